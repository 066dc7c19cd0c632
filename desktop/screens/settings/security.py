"""Security and backups: what opens the profile, when it locks, copies of it, what is gone for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale

from desktop import words
from desktop.bus import Toast
from desktop.i18n import label, translate
from desktop.screens.settings.context import Context
from desktop.screens.settings.view import SettingsPage, card, setting
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog, ask
from desktop.widgets.fields import Labelled
from desktop.widgets.files import save_file
from desktop.widgets.layout import Card, clear, column, row
from desktop.widgets.secrets import Passphrase, RecoveryKey
from desktop.widgets.text import Elided, Icon, Text

SHORTEST = 8
MOST = 200
"""Rows of the trash that are shown, the last thrown away first"""


def security(context: Context) -> SettingsPage:
    """Passphrase or keyring, recovery key, lock."""
    page = SettingsPage(
        translate("Settings", "Security"),
        translate("Settings", "Everything on this computer is encrypted. This is what opens it."),
    )
    own = context.services.profile.opens_with == "passphrase"
    opens = translate("Settings", "Opens with a passphrase") if own else translate("Settings", "Opens with your login")
    hint = (
        translate("Settings", "It is asked for at every start and after locking.")
        if own
        else translate(
            "Settings", "Whoever is logged in to this computer as you can open it. Locking needs a passphrase."
        )
    )
    change = Button(translate("Settings", "Change …") if own else translate("Settings", "Set a passphrase …"))
    change.clicked.connect(lambda: change_passphrase(context, page, own))
    key = Button(translate("Settings", "New key …"), clicked=lambda: new_key(context, page))
    rows = [
        setting(opens, hint, change),
        setting(
            translate("Settings", "Recovery key"),
            translate("Settings", "Opens the profile when all else fails. A new one takes the place of the old."),
            key,
        ),
    ]
    if own:
        rows.append(
            setting(
                translate("Settings", "Forget the passphrase, open with my login"),
                translate("Settings", "The key goes to this computer's keyring."),
                Button(translate("Settings", "Use the keyring …"), clicked=lambda: use_keyring(context, page)),
            )
        )
        minutes = [(0, translate("Settings", "Never"))]
        minutes += [(n, translate("Settings", "after %n minute(s)", None, n)) for n in (1, 5, 10, 15, 30, 60)]
        lock = translate("Settings", "Lock when nobody is typing")
        hint = translate("Settings", "A laptop left open asks for the passphrase again. Ctrl L locks at once.")
        rows.append(setting(lock, hint, context.choice("lock_after", lock, minutes)))
    page.put(card(*rows))
    return page


def change_passphrase(context: Context, page: SettingsPage, own: bool) -> Dialog:
    """Asks for the old one (where there is one) and the new one twice."""
    old = Passphrase(translate("Settings", "Present passphrase"))
    new, again = (
        Passphrase(translate("Settings", "New passphrase")),
        Passphrase(translate("Settings", "New passphrase again")),
    )
    fields = [Labelled(field.accessibleName(), field) for field in (old, new, again)]
    heading = translate("Settings", "Change the passphrase") if own else translate("Settings", "Set a passphrase")

    def go() -> None:
        short = len(new.text()) < SHORTEST
        fields[1].show_error(
            translate("Settings", "At least %n character(s), please.", None, SHORTEST) if short else ""
        )
        differs = not short and new.text() != again.text()
        fields[2].show_error(translate("Settings", "The two are not the same.") if differs else "")
        if short or differs:
            return
        dialog.action.setEnabled(False)
        before = old.text() if own else None
        context.jobs.write(
            context.services.safety.change_passphrase, before, new.text(), then=done, failed=failed, owner=context.owner
        )

    def done(_nothing: Any) -> None:
        dialog.accept()
        context.bus.toast.emit(Toast(translate("Settings", "The passphrase is changed."), "kept"))
        context.bus.settings_changed.emit("security")

    def failed(error: BaseException) -> None:
        dialog.action.setEnabled(True)
        dialog.error.show_error(error)

    dialog = Dialog(
        page.window(), heading, translate("Settings", "Change") if own else translate("Settings", "Set"), go
    )
    for field in fields[0 if own else 1 :]:
        dialog.body.addWidget(field)
    dialog.open()
    return dialog


def use_keyring(context: Context, page: SettingsPage) -> Dialog:
    """Asks for the passphrase and hands the key to the keyring."""
    old = Passphrase(translate("Settings", "Present passphrase"))

    def go() -> None:
        context.jobs.write(
            context.services.safety.change_passphrase,
            old.text(),
            None,
            then=done,
            failed=dialog.error.show_error,
            owner=context.owner,
        )

    def done(_nothing: Any) -> None:
        dialog.accept()
        context.bus.toast.emit(Toast(translate("Settings", "It opens with your login from now on."), "kept"))
        context.bus.settings_changed.emit("security")

    dialog = Dialog(
        page.window(), translate("Settings", "Open with my login"), translate("Settings", "Use the keyring"), go
    )
    dialog.body.addWidget(Labelled(old.accessibleName(), old))
    dialog.open()
    return dialog


def new_key(context: Context, page: SettingsPage) -> None:
    """Makes a recovery key and shows it once."""

    def show(key: str) -> None:
        dialog = Dialog(
            page.window(), translate("Settings", "Your new recovery key"), translate("Settings", "Done"), width=520
        )
        dialog.cancel.hide()
        dialog.action.setEnabled(False)
        dialog.body.addWidget(RecoveryKey(key, dialog.action.setEnabled))
        dialog.open()

    def make() -> None:
        context.jobs.write(context.services.safety.new_recovery_key, then=show, owner=context.owner)

    ask(
        page.window(),
        translate("Settings", "Make a new recovery key?"),
        translate("Settings", "The old key stops working, except for backups that were made before."),
        translate("Settings", "Make a new key"),
        make,
    )


def backups(context: Context) -> SettingsPage:
    """Automatic backups, and one by hand."""
    page = SettingsPage(
        translate("Settings", "Backups"),
        translate(
            "Settings",
            "Tacit makes an encrypted copy every day. A copy opens with your passphrase or recovery key, "
            "also on another computer.",
        ),
    )
    kept = translate("Settings", "Daily copies to keep")
    numbers = [(n, words.number(n)) for n in (3, 7, 14, 30)]
    by_hand = Button(translate("Settings", "Back up now …"), "backup", "primary")
    page.put(
        card(
            setting(kept, "", context.choice("backups_kept", kept, numbers)),
            setting(
                translate("Settings", "A copy elsewhere"),
                translate("Settings", "On a stick or a network drive, for a new laptop."),
                by_hand,
            ),
        )
    )
    page.section(translate("Settings", "Copies on this computer"))
    holder = Card()
    page.put(holder)

    def show(found: list[Any]) -> None:
        _list_copies(holder, found)

    by_hand.clicked.connect(lambda: back_up(context, page))
    context.jobs.read(context.services.safety.backups, then=show, owner=context.owner, key="settings.backups")
    return page


def _list_copies(holder: Card, found: list[Any]) -> None:
    """Fills the card with the copies that lie on this computer, by day and size."""
    holder.clear()
    if not found:
        holder.add(
            Text(
                translate("Settings", "None yet. The first one is made today, when nobody is typing."),
                "second",
                wrap=True,
            )
        )
    for each in found:
        line = row(None, 8)
        line.addWidget(Icon("backup", 16))
        line.addWidget(Elided(words.exact_day(each.made_at.astimezone().date())), 1)
        line.addWidget(Text(QLocale().formattedDataSize(each.size), "small"))
        holder.add(line)


def back_up(context: Context, page: SettingsPage) -> None:
    """Asks where to, and makes a copy there."""

    def done(path: Path) -> None:
        context.bus.toast.emit(Toast(translate("Settings", "Backed up to {0}").format(path.name), "kept"))

    save_file(
        page.window(),
        translate("Settings", "Back up to"),
        f"tacit-{context.services.today().isoformat()}.tacit-backup",
        translate("Settings", "Tacit backups (*.tacit-backup)"),
        lambda path: context.jobs.write(context.services.safety.backup, Path(path), then=done, owner=context.owner),
    )


def trash(context: Context) -> SettingsPage:
    """What was deleted: back with it, or away for good."""
    page = SettingsPage(
        translate("Settings", "Trash"), translate("Settings", "What was deleted waits here and can be restored.")
    )
    holder = Card()
    page.put(holder)

    def load() -> None:
        context.jobs.read(_trash, context.services, then=show, owner=context.owner, key="settings.trash")

    def show(read: tuple[list[Any], dict[str, str]]) -> None:
        found, homes = read
        clear(holder.box)
        if not found:
            holder.add(Text(translate("Settings", "The trash is empty."), "second"))
        for record in found:
            home = homes.get(getattr(record, "customer", None) or "", "")
            holder.add(_trash_row(context, page, record, home, load), padded=False)

    load()
    return page


def _trash(services: Any) -> tuple[list[Any], dict[str, str]]:
    """What lies in the trash, and the names of the customers it belongs to. Pure; runs on the read pool."""
    found = services.records.trash()[:MOST]
    homes = [home for record in found if (home := getattr(record, "customer", None))]
    return found, services.records.names(homes)


def _trash_row(context: Context, page: SettingsPage, record: Any, home: str, load: Callable[[], None]) -> Any:
    from PySide6.QtWidgets import QWidget

    kind = context.services.kinds.of(record)
    title = " ".join(kind.title(record).split())[:120]
    holder = QWidget()
    line = row(holder, 8, (16, 6, 8, 6))
    line.addWidget(Icon(kind.icon or "note", 16))
    both = column(None, 0)
    both.addWidget(Elided(title))
    gone = words.near_day(record.deleted_at.astimezone().date(), context.services.today())
    said = translate("Settings", "{0}, deleted {1}").format(label(kind.label), gone)
    both.addWidget(Elided(" · ".join(part for part in (home, said) if part), "small"))
    line.addLayout(both, 1)

    def restored(_done: Any) -> None:
        context.bus.toast.emit(Toast(translate("Settings", "Restored: {0}").format(title), "kept", undo=True))
        load()

    def erased(_done: Any) -> None:
        context.bus.toast.emit(Toast(translate("Settings", "Erased for good.")))
        load()

    def restore() -> None:
        context.jobs.write(context.services.records.restore, [record.id], then=restored, owner=context.owner)

    def erase() -> None:
        context.jobs.write(context.services.safety.erase, record.id, then=erased, owner=context.owner)

    back = Button(translate("Settings", "Restore"), kind="link", clicked=restore)
    back.setAccessibleName(translate("Settings", "Restore {0}").format(title))
    away = Button(
        translate("Settings", "Erase …"),
        kind="link",
        clicked=lambda: ask(
            page.window(),
            translate("Settings", "Erase for good?"),
            translate(
                "Settings", "“{0}” goes from this computer, its history and its backups. This cannot be undone."
            ).format(title),
            translate("Settings", "Erase"),
            erase,
            danger=True,
        ),
    )
    away.setAccessibleName(translate("Settings", "Erase {0}").format(title))
    line.addWidget(back)
    line.addWidget(away)
    return holder
