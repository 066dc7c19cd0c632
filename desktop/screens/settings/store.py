"""The shared store: joining one; who one is there, what is enforced, when to sync, and leaving it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import sync_words
from desktop.bus import Place, Toast
from desktop.i18n import label, translate
from desktop.screens.settings.context import Context
from desktop.screens.settings.joining import JoinForm
from desktop.screens.settings.view import SettingsPage, card, setting
from desktop.theme import current, icons
from desktop.widgets.audience import audience_icon
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog, ask
from desktop.widgets.fields import Check, Choice, Labelled
from desktop.widgets.layout import Card, clear, column, row
from desktop.widgets.secrets import Passphrase
from desktop.widgets.states import ErrorLine
from desktop.widgets.text import Elided, Icon, Text


def store(context: Context) -> SettingsPage:
    """The page, made anew when a store is joined or left."""
    joined = bool(context.services.settings.store)
    page = SettingsPage(
        translate("Settings", "Shared store"),
        ""
        if joined
        else translate(
            "Store",
            "Work on the same customers as your colleagues. What you write is kept on this computer first, and goes to "
            "the store whenever it can be reached. Note by note you decide who may read it.",
        ),
    )
    if joined:
        _joined(context, page)
    else:
        page.put(JoinForm(context, lambda: changed(context)))
    return page


def take_focus(page: SettingsPage) -> None:
    """Where a store is to be joined, the keys go to what is asked for."""
    for form in page.findChildren(JoinForm):
        form.take_focus()


def joining(page: SettingsPage) -> bool:
    """Whether somebody is joining a store on this page: it shows how far that is, and what comes of it."""
    return any(form.busy for form in page.findChildren(JoinForm))


def changed(context: Context) -> None:
    """Joined, left, or synced otherwise: tells the window."""
    context.bus.store_changed.emit()
    context.bus.settings_changed.emit("store")


def _joined(context: Context, page: SettingsPage) -> None:
    holder = column(None, 12)
    body = QWidget()
    body.setLayout(holder)
    page.put(body)

    def load() -> None:
        context.jobs.read(read, context.services, then=show, owner=page, key="settings.store")

    def show(found: tuple[Any, Any, Any, list[Any], list[Any]]) -> None:
        clear(holder)
        standing, me, readers, people, teams = found
        if sync_words.state_of(standing) == "attention":
            wrong = ErrorLine()
            wrong.show_error(f"{label(standing.title)}. {label(standing.sentence)}")
            holder.addWidget(wrong)
        holder.addWidget(_place(context, page, standing, me))
        holder.addWidget(_ways(context, *readers))
        for heading, rows in (
            (translate("Store", "Teams"), [(name, names, "team") for name, names in teams]),
            (translate("Store", "Colleagues"), [_colleague(one, me, standing) for one in people]),
        ):
            if rows:
                title = Text(heading, "heading")
                title.setContentsMargins(0, current().px(12), 0, 0)
                holder.addWidget(title)
                holder.addWidget(_people(rows))
        said = translate("Store", "Administrators add and remove people and teams in the terminal: tacit store.")
        holder.addWidget(Text(said, "small", wrap=True))

    load()


def read(services: Any) -> tuple[Any, Any, Any, list[Any], list[Any]]:
    """How it stands, me, whom a note can be for, colleagues, teams with their members. Pure; on the read pool."""
    people = [one for one in services.records.list("colleague").rows if not one.deleted_at]
    names = {one.id: one.name for one in people}
    teams = [
        (team.name, ", ".join(names[one] for one in team.members if one in names))
        for team in services.records.list("team").rows
    ]
    people.sort(key=lambda one: one.name.casefold())
    return services.sync.standing(), services.me, read_readers(services.sync), people, teams


def _place(context: Context, page: SettingsPage, standing: Any, me: Any) -> Card:
    """Where it is, how it stands, who one is there, and the way out."""
    name, kind = sync_words.place_lines(standing)
    last = sync_words.last_words(standing, context.services.now())
    role = sync_words.role_word(standing.role)
    show = Button(translate("Store", "Show what waits"), clicked=lambda: context.bus.go.emit(Place("sync")))
    leave = Button(translate("Store", "Leave …"), kind="danger", clicked=lambda: ask_leave(context, page, standing))
    where = setting(name, f"{kind} · {last}", show)
    lock = row(None, 8)
    lock.addWidget(Icon("lock", 16), 0, Qt.AlignmentFlag.AlignTop)
    lock.addWidget(Text(sync_words.enforced_words(standing), "second", wrap=True), 1)
    rows = [where, setting(me.name, translate("Store", "You are known there as: {0}").format(role or "–"), leave)]
    if standing.kind == "postgres" or standing.fault == "WrongPassword":
        new = Button(translate("Store", "New password …"), clicked=lambda: ask_password(context, page))
        rows.append(
            setting(
                translate("Store", "Password"),
                translate("Store", "Where the store wants another one, or yours has expired."),
                new,
            )
        )
    made = card(*rows)
    made.add(lock)
    return made


def read_readers(sync: Any) -> tuple[list[tuple[str, str, str]], str, str]:
    """For whom new captures may be: what to choose, its words, and the audience whose icon it has; what is chosen; and
    what the store says, in words. '' is as the store says. Named people, who are chosen at a capture or in the
    terminal, stand here where they are."""
    chosen = sync.default_audience() if sync.default_chosen else ""
    says = label(sync.audience_words(sync.store_says))
    usual = [(one.key, label(one.label), one.key) for one in sync.audiences(new=True) if not one.chooses]
    options = [("", translate("Store", "As the store says"), sync.store_says), *usual]
    if chosen not in [key for key, _words, _audience in options]:
        options.append((chosen, label(sync.audience_words(chosen)), chosen))
    return options, chosen, says


def _ways(context: Context, options: Sequence[tuple[str, str, str]], chosen: str, says: str) -> Card:
    """When it syncs, and for whom new captures are."""
    alone = translate("Store", "Sync by itself")
    box = Check("", context.services.settings.sync_automatically)
    box.setAccessibleName(alone)

    def switched(on: bool) -> None:
        context.set("sync_automatically", on)
        context.bus.store_changed.emit()

    box.toggled.connect(switched)
    readers = translate("Settings", "Who may read new captures")
    field = Choice(readers, [(key, said) for key, said, _audience in options])
    for at, (_key, _said, audience) in enumerate(options):
        field.setItemIcon(at, icons.icon(audience_icon(audience)))
    field.set_value(chosen)
    field.activated.connect(lambda _index: context.set("default_audience", field.value()))
    # As wide as its words, where there is room: at twice the size they are wider than the page.
    field.setMinimumWidth(min(field.sizeHint().width() + 24, current().px(176)))
    hint = translate("Store", "Each capture says it, and there it can be changed. The store says: {0}.").format(says)
    return card(
        setting(
            alone,
            translate("Store", "Shortly after you write, when colleagues write, and every few minutes. F5 at once."),
            box,
        ),
        setting(readers, hint, field),
    )


def _colleague(one: Any, me: Any, standing: Any) -> tuple[str, str, str]:
    """Name, role and picture; of me the role that the store gave."""
    role = standing.role if one.id == me.id and standing.role else one.role
    return one.name, sync_words.role_word(role), "colleague"


def _people(rows: Sequence[tuple[str, str, str]]) -> Card:
    made = Card(padding=(16, 6))
    for name, below, icon in rows:
        line = row(None, 8)
        line.addWidget(Icon(icon, 16))
        line.addWidget(Elided(name), 2)
        line.addWidget(Elided(below, "small"), 3)
        made.add(line)
    return made


def ask_password(context: Context, page: SettingsPage) -> Dialog:
    """A password for the login that one has there already; it is tried at once."""
    field = Passphrase(translate("Store", "Password"))
    services = context.services

    def go() -> None:
        if not field.text():
            return
        secret, settings = field.text(), services.settings
        dialog.action.setEnabled(False)
        context.jobs.sync(
            lambda _ticket: services.sync.join(settings.store, secret, weak=settings.store_weak),
            then=done,
            failed=failed,
            owner=dialog,
        )

    def done(_report: Any) -> None:
        dialog.accept()
        context.bus.toast.emit(Toast(translate("Store", "The password is right, and kept."), "kept"))
        changed(context)

    def failed(error: BaseException) -> None:
        dialog.action.setEnabled(True)
        dialog.error.show_error(error)

    dialog = Dialog(
        page.window(), translate("Store", "New password"), translate("Store", "Try and keep"), accept_with=go
    )
    dialog.body.addWidget(Labelled(translate("Store", "Password"), field))
    dialog.open()
    return dialog


def ask_leave(context: Context, page: SettingsPage, standing: Any) -> None:
    """Leaving cannot be undone by a key, so it is asked."""

    def left(_nothing: Any) -> None:
        context.bus.toast.emit(Toast(translate("Store", "This computer has left the shared store.")))
        changed(context)

    def go() -> None:
        context.jobs.sync(lambda _ticket: context.services.sync.leave(), then=left, owner=context.owner)

    said = translate(
        "Store",
        "What is on this computer stays, and what is in the store stays there. Changes are no longer exchanged; "
        "the password is forgotten.",
    )
    if standing.waiting:
        waits = translate("Store", "%Ln record(s) with changes wait to be sent, and stay here.", None, standing.waiting)
        said = f"{said}\n\n{waits}"
    if standing.conflicts:
        open_ = translate(
            "Store", "%Ln conflict(s) to settle: do that first, as another store would not know of them.",
            None, standing.conflicts,
        )  # fmt: skip
        said = f"{said}\n\n{open_}"
    heading, action = translate("Store", "Leave the shared store?"), translate("Store", "Leave")
    ask(page.window(), heading, said, action, go, danger=True)
