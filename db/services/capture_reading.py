"""Reading a capture in a profile: with whom it knows, how its people speak of time, and what corrections taught."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

from db.domain.capture import (
    STANDARD,
    Conventions,
    Correction,
    Known,
    Learnt,
    Lesson,
    Overrides,
    Reading,
    corrected,
    left_out,
)
from db.services.capture_known import KnownPeople
from db.services.capture_parts import Understood
from db.services.learning import Learning, Shown, because_of_names
from db.store.settings import Settings

#: `db.domain.capture.read`, or what stands for it in a test.
Reader = Callable[..., Reading]
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")


class Understanding:
    """Reads, and learns from how a reading was corrected. `now` is a naive local time throughout."""

    def __init__(self, known: KnownPeople, learning: Learning, settings: Settings, reader: Reader) -> None:
        self._known, self._learning, self._settings, self._reader = known, learning, settings, reader

    def understand(
        self, text: str, now: datetime, overrides: Overrides | None = None, customer: str | None = None
    ) -> Understood:
        """What a text says with these corrections, and what earlier ones taught. `customer`: see Captures.read."""
        known = self._known.now()
        overrides = overrides or Overrides()
        if customer and not overrides.of("customer") and customer in known.customers:
            begun = Correction("customer", "", {"id": customer, "name": known.customers[customer].name})
            overrides = Overrides((begun, *overrides.corrections))
        names = self._learning.names(known)
        plain = self._plain(text, now, known, names, overrides)
        taught = self._learning.teaching().apply(plain, overrides)
        reading = plain
        if taught.reading is not plain:
            reading = corrected(taught.reading, overrides)  # what a person says of this text has the last word
        because = {**taught.because, **because_of_names(reading, names, overrides)}
        return Understood(reading, because, taught.refused, tuple(left_out(text)))

    def learn(self, text: str, now: datetime, overrides: Overrides, on: date, note: str) -> tuple[Lesson, ...]:
        """Keep what these corrections of a text teach; what it was. DiskTrouble."""
        known = self._known.now()
        plain = self._plain(text, now, known, self._learning.names(known), Overrides())
        shown = Shown(self._learning.teaching().apply(plain, Overrides()), plain)
        return self._learning.learn(overrides, shown, known, on, note)

    def _plain(self, text: str, now: datetime, known: Known, names: Learnt, overrides: Overrides) -> Reading:
        """A reading with what was learnt of names, but not of clauses."""
        return self._reader(text, known, now, conventions(self._settings), learnt=names, overrides=overrides)


def conventions(settings: Settings) -> Conventions:
    """How the people of this profile speak of time. What is set wrongly falls back to the standard."""
    match = _MONTH_DAY.fullmatch(settings.fiscal_year_start)
    month, day = (int(match[1]), int(match[2])) if match else STANDARD.fiscal_year_start
    with suppress(ValueError):
        return Conventions(
            week_start=settings.week_start,
            next_weekday="nearest" if settings.next_weekday == "coming" else "following-week",
            fiscal_year_start=(month, day),
            day_first=settings.day_first is not False,
            languages=("de", "en") if settings.language == "de" else ("en", "de"),
        )
    return STANDARD
