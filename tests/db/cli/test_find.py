"""`tacit search`: more like a record, saved searches, what is meant by a slip; as a script meets them."""

from __future__ import annotations

import pytest

from tests.e2e.sandbox import Sandbox


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A computer with a profile and three notes."""
    box = Sandbox(tmp_path_factory.mktemp("find"))
    box.json("init", "--name", "Maren Oltmanns")
    box.json("add", "customer", "name=Weserstahl")
    for text in (
        "The seized pump at line 3 ran hot",
        "Line 3: pump seized again, bearing hot",
        "Coffee together",
    ):
        box.json("add", "note", f"text={text}", "customer=Weserstahl")
    return box


def test_more_like_a_record_finds_what_tells_of_the_same(box: Sandbox) -> None:
    first = box.json("search", "seized again", "--kind", "note")["results"][0]
    alike = box.json("search", "--like", first["id"][:18])["results"]
    assert [hit["title"] for hit in alike] == ["The seized pump at line 3 ran hot"]
    gone = box.tacit("search", "--like", "nothing-has-this-id")
    assert gone.code == 1
    assert gone.err


def test_the_words_of_a_short_note_stand_below_it_once(box: Sandbox) -> None:
    assert box.tacit("search", "coffee").out.count("  Coffee together\n") == 1


def test_a_search_is_saved_listed_with_its_count_and_run_again(box: Sandbox) -> None:
    assert box.json("search", "--saved")["results"] == []
    box.json("search", "pump kind:note", "--save", "Pumps", "--sort", "date")
    [saved] = box.json("search", "--saved")["results"]
    assert (saved["name"], saved["query"], saved["count"]) == ("Pumps", "pump kind:note", 2)
    again = box.json("search", "--saved", "pumps")["results"]
    assert [hit["title"] for hit in again] == [
        "Line 3: pump seized again, bearing hot",
        "The seized pump at line 3 ran hot",
    ]
    assert len(box.json("search", "bearing", "--saved", "Pumps")["results"]) == 1, "more words narrow it"
    box.json("add", "note", "text=Another pump", "customer=Weserstahl")
    assert box.json("search", "--saved")["results"][0]["count"] == 3
    listed = box.tacit("search", "--saved")
    assert listed.code == 0
    assert "Pumps · 3 · pump kind:note" in listed.out


def test_what_is_not_there_is_said_in_a_sentence(box: Sandbox) -> None:
    done = box.tacit("search", "--saved", "Nobody saved this")
    assert done.code == 1
    assert "Nobody saved this" in done.err
    assert box.tacit("search").code == 2
    assert box.tacit("search", "--save", "Nothing").code == 2


def test_a_slip_is_put_right_and_said(box: Sandbox) -> None:
    found = box.json("search", "seizde bearing")
    assert found["did_you_mean"] == "seized bearing"
    assert found["total"] == 1
    told = box.tacit("search", "seizde bearing")
    assert "Did you mean “seized bearing”?" in told.err


def test_a_day_that_nobody_understands_is_said(box: Sandbox) -> None:
    said = box.tacit("search", "pump since:kokolores")
    assert said.code == 0
    assert "“kokolores” was not understood as a day." in said.out + said.err


def test_a_query_may_begin_with_a_minus(box: Sandbox) -> None:
    for said in (("-pump", "--kind", "note"), ("--limit", "5", "-pump kind:note")):
        assert [hit["title"] for hit in box.json("search", *said)["results"]] == ["Coffee together"]
    assert box.tacit("search", "-h").code == 0


@pytest.mark.parametrize("limit", ["0", "-3"])
def test_nobody_can_ask_for_less_than_one(box: Sandbox, limit: str) -> None:
    assert box.tacit("search", "pump", "--limit", limit).code == 2


def test_replacing_a_saved_search_is_said(box: Sandbox) -> None:
    assert "replaced" not in box.tacit("search", "pump", "--save", "Late").err
    assert "Saved as “Late”. It replaced “pump”." in box.tacit("search", "bearing", "--save", "late").err
    assert box.tacit("search", "😡", "--save", "Angry").code == 1


def test_what_is_asked_by_its_due_day_shows_it_and_comes_in_its_order(box: Sandbox) -> None:
    for day in ("2031-05-02", "2031-05-01", "2031-05-03"):
        box.json(
            "add",
            "promise",
            f"what=Send papers {day}",
            "owed_by=us",
            "status=open",
            f"due={day}",
            "customer=Weserstahl",
        )
    box.json("add", "promise", "what=Send papers some day", "owed_by=us", "status=open", "customer=Weserstahl")
    days = ["2031-05-01", "2031-05-02", "2031-05-03"]
    assert [hit["due"] for hit in box.json("search", "is:open kind:promise")["results"]] == [*days, None]
    assert [hit["due"] for hit in box.json("search", "due:>2031", "--limit", "2")["results"]] == []
    assert [hit["due"] for hit in box.json("search", "due:2031-05", "--limit", "2")["results"]] == days[:2]
    assert "· due 2031-05-01 ·" in box.tacit("search", "due:2031-05").out
