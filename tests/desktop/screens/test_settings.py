"""Settings: every change is kept and seen; trash, backups and the doctor do what they say."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextBrowser

from db.domain.capture import Lesson
from db.services.captures import Correction, Overrides
from desktop import i18n
from desktop.app import App
from desktop.bus import Place
from desktop.screens.settings.controller import BUILDS
from desktop.settings_pages import settings_pages
from desktop.widgets.fields import Choice, Line
from desktop.widgets.secrets import Passphrase, RecoveryKey
from tests.desktop.conftest import PASSPHRASE


def page(app: App, name: str) -> Any:
    """A page of settings, shown."""
    app.bus.go.emit(Place("settings", query=name))
    return app.shell.navigator.current()._pages[name]


def press(root: Any, text: str) -> None:
    """Presses the one button of a text."""
    found = [
        button for button in root.findChildren(QAbstractButton) if text in (button.text(), button.accessibleName())
    ]
    assert len(found) == 1, [button.text() for button in root.findChildren(QAbstractButton)]
    found[0].click()


def dialog_of() -> Any:
    """The dialog on show."""
    shown = QApplication.activeModalWidget()
    assert shown is not None
    return shown


def field(root: Any, kind: type, name: str) -> Any:
    """The one field of a name."""
    return next(each for each in root.findChildren(kind) if each.accessibleName() == name)


def test_the_theme_is_kept_and_seen_at_once(app: App) -> None:
    choice = field(page(app, "appearance"), Choice, "Colours")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    choice.activated.emit(choice.currentIndex())
    assert app.services.settings.theme == "dark"
    assert app.state.theme == "dark"
    saved = type(app.services.settings).load(app.services.profile.path)
    assert saved.theme == "dark"


def test_another_language_waits_for_the_next_start(app: App) -> None:
    choice = field(page(app, "appearance"), Choice, "Language")
    choice.set_value("de")
    choice.activated.emit(choice.currentIndex())
    assert app.services.settings.language == "de"
    assert i18n.installed() == "en"
    toast: Any = app.window.toasts
    assert toast.action.text() == "Open again now"


def test_the_owner_changes_their_name(app: App) -> None:
    shown = page(app, "profile")
    name = field(shown, Line, "Name")
    name.selectAll()
    QTest.keyClicks(name, "Nell Ashdown-Grey")
    press(shown, "Save")
    assert app.services.me.name == "Nell Ashdown-Grey"
    assert app.window.sidebar.owner.text() == "Nell Ashdown-Grey"


def test_the_passphrase_is_changed_in_a_dialog_that_does_not_block(app: App) -> None:
    shown = page(app, "security")
    press(shown, "Change …")
    dialog: Any = dialog_of()
    fields = dialog.findChildren(Passphrase)
    assert len(fields) == 3
    for each, text in zip(fields, ("wrong", "a new long passphrase", "a new long passphrase"), strict=True):
        each.setText(text)
    dialog.action.click()
    assert dialog.error.isVisible()
    fields[0].setText(PASSPHRASE)
    dialog.action.click()
    assert not dialog.isVisible()
    app.services.safety.change_passphrase("a new long passphrase", PASSPHRASE)


def test_a_new_recovery_key_is_asked_for_and_shown_once(app: App) -> None:
    shown = page(app, "security")
    press(shown, "New key …")
    dialog_of().action.click()
    dialog: Any = dialog_of()
    key = dialog.findChild(RecoveryKey)
    assert key is not None
    assert not dialog.action.isEnabled()
    key.tick.click()
    dialog.action.click()
    assert not dialog.isVisible()


def test_what_was_deleted_is_restored_from_the_trash(app: App) -> None:
    customer = app.services.pages.customers()[0]
    app.services.records.delete([customer.id])
    shown = page(app, "trash")
    press(shown, f"Restore {customer.name}")
    assert app.services.records.get(customer.id).deleted_at is None
    shown = page(app, "trash")
    assert "The trash is empty." in [label.text() for label in shown.findChildren(QLabel)]


def test_erasing_asks_first(app: App) -> None:
    customer = app.services.pages.customers()[0]
    app.services.records.delete([customer.id])
    press(page(app, "trash"), f"Erase {customer.name}")
    dialog: Any = dialog_of()
    dialog.cancel.click()
    assert app.services.records.get(customer.id).id == customer.id


def test_the_doctor_says_what_it_found(app: App) -> None:
    shown = page(app, "doctor")
    press(shown, "Examine")
    said = [label.text() for label in shown.findChildren(QLabel)]
    findings = app.services.upkeep.doctor()
    assert {i18n.label(check.detail) for check in findings if check.name != "disk"} <= set(said)


def test_the_keyboard_page_lists_every_shortcut(app: App) -> None:
    said = {label.text() for label in page(app, "keys").findChildren(QLabel)}
    wanted = {action.text for action in app.shell.actions.all() if action.shortcut and not action.keep}
    assert wanted <= said


def test_the_help_has_all_its_pages(app: App) -> None:
    from desktop.screens.settings.pages import HELP, help_text

    assert help_text().count("\n# ") + 1 == len(HELP)
    reading = page(app, "help").findChild(QTextBrowser)
    assert reading.toPlainText().startswith("Write down what you learnt")


def test_a_profile_in_german_is_shown_in_german(app: App) -> None:
    i18n.install("de")
    app.shell._reword()
    try:
        assert app.window.sidebar.items["promises"].text() == "Zusagen"
        assert app.window.box.placeholderText().startswith("Was haben Sie erfahren?")
        assert "Neue Notiz" in [action.text for action in app.shell.actions.all()]
    finally:
        i18n.install("en")


def test_what_was_learnt_is_listed_forgotten_and_brought_back(app: App) -> None:
    captures = app.services.captures
    text = "The works council waves everything through on Thursdays."
    captures.file(text, overrides=Overrides((Correction("add-topic", "competitor", ""),)))
    shown = page(app, "learnt")
    said = "“The works council waves everything through on Thursdays” – topic: Competitor"
    assert said in [label.text() for label in shown.findChildren(QLabel)]
    press(shown, f"Forget: {said}")
    assert captures.learnt() == ()
    app.window.toasts.action.click()
    assert len(captures.learnt()) == 1
    press(page(app, "learnt"), f"Forget: {said}")
    app.bus.undo.emit()
    assert len(captures.learnt()) == 1
    assert said in [label.text() for label in page(app, "learnt").findChildren(QLabel)]


def test_another_topic_for_the_same_words_is_one_row_and_goes_as_one(app: App) -> None:
    captures = app.services.captures
    words = {"words": "council works", "quote": "The works council", "on": "2026-11-12", "note": "n"}
    for lesson in (Lesson("not-topic", value="fact", **words), Lesson("topic", value="decision", **words)):
        captures.remember(lesson)
    said = "“The works council” – topic: Decision\n“The works council” – not the topic Fact"
    shown = page(app, "learnt")
    assert said in [label.text() for label in shown.findChildren(QLabel)]
    press(shown, f"Forget: {said}")
    assert captures.learnt() == ()
    app.window.toasts.action.click()
    assert len(captures.learnt()) == 2


def test_the_page_on_show_is_marked_in_the_list_from_the_first(app: App) -> None:
    shown = page(app, "profile")
    view = app.shell.navigator.current().view
    assert [index.row() for index in view.list.selectionModel().selectedIndexes()] == [0]
    assert view.stack.currentWidget() is shown


def test_every_declared_page_opens_and_none_is_made_that_is_not_declared(app: App) -> None:
    declared = [entry.name for entry in settings_pages()]
    assert sorted(declared) == sorted(BUILDS)
    for name in declared:
        assert page(app, name).isVisible()
