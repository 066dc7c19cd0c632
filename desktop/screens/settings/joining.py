"""The form that joins a shared store: a database or a file, who one is there, and how far the way is trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop import sync_words
from desktop.bus import Place, Toast
from desktop.i18n import label, say, translate
from desktop.jobs import Ticket
from desktop.screens.settings.context import Context
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog, ask
from desktop.widgets.fields import Check, Choice, Labelled, Line, Radio
from desktop.widgets.files import open_files, save_file
from desktop.widgets.layout import Aside, Card, column
from desktop.widgets.secrets import Passphrase
from desktop.widgets.states import ErrorLine, ProgressLine, sentence_of
from desktop.widgets.text import Text


def postgres_address(text: str, login: str, weak: bool) -> str:
    """The address of a database from what was typed: 'db.example.com/tacit' or a whole address, with the login, and
    with `weak` one that takes the server at its word."""
    text, login = text.strip(), login.strip()
    if "://" not in text:
        text = f"postgresql://{text}"
    parts = urlsplit(text)
    host = parts.netloc.rpartition("@")[2]
    user = f"{quote(login)}@" if login else parts.netloc.removesuffix(host)
    query = parts.query
    if weak and "sslmode=" not in query:
        query = "&".join(part for part in (query, "sslmode=require") if part)
    return urlunsplit(("postgresql", f"{user}{host}", parts.path, query, ""))


def file_address(path: str) -> str:
    """The address of a file, of its path or of a whole address."""
    if path.strip().startswith("sqlite:"):
        return path.strip()
    return f"sqlite:///{quote(path.strip(), safe=_PATH)}"


_PATH = "/\\: ~"


class JoinForm(Card):
    """What is asked, and the button. `joined()` once the store has taken this person; `busy` until it is told."""

    def __init__(self, context: Context, joined: Callable[[], Any]) -> None:
        super().__init__()
        self.context, self._joined = context, joined
        self.busy = False
        box = column(None, 16)
        box.addLayout(self._kinds())
        box.addWidget(self._database())
        box.addWidget(self._file())
        self.error = ErrorLine()
        box.addWidget(self.error)
        self.progress = ProgressLine()
        box.addWidget(self.progress)
        foot = QWidget()
        line = Aside(foot, gap=8)
        self.new = Button(translate("Store", "Make a new file …"), "add", clicked=self._new)
        line.addWidget(self.new)
        self.join = Button(translate("Store", "Join"), kind="primary", clicked=self.go)
        line.addWidget(self.join)
        box.addWidget(foot)
        self.add(box)
        for field in (self.address, self.login, self.password, self.path, self.passphrase):
            field.returnPressed.connect(self.join.click)
        self.address.textChanged.connect(lambda text: self._typed(text, "sqlite:", self.address, self.path))
        self.path.textChanged.connect(lambda text: self._typed(text, "postgres", self.path, self.address))
        self._show(True)

    def take_focus(self) -> None:
        """The keys go to the first thing that is asked for."""
        (self.address if self.postgres.isChecked() else self.path).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- laid out -----------------------------------------------------------------------------------------------

    def _kinds(self) -> Any:
        box = column(None, 2)
        self.postgres = Radio(translate("Store", "Database of the company (Postgres)"))
        self.shared = Radio(translate("Store", "File on a shared drive"))
        self.postgres.setChecked(True)
        self._group = QButtonGroup(self)
        for one in (self.postgres, self.shared):
            self._group.addButton(one)
            box.addWidget(one)
        self.postgres.toggled.connect(self._show)
        return box

    def _database(self) -> QWidget:
        self.database = QWidget()
        box = column(self.database, 12)
        self.address = Line(translate("Store", "Address"), "db.example.com/tacit")
        self.login = Line(translate("Store", "Login"))
        self.password = Passphrase(translate("Store", "Password"))
        self.address_field = Labelled(
            translate("Store", "Address"), self.address, translate("Store", "As your administrator gave it to you.")
        )
        box.addWidget(self.address_field)
        self.login_field = Labelled(translate("Store", "Login"), self.login)
        box.addWidget(self.login_field)
        self.password_field = Labelled(
            translate("Store", "Password"),
            self.password,
            translate("Store", "Kept in this computer's keyring or in your encrypted profile, never in a file."),
        )
        box.addWidget(self.password_field)
        self.weak = Check(translate("Store", "Do not verify the server"))
        box.addWidget(self.weak)
        self.weak_error = Text("", "error", wrap=True)
        self.weak_error.setContentsMargins(current().px(30), 0, 0, 0)
        self.weak_error.hide()
        box.addWidget(self.weak_error)
        warned = translate(
            "Store",
            "Usually Tacit makes sure that it talks to your company's server and to nobody else. With this tick "
            "somebody in between could read and change everything, your password too. Tick it only if your "
            "administrator says so.",
        )
        self.warning = Text(warned, "small", wrap=True)
        self.warning.setContentsMargins(current().px(30), 0, 0, 0)
        box.addWidget(self.warning)
        return self.database

    def _file(self) -> QWidget:
        self.file = QWidget()
        box = column(self.file, 12)
        line = QWidget()
        inner = Aside(line, gap=8)
        self.path = Line(translate("Store", "File"))
        self.choose = Button(translate("Store", "Choose …"), "folder", clicked=self._choose)
        inner.addWidget(self.path)
        inner.addWidget(self.choose)
        self.path_field = Labelled(translate("Store", "File"), line)
        self.path_field.label.setBuddy(self.path)
        box.addWidget(self.path_field)
        self.passphrase = Passphrase(translate("Store", "Passphrase of the file"))
        self.passphrase_field = Labelled(
            translate("Store", "Passphrase of the file"),
            self.passphrase,
            translate("Store", "Only if whoever made the file gave it one."),
        )
        box.addWidget(self.passphrase_field)
        box.addWidget(Text(file_words(), "small", wrap=True))
        return self.file

    def _show(self, database: bool) -> None:
        self.database.setVisible(database)
        self.file.setVisible(not database)
        self.new.setVisible(not database)
        self.error.clear()

    def _typed(self, text: str, elsewhere: str, here: Line, there: Line) -> None:
        """Whoever pastes a whole address need not say what it is of: the form becomes the one for it."""
        if text.strip().startswith(elsewhere) and ":" in text:
            (self.shared if there is self.path else self.postgres).setChecked(True)
            here.clear()
            there.setText(text)
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what it does -------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        heading, filters = translate("Store", "Choose the shared file"), translate("Store", "Shared files (*)")
        open_files(self.window(), heading, filters, lambda paths: self.path.setText(paths[0]))

    def _new(self) -> None:
        """A file that is not there yet, and then it is joined. A passphrase typed above is its own."""

        def chosen(path: str) -> None:
            self.path.setText(path)
            secret = self.passphrase.text()

            def make(_ticket: Ticket) -> Any:
                return self.context.services.stores.create(file_address(path), passphrase=secret)

            self._busy(True)
            self.context.jobs.sync(make, then=lambda _place: self.go(), failed=self._failed, owner=self)

        save_file(
            self.window(),
            translate("Store", "Make a shared file"),
            "team.tacit",
            translate("Store", "Shared files (*)"),
            chosen,
        )

    def go(self) -> None:
        """Joins what is typed, once nothing is missing. In a file, where nobody logs in, one says first who one is."""
        if not self._complete():
            return
        url, secret, _weak = self._asked()
        if not url.startswith("sqlite:"):
            self._go_as("")
            return
        services = self.context.services  # its groups are first used in a worker: they import

        def known(found: tuple[list[Any], str]) -> None:
            self._busy(False)
            others, me = found
            if others:
                ask_who(self.window(), me, others, self._go_as)
            else:
                self._go_as("")

        def work(_ticket: Ticket) -> tuple[list[Any], str]:
            return services.sync.others(url, secret), services.me.name

        self._busy(True)
        self.context.jobs.sync(work, then=known, failed=self._failed, owner=self)

    def _asked(self) -> tuple[str, str | None, bool]:
        """The address, the password or passphrase, and whether a weaker way will do."""
        if not self.postgres.isChecked():
            return file_address(self.path.text()), self.passphrase.text() or None, False
        weak = self.weak.isChecked()
        return postgres_address(self.address.text(), self.login.text(), weak), self.password.text() or None, weak

    def _go_as(self, who: str) -> None:
        url, secret, weak = self._asked()
        services = self.context.services

        def work(ticket: Ticket) -> tuple[Any, int]:
            told, stop = sync_words.telling(ticket), ticket.cancelled
            report = services.sync.join(url, secret, weak=weak, who=who, progress=told, stop=stop)
            return report, services.sync.count_only_mine()

        self._busy(True)
        job = self.context.jobs.sync(work, then=self._came, failed=self._failed, owner=self)
        if not self.context.jobs.inline:
            self.progress.follow(job, translate("Store", "Joining …"))
            self.context.bus.joining.emit(job)

    def _complete(self) -> bool:
        wanted = translate("Store", "This is needed.")
        fields = [(self.address_field, self.address), (self.login_field, self.login)]
        if not self.postgres.isChecked():
            fields = [(self.path_field, self.path)]
        first: QWidget | None = None
        for field, line in fields:
            whole = line is self.login and "@" in self.address.text()
            missing = not line.text().strip() and not whole
            field.show_error(wanted if missing else "")
            first = first or (line if missing else None)
        for field in (self.password_field, self.passphrase_field, self.path_field, self.address_field):
            if field not in [one for one, _line in fields]:
                field.show_error("")
        if first is not None:
            first.setFocus()
        return first is None

    def _busy(self, on: bool) -> None:
        self.busy = on
        self.error.clear()
        if on:
            self._unverified("")
            self.setFocus()  # what is shut away loses the keys, and they would go to the next thing in the window
        for part in (self.postgres, self.shared, self.database, self.file, self.join, self.new):
            part.setEnabled(not on)
        self.join.setText(translate("Store", "Joining …") if on else translate("Store", "Join"))

    def _came(self, found: tuple[Any, int]) -> None:
        report, alone = found
        self._busy(False)
        self.password.clear()
        self.passphrase.clear()
        said = sync_words.progress_words(report.pulled, report.pushed)
        if report.stopped:
            said = translate("Store", "Joined. The rest follows with the next sync.")
        elif report.pulled or report.pushed:
            said = translate("Store", "Joined: {0}").format(said)
        else:
            said = translate("Store", "Joined.")
        self.context.bus.toast.emit(self._with_what_is_mine(said, alone))
        self._joined()

    def _with_what_is_mine(self, said: str, alone: int) -> Toast:
        """That one has joined; of what was written before, that it is still one's own, and the way to share it."""
        if not alone:
            return Toast(said, "kept")
        bus = self.context.bus
        said = f"{said.rstrip('.')} · {translate('Store', '%Ln record(s) are only yours.', None, alone)}"
        share = translate("Store", "Look through them …")
        return Toast(said, "kept", action=share, run=lambda: bus.go.emit(Place("sync", query="share")))

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        if self.context.services.settings.store:
            self._joined()  # the store took us and the first round was cut: it goes on by itself
            return
        kind, said = type(error).__name__, label(getattr(error, "sentence", "")) or sentence_of(error)
        if kind == "AnotherPerson":
            ask_whether(self.window(), error, said, self._go_as)
            return
        if kind == "Unverified":
            self._unverified(said)
            self.weak.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        field, line = self._at_fault(kind)
        if field is None or line is None:
            self.error.show_error(error)
            return
        field.show_error(said)
        line.setFocus()

    def _unverified(self, sentence: str) -> None:
        """At the choice that it is about: that the server was not verified; '' takes it away."""
        self.weak_error.setText(sentence)
        self.weak_error.setVisible(bool(sentence))
        self.weak.setAccessibleDescription(sentence)

    def _at_fault(self, kind: str) -> tuple[Labelled | None, QWidget | None]:
        """The field that what went wrong is about, and what to type in."""
        database = self.postgres.isChecked()
        if kind == "WrongPassword":
            return (self.password_field, self.password) if database else (self.passphrase_field, self.passphrase)
        if kind in ("NotFound", "Invalid", "Unreachable", "NoStore", "Unencrypted"):
            return (self.address_field, self.address) if database else (self.path_field, self.path)
        return None, None


