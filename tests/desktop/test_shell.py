"""The whole window, on the real services: going places, palette, undo, lock, names for every control."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.services import profiles
from db.services.sync_parts import Standing
from desktop import opening
from desktop.app import App
from desktop.bus import CaptureRequest, Place, SyncNews, Toast
from tests.desktop.conftest import PASSPHRASE, world

SCREENS = ("today", "customers", "people", "promises", "search", "importing", "sync", "settings")
NAMED = (QAbstractButton, QAbstractItemView, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QTextEdit)


def controls(root: QWidget) -> list[QWidget]:
    """What a person operates, on show, without the insides of Qt's own composite controls."""
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, NAMED) and widget.isVisible()]
    return [widget for widget in found if not widget.objectName().startswith("qt_")]


def spoken(widget: QWidget) -> str:
    """What a reader of the screen says for it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize("screen", SCREENS)
def test_every_control_has_a_name(app: App, screen: str, qtbot: QtBot) -> None:
    app.bus.go.emit(Place(screen))
    assert app.shell.navigator.here == screen
    found = controls(app.window)
    assert len(found) > 5
    assert [repr(widget) for widget in found if not spoken(widget).strip()] == []


@pytest.mark.parametrize(
    "page", ["profile", "appearance", "writing", "store", "security", "backups", "trash", "doctor", "keys"]
)
def test_every_control_of_settings_has_a_name(app: App, page: str) -> None:
    app.bus.go.emit(Place("settings", query=page))
    assert [repr(widget) for widget in controls(app.window) if not spoken(widget).strip()] == []


def test_every_screen_is_a_key_away(app: App) -> None:
    keys = {Qt.Key.Key_2: "customers", Qt.Key.Key_3: "people", Qt.Key.Key_4: "promises", Qt.Key.Key_F: "search"}
    keys[Qt.Key.Key_6] = "sync"
    for key, name in {**keys, Qt.Key.Key_Comma: "settings", Qt.Key.Key_1: "today"}.items():
        QTest.keyClick(app.window, key, Qt.KeyboardModifier.ControlModifier)
        assert app.shell.navigator.here == name
        shown = app.window.sidebar.sync if name == "sync" else app.window.sidebar.items[name]
        assert shown.isChecked()


def test_esc_goes_back_to_where_one_was(app: App) -> None:
    app.bus.go.emit(Place("settings"))
    app.bus.go.emit(Place("promises"))
    app.shell.navigator.back()
    assert app.shell.navigator.here == "settings"


def test_today_shows_what_the_services_say(app: App) -> None:
    page = app.services.pages.today()
    assert page.visits
    assert page.promises
    said = [label.text() for label in app.window.today.findChildren(QWidget) if hasattr(label, "text")]
    assert page.visits[0].customer.name in said
    assert page.promises[0].record.what in said


def test_a_promise_is_kept_with_a_tick_and_taken_back(app: App) -> None:
    promise = app.services.pages.today().promises[0].record
    ticks = [
        button
        for button in app.window.today.findChildren(QAbstractButton)
        if button.accessibleName() == f"Mark as kept: {promise.what}"
    ]
    assert len(ticks) == 1
    ticks[0].click()
    assert app.services.records.get(promise.id).status == "kept"
    assert app.window.toasts is not None
    toast: Any = app.window.toasts
    assert toast.isVisible()
    assert promise.what in toast.words.text()
    toast.action.click()
    assert app.services.records.get(promise.id).status == "open"


def test_undo_with_nothing_to_undo_says_so(app: App) -> None:
    for _ in range(3):
        app.bus.undo.emit()
    assert app.window.toasts is not None


def test_the_palette_finds_actions_customers_and_people(app: App, qtbot: QtBot) -> None:
    customer = app.services.pages.customers()[0]
    QTest.keyClick(app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = app.shell.palette
    assert palette.isVisible()
    assert {option.text for option in palette.list.options()} >= {"New capture", "Today"}
    palette.line.setText(customer.name[:8])
    qtbot.waitUntil(lambda: customer.name in [option.text for option in palette.list.options()])
    while palette.list.options()[palette.list.currentIndex().row()].text != customer.name:
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert app.shell.navigator.here == "customers"


def test_the_palette_searches_for_what_is_no_name(app: App, qtbot: QtBot) -> None:
    app.shell.commands()
    app.shell.palette.line.setText("pump")
    app.shell.palette._look()
    assert app.shell.palette.list.options()[-1].value == ("search", "pump", "")
    QTest.keyClick(app.shell.palette.line, Qt.Key.Key_Escape)
    assert not app.shell.palette.isVisible()


def test_a_failure_nobody_shows_becomes_a_toast(app: App, noise: Any) -> None:
    noise.expect(r"a job failed: ValueError")
    app.bus.failed.emit(ValueError("a customer's words"))
    toast: Any = app.window.toasts
    assert "Something went wrong" in toast.words.text()
    assert "a customer's words" not in toast.words.text()


def test_locking_forgets_what_is_shown_and_opening_shows_it_again(
    app: App, profile: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def open_with(name: str, passphrase: str | None = None) -> opening.Outcome:
        if passphrase != PASSPHRASE:
            return opening.Outcome("unlock", error=_wrong(profile, passphrase))
        return opening.Outcome("open", profiles.open_profile(profile, passphrase, world=world()))

    monkeypatch.setattr(opening, "open_profile", open_with)
    app.bus.go.emit(Place("customers"))
    app.shell.lock()
    assert app.services is None
    welcome = app.shell.entry.welcome.view
    assert welcome.isVisible()
    assert not app.window.sidebar.isVisible()
    welcome.unlock.passphrase.setText("not this one")
    welcome.unlock.open.click()
    assert welcome.unlock.field.error.isVisible()
    welcome.unlock.passphrase.setText(PASSPHRASE)
    welcome.unlock.open.click()
    assert app.services is not None
    assert app.shell.navigator.here == "today"
    assert app.window.sidebar.isVisible()


def _wrong(profile: Path, passphrase: str | None) -> Exception | None:
    try:
        profiles.open_profile(profile, passphrase or "").close()
    except Exception as error:
        return error
    return None


def test_what_was_typed_before_the_profile_was_open_is_kept(start: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.shell.entry import Entry

    begin = Entry.begin

    def typed_first(entry: Entry) -> None:
        QTest.keyClicks(entry.window.box, "Ros wants one page")
        assert entry.window.box.text() == "Ros wants one page"
        begin(entry)

    monkeypatch.setattr(Entry, "begin", typed_first)
    app = start()
    assert app.shell.capturing.showing()
    assert app.shell.capturing.controller.view.editor.text() == "Ros wants one page"
    app.shell.capturing.controller.drafting.drop()
    app.shell.capturing.controller.view.editor.set_text("")


def test_every_action_has_words_and_its_own_shortcut(app: App) -> None:
    actions = app.shell.actions.all()
    assert len(actions) > 20
    assert [action.name for action in actions if not action.text.strip()] == []
    shortcuts = [action.shortcut for action in actions if action.shortcut]
    assert len(shortcuts) == len(set(shortcuts))
    with pytest.raises(ValueError, match="twice"):
        app.shell.actions.add([actions[0]])


def test_the_menu_has_every_action(app: App) -> None:
    from desktop.shell.menus import button_menu

    menu = button_menu(app.window, app.window.sidebar.menu_button, app.shell.actions)
    shown = [entry.text() for part in menu.actions() for entry in part.menu().actions()]  # type: ignore[attr-defined]
    wanted = [action.text for action in app.shell.actions.all() if not action.keep and action.name.count(".") == 1]
    menu.close()
    assert set(wanted) >= set(shown) >= {"New capture", "Undo", "Help", "Dark"}


def test_a_toast_offers_what_it_was_given(app: App) -> None:
    done: list[str] = []
    app.bus.toast.emit(Toast("Thrown away", action="Bring it back", run=lambda: done.append("back")))
    toast: Any = app.window.toasts
    toast.action.click()
    assert done == ["back"]
    assert not toast.isVisible()


def test_text_and_theme_change_while_it_runs(app: App) -> None:
    app.shell.set_theme("dark")
    assert app.services.settings.theme == "dark"
    before = app.window.today.heading.fontMetrics().height()
    app.shell.zoom(1)
    assert app.services.settings.text_scale == 110
    assert app.window.today.heading.fontMetrics().height() > before
    app.shell.zoom(0)
    app.shell.set_theme("light")


def test_capture_is_one_key_away_from_every_screen(app: App) -> None:
    for screen in ("customers", "settings", "today"):
        app.bus.go.emit(Place(screen))
        QTest.keyClick(app.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert app.shell.capturing.showing()
        QTest.keyClick(app.window, Qt.Key.Key_Escape)
        assert not app.shell.capturing.showing()
        assert app.shell.navigator.here == screen


def test_a_capture_begun_for_a_customer_is_read_so(app: App) -> None:
    customer = app.services.pages.customers()[0]
    app.bus.capture.emit(CaptureRequest(customer=customer.id, text="The buyer likes short mails."))
    controller = app.shell.capturing.controller
    controller._read()
    assert controller.reading.customer.id == customer.id
    app.shell.capturing.escape()


def test_promises_are_reminded_of_once_a_day(app: App) -> None:
    from desktop.shell.reminding import due_by

    due = due_by(app.services, app.services.today())
    assert due > 0
    app.state.reminded = ""
    app.services.settings.remind_at = 8
    app.shell.reminding.look()
    toast: Any = app.window.toasts
    assert toast.words.text() == f"{due} promises due or overdue"
    assert app.state.reminded == app.services.today().isoformat()
    toast.hide()
    app.shell.reminding.look()
    assert not toast.isVisible()
    app.state.reminded, app.services.settings.remind_at = "", 9
    app.shell.reminding.look()
    assert not toast.isVisible()


def test_no_reminder_is_given_to_those_who_want_none(app: App) -> None:
    app.state.reminded, app.services.settings.remind_at = "", -1
    app.shell.reminding.look()
    toast: Any = app.window.toasts
    assert not toast.isVisible()


def test_it_locks_after_a_quarter_of_an_hour_of_nothing_and_a_key_begins_it_anew(app: App, qtbot: QtBot) -> None:
    timer = app.shell.idle._timer
    assert app.services.settings.lock_after == 15
    assert timer.isActive()
    assert timer.interval() == 15 * 60_000
    before = timer.timerId()
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Shift)
    assert timer.timerId() != before
    timer.start(1)
    qtbot.waitUntil(lambda: app.services is None)


def test_with_the_keyring_alone_nothing_locks_by_itself(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.services.profile, "passphrase", None, raising=False)
    monkeypatch.setattr(type(app.services.profile), "opens_with", "keyring")
    app.bus.settings_changed.emit("lock_after")
    assert not app.shell.idle._timer.isActive()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("trash", "Trash"),
        ("wastebasket", "Trash"),
        ("learned", "Learnt from you"),
        ("password", "Security"),
        ("settings back", "Backups"),
        ("csv", "Import files …"),
        ("download", "Export …"),
    ],
)
def test_the_palette_knows_every_page_by_its_common_names(app: App, typed: str, found: str) -> None:
    app.shell.commands()
    app.shell.palette.line.setText(typed)
    assert found in [option.text for option in app.shell.palette.list.options()]


def test_larger_text_works_from_a_drop_down(app: App, qtbot: QtBot) -> None:
    app.bus.go.emit(Place("settings", query="writing"))
    choice = next(one for one in app.shell.navigator.current().view.findChildren(QComboBox) if one.isVisible())
    choice.setFocus()
    before = app.services.settings.text_scale
    QTest.keyClick(choice, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert app.services.settings.text_scale > before


def test_a_capture_over_another_screen_needs_no_scroll_bar(app: App) -> None:
    app.bus.go.emit(Place("promises"))
    app.bus.capture.emit(CaptureRequest(text="Met Ros at Caldervale. I promised her the report by Friday."))
    QApplication.processEvents()
    view = app.shell.capturing.controller.view
    app.shell.capturing._fit()
    QApplication.processEvents()
    assert view.verticalScrollBar().maximum() == 0


def test_what_one_is_in_a_shared_store_is_for_the_store_to_say(app: App) -> None:
    role = app.window.sidebar.owner_role
    assert role.text() == "Field rep"
    app.services.settings.store = "sqlite:///team.tacit"
    app.shell.syncing.news = SyncNews(Standing("current", role="administrator"))
    app.bus.sync_news.emit(app.shell.syncing.news)
    assert role.text() == "Administrator"
    app.services.settings.store = ""
    app.bus.sync_news.emit(SyncNews())
    assert role.text() == "Field rep"


def test_after_a_capture_over_an_import_the_hands_are_in_its_report(app: App, tmp_path: Path) -> None:
    """The button that had the focus before went meanwhile."""
    table = tmp_path / "contacts.csv"
    table.write_text("Company,City\nNordhaven Paper,Emden\n", encoding="utf-8")
    app.bus.go.emit(Place("importing"))
    screen: Any = app.shell.navigator.current()
    screen.take([str(table)])
    assert app.window.focusWidget() is screen.view.run
    app.bus.capture.emit(CaptureRequest(text="The buyer likes short mails."))
    screen.run()
    editor = app.shell.capturing.controller.view.editor
    assert app.window.focusWidget() is editor, "nobody who writes is disturbed"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    now = app.window.focusWidget()
    assert now is not None
    assert screen.view.report.isAncestorOf(now)
    app.bus.go.emit(Place("today"))
    app.bus.go.emit(Place("importing"))
    assert app.window.focusWidget() is screen._show
