"""Looking after a shared store in Postgres: making it, checking it, its people and teams.

`create` and `refresh` need a login that may make roles and owns the database; everything else is for the store's
administrators (or that login), and the database itself holds them to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from db.domain.ids import RandomBytes
from db.domain.promises import ENDS, OPEN, allowed
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Kinds
from db.store.errors import Invalid, NotFound
from db.sync import protocol
from db.sync.postgres import connect
from db.sync.postgres_faults import told
from db.sync.postgres_reports import views
from db.sync.postgres_url import Address
from db.sync.protocol import rules_of

if TYPE_CHECKING:
    import psycopg

#: The oldest server that knows what is used (security_invoker views).
OLDEST = 150000
_COMPANY = 1

_LOGIN_STAYS = QT_TRANSLATE_NOOP(
    "db",
    "That person sees and sends nothing from now on. But their login could not be switched off, because a session of "
    "theirs holds it. Let whoever keeps the server end it (pg_terminate_backend), and remove them once more.",
)
_HELD = QT_TRANSLATE_NOOP(
    "db",
    "A session that was left open holds what is to be brought up to date. Nothing was changed. End it on the server, "
    "and try again. Sessions that may be the one: {0}",
)
_NO_STORE = QT_TRANSLATE_NOOP("db", "There is no Tacit store in this database. Nothing was changed.")

NEEDS_PASSWORD = QT_TRANSLATE_NOOP("db", "A new login needs a password.")
#: What a function of the store says no with, as a sentence.
_SAID = {
    "for administrators only": QT_TRANSLATE_NOOP("db", "That is for the store's administrators."),
    "not a login": QT_TRANSLATE_NOOP(
        "db", "A login begins with a small letter and goes on with small letters, digits, dots, dashes and underscores."
    ),
    "not a role": QT_TRANSLATE_NOOP("db", "A role is rep, manager or administrator."),
    "not the id of a colleague": QT_TRANSLATE_NOOP("db", "That is not the id of a colleague."),
    "that colleague is somebody else": QT_TRANSLATE_NOOP("db", "That colleague has another login already."),
    "that login may do too much to be a person's": QT_TRANSLATE_NOOP(
        "db", "That login may get around what the store enforces, so it cannot be a person's. Choose another."
    ),
    "a new login needs a password": NEEDS_PASSWORD,
    "not an audience for new notes": protocol.NOT_FOR_NEW,
    "not yourself": QT_TRANSLATE_NOOP("db", "You cannot remove yourself; another administrator can."),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the store. `colleague` is '' until their first laptop has joined; `seen` when one last wrote."""

    login: str
    colleague: str
    role: str
    active: bool
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `detail` a sentence."""

    name: str
    ok: bool
    detail: str


# --- the store --------------------------------------------------------------------------------------------------------


def create(address: Address, password: str | None, kinds: Kinds, *, random_bytes: RandomBytes) -> str:
    """Make a store in an empty database; its id. Invalid where the server is too old, the database is not in UTF-8, or
    there is a store already; nothing is changed then."""
    store_id = random_bytes(16).hex()
    with session(address, password) as connection, connection.transaction():
        _fit_for_a_store(connection)
        _roles(connection)
        _as_owner(connection)
        _run(connection, schema_files())
        versions = [protocol.SCHEMA] * 3
        connection.execute("INSERT INTO tacit.company VALUES (%s, %s, %s, %s, %s)", [_COMPANY, store_id, *versions])
        connection.execute("INSERT INTO tacit.counter VALUES (%s, 0, 0)", [_COMPANY])
        connection.execute(
            "INSERT INTO tacit.audience (company, key, said) VALUES (%s, 'everyone', 'everyone')", [_COMPANY]
        )
        _derive(connection, kinds)
        _not_owner_any_more(connection)
    return store_id


def refresh(address: Address, password: str | None, kinds: Kinds) -> None:
    """Take over what this program knows and the store does not yet: functions, merge rules, report views, and who may
    connect (which a dump does not hold). Nothing that people wrote is touched; it can be done again at any time.
    Invalid where there is no store, or it is one of a later Tacit."""
    with session(address, password) as connection, _unheld(connection), connection.transaction():
        if _one(connection, "SELECT to_regnamespace('tacit')") is None:
            raise Invalid(_NO_STORE)
        connection.execute("SET LOCAL lock_timeout = '2s'")  # for everybody else waits behind this
        _roles(connection)
        _as_owner(connection)
        if int(_one(connection, "SELECT max(schema_version) FROM tacit.company")) > protocol.SCHEMA:
            raise Invalid(
                QT_TRANSLATE_NOOP("db", "This store is of a newer Tacit. Update Tacit on this computer first.")
            )
        _run(connection, schema_files()[1:])
        _derive(connection, kinds)
        _not_owner_any_more(connection)


@contextmanager
def _unheld(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """Says who holds what was waited for in vain. StoreBusy."""
    from psycopg.errors import LockNotAvailable

    try:
        yield
    except LockNotAvailable:
        idle = (
            "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database() AND xact_start < now() "
        )
        who = _all(connection, f"{idle} AND pid <> pg_backend_pid() AND usename IS NOT NULL ORDER BY 1")
        raise protocol.StoreBusy(Said(_HELD, _some(who))) from None


def schema_files() -> list[str]:
    """The names of the schema's files in their order: the tables first, then what can be run again."""
    return sorted(one.name for one in (files("db.sync") / "postgres_schema").iterdir() if one.name.endswith(".sql"))


