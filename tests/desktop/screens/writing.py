"""Hands of the tests that write captures: typing, and the chips by their kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest

TEXT = "Met Ros at Caldervale. I promised her the failure analysis by Wednesday in two weeks."


def write(controller: Any, text: str) -> None:
    """Types, and lets the reading and the draft come at once."""
    QTest.keyClicks(controller.view.editor, text)
    controller._read()


def chip(controller: Any, kind: str) -> Any:
    """The first chip of a kind."""
    return next(each for each in controller.view.chips.chips if each.data.key.startswith(kind))


def keys(controller: Any) -> list[str]:
    return [each.data.key.split(":")[0] for each in controller.view.chips.chips]
