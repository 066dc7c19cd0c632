"""Drafts: what is kept until it is filed, and that it is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.domain.capture import Correction, Overrides
from db.services import profiles
from db.services.app import Tacit
from db.services.captures import Captures
from db.services.errors import DiskTrouble
from tests.db.world import PASSPHRASE, Clock, TestWorld

# --- drafts -------------------------------------------------------------------------------------------------------


def test_a_draft_keeps_text_corrections_and_customer(captures: Captures, mill: str) -> None:
    overrides = Overrides((Correction("drop-topic", "problem"),))
    name = captures.save_draft(None, "half a senten", overrides, mill)
    [draft] = captures.drafts()
    assert (draft.id, draft.text, draft.overrides, draft.customer) == (name, "half a senten", overrides, mill)
    assert captures.draft(name) == draft


def test_drafts_come_last_written_first(tacit: Tacit, captures: Captures, clock: Clock) -> None:
    first = captures.save_draft(None, "first")
    clock.pass_(minutes=1)
    second = captures.save_draft(None, "second")
    assert [draft.id for draft in captures.drafts()] == [second, first]
    clock.pass_(minutes=1)
    captures.save_draft(first, "first again")
    assert [draft.id for draft in captures.drafts()] == [first, second]
    assert tacit.drafts.count() == 2


def test_an_emptied_draft_goes(captures: Captures) -> None:
    name = captures.save_draft(None, "something")
    captures.save_draft(name, "  ")
    assert captures.drafts() == []
    assert captures.save_draft(None, "") == ""


def test_filing_takes_the_draft_away(captures: Captures) -> None:
    name = captures.save_draft(None, "text")
    captures.file("text", draft=name)
    assert captures.drafts() == []


def test_where_filing_fails_the_draft_stays(tacit: Tacit, captures: Captures, monkeypatch: pytest.MonkeyPatch) -> None:
    name = captures.save_draft(None, "a long text")

    def full(*_: object, **__: object) -> None:
        raise DiskTrouble("The disk is full.")

    monkeypatch.setattr(tacit.store, "work", full)
    with pytest.raises(DiskTrouble):
        captures.file("a long text", draft=name)
    assert [draft.text for draft in captures.drafts()] == ["a long text"]


def test_where_filing_fails_what_was_no_draft_becomes_one(
    tacit: Tacit, captures: Captures, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(tacit.store, "work", broken)
    with pytest.raises(RuntimeError):
        captures.file("from the terminal")
    assert [draft.text for draft in captures.drafts()] == ["from the terminal"]


def test_a_draft_that_was_filed_is_not_offered_again(tacit: Tacit, captures: Captures) -> None:
    """As after a kill between the commit and the removal of the draft."""
    name = captures.save_draft(None, "filed already")
    captures.file("filed already", draft=name)
    assert captures.save_draft(name, "filed already") == name
    assert captures.drafts() == []
    assert tacit.drafts.count() == 0
    captures.save_draft(name, "filed already, and more written since")
    assert [draft.text for draft in captures.drafts()] == ["filed already, and more written since"]


def test_a_draft_from_another_time_is_read_as_far_as_it_goes(tacit: Tacit, captures: Captures) -> None:
    from db.store.drafts import Drafts

    drafts = Drafts(tacit.profile.drafts, tacit.profile.subkey("drafts"))
    drafts.save(None, {"text": "old", "overrides": [{"kind": "unheard of", "key": ""}], "updated_at": "yesterday"})
    [draft] = captures.drafts()
    assert (draft.text, draft.overrides, draft.customer) == ("old", Overrides(), None)


def test_drafts_survive_closing_the_profile(tmp_path: Path) -> None:
    world = TestWorld()
    _, tacit = profiles.create(tmp_path / "p", "Maren", passphrase=PASSPHRASE, world=world.world())
    with tacit:
        tacit.captures.save_draft(None, "kept")
    with profiles.open_profile(tmp_path / "p", PASSPHRASE, world=world.world()) as again:
        assert [draft.text for draft in again.captures.drafts()] == ["kept"]
