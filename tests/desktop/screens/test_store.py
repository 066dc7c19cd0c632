"""Settings, the shared store: joining a file and a database, what is asked and said, leaving; the same by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.services import profiles
from db.services.sync_parts import AnotherPerson, SyncReport, WrongPassword
from db.sync.protocol import StoreRefused, Unencrypted, Unreachable, Unverified
from desktop import i18n
from desktop.actions import Actions
from desktop.bus import Place
from desktop.screens.settings.controller import Controller
from desktop.screens.settings.joining import JoinForm, file_address, postgres_address
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import Check, Choice
from tests.db.world import TestWorld
from tests.desktop.sharing import COLLEAGUE, Pair, shared_file
from tests.desktop.stage import PASSPHRASE, Stage, settle, stage


def page(stage: Stage, qtbot: QtBot) -> Any:
    """The settings at the page of the shared store."""
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)

    def make(services: Any, jobs: Any, bus: Any) -> Any:
        return Controller(services, jobs, bus, actions)

    return stage.show(make, Place("settings", query="store"), qtbot)  # type: ignore[arg-type]


def shown(screen: Any) -> QWidget:
    widget = screen.view.stack.currentWidget()
    assert isinstance(widget, QWidget)
    return widget


def form(screen: Any) -> JoinForm:
    (found,) = shown(screen).findChildren(JoinForm)
    return found


def words(screen: Any) -> str:
    return "\n".join(one.text() for one in shown(screen).findChildren(QLabel))


# --- what is typed becomes an address ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "login", "weak", "address"),
    [
        ("db.example.com/tacit", "maren", False, "postgresql://maren@db.example.com/tacit"),
        (" db.example.com:5433/tacit ", "m o", False, "postgresql://m%20o@db.example.com:5433/tacit"),
        ("postgresql://db.example.com/tacit", "maren", False, "postgresql://maren@db.example.com/tacit"),
        ("postgresql://maren@db.example.com/tacit", "", False, "postgresql://maren@db.example.com/tacit"),
        ("db.example.com/tacit", "maren", True, "postgresql://maren@db.example.com/tacit?sslmode=require"),
        ("db/tacit?sslmode=disable", "maren", True, "postgresql://maren@db/tacit?sslmode=disable"),
    ],
)
def test_what_is_typed_becomes_an_address(typed: str, login: str, weak: bool, address: str) -> None:
    assert postgres_address(typed, login, weak) == address


def test_a_file_of_any_name_becomes_an_address() -> None:
    assert file_address("/mnt/team share/a#b.tacit") == "sqlite:////mnt/team share/a%23b.tacit"


# --- joining ----------------------------------------------------------------------------------------------------------


def test_a_file_is_joined_and_the_page_says_who_one_is_and_what_is_not_enforced(
    empty: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    shared_file(folder, empty.services)
    told: list[bool] = []
    empty.bus.store_changed.connect(lambda: told.append(True))
    screen = page(empty, qtbot)
    form(screen).shared.click()
    assert "cannot keep secrets between colleagues" in words(screen)
    form(screen).path.setText(str(folder / "team.tacit"))
    form(screen).join.click()
    settle()
    assert empty.services.settings.store.endswith("team.tacit")
    assert told
    said = words(screen)
    assert "team.tacit" in said
    assert "You are known there as: Administrator" in said
    assert "cannot keep secrets between colleagues" in said
    assert empty.toasts[-1].text.startswith("Joined")


def test_colleagues_who_come_while_one_joins_do_not_take_the_form_away(
    empty: Stage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared_file(tmp_path, empty.services)
    screen, joined, there = page(empty, qtbot), empty.services.sync.join, list[bool]()
    joining = form(screen)

    def join(*where: Any, **how: Any) -> SyncReport:
        report = joined(*where, **how)
        screen.refresh(SimpleNamespace(kinds=("colleague", "team")))
        there.append(shown(screen).isAncestorOf(joining))
        return report

    monkeypatch.setattr(empty.services.sync, "join", join)
    joining.shared.click()
    joining.path.setText(str(tmp_path / "team.tacit"))
    joining.join.click()
    settle()
    assert there == [True]
    assert "You are known there as" in words(screen)


def test_an_address_is_of_a_file_or_of_a_database_wherever_it_is_typed(empty: Stage, qtbot: QtBot) -> None:
    joining = form(page(empty, qtbot))
    QTest.keyClicks(joining.address, "sqlite:")
    assert joining.shared.isChecked()
    assert joining.focusWidget() is joining.path
    QTest.keyClicks(joining.path, "///tmp/team.tacit")
    assert joining.path.text() == "sqlite:///tmp/team.tacit"
    assert not joining.address.text()
    joining.path.setText("postgresql://maren@db.example.com/tacit")
    assert joining.postgres.isChecked()
    assert joining.address.text() == "postgresql://maren@db.example.com/tacit"


def test_once_joined_the_keys_stay_in_the_settings(empty: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    shared_file(tmp_path, empty.services)
    screen = page(empty, qtbot)
    form(screen).path.setText(str(tmp_path / "team.tacit"))
    form(screen).shared.click()
    form(screen).path.setFocus()
    QTest.keyClick(form(screen).path, Qt.Key.Key_Return)
    settle()
    assert empty.services.settings.store
    assert screen.view.focusWidget() is screen.view.list


def test_nothing_is_asked_of_the_store_before_all_is_typed(empty: Stage, qtbot: QtBot) -> None:
    joining = form(page(empty, qtbot))
    joining.join.click()
    assert joining.address_field.error.text() == "This is needed."
    assert joining.login_field.error.text() == "This is needed."
    assert joining.focusWidget() is joining.address
    joining.address.setText("db.example.com/tacit")
    joining.join.click()
    assert joining.address_field.error.text() == ""
    assert joining.login_field.error.text() == "This is needed."


def test_a_weaker_way_is_taken_only_after_the_tick(empty: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Any, bool]] = []

    def join(url: str, password: str | None = None, *, weak: bool = False, **_how: Any) -> SyncReport:
        asked.append((url, password, weak))
        return SyncReport()

    monkeypatch.setattr(empty.services.sync, "join", join)
    joining = form(page(empty, qtbot))
    assert not joining.weak.isChecked()
    joining.address.setText("db.example.com/tacit")
    joining.login.setText("maren")
    joining.password.setText("her secret")
    joining.join.click()
    joining.password.setText("her secret")
    joining.weak.setChecked(True)
    joining.join.click()
    verified, weak = asked
    assert verified == ("postgresql://maren@db.example.com/tacit", "her secret", False)
    assert weak == ("postgresql://maren@db.example.com/tacit?sslmode=require", "her secret", True)


def test_what_is_wrong_is_said_at_its_field_or_below_the_form_and_what_was_typed_stays(
    empty: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[BaseException] = [
        WrongPassword("The password is not right."),
        Unreachable("It does not answer."),
        StoreRefused("You are not known there."),
        Unverified("The server did not prove who it is."),
        Unencrypted("The server offers no encryption."),
    ]

    def join(*_given: Any, **_how: Any) -> SyncReport:
        raise ends.pop(0)

    monkeypatch.setattr(empty.services.sync, "join", join)
    joining = form(page(empty, qtbot))
    joining.address.setText("db.example.com/tacit")
    joining.login.setText("maren")
    joining.password.setText("a guess")
    joining.join.click()
    assert joining.password_field.error.text() == "The password is not right."
    assert not joining.error.isVisible()
    assert joining.focusWidget() is joining.password
    joining.join.click()
    assert joining.address_field.error.text() == "It does not answer."
    assert joining.focusWidget() is joining.address
    assert joining.password_field.error.text() == ""
    joining.join.click()
    assert "You are not known there." in joining.error.words.text()
    assert joining.address_field.error.text() == ""
    joining.join.click()
    assert joining.weak_error.text() == "The server did not prove who it is."
    assert joining.focusWidget() is joining.weak
    assert not joining.weak.isChecked()
    assert not joining.error.isVisible()
    joining.join.click()
    assert joining.address_field.error.text() == "The server offers no encryption."
    assert not joining.weak_error.isVisible()
    assert (joining.address.text(), joining.password.text()) == ("db.example.com/tacit", "a guess")
    assert joining.join.isEnabled()


def test_a_login_of_somebody_else_is_asked_about(empty: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who goes on as another person says so; nothing is joined before."""
    asked_as: list[str] = []

    def join(*_given: Any, who: str = "", **_how: Any) -> SyncReport:
        asked_as.append(who)
        if not who:
            raise AnotherPerson("In this store the login is Ute Brandt.", "ute", "Ute Brandt")
        return SyncReport()

    monkeypatch.setattr(empty.services.sync, "join", join)
    joining = form(page(empty, qtbot))
    joining.address.setText("postgresql://ute@db.example.com/tacit")
    for answer in (Dialog.reject, lambda dialog: dialog.action.click()):
        joining.join.click()
        settle()
        (dialog,) = [one for one in QApplication.allWidgets() if isinstance(one, Dialog) and one.isVisible()]
        assert "the login is Ute Brandt" in "\n".join(one.text() for one in dialog.findChildren(QLabel))
        assert dialog.action.text() == "Join as Ute Brandt"
        assert joining.join.isEnabled()
        answer(dialog)
        settle()
    assert asked_as == ["", "", "ute"]


