"""Looking after a store in Postgres: in words, and with the names of its people."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.services import sync_places as places
from db.services.stores_sqlite import known
from db.services.sync_parts import Check, Colleague
from db.store.errors import Invalid, NotFound
from db.sync import postgres_admin

if TYPE_CHECKING:
    from db.services.app import Tacit
    from db.sync.postgres_url import Address

_NOBODY = QT_TRANSLATE_NOOP("db", "Nobody of that login is in the store.")


def _at(tacit: Tacit, where: places.Place, password: str | None) -> tuple[Address, str | None]:
    assert where.address is not None
    return where.address, password if password is not None else places.kept_secret(tacit, where)


def create(tacit: Tacit, where: places.Place, password: str | None) -> None:
    """Make the store, with nobody in it."""
    postgres_admin.create(*_at(tacit, where, password), tacit.kinds, random_bytes=os.urandom)


def refresh(tacit: Tacit, where: places.Place, password: str | None) -> None:
    postgres_admin.refresh(*_at(tacit, where, password), tacit.kinds)


def check(tacit: Tacit, where: places.Place, password: str | None) -> list[Check]:
    return [Check(Said(one.name), one.ok, one.detail) for one in postgres_admin.check(*_at(tacit, where, password))]


def tidy(tacit: Tacit, where: places.Place) -> None:
    """Let go of what nobody will ask for any more. For administrators."""
    postgres_admin.tidy(*_at(tacit, where, None))


def people(tacit: Tacit, where: places.Place, password: str | None) -> list[Colleague]:
    """Everybody with a login."""
    return _told(tacit, postgres_admin.colleague_list(*_at(tacit, where, password)))


def _told(tacit: Tacit, found: list[postgres_admin.Person]) -> list[Colleague]:
    names = tacit.records.names(one.colleague for one in found)
    return [
        Colleague(one.colleague, known(names, one.colleague), one.login, one.role, one.active, one.seen)
        for one in found
    ]


def add(
    tacit: Tacit, where: places.Place, password: str | None, who: str, role: str, secret: str | None,
    colleague: str | None,
) -> Colleague:  # fmt: skip
    """Add a login, or change what one may do."""
    login = _login(people(tacit, where, password), who) or who
    try:
        postgres_admin.colleague_add(
            *_at(tacit, where, password), login, role=role, secret=secret, colleague=colleague or None
        )
    except Invalid as fault:
        if secret is None and fault.sentence == postgres_admin.NEEDS_PASSWORD:
            raise Invalid(fault.sentence, "password") from fault
        raise
    return next(one for one in people(tacit, where, password) if one.login == login)


def remove(tacit: Tacit, where: places.Place, password: str | None, who: str) -> Colleague:
    login = _login(people(tacit, where, password), who)
    if login is None:
        raise NotFound(_NOBODY)
    postgres_admin.colleague_remove(*_at(tacit, where, password), login)
    return next(one for one in people(tacit, where, password) if one.login == login)


def new_for(tacit: Tacit, where: places.Place, password: str | None) -> str:
    return postgres_admin.new_for(*_at(tacit, where, password))


def set_new_for(tacit: Tacit, where: places.Place, password: str | None, who: str) -> None:
    """Say who new notes are for where a person has not chosen."""
    postgres_admin.set_new_for(*_at(tacit, where, password), who)


def _login(all_: list[Colleague], who: str) -> str | None:
    """The login of this login, name or colleague's id; None where there is none, or several of that name."""
    if any(one.login == who for one in all_):
        return who
    fits = [one.login for one in all_ if who in (one.id, one.name) or who.casefold() == one.name.casefold()]
    return fits[0] if len(fits) == 1 else None
