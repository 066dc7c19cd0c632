"""Taking everything along: JSON (whole, to be read back), CSV, vCard, Markdown. Plain files at a place the user chose.

Everything is written beside its destination first and then moved there, so that a file is the old one or the new
one, never half.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain.said import Said
from db.exchange import csv_own, markdown_write, tacit_json, vcard_write
from db.exchange.api import MAX_ATTACHMENT, ExchangeError, Skipped
from db.exchange.names import safe_name
from db.records import Attachment, Contact, Customer, Kind, Record
from db.store.errors import TacitError

if TYPE_CHECKING:
    from db.services.app import Tacit

FORMATS = (("json", "Tacit export (JSON)"), ("csv", "CSV tables"), ("vcard", "vCard"), ("markdown", "Markdown pages"))
_PAGE = 1000
#: In a folder of an export: what the export put there.
_LIST = ".tacit-export"


class _Stopped(Exception):
    pass


@dataclass(slots=True)
class Exported:
    """What was written: counts by kind, where, and what had to be left out."""

    dest: Path
    written: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    cancelled: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "written": dict(self.written),
            "dest": str(self.dest),
            "skipped": [{"where": s.where, "why": s.why} for s in self.skipped],
        }


class Exports:
    """The use cases of taking data out."""

    def __init__(self, app: Tacit) -> None:
        self._app = app

    @property
    def formats(self) -> tuple[tuple[str, str], ...]:
        """(name, label) of the formats that can be written."""
        return FORMATS

    def run(
        self,
        dest: Path | str,
        format_name: str,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Exported:
        """Write everything I may see. `progress` hears (done, of). After a cancel nothing new stands at the
        destination."""
        writers = {
            "json": self._json,
            "csv": self._csv,
            "vcard": self._vcard,
            "markdown": self._markdown,
            "md": self._markdown,
        }
        if format_name not in writers:
            raise ExchangeError(
                Said("There is no format “{0}” to export. There are: json, csv, vcard, markdown.", format_name)
            )
        out = Exported(Path(dest))
        with self._app.store.read() as session:
            total = sum(session.query(kind.cls).count() for kind in self._app.kinds)
            told = _Told(progress, cancelled, total)
            try:
                writers[format_name](out, session, told)
            except _Stopped:
                out.cancelled = True
                out.written.clear()
            except OSError as fault:
                raise ExchangeError(
                    Said(
                        "The export could not be written to {0}: {1}. "
                        "What stood there before is unchanged. Choose another place.",
                        out.dest.name,
                        os.strerror(fault.errno or 0),
                    )
                ) from None
        return out

    # --- the formats
    # ----------------------------------------------------------------------------------------------------

    def _json(self, out: Exported, session: Session, told: _Told) -> None:
        out.dest = _file(out.dest, "tacit-export.json")

        def records() -> Iterator[tuple[Record, bytes | None]]:
            for kind in self._app.kinds:
                for record in self._records(session, kind, told, trash=True):
                    yield record, self._content(record, out) if isinstance(record, Attachment) else None

        with whole_file(out.dest) as file:
            out.written.update(tacit_json.write(file, self._app.kinds, records(), self._app.now().isoformat()))

    def _csv(self, out: Exported, session: Session, told: _Told) -> None:
        titles = self._titles(session)
        with whole_folder(out.dest) as folder:
            for kind in self._app.kinds:
                with (folder / f"{safe_name(kind.name)}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                    count = csv_own.write(file, kind, self._records(session, kind, told), titles)
                out.written[kind.name] = count

    def _vcard(self, out: Exported, session: Session, told: _Told) -> None:
        out.dest = _file(out.dest, "tacit-export.vcf")
        titles = self._titles(session)
        photos = {
            a.subject: a
            for a in session.scalars(select(Attachment).where(Attachment.deleted_at.is_(None)))
            if a.subject and a.name.startswith("photo") and a.media_type.startswith("image/")
        }

        def photo(record_id: str) -> tuple[str, bytes] | None:
            found = photos.get(record_id)
            content = self._content(found, out) if found is not None else None
            return (found.media_type, content) if found is not None and content is not None else None

        def records() -> Iterator[Record]:
            for cls in (Customer, Contact):
                yield from self._records(session, self._app.kinds[cls], told)

        with whole_file(out.dest) as file:
            out.written.update(vcard_write.write(file, records(), titles, photo))

    def _markdown(self, out: Exported, session: Session, told: _Told) -> None:
        titles = self._titles(session)
        belongings = self._belongings(session, told, out)
        with whole_folder(out.dest, named=True) as folder:
            files = self._attached(session, folder, out)
            used: set[str] = set()
            for customer in self._records(session, self._app.kinds["customer"], told):
                text = markdown_write.page(
                    self._app.kinds, titles[customer.id], customer, belongings.pop(customer.id, {}), titles, files
                )
                _write(folder / _unused(used, safe_name(titles[customer.id], "customer", 100)), text)
                out.written["customer"] += 1
            rest: dict[str, list[Record]] = {}
            for owned in belongings.values():
                for kind, records in owned.items():
                    rest.setdefault(kind, []).extend(records)
            if rest:
                text = markdown_write.page(self._app.kinds, "Without a customer", None, rest, titles, files)
                _write(folder / _unused(used, "Without a customer"), text)

    # --- what they share
    # --------------------------------------------------------------------------------------------------

    def _records(self, session: Session, kind: Kind, told: _Told, trash: bool = False) -> Iterator[Record]:
        """The records of a kind in the order of their ids, read in pages."""
        after = ""
        while True:
            query = select(kind.cls).where(kind.cls.id > after).order_by(kind.cls.id).limit(_PAGE)
            if not trash:
                query = query.where(kind.cls.deleted_at.is_(None))
            page = list(session.scalars(query))
            yield from page
            told(len(page))
            if len(page) < _PAGE:
                return
            after = page[-1].id
            session.expunge_all()

    def _titles(self, session: Session) -> dict[str, str]:
        titles: dict[str, str] = {}
        for kind in self._app.kinds:
            title = getattr(kind.cls, kind.naming.title)
            for record_id, text in session.execute(select(kind.cls.id, title)):
                titles[record_id] = str(text or "").strip().split("\n", 1)[0][:120] or kind.label
        return titles

    def _belongings(self, session: Session, told: _Told, out: Exported) -> dict[str, dict[str, list[Record]]]:
        """Records by the customer they name ('' for none), by kind."""
        found: dict[str, dict[str, list[Record]]] = {}
        for kind in self._app.kinds:
            if kind.name in ("customer", "attachment", "tag"):
                continue
            for record in self._records(session, kind, told):
                owner = getattr(record, "customer", None) or ""
                found.setdefault(owner, {}).setdefault(kind.name, []).append(record)
                out.written[kind.name] += 1
        return found

    def _attached(self, session: Session, folder: Path, out: Exported) -> dict[str, list[tuple[str, str]]]:
        """Write attachments beside the pages; (name, relative path) by the record they belong to."""
        files: dict[str, list[tuple[str, str]]] = {}
        for record in session.scalars(select(Attachment).where(Attachment.deleted_at.is_(None))):
            content = self._content(record, out)
            if content is None or not record.subject:
                continue
            place = folder / "attachments"
            place.mkdir(exist_ok=True)
            name = f"{record.id[-8:]}-{safe_name(record.name, 'attachment', 100)}"
            (place / name).write_bytes(content)
            files.setdefault(record.subject, []).append((record.name, f"attachments/{name}"))
            out.written["attachment"] += 1
        return files

    def _content(self, record: Attachment, out: Exported) -> bytes | None:
        try:
            content = self._app.attachments.get(record.sha256)
        except TacitError as fault:
            out.skipped.append(Skipped(Said("attachment {0}", record.id), fault.sentence))
            return None
        if len(content) > MAX_ATTACHMENT:
            out.skipped.append(Skipped(Said("attachment {0}", record.id), "it is larger than 25 MB"))
            return None
        return content


class _Told:
    """Passes progress on, and stops where somebody cancelled."""

    def __init__(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None, total: int
    ) -> None:
        self._progress, self._cancelled, self._total, self._done = progress, cancelled, total, 0

    def __call__(self, more: int) -> None:
        self._done += more
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
        if self._cancelled is not None and self._cancelled():
            raise _Stopped


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """A text file that appears at `path` when it is whole, and not at all otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path, named: bool = False) -> Iterator[Path]:
    """A folder to write into; its files are moved to `path` when all are whole. Where files are `named` after records,
    what an earlier export put there and this one does not (a customer that was renamed) goes, unless somebody changed
    it since."""
    if path.exists() and not path.is_dir():
        raise ExchangeError(Said("{0} is a file; this export needs a folder. Nothing was changed.", path.name))
    path.mkdir(parents=True, exist_ok=True)
    beside = path / f".tacit-{secrets.token_hex(4)}.part"
    beside.mkdir()
    try:
        yield beside
        before, now = _listed(path) if named else {}, {}
        for folder, _, files in os.walk(beside):
            place = path / Path(folder).relative_to(beside)
            place.mkdir(exist_ok=True)
            for name in files:
                now[(place / name).relative_to(path).as_posix()] = _digest(Path(folder, name))
                os.replace(Path(folder, name), place / name)
        kept = {name.casefold() for name in now}  # where case does not count, one name is the other
        for name, digest in before.items():
            if name.casefold() not in kept and _digest(path / name) == digest:
                (path / name).unlink()
        if named:
            with whole_file(path / _LIST) as file:
                json.dump(now, file, ensure_ascii=False, indent=1, sort_keys=True)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _listed(folder: Path) -> dict[str, str]:
    """The files that the last export put into this folder, with the SHA-256 of each; only those within it."""
    try:
        known = json.loads((folder / _LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    here = folder.resolve()
    return {
        name: digest
        for name, digest in (known.items() if isinstance(known, dict) else ())
        if here in (here / name).resolve().parents
    }


def _digest(path: Path) -> str:
    """The SHA-256 of a file, '' where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _file(dest: Path, name: str) -> Path:
    """The file meant: `dest` itself, or `name` in it where it is a folder."""
    return dest / name if dest.is_dir() or str(dest).endswith(("/", "\\")) else dest


def _unused(used: set[str], stem: str) -> str:
    """A page's name that no other page of this export has, also where case does not count."""
    name, number = stem, 1
    while name.casefold() in used:
        number += 1
        name = f"{stem} ({number})"
    used.add(name.casefold())
    return f"{name}.md"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
