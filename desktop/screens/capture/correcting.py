"""What a choice in a chip's popup does: it becomes a Correction, kept in the Overrides of the draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.screens.capture import readings
from desktop.screens.capture.chips import Chip
from desktop.widgets.audience import AudiencePicker
from desktop.widgets.popup import AskPopup, ChoicePopup, Option, Show


class Correcting:
    """Opens the choices of chips. `correct(kind, key, value)` adds a correction; `set_audience` is no correction;
    `said_here()` are the words that are marked in the text."""

    def __init__(
        self,
        services: Any,
        jobs: Jobs,
        correct: Callable[[str, str, Any], Any],
        set_audience: Callable[..., Any],
        said_here: Callable[[], str],
    ) -> None:
        self.services, self.jobs = services, jobs
        self.correct, self.set_audience, self.said_here = correct, set_audience, said_here
        self.understood: Any = None
        self.audience = "me"
        self.picker = AudiencePicker(services, jobs)

    @property
    def reading(self) -> Any:
        return self.understood.reading if self.understood is not None else None

    def open(self, chip: Chip) -> None:
        """The choices of a chip, below it."""
        kind, about = chip.data.key.split(":", 1)[0], chip.data.about
        today = self.services.today()
        if kind == "audience":
            self.picker.ask(chip, self.audience, self.set_audience, new=True)
            return
        if self.reading is None:
            return
        if kind == "customer":
            self._open_customer(chip, about)
            return
        elif kind == "person":
            self._open_person(chip, about)
            return
        elif kind == "promise":
            heading, options = translate("Capture", "This promise"), readings.promise_options(about, today)
        elif kind == "due":
            heading, options = translate("Capture", "Due when?"), readings.due_options(about, today)
        elif kind == "topic":
            heading, options = translate("Capture", "Which topic?"), readings.topic_options(about, self.reading)
        elif kind == "button":
            heading, options = translate("Capture", "To mind with this person"), readings.button_options(about)
        else:
            heading, options = translate("Capture", "Add"), readings.add_options(self.understood, today)
        ChoicePopup(chip, heading, options, lambda value: self._picked(chip, about, value)).open()

    def drop(self, chip: Chip) -> None:
        """Delete on a chip."""
        kind, about = chip.data.key.split(":", 1)[0], chip.data.about
        if about is None:
            return
        if kind in ("customer", "due"):
            self.correct(kind, about.key, None)
        else:
            self.correct(f"drop-{kind}", about.key, None)

    def turn(self, chip: Chip) -> None:
        """Space on a chip: its other reading."""
        if chip.data.turn is not None:
            self._picked(chip, chip.data.about, chip.data.turn.value)

    def _open_customer(self, chip: Chip, about: Any) -> None:
        ChoicePopup(
            chip,
            translate("Capture", "Which customer?"),
            readings.customer_options(about, self.reading),
            lambda value: self._picked(chip, about, value),
            lambda text, show: self._find("customer", text, show),
            translate("Capture", "Type a customer's name"),
        ).open()

    def _open_person(self, chip: Chip, about: Any) -> None:
        said = readings.spoken(self.reading.text, about.spans[0] if about.spans else None) or about.name
        ChoicePopup(
            chip,
            translate("Capture", "Which {0}?").format(said),
            readings.person_options(about, self.reading),
            lambda value: self._picked(chip, about, value),
            lambda text, show: self._find("person", text, show),
            translate("Capture", "Type a person's name"),
        ).open()

    def _find(self, kind: str, text: str, show: Show) -> None:
        """Known names that fit; for a customer also a new one called just so."""
        pages = self.services.pages

        def work() -> list[Option]:
            if kind == "customer":
                return [
                    Option(("customer", (row.id, row.name)), row.name, "customer", label(row.line))
                    for row in pages.customers(text=text)[:5]
                ]
            return [
                Option(("person", (row.id, row.name)), row.name, "person", _person_line(row))
                for row in pages.people(text=text)[:5]
            ]

        def found(options: list[Option]) -> None:
            new = (
                translate("Capture", "New customer “{0}”")
                if kind == "customer"
                else translate("Capture", "New person “{0}”")
            )
            exact = any(option.text.casefold() == text.casefold() for option in options)
            extra = [] if exact else [Option((kind, (None, text)), new.format(text), "add")]
            show([*options, *extra])

        self.jobs.read(work, then=found, failed=lambda _error: None, key="capture.find")

    def _picked(self, chip: Chip, about: Any, value: tuple[str, Any]) -> None:
        what, given = value
        key = about.key if about is not None else ""
        if what == "keep":
            return
        if what == "audience":
            self.set_audience(given)
        elif what == "customer":
            self.correct("customer", key, {"id": given[0], "name": given[1]} if given else None)
        elif what == "person":
            self.correct(
                "person", key, {"id": given[0], "name": given[1], "title": about.title if not given[0] else None}
            )
        elif what == "topic":
            self._take_topic(about, given)
        elif what == "promise":
            self.correct("direction", *given)
        elif what == "due":
            self.correct("due", key, given.isoformat() if given else None)
        elif what == "ask-due":
            self._ask_due(chip, key)
        elif what == "ask-what":
            self._ask_what(chip, about)
        elif what == "ask-customer":
            self._open_customer(chip, None)
        else:
            self.correct(what, key, given)

    def _take_topic(self, about: Any, topic: str) -> None:
        """A topic more, or in place of another: of the words that showed that one, else of where the caret stands."""
        words = self.said_here()
        if about is not None:
            words = readings.spoken(self.reading.text, about.span)
            self.correct("drop-topic", about.key, None)
        self.correct("add-topic", topic, words)

    def _ask_due(self, chip: Chip, key: str) -> None:
        def take(text: str) -> str:
            try:
                day = self.services.records.parse("promise", {"due": text})["due"]
            except Exception as error:
                return label(getattr(error, "sentence", "")) or translate("Capture", "That is no day.")
            if not isinstance(day, dt.date):
                return translate("Capture", "That is no day.")
            self.correct("due", key, day.isoformat())
            return ""

        hint = translate("Capture", "As you would say it: Friday, in two weeks, 9 December")
        AskPopup(chip, translate("Capture", "Due when?"), "", hint, take).open()

    def _ask_what(self, chip: Chip, about: Any) -> None:
        def take(text: str) -> str:
            if not text:
                return translate("Capture", "Say what is owed.")
            self.correct("what", about.key, text)
            return ""

        AskPopup(
            chip, translate("Capture", "What is owed?"), about.what, translate("Capture", "Enter keeps it."), take
        ).open()


def _person_line(row: Any) -> str:
    return ", ".join(part for part in (row.title, row.customer.name if row.customer else "") if part)