def test_what_is_no_shared_file_says_so_at_the_field_and_nothing_is_joined(
    empty: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir or Madam")
    joining = form(page(empty, qtbot))
    joining.shared.click()
    for path, said in (
        (tmp_path / "nowhere.tacit", "There is no file"),
        (tmp_path, "is a folder"),
        (other, "is not a shared store"),
    ):
        joining.path.setText(str(path))
        joining.join.click()
        settle()
        assert said in joining.path_field.error.text()
        assert str(path) in joining.path_field.error.text()
        assert joining.focusWidget() is joining.path
    assert joining.join.isEnabled()
    assert empty.services.settings.store == ""


def asked(then: Callable[[Dialog, Choice], Any]) -> None:
    """The question who one is there."""
    (dialog,) = [one for one in QApplication.allWidgets() if isinstance(one, Dialog) and one.isVisible()]
    (field,) = dialog.findChildren(Choice)
    then(dialog, field)
    settle()


@pytest.fixture
def second(shared: Pair, tmp_path: Path) -> Iterator[Stage]:
    """Another computer of Ute's, with a profile that was made there."""
    world = TestWorld(seed=9).world()
    _created, services = profiles.create(tmp_path / "new", COLLEAGUE, passphrase=PASSPHRASE, world=world)
    services.close()
    made = stage(tmp_path / "new", tmp_path / "second")
    yield made
    made.close()


def test_a_second_computer_says_who_it_is_in_a_shared_file(shared: Pair, second: Stage, qtbot: QtBot) -> None:
    ute = shared.other.store.me
    assert second.services.store.me != ute
    joining = form(page(second, qtbot))
    joining.shared.click()
    joining.path.setText(str(shared.file))
    joining.join.click()
    settle()

    def look(dialog: Dialog, field: Choice) -> None:
        names = [field.itemText(at) for at in range(field.count())]
        assert names == [f"{COLLEAGUE}, new there", "Maren Oltmanns", COLLEAGUE]
        assert field.currentText() == COLLEAGUE
        dialog.reject()

    asked(look)
    assert second.services.settings.store == ""
    joining.join.click()
    settle()
    asked(lambda dialog, _field: dialog.action.click())
    assert second.services.settings.store.endswith("team.tacit")
    assert second.services.store.me == ute
    assert second.services.sync.role == "rep"


def test_who_is_new_in_a_shared_file_stays_who_they_are(shared: Pair, second: Stage, qtbot: QtBot) -> None:
    me = second.services.store.me
    joining = form(page(second, qtbot))
    joining.shared.click()
    joining.path.setText(str(shared.file))
    joining.join.click()
    settle()
    asked(lambda dialog, field: (field.set_value(""), dialog.action.click()))
    assert second.services.settings.store.endswith("team.tacit")
    assert second.services.store.me == me


# --- joined -----------------------------------------------------------------------------------------------------------


def test_colleagues_and_their_roles_are_there_to_read(shared: Pair, qtbot: QtBot) -> None:
    said = words(page(shared.mine, qtbot))
    assert "Ute Brandt" in said
    assert "Maren Oltmanns" in said


def test_a_new_password_is_asked_for_at_once_where_that_was_wanted(shared: Pair, qtbot: QtBot) -> None:
    screen = page(shared.mine, qtbot)
    screen.arrive(Place("settings", query="store:password"))
    settle()
    (dialog,) = [one for one in QApplication.allWidgets() if isinstance(one, Dialog) and one.isVisible()]
    assert dialog.action.text() == "Try and keep"
    dialog.reject()


def test_it_can_be_told_not_to_sync_by_itself(shared: Pair, qtbot: QtBot) -> None:
    told: list[bool] = []
    shared.mine.bus.store_changed.connect(lambda: told.append(True))
    (box,) = shown(page(shared.mine, qtbot)).findChildren(Check)
    box.setChecked(False)
    assert shared.services.settings.sync_automatically is False
    assert told == [True]


def test_who_came_while_the_page_is_open_is_on_it(shared: Pair, qtbot: QtBot) -> None:
    screen = page(shared.mine, qtbot)
    me = shared.services.store.me
    shared.services.records.add("team", {"name": "North", "members": (me,), "audience": "everyone"})
    settle()
    assert "North" in words(screen)


def test_the_keys_go_to_what_is_asked_for_and_enter_joins(empty: Stage, qtbot: QtBot) -> None:
    joining = form(page(empty, qtbot))
    assert joining.focusWidget() is joining.address
    QTest.keyClick(joining.address, Qt.Key.Key_Return)
    assert joining.address_field.error.text() == "This is needed."


def test_leaving_is_asked_and_what_is_here_stays(shared: Pair, qtbot: QtBot) -> None:
    i18n.install("en")
    met = shared.note("They pay early.")
    shared.meet(met, "text", "They pay on Friday.", "They pay on Monday.")
    note = shared.services.records.add("note", {"text": "They pay late.", "audience": "everyone"}).id
    screen = page(shared.mine, qtbot)
    (leave,) = [one for one in shown(screen).findChildren(Button) if one.text() == "Leave …"]
    leave.click()
    settle()
    (dialog,) = [one for one in QApplication.allWidgets() if isinstance(one, Dialog) and one.isVisible()]
    said = "\n".join(one.text() for one in dialog.findChildren(QLabel))
    assert "1 record with changes waits to be sent" in said
    assert "1 conflict to settle: do that first" in said
    dialog.action.click()
    settle()
    assert shared.services.settings.store == ""
    assert shared.services.records.get(note).text == "They pay late."
    assert form(screen).join.isVisible()


def test_every_control_has_a_name(shared: Pair, qtbot: QtBot) -> None:
    for widget in shown(page(shared.mine, qtbot)).findChildren(QWidget):
        if isinstance(widget, Button | Choice | Check) and widget.isVisible():
            assert widget.accessibleName() or widget.text()
