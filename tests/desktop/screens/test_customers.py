"""Customers: list and page follow each other, everything is edited in place, everything can be undone."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.bus import Place
from desktop.paper import write_pdf
from desktop.screens.customers.controller import Controller
from desktop.widgets.text import Text
from tests.desktop.stage import Stage, settle

HERE = Place("customers")


@pytest.fixture
def screen(sample: Stage, qtbot: Any) -> Any:
    return sample.show(Controller, HERE, qtbot)


def named(stage: Stage, name: str, kind: str = "customer") -> str:
    return str(stage.services.records.resolve(name, kind).id)


def test_the_first_customer_is_shown_and_the_page_follows_the_arrows(screen: Any) -> None:
    first = screen.record.id
    assert screen.pane.current() == first
    assert screen.page.head.title.text() == screen.record.name
    QTest.keyClick(screen.pane.list, Qt.Key.Key_Down)
    assert screen.record.id == screen.pane.current() != first


def test_a_place_with_a_record_shows_it_wherever_it_stands(screen: Any, sample: Stage) -> None:
    last = screen.pane.model.rows[-1].id
    screen.pane.filter.setText("no such name")
    screen.arrive(Place("customers", record=last))
    assert screen.record.id == last
    assert screen.pane.current() == last


def test_the_filter_narrows_the_list_and_says_when_nothing_is_left(screen: Any, qtbot: Any) -> None:
    row = screen.pane.model.rows[3]
    QTest.keyClicks(screen.pane.filter, row.name[:5])
    qtbot.waitUntil(lambda: 0 < screen.pane.model.rowCount() < 5)
    assert row.id in [one.id for one in screen.pane.model.rows]
    screen.pane.filter.setText("zzzz")
    qtbot.waitUntil(lambda: screen.pane.model.rowCount() == 0)
    assert screen.pane.stack.currentIndex() == 1
    assert screen.back() is True
    qtbot.waitUntil(lambda: screen.pane.model.rowCount() > 5)


def test_a_note_is_edited_where_it_stands_and_the_edit_is_undone(screen: Any, sample: Stage) -> None:
    row = next(one for one in screen.timeline.rows.values() if one.entry.kind == "note")
    QTest.keyClick(row, Qt.Key.Key_E)
    form = row.editor.form
    assert form.editors["text"].hands.hasFocus(), "the hands are on the words"
    form.editors["text"].hands.setPlainText("What was meant")
    form.editors["text"]._changed()
    row.editor.commit()
    assert sample.services.records.get(row.entry.id).text == "What was meant"
    assert screen.timeline.rows[row.entry.id].entry.text == "What was meant"
    assert sample.toasts[-1].text.startswith("Saved: ")
    assert sample.toasts[-1].undo
    sample.bus.undo.emit()
    assert screen.timeline.rows[row.entry.id].entry.text == row.entry.text


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(screen: Any, sample: Stage) -> None:
    row = screen.details.rows["industry"]
    row.edit()
    row.editor.hands.setText("Mine")
    row.editor.hands.textEdited.emit("Mine")
    stale = screen.record
    sample.screens.clear()
    sample.services.records.edit(stale.id, {"industry": (None, "Theirs")})
    row.commit()
    assert sample.services.records.get(stale.id).industry == "Theirs"
    assert row.editor is not None
    assert row.problem.text()
    assert row.editor.hands.text() == "Mine"


def test_deleting_offers_undo_and_the_row_comes_back(screen: Any, sample: Stage) -> None:
    gone = screen.pane.current()
    QTest.keyClick(screen.pane.list, Qt.Key.Key_Delete)
    assert gone not in [row.id for row in screen.pane.model.rows]
    assert sample.toasts[-1].undo
    sample.bus.undo.emit()
    assert gone in [row.id for row in screen.pane.model.rows]


def test_a_note_that_is_deleted_says_that_its_promises_stay(screen: Any, sample: Stage) -> None:
    services = sample.services
    made = services.captures.file("Ros at Caldervale: I promised her the report by Friday and a sample by Monday.")
    assert len(made.promises) == 2
    screen.arrive(Place("customers", record=made.customer.id))
    screen.delete([made.note.id])
    assert re.search(r" 2 promise(s|\(s\)) made in it", sample.toasts[-1].text)  # as the language before it left it
    sample.bus.undo.emit()
    services.promises.keep(made.promises[0].id)
    screen.delete([made.note.id])
    assert re.search(r" 1 promise(\(s\))? made in it", sample.toasts[-1].text)


def test_several_are_deleted_at_once(screen: Any, sample: Stage) -> None:
    before = screen.pane.model.rowCount()
    screen.pane.list.setFocus()
    QTest.keyClick(screen.pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(screen.pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(screen.pane.selection()) == 3
    assert screen.pane.bar.isVisible()
    QTest.keyClick(screen.pane.list, Qt.Key.Key_Delete)
    assert screen.pane.model.rowCount() == before - 3


def test_a_proposed_customer_is_confirmed_with_one_key(screen: Any, sample: Stage) -> None:
    proposed = next(row for row in screen.pane.model.rows if row.proposed)
    screen.pane.stand_on(proposed.id)
    assert screen.page.notice.isVisible()
    QTest.keyClick(screen.pane.list, Qt.Key.Key_C)
    assert sample.services.records.get(proposed.id).proposed is False
    assert not screen.page.notice.isVisible()


def test_a_promise_is_kept_on_the_page_and_the_focus_goes_to_the_next(screen: Any, sample: Stage) -> None:
    for row in screen.pane.model.rows:
        screen.pane.stand_on(row.id)
        if len(screen.promise_card.items) > 1:
            break
    first, *_rest = screen.promise_card.items.values()
    QTest.keyClick(first, Qt.Key.Key_K)
    assert sample.services.records.get(first.promise.record.id).status == "kept"
    assert first.promise.record.id not in screen.promise_card.items
    sample.bus.undo.emit()
    assert first.promise.record.id in screen.promise_card.items


def test_a_new_customer_from_the_form_is_shown(screen: Any, sample: Stage) -> None:
    screen.arrive(Place("customers", query="new:customer"))
    form = screen.panel.form
    QTest.keyClicks(form.editors["name"].hands, "Nordhaven Paper")
    QTest.keyClick(form.editors["name"].hands, Qt.Key.Key_Return)
    assert not screen.panel.isVisible()
    assert screen.record.name == "Nordhaven Paper"
    assert screen.pane.current() == screen.record.id


def test_esc_asks_before_it_drops_what_was_typed_and_discarding_can_be_taken_back(screen: Any, sample: Stage) -> None:
    screen.new("promise")
    QTest.keyClicks(screen.panel.form.editors["what"].hands, "The report")
    assert screen.back() is True
    assert screen.panel.isVisible()
    assert screen.panel.question is not None
    screen.panel._discard()
    assert not screen.panel.isVisible()
    sample.toasts[-1].run()  # type: ignore[misc]
    assert screen.panel.form.editors["what"].hands.text() == "The report"


def test_a_form_that_was_left_waits_with_what_was_typed(screen: Any) -> None:
    screen.new("visit")
    QTest.keyClicks(screen.panel.form.editors["purpose"].hands, "See the press")
    assert screen.leave() is True
    screen.arrive(HERE)
    assert screen.panel.isVisible()
    assert screen.panel.form.editors["purpose"].hands.text() == "See the press"


def test_walking_away_saves_an_open_field(screen: Any, sample: Stage) -> None:
    record = screen.record.id
    row = screen.details.rows["industry"]
    row.edit()
    QTest.keyClicks(row.editor.hands, "Paper")
    QTest.keyClick(screen.pane.list, Qt.Key.Key_Down)
    assert sample.services.records.get(record).industry == "Paper"
    assert screen.record.id != record


def test_capture_is_preset_and_figures_lead_to_their_notes(screen: Any, sample: Stage) -> None:
    screen.page.capture.click()
    assert sample.captures[-1].customer == screen.record.id
    led = [one for one in screen.page.figures._buttons if one.isEnabled()]
    led[0].click()
    assert sample.places[-1].screen == "search"
    assert sample.places[-1].query


def test_a_change_elsewhere_moves_neither_scroll_nor_selection(screen: Any, sample: Stage) -> None:
    screen.pane.stand_on(screen.pane.model.rows[5].id)
    settle()
    screen.page.verticalScrollBar().setValue(120)
    stood = screen.pane.current()
    sample.services.records.add("customer", {"name": "Another One"})
    settle()
    assert screen.pane.current() == stood == screen.record.id
    assert screen.page.verticalScrollBar().value() == 120


def test_the_brief_is_shown_and_saved(screen: Any, sample: Stage, tmp_path: Path) -> None:
    screen.brief()
    said = [label.text() for label in screen.panel.findChildren(Text)]
    assert any(screen.record.name in text for text in [screen.panel.heading.text()])
    assert len(said) > 5
    for form, suffix in (("html", ".html"), ("md", ".md"), ("text", ".txt")):
        path = tmp_path / f"brief{suffix}"
        screen.briefs.save(form, str(path))
        assert screen.record.name in path.read_text(encoding="utf-8")
    screen.briefs.save("pdf", str(tmp_path / "brief.pdf"))
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    screen.briefs.save("md", str(tmp_path / "no" / "such" / "folder.md"))
    assert sample.toasts[-1].state == "overdue"


def test_a_german_window_shows_and_saves_the_brief_in_german(
    screen: Any, sample: Stage, tmp_path: Path, german: None
) -> None:
    screen.briefs.open(sample.services.records.add("customer", {"name": "Blank"}).id)
    shown = " ".join(label.text() for label in screen.panel.findChildren(Text))
    screen.briefs.save("text", str(tmp_path / "brief.txt"))
    for text in (shown, (tmp_path / "brief.txt").read_text(encoding="utf-8")):
        assert "Was wissen wir?" in text
        assert "Fragen: " in text


def test_a_pdf_is_a_pdf(qapp: QApplication, tmp_path: Path) -> None:
    write_pdf("<h1>Brief</h1>", str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").stat().st_size > 500


def test_history_tells_who_changed_what(screen: Any, sample: Stage) -> None:
    sample.services.records.edit(screen.record.id, {"industry": (None, "Something new")})
    screen.history_here()
    texts = [label.text() for label in screen.panel.findChildren(Text)]
    assert "Something new" in texts


def test_tags_are_put_on_several(screen: Any, sample: Stage) -> None:
    tag = sample.services.records.add("tag", {"name": "key account"})
    ids = [row.id for row in screen.pane.model.rows[:2]]
    screen.tag(ids)
    screen.panel.form.editors["tags"].put(tag.id, "key account")
    screen.panel._save()
    assert all(tag.id in sample.services.records.get(one).tags for one in ids)
    assert sample.toasts[-1].undo
    sample.bus.undo.emit()
    assert not any(tag.id in sample.services.records.get(one).tags for one in ids), "one step, taken back at once"


def test_an_empty_profile_says_what_to_do(empty: Stage, qtbot: Any) -> None:
    screen = empty.show(Controller, HERE, qtbot)
    asked: list[Any] = []
    empty.bus.import_files.connect(asked.append)
    nothing = screen.view.stack.currentWidget()
    assert nothing.heading.text()
    assert nothing.button.hasFocus()
    assert screen.pane.stack.currentWidget() is screen.pane.list  # and no second sentence beside it
    nothing.button.click()
    assert asked == [[]]


def test_a_visit_in_the_past_belongs_to_the_timeline(screen: Any, sample: Stage) -> None:
    kinds = {entry.entry.kind for entry in screen.timeline.rows.values()}
    assert "note" in kinds
    assert all(
        one.starts.local.date() >= sample.services.today() - dt.timedelta(days=1) for one in screen.loaded.page.visits
    )


def test_every_button_of_the_page_has_a_name(screen: Any) -> None:
    from PySide6.QtWidgets import QAbstractButton

    nameless = [
        one
        for one in screen.view.findChildren(QAbstractButton)
        if one.isVisible() and not (one.text() or one.accessibleName())
    ]
    assert nameless == []


def test_a_person_is_found_by_typing_and_taken_with_enter(screen: Any, qtbot: Any) -> None:
    with qtbot.waitActive(screen.view):
        screen.view.activateWindow()
    screen.new("promise")
    picker = screen.panel.form.editors["contact"]
    picker.line.setFocus()
    person = screen.loaded.page.people[0]
    QTest.keyClicks(picker.line, person.name[:4])
    qtbot.waitUntil(lambda: picker.line.suggestions.isVisible())
    assert picker.line.suggestions.list.options()[0].text == person.name
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.value() == person.id
    assert screen.panel.isVisible()
    assert not picker.line.suggestions.isVisible()


class Windows(QObject):
    """Hears of every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_window_flashes_up_behind_a_form_an_editor_or_the_brief(screen: Any, qapp: QApplication) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        screen.new("customer")
        screen.panel.form.show_all()
        screen.back()
        screen.edit_record(screen.record.id)
        screen.brief()
        screen.history_here()
        screen.edit_entry(next(iter(screen.timeline.rows.values())).entry)
        screen.details.rows["industry"].edit()
        screen.pane.stand_on(screen.pane.model.rows[2].id)
        settle()
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_files_dropped_on_the_page_belong_to_the_customer(screen: Any, sample: Stage, tmp_path: Path) -> None:
    (tmp_path / "drawing.txt").write_text("press 2", encoding="utf-8")
    screen.page.files.dropped.emit([str(tmp_path / "drawing.txt")])
    found = sample.services.records.list("attachment", where={"subject": screen.record.id}).rows
    assert [one.name for one in found] == ["drawing.txt"]
    assert sample.toasts[-1].undo
    assert "drawing.txt" in [label.text() for label in screen.page.files.findChildren(Text)]
    screen.files.write(found[0].id, str(tmp_path / "again.txt"))
    assert (tmp_path / "again.txt").read_text(encoding="utf-8") == "press 2"


def test_deleting_the_last_entry_by_keyboard_leaves_the_hands_in_the_list(empty: Stage, qtbot: Any) -> None:
    add = empty.services.records.add
    home = add("customer", {"name": "Caldervale Board"}).id
    note = add("note", {"text": "They pay late.", "customer": home}).id
    screen = empty.show(Controller, Place("customers", record=home), qtbot)
    screen.timeline.rows[note].setFocus()
    QTest.keyClick(screen.timeline.rows[note], Qt.Key.Key_Delete)
    settle()
    assert screen.timeline.rows == {}
    assert screen.view.window().focusWidget() is screen.pane.list
