"""The first screen as it was kept: shown while it is true, never otherwise, and gone after an erasure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.services import glance, profiles
from db.services.app import Tacit
from db.services.glance import Glance, KeptPage
from db.store import cipher
from tests.db.services.company import Company
from tests.db.world import PASSPHRASE, Clock, TestWorld


@pytest.fixture
def kept(tacit: Tacit, company: Company) -> Tacit:
    """A profile with something of everything on the first screen, kept."""
    customer = company.customer()
    astrid = company.person("Astrid Lindqvist", customer)
    company.note("Old news.", customer, 120)
    company.promise("failure analysis", -3, customer, contact=astrid)
    company.promise("a drawing", 1, owed_by="them")
    company.visit(customer, hour=9, zone="America/Los_Angeles", minutes=45, contacts=(astrid,), wanted="To see her")
    company._add("contact", name="Petra Holmqvist", customer=customer, proposed=True)
    tacit.captures.save_draft(None, "half")
    tacit.pages.keep_today()
    return tacit


def taken(tacit: Tacit) -> Glance | None:
    return glance.take(tacit.profile, tacit.store.now_ms)


def test_the_kept_page_is_the_true_page(kept: Tacit) -> None:
    seen, page = taken(kept), kept.pages.today()
    assert seen is not None
    assert page.visits
    assert len(page.promises) == 2
    assert page.proposed
    assert seen.page == page
    assert (seen.today(), seen.now().tzinfo) == (kept.today(), kept.now().tzinfo)
    mine, true = seen.page.visits[0], page.visits[0]
    assert (mine.starts.hour, mine.happened.values) == (true.starts.hour, true.happened.values)  # type: ignore[attr-defined]


def test_drafts_are_counted_anew(kept: Tacit) -> None:
    kept.captures.save_draft(None, "another")
    seen = taken(kept)
    assert seen is not None
    assert seen.page.drafts == 2


def test_whatever_was_written_since_makes_it_worthless(kept: Tacit) -> None:
    kept.records.add("tag", {"name": "x"})
    assert taken(kept) is None
    kept.pages.keep_today()
    assert taken(kept) is not None


def test_the_next_days_are_kept_too_and_no_others(kept: Tacit, clock: Clock) -> None:
    clock.pass_(days=1)
    seen = taken(kept)
    assert seen is not None
    assert seen.page == kept.pages.today()
    assert seen.page.promises[0].days == -4
    clock.pass_(days=glance.AHEAD)
    assert taken(kept) is None
    clock.pass_(days=-glance.AHEAD - 2)
    assert taken(kept) is None


def test_another_version_of_the_program_does_not_trust_it(kept: Tacit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glance, "VERSION", "0.0.1")
    assert taken(kept) is None


@pytest.mark.parametrize("damage", [b"", b"\x00" * 200, None])
def test_a_damaged_page_is_passed_over(kept: Tacit, damage: bytes | None) -> None:
    path: Path = kept.profile.today
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    assert taken(kept) is None
    assert kept.pages.today().promises


def test_a_page_of_another_form_is_passed_over(kept: Tacit) -> None:
    page = KeptPage(kept.profile)
    value = page._file.read()
    for wrong in ([], {}, {**value, "pages": {kept.today().isoformat(): {"visits": 3}}}, {**value, "mark": "x"}):
        page._file.write(wrong)
        assert taken(kept) is None


def test_another_key_opens_nothing(kept: Tacit) -> None:
    other = type(kept.profile)(kept.profile.path, kept.profile.data, b"k" * 32)
    assert glance.take(other, kept.store.now_ms) is None


def test_nothing_of_it_is_in_plain_text(kept: Tacit) -> None:
    assert b"Astrid" not in kept.profile.today.read_bytes()


def test_an_erasure_takes_it_away_with_what_was_put_aside(kept: Tacit) -> None:
    aside = kept.profile.today.with_name("today-1234.damaged")
    aside.write_bytes(kept.profile.today.read_bytes())
    person = next(row.id for row in kept.pages.people() if row.name == "Astrid Lindqvist")
    kept.safety.erase(person)
    assert list(kept.profile.path.glob("today*")) == []
    kept.pages.keep_today()
    seen = taken(kept)
    assert seen is not None
    assert "Astrid" not in str(KeptPage(kept.profile)._file.read())


def test_what_another_process_wrote_while_it_was_being_kept_takes_it_away(kept: Tacit) -> None:
    page = kept.pages.today()
    marks = iter((5, 7))
    KeptPage(kept.profile).keep(kept.today(), lambda days: (5, [page for _ in days]), lambda: next(marks))
    assert not kept.profile.today.exists()


def test_opening_shows_it_once_the_key_is_there(kept: Tacit, test_world: TestWorld) -> None:
    page, seen = kept.pages.today(), list[Glance]()
    with profiles.open_profile(kept.profile.path, PASSPHRASE, world=test_world.world(), glanced=seen.append) as again:
        assert [one.page for one in seen] == [page]
        assert again.pages.today() == page


def test_a_wrong_passphrase_shows_nothing(kept: Tacit) -> None:
    from db.services.errors import WrongKey

    seen = list[Glance]()
    with pytest.raises(WrongKey):
        profiles.open_profile(kept.profile.path, "not this one", glanced=seen.append)
    assert seen == []


def test_it_is_shown_without_sqlalchemy(kept: Tacit) -> None:
    code = (
        "import sys, os; from pathlib import Path; from db.store import profile as f; from db.services import glance\n"
        f"f.cipher.SCRYPT_LEAST = {cipher.SCRYPT_LEAST}\n"
        "p = f.load(Path(os.environ['PLACE'])); f.unlock(p, os.environ['WORD'])\n"
        "print(glance.take(p, lambda: int(os.environ['NOW'])) is not None, 'sqlalchemy' in sys.modules)"
    )
    env = {**os.environ, "PLACE": str(kept.profile.path), "WORD": PASSPHRASE, "NOW": str(kept.store.now_ms())}
    root = Path(__file__).resolve().parents[3]
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, cwd=root)
    assert said.stdout.split() == ["True", "False"]