def _run(connection: psycopg.Connection[Any], names: list[str]) -> None:
    for name in names:
        connection.execute((files("db.sync") / "postgres_schema" / name).read_text(encoding="utf-8").encode())


def _fit_for_a_store(connection: psycopg.Connection[Any]) -> None:
    if connection.info.server_version < OLDEST:
        raise Invalid(QT_TRANSLATE_NOOP("db", "This server is too old: a store needs Postgres 15 or later."))
    if _one(connection, "SELECT getdatabaseencoding()") != "UTF8":
        raise Invalid(QT_TRANSLATE_NOOP("db", "This database does not hold every letter: make one with ENCODING UTF8."))
    if _one(connection, "SELECT to_regnamespace('tacit')") is not None:
        raise Invalid(QT_TRANSLATE_NOOP("db", "There is a store in this database already. Nothing was changed."))


def _roles(connection: psycopg.Connection[Any]) -> None:
    """The owner, who never logs in and goes through row-level security like everybody, and the group of people. Both
    are the server's: stores in several databases of one server share them."""
    connection.execute(
        """
        DO $$ BEGIN
            IF to_regrole('tacit_owner') IS NULL THEN CREATE ROLE tacit_owner NOLOGIN CREATEROLE; END IF;
            IF to_regrole('tacit_people') IS NULL THEN CREATE ROLE tacit_people NOLOGIN; END IF;
            EXECUTE 'GRANT tacit_people TO tacit_owner WITH ADMIN OPTION';
            EXECUTE format('GRANT tacit_owner TO %I', current_user);
            EXECUTE format('GRANT CREATE ON DATABASE %I TO tacit_owner', current_database());
            EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
            EXECUTE format('GRANT CONNECT ON DATABASE %I TO tacit_people', current_database());
            EXECUTE 'REVOKE CREATE ON SCHEMA public FROM PUBLIC';
        END $$
        """
    )


def _as_owner(connection: psycopg.Connection[Any]) -> None:
    connection.execute("SET LOCAL ROLE tacit_owner")


def _not_owner_any_more(connection: psycopg.Connection[Any]) -> None:
    connection.execute(
        """
        DO $$ BEGIN  -- whoever makes the store is nobody in it, but may enter its first administrator
            EXECUTE format('GRANT USAGE ON SCHEMA tacit TO %I', session_user);
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I',
                (SELECT string_agg(one::text, ', ') FROM tacit.for_keepers() one), session_user);
        END $$
        """
    )
    connection.execute("RESET ROLE")
    connection.execute(
        """
        DO $$ BEGIN
            EXECUTE format('REVOKE CREATE ON DATABASE %I FROM tacit_owner', current_database());
            EXECUTE format('REVOKE tacit_owner FROM %I', current_user);
        END $$
        """
    )


