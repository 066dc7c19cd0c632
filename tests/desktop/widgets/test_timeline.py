"""The timeline: filters by topic, keys on an entry, and nothing that jumps when something changes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.widgets.record_small import SmallButton
from desktop.widgets.timeline import LONGEST, SHOWN, Entry, Timeline

TOPICS = [("problem", "Problem", 2), ("strategy", "Strategy", 1)]


def entries(*ids: str) -> list[Entry]:
    return [
        Entry(one, "note", "note", f"text of {one}", topics=("problem",) if one in "ab" else ("strategy",))
        for one in ids
    ]


@pytest.fixture
def timeline(looks: None, qtbot: Any) -> Timeline:
    made = Timeline("What we know")
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    made.show_entries(entries("a", "b", "c"), TOPICS)
    return made


def test_a_topic_shows_its_entries_alone(timeline: Timeline) -> None:
    timeline.choose("strategy")
    assert list(timeline.rows) == ["c"]
    timeline.choose("")
    assert list(timeline.rows) == ["a", "b", "c"]


def test_an_entry_that_did_not_change_keeps_its_widget_and_the_focus(timeline: Timeline) -> None:
    kept = timeline.rows["b"]
    timeline.show_entries([*entries("x"), *entries("a", "b", "c")], TOPICS)
    assert timeline.rows["b"] is kept
    assert list(timeline.rows) == ["x", "a", "b", "c"]
    assert [timeline.card.box.indexOf(one) for one in timeline.rows.values()] == [0, 1, 2, 3]


def test_who_may_read_an_entry_has_a_button(timeline: Timeline) -> None:
    asked: list[str] = []
    timeline.readers.connect(lambda entry: asked.append(entry.id))
    (button,) = [one for one in timeline.rows["b"].findChildren(SmallButton) if "Who may read it" in one.toolTip()]
    button.click()
    assert asked == ["b"]


def test_an_open_editor_stays_when_its_entry_changes_underneath(timeline: Timeline) -> None:
    editor = QLineEdit("typing")
    timeline.rows["b"].show_editor(editor)
    changed = [Entry("b", "note", "note", "somebody else wrote this", topics=("problem",))]
    timeline.show_entries([*changed, *entries("a")], TOPICS)
    assert timeline.rows["b"].editor is editor
    assert editor.text() == "typing"
    assert timeline.editing()


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_E, "edit"),
        (Qt.Key.Key_H, "history"),
        (Qt.Key.Key_Delete, "delete"),
        (Qt.Key.Key_Return, "opened"),
    ],
)
def test_one_key_on_an_entry_is_enough(timeline: Timeline, qtbot: Any, key: Qt.Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(timeline, signal)) as told:
        QTest.keyClick(timeline.rows["b"], key)
    assert told.args[0].id == "b"


def test_many_entries_are_drawn_in_portions(timeline: Timeline) -> None:
    many = [Entry(str(n), "note", "note", f"text {n}") for n in range(SHOWN * 2 + 5)]
    timeline.show_entries(many, [])
    assert len(timeline.rows) == SHOWN
    timeline.more.click()
    assert len(timeline.rows) == SHOWN * 2
    timeline.more.click()
    assert len(timeline.rows) == SHOWN * 2 + 5
    assert not timeline.more.isVisible()


def test_a_very_long_text_is_cut_at_a_word(timeline: Timeline) -> None:
    timeline.show_entries([Entry("long", "note", "note", "word " * 1000)], [])
    labels = [one.text() for one in timeline.rows["long"].findChildren(type(timeline.heading))]
    assert any(text.endswith("word …") and len(text) <= LONGEST + 2 for text in labels)


def test_nothing_known_says_what_to_do(timeline: Timeline) -> None:
    timeline.show_entries([], [], "Ctrl+N captures what you learn.")
    assert timeline.nothing.isVisible()
    assert not timeline.card.isVisible()


def test_when_an_entry_goes_with_the_focus_in_it_the_next_is_stood_on(timeline: Timeline) -> None:
    button = timeline.rows["b"].tools.findChildren(SmallButton)[-1]
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    timeline.rows["b"].tools.show()
    button.setFocus()
    assert timeline.window().focusWidget() is button
    timeline.show_entries(entries("a", "c"), TOPICS)
    assert timeline.window().focusWidget() is timeline.rows["c"]


def test_when_the_last_entry_goes_with_the_focus_somebody_else_is_to_have_it(timeline: Timeline) -> None:
    told: list[bool] = []
    timeline.emptied.connect(lambda: told.append(True))
    timeline.rows["b"].setFocus()
    timeline.show_entries(entries("b"), TOPICS)
    assert told == []
    timeline.show_entries([], [])
    assert told == [True]
    timeline.show_entries(entries("b"), TOPICS)
    timeline.show_entries([], [])
    assert told == [True], "the focus was elsewhere"
