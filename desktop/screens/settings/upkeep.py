"""Upkeep: the doctor's findings, and the index made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shiboken6 import isValid

from desktop.bus import Toast
from desktop.i18n import label, translate
from desktop.screens.settings.context import Context
from desktop.screens.settings.view import SettingsPage, card, setting
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Card, column, row
from desktop.widgets.states import ProgressLine
from desktop.widgets.tag import Tag
from desktop.widgets.text import Icon, Text


def doctor(context: Context) -> SettingsPage:
    """Examines the profile, says what is wrong, mends what can be mended."""
    page = SettingsPage(
        translate("Settings", "Health"),
        translate("Settings", "Looks at the store, the keys, the index and the disk, and says what is wrong."),
    )
    look = Button(translate("Settings", "Examine"), "doctor", "primary")
    mend = Button(translate("Settings", "Examine and mend"), "doctor")
    index = Button(translate("Settings", "Make the index anew"), "sync")
    page.put(_offers(look, mend, index))
    progress = ProgressLine()
    page.put(progress)
    holder = Card()
    holder.hide()
    page.put(holder)

    def show(checks: list[Any]) -> None:
        look.setEnabled(True)
        mend.setEnabled(True)
        holder.clear()
        for check in checks:
            holder.add(_finding(check))
        holder.show()

    def run(repair: bool) -> None:
        look.setEnabled(False)
        mend.setEnabled(False)
        jobs = context.jobs
        lane = jobs.write if repair else jobs.read
        lane(context.services.upkeep.doctor, repair, then=show, failed=failed, owner=context.owner)

    def failed(error: BaseException) -> None:
        look.setEnabled(True)
        mend.setEnabled(True)
        context.bus.failed.emit(error)

    look.clicked.connect(lambda: run(False))
    mend.clicked.connect(lambda: run(True))
    index.clicked.connect(lambda: _reindex(context, index, progress, failed))
    return page


def _offers(look: Button, mend: Button, index: Button) -> Card:
    """What can be done for the profile's health, each said beside its button."""
    return card(
        setting(translate("Settings", "Examine this profile"), translate("Settings", "Changes nothing."), look),
        setting(
            translate("Settings", "Mend"),
            translate("Settings", "Mends what can be mended without losing anything."),
            mend,
        ),
        setting(
            translate("Settings", "Search index"),
            translate("Settings", "A copy made for finding. It can always be made anew."),
            index,
        ),
    )


def _reindex(context: Context, index: Button, progress: ProgressLine, failed: Callable[[BaseException], None]) -> None:
    """Makes the search index anew and shows how far it is; the button waits meanwhile."""

    def indexed(_done: Any) -> None:
        context.bus.toast.emit(Toast(translate("Settings", "The index is made anew."), "kept"))

    def over(_ok: bool) -> None:
        if isValid(index):  # the page may have been left and made anew
            index.setEnabled(True)

    index.setEnabled(False)
    job = context.jobs.long(
        lambda ticket: context.services.upkeep.reindex(ticket.progress, ticket.cancelled),
        then=indexed,
        failed=failed,
        owner=context.owner,
    )
    job.finished.connect(over)
    progress.follow(job, translate("Settings", "Reading all notes …"))


def _finding(check: Any) -> Any:
    line = row(None, 12)
    line.addWidget(Icon("success" if check.ok else "overdue", 16, "kept" if check.ok else "overdue"))
    said = column(None, 0)
    said.addWidget(Text(label(check.name), "medium"))
    said.addWidget(Text(label(check.detail), "small-second", wrap=True))
    line.addLayout(said, 1)
    word = translate("Settings", "in order") if check.ok else translate("Settings", "not in order")
    line.addWidget(Tag(word, "kept" if check.ok else "overdue"))
    return line
