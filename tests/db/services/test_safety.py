"""Erasing for law: what goes with a record, and what is named to the person who decides about the rest."""

from __future__ import annotations

import os
from datetime import timedelta

from db.domain.capture import Correction, Overrides
from db.services import profiles
from db.services.app import Tacit
from db.store import cipher
from tests.db.services.company import Company
from tests.db.world import PASSPHRASE, TestWorld

BACKUPS = "backups"


def test_what_was_learnt_of_an_erased_person_is_unlearnt(tacit: Tacit, company: Company) -> None:
    home = company.customer("Nordhaven Paper")
    company.person("Astrid Lindqvist", home)
    other = company.person("Astrid Behrens", home)
    text = "Met Astrid at Nordhaven Paper."
    [read] = tacit.captures.read(text).contacts
    meant = {"id": other, "name": "Astrid Behrens", "title": None}
    tacit.captures.file(text, overrides=Overrides((Correction("person", read.key, meant),)))
    assert [lesson.value for lesson in tacit.captures.learnt()] == [other]
    tacit.safety.erase(other)
    assert tacit.captures.learnt() == ()


def test_a_word_learnt_as_nobody_goes_with_the_person_of_that_name(tacit: Tacit, company: Company) -> None:
    home = company.customer("Nordhaven Paper")
    text = "Met Bert Sommer, Buyer at Nordhaven Paper."
    [read] = tacit.captures.read(text).contacts
    tacit.captures.file(text, overrides=Overrides((Correction("drop-person", read.key),)))
    assert len(tacit.captures.learnt()) == 1
    tacit.safety.erase(company.person("Bert Sommer", home))
    assert tacit.captures.learnt() == ()


def test_lessons_about_others_stay(tacit: Tacit, company: Company) -> None:
    home = company.customer("Nordhaven Paper")
    text = "Met Bert Sommer, Buyer at Nordhaven Paper."
    [read] = tacit.captures.read(text).contacts
    tacit.captures.file(text, overrides=Overrides((Correction("drop-person", read.key),)))
    before = tacit.captures.learnt()
    tacit.safety.erase(company.person("Astrid Lindqvist", home))
    assert tacit.captures.learnt() == before != ()


def test_drafts_and_records_that_still_name_the_person_are_named(tacit: Tacit, company: Company) -> None:
    home = company.customer("Nordhaven Paper")
    person = company.person("Astrid Lindqvist", home)
    draft = tacit.captures.save_draft(None, "astrid LINDQVIST wants a price")
    tacit.captures.save_draft(None, "nothing of her")
    note = company.note("Astrid Lindqvist likes one page.", home, 3)
    promise = company.promise("a visit with Astrid Lindqvist", 4, home)
    company.promise("something else", 4, home)
    erased = tacit.safety.erase(person)
    assert set(erased.mentions) == {note, promise}
    assert erased.drafts == (draft,)
    assert erased.done


def test_a_draft_of_an_erased_note_goes_with_it(tacit: Tacit, company: Company) -> None:
    note = company.note("It leaks.", company.customer("Nordhaven Paper"), 3)
    tacit.captures.save_draft(None, "It leaks badly.", note=note)
    other = tacit.captures.save_draft(None, "Something new.")
    tacit.safety.erase(note)
    assert [draft.id for draft in tacit.captures.drafts()] == [other]


def test_the_doctor_minds_a_missing_backup_only_after_two_days(tacit: Tacit, test_world: TestWorld) -> None:
    def backups() -> bool:
        (found,) = [check for check in tacit.upkeep.doctor() if check.name == BACKUPS]
        assert "none yet" in found.detail
        return found.ok

    assert backups()
    test_world.clock.pass_(days=3)
    assert not backups()


def test_what_a_kill_left_half_written_is_swept_at_opening(tacit: Tacit, test_world: TestWorld) -> None:
    profile = tacit.profile
    folders = [profile.path, profile.drafts, profile.attachments]
    hour_ago = os.stat(profile.store).st_mtime - timedelta(hours=2).total_seconds()
    left, writing, others = [], [], []
    for folder in folders:
        folder.mkdir(exist_ok=True)
        for name, kept in ((f"{cipher.UNFINISHED}old", left), (f"{cipher.UNFINISHED}now", writing), ("old", others)):
            (folder / name).write_bytes(b"x")
            kept.append(folder / name)
            if name.endswith("old"):
                os.utime(folder / name, (hour_ago, hour_ago))
    half = profile.backups / ".backup-old"
    half.mkdir(parents=True)
    (half / "store.db").write_bytes(b"x")
    os.utime(half, (hour_ago, hour_ago))
    profiles.open_profile(profile.path, PASSPHRASE, world=test_world.world()).close()
    assert not any(path.exists() for path in [*left, half])
    assert all(path.exists() for path in [*writing, *others])
