"""What Postgres says when it does not do as asked, as the few things a rep can be told.

Nothing of the server's own text goes on: it can hold values, and it is in the server's language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.domain.words import QT_TRANSLATE_NOOP
from db.sync import protocol
from db.sync.protocol import SyncError

if TYPE_CHECKING:
    import psycopg

#: Tried again at once: another push came between, or made the same thing first.
AGAIN = frozenset({"40001", "40P01", "23505"})

_STATES: dict[str, tuple[type[SyncError], str]] = {
    "28P01": (
        protocol.WrongPassword,
        QT_TRANSLATE_NOOP(
            "db", "The password for the shared store is not right any more. Give the new one; nothing is lost."
        ),
    ),
    "42501": (protocol.StoreRefused, protocol.REVOKED),
    "25006": (
        protocol.StoreReadOnly,
        QT_TRANSLATE_NOOP("db", "The shared store can only be read at the moment. What you wrote waits here."),
    ),
    "53100": (
        protocol.StoreFull,
        QT_TRANSLATE_NOOP(
            "db", "The disk of the shared store is full. What you wrote waits here; tell its administrator."
        ),
    ),
    "22023": (protocol.StoreRefused, QT_TRANSLATE_NOOP("db", "The shared store does not take what was given.")),
    "54000": (protocol.StoreRefused, QT_TRANSLATE_NOOP("db", "The shared store does not take what was given.")),
}
_NO_STORE = (
    protocol.NoStore,
    QT_TRANSLATE_NOOP("db", "There is no Tacit store in this database. Nothing on this computer was changed."),
)
_BUSY = (protocol.StoreBusy, QT_TRANSLATE_NOOP("db", "The shared store is busy. Tacit tries again by itself."))
_AWAY = (
    protocol.Unreachable,
    QT_TRANSLATE_NOOP("db", "The shared store cannot be reached. What you write stays here and is sent later."),
)
_DAMAGED = (
    protocol.StoreDamaged,
    QT_TRANSLATE_NOOP("db", "The shared store says that it is damaged. Nothing here is lost; tell its administrator."),
)
_FULL_HOUSE = (
    protocol.StoreBusy,
    QT_TRANSLATE_NOOP("db", "The shared store takes no more connections at the moment. Tacit tries again by itself."),
)
_TLS = (
    protocol.Unverified,
    QT_TRANSLATE_NOOP(
        "db",
        "The shared store did not prove who it is (its certificate was not accepted), so nothing was sent. Ask its "
        "administrator for the certificate authority's file; ?sslrootcert=FILE at the end of the address names it.",
    ),
)
_NO_TLS = (
    protocol.Unverified,
    QT_TRANSLATE_NOOP(
        "db",
        "The server of the shared store offers no encryption, so nothing was sent. Its administrator can turn it on; "
        "with ?sslmode=disable at the end of the address Tacit goes on without it, for everybody on the way to read.",
    ),
)
_PASSWORD = _STATES["28P01"]
#: What libpq says of a line that broke while the two were still introducing themselves: no word about the password.
_BROKE = (
    "closed the connection", "could not receive data", "could not send data", "timeout expired", "reset by peer",
    "unexpected eof", "EOF detected",
)  # fmt: skip
_LOGIN = (
    protocol.StoreRefused,
    QT_TRANSLATE_NOOP("db", "The shared store does not let this login in. What you wrote stays on this computer."),
)
#: What a server refuses a connection with, by its state or the class of it.
_REFUSALS: dict[str, tuple[type[SyncError], str]] = {
    "28P01": _PASSWORD,
    "28": _LOGIN,
    "42501": _LOGIN,
    "3D000": _NO_STORE,
    "53": _FULL_HOUSE,
    "00": _BUSY,  # let in when asked again
}
_REFUSALS |= {"57": _AWAY, "08": _AWAY, "58": _DAMAGED, "XX": _DAMAGED}
_UNKNOWN = (
    protocol.StoreRefused,
    QT_TRANSLATE_NOOP("db", "The shared store refused for a reason that Tacit does not know. Nothing here is lost."),
)


def told(fault: psycopg.Error) -> SyncError:
    """What to raise instead of an error of a connection that stood."""
    state = fault.sqlstate or ""
    found: tuple[type[SyncError], str]
    if state in _STATES:
        found = _STATES[state]
    elif state in ("3F000", "42883", "42P01", "42704", "3D000"):
        found = _NO_STORE
    elif state in AGAIN or state in ("55P03", "57014", "25P04"):
        found = _BUSY
    elif state[:2] == "53":
        found = _FULL_HOUSE
    elif state[:2] in ("", "08", "57"):
        found = _AWAY
    elif state[:2] in ("XX", "58"):
        found = _DAMAGED
    else:
        found = _UNKNOWN
    return found[0](found[1])


def told_at_connecting(fault: psycopg.Error, code: Callable[[], str]) -> SyncError:
    """The same for a connection that did not come about, where libpq gives no state, only text. Its own words are
    known; what the server said may be in any language, so that where it is not understood `code` gives its state."""
    text = str(fault)
    found: tuple[type[SyncError], str] | None = _in_words(text)
    if found is None and fault.pgconn is not None and fault.pgconn.needs_password:
        found = _PASSWORD
    if found is None and (state := code()):
        found = _REFUSALS.get(state) or _REFUSALS.get(state[:2]) or _LOGIN
    if found is None:
        asked = fault.pgconn is not None and fault.pgconn.used_password
        found = _PASSWORD if asked else _LOGIN if "FATAL" in text else _AWAY
    return found[0](found[1])


def _in_words(text: str) -> tuple[type[SyncError], str] | None:
    """What libpq, or a server that speaks English, says of a connection that did not come about."""
    if any(words in text for words in _BROKE):
        return _AWAY
    if "server does not support SSL" in text:
        return _NO_TLS
    if "SSL" in text or "certificate" in text:
        return _TLS
    if "too many" in text or "remaining connection slots" in text:
        return _FULL_HOUSE
    if "starting up" in text or "shutting down" in text or "recovery mode" in text:
        return _AWAY
    if "FATAL" in text and "does not exist" in text and "database" in text:
        return _NO_STORE
    if "not permitted to log in" in text or "permission denied" in text:
        return _LOGIN
    return _PASSWORD if "password authentication failed" in text or "no password" in text else None
