"""What the search screen and the sidebar do with a saved search: another name, or away with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from desktop.bus import Toast
from desktop.i18n import translate
from desktop.widgets.popup import AskPopup
from desktop.widgets.states import sentence_of


def rename(host: Any, search: str, anchor: Any) -> None:
    """Asks for another name. `host` has services, jobs, bus and `all`."""
    one = next((each for each in host.all if each.id == search), None)
    if one is None:
        return

    def take(name: str) -> str:
        said = name.casefold()
        if not name:
            return translate("Search", "Give it a name.")
        if any(each.name.casefold() == said and each.id != search for each in host.all):
            return translate("Search", "Another saved search has this name.")
        host.jobs.write(host.services.searches.rename, search, name, failed=partial(_say, host), owner=host)
        return ""

    AskPopup(anchor, translate("Search", "Rename"), one.name, "", take).open()


def remove(host: Any, search: str) -> None:
    """Takes one out of the sidebar; undo brings it back."""
    name = next((each.name for each in host.all if each.id == search), "")

    def gone(_done: Any) -> None:
        host.bus.toast.emit(Toast(translate("Search", "Removed: {0}").format(name), undo=True))

    host.jobs.write(host.services.searches.remove, search, then=gone, failed=partial(_say, host), owner=host)


def _say(host: Any, error: BaseException) -> None:
    host.bus.toast.emit(Toast(sentence_of(error), "overdue"))
