"""A Reading as chips and as choices: pure functions over what `services.captures.read` gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from desktop import words
from desktop.i18n import label, translate
from desktop.screens.capture.chips import ChipData
from desktop.widgets.popup import Option

WORTH_A_LOOK = 0.75
TOPICS = (
    "problem",
    "opportunity",
    "strategy",
    "preference",
    "personal",
    "decision",
    "competitor",
    "relationship",
    "satisfaction",
    "fact",
)


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


def audience_word(audience: str, teams: Sequence[tuple[str, str]] = ()) -> str:
    """'Only me', 'Everyone', or a team's name."""
    if audience == "me":
        return translate("Capture", "Only me")
    if audience == "everyone":
        return translate("Capture", "Everyone")
    return dict(teams).get(audience.removeprefix("team:"), translate("Capture", "Some people"))


def due_said(due: dt.date | None, today: dt.date) -> str:
    """'due Wed 9 Dec', or '' without a date."""
    return translate("Capture", "due {0}").format(words.short_day(due, today)) if due else ""


def chips_of(reading: Any, today: dt.date, audience: str, teams: Sequence[tuple[str, str]]) -> list[ChipData]:
    """All chips, in the order of reading."""
    made: list[ChipData] = []
    if reading is not None:
        made += _customer(reading)
        made += [_person(person) for person in reading.contacts]
        made += [_promise(promise, today) for promise in reading.promises]
        made += [
            ChipData(
                f"topic:{topic.key}",
                "topic",
                translate("Capture", "Topic: {0}").format(topic_word(topic.topic)),
                about=topic,
            )
            for topic in reading.topics
        ]
        made += [_button(button) for button in reading.buttons]
        if reading.text.strip():
            made.append(ChipData("add", "add", translate("Capture", "Add"), quiet=True, fixed=True))
    icon = "only-me" if audience == "me" else "everyone"
    made.append(ChipData("audience", icon, audience_word(audience, teams), fixed=True))
    return made


def _customer(reading: Any) -> list[ChipData]:
    customer = reading.customer
    if customer is None:
        if not reading.text.strip():
            return []
        return [ChipData("customer", "question", translate("Capture", "No customer yet"), quiet=True, fixed=True)]
    name = translate("Capture", "{0} · new").format(customer.name) if customer.new else customer.name
    return [ChipData("customer", "customer", name, customer.confidence < WORTH_A_LOOK, about=customer)]


def _person(person: Any) -> ChipData:
    parts = [person.name]
    if person.title:
        parts.append(person.title)
    if person.new:
        parts.append(translate("Capture", "new"))
    return ChipData(f"person:{person.key}", "person", " · ".join(parts), person.confidence < WORTH_A_LOOK, about=person)


def _promise(promise: Any, today: dt.date) -> ChipData:
    said = translate("Capture", "We owe: {0}") if promise.by == "us" else translate("Capture", "They owe: {0}")
    due = due_said(promise.due, today)
    text = said.format(promise.what) + (f" · {due}" if due else "")
    unsure = promise.confidence < WORTH_A_LOOK or bool(promise.due_alternatives)
    icon = "promise-us" if promise.by == "us" else "promise-them"
    return ChipData(f"promise:{promise.key}", icon, text, unsure, about=promise)


def _button(button: Any) -> ChipData:
    said = {
        "hot": translate("Capture", "Warms to: {0}"),
        "cold": translate("Capture", "Put off by: {0}"),
        "avoid": translate("Capture", "Avoid: {0}"),
    }[button.polarity]
    return ChipData(f"button:{button.key}", button.polarity, said.format(button.phrase), about=button)


# -- choices: an Option's value is (what, argument) ---------------------------------------------------------------


def customer_options(customer: Any, reading: Any) -> list[Option]:
    """Who else it may be."""
    options = []
    if customer is not None:
        second = translate("Capture", "new customer") if customer.new else ""
        options.append(Option(("keep", None), customer.name, "customer", second, chosen=True))
        options += [
            Option(("customer", (other.id, other.name)), other.name, "customer", other.detail)
            for other in customer.alternatives
        ]
    also = translate("Capture", "also named here")
    options += [
        Option(("customer", (other.id, other.name)), other.name, "customer", also) for other in reading.other_customers
    ]
    if customer is not None:
        if not customer.new:
            written = spoken(reading.text, customer.span) or customer.name
            text = translate("Capture", "New customer “{0}”").format(written)
            options.append(Option(("customer", (None, written)), text, "add"))
        none = translate("Capture", "No customer")
        options.append(Option(("customer", None), none, "close", translate("Capture", "Leave the words as they are")))
    return options