def ask_who(parent: QWidget, me: str, others: list[Any], join: Callable[[str], Any]) -> Dialog:
    """Whether one is somebody whom a shared file knows already, from another computer; `join` gets the id, '' of who is
    new there. `me` is the name of the profile's owner."""
    heading = translate("Store", "Who are you there?")
    dialog = Dialog(parent, heading, translate("Store", "Join"))
    said = translate(
        "Store",
        "Colleagues share this file already. If you are one of them, at another computer, choose yourself: then what "
        "is yours there is yours here too.",
    )
    dialog.body.addWidget(Text(said, "second", wrap=True))
    new = translate("Store", "{0}, new there").format(me)
    field = Choice(heading, [("", new), *((one.id, say(one.name)) for one in others)])
    field.set_value(next((one.id for one in others if say(one.name).casefold() == me.casefold()), ""))
    dialog.body.addWidget(field)
    dialog.accepted.connect(lambda: join(field.value()))
    dialog.open()
    field.setFocus()
    return dialog


def ask_whether(parent: QWidget, found: Any, said: str, join: Callable[[str], Any]) -> Dialog:
    """Whether one is whom the login is there, at another computer; `join` gets the id of that person."""
    name = found.name or translate("Store", "this person")
    action = translate("Store", "Join as {0}").format(name)
    return ask(parent, label(found.title), said, action, lambda: join(found.who), danger=True)


def file_words() -> str:
    """What a shared file does not do."""
    return translate(
        "Store",
        "A file cannot keep secrets between colleagues: whoever can open it can read all that is shared in it. So "
        "“only me” notes never leave this computer, and for more than ten people a database is the better place.",
    )
