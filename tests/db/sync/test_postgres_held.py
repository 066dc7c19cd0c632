"""What a person holds with a transaction left open keeps nobody from removing them, and nobody waits long for a refresh
that it keeps waiting."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import psycopg
import pytest

from db.records import standard_kinds
from db.store.errors import Invalid, NotFound
from db.sync import postgres_admin, protocol
from tests.db.sync.postgres_world import Pen, Place, Store

ANNA, BORIS, ADA = "anna", "boris", "ada"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.store({ANNA: "rep", BORIS: "rep", ADA: "administrator"}) as made:
        anna = Pen(made, ANNA)
        anna.push(anna.new("open", "everyone", text="x"))
        yield made


def can_log_in(store: Store) -> bool:
    asked = "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s"
    return store.root().execute(asked, [store.logins[BORIS]]).fetchone() == (True,)


def test_who_holds_their_login_is_removed_from_the_store_all_the_same(store: Store) -> None:
    login, psql, ada = store.logins[BORIS], store.connection(BORIS), store.address(ADA)
    psql.execute("BEGIN")
    psql.execute(f"ALTER ROLE {login} PASSWORD 'mine'".encode())
    for _ in range(2):
        with pytest.raises(Invalid, match=r"sees and sends nothing from now on.*could not be switched off"):
            postgres_admin.colleague_remove(ada, None, login)
        assert psql.execute("SELECT count(*) FROM tacit.record").fetchone() == (0,)
    assert [one.active for one in postgres_admin.colleague_list(ada, None) if one.login == login] == [False]
    assert can_log_in(store)
    psql.execute("ROLLBACK")
    postgres_admin.colleague_remove(ada, None, login)
    assert not can_log_in(store)
    with pytest.raises(NotFound):
        postgres_admin.colleague_remove(ada, None, login)


def test_who_may_end_sessions_ends_theirs(store: Store) -> None:
    login, psql = store.logins[BORIS], store.connection(BORIS)
    psql.execute("BEGIN")
    psql.execute(f"ALTER ROLE {login} PASSWORD 'mine'".encode())
    postgres_admin.colleague_remove(store.root_address, None, login)
    assert not can_log_in(store)
    with pytest.raises(psycopg.OperationalError):
        psql.execute("SELECT 1")


@pytest.mark.parametrize("held", ["record", "gone", "push", "audience"])
def test_a_refresh_touches_no_table_that_is_as_it_should_be(store: Store, held: str) -> None:
    """So nobody waits for it, and it for nobody who is reading."""
    psql = store.connection(BORIS)
    psql.execute("BEGIN")
    psql.execute(f"SELECT count(*) FROM (SELECT company FROM tacit.{held}) x".encode())
    postgres_admin.refresh(store.root_address, None, standard_kinds())
    psql.execute("COMMIT")
    assert all(one.ok for one in postgres_admin.check(store.root_address, None))


def test_a_refresh_that_has_to_change_what_somebody_reads_says_who(store: Store) -> None:
    root, psql, anna = store.root(), store.connection(BORIS), Pen(store, ANNA)
    root.execute("ALTER TABLE tacit.record DISABLE ROW LEVEL SECURITY")
    psql.execute("BEGIN")
    psql.execute("SELECT count(id) FROM tacit.record")
    told: list[str] = []

    def refresh() -> None:
        try:
            postgres_admin.refresh(store.root_address, None, standard_kinds())
        except protocol.SyncError as fault:
            told.append(str(fault))

    refreshing = threading.Thread(target=refresh)
    refreshing.start()
    while refreshing.is_alive() and root.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() == (0,):
        pass
    anna.push(anna.new("meanwhile", "everyone", text="x"))  # it waits as long as the refresh, and that is not long
    refreshing.join()
    assert len(told) == 1
    assert "Nothing was changed" in told[0]
    assert store.logins[BORIS] in told[0]
    psql.execute("COMMIT")
    postgres_admin.refresh(store.root_address, None, standard_kinds())
    assert all(one.ok for one in postgres_admin.check(store.root_address, None))
