"""The catalogues: every sentence of the window is in them, and says the same thing with the same gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator

from desktop import catalogue
from desktop.catalogue import Entry, Key, Sentence

GAPS = re.compile(r"\{\d*\}|%L?n|%\d")
FOUND = catalogue.sentences()
LANGUAGES = {"de": FOUND, "en": {key: one for key, one in FOUND.items() if one.plural}}


def named(keys: Iterator[Key]) -> list[str]:
    """For messages: the sentence, and where it is said."""
    return [f"{key.source!r} in {key.context} ({FOUND[key].where if key in FOUND else 'nowhere'})" for key in keys]


def sides(language: str) -> Iterator[tuple[Sentence, str]]:
    """Each translated sentence with each of its forms."""
    for key, entry in catalogue.read(language).items():
        if key in FOUND:
            for form in entry.forms:
                yield FOUND[key], form


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_sources_are_read() -> None:
    assert Key("Words", "today") in FOUND
    assert FOUND[Key("Today", "%n visit(s)")].plural
    assert FOUND[Key("Words", "%n day(s)", "distance")].plural
    assert Key("CaptureView", "New capture") in FOUND, "self.tr has the class as its context"
    assert Key("db", "Promise") in FOUND, "labels of records"
    assert Key("db", "Changed meanwhile") in FOUND, "titles of errors"
    assert Key("db", "There is nothing to write down.") in FOUND, "sentences of errors"
    assert len(FOUND) > 900


def test_every_sentence_is_translated(language: str) -> None:
    entries = catalogue.read(language)
    missing = named(key for key in LANGUAGES[language] if key not in entries or not entries[key].finished)
    assert not missing, "run ./dev translations, then translate: " + "; ".join(missing)


def test_nothing_is_left_of_sentences_that_are_gone(language: str) -> None:
    gone = named(key for key in catalogue.read(language) if key not in LANGUAGES[language])
    assert not gone, "run ./dev translations"


def test_gaps_are_the_same_on_both_sides(language: str) -> None:
    wrong = [
        (one.where, one.key.source, said)
        for one, said in sides(language)
        if sorted(GAPS.findall(one.key.source)) != sorted(GAPS.findall(said))
    ]
    assert not wrong


def test_spaces_at_the_ends_are_the_same(language: str) -> None:
    wrong = [
        (one.where, one.key.source, said)
        for one, said in sides(language)
        if re.findall(r"^\s+|\s+$", one.key.source) != re.findall(r"^\s+|\s+$", said)
    ]
    assert not wrong


def test_sentences_end_alike() -> None:
    """A full stop, an ellipsis or a colon is not lost on the way, and none is added."""
    ends = ("…", ":", "?", ".")
    wrong = [
        (one.where, one.key.source, said)
        for one, said in sides("de")
        if not one.plural and [one.key.source.endswith(end) for end in ends] != [said.endswith(end) for end in ends]
    ]
    assert not wrong


def test_german_quotes_are_german() -> None:
    wrong = [(one.where, said) for one, said in sides("de") if "”" in said or said.count("„") != said.count("“")]
    assert not wrong


def test_plurals_have_a_form_for_one_and_for_many(language: str) -> None:
    entries = catalogue.read(language)
    wrong = named(
        key for key, one in LANGUAGES[language].items() if key in entries and len(entries[key].forms) != 1 + one.plural
    )
    assert not wrong


def test_what_is_compiled_is_what_is_written(language: str) -> None:
    translator = QTranslator()
    assert translator.load(f"tacit_{language}", str(catalogue.FOLDER))

    def said(key: Key, n: int = -1) -> str:
        return translator.translate(key.context, key.source, key.comment or None, n)

    def fits(key: Key, entry: Entry) -> bool:
        if len(entry.forms) == 1:
            return said(key) == entry.forms[0]
        return [said(key, n).replace(f"{n}", "%n") for n in (1, 2)] == [*entry.forms]

    wrong = named(key for key, entry in catalogue.read(language).items() if not fits(key, entry))
    assert not wrong, "run ./dev translations"


def test_a_new_sentence_is_taken_in_unfinished(tmp_path, monkeypatch) -> None:
    """An update keeps what is translated, drops what is gone, offers the same words of elsewhere as a proposal."""
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    old, gone, new, other = Key("A", "Save"), Key("A", "Gone"), Key("B", "Save"), Key("B", "%n note(s)", "why")
    plain = {key: Sentence(key, key is other, "x.py:1") for key in (old, gone, new, other)}
    catalogue.write(
        "de", {old: plain[old], gone: plain[gone]}, {old: Entry(("Speichern",), True), gone: Entry(("Weg",), True)}
    )
    monkeypatch.setattr(catalogue, "sentences", lambda: {key: plain[key] for key in (old, new, other)})
    missing = catalogue.update()
    assert catalogue.read("de") == {
        old: Entry(("Speichern",), True),
        new: Entry(("Speichern",), False),
        other: Entry(("", ""), False),
    }
    assert [one.key for one in missing["de"]] == [new, other]
    assert [one.key for one in missing["en"]] == [other]
