"""Pages of plain choices: the profile's owner, the look, how texts are read, reminders."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale

from desktop import autostart
from desktop.bus import Toast
from desktop.i18n import LANGUAGES, translate
from desktop.screens.settings.context import Context
from desktop.screens.settings.view import SettingsPage, card, setting
from desktop.theme.tokens import SCALES
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Check, Labelled, Line
from desktop.widgets.layout import Card, column, row
from desktop.widgets.states import ErrorLine
from desktop.widgets.text import Text


class OwnerForm(Card):
    """Name, e-mail and phone of the profile's owner, and the button that keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.email, self.phone = (
            Line(translate("Settings", "Name")),
            Line(translate("Settings", "E-mail")),
            Line(translate("Settings", "Phone")),
        )
        box = column(None, 12)
        self.name_field = Labelled(translate("Settings", "Name"), self.name)
        box.addWidget(self.name_field)
        box.addWidget(Labelled(translate("Settings", "E-mail"), self.email))
        box.addWidget(Labelled(translate("Settings", "Phone"), self.phone))
        self.error = ErrorLine()
        box.addWidget(self.error)
        line = row(None, 8)
        self.save = Button(translate("Settings", "Save"), kind="primary")
        self.save.setEnabled(False)
        line.addStretch(1)
        line.addWidget(self.save)
        box.addLayout(line)
        self.add(box)

    def fill(self, me: Any) -> None:
        """Shows the owner as kept; there is nothing to save yet."""
        for field, value in ((self.name, me.name), (self.email, me.email), (self.phone, me.phone)):
            field.setText(value)
        self.save.setEnabled(False)

    def named(self) -> bool:
        """Whether there is a name, said at the field when there is none."""
        given = bool(self.name.text().strip())
        self.name_field.show_error("" if given else translate("Settings", "A name is needed."))
        return given

    def edits(self, me: Any) -> dict[str, tuple[Any, str]]:
        """What was typed and differs from `me`, each with the version it was typed over."""
        versions = getattr(me, "versions", {})
        typed = {"name": self.name, "email": self.email, "phone": self.phone}
        values = {key: field.text().strip() for key, field in typed.items()}
        return {key: (versions.get(key), value) for key, value in values.items() if value != getattr(me, key)}


def profile(context: Context) -> SettingsPage:
    """Whose profile it is and where it lies."""
    page = SettingsPage(
        translate("Settings", "Profile"),
        translate("Settings", "Whose notes these are. Your name stands by what you write."),
    )
    form = OwnerForm()
    page.put(form)
    where = Text("", "small", wrap=True)
    page.put(where)
    read: dict[str, Any] = {}

    def load() -> None:
        context.jobs.read(lambda: context.services.me, then=show, owner=context.owner)

    def show(me: Any) -> None:
        read["me"] = me
        form.fill(me)
        where.setText(translate("Settings", "The profile lies in {0}").format(context.services.profile.path))

    def saved(_record: Any) -> None:
        context.bus.toast.emit(Toast(translate("Settings", "Saved"), "kept", undo=True))
        context.bus.settings_changed.emit("me")
        load()

    def keep() -> None:
        me = read["me"]
        if not form.named():
            return
        form.error.clear()
        write, edit = context.jobs.write, context.services.records.edit
        write(edit, me.id, form.edits(me), then=saved, failed=form.error.show_error, owner=context.owner)

    for field in (form.name, form.email, form.phone):
        field.textEdited.connect(lambda _text: form.save.setEnabled(bool(read)))
        field.returnPressed.connect(keep)
    form.save.clicked.connect(keep)
    load()
    return page


def appearance(context: Context) -> SettingsPage:
    """Light or dark, size, motion, language."""
    page = SettingsPage(translate("Settings", "Appearance"))
    themes = [
        ("", translate("Settings", "As the system")),
        ("light", translate("Settings", "Light")),
        ("dark", translate("Settings", "Dark")),
    ]
    sizes = [(round(scale * 100), f"{round(scale * 100)} %") for scale in SCALES]
    languages = [("", translate("Settings", "As the system")), *LANGUAGES.items()]
    theme, size = translate("Settings", "Colours"), translate("Settings", "Text size")
    motion, language = translate("Settings", "Motion"), translate("Settings", "Language")
    page.put(
        card(
            setting(theme, "", context.choice("theme", theme, themes)),
            setting(size, translate("Settings", "Also Ctrl + and Ctrl −."), context.choice("text_scale", size, sizes)),
            setting(
                motion,
                translate("Settings", "Short movements when something appears."),
                context.check("motion", motion),
            ),
            setting(
                language,
                translate("Settings", "Takes effect when Tacit is opened again."),
                context.choice("language", language, languages),
            ),
        )
    )
    return page


def writing(context: Context) -> SettingsPage:
    """How captures are read, and reminders."""
    page = SettingsPage(
        translate("Settings", "Capturing and promises"), translate("Settings", "How Tacit understands what you write.")
    )
    days = [(number, QLocale().dayName(number + 1)) for number in (0, 5, 6)]
    order = [
        (None, translate("Settings", "Ask at import")),
        (True, translate("Settings", "Day first (3/4 is 3 April)")),
        (False, translate("Settings", "Month first (3/4 is March 4)")),
    ]
    nexts = [
        ("following", translate("Settings", "Friday of next week")),
        ("coming", translate("Settings", "the coming Friday")),
    ]
    hours = [(-1, translate("Settings", "Never"))]
    hours += [(hour, translate("Settings", "at {0}:00").format(hour)) for hour in range(6, 20)]
    words = {
        "week_start": translate("Settings", "The week begins on"),
        "next_weekday": translate("Settings", "“Next Friday”, said on a Monday, means"),
        "day_first": translate("Settings", "Dates in figures"),
        "remind_at": translate("Settings", "Remind of promises"),
    }
    at_login = translate("Settings", "Start Tacit when I log in")
    page.put(
        card(
            setting(words["next_weekday"], "", context.choice("next_weekday", words["next_weekday"], nexts)),
            setting(words["day_first"], "", context.choice("day_first", words["day_first"], order)),
            setting(words["week_start"], "", context.choice("week_start", words["week_start"], days)),
            setting(words["remind_at"], "", context.choice("remind_at", words["remind_at"], hours)),
            setting(at_login, translate("Settings", "In the tray, without a window."), _at_login(context, at_login)),
        )
    )
    return page


def _at_login(context: Context, label: str) -> Check:
    """A box that stands in the system's own list of what starts with a session, not in the profile's settings."""
    from db.services import profiles

    path = context.services.profile.path
    start = autostart.command("" if path == profiles.locate() else str(path))
    place = autostart.place()
    box = Check("", place.on())
    box.setAccessibleName(label)

    def wanted(on: bool) -> None:
        context.jobs.write(lambda: place.put(start) if on else place.take(), owner=context.owner)

    box.toggled.connect(wanted)
    return box
