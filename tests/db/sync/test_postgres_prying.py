"""The security review by trying, second part: the side doors of the server itself, and pushes made to do harm.

A rep has their own login and psql. What the store refuses to show or to do must not be had from the server's views of
itself, from settings, from names of one's own, or from a push that is too large, too deep or made of lies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from db.domain.sync import audiences
from db.domain.sync.ops import Outcome
from db.sync import protocol
from db.sync.postgres import PUSH
from tests.db.sync.postgres_world import Pen, Place, Store, by_hand

ANNA, BORIS, ADA = "anna", "boris", "ada"
SECRET = "Zaunkönigin sells the mill"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.store({ANNA: "rep", BORIS: "rep", ADA: "administrator"}) as made:
        yield made


@pytest.fixture
def anna(store: Store) -> Pen:
    """She has a private note, `hers`, and one for everyone, `open`, which was edited once."""
    pen = Pen(store, ANNA)
    opened = pen.new("open", "everyone", text="hello")
    pen.push(pen.new("hers", "me:anna", text=SECRET), opened)
    pen.push(pen.op("open", "text", "hello again", base=opened.version))
    return pen


@pytest.fixture
def psql(store: Store, anna: Pen) -> psycopg.Connection[Any]:
    return store.connection(BORIS)


def refused(psql: psycopg.Connection[Any], statement: str) -> bool:
    try:
        psql.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def raw(psql: psycopg.Connection[Any], operations: list[Any], n: int = 1, device: str = "psql") -> list[str]:
    """A push written by hand; its answers."""
    return pushed(psql, by_hand(operations), n, device)


def pushed(psql: psycopg.Connection[Any], columns: list[Any], n: int = 1, device: str = "psql") -> list[str]:
    head = json.dumps({"device": device, "n": n, "id": f"batch-{n}"})
    row = psql.execute(PUSH, [head, *columns]).fetchone()
    assert row is not None
    return list(row[0]["answers"])


# --- reading around the side ------------------------------------------------------------------------------------------


def test_the_servers_own_views_show_nothing_of_a_record(store: Store, anna: Pen, psql: Any) -> None:
    store.root().execute("ANALYZE")
    for view in (
        "pg_stats WHERE schemaname LIKE 'tacit%'",
        "pg_stats_ext",
        "pg_stat_activity",
        "pg_prepared_statements",
        "pg_cursors",
        "pg_seclabels",
        "pg_largeobject_metadata",
        "pg_prepared_xacts",
    ):
        assert SECRET not in repr(psql.execute(f"SELECT * FROM {view}".encode()).fetchall()), view
    assert psql.execute("SELECT count(*) FROM pg_stats WHERE schemaname LIKE 'tacit%'").fetchone() == (0,)
    for closed in ("pg_statistic", "pg_authid", "pg_shadow", "pg_largeobject", "pg_hba_file_rules", "pg_file_settings"):
        assert refused(psql, f"SELECT * FROM {closed}"), closed
    for function in (
        "pg_read_file('postgresql.conf')",
        "pg_ls_dir('base')",
        "pg_stat_file('PG_VERSION')",
        "lo_import('/etc/passwd')",
        "pg_ls_waldir()",
        "pg_current_logfile()",
    ):
        assert refused(psql, f"SELECT {function}"), function
    assert refused(psql, "SELECT last_value FROM tacit.audience_number_seq")


def test_a_statement_of_somebody_else_is_not_to_be_seen_while_it_runs(store: Store, anna: Pen, psql: Any) -> None:
    busy = store.connection(ANNA)
    busy.execute(f"SELECT '{SECRET}'".encode())  # the last statement of her session, which stays open
    rows = psql.execute("SELECT query FROM pg_stat_activity WHERE usename <> session_user").fetchall()
    assert rows
    assert {row[0] for row in rows} <= {"<insufficient privilege>", "", None}


def test_an_expression_sees_no_row_before_the_rules_do(store: Store, anna: Pen) -> None:
    """What fails or talks within a WHERE is asked only about rows that may be seen, also where an administrator was
    careless enough to let a rep make functions."""
    store.root().execute(f"CREATE SCHEMA evil AUTHORIZATION {store.logins[BORIS]}".encode())
    psql, heard = store.connection(BORIS), []
    psql.add_notice_handler(lambda notice: heard.append(notice.message_primary))
    psql.execute(
        "CREATE FUNCTION evil.tell(jsonb) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN "
        "RAISE NOTICE '%', $1; RETURN true; END $$"
    )
    psql.execute("SELECT count(*) FROM tacit.record WHERE evil.tell(data)")
    psql.execute("SELECT count(*) FROM tacit_report.note WHERE evil.tell(to_jsonb(text))")
    assert len(heard) == 2
    assert SECRET not in repr(heard)
    psql.execute("SELECT 1 / (CASE WHEN stamps -> 'text' ->> 3 = 'hello again' THEN 1 ELSE 0 END) FROM tacit.record")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):  # nobody but a superuser may call a function harmless
        psql.execute("ALTER FUNCTION evil.tell(jsonb) LEAKPROOF")


def test_what_a_record_said_before_is_not_shown_with_it(store: Store, anna: Pen, psql: Any) -> None:
    """A private note is made harmless, one field by the short way and one by the long, and then shown to everyone."""
    made = anna.new(
        "shown",
        "me:anna",
        text=SECRET,
        details=SECRET,
        topics={"add": {SECRET: "1"}},
        about={"add": {}},
        tags={"add": {}},
    )
    anna.push(made)
    anna.push(anna.op("shown", "text", "harmless", base=made.version))
    anna.push(anna.op("shown", "topics", {"remove": {SECRET: ["1"]}}, base=made.version))
    anna.push(anna.op("shown", "details", "", base=made.version, again=True))
    anna.push(anna.op("shown", "audience", "everyone", base=made.version))
    assert Pen(store, BORIS).sees()["shown"].data["text"] == "harmless"
    readable = "data, stamps, sets, conflicts, created_by, updated_by, version, author"
    told = repr(psql.execute(f"SELECT {readable} FROM tacit.record WHERE id = 'shown'".encode()).fetchall())
    assert "harmless" in told
    assert SECRET not in told


def test_what_left_an_audience_is_told_to_who_is_in_it_alone(store: Store, anna: Pen) -> None:
    shared = audiences.people([ANNA, ADA])
    made = anna.new("shown", "me:anna"), anna.new("ours", shared)
    anna.push(*made)
    anna.push(
        anna.op("shown", "audience", "everyone", base=made[0].version),
        anna.op("ours", "audience", "me:anna", base=made[1].version),
    )
    told = {
        who: sorted(row[0] for row in store.connection(who).execute("SELECT record FROM tacit.gone").fetchall())
        for who in (ANNA, ADA, BORIS)
    }
    assert told == {ANNA: ["ours", "shown"], ADA: ["ours"], BORIS: []}


def test_an_open_session_of_a_person_who_was_removed_shows_nothing(store: Store, anna: Pen, psql: Any) -> None:
    """It still holds the role that may read: a login that cannot be switched off at once is not waited for."""
    shown = [
        f"SELECT count(*) > 0 FROM {one}".encode() for one in ("tacit.record", "tacit.audience", "tacit_report.note")
    ]
    assert [psql.execute(one).fetchone() for one in shown] == [(True,)] * 3
    store.root().execute("UPDATE tacit.person SET active = false WHERE colleague = %s", [BORIS])
    assert [psql.execute(one).fetchone() for one in shown] == [(False,)] * 3
    assert psql.execute("SELECT tacit.my_audiences()").fetchone() == ([],)
    for closed in ("SELECT * FROM tacit.push", "SELECT tacit.sync_pull('{}', 10, '')", "SELECT tacit.about_me('')"):
        assert refused(psql, closed.replace("*", "last")), closed


def test_a_plan_tells_no_value(anna: Pen, psql: Any) -> None:
    plan = psql.execute("EXPLAIN (ANALYZE, VERBOSE) SELECT id, data FROM tacit.record").fetchall()
    assert SECRET not in repr(plan)
    assert "hers" not in repr(plan)


def test_no_answer_about_a_file_says_whether_somebody_keeps_it_in_private(store: Store, anna: Pen, psql: Any) -> None:
    """Who has the file knows its SHA-256; neither the store's functions nor a plan's counts say who else has it. (How
    much the tables grow by it does: docs/shared-store.md says so.)"""
    content = b"the price list"
    sha = hashlib.sha256(content).hexdigest()
    anna.client.put_chunk(sha, 0, 1, content)
    anna.push(anna.new("file", "me:anna", kind="attachment", name="p.pdf", sha256=sha))
    psql.execute("SET enable_seqscan = off")
    for column in ("sha256", "*"):
        assert refused(psql, f"EXPLAIN ANALYZE SELECT {column} FROM tacit.record")
    assert refused(psql, f"EXPLAIN ANALYZE SELECT id FROM tacit.record WHERE company = 1 AND sha256 = '{sha}'")
    boris = Pen(store, BORIS)
    assert boris.client.have([sha]) == {}
    boris.client.put_chunk(sha, 0, 1, content)  # the same as with one that nobody has
    assert boris.client.have([sha]) == {sha: 1}


# --- the server itself ------------------------------------------------------------------------------------------------


def test_nobody_ends_the_sessions_of_others_or_turns_the_server(store: Store, anna: Pen, psql: Any) -> None:
    other = store.connection(ANNA)
    for statement in (
        f"SELECT pg_terminate_backend({other.info.backend_pid})",
        f"SELECT pg_cancel_backend({other.info.backend_pid})",
        "SELECT pg_reload_conf()",
        "SELECT pg_switch_wal()",
        "SELECT pg_stat_reset()",
        "SELECT pg_notification_queue_usage(), pg_rotate_logfile()",
        "ALTER SYSTEM SET fsync = off",
        "SET session_replication_role = replica",
        "SET log_statement = 'all'",
        "SET lc_messages = 'C'",
        "ALTER DATABASE {store} SET search_path = evil",
        "ALTER ROLE tacit_owner LOGIN",
        "ALTER ROLE tacit_people SET search_path = evil",
        "ALTER FUNCTION tacit.caller() SET search_path = evil",
        "ALTER PROCEDURE tacit.sync_push OWNER TO session_user",
        "DROP SCHEMA tacit CASCADE",
        "CREATE PUBLICATION leak FOR ALL TABLES",
        "CREATE EXTENSION dblink",
        "CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION pg_catalog.now()",
        "CREATE POLICY mine ON tacit.record USING (true)",
        "CREATE TRIGGER t AFTER INSERT ON tacit.op EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE VIEW tacit_report.mine AS SELECT 1",
        "CREATE TYPE tacit.mine AS (x int)",
        "CREATE INDEX ON tacit.record ((data ->> 'text'))",
        "CREATE STATISTICS tacit.s ON id, kind FROM tacit.record",
        "COMMENT ON TABLE tacit.record IS 'x'",
        "DO $$ BEGIN LOCK TABLE tacit.record IN ACCESS SHARE MODE; END $$",
        "COPY (SELECT id FROM tacit.record) TO PROGRAM 'true'",
        "COPY (SELECT id FROM tacit.record) TO '/tmp/tacit-stolen'",
        "CREATE DATABASE evil",
        "CREATE SCHEMA evil",
        "CREATE ROLE evil",
        "CHECKPOINT",
        "REINDEX TABLE tacit.record",
        "ALTER ROLE {login} CONNECTION LIMIT -1",
        "ALTER ROLE {login} VALID UNTIL 'infinity'",
        "LOAD 'auto_explain'",
        "SELECT pg_create_physical_replication_slot('evil')",
        "SELECT pg_create_logical_replication_slot('evil', 'pgoutput')",
        "SELECT lo_export(1, '/tmp/tacit-stolen')",
        "SELECT currval('tacit.audience_number_seq')",
        "ANALYZE tacit.counter; SELECT setval('tacit.audience_number_seq', 1)",
    ):
        assert refused(psql, statement.format(store=store.name, login=store.logins[BORIS])), statement
    assert other.execute("SELECT 1").fetchone() == (1,)


def test_the_group_of_people_is_nobody_more(store: Store, anna: Pen, psql: Any) -> None:
    psql.execute("SET ROLE tacit_people")
    assert psql.execute("SELECT id FROM tacit.record").fetchall() == [("open",)]
    assert raw(psql, [Pen(store, BORIS).new("his", "me:boris").to_json()]) == ["applied"]
    assert set(anna.sees()) == {"hers", "open"}


def test_tables_of_ones_own_shadow_nothing(store: Store, anna: Pen) -> None:
    """Even where an administrator was careless enough to let a rep make temporary tables."""
    store.root().execute(f"GRANT TEMPORARY ON DATABASE {store.name} TO tacit_people".encode())
    psql, login = store.connection(BORIS), store.logins[BORIS]
    psql.execute(
        "CREATE TEMP TABLE person AS SELECT 1 AS company, session_user::text AS login, 'anna' AS colleague, "
        "'administrator' AS role, true AS active"
    )
    for table in ("record", "gone", "audience", "audience_member", "push", "rules", "counter", "rule", "op", "device"):
        psql.execute(f"CREATE TEMP TABLE {table} (company int, number int, key text, token text)".encode())
    psql.execute(
        "CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT ''1999-01-01''::timestamptz'"
    )
    psql.execute("SET search_path = pg_temp, tacit, pg_catalog")
    row = psql.execute("SELECT tacit.about_me('')").fetchone()
    assert (row[0]["me"], row[0]["role"]) == (BORIS, "rep")
    assert refused(psql, f"SELECT tacit.person_add('{login}', 'administrator', NULL, NULL)")
    row = psql.execute("SELECT tacit.sync_pull('{}', 100, '')").fetchone()
    assert [line[0] for line in row[0]["items"]] == ["open"]
    psql.execute("SET search_path = pg_temp, pg_catalog")
    assert raw(psql, [Pen(store, BORIS).new("his", "everyone").to_json()]) == ["applied"]
    dated = store.root().execute("SELECT received_at > now() - interval '1 h' FROM tacit.record WHERE id = 'his'")
    assert dated.fetchone() == (True,)


# --- pushes made to do harm -------------------------------------------------------------------------------------------


def test_a_push_that_is_too_much_is_refused_and_stops_nobody(store: Store, anna: Pen, psql: Any) -> None:
    boris = Pen(store, BORIS)
    with pytest.raises(protocol.StoreRefused, match="does not take what was given"):
        boris.push(*[boris.new(f"n{number}", "everyone") for number in range(1001)])
    columns = by_hand([boris.new("odd", "everyone").to_json()])
    for contents in ("[" * 100_000 + "]" * 100_000, '"no list"', "{}", "[]", "[1, 2]", None):
        with pytest.raises(psycopg.errors.Error):
            pushed(psql, [*columns[:8], contents, "{}"])
    for column in range(8):
        for lie in ([], [None, "x"], None):
            with pytest.raises(psycopg.errors.Error):
                pushed(psql, [*columns[:column], lie, *columns[column + 1 :]])
    assert raw(psql, [7, None, [], {}]) == ["rejected malformed"] * 4
    for more in ("[]", "7", '{"0": 7}', '{"0": {"seen": 7}}', '{"0": {"past": "x", "author": "anna"}}'):
        assert pushed(psql, [*columns[:9], more])[0] in ("applied", "duplicate", "rejected malformed"), more
    large = boris.push(boris.new("large", "everyone", text="x" * 4_100_000))
    assert (large[0].outcome, large[0].reason) == (Outcome.REJECTED, "malformed")
    assert anna.push(anna.new("free", "everyone"))[0].outcome is Outcome.APPLIED
    assert set(boris.sees()) == {"open", "free", "odd"}


def test_many_large_records_come_in_pages_that_can_be_fetched(store: Store, anna: Pen) -> None:
    boris = Pen(store, BORIS)
    for number in range(3):
        boris.push(boris.new(f"n{number}", "everyone", text=f"{number}" * 3_500_000))
    cursors, sizes = {}, []
    more = True
    while more:
        page = anna.client.pull("d", cursors, 5000, "")
        cursors, more = page.cursors, page.more
        sizes.append(len(page.items))
    assert sum(sizes) == 5
    assert len(sizes) == 2


@pytest.mark.parametrize("again", [False, True])
def test_no_edit_is_of_a_time_to_come(store: Store, anna: Pen, again: bool) -> None:
    """By neither way of a push: what is offered again is judged one by one."""
    boris, was = Pen(store, BORIS), anna.sees()["open"].versions["text"]
    far = boris.op("open", "text", "for good", base=was, clock="9999999999999-00000-device", again=again)
    assert boris.push(far)[0].outcome is Outcome.APPLIED
    told = (
        "SELECT (stamps -> 'text' ->> 1) < (extract(epoch FROM now() + interval '61 s') * 1000)::bigint::text, "
        "updated_at < to_char(now() AT TIME ZONE 'UTC' + interval '61 s', 'YYYY-MM-DD\"T\"HH24:MI:SS') "
        "FROM tacit.record WHERE id = 'open'"
    )
    assert store.root().execute(told.encode()).fetchone() == (True, True)


def test_a_push_full_of_lies_changes_only_what_is_its_authors_to_change(store: Store, anna: Pen, psql: Any) -> None:
    boris = Pen(store, BORIS)
    honest = boris.new("his", "everyone", text="x").to_json()
    value = honest["value"]
    lies: list[dict[str, Any]] = [
        {**honest, "id": 7, "version": 8, "record": "numbers"},
        {**honest, "id": "v1", "record": "by-anna", "value": {**value, "created_by": ANNA, "updated_by": ANNA}},
        {**honest, "id": "v2", "record": "dated", "value": {**value, "created_at": "9999"}},
        {**honest, "id": "v3", "record": "odd", "value": {**value, "topics": {"add": [["x", 7]]}}},
        {**honest, "id": "v4", "record": "twice", "value": {**value, "topics": {"add": [["x", "1"], ["x", "2"]]}}},
        {**honest, "id": "v5", "record": "list", "value": [value]},
        {**honest, "id": "v6", "record": "note one"},
        {**honest, "id": "v7", "record": "hers"},
        {**honest, "id": "v8", "record": "curated", "value": {**value, "curated": True, "gone": "", "id": "hers"}},
        {**honest, "id": "v9", "record": "late", "clock": "9999999999999-00000-d"},
        {**honest, "id": "w1", "record": "open", "field": "created_by", "value": BORIS},
        {**honest, "id": "w2", "record": "open", "field": "audience", "value": "me:boris"},
        {**honest, "id": "w3", "record": "x", "value": {**value, "audience": "team:none"}},
        {**honest, "id": "w4", "record": "x", "value": {**value, "audience": "me:anna"}},
    ]
    answers = [raw(psql, [lie], n=number)[0] for number, lie in enumerate(lies, 1)]
    together = raw(psql, [{**lie, "record": f"{lie['record']}2"} for lie in lies], n=99)
    assert answers[3:7] == ["rejected malformed", "applied", "rejected malformed", "rejected malformed"]
    assert (answers[7], answers[10]) == ("not_visible", "rejected fixed")
    assert answers[11:] == ["rejected not_author", "rejected audience", "rejected audience"]
    assert len(together) == len(lies)
    seen = anna.sees()
    assert {state.created_by for record, state in seen.items() if record not in ("hers", "open")} == {BORIS}
    assert (seen["hers"].data["text"], seen["open"].data["text"]) == (SECRET, "hello again")
    assert seen["twice"].sets["topics"] == [["x", ["1", "2"]]]
    assert not any(state.curated or state.gone or "curated" in state.versions.get("", "") for state in seen.values())
    now = store.root().execute("SELECT bool_and(created_at < '3000' AND updated_at < '3000') FROM tacit.record")
    assert now.fetchone() == (True,)
    root = store.root()
    assert root.execute("SELECT count(*) FROM tacit.record WHERE data ->> 'created_by' = 'anna' AND author = 'boris'"
                        ).fetchone() == (0,)  # fmt: skip


def test_an_id_that_somebody_else_will_use_cannot_be_taken(store: Store, anna: Pen) -> None:
    boris = Pen(store, BORIS)
    waiting = anna.new("new", "everyone", text="hers")
    taken = boris.op("other", "*", {"audience": "everyone", "created_by": BORIS}, id=waiting.id, version=waiting.id)
    assert boris.push(taken)[0].outcome is Outcome.APPLIED
    assert anna.push(waiting)[0].outcome is Outcome.APPLIED
    assert boris.push(waiting)[0].outcome is Outcome.DUPLICATE  # hers by its author: nothing is done, nothing shown
    assert "new" in anna.sees()
