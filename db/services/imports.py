"""Bringing files in: look into them first, then file what they hold, in chunks that can be cancelled and undone as
one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.exchange.api import Draft, ExchangeError, Format, Item, Offer, Options, Preview, Skipped, Source
from db.exchange.csv_read import Csv
from db.exchange.formats import Formats
from db.services.filing import Filing
from db.services.known import Known
from db.services.merging import IMPORT
from db.store import faults
from db.store.errors import TacitError

if TYPE_CHECKING:
    from db.services.app import Tacit

#: Records in one unit of work: other writers wait no longer than this many take.
CHUNK = 500
_CHUNK_BYTES = 16 * 1024 * 1024
_MOST_FILES = 20_000
_MOST_REASONS = 1000
#: What others refer to comes first: the order of files must not matter.
__all__ = ["FileReport", "Imports", "Looked", "Options", "Preview", "Progress", "Report"]

_RANKS = {"json": 0, "vcard": 3, "enex": 6, "markdown": 6, "mail": 7}
_TABLE_RANKS = (("note", 5), ("opportunity", 4), ("contact", 3), ("customer", 2), ("site", 2), ("colleague", 1))


@dataclass(slots=True)
class Progress:
    """How far an import is: the file (its number of how many), bytes of it read, records filed so far."""

    file: str
    number: int
    of: int
    done: int
    size: int
    records: int


@dataclass(slots=True)
class FileReport:
    """What came of one file. `error` says in a sentence why it was not read, or not to its end."""

    file: str
    format: str = ""
    added: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[Skipped] = field(default_factory=list)
    offers: list[tuple[str, Offer]] = field(default_factory=list)
    error: str = ""
    more: int = 0

    def note(self, item: Skipped) -> None:
        """Keep a reason; past the first thousand they are counted only."""
        kept = self.remarks if item.minor else self.skipped
        if len(kept) < _MOST_REASONS:
            kept.append(item)
        else:
            self.more += not item.minor

    def as_json(self) -> dict[str, Any]:
        """The shape that CLI.md promises, and more."""
        left_out = [*self.skipped, *([Skipped(self.file, self.error)] if self.error else [])]
        if self.more:
            left_out.append(Skipped(self.file, Said("{0} more places were left out for such reasons", self.more)))
        return {
            "file": self.file,
            "format": self.format,
            "added": dict(self.added),
            "updated": dict(self.updated),
            "skipped": [{"where": s.where, "why": s.why} for s in left_out],
            "remarks": [{"where": s.where, "why": s.why} for s in self.remarks],
            "offers": [
                {"note": note, "what": o.what, "due": o.due.isoformat() if o.due else None} for note, o in self.offers
            ],
        }


@dataclass(slots=True)
class Report:
    """What came of an import. `group` is what undo takes back; `cancelled`: somebody stopped it between two chunks."""

    files: list[FileReport] = field(default_factory=list)
    group: str = ""
    cancelled: bool = False

    @property
    def added(self) -> Counter[str]:
        return sum((f.added for f in self.files), Counter())

    @property
    def updated(self) -> Counter[str]:
        return sum((f.updated for f in self.files), Counter())

    @property
    def complete(self) -> bool:
        """Whether everything came in: no error, nothing left out that anybody would miss."""
        return not self.cancelled and not any(f.error or f.skipped for f in self.files)

    @property
    def failed(self) -> bool:
        """Whether no file could be read at all."""
        return bool(self.files) and all(f.error and not f.added and not f.updated for f in self.files)

    def as_json(self) -> dict[str, Any]:
        return {"files": [f.as_json() for f in self.files], "cancelled": self.cancelled}


@dataclass(frozen=True, slots=True)
class Looked:
    """A file looked into: its preview, or the sentence why it cannot be read."""

    path: Path
    preview: Preview | None
    error: str = ""


@dataclass(slots=True)
class _Job:
    source: Source
    options: Options
    report: FileReport
    format: Format | None = None
    rank: int = 9


class Imports:
    """The use cases of bringing files in."""

    def __init__(self, app: Tacit) -> None:
        self._app = app
        self._formats = Formats(app.kinds)

    @property
    def formats(self) -> list[tuple[str, str]]:
        """(name, label) of the formats that can be read."""
        return [(one.name, one.label) for one in self._formats.all]

    def preview(
        self, paths: Sequence[Path | str], options: Options | None = None, format_name: str = ""
    ) -> list[Looked]:
        """Look into files (and the files of folders); nothing is written."""
        out = []
        for path, fault in self._expand(paths):
            try:
                if fault:
                    raise ExchangeError(fault)
                out.append(Looked(path, self._formats.inspect(path, self._settled(options), format_name)))
            except TacitError as error:
                out.append(Looked(path, None, error.sentence))
            except OSError:
                out.append(Looked(path, None, _unreadable(path)))
        return out

    def run(
        self,
        paths: Sequence[Path | str],
        options: Options | Mapping[Path, Options] | None = None,
        *,
        format_name: str = "",
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Report:
        """Bring files in. `options` hold for all, or for each by its path. What was filed before a cancel stays."""
        jobs = [self._job(path, fault, options, format_name) for path, fault in self._expand(paths)]
        report = Report([job.report for job in jobs], self._app.store.ids.record())
        ready = sorted((job for job in jobs if job.format is not None), key=lambda job: job.rank)
        if not ready:
            return report
        with self._app.store.read() as session:
            known = Known(session, self._app.kinds)
        filing = Filing(self._app.kinds, known, self._app.attachments, self._app.default_audience)
        for number, job in enumerate(ready, 1):
            if report.cancelled:
                job.report.error = f"{job.report.file} was not begun: the import was stopped before it."
                continue
            filing.next_file()

            def told(records: int, job: _Job = job, number: int = number) -> None:
                if progress is not None:
                    source = job.source
                    progress(Progress(source.name, number, len(ready), source.done, source.size, records))

            try:
                report.cancelled = not self._file_all(job, filing, report.group, told, cancelled or (lambda: False))
            finally:
                job.report.added, job.report.updated = filing.added, filing.updated
                for item in filing.skipped:
                    job.report.note(item)
        return report

    def rehearse(self, paths: Sequence[Path | str], options: Options | None = None, *, format_name: str = "") -> Report:
        """What an import would add, update and leave out; nothing is written."""
        with self._app.rehearsal() as tried:
            return tried.imports.run(paths, options, format_name=format_name)

    # --- one file
    # -------------------------------------------------------------------------------------------------------

    def _file_all(
        self, job: _Job, filing: Filing, group: str, told: Callable[[int], None], cancelled: Callable[[], bool]
    ) -> bool:
        """File everything of a file; False where it was cancelled."""
        assert job.format is not None
        items = _guarded(job.format.read(job.source, job.options), job.report)
        count = 0
        while True:
            told(count)
            chunk = _chunk(items, job.report)
            before = Counter(filing.added), Counter(filing.updated)
            try:
                with self._app.store.work(IMPORT, group=group, label=QT_TRANSLATE_NOOP("db", "an import")) as work:
                    filing.begin(work)
                    filing.prefetch(chunk)
                    for draft in chunk:
                        record_id = filing.file(draft)
                        if record_id and draft.offers:
                            job.report.offers += [(record_id, offer) for offer in draft.offers]
                    if not chunk:
                        filing.finish_file()
                        filing.finish()
                    faults.point("import.chunk")
            except TacitError as error:
                filing.added, filing.updated = before
                kept = f" {count} records came in before." if count else ""
                job.report.error = f"{error.sentence}{kept}"
                return False
            count += len(chunk)
            if not chunk:
                return True
            if cancelled():
                job.report.error = f"{job.report.file}: stopped. {count} records came in; undo takes them back."
                return False

    # --- files
    # ----------------------------------------------------------------------------------------------------------

    def _job(self, path: Path, fault: str, options: Options | Mapping[Path, Options] | None, format_name: str) -> _Job:
        given = options.get(path) if isinstance(options, Mapping) else options
        report = FileReport(path.name)
        job = _Job(Source.__new__(Source), self._settled(given), report)
        try:
            if fault:
                raise ExchangeError(fault)
            job.source = Source(path)
            chosen = self._formats.named(format_name) if format_name else self._formats.of(job.source)[0]
            report.format = chosen.name
            job.rank = self._rank(chosen, job)
            job.format = chosen
        except TacitError as error:
            report.error = error.sentence
        except OSError:
            report.error = _unreadable(path)
        return job

    def _rank(self, chosen: Format, job: _Job) -> int:
        if not isinstance(chosen, Csv):
            return _RANKS.get(chosen.name, 8)
        kinds = chosen.kinds(job.source, job.options)
        return next((rank for kind, rank in _TABLE_RANKS if kind in kinds), 8)

    def _settled(self, options: Options | None) -> Options:
        """Options with what this computer and its settings know."""
        options = options or Options()
        zone = getattr(self._app.zone, "key", None)
        return replace(
            options,
            zone=zone if zone and options.zone == "UTC" else options.zone,
            today=options.today or self._app.today(),
            day_first=options.day_first if options.day_first is not None else self._app.settings.day_first,
        )

    def _expand(self, paths: Sequence[Path | str]) -> Iterator[tuple[Path, str]]:
        """Files, and the files in folders; hidden ones and links out of a folder are passed over."""
        for given in paths:
            path = Path(given)
            try:
                folder_given = path.is_dir()
            except OSError:  # a name that no file system takes
                yield path, f"There is no file of that name ({len(path.name)} letters). Nothing was changed."
                continue
            if folder_given:
                found = 0
                for folder, subfolders, files in os.walk(path):
                    subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
                    for name in sorted(files):
                        one = Path(folder, name)
                        if name.startswith(".") or one.is_symlink() or not one.is_file():
                            continue
                        found += 1
                        if found <= _MOST_FILES:
                            yield one, ""
                if not found:
                    yield path, f"The folder {path.name} holds no files. Nothing was changed."
                elif found > _MOST_FILES:
                    yield path, f"The folder {path.name} holds more than {_MOST_FILES} files; the others were left out."
            elif path.is_file():
                yield path, ""
            elif path.exists():
                yield path, f"{path.name} is not a file. Nothing was changed."
            else:
                yield path, f"There is no file {path.name}. Nothing was changed. Check the name."


def _chunk(items: Iterator[Item], report: FileReport) -> list[Draft]:
    """The next drafts, no more than a unit of work should take; reasons go to the report on the way."""
    drafts: list[Draft] = []
    size = 0
    for item in items:
        if isinstance(item, Skipped):
            report.note(item)
            continue
        drafts.append(item)
        size += len(item.data or b"")
        if len(drafts) >= CHUNK or size > _CHUNK_BYTES:
            break
    return drafts


def _guarded(items: Iterator[Item], report: FileReport) -> Iterator[Item]:
    """The items of a file; what cannot be read on becomes the report's error."""
    try:
        yield from items
    except TacitError as error:
        report.error = error.sentence
    except OSError:
        report.error = f"{report.file} could not be read to its end. What was read came in. Check the disk it is on."
    except RecursionError:
        report.error = f"{report.file} nests too deeply to be read. What was read before came in."


def _unreadable(path: Path) -> str:
    return f"{path.name} could not be opened. Nothing was changed. Check that the file is there and may be read."
