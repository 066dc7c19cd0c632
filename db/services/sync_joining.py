"""Coming into a shared store: whether it takes this person and as whom, before anything is kept; and that this person's
own record says there what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.domain.words import QT_TRANSLATE_NOOP
from db.services import sync_places as places
from db.services.sync_parts import ForeignStore
from db.store.arrivals import MERGED
from db.store.errors import Invalid, NotFound
from db.sync import joining, outbox, sqlite_admin
from db.sync.replica import Replica
from db.sync.rounds import Rounds
from db.sync.sqlite_place import refuse_cloud

if TYPE_CHECKING:
    from db.services.app import Tacit

COLLEAGUE, ADMINISTRATOR = "colleague", "administrator"
_BY_LOGIN = QT_TRANSLATE_NOOP("db", "In Postgres the login says who you are. Join without naming somebody.")
_NOBODY = QT_TRANSLATE_NOOP("db", "Nobody of that name is in this shared file.")
_JOINED = QT_TRANSLATE_NOOP("db", "Who you are is said when joining, and this computer has joined.")


def greet(tacit: Tacit, where: places.Place, password: str | None, *, joined: bool, who: str = "") -> None:
    """Find out whether the store takes this person, before anything is kept. One that this computer did not sync with
    before is begun with anew; `who` is the id of a person in a shared file as whom it goes on from now on."""
    if who and joined:
        raise Invalid(_JOINED, "who")
    if who and where.path is None:
        raise Invalid(_BY_LOGIN, "who")
    if who and where.path is not None:
        known = sqlite_admin.people(where.path, places.file_key(tacit, where, password))
        if not any(one.colleague == who and one.active for one in known):
            raise NotFound(_NOBODY)
    if where.path is not None and not joined:
        refuse_cloud(where.path)
    shared = places.open_shared(tacit, where, password)
    if where.path is not None and not joined:
        tacit.prove(where.path.parent)
    try:
        rounds = Rounds(tacit.store, shared)
        try:
            rounds.greet(who)
        except ForeignStore:
            if joined:
                raise
            joining.leave(tacit.store)
            rounds.greet(who)
    finally:
        shared.close()


def say_role(tacit: Tacit) -> None:
    """My own record says what I am in the store, so that colleagues may read it, where I may say so: as long as the
    store does not have it (of a rep and a manager it then says rep: roles are for administrators to give), and later as
    an administrator."""
    role = Replica(tacit.store).get("role")
    with tacit.store.read() as session:
        record = tacit.store.find(session, tacit.store.me, COLLEAGUE)
        there = outbox.shadow(session.connection(), tacit.store.me) is not None
    if role != ADMINISTRATOR:
        role = "" if there else "rep"
    if record is not None and role and vars(record)["role"] != role:
        with tacit.store.work(MERGED) as work:
            work.edit(record.id, {"role": (None, role)})
