"""Addresses, passwords and TLS: verified unless said otherwise aloud, and no secret where others can read it."""

from __future__ import annotations

import logging
import random
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from db.store.errors import Invalid
from db.sync import postgres_admin, protocol
from db.sync.postgres import Postgres
from db.sync.postgres_url import Address, parse, password_for
from tests.db.sync.postgres_world import Place, Store
from tests.db.sync.tls import certificate, relay

SECRET = "Zaunkönig-8721"


def test_an_address_is_read_and_written() -> None:
    address = parse("postgresql://maren@db.example.com:6432/tacit?sslrootcert=%2Fetc%2Fca.pem")
    assert address == Address("maren", "db.example.com", 6432, "tacit", (("sslrootcert", "/etc/ca.pem"),))
    assert parse(address.url) == address
    local = parse("postgresql://maren@/tacit?host=/run/postgresql")
    assert (local.host, parse(local.url)) == ("/run/postgresql", local)
    assert parse("postgresql://maren@[::1]/tacit").host == "::1"


def test_certificates_are_verified_unless_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert parse("postgresql://maren@db.example.com/tacit").parameters()["sslmode"] == "verify-full"
    weak = "postgresql://maren@db.example.com/tacit?sslmode=require"
    with pytest.raises(Invalid, match="confirm it"):
        parse(weak)
    assert parse(weak, confirmed_weak=True).parameters()["sslmode"] == "require"
    (tmp_path / ".postgresql").mkdir()
    (tmp_path / ".postgresql" / "root.crt").write_text("an authority")
    named = parse("postgresql://maren@db.example.com/tacit").parameters()["sslrootcert"]
    assert named == str(tmp_path / ".postgresql" / "root.crt")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://maren:secret@db.example.com/tacit", "A password does not belong in the address"),
        ("postgresql://maren@db.example.com/tacit?password=secret", "A password does not belong in the address"),
        ("postgresql://db.example.com/tacit", "is written like"),
        ("postgresql://maren@db.example.com", "is written like"),
        ("mysql://maren@db.example.com/tacit", "is written like"),
        ("postgresql://maren@db.example.com:port/tacit", "is written like"),
        ("postgresql://maren@db.example.com/tacit?options=-crow_security%3Doff", "asks for something"),
        ("postgresql://maren@db.example.com/tacit?passfile=/tmp/x", "asks for something"),
        ("postgresql://maren@db.example.com/tacit?sslmode=no", "none that Postgres knows"),
    ],
)
def test_an_address_that_does_not_fit_is_refused_in_words(url: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence) as told:
        parse(url)
    assert "secret" not in str(told.value)


def test_a_password_comes_from_the_environment_or_the_keyring() -> None:
    address = parse("postgresql://maren@db.example.com/tacit")
    assert password_for(address, {"PGPASSWORD": "libpq takes it from there"}) is None
    assert password_for(address, {}) is None  # the tests' keyring refuses; libpq may still find a pgpass file


# --- at a real server, over TCP, with real passwords ------------------------------------------------------------------


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.store({"anna": "rep"}) as made:
        postgres_admin.colleague_add(made.root_address, None, made.logins["anna"], role="rep", secret=SECRET)
        yield made


def client(address: Address, password: str | None) -> Postgres:
    return Postgres(address, lambda: password, random_unit=random.Random(1).random)


def at(store: Store, port: int, **options: str) -> Address:
    return Address(store.logins["anna"], "127.0.0.1", port, store.name, tuple(sorted(options.items())))


def test_a_server_without_tls_is_not_spoken_to(store: Store) -> None:
    with pytest.raises(protocol.StoreRefused, match="offers no encryption"):
        client(at(store, store.place.server.port), SECRET).hello("d", "anna", "")


def test_tls_is_verified_to_the_name(store: Store, tmp_path: Path) -> None:
    right, wrong = (certificate(tmp_path, name, host=name) for name in ("127.0.0.1", "db.example.com"))
    with relay(store.place.server.port, *right) as port:
        good = client(at(store, port, sslrootcert=str(right[0])), SECRET)
        assert good.hello("d", "anna", "").me == "anna"
        good.close()
        with pytest.raises(protocol.StoreRefused, match="did not prove who it is"):
            client(at(store, port), SECRET).hello("d", "anna", "")  # an authority that nobody here trusts
    with relay(store.place.server.port, *wrong) as port:
        with pytest.raises(protocol.StoreRefused, match="did not prove who it is"):
            client(at(store, port, sslrootcert=str(wrong[0])), SECRET).hello("d", "anna", "")
        confirmed = client(at(store, port, sslmode="require"), SECRET)
        assert confirmed.hello("d", "anna", "").me == "anna"
        confirmed.close()


def test_a_line_that_is_cut_in_the_middle_of_tls_says_nothing_of_certificates() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def cut() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                with client:
                    client.recv(8)
                    client.sendall(b"S")
                    client.recv(65536)

    cutting = threading.Thread(target=cut)
    cutting.start()
    address = Address("anna", "127.0.0.1", listener.getsockname()[1], "tacit", (("sslmode", "require"),))
    try:
        with pytest.raises(protocol.Unreachable, match="cannot be reached"):
            client(address, SECRET).hello("d", "anna", "")
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        cutting.join()


def test_faults_at_connecting_are_told_in_words(
    store: Store, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    plain = at(store, store.place.server.port, sslmode="disable")
    with (
        store.place.server.logging_all(),
        pytest.raises(protocol.StoreRefused, match="password for the shared store is not right") as told,
    ):
        client(plain, "wrong " + SECRET).hello("d", "anna", "")
    assert SECRET not in repr(told.value)
    assert told.value.__cause__ is None
    with pytest.raises(protocol.StoreRefused, match="password for the shared store is not right"):
        client(plain, None).hello("d", "anna", "")
    monkeypatch.setenv("PGPASSWORD", SECRET)
    found = client(plain, None)
    assert found.hello("d", "anna", "").me == "anna"
    found.close()
    gone = Address("anna", "127.0.0.1", 1, store.name, (("sslmode", "disable"),))
    with pytest.raises(protocol.Unreachable, match="cannot be reached"):
        client(gone, SECRET).hello("d", "anna", "")
    empty = Address("postgres", str(store.place.server.folder), store.place.server.port, "postgres")
    elsewhere = client(empty, None)
    with pytest.raises(protocol.StoreDamaged, match="no Tacit store"):
        elsewhere.hello("d", "anna", "")
    elsewhere.close()
    assert SECRET not in caplog.text
    assert SECRET.encode() not in (store.place.server.folder / "log").read_bytes()


def test_a_new_password_reaches_the_server_as_a_verifier_only(store: Store) -> None:
    with store.place.server.logging_all():
        postgres_admin.colleague_add(store.root_address, None, store.logins["anna"], role="rep", secret="Dachsbau-4411")
    log = (store.place.server.folder / "log").read_bytes()
    assert b"person_add" in log
    assert b"Dachsbau" not in log
    plain = client(at(store, store.place.server.port, sslmode="disable"), "Dachsbau-4411")
    assert plain.hello("d", "anna", "").me == "anna"
    plain.close()