def person_options(person: Any, reading: Any) -> list[Option]:
    """Which one, a new one, or nobody."""
    at = reading.customer.name if reading.customer is not None else ""
    second = ", ".join(part for part in (person.title or "", at if not person.new else "") if part)
    second = second or (translate("Capture", "new person") if person.new else "")
    options = [Option(("keep", None), person.name, "person", second, chosen=True)]
    options += [
        Option(("person", (other.id, other.name)), other.name, "person", other.detail) for other in person.alternatives
    ]
    written = spoken(reading.text, person.spans[0] if person.spans else None) or person.name
    if not person.new:
        text = translate("Capture", "New person “{0}”").format(written)
        below = translate("Capture", "at {0}").format(at) if at else ""
        options.append(Option(("person", (None, written)), text, "add", below))
    nobody = translate("Capture", "Not a person")
    options.append(Option(("drop-person", None), nobody, "close", translate("Capture", "Leave the word as it is")))
    return options


def promise_options(promise: Any, today: dt.date) -> list[Option]:
    """Who owes, by when, in which words, or none at all."""
    if promise.by == "us":
        turn = Option(("direction", "them"), translate("Capture", "They owe it"), "promise-them")
    else:
        turn = Option(("direction", "us"), translate("Capture", "We owe it"), "promise-us")
    options = [turn]
    days = list(dict.fromkeys([*promise.due_alternatives, *common_days(today)]))
    for day in [day for day in days if day != promise.due][:5]:
        text = translate("Capture", "Due {0}").format(words.short_day(day, today))
        options.append(
            Option(("due", day), text, "due", "" if day not in promise.due_alternatives else promise.due_note)
        )
    options.append(Option(("ask-due", None), translate("Capture", "Due another day …"), "calendar"))
    if promise.due is not None:
        options.append(Option(("due", None), translate("Capture", "No date"), "clear"))
    options.append(Option(("ask-what", None), translate("Capture", "Say it differently …"), "edit"))
    options.append(Option(("drop-promise", None), translate("Capture", "Not a promise"), "close"))
    return options


def common_days(today: dt.date) -> list[dt.date]:
    """Tomorrow, this week's Friday, the next week's, in two weeks."""
    friday = today + dt.timedelta(days=(4 - today.weekday()) % 7 or 7)
    return [today + dt.timedelta(days=1), friday, friday + dt.timedelta(days=7), today + dt.timedelta(days=14)]


def topic_options(topic: Any, reading: Any) -> list[Option]:
    """Another topic in its place, or none."""
    here = {each.topic for each in reading.topics}
    options = [Option(("keep", None), topic_word(topic.topic), "topic", chosen=True)]
    options += [Option(("topic", name), topic_word(name), "topic") for name in TOPICS if name not in here]
    options.append(Option(("drop-topic", None), translate("Capture", "No topic"), "close"))
    return options


def button_options(button: Any) -> list[Option]:
    """Keep it or not."""
    return [
        Option(("keep", None), button.phrase, button.polarity, chosen=True),
        Option(("drop-button", None), translate("Capture", "Not worth keeping"), "close"),
    ]


def add_options(reading: Any) -> list[Option]:
    """What can be added by hand."""
    here = {each.topic for each in reading.topics}
    options = []
    if reading.customer is None:
        options.append(Option(("ask-customer", None), translate("Capture", "A customer …"), "customer"))
    said = translate("Capture", "Topic: {0}")
    options += [Option(("topic", name), said.format(topic_word(name)), "topic") for name in TOPICS if name not in here]
    return options


def audience_options(audience: str, teams: Sequence[tuple[str, str]]) -> list[Option]:
    """Who may read it."""
    made = [
        Option(("audience", "me"), translate("Capture", "Only me"), "only-me", chosen=audience == "me"),
        Option(("audience", "everyone"), translate("Capture", "Everyone"), "everyone", chosen=audience == "everyone"),
    ]
    for team, name in teams:
        made.append(Option(("audience", f"team:{team}"), name, "team", chosen=audience == f"team:{team}"))
    return made


def spoken(text: str, span: Any) -> str:
    """The words of the text at a span."""
    return text[span[0] : span[1]].strip() if span else ""


def filed_words(filed: Any) -> str:
    """What a filing made, in a sentence for the toast."""
    about = filed.customer.name if filed.customer else translate("Capture", "no customer yet")
    text = translate("Capture", "Filed: {0}").format(about)
    if filed.promises:
        text += ", " + translate("Capture", "%n promise(s)", None, len(filed.promises))
    fresh = [each for each in filed.contacts if getattr(each, "new", False)]
    if fresh:
        text += ", " + translate("Capture", "%n new person(s)", "people", len(fresh))
    return text


def error_words(error: BaseException) -> str:
    """What did not work, and that the text is safe."""
    said = label(getattr(error, "sentence", "")) or translate("Capture", "It could not be filed.")
    return f"{said} " + translate("Capture", "Your text is kept as a draft.")
