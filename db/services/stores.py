"""Use cases of whoever looks after a shared store: making and checking it, its people and teams, backups.

What differs between the two stores is in `stores_sqlite` and `stores_postgres`; here is what a person asks for. Where
no address is given the joined store is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.domain.clock import DAY_MS
from db.domain.said import Said
from db.domain.sync import audiences
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import EVERYONE, Team
from db.services import stores_postgres, stores_sqlite
from db.services import sync_places as places
from db.services.audience_words import FOR_NEW
from db.services.sync_parts import Check, Colleague, Ref, SyncError
from db.store.arrivals import MERGED
from db.store.errors import Invalid, NotFound, TacitError
from db.sync.replica import Replica

if TYPE_CHECKING:
    from db.services.app import Tacit

ROLES = ("rep", "manager", "administrator")
_NONE = QT_TRANSLATE_NOOP("db", "No shared store is joined. Name one by its address, or join it first.")
_ROLE = QT_TRANSLATE_NOOP("db", "A role is rep, manager or administrator.")
_SHORT = QT_TRANSLATE_NOOP("db", "A password needs at least eight characters; several words are best.")
_MANAGERS = QT_TRANSLATE_NOOP("db", "Teams are for managers to change. Nothing was changed.")
_NO_TEAM = QT_TRANSLATE_NOOP("db", "There is no team called “{0}”.")
_FOR_NEW = QT_TRANSLATE_NOOP("db", "New notes are for “me”, “team” or “everyone”.")
_FILES_ONLY = QT_TRANSLATE_NOOP(
    "db", "Backups of a Postgres store are made where it runs, with pg_dump; nothing was done here."
)


def check_password(secret: str) -> None:
    """Invalid where a new password is none that a login should have."""
    if len(secret.strip()) < 8:
        raise Invalid(_SHORT, "secret")


class Stores:
    """A shared store as its administrator sees it."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit

    def _place(self, url: str, weak: bool = False) -> places.Place:
        settings = self._tacit.settings
        if url:
            return places.place(url, weak=weak)
        if not settings.store:
            raise Invalid(_NONE)
        return places.place(settings.store, weak=settings.store_weak)

    # --- the store ----------------------------------------------------------------------------------------------------

    def create(self, url: str, password: str | None = None, *, passphrase: str = "", weak: bool = False) -> str:
        """Make a store at this address; its place in words. A file gets me as its administrator, and is encrypted where
        a `passphrase` is given. In Postgres `password` is that of a login that may make roles; its first administrator
        is added with `colleague_add`. Invalid where the place cannot carry one, or there is one already."""
        where = places.place(url, weak=weak)
        if where.path is not None:
            stores_sqlite.create(self._tacit, where.path, passphrase)
        else:
            with places.elsewhere(self._tacit, where, password, there=False):
                stores_postgres.create(self._tacit, where, password)
        return where.name

    def check(self, url: str = "", password: str | None = None, *, weak: bool = False) -> list[Check]:
        """What an administrator wants to know of a store, each with whether it is as it should be. SyncError where it
        cannot be reached; WrongPassword where one is needed."""
        where = self._place(url, weak)
        with places.elsewhere(self._tacit, where, password):
            if where.path is not None:
                found = stores_sqlite.check(self._tacit, where.path, places.file_key(self._tacit, where, password))
            else:
                found = stores_postgres.check(self._tacit, where, password)
            with suppress(SyncError):  # a store that cannot say it has faults that were told
                said = self._default_audience(where, password)
                found.append(Check(Said("new notes"), True, FOR_NEW.get(said, said)))
        return found

    def default_audience(self, url: str = "", password: str | None = None, *, weak: bool = False) -> str:
        """Who new notes are for, as the store says, where a person has not chosen: a word of `audiences.FOR_NEW`
        ('me', 'team' for their own team, 'everyone')."""
        where = self._place(url, weak)
        with places.elsewhere(self._tacit, where, password):
            return self._default_audience(where, password)

    def _default_audience(self, where: places.Place, password: str | None) -> str:
        if where.path is not None:
            return stores_sqlite.new_for(where.path, places.file_key(self._tacit, where, password))
        return stores_postgres.new_for(self._tacit, where, password)

    def set_default_audience(
        self, who: str, url: str = "", password: str | None = None, *, weak: bool = False
    ) -> None:  # fmt: skip
        """Say who new notes are for from now on, for everybody who has not chosen: 'me', 'team' or 'everyone'. Each
        laptop takes it over with its next round; nothing that is there changes. Invalid."""
        if who not in audiences.FOR_NEW:
            raise Invalid(_FOR_NEW, "audience")
        where = self._place(url, weak)
        with places.elsewhere(self._tacit, where, password):
            if where.path is not None:
                stores_sqlite.set_new_for(self._tacit, where.path, places.file_key(self._tacit, where, password), who)
            else:
                stores_postgres.set_new_for(self._tacit, where, password, who)

    def refresh(self, url: str = "", password: str | None = None, *, weak: bool = False) -> str:
        """Give a store in Postgres what this Tacit knows and it does not yet (after an update, or a restore); its place
        in words. For the login that made it. A shared file needs none: there nothing is done."""
        where = self._place(url, weak)
        with places.elsewhere(self._tacit, where, password):
            if where.path is None:
                stores_postgres.refresh(self._tacit, where, password)
        return where.name

    def is_file(self, url: str = "") -> bool:
        """Whether this store is a shared file."""
        return self._place(url, weak=True).path is not None

    def address_of(self, url: str, login: str, *, weak: bool = False) -> str:
        """The address by which this login reaches the store in Postgres."""
        address = places.place(url, weak=weak).address
        return replace(address, user=login).url if address is not None else url

    # --- people -------------------------------------------------------------------------------------------------------

    def colleague_list(self, url: str = "", password: str | None = None, *, weak: bool = False) -> list[Colleague]:
        """Everybody who is or was in the store, by name."""
        where = self._place(url, weak)
        with places.elsewhere(self._tacit, where, password):
            found = self._people(where, password)
        return sorted(found, key=lambda one: (not one.active, (one.name or one.login).casefold()))

    def _people(self, where: places.Place, password: str | None) -> list[Colleague]:
        if where.path is not None:
            return stores_sqlite.people(self._tacit, where.path, places.file_key(self._tacit, where, password))
        return stores_postgres.people(self._tacit, where, password)

    def colleague_add(
        self, who: str, *, role: str = "rep", secret: str | None = None, colleague: str | None = None, url: str = "",
        password: str | None = None, weak: bool = False,
    ) -> Colleague:  # fmt: skip
        """Add a person, take one back, or give another role. In Postgres `who` is a login (or the name of somebody who
        has one), `secret` the password of a new login (Invalid of the field `password` where one is wanted),
        `colleague` the id of the record it belongs to (else the person's first laptop says so). In a shared file people
        enter by joining it; then `who` is their name. Invalid, NotFound."""
        if role not in ROLES:
            raise Invalid(_ROLE, "role")
        where = self._place(url, weak)
        if secret is not None:
            check_password(secret)
        if where.path is not None:
            key = places.file_key(self._tacit, where, password)
            done = stores_sqlite.set_person(self._tacit, where.path, key, who, role, active=True)
        else:
            done = stores_postgres.add(self._tacit, where, password, who, role, secret, colleague)
        self._show_role(done)
        return done

    def colleague_remove(
        self, who: str, *, url: str = "", password: str | None = None, weak: bool = False
    ) -> Colleague:  # fmt: skip
        """The person gets and sends nothing from now on; what they wrote for others stays. NotFound, Invalid."""
        where = self._place(url, weak)
        if where.path is not None:
            key = places.file_key(self._tacit, where, password)
            return stores_sqlite.set_person(self._tacit, where.path, key, who, "", active=False)
        return stores_postgres.remove(self._tacit, where, password, who)

    def show_roles(self, where: places.Place) -> None:
        """After a round of an administrator in which colleagues came: their records say what the store says of them.
        What goes wrong here does not touch the round."""
        with suppress(TacitError):
            for one in self._people(where, None):
                self._show_role(one)

    def _show_role(self, person: Colleague) -> None:
        """The record of a colleague says what they are, so that everybody may read it."""
        try:
            record = self._tacit.records.get(person.id, "colleague") if person.id else None
        except NotFound:
            return
        if record is not None and vars(record)["role"] != person.role and self._tacit.sync.role == "administrator":
            with self._tacit.store.work(MERGED) as work:
                work.edit(record.id, {"role": (None, person.role)})

    # --- teams --------------------------------------------------------------------------------------------------------

    def team_list(self) -> list[tuple[Ref, tuple[Ref, ...]]]:
        """Teams and who is in them, by name."""
        with self._tacit.store.read() as session:
            teams = session.scalars(select(Team).where(Team.deleted_at.is_(None)).order_by(Team.name)).all()
        names = self._tacit.records.names(one for team in teams for one in team.members)
        return [(Ref(team.id, team.name), tuple(Ref(one, names[one]) for one in team.members)) for team in teams]

    def team_add(self, name: str, members: Sequence[str] = ()) -> Ref:
        """Make a team, or take colleagues (names or ids) into it. It takes effect with the next round. Invalid where
        this person manages nothing."""
        self._check_manages()
        ids = [self._tacit.records.resolve(one, "colleague").id for one in members]
        try:
            team = self._team(name)
        except NotFound:
            values = {"name": name.strip(), "members": tuple(dict.fromkeys(ids)), "audience": EVERYONE}
            team = self._tacit.records.add("team", values)  # type: ignore[assignment]
        else:
            together = tuple(dict.fromkeys([*team.members, *ids]))
            self._tacit.records.edit(team.id, {"members": (None, together)})
        return Ref(team.id, team.name)

    def team_remove(self, name: str, members: Sequence[str] = ()) -> Ref:
        """Take colleagues out of a team; without any, put the team in the trash. As `team_add`."""
        self._check_manages()
        team = self._team(name)
        ids = {self._tacit.records.resolve(one, "colleague").id for one in members}
        if ids:
            self._tacit.records.edit(team.id, {"members": (None, tuple(one for one in team.members if one not in ids))})
        else:
            self._tacit.records.edit(team.id, {"members": (None, ())})
            self._tacit.records.delete([team.id])
        return Ref(team.id, team.name)

    def _team(self, name: str) -> Team:
        with self._tacit.store.read() as session:
            for team in session.scalars(select(Team).where(Team.deleted_at.is_(None))):
                if name.strip().casefold() in (team.name.casefold(), team.id):
                    return team
        raise NotFound(Said(_NO_TEAM, name))

    def _check_manages(self) -> None:
        if self._tacit.sync.joined and self._tacit.sync.role not in ("manager", "administrator"):
            raise Invalid(_MANAGERS)

    # --- backups of a shared file -------------------------------------------------------------------------------------

    def backup(self) -> Path:
        """Make a backup of the shared file now, beside it, checked. Invalid for Postgres; SyncError, DiskTrouble."""
        where, path = self._file()
        return stores_sqlite.back_up(self._tacit, path, places.file_key(self._tacit, where))

    def rebuild(self) -> Path:
        """Put the newest backup that is whole in the place of the shared file, which is kept under another name; what
        was synced since comes back from the laptops. Gives the backup. NotFound where none is whole."""
        where, path = self._file()
        return stores_sqlite.rebuild(
            self._tacit, path, lambda backup: places.file_key(self._tacit, where, backup=backup)
        )

    def _file(self) -> tuple[places.Place, Path]:
        where = self._place("")
        if where.path is None:
            raise Invalid(_FILES_ONLY)
        return where, where.path

    def backup_trouble(self) -> str:
        """What went wrong with the last nightly backup, in a sentence; ''."""
        return Replica(self._tacit.store).get("backup_trouble")

    def note_erasures(self, where: places.Place) -> None:
        """Before a round: whether it will tell a shared file of an erasure for law, which its backups must follow."""
        if where.path is not None and stores_sqlite.erasures_wait(self._tacit):
            Replica(self._tacit.store).remember(purge="yes")

    def look_after(self, where: places.Place) -> None:
        """After a round, what is to be done every day. A shared file: the backup of the day, if nobody made it yet, and
        a fresh one in the place of those that hold what was erased. In Postgres an administrator's laptop has it let go
        of what nobody will ask for any more. What goes wrong here does not touch the round; `check` and the doctor tell
        it of backups."""
        replica = Replica(self._tacit.store)
        if where.path is None:
            now_ms = self._tacit.store.now_ms()
            if replica.get("role") == ROLES[-1] and abs(now_ms - int(replica.get("tidied") or 0)) >= DAY_MS:
                replica.remember(tidied=str(now_ms))
                with suppress(TacitError):  # another day
                    stores_postgres.tidy(self._tacit, where)
            return
        purge = bool(replica.get("purge")) and not stores_sqlite.erasures_wait(self._tacit)
        try:
            if purge or stores_sqlite.is_due(where.path, self._tacit.store.shared_now()):
                stores_sqlite.back_up(self._tacit, where.path, places.file_key(self._tacit, where), alone=purge)
            replica.remember(backup_trouble="", **({"purge": ""} if purge else {}))
        except TacitError as fault:
            replica.remember(backup_trouble=fault.sentence)
