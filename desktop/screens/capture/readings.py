"""A Reading as chips and as choices: pure functions over what `services.captures.read` gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop import taught, words
from desktop.i18n import label, translate
from desktop.screens.capture.chips import ChipData, Turn
from desktop.sync_words import audience_hover, audience_word
from desktop.taught import topic_word as topic_word
from desktop.widgets.audience import audience_icon
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


def due_said(due: dt.date | None, today: dt.date) -> str:
    """'due Wed 9 Dec', or '' without a date."""
    return translate("Capture", "due {0}").format(words.short_day(due, today)) if due else ""


def chips_of(
    reading: Any,
    today: dt.date,
    audience: ChipData,
    because: Mapping[str, Any] | None = None,
) -> list[ChipData]:
    """All chips, in the order of reading, at the end who may read it. `because` are the lessons of what was taught, by
    the key of the chip."""
    made: list[ChipData] = []
    if reading is not None:
        made += _customer(reading)
        made += [_person(person) for person in reading.contacts]
        for promise in reading.promises:
            made += _promise(promise, today)
        made += [_topic(topic) for topic in reading.topics]
        made += [_button(button, reading.text) for button in reading.buttons]
        made = [_taught(chip, reading, because or {}, today) for chip in made]
        if reading.text.strip():
            made.append(ChipData("add", "add", translate("Capture", "Add"), quiet=True, fixed=True))
    return [*made, audience]


def audience_chip(audience: str, said: str, joined: bool) -> ChipData:
    """Who may read it; `joined`: there is a shared store."""
    other = "everyone" if audience == "me" else "me"
    turn = Turn(("audience", other), audience_word(other))
    why = audience_hover(joined)
    word = audience_word(audience, said)
    return ChipData("audience", audience_icon(audience), word, fixed=True, turn=turn, why=why)


def _taught(chip: ChipData, reading: Any, because: Mapping[str, Any], today: dt.date) -> ChipData:
    lesson = because.get(chip.key)
    if lesson is None:
        return chip
    names = {one.id: one.name for one in (*reading.contacts, reading.customer) if one is not None and one.id}
    why = taught.because(lesson, names, today)
    return replace(chip, why="\n".join(part for part in (chip.why, why) if part))


def _customer(reading: Any) -> list[ChipData]:
    customer = reading.customer
    if customer is None:
        if not reading.text.strip():
            return []
        return [ChipData("customer", "question", translate("Capture", "No customer yet"), quiet=True, fixed=True)]
    name = translate("Capture", "{0} · new").format(customer.name) if customer.new else customer.name
    unsure = customer.confidence < WORTH_A_LOOK
    turn = _first("customer", customer.alternatives)
    why = translate("Capture", "Not known yet: it is proposed, and waits on Today to be confirmed.")
    return [ChipData("customer", "customer", name, unsure, about=customer, turn=turn, why=why if customer.new else "")]


def _first(kind: str, alternatives: Sequence[Any]) -> Turn | None:
    return next((Turn((kind, (one.id, one.name)), one.name) for one in alternatives), None)


def _person(person: Any) -> ChipData:
    parts = [person.name]
    if person.title:
        parts.append(person.title)
    if person.new:
        parts.append(translate("Capture", "new"))
    unsure = person.confidence < WORTH_A_LOOK
    turn = _first("person", person.alternatives)
    return ChipData(f"person:{person.key}", "person", " · ".join(parts), unsure, about=person, turn=turn)


def _promise(promise: Any, today: dt.date) -> list[ChipData]:
    """Who owes what; and its day beside it, which is put right or dropped by itself."""
    said = translate("Capture", "We owe: {0}") if promise.by == "us" else translate("Capture", "They owe: {0}")
    icon = "promise-us" if promise.by == "us" else "promise-them"
    if promise.by == "us":
        turn = Turn(("direction", "them"), translate("Capture", "They owe it"))
    else:
        turn = Turn(("direction", "us"), translate("Capture", "We owe it"))
    unsure = promise.confidence < WORTH_A_LOOK
    text = said.format(promise.what)
    made = [ChipData(f"promise:{promise.key}", icon, text, unsure, about=promise, turn=turn)]
    if promise.due is not None:
        other = next(iter(promise.due_alternatives), None)
        turn_day = Turn(("due", other), words.short_day(other, today)) if other else None
        why = "\n".join(part for part in (words.exact_day(promise.due), label(promise.due_note)) if part)
        made.append(
            ChipData(
                f"due:{promise.key}",
                "calendar",
                due_said(promise.due, today),
                bool(promise.due_note),
                about=promise,
                turn=turn_day,
                why=why,
            )
        )
    return made


def _topic(topic: Any) -> ChipData:
    text = translate("Capture", "Topic: {0}").format(topic_word(topic.topic))
    return ChipData(f"topic:{topic.key}", "topic", text, about=topic)


def _button(button: Any, text: str) -> ChipData:
    following = {"hot": "cold", "cold": "avoid", "avoid": "hot"}[button.polarity]
    turn = Turn(("polarity", following), button_words(following))
    written = spoken(text, button.span)
    phrase = written if written.casefold() == button.phrase.casefold() else button.phrase
    said = f"{button_words(button.polarity)}: {phrase}"
    return ChipData(f"button:{button.key}", button.polarity, said, about=button, turn=turn)


def button_words(polarity: str) -> str:
    """What a button is: warms to, put off by, avoid."""
    return {
        "hot": translate("Capture", "Warms to"),
        "cold": translate("Capture", "Put off by"),
        "avoid": translate("Capture", "Avoid"),
    }[polarity]


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
    options = [turn, *_due_options(promise, today)]
    options.append(Option(("ask-what", None), translate("Capture", "Say it differently …"), "edit"))
    options.append(Option(("drop-promise", None), translate("Capture", "Not a promise"), "close"))
    return options


def due_options(promise: Any, today: dt.date) -> list[Option]:
    """The day as read, another, or none."""
    read = Option(("keep", None), due_said(promise.due, today), "due", label(promise.due_note), chosen=True)
    return [read, *_due_options(promise, today)]


def _due_options(promise: Any, today: dt.date) -> list[Option]:
    options = []
    days = list(dict.fromkeys([*promise.due_alternatives, *common_days(today)]))
    for day in [day for day in days if day != promise.due][:5]:
        text = translate("Capture", "Due {0}").format(words.short_day(day, today))
        options.append(Option(("due", day), text, "due"))
    options.append(Option(("ask-due", None), translate("Capture", "Due another day …"), "calendar"))
    if promise.due is not None:
        options.append(Option(("due", None), translate("Capture", "No date"), "clear"))
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
    """What it is, or not worth keeping."""
    return [
        *(
            Option(("polarity", each), f"{button_words(each)}: {button.phrase}", each, chosen=each == button.polarity)
            for each in ("hot", "cold", "avoid")
        ),
        Option(("drop-button", None), translate("Capture", "Not worth keeping"), "close"),
    ]


def add_options(understood: Any, today: dt.date) -> list[Option]:
    """What can be added by hand. What an earlier correction took away says so."""
    reading = understood.reading
    here = {each.topic for each in reading.topics}
    options = []
    if reading.customer is None:
        options.append(Option(("ask-customer", None), translate("Capture", "A customer …"), "customer"))
    for promise, lesson in understood.refused:
        text = translate("Capture", "Promise: {0}").format(promise.what)
        options.append(Option(("promise", (promise.key, promise.by)), text, "promise-us", _since(lesson, today)))
    said = translate("Capture", "Topic: {0}")
    for name in TOPICS:
        if name not in here:
            lesson = understood.because.get(f"no-topic:{name}")
            second = _since(lesson, today) if lesson is not None else ""
            options.append(Option(("topic", name), said.format(topic_word(name)), "topic", second))
    return options


def _since(lesson: Any, today: dt.date) -> str:
    return translate("Capture", "left out since you said so: {0}").format(taught.day_of(lesson, today)).rstrip(": ")


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
    if filed.lessons:
        text += ", " + translate("Capture", "%n correction(s) remembered", "lessons", len(filed.lessons))
    if fresh:
        text += ", " + translate("Capture", "%n new person(s)", "people", len(fresh))
    return text


def error_words(error: BaseException) -> str:
    """What did not work, and that the text is safe."""
    said = label(getattr(error, "sentence", "")) or translate("Capture", "It could not be filed.")
    return f"{said} " + translate("Capture", "Your text is kept as a draft.")
