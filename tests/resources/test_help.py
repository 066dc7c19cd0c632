"""The help pages: each in both languages, of the same build, and short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
PAGES = ("capture", "import", "keyboard", "promises", "search", "searches", "security", "sharing", "sync")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_is_there(language: str) -> None:
    assert sorted(path.stem for path in (HELP / language).glob("*.md")) == list(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_are_built_alike(name: str) -> None:
    english, german = ((HELP / language / f"{name}.md").read_text("utf-8") for language in ("en", "de"))

    for text in (english, german):
        assert re.match(r"# \S.*\n\n", text)
        assert len(text.split()) < 400
    for part in (r"^\|", r"^- ", r"^\d\. ", r"^> ", r"^\*\*"):
        assert len(re.findall(part, english, re.MULTILINE)) == len(re.findall(part, german, re.MULTILINE)), part
