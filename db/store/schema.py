"""Bringing a store's schema up to date, with a backup first.

Alembic is imported only when the schema is behind (it costs 435 ms at start). All steps run in one transaction: a kill
in the middle leaves the
old schema.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from db.store import faults
from db.store.engine import WRITE
from db.store.errors import TooNew

#: The newest migration script. A test holds it to the scripts' own head.
HEAD = "0004"
SCRIPTS = Path(__file__).parent / "migrations"


def current(connection: Connection) -> str | None:
    """The schema's version, None for an empty file."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def bring_up(engine: Engine, back_up: Callable[[], object]) -> bool:
    """Migrate to HEAD if the store is behind; call `back_up` before an existing store is touched. True where it did.

    TooNew where the store was written by a later version of the program."""
    with engine.connect() as connection:
        version = current(connection)
    if version == HEAD:
        return False
    if version is not None and version > HEAD:
        raise TooNew(
            "This profile was made by a newer Tacit. Update Tacit on this computer to open it; nothing was changed."
        )
    if version is not None:
        back_up()
    _upgrade(engine)
    return True


def _upgrade(engine: Engine) -> None:
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        run_scripts(connection)
        faults.point("migration.commit.before")
    faults.point("migration.commit.after")


def run_scripts(connection: Connection) -> None:
    """Run the scripts that this schema has not seen, in the transaction that is open."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
