"""Markdown in: one note a file, with what its front matter says. Folders of them are walked by the service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.domain.said import Said
from db.exchange import keys
from db.exchange import text as texts
from db.exchange.api import MAX_TEXT, Draft, ExchangeError, Item, Options, Skipped, Source
from db.exchange.dates import parse_day
from db.exchange.people import details_text

_LARGEST = 8 * 1024 * 1024
_FENCE = re.compile(r"^---[ \t]*\r?\n(?P<head>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_LINE = re.compile(r"^(?P<key>[A-Za-zÀ-ÿ_][\w \-]{0,40})\s*:\s*(?P<value>.*)$")
_ITEM = re.compile(r"^\s*-\s+(?P<value>.+)$")
_DATED = re.compile(r"^(\d{4}-\d{2}-\d{2})")
_CUSTOMER = frozenset(
    {"customer", "company", "account", "organization", "kunde", "firma", "client", "cliente", "klant", "azienda"}
)
_PEOPLE = frozenset(
    {"about", "people", "person", "contact", "contacts", "attendees", "teilnehmer", "kontakt", "participants"}
)
_DATE = frozenset({"date", "created", "datum", "learnt on", "created at", "fecha", "data"})
_TAGS = frozenset({"tags", "tag", "keywords", "categories", "schlagworte"})
_TITLE = frozenset({"title", "titel", "titre", "titulo"})


class Markdown:
    """Markdown or plain text, one note a file."""

    name = "markdown"
    label = "Markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".txt")

    def detect(self, head: bytes, filename: str) -> float:
        try:
            texts.refuse_binary(head, filename)
        except ExchangeError:
            return 0.0
        named = filename.lower().endswith((".md", ".markdown"))
        start = head.lstrip(b"\xef\xbb\xbf")
        marked = start.startswith((b"---\n", b"---\r\n", b"# ")) or b"\n## " in start[:4096]
        return 0.9 if named else 0.55 if marked else 0.3 if filename.lower().endswith(".txt") else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        texts.refuse_binary(source.head(), source.name)
        if source.size > _LARGEST:
            raise ExchangeError(
                Said("{0} is larger than 8 MB, too much for one note. Nothing was changed. Split it up.", source.name)
            )
        codec = texts.find_encoding(source, options.encoding)
        raw = "".join(texts.blocks(source, codec)).removeprefix("\ufeff")
        head, body = split_front_matter(raw)
        if "tacit" in head:
            raise ExchangeError(
                Said(
                    "{0} is a page that Tacit exported to be read. Nothing was changed. "
                    "To bring the records back, import the JSON export.",
                    source.name,
                )
            )
        text = texts.clean_text(body)
        title = next((v[0] for k, v in head.items() if k in _TITLE and v), "")
        stem = texts.clean_line(source.path.stem)
        if title and not keys.norm(text).startswith(keys.norm(title)):
            text = f"{title}\n\n{text}".strip()
        elif not title and stem and not _DATED.fullmatch(stem) and not text.lstrip("# ").startswith(stem):
            text = f"{stem}\n\n{text}".strip() if text else ""
        if not text:
            yield Skipped(source.name, "the file has no text")
            return
        yield self._draft(source, head, text, options)

    def _draft(self, source: Source, head: dict[str, list[str]], text: str, options: Options) -> Draft:
        values: dict[str, object] = {"text": text[:MAX_TEXT]}
        rest: list[tuple[str, str]] = []
        customer, people, tags, day = "", [], [], None
        for name, given in head.items():
            if name in _CUSTOMER and given and not customer:
                customer = given[0]
            elif name in _PEOPLE:
                people += given
            elif name in _TAGS:
                tags += [t.lstrip("#") for v in given for t in re.split(r"[,;]\s*", v)]
            elif name in _DATE and day is None and given and (found := parse_day(given[0], options.day_first)):
                day = found
            elif name not in _TITLE and given:
                rest.append((name.capitalize(), ", ".join(given)))
        dated = _DATED.match(source.path.stem)
        day = day or (parse_day(dated[1], None) if dated else None)
        firm = keys.customer(customer or options.customer) if customer or options.customer else None
        if firm is not None:
            values["customer"] = firm
        if people:
            values["about"] = tuple(keys.contact(p.strip("[]\"' "), firm) for p in people if p.strip("[]\"' "))
        if tags:
            values["tags"] = tuple(keys.tag(t) for t in dict.fromkeys(tags) if t.strip())
        if day is not None:
            values["learnt_on"] = day
        values["details"] = details_text(rest)
        return Draft("note", keys.text_key("note-md", text), values, source.name, text[:80])


def split_front_matter(text: str) -> tuple[dict[str, list[str]], str]:
    """The front matter as lists of values by lower-case key, and the rest. Only plain lines and lists are
    understood."""
    match = _FENCE.match(text)
    if not match:
        return {}, text
    found: dict[str, list[str]] = {}
    last = ""
    for line in match["head"].splitlines():
        item = _ITEM.match(line)
        pair = _LINE.match(line)
        if item and last:
            found[last].append(_plain(item["value"]))
        elif pair:
            last = pair["key"].strip().lower()
            value = pair["value"].strip()
            if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
                found[last] = [_plain(v) for v in value[1:-1].split(",") if v.strip()]
            else:
                found[last] = [_plain(value)] if value else []
    return found, text[match.end() :]


def _plain(value: str) -> str:
    return texts.clean_line(value).strip("\"'").removeprefix("[[").removesuffix("]]")
