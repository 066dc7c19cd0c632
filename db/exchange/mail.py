"""Mail in: an .eml message or an .mbox of many. A message becomes a note about the people it went between.

Only people who are known already are linked; nobody is made out of an address book line. Nothing in a mail is loaded
or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.exchange import keys
from db.exchange import text as texts
from db.exchange.api import MAX_ATTACHMENT, MAX_TEXT, Draft, ExchangeError, Item, Lookup, Options, Skipped, Source
from db.exchange.dates import zone_named
from db.exchange.enclosures import attachment
from db.exchange.html_text import render
from db.exchange.people import details_text

_LARGEST = 60 * 1024 * 1024
_HEADER = re.compile(
    rb"^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|x-[a-z-]+|reply-to|cc): ?",
    re.IGNORECASE,
)
_SMALL_PICTURE = 10_000


class Mail:
    """Mail messages: .eml, or .mbox with many."""

    name = "mail"
    label: str = Said("Mail")
    suffixes: tuple[str, ...] = (".eml", ".mbox")

    def detect(self, head: bytes, filename: str) -> float:
        start = head.lstrip(b"\r\n")
        if start.startswith(b"From ") and b"\n" in start and _HEADER.match(start.partition(b"\n")[2]):
            return 0.95
        found = sum(bool(_HEADER.match(line)) for line in start.split(b"\n")[:40])
        if found >= 3 and _HEADER.match(start):
            return 0.9
        return 0.5 if filename.lower().endswith(self.suffixes) and found else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        texts.refuse_binary(source.head(), source.name)
        count = 0
        for count, raw in enumerate(_messages(source), 1):
            where = Said("message {0}", count)
            if raw is None:
                yield Skipped(where, "the message is larger than 60 MB and was left out")
                continue
            try:
                yield from read_message(raw, where, options)
            except (ValueError, LookupError, AttributeError, TypeError, IndexError, KeyError, RecursionError):
                # the standard library's parser raises these on hostile headers
                yield Skipped(where, "the message is damaged and could not be read")
        if not count:
            raise ExchangeError(Said("{0} holds no mail. Nothing was changed.", source.name))


def _messages(source: Source) -> Iterator[bytes | None]:
    """The messages of a file; None for one that is too large."""
    many = source.head(4096).lstrip(b"\r\n").startswith(b"From ")
    parts: list[bytes] = []
    size, blank = 0, True
    rest = b""
    with source.open() as file:
        while True:
            block = file.read(1 << 16)
            lines = (rest + block).split(b"\n")
            rest = lines.pop() if block else b""
            for line in lines:
                if many and blank and line.startswith(b"From "):
                    if parts or size:
                        yield b"\n".join(parts) if size <= _LARGEST else None
                    parts, size = [], 0
                    blank = False
                    continue
                blank = not line.strip()
                size += len(line) + 1
                if size <= _LARGEST:
                    parts.append(line[1:] if many and re.match(rb">+From ", line) else line)
                elif parts:
                    parts = []
            if not block:
                break
    if size:
        yield b"\n".join(parts) if size <= _LARGEST else None


def read_message(raw: bytes, where: str, options: Options) -> Iterator[Item]:
    """One message as a note with its attachments."""
    message = message_from_bytes(raw)
    subject = _header(message, "Subject")
    body, files, faults = _contents(message)
    text = f"{subject}\n\n{body}".strip() if subject and not body.startswith(subject) else body or subject
    if not text:
        yield Skipped(where, "the message has no text")
        return
    details, people = [], []
    for name in (QT_TRANSLATE_NOOP("db", "From"), QT_TRANSLATE_NOOP("db", "To"), "Cc"):
        pairs = [(_decoded(n), a) for n, a in getaddresses([str(v) for v in message.get_all(name, [])])]
        shown = [f"{n} <{a}>" if n else a for n, a in pairs if a or n]
        if shown:
            details.append((name, ", ".join(shown)))
        people += [Lookup("contact", name="", email=a.strip().casefold()) for _, a in pairs if "@" in a]
    values: dict[str, object] = {"text": text[:MAX_TEXT], "about": tuple(dict.fromkeys(people)), "source": "said"}
    try:
        sent = parsedate_to_datetime(_header(message, "Date"))
        values["learnt_on"] = sent.astimezone(zone_named(options.zone)).date() if sent.tzinfo else sent.date()
    except (ValueError, TypeError, IndexError, OverflowError):
        if _header(message, "Date"):
            details.append((QT_TRANSLATE_NOOP("db", "Date"), _header(message, "Date")))
    if options.customer:
        values["customer"] = keys.customer(options.customer)
    values["details"] = details_text(details)
    ident = _header(message, "Message-ID").strip("<> ")
    key = keys.text_key("note-mail", ident) if ident else keys.text_key("note-mail", _header(message, "Date"), text)
    note = Draft("note", key, {k: v for k, v in values.items() if v}, where, text[:80], explicit=bool(ident))
    yield note
    for name, media, data in files:
        yield attachment(note, data, name, media)
    for fault in faults:
        yield Skipped(where, fault)


def _contents(message: Message) -> tuple[str, list[tuple[str, str, bytes]], list[str]]:
    """(text, attachments, what was left out)"""
    plain: list[str] = []
    rich: list[str] = []
    files: list[tuple[str, str, bytes]] = []
    faults: list[str] = []
    for number, part in enumerate(_leaves(message), 1):
        media, name = part.get_content_type(), _filename(part)
        attached = part.get_content_disposition() == "attachment" or bool(name)
        if media in ("text/plain", "text/html") and not attached:
            (plain if media == "text/plain" else rich).append(_text(part))
            continue
        data = _bytes(part)
        if len(data) > MAX_ATTACHMENT:
            faults.append(f"attachment {number} is larger than 25 MB and was left out")
        elif data and not (media.startswith("image/") and not attached and len(data) < _SMALL_PICTURE):
            suffix = media.rpartition("/")[2].split("+")[0]
            files.append(
                (name or f"attachment-{number}.{'eml' if media.startswith('message/') else suffix}", media, data)
            )
    text = "\n\n".join(p for p in plain if p.strip()) or "\n\n".join(render(r).text for r in rich)
    return texts.clean_text(text), files, faults


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something; a mail within a mail is one part."""
    if message.get_content_maintype() == "multipart" and depth < 20:
        parts = message.get_payload()
        for part in parts if isinstance(parts, list) else []:
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], Message):
        return inner[0].as_bytes(policy=policy.compat32)
    return b""


def _text(part: Message) -> str:
    data = _bytes(part)
    charset = str(part.get_content_charset() or "")
    if charset and texts.known_codec(charset):
        return texts.decode_bytes(data, charset)
    return texts.decode_bytes(data, "utf-8")


def _filename(part: Message) -> str:
    try:
        return texts.clean_line(_decoded(part.get_filename() or ""))
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _header(message: Message, name: str) -> str:
    return texts.clean_line(_decoded(str(message.get(name, ""))))


def _decoded(value: str) -> str:
    """A header with its encoded words (RFC 2047) read; raw 8-bit letters as UTF-8 or Windows-1252."""
    if "=?" in value:
        try:
            value = str(make_header(decode_header(value)))
        except (ValueError, LookupError, HeaderParseError):
            return value
    raw = value.encode("utf-8", "surrogateescape")
    return value if value.isascii() else texts.decode_bytes(raw, "utf-8")