def _derive(connection: psycopg.Connection[Any], kinds: Kinds) -> None:
    """What follows from declarations: merge rules, steps of a status, views for reports."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO tacit.rule VALUES (%s, %s, %s) ON CONFLICT (kind, field) DO UPDATE SET merge = excluded.merge",
            [(*name.split(".", 1), merge) for name, merge in rules_of(kinds).items()],
        )
        cursor.execute("SELECT tacit.tell_rules()")
        statuses = (OPEN, *ENDS)
        cursor.executemany(
            "INSERT INTO tacit.status_step VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [(old, new) for old in statuses for new in statuses if allowed(old, new)],
        )
    for statement in views(kinds):
        connection.execute(statement.encode())
    connection.execute("SELECT tacit.note_guards()")


def check(address: Address, password: str | None) -> list[Check]:
    """What an administrator wants to know of a store, each with whether it is as it should be."""
    with session(address, password) as connection:
        return [Check(name, ok, detail) for name, ok, detail in _checks(connection)]


def _checks(connection: psycopg.Connection[Any]) -> Iterator[tuple[str, bool, str]]:
    version = connection.info.server_version
    yield "server", version >= OLDEST, f"Postgres {version // 10000}.{version % 10000}"
    tls = bool(_one(connection, "SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)"))
    local = connection.info.host.startswith("/")
    yield "connection", tls or local, "encrypted" if tls else "on this computer" if local else "not encrypted"
    there = _one(connection, "SELECT to_regnamespace('tacit')") is not None
    yield "store", there, "there" if there else "no Tacit store in this database"
    if not there:
        return
    if _one(connection, "SELECT to_regprocedure('tacit.loosened()')") is None:
        yield "version", False, "of an older Tacit; refresh the store"
        return
    owner = "SELECT count(*) FROM pg_roles WHERE rolname = 'tacit_owner' AND NOT rolcanlogin AND NOT rolbypassrls"
    yield "owner", _one(connection, f"{owner} AND NOT rolsuper") == 1, "never logs in, goes through row-level security"
    loosened = _all(connection, "SELECT tacit.loosened() ORDER BY 1")
    yield (
        "rights",
        not loosened,
        f"changed since; refresh the store: {_some(loosened)}" if loosened else "as they were made",
    )
    public = _one(
        connection,
        "SELECT string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) FROM pg_database d, "
        "aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a "
        "WHERE d.datname = current_database() AND a.grantee = 0",
    )
    yield (
        "database",
        public is None,
        f"open to all logins: {public}; refresh the store" if public else "for people of the store alone",
    )
    mighty = _all(
        connection,
        "SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member "
        "WHERE m.roleid = to_regrole('tacit_people') AND pg_has_role(r.oid, m.roleid, 'usage') "
        "AND r.rolname <> 'tacit_owner' AND tacit.too_mighty(r.oid) ORDER BY 1",
    )
    yield "people", not mighty, f"get around what is enforced: {_some(mighty)}" if mighty else "none gets around it"


def _some(lines: list[str], most: int = 5) -> str:
    """The first of them; how many there are besides."""
    more = len(lines) - most
    return "; ".join(lines[:most]) + (f"; and {more} more" if more > 0 else "")


# --- people -----------------------------------------------------------------------------------------------------------


def colleague_add(
    address: Address,
    password: str | None,
    login: str,
    *,
    role: str = "rep",
    secret: str | None = None,
    colleague: str | None = None,
) -> bool:
    """Add a person, take one back, or change a role; whether a login was made. `secret` is the password of a new login
    (a new one for one that was made here): it leaves this computer only as a SCRAM verifier. `colleague` binds the
    login to a colleague's record; else the person's first laptop does."""
    with session(address, password) as connection:
        verifier = None
        if secret is not None:
            verifier = connection.pgconn.encrypt_password(secret.encode(), login.encode(), b"scram-sha-256").decode()
        made = _one(connection, "SELECT tacit.person_add(%s, %s, %s, %s)", login, role, verifier, colleague)
        return bool(made == "made")


def colleague_remove(address: Address, password: str | None, login: str) -> None:
    """The person sees nothing from now on, and cannot log in. What they wrote for others stays. NotFound; Invalid where
    the second waits for a session of theirs to be ended, which is done here by who may."""
    with session(address, password) as connection:
        done = _one(connection, "SELECT tacit.person_remove(%s)", login)
        if done == "open" and _ends_sessions(connection, login):
            done = _one(connection, "SELECT tacit.person_remove(%s)", login)
        if not done:
            raise NotFound(QT_TRANSLATE_NOOP("db", "Nobody of that login is in the store."))
        if done == "open":
            raise Invalid(_LOGIN_STAYS)


def _ends_sessions(connection: psycopg.Connection[Any], login: str) -> bool:
    """Whether the caller may end the sessions of a login, and has."""
    from psycopg.errors import InsufficientPrivilege

    try:
        connection.execute("SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE usename = %s", [login])
    except InsufficientPrivilege:
        return False
    return True


def colleague_list(address: Address, password: str | None) -> list[Person]:
    with session(address, password) as connection:
        rows = connection.execute("SELECT login, colleague, role, active, seen_at FROM tacit.person_list()").fetchall()
    return [Person(login, colleague or "", role, active, seen) for login, colleague, role, active, seen in rows]


def new_for(address: Address, password: str | None) -> str:
    """Who new notes are for where a person has not chosen: a word of `audiences.FOR_NEW`."""
    with session(address, password) as connection:
        return str(_one(connection, "SELECT tacit.new_for()"))


def set_new_for(address: Address, password: str | None, who: str) -> None:
    """From now on new notes are for these, where a person has not chosen. Invalid."""
    with session(address, password) as connection:
        connection.execute("SELECT tacit.set_new_for(%s)", [who])


def tidy(address: Address, password: str | None) -> None:
    """Let go of what nobody will ask for any more: proofs of over a year, files that were never sent to their end."""
    with session(address, password) as connection:
        connection.execute("SELECT tacit.tidy()")


# --- connections ------------------------------------------------------------------------------------------------------


@contextmanager
def session(address: Address, password: str | None) -> Iterator[psycopg.Connection[Any]]:
    """A connection for one piece of work; faults as sentences."""
    import psycopg

    try:
        with connect(address, password) as connection:
            yield connection
    except psycopg.Error as fault:
        said = (fault.diag.message_primary or "").removeprefix("tacit: ")
        raise (Invalid(_SAID[said]) if said in _SAID else told(fault)) from None


def _one(connection: psycopg.Connection[Any], statement: str, *values: Any) -> Any:
    row = connection.execute(statement, values or None).fetchone()
    return None if row is None else row[0]


def _all(connection: psycopg.Connection[Any], statement: str) -> list[str]:
    return [str(row[0]) for row in connection.execute(statement).fetchall()]
