"""The form is derived from a kind's declaration alone: also of a kind that nobody has seen before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from sqlalchemy.orm import Mapped, declared_attr  # noqa: F401  the declarations below are read by SQLAlchemy

from db.domain.values import Moment, Money
from db.records import Form, Kind, Kinds, Merge, standard_kinds
from db.records.fields import Field
from db.services import fieldtext
from desktop.widgets.popup import Option
from desktop.widgets.record_form import RecordForm
from desktop.widgets.record_inline import FieldRows

TODAY = dt.date(2026, 11, 23)
CHOICES = (("red", "Red"), ("blue", "Blue"))


class Naming:
    label, plural, icon, title = "Thing", "Things", "note", "name"


class Thing:
    """A throw-away kind with a field of every form."""

    name = "thing"
    naming: ClassVar = Naming
    fields: ClassVar[dict[str, Field]] = {
        field.name: field
        for field in (
            Field("Name", Form.LINE, name="name", required=True, listed=True),
            Field("Words", Form.TEXT, name="words"),
            Field("Also", Form.WORDS, name="also"),
            Field("Colours", Form.WORDS, name="colours", choices=CHOICES),
            Field("Colour", Form.CHOICE, name="colour", choices=CHOICES),
            Field("Owner", Form.REF, name="owner", target=("customer",)),
            Field("People", Form.REFS, name="people", target=("contact",)),
            Field("Day", Form.DAY, name="day", listed=True),
            Field("Starts", Form.MOMENT, name="starts"),
            Field("Value", Form.MONEY, name="value"),
            Field("Count", Form.NUMBER, name="count"),
            Field("Wanted", Form.FLAG, name="wanted"),
            Field("State", Form.CHOICE, name="state", choices=CHOICES, merge=Merge.STATUS),
            Field("Secret", Form.LINE, name="secret", hidden=True),
        )
    }
    form: ClassVar[tuple[Field, ...]] = tuple(field for field in fields.values() if not field.hidden)


VALUES: dict[str, Any] = {
    "name": "A thing",
    "words": "two\nlines",
    "also": ("one", "other"),
    "colours": ("blue",),
    "colour": "red",
    "owner": "c1",
    "people": ("p1", "p2"),
    "day": dt.date(2026, 11, 27),
    "starts": Moment.said(dt.datetime(2026, 11, 27, 9, 30), "Europe/Berlin"),  # noqa: DTZ001  said in a zone
    "value": Money(1250000, "EUR"),
    "count": 12,
    "wanted": True,
}


class Source(QObject):
    """Finds and names without a store; parses as the services do."""

    kinds: Kinds = standard_kinds()
    customer = ""
    made: list[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.made = []

    def today(self) -> dt.date:
        return TODAY

    def parse(self, kind: Kind, field: Field, text: str) -> Any:
        return fieldtext.parse(field, text, today=TODAY, resolve=lambda *_: "")

    def names(self, owner: QObject, ids: list[str], then: Callable[[dict[str, str]], Any]) -> None:
        then({one: f"name of {one}" for one in ids})

    def find(self, owner: QObject, targets: Any, text: str, then: Callable[[list[Option]], Any], key: str) -> None:
        then([Option("p9", "Astrid Lindqvist", "person")] if "Astrid".startswith(text[:6]) else [])

    def make(self, owner: QObject, target: str, text: str, then: Callable[[Any], Any], failed: Any) -> None:
        self.made.append((target, text))
        then(type("Made", (), {"id": "new"})())


@pytest.fixture
def form(looks: None, qtbot: Any) -> RecordForm:
    made = RecordForm(Thing, Source())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(400, 900)
    made.show()
    return made


def test_every_form_has_an_editor_and_gives_back_what_it_was_given(form: RecordForm) -> None:
    assert set(form.editors) == set(VALUES)
    form.fill(VALUES)
    assert form.values() == VALUES
    assert not form.dirty()


def test_an_empty_form_gives_the_empty_values(form: RecordForm) -> None:
    form.fill({"name": "A thing"})
    values = form.values()
    assert values == {name: Thing.fields[name].empty for name in VALUES} | {"name": "A thing"}


def test_hidden_fields_and_statuses_are_not_typed(form: RecordForm) -> None:
    assert "secret" not in form.editors
    assert "state" not in form.editors


def test_what_is_needed_or_listed_comes_first_the_rest_behind_a_button(form: RecordForm) -> None:
    shown = [name for name, one in form.labels.items() if one.isVisible()]
    assert shown == ["name", "day"]
    form.show_all()
    assert all(one.isVisible() for one in form.labels.values())


@pytest.mark.parametrize(
    ("field", "text"), [("value", "12.500"), ("count", "a dozen"), ("day", "no day at all"), ("starts", "some time")]
)
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_typed_is_lost(
    form: RecordForm, field: str, text: str
) -> None:
    form.fill({"name": "A thing"})
    form.editors[field].line.setText(text)  # type: ignore[attr-defined]
    assert form.values() is None
    assert form.labels[field].error.isVisibleTo(form.labels[field])
    assert form.labels[field].isVisible()
    assert form.editors[field].line.text() == text  # type: ignore[attr-defined]


def test_a_required_field_says_so(form: RecordForm) -> None:
    form.fill({})
    assert form.values() is None
    assert form.labels["name"].error.text()


def test_only_what_a_hand_touched_is_a_change(form: RecordForm) -> None:
    form.fill(VALUES)
    QTest.keyClicks(form.editors["name"].hands, "!")
    changes = form.changes()
    assert changes is not None
    assert set(changes) == {"name"}


def test_what_was_typed_can_be_kept_and_put_back_right_or_wrong(form: RecordForm, qtbot: Any) -> None:
    form.fill({})
    form.show_all()
    QTest.keyClicks(form.editors["name"].hands, "half a na")
    QTest.keyClicks(form.editors["value"].hands, "much")
    QTest.keyClicks(form.editors["also"].hands, "one,tw")
    kept = form.keep()
    again = RecordForm(Thing, form.source)  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.put_back(kept)
    assert again.keep() == kept
    assert again.dirty()
    assert again.editors["also"].value() == ("one", "tw")


def test_days_are_typed_in_words_and_read_back_beside(form: RecordForm) -> None:
    editor: Any = form.editors["day"]
    QTest.keyClicks(editor.hands, "friday")
    assert editor.value() == dt.date(2026, 11, 27)
    assert "27" in editor.read_as.text()


def test_a_moment_keeps_the_zone_it_was_said_in(form: RecordForm) -> None:
    editor: Any = form.editors["starts"]
    editor.set_value(VALUES["starts"])
    editor.clock.setText("14")
    assert editor.value() == Moment.said(dt.datetime(2026, 11, 27, 14, 0), "Europe/Berlin")  # noqa: DTZ001


def test_words_become_chips_and_backspace_takes_the_last_one_out(form: RecordForm) -> None:
    editor = form.editors["also"]
    form.show_all()
    QTest.keyClicks(editor.hands, "one")
    QTest.keyClick(editor.hands, Qt.Key.Key_Return)
    QTest.keyClicks(editor.hands, "other,")
    assert editor.value() == ("one", "other")
    QTest.keyClick(editor.hands, Qt.Key.Key_Backspace)
    assert editor.value() == ("one",)


def test_a_reference_that_names_nothing_is_refused_in_words(form: RecordForm) -> None:
    form.fill({"name": "A thing"})
    form.show_all()
    QTest.keyClicks(form.editors["owner"].hands, "Nobody")
    assert form.values() is None
    assert form.labels["owner"].error.text()


def test_a_reference_is_made_in_place(form: RecordForm) -> None:
    editor: Any = form.editors["owner"]
    form.show_all()
    QTest.keyClicks(editor.hands, "Krueger Hydraulik")
    editor.line._take(Option(None, "New customer “Krueger Hydraulik”"))
    assert form.source.made == [("customer", "Krueger Hydraulik")]  # type: ignore[attr-defined]
    assert editor.value() == "new"


def test_every_editor_has_a_name_for_readers_of_the_screen(form: RecordForm) -> None:
    for name, editor in form.editors.items():
        if name == "colours":
            assert all(toggle.text() for toggle in editor.toggles.values())  # type: ignore[attr-defined]
        else:
            hands: Any = editor.hands
            assert hands.accessibleName() or hands.text(), name


def test_rows_to_edit_in_place_show_blanks_as_blanks_and_save_one_field(looks: None, qtbot: Any) -> None:
    saved: list[dict[str, Any]] = []

    def save(changes: dict[str, Any], then: Callable[[Any], Any], failed: Any) -> None:
        saved.append(changes)
        then(None)

    rows = FieldRows(Thing, Source(), save, always=("day",))  # type: ignore[arg-type]
    qtbot.addWidget(rows)
    rows.show()
    empty = {field.name: field.empty for field in Thing.form}
    record = type("Record", (), empty | {"name": "A thing", "wanted": True})()
    rows.show_record(record, {}, TODAY)
    assert rows.rows["day"].isVisible()
    assert rows.rows["day"].words.text() == "–"
    assert not rows.rows["value"].isVisible()
    row = rows.rows["name"]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_E)
    editor: Any = row.editor
    QTest.keyClicks(editor.hands, "A better thing")
    QTest.keyClick(editor.hands, Qt.Key.Key_Return)
    assert saved == [{"name": "A better thing"}]
    assert row.editor is None
