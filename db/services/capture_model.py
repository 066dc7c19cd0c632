"""The product's own reader of captures: the rules of db.domain.capture with the trained model of resources/capture."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from db.domain.capture import STANDARD, Conventions, Known, Model, Reading
from db.domain.capture import read as read_with
from db.services import resources


@cache
def trained() -> Model:
    """The model, loaded once. OSError or ValueError where the file is gone or broken: then the program is."""
    return Model.from_json(resources.folder("capture", "model.json").read_text(encoding="utf-8"))


def read(text: str, known: Known, now: datetime | date, conventions: Conventions = STANDARD, **learnt: Any) -> Reading:
    """As `db.domain.capture.read`, with the trained model."""
    return read_with(text, known, now, conventions, model=trained(), **learnt)
