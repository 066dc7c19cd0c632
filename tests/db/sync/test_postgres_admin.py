"""Making and looking after a store in Postgres: rights needed, people, teams, checks, views for reports, restarts."""

from __future__ import annotations

import os
from collections.abc import Iterator

import psycopg
import pytest

from db.domain.sync.ops import Batch, Op, Outcome
from db.records import standard_kinds
from db.store.errors import Invalid, NotFound
from db.sync import postgres_admin, protocol
from db.sync.postgres import Postgres
from tests.db.sync.postgres_server import SUPERUSER, Server, running
from tests.db.sync.postgres_world import Pen, Place, Store

ANNA, ADA = "anna", "ada"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.store({ANNA: "rep", ADA: "administrator"}) as made:
        yield made


def test_a_store_is_made_without_a_superuser(place: Place) -> None:
    """By a login that may make roles and owns the database, as a provider of databases gives one."""
    with running() as server:
        own = Place.__new__(Place)
        own.server = server
        with own.root() as root:
            root.execute("CREATE ROLE keeper LOGIN CREATEROLE")
            root.execute("CREATE DATABASE firm OWNER keeper")
        address = own.address("keeper", "firm")
        assert len(postgres_admin.create(address, None, standard_kinds(), random_bytes=os.urandom)) == 32
        with pytest.raises(Invalid, match="store in this database already"):
            postgres_admin.create(address, None, standard_kinds(), random_bytes=os.urandom)
        assert [one for one in postgres_admin.check(address, None) if not one.ok] == []
        for _ in range(2):  # as often as one likes
            postgres_admin.refresh(address, None, standard_kinds())
        assert [one for one in postgres_admin.check(address, None) if not one.ok] == []
        assert postgres_admin.colleague_add(address, None, "maren", role="administrator", secret="for a test")
        maren = own.address("maren", "firm")
        assert postgres_admin.colleague_add(maren, None, "jens", secret="for a test")  # by the store's administrator
        assert [(one.login, one.role, one.active) for one in postgres_admin.colleague_list(maren, None)] == [
            ("jens", "rep", True),
            ("maren", "administrator", True),
        ]
        _dumped_without_a_superuser(server, own)
        with own.root("firm") as root:
            keeper = "SELECT pg_has_role('keeper', 'tacit_owner', 'USAGE')"
            assert root.execute(keeper).fetchone() == (False,)  # it became the owner for the making alone


def _dumped_without_a_superuser(server: Server, own: Place) -> None:
    """As docs/shared-store.md says: by the keeper, as the owner of everything, and with all rows."""
    anna = Postgres(own.address("maren", "firm"), lambda: None, random_unit=lambda: 0.5)
    anna.hello("d", "maren", "")
    value = {"audience": "me:maren", "created_by": "maren", "text": "Zaunkönig"}
    op = Op("v1", "note", "one", "*", None, "v1", value, "1767225600000-00000-d", "maren")
    assert anna.push(Batch("d", 1, "b", (op,)), "").answers[0].outcome is Outcome.APPLIED
    anna.close()
    at = ["-h", str(server.folder), "-p", str(server.port), "-U", "keeper"]
    for program, *given in (
        ("psql", "-qc", "GRANT tacit_owner TO keeper", "firm"),
        ("pg_dump", "--role=tacit_owner", "--enable-row-security", "-f", str(server.folder / "dump"), "firm"),
        ("psql", "-qc", "REVOKE tacit_owner FROM keeper", "firm"),
    ):
        done = server._run(program, *at, *given, check=False)
        assert done.returncode == 0, done.stderr
    assert "Zaunkönig" in (server.folder / "dump").read_text(encoding="utf-8")


