"""The first run, as a person meets it: a name, a passphrase, the recovery key shown once, and in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.services import profiles
from desktop import i18n
from desktop.app import App
from desktop.screens.settings.joining import JoinForm
from desktop.theme import Theme
from desktop.timing import Marks
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Check

PASSPHRASE = "four words are better"


@pytest.fixture
def fresh(home: Path, theme: Theme, qtbot: QtBot) -> Iterator[App]:
    """The program on a computer without a profile, everything in this thread."""
    i18n.install("en")
    app = App(QApplication.instance(), "", Marks(0.0), None, inline=True, styled=True)  # type: ignore[arg-type]
    app.window.show()
    qtbot.waitActive(app.window)
    app.finish()
    yield app
    app.window.close()
    app.end()
    app.window.deleteLater()


def test_a_new_computer_is_asked_for_a_name_first(fresh: App) -> None:
    first = fresh.shell.entry.welcome.view.first
    assert first.isVisible()
    assert not fresh.window.sidebar.isVisible()
    first.make.click()
    assert "name is needed" in first.name_field.error.text()
    assert profiles.list_profiles() == []


def test_the_first_start_never_shows_an_empty_today(home: Path, theme: Theme, qtbot: QtBot) -> None:
    app = App(QApplication.instance(), "", Marks(0.0), None, inline=True, styled=True)  # type: ignore[arg-type]
    app.window.show()
    qtbot.waitActive(app.window)
    assert not app.window.today.isVisible()
    assert not app.window.sidebar.isVisible()
    app.finish()
    assert not app.window.today.isVisible()
    app.window.close()
    app.end()
    app.window.deleteLater()


def test_the_first_start_offers_to_join_a_shared_store_and_can_do_without(fresh: App, qtbot: QtBot) -> None:
    welcome = fresh.shell.entry.welcome
    first = welcome.view.first
    first.name.setText("Maren Oltmanns")
    first.passphrase.setText(PASSPHRASE)
    first.again.setText(PASSPHRASE)
    first.make.click()
    page = welcome.view.key
    buttons = {one.text(): one for one in page.findChildren(Button)}
    start, share = buttons["Start"], buttons["Start and join a shared store …"]
    (tick,) = page.findChildren(Check)
    assert not share.isEnabled()
    tick.setChecked(True)
    assert start.isEnabled()
    share.click()
    assert fresh.services.settings.store == ""
    assert fresh.shell.navigator.here == "settings"
    assert fresh.window.findChildren(JoinForm)[0].isVisible()


def test_where_no_keyring_can_be_trusted_none_is_offered(fresh: App) -> None:
    first = fresh.shell.entry.welcome.view.first  # the tests' keyring refuses
    assert first.own.isChecked()
    assert first.passphrase.isVisible()
    assert not first.keyring.isEnabled()
    assert first.no_keyring.isVisible()


def test_an_error_goes_when_another_way_is_chosen(fresh: App) -> None:
    first = fresh.shell.entry.welcome.view.first
    first.offer_keyring(True)
    first.keyring.setChecked(True)
    first.name.setText("Maren Oltmanns")
    first.make.click()
    assert first.error.isVisible()
    assert first.own.isChecked()
    first.keyring.setChecked(True)
    assert not first.error.isVisible()


def test_a_profile_is_made_and_its_key_shown_once(fresh: App, qtbot: QtBot) -> None:
    first = fresh.shell.entry.welcome.view.first
    QTest.keyClicks(first.name, "Maren Oltmanns")
    first.own.setChecked(True)
    QTest.keyClicks(first.passphrase, "short")
    first.make.click()
    assert first.passphrase_field.error.isVisible()
    first.passphrase.setText(PASSPHRASE)
    first.again.setText(PASSPHRASE + "!")
    first.make.click()
    assert "not the same" in first.again_field.error.text()
    first.again.setText(PASSPHRASE)
    QTest.keyClick(first.again, Qt.Key.Key_Return)
    page = fresh.shell.entry.welcome.view.key
    assert page.isVisible()
    assert not page.sentence.isVisible(), "an empty line"
    assert first.sentence.text()
    start = next(button for button in page.findChildren(type(first.make)) if button.text() == "Start")
    assert not start.isEnabled()
    shown = page.body.itemAt(0).widget()
    assert len(shown.key) > 20
    shown.tick.setChecked(True)
    with qtbot.waitSignal(fresh.bus.ready):
        start.click()
    assert fresh.services.me.name == "Maren Oltmanns"
    assert fresh.window.sidebar.isVisible()
    assert fresh.window.sidebar.owner.text() == "Maren Oltmanns"
    assert fresh.state.opened


def test_without_a_keyring_a_passphrase_is_offered(fresh: App) -> None:
    first = fresh.shell.entry.welcome.view.first
    QTest.keyClicks(first.name, "Maren")
    first.keyring.setChecked(True)
    first.make.click()
    assert first.error.isVisible()
    assert first.own.isChecked()
    assert first.isEnabled()
    assert first.name.text() == "Maren"


def test_the_recovery_key_opens_a_profile_whose_passphrase_is_forgotten(
    home: Path, theme: Theme, qtbot: QtBot, fresh: App
) -> None:
    created, services = profiles.create(None, "Maren", passphrase=PASSPHRASE)
    services.close()
    welcome = fresh.shell.entry.welcome
    welcome.show_unlock(None)
    welcome.view.unlock.passphrase.setText("not this one")
    QTest.keyClick(welcome.view.unlock.passphrase, Qt.Key.Key_Return)
    assert welcome.view.unlock.field.error.isVisible()
    welcome.view.unlock.recover.click()
    recover = welcome.view.recover
    assert recover.isVisible()
    recover.key.setText(created.recovery_key.lower().replace("-", " "))
    recover.passphrase.setText("another four words now")
    with qtbot.waitSignal(fresh.bus.ready):
        recover.open.click()
    assert fresh.services.me.name == "Maren"


def test_a_wrong_recovery_key_is_told_in_place(fresh: App) -> None:
    _created, services = profiles.create(None, "Maren", passphrase=PASSPHRASE)
    services.close()
    welcome = fresh.shell.entry.welcome
    welcome._ask_recovery()
    welcome.view.recover.key.setText("AAAA-BBBB-CCCC")
    welcome.view.recover.passphrase.setText("another four words now")
    welcome.view.recover.open.click()
    assert welcome.view.recover.error.isVisible()
    assert welcome.view.recover.isEnabled()
