"""How one gets in: creating, unlocking, recovering, restoring. Errors stand where they happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import opening
from desktop.bus import Bus, Place
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.screens.welcome.view import Sheet, WelcomeView
from desktop.widgets.buttons import Button
from desktop.widgets.files import open_files
from desktop.widgets.secrets import RecoveryKey
from desktop.widgets.states import sentence_of

SHORTEST = 8


class Controller(QObject):
    """`entered(services)` when the profile is open; `retried()` to open it again from the start."""

    entered = Signal(object)
    retried = Signal()

    def __init__(self, profile: str, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.profile, self.jobs, self.bus = profile, jobs, bus
        self.view = WelcomeView()
        self._came_from: Sheet = self.view.first
        self._backup = ""
        first, unlock, recover = self.view.first, self.view.unlock, self.view.recover
        first.make.clicked.connect(self._create)
        for field in (first.name, first.email, first.again):
            field.returnPressed.connect(self._create)
        first.own.toggled.connect(lambda _on: first.error.clear())
        first.demo.clicked.connect(self._demo)
        first.restore.clicked.connect(self._restore)
        first.recover.clicked.connect(self._ask_recovery)
        unlock.open.clicked.connect(self._unlock)
        unlock.passphrase.returnPressed.connect(self._unlock)
        unlock.recover.clicked.connect(self._ask_recovery)
        recover.open.clicked.connect(self._recover)
        recover.passphrase.returnPressed.connect(self._recover)
        recover.back.clicked.connect(lambda: self._show(self._came_from))
        self.view.retry.clicked.connect(self.retried)

    # -- pages --------------------------------------------------------------------------------------------------

    def show_first(self) -> None:
        """No profile yet."""
        self._show(self.view.first)
        self.jobs.read(opening.keyring_can, then=self.view.first.offer_keyring, failed=lambda _e: None, owner=self)

    def show_unlock(self, error: Exception | None, locked: bool = False) -> None:
        """It wants a passphrase: at the start, or again after it was `locked`; with an error when the keyring would not
        open it."""
        self.view.unlock.greet(locked)
        self._show(self.view.unlock)
        if error is not None:
            self.view.unlock.error.show_error(error)

    def show_failed(self, error: Exception | None) -> None:
        """It cannot be opened."""
        self._show(self.view.failed)
        if error is not None:
            self.view.failed.error.show_error(error)

    def _show(self, page: Sheet) -> None:
        self.view.pages.setCurrentWidget(page)
        page.error.clear()
        first = {
            self.view.first: self.view.first.name,
            self.view.unlock: self.view.unlock.passphrase,
            self.view.recover: self.view.recover.key,
        }.get(page)
        if first is not None:
            QTimer.singleShot(0, first, first.setFocus)

    # -- first run ----------------------------------------------------------------------------------------------

    def _create(self) -> None:
        page = self.view.first
        name, own = page.name.text().strip(), page.own.isChecked()
        page.name_field.show_error(
            "" if name else translate("Welcome", "Your name is needed: it stands by what you write.")
        )
        wrong = self._wrong_passphrase(page.passphrase.text()) if own else ""
        page.passphrase_field.show_error(wrong)
        differs = own and not wrong and page.passphrase.text() != page.again.text()
        page.again_field.show_error(translate("Welcome", "The two are not the same.") if differs else "")
        if not name:
            page.name.setFocus()
            return
        if wrong or differs:
            (page.passphrase if wrong else page.again).setFocus()
            return
        passphrase = page.passphrase.text() if own else None
        self._busy(page, page.make, translate("Welcome", "Creating …"))
        self.jobs.write(
            opening.create_profile,
            self.profile,
            name,
            page.email.text().strip(),
            passphrase,
            then=self._created,
            failed=self._not_created,
            owner=self,
        )

    def _wrong_passphrase(self, text: str) -> str:
        if len(text) >= SHORTEST:
            return ""
        return translate("Welcome", "At least %n character(s), please.", None, SHORTEST)

    def _not_created(self, error: BaseException) -> None:
        page = self.view.first
        self._ready(page, page.make, translate("Welcome", "Create profile"))
        if type(error).__name__ == "KeyringUnavailable":
            page.own.setChecked(True)
            page.passphrase.setFocus()
        page.error.show_error(error)

    def _created(self, made: tuple[str, Any]) -> None:
        key, services = made
        page = self.view.key
        start = page.add_button(Button(translate("Welcome", "Start"), kind="primary"))
        share = page.add_button(Button(translate("Welcome", "Start and join a shared store …"), "sync"))
        share.setToolTip(translate("Welcome", "To work with colleagues. It can be done later, too, in the settings."))

        def kept(on: bool) -> None:
            start.setEnabled(on)
            share.setEnabled(on)

        kept(False)
        shown = RecoveryKey(key, kept)
        page.body.addWidget(shown)
        start.clicked.connect(lambda: self._enter(services))
        share.clicked.connect(lambda: self._enter(services, share=True))
        self.view.first.passphrase.clear()
        self.view.first.again.clear()
        self._show(page)
        QTimer.singleShot(0, shown.tick, shown.tick.setFocus)

    def _demo(self) -> None:
        page = self.view.first
        self._busy(page, page.demo, translate("Welcome", "Making the sample company …"))
        failed = self._refused(page, page.demo, translate("Welcome", "Look around in a sample company first"))
        self.jobs.write(opening.open_demo, "demo", then=self._enter, failed=failed, owner=self)

    def _restore(self) -> None:
        def chosen(paths: list[str]) -> None:
            self._backup = paths[0]
            self._ask_recovery()

        open_files(
            self.view.window(),
            translate("Welcome", "Restore a backup"),
            translate("Welcome", "Tacit backups (*.tacit-backup)"),
            chosen,
        )

    # -- unlocking and recovering --------------------------------------------------------------------------------

    def _unlock(self) -> None:
        page = self.view.unlock
        text = page.passphrase.text()
        if not text:
            page.field.show_error(translate("Welcome", "Type the passphrase."))
            return
        page.field.show_error("")
        self._busy(page, page.open, translate("Welcome", "Opening …"))
        self.jobs.write(
            opening.open_profile, self.profile, text, then=self._tried, failed=self._tried_badly, owner=self
        )

    def _tried(self, outcome: opening.Outcome) -> None:
        page = self.view.unlock
        self._ready(page, page.open, translate("Welcome", "Open"))
        if outcome.state == "open":
            page.passphrase.clear()
            self._enter(outcome.services)
        elif outcome.error is not None:
            page.field.show_error(label(getattr(outcome.error, "sentence", "")) or sentence_of(outcome.error))
            page.passphrase.selectAll()
            page.passphrase.setFocus()

    def _tried_badly(self, error: BaseException) -> None:
        self._tried(opening.Outcome("failed", error=error if isinstance(error, Exception) else None))

    def _ask_recovery(self) -> None:
        here = self.view.pages.currentWidget()
        if isinstance(here, Sheet) and here is not self.view.recover:
            self._came_from = here
        self._show(self.view.recover)

    def _recover(self) -> None:
        page = self.view.recover
        key = page.key.text().strip()
        page.key_field.show_error("" if key else translate("Welcome", "Type the recovery key."))
        wrong = self._wrong_passphrase(page.passphrase.text())
        page.passphrase_field.show_error(wrong)
        if not key or wrong:
            return
        self._busy(page, page.open, translate("Welcome", "Opening …"))
        args = (self.profile, key, page.passphrase.text())
        work: Callable[..., Any] = opening.recover_profile
        if self._backup:
            work, args = opening.restore_profile, (self._backup, *args)  # type: ignore[assignment]
        failed = self._refused(page, page.open, translate("Welcome", "Open"))
        self.jobs.write(work, *args, then=self._enter, failed=failed, owner=self)

    # -- small ---------------------------------------------------------------------------------------------------

    def _enter(self, services: Any, share: bool = False) -> None:
        bus = self.bus
        self.entered.emit(services)
        if share:
            bus.go.emit(Place("settings", query="store"))

    def _busy(self, page: Sheet, button: Button, words: str) -> None:
        page.error.clear()
        page.setEnabled(False)
        button.setText(words)

    def _ready(self, page: Sheet, button: Button, words: str) -> None:
        page.setEnabled(True)
        button.setText(words)

    def _refused(self, page: Sheet, button: Button, words: str) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            self._ready(page, button, words)
            page.error.show_error(error)

        return failed
