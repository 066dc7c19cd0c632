"""Telling formats apart by content, previews, and input that means harm."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from db.exchange.api import Draft, ExchangeError, Options, Skipped, Source
from db.exchange.vcard_lines import escape, fold
from tests.db.exchange.reading import FORMATS, read, read_text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("BEGIN:VCARD\nFN:A\nEND:VCARD\n", "vcard"),
        ('<?xml version="1.0"?><en-export></en-export>', "enex"),
        ("From: a@b\nTo: c@d\nSubject: x\nDate: y\n\nbody", "mail"),
        ("First Name;Last Name\nA;B\n", "csv"),
        ("account\tcomment\nAcme\thello\n", "csv"),
        ('{"tacit": "export", "version": 1, "records": [\n]}', "json"),
    ],
)
def test_the_name_of_a_file_does_not_decide(tmp_path: Path, content: str, name: str) -> None:
    path = tmp_path / "file.txt"
    path.write_text(content)
    assert FORMATS.of(Source(path))[0].name == name


def test_what_is_in_no_format_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_text("just words\n")
    with pytest.raises(ExchangeError, match="in no format"):
        FORMATS.of(Source(path))


def test_a_preview_shows_columns_rows_and_what_they_become(shared: Path) -> None:
    seen = FORMATS.inspect(shared / "crm" / "interactions.csv")
    assert (seen.format, seen.delimiter, seen.encoding) == ("csv", ",", "utf-8")
    assert [(c.kind, c.field) for c in seen.columns][1:3] == [("customer", "name"), ("contact", "name")]
    assert seen.counts == {"note": 626, "contact": 85, "customer": 85}
    assert seen.exact
    assert len(seen.rows) == 20


def test_the_naughty_strings_go_through_every_format(shared: Path, tmp_path: Path) -> None:
    """Each string as a note in a table and as a name on a card: it comes in or its place is named, never a fault."""
    strings = [s for s in json.loads((shared / "naughty" / "blns.json").read_text("utf-8")) if s.strip()]
    table = "account,comment\n" + "".join(
        'Acme{},"{}"\n'.format(n, s.replace('"', '""')) for n, s in enumerate(strings)
    )
    drafts, left = read_text(tmp_path, "all.csv", table)
    notes = [d for d in drafts if d.kind == "note"]
    assert len(notes) + len([s for s in left if "no text" in s.why]) == len(strings)
    cards = "".join(f"BEGIN:VCARD\r\nVERSION:4.0\r\n{fold('FN:' + escape(s))}END:VCARD\r\n" for s in strings)
    drafts, left = read_text(tmp_path, "all.vcf", cards)
    assert len(drafts) + len([s for s in left if "no name" in s.why]) == len(strings)


def test_damaged_files_never_raise_but_in_words(shared: Path, tmp_path: Path) -> None:
    seed = 20261122
    rnd = random.Random(seed)
    print("seed", seed)  # noqa: T201
    paths = [
        p for p in sorted(shared.glob("*/*")) if p.suffix in (".vcf", ".enex", ".csv") and p.stat().st_size < 60_000
    ]
    for path in paths:
        raw = path.read_bytes()
        for harm in (_cut, _flip, _insert):
            target = tmp_path / f"x{path.suffix}"
            target.write_bytes(harm(rnd, bytearray(raw)))
            try:
                items = list(FORMATS.of(Source(target))[0].read(Source(target), Options()))
            except ExchangeError:
                continue
            assert all(isinstance(i, Draft | Skipped) for i in items)


def _cut(rnd: random.Random, data: bytearray) -> bytes:
    return bytes(data[: rnd.randrange(len(data))])


def _flip(rnd: random.Random, data: bytearray) -> bytes:
    for _ in range(20):
        data[rnd.randrange(len(data))] = rnd.randrange(256)
    return bytes(data)


def _insert(rnd: random.Random, data: bytearray) -> bytes:
    at = rnd.randrange(len(data))
    return bytes(data[:at] + rnd.randbytes(50) + data[at:])


def test_drafts_hold_text_that_can_be_stored(shared: Path) -> None:
    for path in sorted(shared.glob("vcard/*.vcf")):
        for draft in read(path)[0]:
            for value in draft.values.values():
                if isinstance(value, str):
                    value.encode("utf-8")
                    assert "\x00" not in value
