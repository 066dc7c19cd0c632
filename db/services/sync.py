"""Use cases of the shared store: joining and leaving it, rounds of sync, what waits, what needs a person, who may see a
record.

A round runs on whatever thread calls it and never holds the profile's write lock for longer than a page or a batch.
Everything else here reads what the last round left, without a network.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.domain.said import counted
from db.domain.said import joined as joined_words
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Attachment
from db.services import audience_words, sync_audiences, sync_conflicts, sync_waiting, sync_watch
from db.services import sync_places as places
from db.services.sync_parts import (
    Audience,
    Conflict,
    Progress,
    Ref,
    Standing,
    Stop,
    SyncError,
    SyncReport,
    Told,
    Waiting,
    WrongPassword,
)
from db.services.sync_turn import Turns
from db.store import arrivals, journal, sync_tables
from db.store.errors import Invalid, TacitError
from db.sync import conflicts as conflicting
from db.sync import joining
from db.sync.protocol import ForeignStore
from db.sync.replica import Replica
from db.sync.rounds import Cancelled, Report, Rounds

if TYPE_CHECKING:
    from db.services.app import Tacit

__all__ = ["Sync", "SyncError", "SyncReport", "TacitError", "WrongPassword"]

#: The most that a list of what waits shows.
_MOST = 500
#: Seconds after which the content of an attached file surely has its record.
_SETTLED = 600.0

_JOINED = QT_TRANSLATE_NOOP("db", "This profile is in another shared store already. Leave that one first.")
_NEEDED = QT_TRANSLATE_NOOP("db", "This login needs a password. Nothing was joined yet.")
_NOT_THIS = QT_TRANSLATE_NOOP("db", "The shared store does not take this login with this password. Nothing was joined.")
_NONE = QT_TRANSLATE_NOOP("db", "No shared store is joined: everything is on this computer only.")
_KEEPING = QT_TRANSLATE_NOOP("db", "keeping as a note")
_STATES = {
    "private": QT_TRANSLATE_NOOP("db", "On this computer only"),
    "current": QT_TRANSLATE_NOOP("db", "Up to date"),
    "waiting": QT_TRANSLATE_NOOP("db", "Waiting to be sent"),
    "offline": QT_TRANSLATE_NOOP("db", "Working offline"),
    "attention": QT_TRANSLATE_NOOP("db", "Needs you"),
}


class Sync:
    """The shared store of a profile, as far as a person has to do with it."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self._replica = Replica(tacit.store)
        self._turns = Turns(tacit.profile.path / "syncing")
        self._hints = sync_watch.Hints(tacit, self._place)

    # --- how things stand ---------------------------------------------------------------------------------------------

    @property
    def joined(self) -> bool:
        """Whether there is a shared store. Asks no file."""
        return bool(self._tacit.settings.store)

    def _place(self) -> places.Place:
        settings = self._tacit.settings
        if not settings.store:
            raise Invalid(_NONE)
        return places.place(settings.store, weak=settings.store_weak)

    def standing(self) -> Standing:
        """How things stand, from what the last round left: cheap, without a network."""
        if not self.joined:
            return Standing("private", title=_STATES["private"], sentence=_NONE)
        where = self._place()
        with self._tacit.store.read() as session:
            connection = session.connection()
            kept = {row.key: row.value for row in connection.execute(select(sync_tables.state_table))}
            refused = connection.execute(select(func.count()).select_from(sync_tables.refused_table)).scalar_one()
            waiting = sync_waiting.count(self._tacit, connection, bool(kept.get("private")))
        conflicts = len(conflicting.open_ones(self._tacit.store))
        trouble = json.loads(kept.get("trouble") or "{}")
        state = _state(trouble, conflicts + refused, waiting)
        last = int(kept.get("last") or 0)
        return Standing(
            state,
            waiting,
            conflicts,
            refused,
            datetime.fromtimestamp(last / 1000, UTC).astimezone(self._tacit.zone) if last else None,
            where.name,
            where.kind,
            where.enforced,
            bool(kept.get("private")),
            kept.get("role") or "",
            trouble.get("title") or _STATES[state],
            trouble.get("sentence") or _sentence(waiting, conflicts, refused),
        )

    # --- rounds -------------------------------------------------------------------------------------------------------

    def join(
        self, url: str, password: str | None = None, *, weak: bool = False, progress: Told | None = None,
        stop: Stop | None = None,
    ) -> SyncReport:  # fmt: skip
        """Join the store at this address, and do the first round. The password is kept; the settings keep the address
        alone. `weak`: the person has said that a connection less than verified will do. Invalid for an address that is
        none; WrongPassword where one is needed; SyncError else: then nothing was joined, unless it came in the middle
        of the first round, which goes on with the next."""
        where = places.place(url, weak=weak)
        settings = self._tacit.settings
        if settings.store and settings.store != where.url:
            raise Invalid(_JOINED)
        with self._turns.turn():
            try:
                self._greet(where, password)
            except WrongPassword as fault:
                if settings.store or where.address is None:
                    raise
                raise WrongPassword(_NEEDED if password is None else _NOT_THIS) from fault
            if password is not None:
                places.keep_secret(self._tacit, where, password)
            settings.store, settings.store_weak = where.url, weak
            settings.save()
            return self._round(where, progress, stop)

    def _greet(self, where: places.Place, password: str | None) -> None:
        """Find out whether the store takes this person, before anything is kept. One that this computer did not sync
        with before is begun with anew."""
        shared = places.open_shared(self._tacit, where, password)
        try:
            rounds = Rounds(self._tacit.store, shared)
            try:
                rounds.greet()
            except ForeignStore:
                if self.joined:
                    raise
                joining.leave(self._tacit.store)
                rounds.greet()
        finally:
            shared.close()

    def greet(self) -> SyncError | None:
        """Ask the store whether it is there and takes this person; nothing is exchanged. What is wrong, None where
        nothing is."""
        try:
            with self._turns.turn():
                self._greet(self._place(), None)
        except SyncError as fault:
            return fault
        return None

    def leave(self) -> None:
        """Sync no more. What is here stays here, what is in the store stays there; the password is forgotten."""
        where = self._place()
        with self._turns.turn():
            self.unlisten()
            settings = self._tacit.settings
            settings.store, settings.store_weak = "", False
            settings.save()
            places.forget_secret(self._tacit, where)
            joining.leave(self._tacit.store)
            self._replica.remember(trouble="", last="", backup_trouble="")

    def run(self, *, progress: Told | None = None, stop: Stop | None = None) -> SyncReport:
        """One round: pull, merge, push. SyncError (with `retry`) where it had to stop; what came until then is kept."""
        where = self._place()
        with self._turns.turn():
            return self._round(where, progress, stop)

    def _round(self, where: places.Place, progress: Told | None, stop: Stop | None) -> SyncReport:
        began, store = time.monotonic(), self._tacit.store
        before, stopped, report = store.high_water(), False, Report()
        self._tacit.stores.note_erasures(where)

        def step(so_far: Report, more: bool) -> None:
            nonlocal report
            report = so_far
            if progress is not None:
                progress(Progress(so_far.heard, so_far.taken, more))

        try:
            shared = places.open_shared(self._tacit, where)
            try:
                files = self._tacit.attachments
                report = Rounds(store, shared, files=files, on_step=step, stop=stop or (lambda: False)).run()
            except Cancelled:
                stopped = True
            finally:
                shared.close()
        except SyncError as fault:
            said = {"title": fault.title, "sentence": fault.sentence, "retry": fault.retry}
            self._replica.remember(trouble=json.dumps(said, ensure_ascii=False))
            raise
        if not stopped:
            self._replica.remember(trouble="", last=str(store.now_ms()))
        pulled, withdrawn = self._arrived(before)
        self._afterwards(where, withdrawn)
        return SyncReport(
            pulled=pulled,
            pushed=report.taken,
            conflicts=len(conflicting.open_ones(store)),
            withdrawn=withdrawn,
            refused=report.refused,
            took_ms=round((time.monotonic() - began) * 1000),
            cursor=max(self._replica.cursors().values(), default=0),
            restored=report.restored,
            read_only=report.read_only,
            stopped=stopped,
        )

    def _arrived(self, before: int) -> tuple[int, int]:
        """How many records came or changed since that entry of the journal, and how many left this computer."""
        entry = journal.entry_table.c
        left = entry.field == journal.ERASED
        query = select(
            func.count(entry.record.distinct()).filter(~left), func.count(entry.record.distinct()).filter(left)
        ).where(entry.seq > before, entry.origin == arrivals.ORIGIN)
        with self._tacit.store.read() as session:
            pulled, withdrawn = session.execute(query).one()
        return int(pulled), int(withdrawn)

    def _afterwards(self, where: places.Place, withdrawn: int) -> None:
        """What a round leaves to do: the index follows an id that was taken over, what was erased for law goes from
        backups and free pages too, what was withdrawn takes its attached files along, and the shared file gets its
        backup of the day from whoever notices that it is due."""
        if self._replica.get("reindex"):
            self._tacit.finder.rebuild()
            self._replica.remember(reindex="")
        if scrub := self._replica.get("scrub").split():
            contents = [one.removeprefix("content:") for one in scrub if one.startswith("content:")]
            self._tacit.safety.erased_elsewhere([one for one in scrub if ":" not in one], contents)
            self._replica.remember(scrub="")
        if self._replica.get("reindex"):  # this person's id is another one now
            self._tacit.finder.rebuild()
            self._replica.remember(reindex="")
        if withdrawn:
            with self._tacit.store.read() as session:
                named = session.scalars(select(Attachment.sha256)).all()
            self._tacit.attachments.sweep(named, time.time() - _SETTLED)
        self._tacit.stores.back_up_nightly(where)

    def pause(self, failures: int) -> float:
        """Seconds to wait after so many failed rounds in a row: growing, with jitter."""
        return places.pause_after(failures)

    def hint(self, seconds: float, stop: Stop | None = None) -> bool:
        """Wait until somebody else may have written to the store, for `seconds` at most; whether so. Of one thread; a
        fault of the connection is no hint. `unlisten` lets go of the connection."""
        return self._hints.wait(seconds, stop or (lambda: False))

    def unlisten(self) -> None:
        """Let go of the connection of `hint`."""
        self._hints.close()

    def watch(self, report: Callable[[SyncReport | SyncError], None], stop: Stop) -> None:
        """Rounds until `stop`: when somebody writes here or there, else every few minutes, with growing pauses after
        faults. `report` hears of each round. SyncError where only a person can go on."""
        sync_watch.watch(self._tacit, report, stop)

    # --- what waits ---------------------------------------------------------------------------------------------------

    def waiting(self) -> list[Waiting]:
        """What is not at the store: refused changes first, then what is still to be sent, the newest first."""
        return sync_waiting.waiting(self._tacit, bool(self._replica.get("private")), _MOST) if self.joined else []

    def discard(self, waiting_id: str) -> None:
        """Take back a change that is not at the store: of a `Waiting` or of one `Change`, by its id (or the start of
        it). The record goes back to what the store last said; one that the store never had goes to the trash; a refused
        one is let go of. NotFound; Busy where it is on its way."""
        sync_waiting.discard(self._tacit, waiting_id)

    def keep_as_note(self, waiting_id: str) -> Ref:
        """Let go of a change that the store did not take, by its whole id, and keep its words in a note for me alone.
        Can be undone. Gives the note. NotFound where it is settled already."""
        note = conflicting.keep_as_note(self._tacit.store, waiting_id, label=_KEEPING)
        return Ref(note, self._tacit.records.names([note])[note])

    # --- what needs a person ------------------------------------------------------------------------------------------

    def conflicts(self) -> list[Conflict]:
        """Values that met and could not both be shown."""
        return sync_conflicts.conflicts(self._tacit)

    def resolve(self, conflict_id: str, keep: str, text: str = "") -> Ref:
        """Settle one: `keep` 'mine', 'theirs', 'both', or 'text' with what is to stand there. The id may be shortened.
        Gives the record. NotFound; Invalid where it does not fit."""
        return sync_conflicts.resolve(self._tacit, conflict_id, keep, text)

    # --- who may see a record -----------------------------------------------------------------------------------------

    @property
    def role(self) -> str:
        """What this person may do in the store: rep, manager or administrator, as it last said; '' where none is
        joined."""
        return self._replica.get("role") if self.joined else ""

    def audiences(self) -> tuple[Audience, ...]:
        """The choices of a picker: only me, named people, teams, everyone."""
        return sync_audiences.choices(self._tacit, self.role in ("manager", "administrator"))

    def colleagues(self) -> tuple[Ref, ...]:
        """Whom `people` may name, by name; not myself."""
        return sync_audiences.colleagues(self._tacit)

    def people(self, ids: Sequence[str]) -> str:
        """The audience of these colleagues and me."""
        return sync_audiences.people(self._tacit, ids)

    def default_audience(self) -> str:
        """Who may see what is written from now on: only me until a store is joined, then what the settings say."""
        return self._tacit.default_audience

    def set_default_audience(self, text: str) -> str:
        """From now on new records are for these, told as in `parse_audience`; gives the audience. Invalid."""
        audience = self.parse_audience(text)
        self._tacit.settings.default_audience = audience
        self._tacit.settings.save()
        return audience

    def audience_words(self, audience: str) -> str:
        """An audience as people read it: “Only me”, “Everyone”, “Team North”, “Ute Brandt and me”."""
        names = self._tacit.records.names(audience_words.named([audience]))
        return audience_words.words(audience, names, self._tacit.store.me)

    def parse_audience(self, text: str) -> str:
        """The audience that a text means: me, everyone, the name of a team, names of colleagues with commas between.
        Invalid."""
        return sync_audiences.parse(self._tacit, text)

    def hidden(self, ids: Sequence[str]) -> list[Ref]:
        """What these records refer to that only I may see, while others may see them: others read “hidden” there."""
        return sync_audiences.hidden(self._tacit, ids)

    def set_audience(self, ids: Sequence[str], audience: str) -> list[Ref]:
        """Let others see these records, or see them no more; what was made of them (pieces of a capture, attached
        files) goes along. One thing to undo. Gives what changed. Invalid, with nothing changed, where it is not for me
        to say."""
        return sync_audiences.change(self._tacit, ids, audience, self.role)


def _state(trouble: dict[str, object], needs: int, waiting: int) -> str:
    if trouble and not trouble.get("retry"):
        return "attention"
    if needs:
        return "attention"
    if trouble:
        return "offline"
    return "waiting" if waiting else "current"


def _sentence(waiting: int, conflicts: int, refused: int) -> str:
    """“2 conflicts to settle · 1 record waits to be sent”."""
    parts = [
        (
            conflicts,
            QT_TRANSLATE_NOOP("db", "{0} conflict to settle"),
            QT_TRANSLATE_NOOP("db", "{0} conflicts to settle"),
        ),
        (refused, QT_TRANSLATE_NOOP("db", "{0} change refused"), QT_TRANSLATE_NOOP("db", "{0} changes refused")),
        (
            waiting,
            QT_TRANSLATE_NOOP("db", "{0} record waits to be sent"),
            QT_TRANSLATE_NOOP("db", "{0} records wait to be sent"),
        ),
    ]
    return joined_words(counted(number, one, many) for number, one, many in parts if number)
