"""The one object of app-wide signals. Screens never know each other: they say here what happened or what they want.

Every signal is typed; a name that is not declared is an AttributeError, a payload of the wrong type a TypeError.
All signals are sent and received on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal


class Toast(NamedTuple):
    """A short message at the foot of the window. `state` is neutral, kept, due or overdue; `action` is a button's
    text and `run` what it does; `undo` offers Undo."""

    text: str
    state: str = "neutral"
    undo: bool = False
    action: str = ""
    run: Callable[[], Any] | None = None


class Place(NamedTuple):
    """Somewhere to go: a screen and what it shows there. `record` is an id, `query` a search or a filter, `customer`
    the one that was being looked at."""

    screen: str
    record: str = ""
    query: str = ""
    customer: str = ""


class CaptureRequest(NamedTuple):
    """Opens the capture panel: with a text, for a customer and a contact (ids), or to go on with a draft or a filed
    note."""

    text: str = ""
    customer: str = ""
    draft: str = ""
    note: str = ""
    contact: str = ""


class SyncNews(NamedTuple):
    """How it stands with the shared store. `standing` is the services' word (None while it is not known), `job` the
    round under way, `error` what ended the last one, `fresh` a round that came through just now."""

    standing: Any = None
    job: Any = None
    error: BaseException | None = None
    fresh: bool = False


class Bus(QObject):
    """What happens in the window. Wired in one block in `app.py`."""

    changed = Signal(object)
    """db Changes after a commit, ours or another process's. Screens refresh from this alone."""
    opened = Signal(object)
    """the services of the profile, as soon as it is open"""
    closing = Signal()
    """the window is about to go: keep what is unsaved"""
    locked = Signal()
    go = Signal(Place)
    """show a screen; `open_record` when only an id is known"""
    open_record = Signal(str, str)
    """kind, id: show the record where it belongs"""
    capture = Signal(CaptureRequest)
    toast = Signal(Toast)
    failed = Signal(object)
    """an exception nobody showed in place"""
    aside = Signal(object)
    """something was done that the store does not know (a draft thrown away); the callable takes it back, once"""
    undo = Signal()
    redo = Signal()
    import_files = Signal(list)
    """paths to bring in, [] to ask; the import screen takes them"""
    export = Signal()
    settings_changed = Signal(str)
    """the name of a setting that has another value now"""
    searching = Signal(str)
    """the id of the saved search that the search screen shows, '' when it shows none"""
    sync = Signal()
    """sync now"""
    sync_news = Signal(SyncNews)
    joining = Signal(object)
    """the job that joins a shared store, from its start"""
    store_changed = Signal()
    """a shared store was joined or left, or when to sync by itself was set"""
    counts_changed = Signal(dict)
    """numbers for the sidebar {screen: n}"""
    filled = Signal()
    """Today shows what it has to show, once a start: as it was kept, or read from the open profile"""
    ready = Signal()
    """the profile is open and the first screen filled from it, or something is asked of the person"""
