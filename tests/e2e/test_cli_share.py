"""The terminal where people begin to share: what was one's own, a second computer, and what is said of a slip."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.sandbox import Sandbox


@pytest.fixture(scope="module")
def maren(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """Who wrote two notes before she made a shared file."""
    box = Sandbox(tmp_path_factory.mktemp("maren"))
    box.json("init", "--name", "Maren Oltmanns")
    box.json("add", "customer", "name=Weserstahl")
    box.json("add", "note", "text=They pay late", "customer=Weserstahl")
    box.json("add", "note", "text=Their boss is new")
    made = box.program("store", "create", url(box))  # its proof of locks starts a process
    assert (made.code, "3 records from before" in made.err) == (0, True), made
    return box


def url(box: Sandbox) -> str:
    return f"sqlite:///{box.root / 'team.tacit'}"


def test_what_was_ones_own_is_shared_after_a_question_and_taken_back(maren: Sandbox) -> None:
    asked = maren.tacit("share", "everyone", "--found", "pay late")
    assert (asked.code, "Share 1 note with: everyone?" in asked.err) == (1, True)
    some = maren.tacit("share", "everyone", "--found", "pay late", "--yes")
    assert (some.code, some.out.strip(), "Weserstahl" in some.err) == (0, "1 note: for everyone from now on.", True)
    linked = maren.json("share", "everyone", "--found", "pay late", "--linked", "--yes")
    assert (linked["total"], linked["shared"][0]["name"]) == (1, "Weserstahl")
    assert maren.json("share", "everyone", "--all", "--yes")["total"] == 1
    assert maren.tacit("share", "everyone", "--all", "--yes").out.strip() == "Nothing to change."
    assert maren.tacit("share", "everyone").code == 2
    assert len(maren.json("undo")["undone"]) == 1
    assert [note["audience"] for note in maren.json("list", "note")["results"]].count("me") == 1


def test_a_second_computer_says_who_it_is(maren: Sandbox, tmp_path: Path) -> None:
    second = Sandbox(tmp_path)
    second.json("init", "--name", "Maren Oltmanns")
    asked = second.tacit("store", "join", url(maren))
    assert (asked.code, "--as" in asked.err, second.json("status")["store"]) == (1, True, None)
    wrong = second.tacit("store", "join", url(maren), "--as", "Nobody")
    assert (wrong.code, "Maren Oltmanns" in wrong.err) == (1, True)
    assert second.tacit("store", "join", url(maren), "--as", "maren oltmanns").code == 0
    (only,) = second.json("store", "colleague", "list")["results"]
    assert (only["role"], only["seen"] is not None) == ("administrator", True)
    (known,) = second.json("list", "colleague")["results"]
    assert known["role"] == "administrator"


def test_who_is_to_see_new_notes_is_said_once(maren: Sandbox) -> None:
    said = maren.json("store", "audience")
    assert (said["audience"], said["words"]) == ("me", "Only me")
    assert maren.json("store", "audience", "everyone")["audience"] == "everyone"
    assert maren.json("add", "note", "text=For all")["audience"] == "everyone"
    assert maren.tacit("store", "audience", "nobody we know").code == 1
    maren.json("store", "audience", "me")


def test_what_the_firm_says_of_new_notes_holds_where_nobody_chose(maren: Sandbox) -> None:
    assert maren.json("store", "default-audience") == {"audience": "me"}
    maren.json("store", "audience", "me")
    assert maren.json("store", "default-audience", "everyone") == {"audience": "everyone"}
    heard = maren.tacit("sync")
    assert "now for" not in heard.err, "she chose for herself"
    assert "for: everyone, as the store says" in maren.tacit("store", "audience", "--default").out
    assert "New notes  everyone, as the store says" in maren.tacit("status").out
    assert "for everyone, where" in maren.tacit("store", "check").out
    maren.json("store", "default-audience", "me")
    assert "New notes are now for: only me, as the store says." in maren.tacit("sync").err
    assert maren.tacit("store", "default-audience", "North").code == 2
    assert maren.tacit("store", "audience", "everyone", "--default").code == 2
    maren.json("store", "audience", "me")


def test_an_id_that_was_printed_still_means_its_record_when_more_was_written(maren: Sandbox) -> None:
    start = maren.tacit("capture", "The first of several").out.split()[-1]
    maren.json("capture", "The second of several")
    assert json.loads(maren.tacit("show", start, "--json").out)["text"] == "The first of several"


def test_names_stay_as_they_are_written_and_what_goes_along_is_said(maren: Sandbox) -> None:
    maren.json("store", "team", "add", "North", "Maren Oltmanns")
    maren.json("store", "team", "add", "South")
    unknown = maren.tacit("store", "team", "add", "South", "Jonas Petersen")
    assert (unknown.code, "after the next sync: tacit sync" in unknown.err) == (1, True)
    assert "for: Team North" in maren.tacit("store", "audience", "North").out
    refused = maren.tacit("capture", "For those in the south", "--audience", "South")
    assert (refused.code, "You are in: North" in refused.err) == (1, True)
    maren.json("store", "audience", "me")
    hint = maren.tacit("capture", "Weserstahl wants the offer by Friday", "--audience", "everyone")
    assert "tacit edit" not in hint.err
    done = maren.tacit("share", "North", hint.out.split()[-1])
    assert "for Team North from now on." in done.out


def test_who_is_in_the_file_already_cannot_join_it_as_somebody_else(maren: Sandbox) -> None:
    maren.json("store", "leave")
    wrong = maren.tacit("store", "join", url(maren), "--as", "Ann Archer")
    assert (wrong.code, "On this computer you are Maren Oltmanns" in wrong.err) == (1, True)
    assert maren.tacit("store", "join", url(maren), "--as", "maren oltmanns").code == 0
