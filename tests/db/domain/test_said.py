"""Sentences with gaps."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date

from db.domain.said import Said, Written, counted, joined


def test_it_reads_as_english_and_keeps_what_another_language_needs() -> None:
    said = Said("{0} of {1}", 23, 25)
    assert said == "23 of 25"
    assert (said.template, said.values) == ("{0} of {1}", (23, 25))


def test_a_day_reads_as_people_write_it_and_stays_a_day() -> None:
    said = Said("Quiet since {0}", date(2026, 7, 3))
    assert said == "Quiet since Fri 3 Jul 2026"
    assert said.values == (date(2026, 7, 3),)


def test_braces_of_a_customer_are_left_alone() -> None:
    assert Said("costs {0} at {odd}") == "costs {0} at {odd}"
    assert Said("Being bought: {0}", "press {2}") == "Being bought: press {2}"
    assert joined(["a {0} b", "c"]) == "a {0} b · c"


def test_joining_leaves_out_what_is_empty_and_keeps_the_parts() -> None:
    said = joined([Said("{0} overdue", 1), "", Said("visit today {0}", "09:30")])
    assert said == "1 overdue · visit today 09:30"
    assert [value.template for value in said.values] == ["{0} overdue", "visit today {0}"]
    assert joined([]) == ""


def test_one_or_several() -> None:
    assert counted(1, "{0} note", "{0} notes") == "1 note"
    assert counted(2, "{0} note", "{0} notes") == "2 notes"


def test_it_travels_as_text() -> None:
    said = Said("{0} overdue", 2)
    assert json.loads(json.dumps({"line": said})) == {"line": "2 overdue"}
    for twin in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):
        assert (twin, twin.template, twin.values) == (said, said.template, said.values)


def test_what_scripts_read_has_a_form_of_its_own_and_can_still_be_said() -> None:
    day = date(2026, 11, 27)
    written = Written("2026-11-27 09:30", "{0} 09:30", day)
    assert written == "2026-11-27 09:30"
    assert json.dumps(written) == '"2026-11-27 09:30"'
    assert (written.template, written.values) == ("{0} 09:30", (day,))
    again = pickle.loads(pickle.dumps(written))
    assert (again, again.values) == (written, (day,))
    assert joined(["due", written], " ") == "due 2026-11-27 09:30"
