"""Markdown files are notes, with what their front matter says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.exchange.api import ExchangeError
from tests.db.exchange.reading import plain, read_text


def test_front_matter(tmp_path: Path) -> None:
    head = (
        "customer: W GmbH\nabout:\n  - Anna Weber\n  - '[[Bob]]'\ntags: [steel, '#vip']\ndate: 2024-01-31\nmood: good\n"
    )
    text = f"---\n{head}---\n# Visit\n\nShe likes tea.\n"
    (draft,), _ = read_text(tmp_path, "Visit.md", text)
    assert plain(draft) == {
        "text": "# Visit\n\nShe likes tea.",
        "customer": "W GmbH",
        "about": ("Anna Weber", "Bob"),
        "tags": ("steel", "vip"),
        "learnt_on": date(2024, 1, 31),
        "details": "Mood: good",
    }


def test_a_plain_file_has_its_name_for_a_title(tmp_path: Path) -> None:
    (draft,), _ = read_text(tmp_path, "Call with Anna.md", "She will call back.")
    assert draft.values["text"] == "Call with Anna\n\nShe will call back."


def test_a_day_in_the_name_is_the_day(tmp_path: Path) -> None:
    (draft,), _ = read_text(tmp_path, "2024-01-31.md", "Hello")
    assert (draft.values["text"], draft.values["learnt_on"]) == ("Hello", date(2024, 1, 31))


def test_our_own_pages_are_not_taken_for_notes(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="JSON"):
        read_text(tmp_path, "a.md", "---\ntacit: export\ntitle: X\n---\n# X\n")
