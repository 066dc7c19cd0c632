"""vCard as text: cards, properties and values of 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350), as programs really
write them.

Lines are unfolded as bytes, because writers fold inside a UTF-8 character; a value is decoded on its own, because
one card may hold several encodings. Whatever breaks the grammar is read as continued text rather than lost.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from db.domain.said import Said
from db.exchange import text as texts
from db.exchange.api import MAX_ATTACHMENT, Source

_HEAD = re.compile(r"(?:(?P<group>[A-Za-z0-9_-]+)\.)?(?P<name>[A-Za-z0-9_+-]+)(?=[;:])")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/=]{20,}|[A-Za-z0-9+/]{1,76}={0,2}")
_CARET = re.compile(r"\^([n'^])")
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_LONGEST = MAX_ATTACHMENT * 4 // 3 + 4096
_DEEPEST = 5


@dataclass(slots=True)
class Property:
    """One property: `params` by upper-case name, values in lower case for TYPE; `value` decoded but still escaped."""

    name: str
    value: str
    params: dict[str, list[str]] = field(default_factory=dict)
    group: str = ""
    data: bytes | None = None
    broken: str = ""

    @property
    def types(self) -> set[str]:
        return set(self.params.get("TYPE", ()))

    @property
    def preferred(self) -> bool:
        return "pref" in self.types or "PREF" in self.params


@dataclass(slots=True)
class Card:
    """One card as read. `number` counts from 1 in the file; `complete` is False where its end is missing."""

    number: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)
    complete: bool = True
    agents: list[Card] = field(default_factory=list)

    def all(self, *names: str) -> list[Property]:
        return [p for p in self.properties if p.name in names]

    def first(self, *names: str) -> Property | None:
        return next((p for p in self.properties if p.name in names), None)


def unfold(lines: Iterable[str]) -> Iterator[str]:
    """Logical lines: folds (3.0, 4.0), soft breaks of quoted-printable and bare base64 lines (2.1) joined."""
    parts: list[str] = []
    length = 0
    soft = base64 = False
    for raw in lines:
        line = raw.rstrip("\r\n")
        starts = bool(_HEAD.match(line))
        if parts and soft:
            parts[-1] = parts[-1][:-1]
            joined = line
        elif parts and line[:1] in (" ", "\t"):
            joined = line.strip() if base64 else line[1:]
        elif parts and base64 and not starts and _BASE64_LINE.fullmatch(line.strip()):
            joined = line.strip()
        elif parts and line and not starts:
            joined = "\\n" + line
        else:
            if parts:
                yield "".join(parts)
            parts, length, soft, base64 = [], 0, False, False
            if not line.strip():
                continue
            head = line.partition(":")[0].upper()
            base64 = "BASE64" in head or "ENCODING=B" in head
            joined = line
        length += len(joined)
        if length <= _LONGEST:
            parts.append(joined)
        soft = joined.endswith("=") and "QUOTED-PRINTABLE" in parts[0].partition(":")[0].upper()
    if parts:
        yield "".join(parts)


def _split_head(line: str) -> tuple[str, str] | None:
    """The part before the colon that ends the parameters, and the value; a colon in quotes does not count."""
    quoted = False
    for at, c in enumerate(line):
        if c == '"':
            quoted = not quoted
        elif c == ":" and not quoted:
            return line[:at], line[at + 1 :]
    head, colon, value = line.partition(":")
    return (head, value) if colon else None


def _split_params(head: str) -> list[str]:
    parts: list[str] = []
    quoted, start = False, 0
    for at, c in enumerate(head):
        if c == '"':
            quoted = not quoted
        elif c == ";" and not quoted:
            parts.append(head[start:at])
            start = at + 1
    return [*parts, head[start:]]


def parse_line(line: str) -> Property | None:
    """A logical line as a property with its value as it stands there; None where it is no property."""
    match = _HEAD.match(line)
    split = _split_head(line) if match else None
    if not match or split is None:
        return None
    head, value = split
    params: dict[str, list[str]] = {}
    for part in _split_params(head[match.end() :])[1:]:
        name, equals, given = part.partition("=")
        name = name.strip().upper()
        if not equals:
            given, name = name, ("ENCODING" if name in _ENCODINGS else "TYPE")
        values = [_CARET.sub(_uncaret, v.strip().strip('"')) for v in given.replace('"', "").split(",")]
        if name == "TYPE":
            values = [v.lower() for v in values]
        params.setdefault(name, []).extend(v for v in values if v)
    return Property(match["name"].upper(), value, params, match["group"] or "")


def _uncaret(match: re.Match[str]) -> str:
    return {"n": "\n", "'": '"', "^": "^"}[match[1]]


class Decoder:
    """Turns raw values into text and bytes. `raw`: the text stands for bytes (Latin-1), to be decoded value by
    value."""

    def __init__(self, raw: bool, fallback: str) -> None:
        self.raw = raw
        self.fallback = fallback

    def text(self, data: bytes, charset: str = "") -> str:
        known = data.decode("utf-8", errors="surrogateescape")
        broken = sum("\udc80" <= c <= "\udcff" for c in known)
        if sum(c > "\x7f" for c in known) >= broken * 2:  # UTF-8, at worst with a character cut in two
            return known if not broken else texts.decode_bytes(data, "utf-8")
        codec = charset if charset and texts.known_codec(charset) else self.fallback
        if codec.lower().replace("_", "-") in ("utf-8", "utf8", "us-ascii", "ascii"):
            codec = texts.guess_8bit(data)
        return texts.decode_bytes(data, codec)

    def finish(self, prop: Property) -> Property:
        """Decode the transfer encoding and the character set of a property in place."""
        encoding = (prop.params.get("ENCODING") or [""])[0].upper()
        charset = (prop.params.get("CHARSET") or [""])[0]
        if encoding in ("BASE64", "B"):
            _decode_base64(prop)
        elif encoding == "QUOTED-PRINTABLE":
            raw = prop.value.encode("latin-1" if self.raw else "utf-8", errors="replace")
            prop.value = self.text(binascii.a2b_qp(raw), charset)
        elif self.raw and not prop.value.isascii():
            prop.value = self.text(prop.value.encode("latin-1"), charset)
        if self.raw:
            prop.params = {
                name: [v if v.isascii() else self.text(v.encode("latin-1", "replace")) for v in values]
                for name, values in prop.params.items()
            }
        return prop


def _decode_base64(prop: Property) -> None:
    if len(prop.value) >= _LONGEST - 1024:
        prop.broken = Said("it is larger than 25 MB")
    else:
        compact = "".join(prop.value.split()).rstrip("=")
        try:
            prop.data = binascii.a2b_base64(compact + "=" * (-len(compact) % 4))
        except (binascii.Error, ValueError):
            prop.broken = Said("its coding is damaged")
        if prop.data is not None and len(prop.data) > MAX_ATTACHMENT:
            prop.data, prop.broken = None, Said("it is larger than 25 MB")
    prop.value = ""


def decode_data_uri(prop: Property) -> None:
    """A `data:` value (4.0) as bytes."""
    head, comma, body = prop.value.partition(",")
    if comma and head.lower().endswith(";base64"):
        media = head[5:].split(";")[0]
        prop.value = body
        _decode_base64(prop)
        prop.params.setdefault("MEDIATYPE", [media])


def cards(source: Source, encoding: str | None = None) -> Iterator[Card | int]:
    """The cards of a file, one after the other; a number stands for that many lines outside any card."""
    codec = texts.find_encoding(source, encoding)
    raw = not codec.startswith(("utf-16", "utf-32"))
    fallback = codec
    lines = texts.lines(source, "latin-1" if raw else codec)
    yield from parse_cards(_without_mark(lines), Decoder(raw, fallback))


def _without_mark(lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.removeprefix("\xef\xbb\xbf").removeprefix("\ufeff") if number == 0 else line


def parse_cards(lines: Iterable[str], decoder: Decoder) -> Iterator[Card | int]:
    """Cards from physical lines. Agents (cards within cards) hang on the card that names them."""
    stack: list[Card] = []
    number = outside = 0
    for line in unfold(lines):
        prop = parse_line(line.lstrip() if not stack else line)
        if prop is None:
            outside += bool(not stack and line.strip())
            continue
        if prop.name == "BEGIN" and prop.value.strip().upper() == "VCARD":
            nested = stack and stack[-1].properties and stack[-1].properties[-1].name == "AGENT"
            if stack and not nested:
                done = stack[0]
                done.complete = False
                stack.clear()
                yield done
            if not stack:
                number += 1
            if len(stack) < _DEEPEST:
                stack.append(Card(number))
        elif not stack:
            outside += 1
        elif prop.name == "END" and prop.value.strip().upper() == "VCARD":
            card = stack.pop()
            if stack:
                stack[-1].agents.append(card)
            else:
                yield card
        elif prop.name == "VERSION":
            stack[-1].version = prop.value.strip()
        else:
            stack[-1].properties.append(decoder.finish(prop))
    if stack:
        stack[0].complete = False
        yield stack[0]
    if outside:
        yield outside


def unescape(value: str) -> str:
    """Undo backslash escapes: \\n is a new line, any other escaped character stands for itself."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)


def escape(value: str) -> str:
    """The text as a vCard value: backslash, comma, semicolon and new line escaped."""
    return (
        value.replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
    )


def split(value: str, separator: str) -> list[str]:
    """Split an escaped value at unescaped separators; the parts stay escaped."""
    if "\\" not in value:
        return value.split(separator)
    parts: list[str] = []
    current: list[str] = []
    skip = False
    for c in value:
        if skip:
            current.append(c)
            skip = False
        elif c == "\\":
            current.append(c)
            skip = True
        elif c == separator:
            parts.append("".join(current))
            current = []
        else:
            current.append(c)
    return [*parts, "".join(current)]


def fold(line: str, width: int = 75) -> str:
    """A content line folded at `width` bytes of UTF-8, never inside a character, with CRLF at its end."""
    if len(line.encode("utf-8")) <= width:
        return line + "\r\n"
    out: list[str] = []
    current: list[str] = []
    used = 0
    for c in line:
        size = len(c.encode("utf-8"))
        if used + size > width:
            out.append("".join(current))
            current, used = [" "], 1
        current.append(c)
        used += size
    return "\r\n".join([*out, "".join(current)]) + "\r\n"
