"""Bytes to text: which encoding a file has, decoding that loses nothing, and cleaning what no record may hold.

Files of the world lie about their encoding or mix two. So: a byte order mark wins, then UTF-8 if the whole file is,
then a
guess among the encodings that address books and spreadsheets write. Bytes that do not fit are read as Windows-1252
rather than dropped.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator

from charset_normalizer import from_bytes

from db.domain.said import Said
from db.exchange.api import ExchangeError, Source

CHUNK = 1 << 16

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FALLBACK = "tacit-cp1252"

#: Western letters and typographic marks: what Windows-1252 text is made of.
_WESTERN = frozenset("äöüßÄÖÜàâæçèéêëîïñôœùûüÿÀÂÆÇÈÉÊËÎÏÑÔŒÙÛŸáíóúÁÍÓÚ¿¡ãõÃÕåøÅØìòÌÒ€’‘“”„–—…«»°§·®©™£´ºª½²³µ•\xa0")

_CONTROLS = {n: None for n in range(32) if n not in (9, 10, 13)} | {0x7F: None, 0xFEFF: None}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

MAGIC = {
    b"PK\x03\x04": Said("a packed file (zip, or a spreadsheet such as .xlsx)"),
    b"PK\x05\x06": Said("a packed file (zip)"),
    b"\x1f\x8b": Said("a packed file (gzip)"),
    b"\xd0\xcf\x11\xe0": Said("an old Office document"),
    b"%PDF": Said("a PDF"),
    b"SQLite format 3": Said("a database"),
    b"\x89PNG": Said("a picture"),
    b"\xff\xd8\xff": Said("a picture"),
    b"GIF8": Said("a picture"),
    b"\x7fELF": Said("a program"),
    b"MZ\x90": Said("a program"),
    b"7z\xbc\xaf": Said("a packed file (7z)"),
    b"Rar!": Said("a packed file (rar)"),
}


def _as_cp1252(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(bytes((b,)).decode("cp1252", errors="replace") for b in bad), error.end


codecs.register_error(_FALLBACK, _as_cp1252)


def refuse_binary(head: bytes, name: str) -> None:
    """ExchangeError for what is plainly no text: packed files, pictures, databases, or nothing at all."""
    if not head:
        raise ExchangeError(Said("{0} is empty: there was nothing to bring in.", name))
    for magic, what in MAGIC.items():
        if head.startswith(magic):
            raise ExchangeError(
                Said(
                    "{0} is {1}, which Tacit does not read. Nothing was changed. "
                    "Save or export it as CSV, vCard or ENEX first.",
                    name,
                    what,
                )
            )
    if guess_wide(head) is None and not head.startswith(tuple(b for b, _ in _BOMS)):
        sample = head[:4096]
        strange = sum(b < 9 or 13 < b < 32 for b in sample)
        if strange * 10 > len(sample) * 3:
            raise ExchangeError(
                Said("{0} is not a text file. Nothing was changed. Choose a CSV, vCard or ENEX file.", name)
            )


def guess_wide(head: bytes) -> str | None:
    """utf-16-le or -be for text without a byte order mark whose every other byte is nought; else None."""
    sample = head[: 4096 & ~1]
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    even = sum(b == 0 for b in sample[0 : pairs * 2 : 2])
    odd = sum(b == 0 for b in sample[1 : pairs * 2 : 2])
    if even > pairs * 0.4 and odd < pairs * 0.1:
        return "utf-16-be"
    if odd > pairs * 0.4 and even < pairs * 0.1:
        return "utf-16-le"
    return None


def find_encoding(source: Source, declared: str | None = None) -> str:
    """The codec to read the file with. `declared` is what the file or a person says; it wins where Python knows it."""
    head = source.head()
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return codec
    if declared and known_codec(declared):
        return declared
    wide = guess_wide(head)
    if wide:
        return wide
    good, bad, sample = _survey(source)
    if not bad or good > bad * 20:
        return "utf-8"
    return guess_8bit(sample)


def _survey(source: Source) -> tuple[int, int, bytes]:
    """Count valid and broken UTF-8 sequences above ASCII, and gather lines that hold such bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    good = bad = 0
    sample = bytearray()
    with source.open() as file:
        while True:
            block = file.read(CHUNK)
            if block.isascii() and block:
                continue
            text = decoder.decode(block, final=not block)
            broken = len(_SURROGATE.findall(text))
            bad += broken
            good += sum(c > "\x7f" for c in text) - broken
            if broken and len(sample) < 4 * CHUNK:
                sample += b"\n".join(line for line in block.split(b"\n") if not line.isascii())
            if not block:
                break
    source.done = 0
    return good, bad, bytes(sample)


