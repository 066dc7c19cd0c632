"""What corrections taught: a list, the newest first, each to be forgotten and, for a while, remembered again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop import taught
from desktop.bus import Toast
from desktop.i18n import translate
from desktop.screens.settings.context import Context
from desktop.screens.settings.view import SettingsPage
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Card, clear, row
from desktop.widgets.text import Icon, Snug, Text

SHOWN = 200
_ICONS = {"alias": "customer", "person": "person", "not-person": "person", "topic": "topic", "not-topic": "topic"}


def learnt(context: Context) -> SettingsPage:
    """The page; it is made anew whenever it is opened."""
    page = SettingsPage(
        translate("Settings", "Learnt from you"),
        translate(
            "Settings",
            "Each chip you put right in a capture teaches Tacit, on this computer only. It is kept encrypted, used in "
            "the next capture, and gone as soon as you forget it here.",
        ),
    )
    holder = Card()
    page.put(holder)
    captures = context.services.captures

    def load() -> None:
        context.jobs.read(found, then=show, owner=page, key="settings.learnt")

    def found() -> tuple[list[Any], dict[str, str]]:
        lessons = list(captures.learnt())[::-1]
        about = [one.value for one in lessons if one.kind in ("alias", "person")]
        return lessons, context.services.records.names(about)

    def show(result: tuple[list[Any], dict[str, str]]) -> None:
        lessons, names = result
        clear(holder.box)
        if not lessons:
            words = translate("Settings", "Nothing yet. Put a chip right once, and it stands here.")
            holder.add(Text(words, "second", wrap=True))
        for together in _together(lessons)[:SHOWN]:
            holder.add(_row(context, together, names, partial(forget, together)), padded=False)

    def forget(together: list[Any]) -> None:
        context.jobs.write(_each, captures.forget, together, then=lambda _done: gone(together), owner=page)

    def gone(together: list[Any]) -> None:
        done: list[bool] = []

        def back() -> None:
            if not done:  # by the toast or by Ctrl+Z, once
                done.append(True)
                context.jobs.write(_each, captures.remember, together, then=lambda _done: load(), owner=page)

        load()
        context.bus.aside.emit(back)
        undo = translate("Settings", "Undo")
        context.bus.toast.emit(Toast(translate("Settings", "Forgotten"), action=undo, run=back))

    load()
    return page


def _together(lessons: list[Any]) -> list[list[Any]]:
    """What one correction taught in one row: a clause that shows another topic than was read."""
    rows: list[list[Any]] = []
    for lesson in lessons:
        last = rows[-1][-1] if rows else None
        pair = last is not None and {last.kind, lesson.kind} == {"topic", "not-topic"}
        if pair and (last.words, last.on, last.note) == (lesson.words, lesson.on, lesson.note) and len(rows[-1]) == 1:
            rows[-1].append(lesson)
        else:
            rows.append([lesson])
    return rows


def _each(act: Callable[[Any], None], lessons: list[Any]) -> None:
    for lesson in lessons:
        act(lesson)


def _row(context: Context, together: list[Any], names: dict[str, str], forget: Any) -> QWidget:
    lesson = together[0]
    holder = QWidget()
    line = row(holder, 8, (16, 8, 8, 8))
    owed = "promise-them" if lesson.value == "them" else "promise-us"
    line.addWidget(Icon(_ICONS.get(lesson.kind, owed), 16))
    said = "\n".join(taught.meaning(one, names) for one in together)
    line.addWidget(Text(said, wrap=True), 1)
    line.addWidget(Snug(taught.day_of(lesson, context.services.today()), "small"))
    button = Button(translate("Settings", "Forget"), kind="quiet", clicked=forget)
    button.setAccessibleName(translate("Settings", "Forget: {0}").format(said))
    line.addWidget(button)
    return holder
