"""Evernote exports, whole and damaged, become notes with everything in them."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path

import pytest

from db.exchange.api import ExchangeError, Options
from tests.db.exchange.reading import losses, plain, read, read_text

HEAD = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">'


def note(body: str, title: str = "T", more: str = "") -> str:
    return (
        f"<note><title>{title}</title>"
        f"<content><![CDATA[<!DOCTYPE en-note SYSTEM 'x'><en-note>{body}</en-note>]]></content>"
        f"<created>20240131T233000Z</created>{more}</note>"
    )


def export(*notes: str) -> str:
    return f"{HEAD}<en-export>{''.join(notes)}</en-export>"


def text_of(tmp_path: Path, body: str) -> str:
    (draft, *_), _ = read_text(tmp_path, "a.enex", export(note(body)))
    return str(draft.values["text"])


def test_every_sample_comes_in(shared: Path) -> None:
    total = 0
    for path in sorted((shared / "enex").glob("*.enex")):
        drafts, skipped = read(path)
        notes = [d for d in drafts if d.kind == "note"]
        assert notes, path.name
        assert [s.why for s in losses(skipped)] == (
            [] if path.name != "test-encryption.enex" else [losses(skipped)[0].why]
        )
        total += len(notes)
    assert total == 85


def test_lists_boxes_tables_code_and_links_stay_readable(tmp_path: Path) -> None:
    assert text_of(tmp_path, "<ul><li>a</li><ul><li>b</li></ul></ul><ol><li>c</li></ol>").endswith("- a\n  - b\n1. c")
    assert "[ ] open\n[x] done" in text_of(
        tmp_path, '<div><en-todo/>open</div><div><en-todo checked="true"/>done</div>'
    )
    assert "a | b\nc | d" in text_of(
        tmp_path, "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )
    assert "```\ndef f():\n    x\n```" in text_of(
        tmp_path, '<div style="-en-codeblock:true"><div>def f():</div><div>    x</div></div>'
    )
    assert "Shop (https://x.example/?a=1&b=2)" in text_of(tmp_path, '<a href="https://x.example/?a=1&amp;b=2">Shop</a>')
    assert "a b" in text_of(tmp_path, "a&nbsp;&nbsp;b")


def test_a_note_with_all_its_parts(tmp_path: Path) -> None:
    picture = base64.b64encode(b"\x89PNG....").decode()
    more = (
        "<updated>20240301T000000Z</updated><tag>one</tag><tag>two</tag><note-attributes><author>Maren</author>"
        "<source-url>https://x.example</source-url><reminder-time>20240401T070000Z</reminder-time></note-attributes>"
        f'<resource><data encoding="base64">{picture}</data><mime>image/png</mime>'
        "<resource-attributes><file-name>../../p.png</file-name>"
        "</resource-attributes></resource>"
    )
    (draft, file), _ = read_text(tmp_path, "a.enex", export(note("hello", more=more)), Options(zone="Europe/Berlin"))
    values = plain(draft)
    assert values["text"] == "T\n\nhello"
    assert values["learnt_on"] == date(2024, 2, 1)
    assert values["tags"] == ("one", "two")
    assert (
        values["details"] == "Author: Maren\nSource: https://x.example\nReminder: 2024-04-01\nLast changed: 2024-03-01"
    )
    assert [(o.what, o.due) for o in draft.offers] == [("T", date(2024, 4, 1))]
    assert file.data == b"\x89PNG...."


def test_a_truncated_file_gives_what_was_readable(tmp_path: Path) -> None:
    whole = export(note("first"), note("second"), note("third"))
    for cut in range(len(HEAD) + 20, len(whole) - 5, 17):
        drafts, skipped = read_text(tmp_path, "a.enex", whole[:cut]) if cut > whole.index("</note>") else ([], [])
        texts = [str(d.values["text"]) for d in drafts]
        assert texts == ["T\n\nfirst", "T\n\nsecond", "T\n\nthird"][: len(texts)]
        if texts:
            assert losses(skipped)


def test_damage_in_one_note_costs_that_note_only(tmp_path: Path) -> None:
    broken = "<note><title>bad < title</title></note>"
    drafts, skipped = read_text(tmp_path, "a.enex", export(note("first"), broken, note("third", "U")))
    assert [d.values["text"] for d in drafts] == ["T\n\nfirst", "U\n\nthird"]
    assert [s.where for s in losses(skipped)] == ["note 2"]


def test_control_characters_do_no_harm(tmp_path: Path) -> None:
    (draft,), _ = read_text(tmp_path, "a.enex", export(note("a\x00b\x0bc")))
    assert draft.values["text"] == "T\n\nabc"


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/hostname">']
)
def test_entities_are_refused(tmp_path: Path, entity: str) -> None:
    with pytest.raises(ExchangeError, match="entities"):
        read_text(
            tmp_path,
            "a.enex",
            f"<?xml version='1.0'?><!DOCTYPE en-export [{entity}]><en-export>{note('&a;')}</en-export>",
        )


def test_an_encrypted_part_is_named(shared: Path) -> None:
    (draft,), skipped = read(shared / "enex" / "test-encryption.enex")
    assert "[encrypted part]" in str(draft.values["text"])
    assert "passphrase" in losses(skipped)[0].why


def test_an_enclosure_beyond_the_bound_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.exchange.enex.MAX_ATTACHMENT", 10)
    more = f"<resource><data encoding='base64'>{'QUJD' * 2000}</data><mime>image/png</mime></resource>"
    drafts, skipped = read_text(tmp_path, "a.enex", export(note("x", more=more)))
    assert [d.kind for d in drafts] == ["note"]
    assert "larger" in losses(skipped)[0].why


def test_deep_nesting_ends(tmp_path: Path) -> None:
    assert text_of(tmp_path, "<div><ul><li>" * 5000 + "deep").endswith("deep")
