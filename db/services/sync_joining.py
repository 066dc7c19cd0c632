"""Coming into a shared store: whether it takes this person and as whom, before anything is kept; and that this person's
own record says there what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.services import sync_places as places
from db.services.stores_sqlite import known
from db.services.sync_parts import AnotherPerson, ForeignStore, SyncError
from db.store.arrivals import MERGED
from db.store.errors import Invalid, NotFound
from db.sync import conflicts, joining, outbox, sqlite_admin
from db.sync.protocol import SharedStore
from db.sync.replica import Replica
from db.sync.rounds import Rounds
from db.sync.sqlite_place import refuse_cloud

if TYPE_CHECKING:
    from db.services.app import Tacit

COLLEAGUE, ADMINISTRATOR = "colleague", "administrator"
_BY_LOGIN = QT_TRANSLATE_NOOP("db", "In Postgres the login says who you are, and this one is somebody else's.")
_ANOTHER = QT_TRANSLATE_NOOP(
    "db",
    "In this store the login is {0}; on this computer you are {1}. Nothing was joined. If you are not {0}, ask whoever "
    "looks after the store for a login of your own: going on as {0} makes all that was written here theirs, also what "
    "only {1} may see.",
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "db",
    "In this store the login is somebody whom this computer does not know; here you are {0}. Nothing was joined. If "
    "that is not you, ask whoever looks after the store for a login of your own: going on as them makes all that was "
    "written here theirs, also what only {0} may see.",
)
_UNSETTLED = QT_TRANSLATE_NOOP(
    "db",
    "Values that met in the store you left are not settled, and another store would not know of them. Settle them: "
    "join that store once more, or say “tacit conflicts” in the terminal. Nothing was joined.",
)
_NOBODY = QT_TRANSLATE_NOOP("db", "Nobody of that name is in this shared file.")
_JOINED = QT_TRANSLATE_NOOP("db", "Who you are is said when joining, and this computer has joined.")


def greet(tacit: Tacit, where: places.Place, password: str | None, *, joined: bool, who: str = "") -> None:
    """Find out whether the store takes this person, before anything is kept. One that this computer did not sync with
    before is begun with anew; `who` is the id of a person in it as whom it goes on from now on: in a shared file
    whoever one says, in Postgres whom the login is (see `AnotherPerson`)."""
    if who and joined:
        raise Invalid(_JOINED, "who")
    if who and where.path is not None:
        people = sqlite_admin.people(where.path, places.file_key(tacit, where, password))
        if not any(one.colleague == who and one.active for one in people):
            raise NotFound(_NOBODY)
    if where.path is not None and not joined:
        refuse_cloud(where.path)
    shared = places.open_shared(tacit, where, password)
    if where.path is not None and not joined:
        tacit.prove(where.path.parent)
    try:
        if not joined:
            _may_go_on(tacit, where, shared, who)
        who = who if where.path is not None else ""  # there the login says it
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


def _may_go_on(tacit: Tacit, where: places.Place, shared: SharedStore, who: str) -> None:
    """Before this computer goes over to a store: nothing where it loses nothing by it. SyncError where values that met
    in the store of before are not settled: only that one tells of them. AnotherPerson where somebody of a store before
    comes with another one's login; Invalid where `who` is not the login's."""
    replica, file = Replica(tacit.store), where.path is not None
    left = replica.get("store_id") or replica.get("left")
    unsettled = left and conflicts.open_ones(tacit.store)
    if not unsettled and (file or not (left or who)):
        return
    me = tacit.store.me
    hello = shared.hello(tacit.store.device, who if who and file else me, "")
    if unsettled and hello.store_id != left:
        raise SyncError(_UNSETTLED)
    if file or hello.me in (who, me):
        return
    if who:
        raise Invalid(_BY_LOGIN, "who")
    names = tacit.records.names((hello.me, me))
    name = known(names, hello.me)
    if name.casefold() != names[me].casefold():
        said = Said(_ANOTHER, name, names[me]) if name else Said(_UNKNOWN, names[me])
        raise AnotherPerson(said, hello.me, name)


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
