"""What the database enforces, loosened by somebody with the power to: `check` names it, `refresh` takes it back."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from db.records import standard_kinds
from db.store.errors import Invalid
from db.sync import postgres_admin
from tests.db.sync.postgres_world import Pen, Place, Store

ANNA, BORIS, ADA = "anna", "boris", "ada"
_ALL_AUDIENCES = (
    "CREATE OR REPLACE FUNCTION tacit.my_audiences() RETURNS int[] LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = pg_catalog, pg_temp AS 'SELECT array_agg(number) FROM tacit.audience'"
)
_READS = ("SELECT data FROM tacit.record", "SELECT * FROM tacit_report.note", "SELECT * FROM tacit.op")


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.store({ANNA: "rep", BORIS: "rep", ADA: "administrator"}) as made:
        anna = Pen(made, ANNA)
        anna.push(anna.new("hers", "me:anna", text="Zaunkönig"))
        yield made


def wrong(store: Store) -> dict[str, str]:
    """What `check` finds, by name."""
    found = postgres_admin.check(store.root_address, None)
    return {one.name: one.detail for one in found if not one.ok and one.name != "connection"}


def reads(store: Store) -> bool:
    """Whether Boris, with psql, reads what Anna wrote for herself."""
    boris, found = store.connection(BORIS), []
    for query in _READS:
        try:
            found += boris.execute(query.encode()).fetchall()
        except psycopg.Error:
            continue
    return "Zaunkönig" in repr(found)


#: What somebody with the power to may do, and a part of what is told of it.
_LOOSER = (
    ("CREATE POLICY leak ON tacit.record FOR SELECT TO tacit_people USING (true)", "policy leak on tacit.record"),
    ("DROP POLICY people ON tacit.gone", "missing: policy people on tacit.gone"),
    ("ALTER TABLE tacit.op NO FORCE ROW LEVEL SECURITY", "missing: tacit.op has row-level security"),
    ("GRANT INSERT ON tacit.record TO tacit_people", "tacit_people may INSERT tacit.record"),
    ("GRANT SELECT (value) ON tacit.op TO PUBLIC", "everybody may SELECT tacit.op.value"),
    ("GRANT UPDATE ON tacit.counter TO {boris}", "{boris} may UPDATE tacit.counter"),
    ("ALTER FUNCTION tacit.my_proof() RESET search_path", "missing: tacit.my_proof() is a function, definer"),
    ("GRANT EXECUTE ON FUNCTION tacit.follow TO tacit_people", "tacit_people may EXECUTE function tacit.follow"),
    (_ALL_AUDIENCES, "tacit.my_audiences() is a function"),
    ("ALTER VIEW tacit_report.note SET (security_invoker = false)", "tacit_report.note is a view"),
    ("CREATE RULE spy AS ON UPDATE TO tacit.counter DO ALSO NOTHING", "rule spy on tacit.counter"),
    ("GRANT CREATE ON SCHEMA tacit TO {boris}", "{boris} may CREATE schema tacit"),
)


def test_what_was_loosened_is_found_and_taken_back(store: Store) -> None:
    login, root = store.logins[BORIS], store.root()
    assert (wrong(store), reads(store)) == ({}, False)
    for statement, told in _LOOSER:
        root.execute(statement.format(boris=login).encode())
        lines = [line for (line,) in root.execute("SELECT tacit.loosened()").fetchall()]
        assert any(line.startswith(told.format(boris=login)) for line in lines), (told, lines)
    assert reads(store)
    assert "; and 10 more" in wrong(store)["rights"]
    postgres_admin.refresh(store.root_address, None, standard_kinds())
    assert (wrong(store), reads(store)) == ({}, False)
    assert "hers" in Pen(store, ANNA, seed=2).sees()


def test_what_somebody_else_made_among_its_things_is_told_also_after_a_refresh(store: Store) -> None:
    root = store.root()
    root.execute("CREATE VIEW tacit_report.all_notes AS SELECT * FROM tacit.record")
    root.execute("GRANT SELECT ON tacit_report.all_notes TO tacit_people")
    for _ in range(2):
        assert "tacit_report.all_notes" in wrong(store)["rights"]
        postgres_admin.refresh(store.root_address, None, standard_kinds())
    root.execute("DROP VIEW tacit_report.all_notes")
    assert wrong(store) == {}


@pytest.mark.parametrize(
    "power",
    ["ALTER ROLE {boris} CREATEROLE", "ALTER ROLE {boris} REPLICATION", "GRANT pg_read_all_data TO {boris}",
     "GRANT pg_execute_server_program TO {boris}"],
)  # fmt: skip
def test_a_person_who_gets_around_it_is_told_and_is_none_that_can_be_added(store: Store, power: str) -> None:
    login = store.logins[BORIS]
    store.root().execute(power.format(boris=login).encode())
    assert login in wrong(store)["people"]
    with pytest.raises(Invalid, match="may get around"):
        postgres_admin.colleague_add(store.address(ADA), None, login)
