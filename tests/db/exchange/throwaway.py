"""A kind of record that the product does not have; no table of it is ever made."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.records import fields
from db.records.base import Naming, Record


class Gadget(Record):
    """Declared once, here."""

    __tablename__ = "gadget"
    naming: ClassVar = Naming("Gadget", "Gadgets", "tag")

    name: Mapped[str] = fields.line("Name", required=True)
    weight: Mapped[int | None] = fields.number("Weight")
    marks: Mapped[tuple[str, ...]] = fields.words("Marks")
