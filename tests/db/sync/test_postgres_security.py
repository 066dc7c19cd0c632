"""The security review by trying: what a rep's own login can do with psql, to other people's notes and to the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import psycopg
import pytest

from db.domain.sync.ops import ERASED, Outcome
from db.sync import protocol
from db.sync.postgres import PUSH, written
from tests.db.sync.postgres_world import LONG_AGO_MS, Pen, Place, Store

ANNA, BORIS, MARA, ADA = "anna", "boris", "mara", "ada"
PEOPLE = {ANNA: "rep", BORIS: "rep", MARA: "manager", ADA: "administrator"}
SECRET = "Zaunkönigin sells the mill"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.store(PEOPLE) as made:
        yield made


@pytest.fixture
def anna(store: Store) -> Pen:
    """She has a private note, `hers`, and one for everyone, `open`."""
    pen = Pen(store, ANNA)
    pen.push(pen.new("hers", "me:anna", text=SECRET), pen.new("open", "everyone", text="hello"))
    return pen


def refused(connection: psycopg.Connection[object], statement: str, *values: object) -> bool:
    """Whether the server says no because of rights."""
    try:
        connection.execute(statement.encode(), values or None)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def anything(connection: psycopg.Connection[object], statement: str) -> str:
    return repr(connection.execute(statement.encode()).fetchall())


# --- reading ----------------------------------------------------------------------------------------------------------


def test_a_private_note_is_nowhere_to_be_read(store: Store, anna: Pen) -> None:
    for other in (BORIS, MARA, ADA):
        psql = store.connection(other)
        assert list(Pen(store, other).sees()) == ["open"]
        columns = "audience, id, kind, data, stamps, sets, conflicts, created_by"
        for what, readable in ((columns, "record"), ("*", "audience")):
            told = anything(psql, f"SELECT {what} FROM tacit.{readable}")
            assert SECRET not in told
            assert "hers" not in told
            assert "me:anna" not in told
        for readable in ("tacit.gone", "tacit_report.note"):
            told = anything(psql, f"SELECT * FROM {readable}")
            assert SECRET not in told
            assert "hers" not in told
            assert "me:anna" not in told
    assert SECRET in anything(store.connection(ANNA), "SELECT * FROM tacit_report.note")


def test_tables_of_the_store_itself_are_closed(store: Store, anna: Pen) -> None:
    psql = store.connection(BORIS)
    rows = psql.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'tacit'").fetchall()
    closed = {row[0] for row in rows} - {"record", "gone", "push", "audience"}
    assert {"op", "person", "device", "rules", "counter", "chunk", "sending", "holder", "audience_member"} <= closed
    for table in sorted(closed):
        assert refused(psql, f"SELECT * FROM tacit.{table}"), table
    for table in sorted(row[0] for row in rows):
        for statement in (
            "DELETE FROM tacit.{}",
            "TRUNCATE tacit.{}",
            "DO $$ BEGIN LOCK TABLE tacit.{}; END $$",
            "INSERT INTO tacit.{} DEFAULT VALUES",
        ):
            assert refused(psql, statement.format(table)), (statement, table)
    assert refused(psql, "UPDATE tacit.record SET data = data")
    assert refused(psql, "UPDATE tacit.counter SET seq = seq + 1000000")
    assert refused(psql, "UPDATE tacit.gone SET place = 1")
    assert refused(psql, "UPDATE tacit.push SET last = 1")
    assert refused(psql, "SELECT token FROM tacit.push")
    assert refused(psql, "SELECT nextval('tacit.batch')")
    assert refused(psql, "SELECT * FROM tacit.record FOR UPDATE")
    assert refused(psql, "SELECT nextval(pg_get_serial_sequence('tacit.audience', 'number'))")
    assert refused(psql, "COPY tacit.record TO PROGRAM 'true'")


def test_every_table_is_guarded_and_the_owner_too(store: Store) -> None:
    root = store.root()
    bare = "SELECT relname FROM pg_class WHERE relnamespace = 'tacit'::regnamespace AND relkind = 'r' AND NOT "
    assert root.execute(f"{bare} (relrowsecurity AND relforcerowsecurity)").fetchall() == []
    owner = "SELECT rolcanlogin, rolbypassrls, rolsuper FROM pg_roles WHERE rolname = 'tacit_owner'"
    assert root.execute(owner).fetchone() == (False, False, False)
    belongs = "SELECT DISTINCT relowner::regrole::text FROM pg_class WHERE relnamespace = 'tacit'::regnamespace"
    assert root.execute(belongs).fetchall() == [("tacit_owner",)]


def test_whose_a_record_was_that_is_erased_is_told_to_who_could_see_it(store: Store, anna: Pen) -> None:
    made = {one: anna.new(one, audience) for one, audience in (("a", "everyone"), ("b", "everyone"), ("c", "me:anna"))}
    anna.push(*made.values())
    anna.push(anna.op("b", "audience", "me:anna", base=made["b"].version))
    query = "SELECT coalesce(tacit.erased_of(%s), '-')"
    asked = [(store.connection(who), one) for who in (ANNA, BORIS) for one in made]
    assert [psql.execute(query, [one]).fetchone() for psql, one in asked] == [("-",)] * 6
    anna.push(*(anna.op(one, "!", None) for one in made))
    told = [psql.execute(query, [one]).fetchone() for psql, one in asked]
    assert told == [(ANNA,)] * 5 + [("-",)]


def test_only_these_functions_can_be_called(store: Store) -> None:
    may = (
        "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'tacit'::regnamespace "
        "AND has_function_privilege(oid, 'execute')"
    )
    assert {row[0] for row in store.connection(BORIS).execute(may.encode()).fetchall()} == {
        "sync_push", "apply_push", "sync_pull", "caller", "my_audiences", "my_proof", "proves", "high_water", "bind",
        "come_in", "about_me", "content_have", "content_put", "content_keep", "content_get", "as_date", "as_time",
        "as_number", "as_words", "moment", "person_add", "person_remove", "person_list", "administers", "tidy",
        "new_for", "set_new_for", "too_mighty", "loosened", "erased_of",
    }  # fmt: skip
    open_definer = (
        "SELECT proname FROM pg_proc WHERE pronamespace = 'tacit'::regnamespace AND prosecdef "
        "AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(proconfig, '{}'))"
    )
    assert store.root().execute(open_definer.encode()).fetchall() == []


# --- writing ----------------------------------------------------------------------------------------------------------


def test_another_persons_private_note_cannot_be_changed(store: Store, anna: Pen) -> None:
    boris = Pen(store, BORIS)
    version = anna.sees()["hers"].versions["text"]
    tried = (
        boris.op("hers", "text", "mine now", base=version),
        boris.op("hers", "audience", "everyone", base=version),
        boris.op("hers", "deleted_at", "2026-01-01T00:00:00.000000Z"),
        boris.op("hers", ERASED, None),
        boris.new("hers", "everyone", text="mine now"),
    )
    assert not any(one.outcome.accepted for one in boris.push(*tried))
    assert {boris.push(one)[0].outcome for one in tried} == {Outcome.NOT_VISIBLE}
    assert anna.sees()["hers"].data["text"] == SECRET


def test_nobody_writes_as_somebody_else(store: Store, anna: Pen) -> None:
    boris = Pen(store, BORIS)
    forged = boris.op("open", "text", "not hers", author=ANNA, base=anna.sees()["open"].versions["text"])
    claimed = boris.op("new", "*", {"audience": "everyone", "created_by": ANNA, "updated_by": ANNA, "text": "not hers"})
    said = boris.push(forged, claimed)
    assert (said[0].outcome, said[0].reason) == (Outcome.REJECTED, "author")
    state = anna.sees()["new"]
    assert (state.created_by, state.updated_by, state.authors["text"]) == (BORIS, BORIS, BORIS)
    assert anna.sees()["open"].data["text"] == "hello"
    assert refused(store.connection(BORIS), "SET SESSION AUTHORIZATION postgres")


def test_dates_are_the_stores_own(store: Store, anna: Pen) -> None:
    boris = Pen(store, BORIS)
    far = f"{LONG_AGO_MS + 10**12:013d}-00000-device"
    boris.push(boris.op("new", "*", {"audience": "everyone", "created_at": "2999-01-01T00:00:00.000000Z"}, clock=far))
    row = store.connection(BORIS).execute(
        "SELECT created_at <= now(), updated_at <= now() + interval '61 s', received_at > now() - interval '1 h' "
        "FROM tacit_report.note WHERE id = 'new'"
    )
    assert row.fetchone() == (True, True, True)
    long_ago = boris.op("old", "*", {"audience": "everyone", "created_at": "1999-01-01T00:00:00.000000Z"})
    boris.push(long_ago)  # may be said (a note from paper), and the store says beside it when it came
    told = (
        "SELECT created_at < '2000-01-01', received_at > now() - interval '1 h' FROM tacit_report.note WHERE id = 'old'"
    )
    assert store.connection(BORIS).execute(told.encode()).fetchone() == (True, True)
    base = anna.sees()["open"].versions["text"]
    boris.push(boris.op("open", "text", "not hers", base=base, clock="0000000000000-00000-d"))
    state = anna.sees()["open"]  # a laptop may have been away for long: the field says whose, the store when it came
    assert (state.data["text"], state.authors["text"]) == ("not hers", BORIS)
    told = "SELECT changed_at > now() - interval '1 h' FROM tacit_report.note WHERE id = 'open'"
    assert store.connection(BORIS).execute(told.encode()).fetchone() == (True,)


def test_a_rep_does_not_rise(store: Store, anna: Pen) -> None:
    boris, ada = Pen(store, BORIS), Pen(store, ADA)
    ada.push(
        ada.new(BORIS, "everyone", kind="colleague", name="Boris", role="rep"),
        ada.new("north", "everyone", kind="team", name="North", members={"add": {ANNA: "1"}}),
    )
    tried = (
        boris.op(BORIS, "role", "administrator", kind="colleague"),
        boris.op(BORIS, "role", "administrator", kind="note"),
        boris.new("twin", "everyone", kind="colleague", name="Boris", role="manager"),
        boris.op("north", "members", {"add": {BORIS: "2"}}, kind="team"),
        boris.op("north", "members", {"add": {BORIS: "2"}}, kind="note"),
        boris.new("south", "everyone", kind="team", name="South", members={"add": {BORIS: "3"}}),
        boris.op("open", "audience", "me:boris", base=anna.sees()["open"].versions["audience"]),
    )
    assert {one.outcome for one in boris.push(*tried)} == {Outcome.REJECTED}
    assert boris.client.hello("d", BORIS, "").role == "rep"
    assert "team:north" not in boris.client.hello("d", BORIS, "").audiences
    psql = store.connection(BORIS)
    login = store.logins[BORIS]
    for statement in (
        f"SELECT tacit.person_add('{login}', 'administrator', NULL, 'boris')",
        "SELECT tacit.person_remove('x')",
        "SELECT * FROM tacit.person_list()",
        "SELECT tacit.tidy()",
        "SELECT tacit.set_new_for('everyone')",
        "SELECT tacit.follow(NULL, NULL, NULL)",
        "SET ROLE tacit_owner",
        "SET ROLE postgres",
        f"GRANT tacit_owner TO {login}",
        f"GRANT tacit_people TO {store.logins[ANNA]}",
        f"ALTER ROLE {login} BYPASSRLS",
        f"ALTER ROLE {store.logins[ANNA]} PASSWORD 'x'",
        "ALTER TABLE tacit.record DISABLE ROW LEVEL SECURITY",
        "CREATE FUNCTION tacit.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA mine",
        "CREATE TABLE public.mine (x int)",
        "CREATE TEMP TABLE mine (x int)",
    ):
        assert refused(psql, statement), statement


def test_the_name_under_which_a_person_writes_is_theirs(store: Store, anna: Pen) -> None:
    boris, mara, ada = (Pen(store, one) for one in (BORIS, MARA, ADA))
    mara.push(mara.new(MARA, "everyone", kind="colleague", name="Mara", email="m@example.org"))
    whole = boris.new(MARA, "everyone", kind="colleague", name="Boris", email="b@example.org")
    for field, value in (("name", "Boris"), ("email", "b@example.org"), ("deleted_at", "2026-01-02T00:00:00.000000Z")):
        for again in (False, True):
            op = boris.op(MARA, field, value, kind="colleague", again=again)
            assert boris.push(op)[0].reason == "not_author"
    boris.push(whole)
    state = anna.sees()[MARA]
    assert (state.data["name"], state.data["email"], state.data.get("deleted_at")) == ("Mara", "m@example.org", None)
    assert state.conflicts == []
    assert boris.push(boris.op(MARA, "phone", "0421 5", kind="colleague"))[0].outcome.accepted
    for one, name in ((mara, "Mara O."), (ada, "Mara Oltmanns")):
        version = anna.sees()[MARA].versions["name"]
        assert one.push(one.op(MARA, "name", name, kind="colleague", base=version))[0].outcome.accepted
    assert anna.sees()[MARA].data["name"] == "Mara Oltmanns"


def test_a_manager_is_no_administrator_and_reads_no_private_notes(store: Store, anna: Pen) -> None:
    mara = Pen(store, MARA)
    assert refused(store.connection(MARA), "SELECT tacit.person_add('eve', 'rep', NULL, NULL)")
    assert mara.push(mara.op("hers", "audience", "everyone"))[0].outcome is Outcome.NOT_VISIBLE
    assert list(mara.sees()) == ["open"]


def test_a_colleagues_id_cannot_be_taken(store: Store, anna: Pen) -> None:
    """A new login becomes the colleague that its first laptop names, unless somebody is that, or it is known here."""
    ada = Pen(store, ADA)
    ada.push(ada.new("carla", "everyone", kind="colleague", name="Carla"))
    login = store.add("unbound", "rep")
    store.root().execute("UPDATE tacit.person SET colleague = NULL WHERE login = %s", [login])
    client = store.client("unbound")
    for taken in (ANNA, "carla"):
        with pytest.raises(protocol.StoreRefused):
            client.hello("d", taken, "")
    assert client.hello("d", "dora", "").me == "dora"
    assert client.hello("another laptop", "emil", "").me == "dora"


# --- files ------------------------------------------------------------------------------------------------------------


def test_the_content_of_a_hidden_record_cannot_be_had(store: Store, anna: Pen) -> None:
    boris = Pen(store, BORIS)
    data = b"the price list" * 100
    sha = hashlib.sha256(data).hexdigest()
    anna.client.put_chunk(sha, 0, 2, data[:700])
    anna.client.put_chunk(sha, 1, 2, data[700:])
    anna.push(anna.new("file", "me:anna", kind="attachment", name="p.pdf", sha256=sha))
    assert anna.client.have([sha]) == {sha: 2}
    assert boris.client.have([sha]) == {}
    assert boris.client.get_chunk(sha, 0) is None
    named = boris.push(boris.new("thief", "me:boris", kind="attachment", name="p.pdf", sha256=sha))
    assert (named[0].outcome, named[0].reason) == (Outcome.REJECTED, "content")
    boris.client.put_chunk(sha, 0, 1, b"something else")  # nor can it be spoilt, nor had by sending what it is not
    assert boris.client.get_chunk(sha, 0) is None
    assert anna.client.get_chunk(sha, 1) == (2, data[700:])
    anna.push(anna.op("file", "audience", "everyone", kind="attachment", base=anna.sees()["file"].versions["audience"]))
    assert boris.client.get_chunk(sha, 0) == (2, data[:700])
    anna.push(anna.op("file", ERASED, None, kind="attachment"))
    assert boris.client.get_chunk(sha, 0) is None
    assert store.root().execute("SELECT count(*) FROM tacit.chunk").fetchone() == (0,)


# --- names of one's own -----------------------------------------------------------------------------------------------


def test_names_of_ones_own_shadow_nothing(store: Store, anna: Pen) -> None:
    """Even where an administrator was careless enough to let a rep make functions."""
    root, login = store.root(), store.logins[BORIS]
    root.execute(f"CREATE SCHEMA evil AUTHORIZATION {login}; GRANT CREATE ON SCHEMA public TO {login}".encode())
    psql = store.connection(BORIS)
    shout = "LANGUAGE plpgsql AS $x$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $x$"
    for schema in ("evil", "public"):
        for function in (
            "now() RETURNS timestamptz",
            "length(text) RETURNS int",
            "array_position(text[], text) RETURNS int",
            "json_array_length(json) RETURNS int",
            "my_audiences() RETURNS int[]",
            "apply_push(jsonb, text[]) RETURNS json",
            "same(text, text) RETURNS boolean",
        ):
            psql.execute(f"CREATE FUNCTION {schema}.{function} {shout}".encode())
        equal = f"(LEFTARG = text, RIGHTARG = text, FUNCTION = {schema}.same)"
        psql.execute(f"CREATE OPERATOR {schema}.= {equal}".encode())
    psql.execute("SET search_path = evil, public, pg_catalog")
    boris = Pen(store, BORIS)
    row = psql.execute(PUSH, written(boris.batch(boris.new("his", "me:boris", text="x")), "")).fetchone()
    assert row is not None
    assert row[0]["answers"] == ["applied"]
    page = psql.execute("SELECT tacit.sync_pull('{}', 100, '')").fetchone()
    assert page is not None
    assert {line[0] for line in page[0]["items"]} == {"open", "his"}


@pytest.mark.parametrize(
    "setting",
    [
        "standard_conforming_strings = off",
        "DateStyle = 'German, DMY'",
        "TimeZone = 'Asia/Kathmandu'",
        "transform_null_equals = on",
        "array_nulls = off",
        "bytea_output = 'escape'",
        "default_transaction_isolation = 'serializable'",
        "row_security = off",
    ],
)
def test_settings_of_a_session_change_nothing(store: Store, anna: Pen, setting: str) -> None:
    boris, psql = Pen(store, BORIS), store.connection(BORIS)
    psql.execute(f"SET {setting}".encode())
    try:
        psql.execute(PUSH, written(boris.batch(boris.new("his", "everyone", text="x")), ""))
    except psycopg.errors.InsufficientPrivilege:
        assert setting.startswith("row_security")  # refused, to that session alone
        return
    state = anna.sees()["his"]
    assert (state.created_at, state.updated_at[:23]) == ("2026-01-01T00:00:00.000000Z", "2026-01-01T00:00:00.000")
    assert "hers" not in anything(psql, "SELECT id FROM tacit.record")


def test_a_removed_person_sees_nothing_from_the_next_statement_on(store: Store, anna: Pen) -> None:
    boris, psql = Pen(store, BORIS), store.connection(BORIS)
    assert list(boris.sees()) == ["open"]
    store.connection(ADA).execute("SELECT tacit.person_remove(%s)", [store.logins[BORIS]])
    with pytest.raises(protocol.StoreRefused, match="does not know you any more"):
        boris.sees()
    with pytest.raises(protocol.StoreRefused, match="does not know you any more"):
        boris.push(boris.new("late", "everyone"))
    assert refused(psql, "SELECT * FROM tacit.record")
    with pytest.raises(psycopg.OperationalError):
        store.connection(BORIS)
