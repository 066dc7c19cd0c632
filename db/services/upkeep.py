"""Use cases of upkeep: how things stand, the doctor, the index, attachments, what is done when nobody is waiting."""

from __future__ import annotations

import importlib
import mimetypes
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.domain.said import Said, counted, joined
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Attachment
from db.services.sync_parts import Standing
from db.store import backup, schema
from db.store.errors import DamagedFile, Invalid, NotFound, TacitError

if TYPE_CHECKING:
    from db.services.app import Tacit

#: Bytes. A larger file is refused in words: it would go to every colleague's laptop.
MOST_ATTACHED = 25 * 1024 * 1024

#: How long a profile may be without a backup before the doctor minds: the window makes one within a day of use.
_FRESH = timedelta(days=2)

_WAITS = (
    QT_TRANSLATE_NOOP("db", "{0} record waits to be sent"),
    QT_TRANSLATE_NOOP("db", "{0} records wait to be sent"),
)
_SENT = QT_TRANSLATE_NOOP("db", "nothing waits to be sent")
_NEEDS = (
    QT_TRANSLATE_NOOP("db", "{0} thing needs you: “tacit conflicts”, “tacit discard”"),
    QT_TRANSLATE_NOOP("db", "{0} things need you: “tacit conflicts”, “tacit discard”"),
)
_FAULTS = (
    QT_TRANSLATE_NOOP("db", "{0} fault. Restore the newest backup with “tacit restore”; copy this profile first."),
    QT_TRANSLATE_NOOP("db", "{0} faults. Restore the newest backup with “tacit restore”; copy this profile first."),
)
#: What `doctor --self` exercises once: the best test of a package is that each of these works inside it.
_DEPENDENCIES = (
    "Stemmer",
    "alembic.command",
    "charset_normalizer",
    "click",
    "cryptography.hazmat.primitives.kdf.scrypt",
    "keyring",
    "numpy",
    "platformdirs",
    "psycopg",
    "psycopg",
    "rapidfuzz.distance",
    "sqlalchemy.orm",
    "sqlcipher3.dbapi2",
    "whoosh.index",
    "zoneinfo",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One finding of the doctor. `name` is stable for scripts; `detail` is for people."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand. `store` is the address of the shared store, None until one is joined; `waiting` counts records
    with changes that it does not have, `last_sync` is when a round last came through, `sync` the rest of that."""

    profile: str
    colleague: str
    opens_with: str
    store: str | None
    waiting: int
    last_sync: str | None
    index: str
    records: dict[str, int]
    drafts: int
    sync: Standing


class Upkeep:
    """Status, doctor, reindex, attachments, idle work."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit

    def status(self) -> Status:
        tacit = self._tacit
        standing = tacit.sync.standing()
        with tacit.store.read() as session:
            counts = {
                kind.name: session.scalar(
                    select(func.count()).select_from(kind.cls).where(kind.cls.deleted_at.is_(None))
                )
                or 0
                for kind in tacit.kinds
            }
        return Status(
            profile=str(tacit.profile.path),
            colleague=tacit.me.name,
            opens_with=tacit.profile.opens_with,
            store=tacit.settings.store or None,
            waiting=standing.waiting,
            last_sync=standing.last.isoformat() if standing.last else None,
            index=tacit.finder.state(),
            records=counts,
            drafts=len(tacit.captures.drafts()),
            sync=standing,
        )

    def doctor(self, repair: bool = False) -> list[Check]:
        """Examine profile, store, index, attachments and disk; with `repair` mend what can be mended without losing
        anything."""
        if repair:
            self._tacit.safety.finish_erasing()
        return [
            self._store(),
            self._schema(),
            self._index(repair),
            self._contents(),
            self._disk(),
            self._backups(repair),
            *self._shared(),
        ]

    def _shared(self) -> list[Check]:
        """The shared store, asked if it can be reached: to be offline is nothing wrong."""
        if not self._tacit.sync.joined:
            return []
        fault = self._tacit.sync.greet()
        standing = self._tacit.sync.standing()
        waits = counted(standing.waiting, *_WAITS) if standing.waiting else _SENT
        if fault is not None:
            said = joined((fault.sentence, waits if standing.waiting else ""), " ")
            return [Check(Said("shared store"), fault.retry, said)]
        needs = standing.conflicts + standing.refused
        detail = counted(needs, *_NEEDS) if needs else waits
        found = [Check(Said("shared store"), not needs, detail)]
        if trouble := self._tacit.stores.backup_trouble():
            found.append(Check(Said("shared backups"), False, trouble))
        return found

    def _store(self) -> Check:
        wrong = backup.check(self._tacit.profile.store, self._tacit.profile.key)
        if wrong:
            return Check(Said("store"), False, counted(len(wrong), *_FAULTS))
        return Check(Said("store"), True, QT_TRANSLATE_NOOP("db", "whole, and readable with this key"))

    def _schema(self) -> Check:
        with self._tacit.store.engine.connect() as connection:
            version = schema.current(connection)
        return Check(Said("schema"), version == schema.HEAD, f"{version}")

    def _index(self, repair: bool) -> Check:
        finder = self._tacit.finder
        wrong = finder.check()
        if wrong and repair:
            finder.rebuild()
            return Check(Said("index"), not finder.check(), QT_TRANSLATE_NOOP("db", "was rebuilt from the store"))
        return Check(Said("index"), not wrong, wrong or finder.state())

    def _contents(self) -> Check:
        with self._tacit.store.read() as session:
            files = session.scalars(select(Attachment).where(Attachment.deleted_at.is_(None))).all()
        missing = sum(1 for file in files if not self._tacit.attachments.has(file.sha256))
        if missing:
            return Check(
                Said("attachments"),
                False,
                Said("{0} of {1} have no content here. A backup may have it.", missing, len(files)),
            )
        return Check(Said("attachments"), True, f"{len(files)}")

    def _disk(self) -> Check:
        free = shutil.disk_usage(self._tacit.profile.path).free
        return Check(Said("disk"), free > 200 * 1024**2, Said("{0} MB free", free // 1024**2))

    def _backups(self, repair: bool) -> Check:
        made = self._tacit.safety.backups()
        if not made and repair:
            self._tacit.safety.back_up_daily()
            made = self._tacit.safety.backups()
        if not made:
            since = self._tacit.me.created_at
            fresh = since is None or self._tacit.store.now() - since < _FRESH
            hint = QT_TRANSLATE_NOOP("db", "none yet; the window makes one a day, “tacit backup FILE” one at any time")
            return Check(Said("backups"), fresh, hint)
        return Check(
            Said("backups"), True, Said("{0}, the newest of {1} UTC", len(made), f"{made[0].made_at:%Y-%m-%d %H:%M}")
        )

    def reindex(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        """Make the index anew from the store. Nothing can be lost by it."""
        self._tacit.finder.rebuild(progress, cancelled)

    def attach(self, subject: str, files: Iterable[Path]) -> list[Attachment]:
        """Keep files with a record. Invalid names the one that is too large, NotFound one that cannot be read; then
        none is kept."""
        record = self._tacit.records.get(subject)
        contents = []
        for path in files:
            try:
                if path.stat().st_size > MOST_ATTACHED:
                    raise Invalid(Said("“{0}” is larger than 25 MB. Nothing was attached.", path.name), "attachment")
                contents.append((path.name, path.read_bytes()))
            except OSError as fault:
                raise NotFound(Said("“{0}” cannot be read. Nothing was attached.", path.name)) from fault
        made = []
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "attaching")) as work:
            hashes = [self._tacit.attachments.put(content) for _, content in contents]  # nobody lets go of it meanwhile
            for (name, content), sha256 in zip(contents, hashes, strict=True):
                media = mimetypes.guess_type(name)[0] or "application/octet-stream"
                file = Attachment(subject=record.id, name=name, media_type=media, size=len(content), sha256=sha256)
                file.audience = record.audience
                made.append(file)
                work.add(file)
        return made

    def content(self, attachment: str) -> bytes:
        """The content of an attachment. DamagedFile where it is not what was attached: the next round of sync asks the
        shared store for it."""
        file = self._tacit.records.get(attachment, "attachment")
        assert isinstance(file, Attachment)
        try:
            return self._tacit.attachments.get(file.sha256)
        except DamagedFile:
            self._tacit.sync.fetch_again(file.sha256)
            raise

    def idle(self) -> None:
        """What is done when nobody is waiting: the index flushed, the day's backup made. A fault waits for the next
        time."""
        self._tacit.finder.flush()
        self._tacit.safety.finish_erasing()
        self._tacit.safety.back_up_daily()


def self_check() -> list[Check]:
    """Every dependency exercised once, without a profile."""
    checks = [_import(name) for name in _DEPENDENCIES]
    checks.append(_cipher())
    checks.append(_scripts())
    checks.append(_server_schema())
    return checks


def _import(name: str) -> Check:
    try:
        importlib.import_module(name)
    except Exception as fault:
        return Check(name, False, f"{type(fault).__name__}: {fault}")
    return Check(name, True, "")


def _cipher() -> Check:
    """A store made, written, closed and opened in a throw-away folder, with a passphrase."""
    import tempfile

    from db.services import profiles

    try:
        with tempfile.TemporaryDirectory(prefix="tacit-self-") as folder:
            _, tacit = profiles.create(Path(folder, "profile"), "Self", passphrase="self-check")
            tacit.records.add("customer", {"name": "Self"})
            tacit.close()
            with profiles.open_profile(Path(folder, "profile"), "self-check") as again:
                found = again.finder.search("self", kind="customer").total
            head = Path(folder, "profile", "store.db").read_bytes()[:15]
        return Check("store and index", found == 1 and head != b"SQLite format 3", f"sqlite {sqlite3.sqlite_version}")
    except (TacitError, OSError, ValueError) as fault:
        return Check("store and index", False, str(fault))


def _scripts() -> Check:
    found = sorted(path.stem for path in (schema.SCRIPTS / "versions").glob("0*.py"))
    return Check("migrations", bool(found), ", ".join(found))


def _server_schema() -> Check:
    """The files that a Postgres store is made from."""
    from db.sync import postgres_admin

    try:
        found = postgres_admin.schema_files()
    except OSError as fault:
        return Check("Postgres schema", False, str(fault))
    return Check("Postgres schema", bool(found), ", ".join(found))
