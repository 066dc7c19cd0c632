"""Dataclasses of plain values as JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest

from db.domain.plain import from_plain, to_plain
from db.domain.said import Said, joined


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Outer:
    inner: tuple[Inner, ...]
    one: Inner | None
    pair: tuple[str, int]
    state: Literal["open", "kept"]
    at: datetime
    counts: dict[str, int]
    flag: bool


def sample(name: str = "Håkansson") -> Outer:
    at = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    return Outer((Inner(name, date(2026, 2, 28)), Inner("", None)), None, ("x", 7), "kept", at, {"a": 0}, True)


def through(value: Any) -> Any:
    return from_plain(type(value), json.loads(json.dumps(to_plain(value))))


def test_what_goes_out_comes_back() -> None:
    back = through(sample())
    assert back == sample()
    assert (back.at.hour, back.at.tzinfo.key) == (9, "Europe/Berlin"), "in the zone it was said in"
    assert through(Inner("", datetime(2026, 1, 1, tzinfo=UTC).date())) == Inner("", date(2026, 1, 1))


def test_sentences_keep_their_gaps() -> None:
    said = joined([Said("Nothing since {0}.", date(2026, 7, 26)), Said("{0} overdue", 2), "plain {0}"], " ")
    back = through(Inner(said, None)).name
    assert back == said
    assert (back.template, back.values) == (said.template, said.values)
    assert [getattr(one, "template", None) for one in back.values] == ["Nothing since {0}.", "{0} overdue", None]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("inner", None), ("inner", [{"name": 3, "day": None}]), ("inner", [{"name": "x"}]), ("pair", ["x"]),
        ("pair", ["x", True]), ("state", "lost"), ("at", "yesterday"), ("at", 5), ("counts", {"a": "b"}), ("flag", 1),
        ("one", []),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(name: str, wrong: Any) -> None:
    data = to_plain(sample())
    with pytest.raises(ValueError, match=r".*"):
        from_plain(Outer, {**data, name: wrong})
    with pytest.raises(ValueError, match="form"):
        from_plain(Outer, [data])


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError):
        to_plain(object())
