"""How long a piece of knowledge may be trusted (METHODS 1.3): a review period for each topic, in one table.

A note's review-by day is the day it was learnt plus the shortest period among its topics: what goes stale first
decides when to look again. Nothing is hidden or deleted for its age; it is marked, and one click confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

Freshness = Literal["fresh", "ageing", "stale", ""]

#: Days after which a note of this topic wants a look. Problems pass quickly; habits and families last.
REVIEW_DAYS: dict[str, int] = {
    "problem": 90,
    "opportunity": 120,
    "competitor": 120,
    "satisfaction": 120,
    "strategy": 180,
    "decision": 180,
    "relationship": 270,
    "preference": 365,
    "personal": 365,
    "fact": 365,
}
#: For a note without a topic that is known here.
UNSAID_DAYS = 180
#: The last part of the period in which a note is ageing.
AGEING = 1 / 3


def review_days(topics: Iterable[str]) -> int:
    """Days from learning to review: the shortest of the topics'."""
    return min((REVIEW_DAYS[topic] for topic in topics if topic in REVIEW_DAYS), default=UNSAID_DAYS)


def review_by(topics: Iterable[str], learnt_on: date) -> date:
    """The day by which a note of these topics wants a look."""
    try:
        return learnt_on + timedelta(days=review_days(topics))
    except OverflowError:  # the year 9999 in an imported file
        return date.max


def freshness(learnt_on: date | None, due: date | None, topics: Iterable[str], today: date) -> Freshness:
    """'fresh', 'ageing' in the last third before the review-by day `due`, 'stale' after it. '' where no day is known.

    Without a review-by day that of the topics counts; without the day it was learnt, ageing begins that many days
    before."""
    if due is None:
        if learnt_on is None:
            return ""
        due = review_by(topics, learnt_on)
    if today > due:
        return "stale"
    period = (due - learnt_on).days if learnt_on and learnt_on < due else review_days(topics)
    return "ageing" if (due - today).days < period * AGEING else "fresh"


def still_good(state: Freshness) -> bool:
    """Whether its day has not come yet."""
    return state in ("fresh", "ageing")
