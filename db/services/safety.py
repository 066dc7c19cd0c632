"""Use cases of safety: passphrase, recovery key, backups, erasing for law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from db.domain.folding import fold
from db.records import Attachment, Contact, Customer, Form, Link, Note, Record
from db.store import backup, erase, sync_tables
from db.store import profile as folders
from db.store.arrivals import ORIGIN
from db.store.errors import Busy, Invalid

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.services.app import Tacit

#: Forms of fields in which a name can stand.
_WORDS = (Form.LINE, Form.TEXT, Form.WORDS)
_DAILY = timedelta(hours=20)
_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """An automatic backup. `made_at` in UTC, `size` in bytes."""

    path: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took away, and the records and drafts that still name it in their own words (a person decides
    about those). `done`: nothing of it is left in any file; False where another process still reads an older state."""

    ids: tuple[str, ...]
    mentions: tuple[str, ...]
    drafts: tuple[str, ...]
    done: bool


class Safety:
    """What keeps a profile openable, and what is gone really gone."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit

    def change_passphrase(self, old: str | None, new: str | None) -> None:
        """Set a new passphrase, or hand the key to the keyring with None. The old one is asked for where there is one:
        WrongKey.
        Nothing stored has to be encrypted anew, since only the wrap of the data key changes."""
        profile = self._tacit.profile
        if profile.opens_with == "passphrase":
            folders.unlock(folders.Profile(profile.path, profile.data), old)
        if new is not None and len(new.strip()) < 8:
            raise Invalid("A passphrase needs at least eight characters; several words are best.", "passphrase")
        folders.change_passphrase(profile, new)

    def new_recovery_key(self) -> str:
        """Make a recovery key, to be shown once. The earlier one stops working, except for backups made before."""
        key = folders.new_recovery_key(self._tacit.profile)
        self._tacit.profile.save()
        return key

    def backup(self, destination: Path) -> Path:
        """Write a backup file. It holds only what is encrypted, and opens with this profile's passphrase or recovery
        key."""
        if destination.is_dir():
            destination = destination / f"tacit-{self._tacit.now():%Y-%m-%d-%H%M}{backup.SUFFIX}"
        return backup.write(self._tacit.profile, destination)

    def backups(self) -> list[BackupInfo]:
        """The automatic backups of this profile, newest first."""
        found = [
            BackupInfo(path, _made_at(path), path.stat().st_size)
            for path in self._tacit.profile.backups.glob(f"*{backup.SUFFIX}")
        ]
        return sorted(found, key=lambda info: info.made_at, reverse=True)

    def back_up_daily(self) -> Path | None:
        """Make the day's automatic backup if none was made yet, and let the oldest go beyond those to be kept. Where a
        shared store withdrew something since, none goes back behind that, nor does the index."""
        now, done = self._tacit.store.now(), self.backups()
        if done and now - done[0].made_at < _DAILY:
            return None
        withdrawn = self._withdrawn()
        path = backup.write(self._tacit.profile, self._tacit.profile.backups / f"{now.strftime(_STAMP)}{backup.SUFFIX}")
        for old in self.backups()[1 if withdrawn else max(1, self._tacit.settings.backups_kept) :]:
            old.path.unlink(missing_ok=True)
        if withdrawn and self._tacit.finder.rebuild():
            with self._tacit.store.work(ORIGIN) as work:
                if sync_tables.get(work.session.connection(), "withdrawn") == withdrawn:  # nothing more meanwhile
                    sync_tables.put(work.session.connection(), withdrawn="")
        return path

    def _withdrawn(self) -> str:
        """A mark of what a shared store withdrew last; '' where backups and index are of after that."""
        with self._tacit.store.read() as session:
            return sync_tables.get(session.connection(), "withdrawn")

    def erase(self, record_id: str) -> Erased:
        """Erase a record for law, for good: with it what only belongs to it (acquaintances, buttons, attachments), from
        the journal, the index, what was learnt, free pages and the automatic backups. It cannot be undone."""
        record = self._tacit.records.get(record_id)
        names = _names(self._tacit.kinds.of(record).title(record), record)
        with self._tacit.store.read() as session:
            ids, contents = self._belonging(session, record.id)
            mentions = self._naming(session, names, ids)
        self._unfinished.touch()
        drafts = self._tacit.captures.erase(ids, names)
        erase.erase(self._tacit.store, ids)
        for sha256 in contents:
            self._tacit.attachments.erase(sha256)
        return Erased(tuple(ids), tuple(mentions), tuple(drafts), self.finish_erasing())

    def let_go_of(self, contents: Sequence[str]) -> None:
        """Of the contents of attached files whose records left this computer, those that no other record names go."""
        with self._tacit.store.work(ORIGIN) as work:  # nobody attaches the same one meanwhile
            query = select(Attachment.sha256).where(Attachment.sha256.in_(contents))
            for sha256 in set(contents) - set(work.session.scalars(query)):
                self._tacit.attachments.erase(sha256)

    def erased_elsewhere(self, ids: Sequence[str], contents: Sequence[str]) -> bool:
        """These records, with the contents of attached files, were erased for law by somebody else, which sync has done
        in the store already: take them out of the rest too. As `finish_erasing`."""
        self._unfinished.touch()
        self._tacit.captures.erase(ids, ())
        self.let_go_of(contents)
        return self.finish_erasing()

    def _naming(self, session: Session, names: Sequence[str], ids: Sequence[str]) -> list[str]:
        """Other records in whose words one of these names stands."""
        found: list[str] = []
        for kind in self._tacit.kinds if names else ():
            words = [getattr(kind.cls, one.name) for one in kind.fields.values() if one.form in _WORDS]
            said = [func.fold(column).contains(name, autoescape=True) for column in words for name in names]
            if said:
                found += session.scalars(select(kind.cls.id).where(or_(*said), kind.cls.id.not_in(ids)))
        return found

    @property
    def _unfinished(self) -> Path:
        """There while an erasure is not done in every file: after a kill, or while another process reads."""
        return self._tacit.profile.path / "erasing"

    def finish_erasing(self) -> bool:
        """Take what was erased out of backups, free pages, write-ahead log and index. True where nothing is left
        to do; otherwise another process is at work on the profile, and whoever is idle next tries again."""
        if not self._unfinished.exists():
            return True
        for one in self.backups():
            one.path.unlink(missing_ok=True)
        self._tacit.kept_page.drop()
        try:
            scrubbed = erase.scrub(self._tacit.store)
        except Busy:
            scrubbed = False
        done = self._tacit.finder.rebuild() and scrubbed
        if done:
            self._unfinished.unlink(missing_ok=True)
        self.back_up_daily()
        return done

    def _belonging(self, session: Session, record_id: str) -> tuple[list[str], list[str]]:
        """The record and what only belongs to it, and the SHA-256 of contents that no other attachment holds."""
        links = session.scalars(
            select(Link.id).where((Link.from_person == record_id) | (Link.to_person == record_id))
        ).all()
        notes = session.scalars(select(Note).where(Note.about.contains(record_id))).all()
        buttons = [note.id for note in notes if note.polarity and note.about == (record_id,)]
        ids = [record_id, *links, *buttons]
        files = session.scalars(select(Attachment).where(Attachment.subject.in_(ids) | Attachment.id.in_(ids))).all()
        gone = {file.id for file in files}
        kept = set(session.scalars(select(Attachment.sha256).where(Attachment.id.not_in(gone))).all())
        ids += [one for one in gone if one not in ids]
        return ids, [file.sha256 for file in files if file.sha256 not in kept]


def _names(title: str, record: Record) -> list[str]:
    """The folded names by which others may speak of a customer or person; other records have none."""
    if not isinstance(record, Contact | Customer):
        return []
    names = [title, *(record.aliases if isinstance(record, Customer) else ())]
    return [folded for name in names if (folded := fold(name))]


def _made_at(path: Path) -> datetime:
    """When an automatic backup was made: its name says so; one made for another reason has its file's time."""
    try:
        return datetime.strptime(path.name.removesuffix(backup.SUFFIX), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
