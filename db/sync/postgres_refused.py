"""Why a server does not let somebody in, as its code (SQLSTATE) and not in words.

libpq hands out the code of every error but that of a connection which did not come about: of that there is only the
server's text, in the server's language. So the server is asked once more, with a libpq that is told to give codes for
texts. psycopg does not offer that setting; the function is asked for in the library that psycopg has loaded.
"""

from __future__ import annotations

import ctypes
import re
import selectors
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

#: What is no refusal: the state of success.
LET_IN = "00000"
#: libpq's PQERRORS_SQLSTATE: an error is its severity and its code, and nothing that the server says besides.
_CODES_ALONE = 3
_CODE = re.compile(r"\s([0-9A-Z]{5})\s*$")


def refused_as(parameters: Mapping[str, Any], seconds: float) -> str:
    """The code with which the server refuses a connection with these parameters of libpq, LET_IN where it does not;
    '' where it gives none, is not to be reached within `seconds`, or libpq cannot be told."""
    from psycopg import pq
    from psycopg.conninfo import make_conninfo

    set_verbosity = _set_verbosity()
    if set_verbosity is None:
        return ""
    connection = pq.PGconn.connect_start(make_conninfo(**parameters).encode())
    try:
        pointer: int = connection.pgconn_ptr  # type: ignore[attr-defined]  # each implementation has it
        set_verbosity(ctypes.c_void_p(pointer), _CODES_ALONE)
        _settle(connection, time.monotonic() + seconds)
        if connection.status == pq.ConnStatus.OK:
            return LET_IN
        found = _CODE.search(connection.get_error_message("utf-8"))
        return found.group(1) if found else ""
    finally:
        connection.finish()


def _settle(connection: Any, until: float) -> None:
    """Go on until the connection stands, has failed, or time is up."""
    from psycopg import pq

    waits = {pq.PollingStatus.READING: selectors.EVENT_READ, pq.PollingStatus.WRITING: selectors.EVENT_WRITE}
    while connection.status != pq.ConnStatus.BAD:
        for_what = waits.get(connection.connect_poll())
        if for_what is None:
            return
        with selectors.DefaultSelector() as ready:
            ready.register(connection.socket, for_what)
            if not ready.select(max(until - time.monotonic(), 0)):
                return


def _set_verbosity() -> Callable[..., object] | None:
    """libpq's PQsetErrorVerbosity, of the library that psycopg uses. It is one of those that its own module was linked
    with: the system looks in these too, but for Windows, where they lie beside it."""
    from psycopg import pq

    module = Path(sys.modules[pq.PGconn.__module__].__file__ or "")
    beside = sorted(module.parent.with_name(f"{module.parent.name}.libs").glob("libpq*.dll"))
    for library in (module, *beside):
        try:
            found: Callable[..., object] = ctypes.CDLL(str(library)).PQsetErrorVerbosity
            return found
        except (OSError, AttributeError):
            continue
    return None
