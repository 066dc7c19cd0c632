"""Fixtures of the services: a company to fill, and captures with a reader that reads what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.services import profiles
from db.services.app import Tacit
from db.services.captures import Captures
from tests.db.services import plain_reader, sharing
from tests.db.services.company import Company, day
from tests.db.world import PASSPHRASE, TestWorld


@pytest.fixture
def company(tacit: Tacit) -> Company:
    return Company(tacit)


@pytest.fixture
def captures(tacit: Tacit) -> Captures:
    """With a reader that reads what it is told."""
    return Captures(tacit, plain_reader.read)


@pytest.fixture
def mill(tacit: Tacit) -> str:
    """A customer of whom nothing is known yet."""
    return tacit.records.add("customer", {"name": "Nordhaven Paper", "aliases": ("Nordhaven",)}).id


@pytest.fixture
def nordhaven(company: Company, tacit: Tacit) -> str:
    """A customer with something of everything."""
    me, jonas = tacit.me.id, company.colleague("Jonas Petersen")
    customer = company.customer(segment="enterprise", industry="Paper", city="Emden", point_of_contact=me)
    astrid = company.person("Astrid Lindqvist", customer, title="Maintenance Manager")
    company.person("Johan Håkansson", customer, title="Reliability Engineer")
    company.note("The board wants stops halved.", customer, 3, topics=("strategy",), source="heard", said_by=astrid,
                 about=(astrid,), review_by=day(177))  # fmt: skip
    company.note("Pump runs hot.", customer, 4, topics=("problem",), source="seen", by=jonas, review_by=day(86))
    company.note("Contract ends in March.", customer, 200, topics=("fact", "problem"), review_by=day(-20))
    capture = company.note("She likes one page.", customer, 5, topics=("preference",), review_by=day(300))
    company.note("one page", customer, 5, polarity="hot", capture=capture, about=(astrid,))
    company.note("the oil", customer, 6, polarity="avoid", about=(astrid,))
    for number, status in enumerate(("kept", "kept", "broken", "dropped")):
        company.promise(f"old {number}", -30, customer, status=status, settled_on=day(-20 - number), contact=astrid)
    company.promise("failure analysis", -3, customer, contact=astrid)
    company.visit(customer, in_days=-11, contacts=(astrid,), colleagues=(me,), result="Walked press 2",
                  next_step="failure analysis")  # fmt: skip
    company.visit(customer, in_days=5, purpose="line 5")
    company._add("opportunity", name="won one", customer=customer, stage="won")
    company._add("opportunity", name="line 5", customer=customer, stage="planned")
    company._add("site", name="Mill", customer=customer)
    company._add("link", from_person=jonas, to_person=astrid, how="school")
    return customer


@pytest.fixture
def url(tmp_path: Path, tacit: Tacit) -> str:
    """A shared file that Maren made."""
    return sharing.make(tmp_path / "share", tacit)


@pytest.fixture
def jonas(tmp_path: Path, test_world: TestWorld) -> Iterator[Tacit]:
    """A colleague's profile."""
    _, opened = profiles.create(tmp_path / "jonas", "Jonas Petersen", passphrase=PASSPHRASE, world=test_world.world())
    with opened:
        yield opened


@pytest.fixture
def both_joined(tacit: Tacit, jonas: Tacit, url: str) -> None:
    """Maren and Jonas have joined the file and know of each other."""
    for each in (tacit, jonas):
        each.sync.join(url)
    tacit.sync.run()
