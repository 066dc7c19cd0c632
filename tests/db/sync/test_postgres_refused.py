"""A server that says no in its own language is understood by its codes."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from db.sync import postgres_refused, protocol
from db.sync.postgres import Postgres
from db.sync.postgres_url import Address
from tests.db.sync.postgres_world import Place

#: As a server with lc_messages = de_DE says them.
ROLE = "Rolle »maren« hat keine Berechtigung zum Einloggen"
PASSWORD = "Passwort-Authentifizierung für Benutzer »maren« fehlgeschlagen"
DATABASE = "Datenbank »firma« existiert nicht"
FULL = "tut mir leid, schon zu viele Verbindungen"
STARTING = "das Datenbanksystem startet"
FORBIDDEN = "keine Berechtigung für Datenbank »firma«"


@contextmanager
def speaking(text: str, code: str) -> Iterator[tuple[Address, Callable[[], int]]]:
    """A server that refuses everybody in these words; its address, and how often it was asked."""
    fields = {"S": "FATAL", "V": "FATAL", "C": code, "M": text}
    said = b"".join(f"{name}{value}\0".encode() for name, value in fields.items()) + b"\0"
    asked: list[bytes] = []

    def serve(listening: socket.socket) -> None:
        while True:
            connection, _ = listening.accept()
            with connection:
                head = connection.recv(4)
                if not head:
                    return
                asked.append(connection.recv(struct.unpack("!i", head)[0]))
                connection.sendall(b"E" + struct.pack("!i", len(said) + 4) + said)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=[listening])
        thread.start()
        try:
            port = listening.getsockname()[1]
            yield Address("maren", "127.0.0.1", port, "firma", (("sslmode", "disable"),)), lambda: len(asked)
        finally:
            socket.create_connection(listening.getsockname()).close()
            thread.join()


def told(address: Address) -> protocol.SyncError:
    store = Postgres(address, lambda: "a password", random_unit=lambda: 0.5)
    with pytest.raises(protocol.SyncError) as caught:
        store.hello("d", "maren", "")
    return caught.value


@pytest.mark.parametrize(
    ("text", "code", "kind", "words"),
    [
        (ROLE, "28000", protocol.StoreRefused, "does not let this login in"),
        (PASSWORD, "28P01", protocol.WrongPassword, "is not right any more"),
        (DATABASE, "3D000", protocol.NoStore, "no Tacit store in this database"),
        (FULL, "53300", protocol.StoreBusy, "no more connections"),
        (STARTING, "57P03", protocol.Unreachable, "cannot be reached"),
        (FORBIDDEN, "42501", protocol.StoreRefused, "does not let this login in"),
    ],
)
def test_a_server_of_any_language_is_understood(text: str, code: str, kind: type, words: str) -> None:
    with speaking(text, code) as (address, times):
        fault = told(address)
        assert (type(fault), words in fault.sentence, times()) == (kind, True, 2)
        assert text not in fault.sentence


def test_one_that_speaks_english_is_asked_once() -> None:
    with speaking('role "maren" is not permitted to log in', "28000") as (address, times):
        assert (type(told(address)), times()) == (protocol.StoreRefused, 1)


def test_a_libpq_that_cannot_be_told_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_refused, "_set_verbosity", lambda: None)
    with speaking(ROLE, "28000") as (address, times):
        assert (type(told(address)), times()) == (protocol.StoreRefused, 1)


def test_the_codes_of_a_real_server(place: Place) -> None:
    with place.store({"anna": "rep", "ada": "administrator"}) as store:
        at = {"host": "127.0.0.1", "port": place.server.port, "dbname": store.name, "user": store.logins["anna"]}
        right = at | {"password": "only for a test"}
        assert postgres_refused.refused_as(right, 30) == postgres_refused.LET_IN
        assert postgres_refused.refused_as(at | {"password": "another"}, 30) == "28P01"
        assert postgres_refused.refused_as(right | {"dbname": "nowhere"}, 30) == "3D000"
        store.root().execute(f"ALTER ROLE {store.logins['anna']} NOLOGIN".encode())
        assert postgres_refused.refused_as(right, 30) == "28000"
