"""Rows of a card that stay while nothing about them differs: what is read, stood on or edited does not jump."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import Qt

from desktop.widgets.layout import Card
from desktop.widgets.record_inline import FocusFrame

Row = TypeVar("Row", bound=FocusFrame)


def keep_rows(
    card: Card,
    old: Mapping[str, Row],
    wanted: Mapping[str, Any],
    make: Callable[[Any], Row],
    same: Callable[[Row, Any], bool],
) -> dict[str, Row]:
    """The rows of a card for what is `wanted`, in that order, by its ids: those of `old` that are still the `same`, the
    others made. Where the focus was in a row that goes, the one in its place has it; with no row left, nobody."""
    now = card.window().focusWidget()
    had = next((key for key, one in old.items() if now is not None and (one is now or one.isAncestorOf(now))), "")
    at = list(old).index(had) if had else 0
    rows: dict[str, Row] = {}
    for place, (key, item) in enumerate(wanted.items()):
        one = old.get(key)
        if one is None or not same(one, item):
            one = make(item)
        # Moved within the layout, never reparented: that would hide it and lose the focus in an open editor.
        if card.box.indexOf(one) != place:
            card.box.removeWidget(one)
            card.box.insertWidget(place, one)
        one.first = place == 0
        rows[key] = one
    after = rows.get(had) or (list(rows.values())[min(at, len(rows) - 1)] if rows else None)
    if had and after is None and now is not None:
        now.clearFocus()  # else Qt hands the focus on to whatever follows, and scrolls there
    staying = set(rows.values())
    for one in old.values():
        if one not in staying:
            card.box.removeWidget(one)
            one.hide()
            one.deleteLater()
    if had and after is not None and after is not old.get(had):
        after.setFocus(Qt.FocusReason.OtherFocusReason)
    return rows