def guess_8bit(sample: bytes) -> str:
    """An encoding for text that is not UTF-8, from a sample. Western ones are tried first: they are what
    spreadsheets write."""
    high = [b for b in sample if b > 0x7F]
    if not high:
        return "utf-8"

    scores = {codec: _western(sample, codec) for codec in ("cp1252", "mac_roman", "cp850")}
    best = max(scores, key=lambda codec: (scores[codec], codec == "cp1252"))
    letters_alone = _isolated(sample)
    if scores["cp1252"] >= 0.9 and letters_alone > 0.5:
        return "cp1252"
    if scores[best] >= 0.95 and letters_alone > 0.5 and scores[best] > scores["cp1252"] + 0.2:
        return best
    guess = from_bytes(sample[: CHUNK * 2]).best()
    return guess.encoding if guess is not None and known_codec(guess.encoding) else "cp1252"


def _western(sample: bytes, codec: str) -> float:
    """How well a sample reads as Western words: letters of the West, capitals at the beginning, marks between words."""
    text = f" {sample.decode(codec, errors='replace')} "
    good = total = 0
    for at, c in enumerate(text):
        if c <= "\x7f":
            continue
        total += 1
        before, after = text[at - 1], text[at + 1]
        if c not in _WESTERN:
            continue
        if c.isalpha() and c not in "ªº":
            good += c.islower() or not before.islower()
        else:
            good += not (before.isalpha() and after.isalpha()) or c in "’'"
    return good / total if total else 0.0


def _isolated(sample: bytes) -> float:
    """Share of high bytes that stand alone, as accents in Western words do; Cyrillic or Chinese bytes come in runs."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    return sum(len(run) <= 2 for run in runs) / len(runs) if runs else 1.0


def known_codec(name: str) -> bool:
    """Whether Python can decode text by this name (and not, say, `base64`)."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def decode_bytes(data: bytes, codec: str) -> str:
    """All of the bytes as text; what does not fit is read as Windows-1252."""
    return data.decode(codec, errors=_errors(codec)) if known_codec(codec) else data.decode("utf-8", errors=_FALLBACK)


def _errors(codec: str) -> str:
    return _FALLBACK if codecs.lookup(codec).name.startswith(("utf-8", "ascii")) else "replace"


def blocks(source: Source, codec: str) -> Iterator[str]:
    """The file's text in blocks, decoded without loss; progress is kept in `source.done`."""
    decoder = codecs.getincrementaldecoder(codec)(errors=_errors(codec))
    with source.open() as file:
        while True:
            block = file.read(CHUNK)
            text = decoder.decode(block, final=not block)
            if text:
                yield text
            if not block:
                return


def lines(source: Source, codec: str, longest: int = 64 * 1024 * 1024) -> Iterator[str]:
    """The file's lines with their ends (LF, CRLF, CRCRLF or a lone CR), never more than `longest` characters in one
    piece."""
    held: list[str] = []  # pieces of a line that has not ended; looked at once, however long it grows
    length, returns = 0, ""
    for block in blocks(source, codec):
        text = returns + block
        ended = text.rstrip("\r")  # a CR at the end may belong to a line end that goes on in the next block
        text, returns = (ended, text[len(ended) :]) if len(text) - len(ended) < CHUNK else (text, "")
        parts = split_lines(text)
        tail = parts.pop() if parts and not parts[-1].endswith(("\n", "\r")) else ""
        if parts and held:
            parts[0] = "".join([*held, parts[0]])
            held, length = [], 0
        yield from parts
        if tail:
            held.append(tail)
            length += len(tail)
        if length > longest:
            yield "".join(held)
            held, length = [], 0
    if rest := "".join(held) + returns:
        yield from split_lines(rest)


# No more than three CR before an LF: with any number of them, a file of nothing but CRs would take for ever.
_LINE = re.compile(r"[^\r\n]*(?:\r{0,3}\n|\r)|[^\r\n]+")


def split_lines(text: str) -> list[str]:
    """Physical lines with their ends; only CR and LF end a line (unlike `str.splitlines`). The standard library is
    ten times as fast where no CRCRLF may lie."""
    return _LINE.findall(text) if "\r\r" in text else io.StringIO(text, newline="").readlines()


def clean(text: str) -> str:
    """Text that a record may hold: no NUL or control characters, no lone surrogates, LF line ends, NFC."""
    if _CONTROL.search(text):
        text = _SURROGATE.sub("\ufffd", text.translate(_CONTROLS))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Clean text on one line, blanks collapsed."""
    return " ".join(clean(text).split())


def clean_text(text: str) -> str:
    """Clean text of several lines: trailing blanks gone, no blank lines at the ends."""
    text = clean(text)
    return text.rstrip() if "\n" not in text else "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
