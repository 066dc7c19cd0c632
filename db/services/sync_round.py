"""One round of a profile with its shared store, and what it leaves to do: done also where the round had to stop."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.services import sync_audiences, sync_joining, sync_standing
from db.services import sync_places as places
from db.services.sync_parts import Progress, Stop, SyncReport, Told
from db.store import arrivals, journal
from db.store.errors import TacitError
from db.sync import conflicts as conflicting
from db.sync.arriving import PAGE
from db.sync.refusals import WITHDRAWN
from db.sync.replica import Replica
from db.sync.rounds import Cancelled, Report, Rounds

if TYPE_CHECKING:
    from db.services.app import Tacit

#: So many records of one round are taken into the search index while more come.
_MUCH = 3000


class Round:
    """One round. `brought_much` afterwards: so much that the search index takes it in beside it."""

    def __init__(self, tacit: Tacit, where: places.Place, told: Told | None, stop: Stop) -> None:
        self._tacit, self._where, self._told, self._stop = tacit, where, told, stop
        self._replica = Replica(tacit.store)
        self._report, self._taken_in, self._stopped = Report(), 0, False
        self.brought_much = False

    def run(self) -> SyncReport:
        """The whole of it. What it stops at is kept, to be told until another round comes through: SyncError of the
        store, TacitError of this computer."""
        began, tacit = time.monotonic(), self._tacit
        before, kept, audience = tacit.store.high_water(), self._kept(), tacit.default_audience
        try:
            sync_joining.say_role(tacit)
            tacit.stores.note_erasures(self._where)
            self._exchange()
        except TacitError as fault:
            with suppress(TacitError):  # a full disk, which is why it stopped
                self._replica.remember(trouble=sync_standing.kept(fault))
                self._let_go()
            raise
        if not self._stopped:
            self._replica.remember(trouble=sync_standing.told(self._report), last=str(tacit.store.now_ms()))
        sync_audiences.hear(tacit)
        pulled, withdrawn, colleagues = self._arrived(before)
        self._reindexed()
        self._let_go()
        self._look_after(colleagues)
        return SyncReport(
            pulled=pulled,
            pushed=self._report.taken,
            conflicts=len(conflicting.open_ones(tacit.store)),
            withdrawn=withdrawn,
            refused=self._report.refused + len(self._kept() - kept),
            took_ms=round((time.monotonic() - began) * 1000),
            cursor=max(self._replica.cursors().values(), default=0),
            restored=self._report.restored,
            read_only=self._report.read_only,
            stopped=self._stopped,
            default_audience=tacit.default_audience if tacit.default_audience != audience else "",
        )

    def _exchange(self) -> None:
        """Pull, merge, push."""
        tacit = self._tacit
        shared = places.open_shared(tacit, self._where)
        try:
            rounds = Rounds(tacit.store, shared, files=tacit.attachments, on_step=self._step, stop=self._stop)
            self._report = rounds.run()
        except Cancelled:
            self._stopped = True
        finally:
            shared.close()

    def _step(self, so_far: Report, more: bool) -> None:
        self._report = so_far
        if so_far.heard - self._taken_in >= _MUCH:
            self.brought_much, self._taken_in = True, so_far.heard
            self._reindexed()
            self._tacit.finder.keep_up()
        sync_audiences.hear(self._tacit)
        if self._told is not None:
            self._told(Progress(so_far.heard, so_far.taken, more))

    # --- what came of it ----------------------------------------------------------------------------------------------

    def _kept(self) -> set[str]:
        """Changes of mine to records that I may not see any more: kept here, as nobody took them."""
        return {one.op.id for one in conflicting.refused(self._tacit.store) if one.reason == WITHDRAWN}

    def _arrived(self, before: int) -> tuple[int, int, int]:
        """How many records came or changed since that entry of the journal, how many left this computer, and how many
        colleagues there are among the first."""
        entry = journal.entry_table.c
        left = entry.field == journal.ERASED
        query = select(
            func.count(entry.record.distinct()).filter(~left),
            func.count(entry.record.distinct()).filter(left),
            func.count(entry.record.distinct()).filter(~left, entry.kind == sync_joining.COLLEAGUE),
        ).where(entry.seq > before, entry.origin == arrivals.ORIGIN)
        with self._tacit.store.read() as session:
            pulled, withdrawn, colleagues = session.execute(query).one()
        return int(pulled), int(withdrawn), int(colleagues)

    # --- what it leaves to do -----------------------------------------------------------------------------------------

    def _reindexed(self) -> None:
        """The index follows an id that was taken over."""
        if self._replica.get("reindex"):
            self._tacit.finder.rebuild()
            self._replica.remember(reindex="")

    def _let_go(self) -> None:
        """What left this computer leaves its files too: what was erased for law goes from backups and free pages, what
        was withdrawn takes its attached files along, and leaves index and backups with the next backup. Marked in the
        transaction that took the records (`arriving.py`), so that neither a kill nor a fault keeps it from being
        done."""
        if scrub := self._replica.get("scrub").split():
            contents = [one.removeprefix("content:") for one in scrub if one.startswith("content:")]
            self._tacit.safety.erased_elsewhere([one for one in scrub if ":" not in one], contents)
            self._replica.remember(scrub="")
        if withdrawn := self._replica.get("sweep").split():
            self._tacit.safety.let_go_of([one for one in withdrawn if one != PAGE])
            self._tacit.kept_page.drop()
            self._replica.remember(sweep="")

    def _look_after(self, colleagues: int) -> None:
        """An administrator's laptop says of colleagues that came what they are; the store gets the care of the day."""
        if colleagues and self._replica.get("role") == sync_joining.ADMINISTRATOR:
            self._tacit.stores.show_roles(self._where)
        self._tacit.stores.look_after(self._where)
