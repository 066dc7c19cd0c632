"""Evernote's ENEX in: notes with tags, days and enclosures. Streaming; no DTD is fetched, no entity is expanded.

A damaged place ends the note it stands in; reading goes on at the next note. Reminders and tasks are offered, never
made into promises.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC
from html import unescape
from xml.parsers import expat

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.exchange import keys
from db.exchange import text as texts
from db.exchange.api import MAX_ATTACHMENT, MAX_TEXT, Draft, ExchangeError, Item, Options, Skipped, Source
from db.exchange.dates import parse_stamp, zone_named
from db.exchange.enclosures import attachment
from db.exchange.enex_notes import Note, Resource, Task, day_text, decode, offers, task_line
from db.exchange.html_text import Rendered, render
from db.exchange.people import details_text

_MAX_NOTE = 4 * MAX_ATTACHMENT
_UNTITLED = frozenset(
    {
        "untitled",
        "untitled note",
        "unbenannt",
        "unbenannte notiz",
        "ohne titel",
        "sans titre",
        "sin titulo",
        "nota senza titolo",
    }
)
_DETAILS = {
    "author": QT_TRANSLATE_NOOP("db", "Author"),
    "source-url": QT_TRANSLATE_NOOP("db", "Source"),
    "place-name": QT_TRANSLATE_NOOP("db", "Place"),
    "subject-date": QT_TRANSLATE_NOOP("db", "About the day"),
}
_TECHNICAL = frozenset({"source", "source-application", "reminder-order", "content-class", "altitude"})
_CONTROLS = bytes(n for n in range(32) if n not in (9, 10, 13))


class Enex:
    """Evernote export (.enex) of any version."""

    name = "enex"
    label = "Evernote (ENEX)"
    suffixes: tuple[str, ...] = (".enex",)

    def detect(self, head: bytes, filename: str) -> float:
        bare = head.replace(b"\x00", b"")[:4096].lower()
        if b"<en-export" in bare:
            return 1.0
        return 0.6 if b"<!doctype en-export" in bare else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        texts.refuse_binary(source.head(), source.name)
        reader = _Reader(source, options)
        found = False
        for item in reader.items():
            found = True
            yield item
        if not found:
            raise ExchangeError(Said("{0} holds no notes. Nothing was changed.", source.name))


class _Reader:
    """Feeds the file to expat and collects one note at a time."""

    def __init__(self, source: Source, options: Options) -> None:
        self._source, self._options = source, options
        self._path: list[str] = []
        self._text: list[str] = []
        self._note: Note | None = None
        self._count = 0
        self._ready: list[Note] = []
        self._done = False
        self._technical: set[str] = set()
        self._seen: dict[str, int] = {}
        self._application_key = ""

    def items(self) -> Iterator[Item]:
        parser, fed = self._parser(), 0
        chunks = self._chunks()
        for chunk in chunks:
            left: bytes | None = chunk
            while left is not None:
                fault: expat.ExpatError | None = None
                try:
                    parser.Parse(left, False)
                except expat.ExpatError as error:
                    fault = error
                yield from self._finished()
                if fault is None:
                    fed, left = fed + len(left), None
                    continue
                yield from self._broken(fault.lineno)
                left = self._resume(left[max(0, parser.ErrorByteIndex - fed) :], chunks)
                parser, fed = self._parser(), 0
        if not self._done:
            yield from self._broken(0)
        if self._technical:
            yield Skipped(
                self._source.name,
                Said("marks for programs only, left out: {0}", ", ".join(sorted(self._technical))),
                minor=True,
            )

    def _chunks(self) -> Iterator[bytes]:
        declared = _declared(self._source.head(200))
        for block in texts.blocks(self._source, texts.find_encoding(self._source, self._options.encoding or declared)):
            yield block.encode("utf-8", "replace").translate(None, _CONTROLS)

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._declared_entity
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._path, self._text = [], []
        return parser

    def _declared_entity(self, *_: object) -> None:
        raise ExchangeError(
            Said(
                "{0} defines entities of its own, which no Evernote export does and which can be used "
                "for an attack. It was not read; nothing was changed.",
                self._source.name,
            )
        )

    def _entity(self, name: str, is_parameter: int) -> None:
        if not is_parameter:
            self._characters(unescape(f"&{name};"))

    def _broken(self, line: int) -> Iterator[Item]:
        """What stood open where the file is damaged: a note whose text is whole comes in, the rest is named."""
        note, self._note = self._note, None
        at = Said(" at line {0}", line) if line else ""
        if note is None:
            if line:
                yield Skipped(self._source.name, Said("the file is damaged{0}; reading went on at the next note", at))
            else:
                yield Skipped(self._source.name, "the file breaks off before its end; what was read came in")
            return
        if "content" in note.fields:
            note.cut = True
            yield from self._drafts(note)
            yield Skipped(
                Said("note {0}", note.number),
                Said("the file is damaged{0}: the text came in, enclosures after it did not", at),
            )
        else:
            yield Skipped(
                Said("note {0}", note.number),
                Said("the file is damaged{0}: the note could not be read", at),
            )

    def _resume(self, rest: bytes, chunks: Iterator[bytes]) -> bytes | None:
        """The bytes from the next note on, under a root of their own, or None at the end of the file."""
        while True:
            at = rest.find(b"<note>")
            if at >= 0:
                return b"<en-export>" + rest[at:]
            following = next(chunks, None)
            if following is None:
                self._done = True
                return None
            rest = rest[-6:] + following

    # --- expat
    # ----------------------------------------------------------------------------------------------------------

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._path.append(tag)
        self._text = []
        if tag == "note" and len(self._path) <= 2:
            self._count += 1
            self._note = Note(self._count)
        elif self._note is not None:
            if tag == "resource":
                self._note.resources.append(Resource())
            elif tag == "task":
                self._note.tasks.append(Task())
            elif tag == "data" and self._note.resources:
                self._note.resources[-1].encoding = attributes.get("encoding", "base64")
            elif tag == "application-data":
                self._application_key = attributes.get("key", "")

    def _characters(self, data: str) -> None:
        note = self._note
        if note is None or not self._path:
            return
        if self._path[-1] == "data" and note.resources:
            resource = note.resources[-1]
            resource.size += len(data)
            note.size += len(data)
            if resource.size <= MAX_ATTACHMENT * 4 // 3 + 4096 and note.size <= _MAX_NOTE:
                resource.data.append(data)
            else:
                resource.data.clear()
            return
        self._text.append(data)

    def _end(self, tag: str) -> None:
        if self._path:
            self._path.pop()
        note, text = self._note, "".join(self._text).strip()
        self._text = []
        if tag == "en-export":
            self._done = True
        if note is None:
            return
        if tag == "note" and len(self._path) <= 1:
            self._ready.append(note)
            self._note = None
        elif "task" in self._path:
            self._end_of_task(note, tag, text)
        elif "resource" in self._path:
            self._end_of_resource(note, tag, text)
        elif tag == "tag":
            note.tags.append(texts.clean_line(text))
        elif tag == "application-data":
            note.extra.append((self._application_key, text))
        elif text and tag not in ("note-attributes", "resource", "task"):
            note.fields.setdefault(tag, text)

    def _end_of_task(self, note: Note, tag: str, text: str) -> None:
        task = note.tasks[-1] if note.tasks else Task()
        field_of = {
            "title": "title",
            "taskStatus": "status",
            "dueDate": "due",
            "taskGroupNoteLevelID": "group",
            "reminderDate": "reminder",
        }
        name = field_of.get(tag, "")
        if name and not getattr(task, name):
            setattr(task, name, texts.clean_line(text))

    def _end_of_resource(self, note: Note, tag: str, text: str) -> None:
        resource = note.resources[-1] if note.resources else Resource()
        if tag == "mime":
            resource.mime = texts.clean_line(text)
        elif tag == "file-name":
            resource.name = texts.clean_line(text)

    # --- drafts
    # ---------------------------------------------------------------------------------------------------------

    def _finished(self) -> Iterator[Item]:
        ready, self._ready = self._ready, []
        for note in ready:
            yield from self._drafts(note)

    def _drafts(self, note: Note) -> Iterator[Item]:
        where = Said("note {0}", note.number)
        files, faults = decode(note)
        names = {hashlib.md5(data, usedforsecurity=False).hexdigest(): name for name, _, data in files}
        tasks: dict[str, list[str]] = {}
        for task in note.tasks:
            tasks.setdefault(task.group, []).append(task_line(task))
        body = render(note.fields.get("content", ""), names, tasks)
        loose = [line for group, lines in tasks.items() if group not in body.task_groups for line in lines]
        text = "\n".join([body.text, *loose]).strip("\n")
        title = texts.clean_line(note.fields.get("title", ""))
        if keys.norm(title) in _UNTITLED and text:
            title = ""
        whole = f"{title}\n\n{text}" if title and text and not text.startswith(title) else text or title
        if not whole and files:
            whole = ", ".join(name for name, _, _ in files)
        if not whole.strip():
            yield Skipped(where, "the note is empty")
            return
        draft = self._note_draft(note, where, whole)
        twin = self._seen.setdefault(draft.key, note.number)
        if twin != note.number:
            yield Skipped(where, Said("the same as note {0}, brought in once", twin))
            return
        yield draft
        yield from self._enclosures(draft, files, body)
        for fault in faults:
            yield Skipped(where, fault)
        if body.encrypted:
            yield Skipped(
                where,
                Said("{0} encrypted part(s) left out: Evernote's passphrase is needed to read them", body.encrypted),
            )

    def _note_draft(self, note: Note, where: str, text: str) -> Draft:
        if len(text) > MAX_TEXT:
            text = text[:MAX_TEXT]
        created = parse_stamp(note.fields.get("created", ""))
        values: dict[str, object] = {"text": text, "details": details_text(self._details(note))}
        if created is not None:
            values["learnt_on"] = created.astimezone(zone_named(self._options.zone)).date()
        if note.tags:
            values["tags"] = tuple(keys.tag(tag) for tag in dict.fromkeys(note.tags) if tag)
        if self._options.customer:
            values["customer"] = keys.customer(self._options.customer)
        # An export names no ids. The moment of making and the title outlast a change of the text.
        title, changed = texts.clean_line(note.fields.get("title", "")), parse_stamp(note.fields.get("updated", ""))
        key = keys.text_key("note-enex", note.fields.get("created", ""), title if created else text)
        if created is not None:
            key = keys.version_key(key, (changed or created).astimezone(UTC), text)
        return Draft("note", key, values, where, text[:80], offers=tuple(offers(note, text)))

    def _details(self, note: Note) -> Iterator[tuple[str, str]]:
        fields = note.fields
        for name, label in _DETAILS.items():
            if name in fields:
                yield label, day_text(fields[name]) if name == "subject-date" else texts.clean_line(fields[name])
        if "latitude" in fields and "longitude" in fields:
            place = ", ".join(texts.clean_line(fields[name]) for name in ("latitude", "longitude"))
            yield QT_TRANSLATE_NOOP("db", "Position"), place
        if "reminder-time" in fields:
            yield QT_TRANSLATE_NOOP("db", "Reminder"), day_text(fields["reminder-time"])
        if "reminder-done-time" in fields:
            yield QT_TRANSLATE_NOOP("db", "Reminder done"), day_text(fields["reminder-done-time"])
        created, updated = parse_stamp(fields.get("created", "")), parse_stamp(fields.get("updated", ""))
        if updated and (created is None or updated.date() != created.date()):
            yield QT_TRANSLATE_NOOP("db", "Last changed"), updated.date().isoformat()
        yield from note.extra
        self._technical.update(_TECHNICAL & fields.keys())

    def _enclosures(self, draft: Draft, files: list[tuple[str, str, bytes]], body: Rendered) -> Iterator[Item]:
        seen: set[str] = set()
        for name, mime, data in files:
            made = attachment(draft, data, name, mime)
            if made.key not in seen:
                seen.add(made.key)
                yield made
        for number, (mime, data) in enumerate(body.pictures, 1):
            if len(data) > MAX_ATTACHMENT:
                yield Skipped(draft.where, "a picture in the text is larger than 25 MB and was left out")
            elif data:
                yield attachment(draft, data, f"picture-{number}.{mime.rpartition('/')[2]}", mime)
        if body.drawings:
            yield Skipped(draft.where, Said("{0} small drawing(s) of a web page left out", body.drawings), minor=True)


def _declared(head: bytes) -> str | None:
    """The encoding an XML declaration names."""
    at = head.find(b"encoding=")
    if at < 0 or not head.lstrip(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml"):
        return None
    quote = head[at + 9 : at + 10]
    name = head[at + 10 :].split(quote, 1)[0].decode("ascii", "replace")
    return name if name.lower() not in ("utf-8", "utf8") else None
