"""What a query is made of: words, phrases, fields and days, joined by and, or, not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms; `prefix`: also the beginning of a longer one."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as they stand, one after the other."""

    text: str


@dataclass(frozen=True, slots=True)
class Has:
    """A field holds this value, or something of this name."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Within:
    """A day field lies between two days, both included; None is open."""

    field: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class All:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    nodes: tuple[Node, ...]


Node = Word | Phrase | Has | Within | Not | All | Either
