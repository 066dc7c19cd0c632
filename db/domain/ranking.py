"""What weighs in a search beside the words, in one place. The match of the words decides; three things lift a record,
each by a factor with a bound, so that a clearly better match is never buried:

    freshness      up to 1.25   today's; half of the lift is gone after 180 days, and so on
    the customer   1.3          records of the customer that is being looked at
    own use        up to 1.2    what its reader opened often and lately; half of an opening is forgotten after 14 days

So a match that scores twice as high (1.25 * 1.3 * 1.2 < 2) comes first whatever else is true. The first two are worked
out by the index over everything that matches (`db.search.execute`); own use over the best found, since it is known of
few records. No clock and no chance in here: the same arguments give the same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

FRESH, FRESH_HALF_LIFE = 0.25, 180.0
CUSTOMER = 1.3
USED, USED_HALF_LIFE = 0.2, 14.0
#: So many of the best found are put in order by own use; those after them keep the order of the index.
TOP = 60


@dataclass(frozen=True, slots=True)
class Use:
    """Openings of a record, those before `day` counted less the longer ago they were."""

    weight: float
    day: date

    def at(self, today: date) -> float:
        """What is left of them today."""
        ages = max(0, (today - self.day).days) / USED_HALF_LIFE
        return float(self.weight * 2.0**-ages)

    def again(self, today: date) -> Use:
        """Once more, today."""
        return Use(self.at(today) + 1.0, max(today, self.day))


def use_factor(use: Use | None, today: date) -> float:
    """1 for what was never opened; nears 1 + USED with every opening."""
    return 1.0 if use is None else float(1.0 + USED * (1.0 - 2.0 ** -use.at(today)))


def by_use(found: Sequence[tuple[str, float]], uses: Mapping[str, Use], today: date) -> list[tuple[str, float]]:
    """(id, score) of the best found, in the order that own use gives them; equals stay as they were."""
    lifted = [(one, score * use_factor(uses.get(one), today)) for one, score in found[:TOP]]
    return [*sorted(lifted, key=lambda pair: -pair[1]), *found[TOP:]]
