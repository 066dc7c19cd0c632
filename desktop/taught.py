"""What a correction taught, in a sentence: for the hover of a chip and for the list in Settings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from desktop import words
from desktop.i18n import translate


def topic_word(topic: str) -> str:
    """A topic in the user's language."""
    return {
        "problem": translate("Topics", "Problem"),
        "opportunity": translate("Topics", "Opportunity"),
        "strategy": translate("Topics", "Strategy"),
        "preference": translate("Topics", "Preference"),
        "personal": translate("Topics", "Personal"),
        "decision": translate("Topics", "Decision"),
        "competitor": translate("Topics", "Competitor"),
        "relationship": translate("Topics", "Relationship"),
        "satisfaction": translate("Topics", "Satisfaction"),
        "fact": translate("Topics", "Fact"),
    }.get(topic, topic)


def meaning(lesson: Any, names: dict[str, str]) -> str:
    """What was taught: “…” is the customer …, shows …, is owed by us. `names` are those of the records it is about."""
    said = {
        "alias": translate("Taught", "“{0}” is the customer {1}"),
        "person": translate("Taught", "“{0}” is {1}"),
        "not-person": translate("Taught", "“{0}” is not a person"),
        "topic": translate("Taught", "“{0}” – topic: {1}"),
        "not-topic": translate("Taught", "“{0}” – not the topic {1}"),
        "not-promise": translate("Taught", "“{0}” – not a promise"),
    }.get(lesson.kind)
    if said is None:
        ours = lesson.value == "us"
        said = translate("Taught", "“{0}” – we owe it") if ours else translate("Taught", "“{0}” – they owe it")
    value = topic_word(lesson.value) if "topic" in lesson.kind else names.get(lesson.value, "")
    return said.format(lesson.quote or lesson.words, value or translate("Taught", "somebody who is hidden"))


def day_of(lesson: Any, today: dt.date) -> str:
    """'Thu 12 Nov', '' where it is not known."""
    try:
        return words.short_day(dt.date.fromisoformat(lesson.on), today)
    except ValueError:
        return ""


def because(lesson: Any, names: dict[str, str], today: dt.date) -> str:
    """Why something was read so: 'You taught this on Thu 12 Nov: …'."""
    day = day_of(lesson, today)
    said = (
        translate("Taught", "You taught this on {0}:").format(day) if day else translate("Taught", "You taught this:")
    )
    return f"{said} {meaning(lesson, names)}."