def test_people_come_and_go(store: Store) -> None:
    ada = store.address(ADA)
    jens = f"jens_{store.name}"
    assert postgres_admin.colleague_add(ada, None, jens, secret="for a test")
    store.logins["jens"] = jens
    pen = Pen(store, "jens")
    assert pen.client.hello("d", "jens", "").me == "jens"
    assert pen.push(pen.new("his", "everyone", text="stays"))[0].outcome is Outcome.APPLIED
    postgres_admin.colleague_remove(ada, None, jens)
    with pytest.raises(protocol.StoreRefused, match="does not know you any more"):
        pen.sees()
    assert list(Pen(store, ANNA).sees()) == ["his"]
    with pytest.raises(NotFound):
        postgres_admin.colleague_remove(ada, None, jens)
    assert not postgres_admin.colleague_add(ada, None, jens, role="manager")  # back, with the password of before
    assert pen.client.hello("d", "jens", "").role == "manager"


@pytest.mark.parametrize(
    ("login", "given", "sentence"),
    [
        ("Jens", {"secret": "x"}, "begins with a small letter"),
        ("pg_jens", {"secret": "x"}, "begins with a small letter"),
        ("tacit_owner", {"secret": "x"}, "begins with a small letter"),
        ("jens_without", {}, "needs a password"),
        (SUPERUSER, {}, "may get around what the store enforces"),
        ("jens_boss", {"secret": "x", "role": "boss"}, "rep, manager or administrator"),
        ("jens_twin", {"secret": "x", "colleague": ANNA}, "has another login already"),
    ],
)
def test_who_cannot_be_a_person_is_told(store: Store, login: str, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        postgres_admin.colleague_add(store.address(ADA), None, login, **given)


def test_people_are_for_administrators(store: Store) -> None:
    with pytest.raises(Invalid, match="administrators"):
        postgres_admin.colleague_add(store.address(ANNA), None, "eve", secret="x")
    with pytest.raises(Invalid, match="remove yourself"):
        postgres_admin.colleague_remove(store.address(ADA), None, store.logins[ADA])


def test_who_new_notes_are_for_is_for_administrators_to_say(store: Store) -> None:
    with pytest.raises(Invalid, match="administrators"):
        postgres_admin.set_new_for(store.address(ANNA), None, "everyone")
    with pytest.raises(Invalid, match="New notes are for"):
        postgres_admin.set_new_for(store.address(ADA), None, "team:north")
    postgres_admin.set_new_for(store.address(ADA), None, "team")
    assert {postgres_admin.new_for(store.address(one), None) for one in (ANNA, ADA)} == {"team"}
    postgres_admin.refresh(store.root_address, None, standard_kinds())
    assert store.client(ANNA).hello("d", ANNA, "").new_for == "team"


def test_a_store_of_before_gains_what_later_ones_are_made_with(store: Store) -> None:
    """Until it is refreshed new notes are for their author alone, and a laptop finds nothing missing."""
    root = store.root()
    about = "SELECT pg_get_functiondef('tacit.about_me'::regproc)"
    (before,) = root.execute(about).fetchone()
    root.execute(before.replace("'new_for', tacit.new_for(),", "").encode())
    root.execute("DROP FUNCTION tacit.set_new_for; DROP FUNCTION tacit.new_for; DROP TABLE tacit.preset")
    assert store.client(ANNA).hello("d", ANNA, "").new_for == "me"
    postgres_admin.refresh(store.root_address, None, standard_kinds())
    store.set_new_for("everyone")
    assert store.client(ANNA).hello("d", ANNA, "").new_for == "everyone"
    assert [one for one in postgres_admin.check(store.root_address, None) if not one.ok] == []


def test_a_refresh_puts_back_what_was_changed_and_touches_nothing_that_was_written(store: Store) -> None:
    anna, root = Pen(store, ANNA), store.root()
    anna.push(anna.new("one", "everyone", text="stays"))
    root.execute("DROP VIEW tacit_report.note; DELETE FROM tacit.rule")
    root.execute("CREATE OR REPLACE FUNCTION tacit.refused(audience text, me jsonb, mine int[], moving boolean) "
                 "RETURNS text LANGUAGE sql AS $$ SELECT '' $$")  # fmt: skip
    postgres_admin.refresh(store.root_address, None, standard_kinds())
    assert anna.push(anna.new("two", "me:ada"))[0].reason == "audience"
    assert anna.sees()["one"].data["text"] == "stays"
    psql = store.connection(ANNA)
    assert psql.execute("SELECT text FROM tacit_report.note").fetchall() == [("stays",)]
    merge = "SELECT merge FROM tacit.rule WHERE kind = 'note' AND field = 'topics'"
    assert root.execute(merge).fetchone() == ("set",)


def test_what_cannot_be_refreshed_is_told(store: Store, place: Place) -> None:
    with pytest.raises(Invalid, match="no Tacit store in this database"):
        postgres_admin.refresh(place.address(SUPERUSER, "postgres"), None, standard_kinds())
    store.root().execute("UPDATE tacit.company SET schema_version = 99")
    with pytest.raises(Invalid, match="of a newer Tacit"):
        postgres_admin.refresh(store.root_address, None, standard_kinds())
    with pytest.raises(protocol.StoreRefused, match="does not know you"):
        postgres_admin.refresh(store.address(ADA), None, standard_kinds())


def test_a_check_finds_a_database_open_to_all_logins(store: Store) -> None:
    root = store.root()
    root.execute(f"GRANT TEMPORARY ON DATABASE {store.name} TO PUBLIC".encode())
    found = {one.name: (one.ok, one.detail) for one in postgres_admin.check(store.root_address, None)}
    assert found["database"] == (False, "open to all logins: TEMPORARY; refresh the store")
    assert found["server"][0]
    assert found["owner"][0]


def test_reports_show_fields_as_they_are_declared_and_survive_bad_values(store: Store) -> None:
    anna = Pen(store, ANNA)
    anna.push(
        anna.new("p", "everyone", kind="promise", what="quote", due="2026-11-30", status="open"),
        anna.new("bad", "everyone", kind="promise", what=["?"], due="30.11.", settled_on="2026-99-99", status=7),
        anna.new("v", "everyone", kind="visit", starts="2026-11-23T08:30:00Z[Europe/Berlin]", minutes=45),
        anna.new("o", "everyone", kind="opportunity", name="mill", value="EUR -125000", tags={"add": {"t": "1"}}),
        anna.new("trashed", "everyone", kind="promise", what="gone", deleted_at="2026-01-01T00:00:00.000000Z"),
    )
    psql = store.connection(ANNA)
    promises = psql.execute("SELECT id, due::text FROM tacit_report.promise ORDER BY id").fetchall()
    assert promises == [("bad", None), ("p", "2026-11-30")]
    assert psql.execute(
        "SELECT starts = '2026-11-23 08:30+00', starts_zone, minutes FROM tacit_report.visit"
    ).fetchone() == (True, "Europe/Berlin", 45)
    opportunity = "SELECT value_minor, value_currency, tags FROM tacit_report.opportunity"
    assert psql.execute(opportunity).fetchone() == (-125000, "EUR", ["t"])
    for kind in standard_kinds():
        psql.execute(f"SELECT * FROM tacit_report.{kind.name}".encode())


def test_a_report_of_two_kinds_does_not_hold_each_record_against_each(store: Store) -> None:
    """The planner knows nothing of what is in JSON: it must not assume of the views that next to nothing fits."""
    anna, root = Pen(store, ANNA), store.root()
    anna.push(
        anna.new("n", "everyone", text="x", customer="c"), anna.new("c", "everyone", kind="customer", name="Acme")
    )
    names = (
        "SELECT string_agg(attname, ', ') FROM pg_attribute WHERE attrelid = 'tacit.record'::regclass AND attnum > 0 "
    )
    (columns,) = root.execute(f"{names} AND NOT attisdropped AND attname <> 'id'".encode()).fetchone()
    copies = f"INSERT INTO tacit.record (id, {columns}) SELECT id || g, {columns} FROM tacit.record, "
    root.execute(f"{copies} generate_series(1, 2000) g; ANALYZE tacit.record".encode())
    report = (
        "SELECT c.name, count(*) FROM tacit_report.note n JOIN tacit_report.customer c ON c.id = n.customer "
        "GROUP BY c.name"
    )
    psql = store.connection(ANNA)
    plan = "\n".join(row[0] for row in psql.execute(f"EXPLAIN {report}".encode()).fetchall())
    assert "Hash Join" in plan or "Merge Join" in plan, plan
    assert psql.execute(report.encode()).fetchall() == [("Acme", 2001)]


# --- faults -----------------------------------------------------------------------------------------------------------


def test_bad_operations_stop_no_others(store: Store) -> None:
    anna = Pen(store, ANNA)
    odd = (
        anna.new("nul", "everyone", text="a\0b"),
        anna.new("half", "everyone", text="a\ud800b"),
        anna.new("nan", "everyone", text=float("nan")),
        anna.op("x" * 65, "text", "long id"),
        anna.op("good", "text", "written without sight of the other"),
        anna.op("deep", "*", {"audience": {"a": {}}, "text": {"add": 7}}),
    )
    answers = anna.push(odd[0], anna.new("good", "everyone", text="fine"), *odd[1:])
    assert [str(one.outcome) for one in answers] == ["rejected", "applied", *["rejected"] * 3, "conflict", "rejected"]
    assert {one.reason for one in answers} == {"malformed", ""}
    assert list(anna.sees()) == ["good"]


def test_a_batch_is_done_once_and_a_copy_of_the_laptop_is_told(store: Store) -> None:
    anna = Pen(store, ANNA)
    batch = anna.batch(anna.new("one", "everyone", text="x"))
    assert [anna.send(batch).answers[0].outcome for _ in range(3)] == [
        Outcome.APPLIED,
        Outcome.DUPLICATE,
        Outcome.DUPLICATE,
    ]
    copied = Pen(store, ANNA)
    copied.random.seed(99)
    assert copied.send(copied.batch(copied.new("two", "everyone"))).clone
    ada = Pen(store, ADA)
    ada.device = anna.device  # somebody else who names her device is somebody else
    assert ada.push(ada.new("three", "everyone"))[0].outcome is Outcome.APPLIED
    assert not anna.send(anna.batch(anna.new("four", "everyone"))).clone


def test_an_unknown_proof_is_told_and_writes_nothing(store: Store) -> None:
    anna = Pen(store, ANNA)
    proof = anna.send(anna.batch(anna.new("one", "everyone"))).proof
    assert anna.client.hello("d", ANNA, proof).proven
    assert not anna.client.hello("d", ANNA, "another store's").proven
    assert anna.client.pull("d", {}, 10, proof).proof == proof
    with pytest.raises(protocol.Unproven):
        anna.client.pull("d", {}, 10, "another store's")
    with pytest.raises(protocol.Unproven):
        anna.client.push(anna.batch(anna.new("two", "everyone")), "another store's")
    assert list(anna.sees()) == ["one"]


def test_a_login_of_the_database_that_is_no_person_gets_nothing(store: Store) -> None:
    root = store.root()
    root.execute(f"CREATE ROLE stranger_{store.name} LOGIN".encode())
    store.logins["stranger"] = f"stranger_{store.name}"
    with pytest.raises(psycopg.OperationalError):
        store.connection("stranger")
    root.execute(f"GRANT tacit_people TO stranger_{store.name}".encode())  # a person of another store on this server
    stranger = store.connection("stranger")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="not a member"):
        stranger.execute("SELECT tacit.sync_pull('{}', 10, '')")
    assert stranger.execute("SELECT count(*) FROM tacit.record").fetchone() == (0,)
