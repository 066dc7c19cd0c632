"""Use cases of the shared store: joining and leaving it, rounds of sync, what waits, what needs a person, who may see a
record.

A round runs on whatever thread calls it and never holds the profile's write lock for longer than a page or a batch.
Everything else here reads what the last round left, without a network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from db.domain.words import QT_TRANSLATE_NOOP
from db.records import ME
from db.services import (
    audience_words,
    sync_alone,
    sync_audiences,
    sync_conflicts,
    sync_joining,
    sync_round,
    sync_standing,
    sync_waiting,
    sync_watch,
)
from db.services import sync_places as places
from db.services.sync_parts import (
    PASSING,
    Alone,
    Audience,
    Colleague,
    Conflict,
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
from db.store.errors import Invalid, TacitError
from db.sync import joining
from db.sync.replica import DAMAGED, Replica

if TYPE_CHECKING:
    from db.services.app import Tacit

__all__ = ["Sync", "SyncError", "SyncReport", "TacitError", "WrongPassword"]

#: The most that a list of what waits shows.
_MOST = 500

_JOINED = QT_TRANSLATE_NOOP("db", "This profile is in another shared store already. Leave that one first.")
_KEEPING = QT_TRANSLATE_NOOP("db", "keeping as a note")


class Sync:
    """The shared store of a profile, as far as a person has to do with it."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self._replica = Replica(tacit.store)
        self._turns = Turns(tacit.profile.path / "syncing")
        self._hints = sync_watch.Hints(tacit, self._place)
        self._last: sync_round.Round | None = None

    # --- how things stand ---------------------------------------------------------------------------------------------

    @property
    def joined(self) -> bool:
        """Whether there is a shared store. Asks no file."""
        return bool(self._tacit.settings.store)

    def _place(self) -> places.Place:
        settings = self._tacit.settings
        if not settings.store:
            raise Invalid(sync_standing.NONE)
        return places.place(settings.store, weak=settings.store_weak)

    def standing(self) -> Standing:
        """How things stand, from what the last round left: cheap, without a network."""
        if not self.joined:
            return sync_standing.private()
        return sync_standing.standing(self._tacit, self._place())

    # --- rounds -------------------------------------------------------------------------------------------------------

    def join(
        self, url: str, password: str | None = None, *, weak: bool = False, who: str = "",
        progress: Told | None = None, stop: Stop | None = None,
    ) -> SyncReport:  # fmt: skip
        """Join the store at this address, and do the first round. The password is kept; the settings keep the address
        alone. `weak`: the person has said that a connection less than verified will do. `who`: of a shared file, the id
        of a person in it (`stores.colleague_list`) who is the same, at another computer; in Postgres, of whom the login
        is, where AnotherPerson asked that. Invalid for an address that is
        none, NotFound for a file that is not there; WrongPassword where one is needed; SyncError else: then nothing was
        joined, unless it came in the middle of the first round, which goes on with the next."""
        tacit, settings, joined = self._tacit, self._tacit.settings, self.joined
        where = places.place(url, weak=weak)
        if joined and settings.store != where.url:
            raise Invalid(_JOINED)
        with self._turns.turn(), places.elsewhere(tacit, where, password):
            sync_joining.greet(tacit, where, password, joined=joined, who=who)
            if password is not None:
                places.keep_secret(tacit, where, password)
            settings.store, settings.store_weak = where.url, weak
            settings.save()
            return self._round(where, progress, stop)

    def others(self, url: str, password: str | None = None) -> list[Colleague]:
        """Of a shared file that is not joined yet: who is in it, one of whom may be myself, at another computer (`who`
        of `join`). None where I am among them already, and in Postgres, where the login says who one is. Faults as in
        `join`."""
        where = places.place(url, weak=True)
        if self.joined or where.path is None:
            return []
        found = self._tacit.stores.colleague_list(url, password)
        return [] if any(one.id == self._tacit.store.me for one in found) else [one for one in found if one.active]

    def greet(self) -> SyncError | None:
        """Ask the store whether it is there and takes this person; nothing is exchanged. What is wrong, None where
        nothing is."""
        try:
            with self._turns.turn():
                sync_joining.greet(self._tacit, self._place(), None, joined=True)
        except SyncError as fault:
            return fault
        return None

    def leave(self) -> None:
        """Sync no more. What is here stays here, what is in the store stays there; the password is forgotten."""
        where = self._place()
        with self._turns.turn():
            self.unlisten()
            settings = self._tacit.settings
            settings.store, settings.store_weak, settings.store_audience = "", False, ME
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
        self._last = sync_round.Round(self._tacit, where, progress, stop or (lambda: False))
        return self._last.run()

    @property
    def brought_much(self) -> bool:
        """Whether the last round brought so much that the search index takes it in beside it: `finder.catch_up`
        waits."""
        return self._last is not None and self._last.brought_much

    def fetch_again(self, sha256: str) -> None:
        """The content of an attachment is damaged here: the next round asks the store for it."""
        if self.joined:
            again = {*self._replica.get(DAMAGED).split(), sha256}
            self._replica.remember(**{DAMAGED: " ".join(sorted(again))})

    def pause(self, failures: int, fault: BaseException | None = None) -> float | None:
        """Seconds to wait after so many failed rounds in a row: growing, with jitter. None after a `fault` that only
        this person can mend: others pass, or are mended elsewhere (a full disk), and no word comes of it."""
        if fault is not None and not getattr(fault, "retry", False) and not isinstance(fault, PASSING):
            return None
        return places.pause_after(failures)

    def hint(self, seconds: float, stop: Stop | None = None) -> bool:
        """Wait until somebody else may have written to the store, for `seconds` at most; whether so. Of one thread; a
        fault of the connection is no hint. `unlisten` lets go of the connection."""
        return self._hints.wait(seconds, stop or (lambda: False))

    def unlisten(self) -> None:
        """Let go of the connection of `hint`."""
        self._hints.close()

    def watch(self, report: Callable[[SyncReport | TacitError], None], stop: Stop) -> None:
        """Rounds until `stop`: when somebody writes here or there, else every few minutes, with growing pauses after
        faults. `report` hears of each round. TacitError where only this person can go on."""
        sync_watch.watch(self._tacit, report, stop)

    # --- what waits ---------------------------------------------------------------------------------------------------

    def waiting(self) -> list[Waiting]:
        """What is not at the store: refused changes first, then what is still to be sent, the newest first."""
        return sync_waiting.waiting(self._tacit, bool(self._replica.get("private")), _MOST) if self.joined else []

    def discard(self, waiting_id: str) -> str:
        """Take back a change that is not at the store: of a `Waiting` or of one `Change`, by its id (or the start of
        it). What became of it: 'back', the record goes back to what the store last said; 'trash', one that the store
        never had goes there, also where its creation was refused; both can be undone; 'gone', a refused change is let
        go of. NotFound; Busy where it is on its way."""
        return sync_waiting.discard(self._tacit, waiting_id)

    def keep_as_note(self, waiting_id: str) -> Ref:
        """Let go of a change that the store did not take, by its whole id, and keep its words in a note for me alone.
        Can be undone. Gives the note. NotFound where it is settled already."""
        return sync_waiting.keep_as_note(self._tacit, waiting_id, _KEEPING)

    # --- what needs a person ------------------------------------------------------------------------------------------

    def conflicts(self) -> list[Conflict]:
        """Values that met and could not both be shown."""
        return sync_conflicts.conflicts(self._tacit)

    def resolve(self, conflict_id: str, keep: str, text: str = "") -> Ref:
        """Settle one: `keep` 'mine', 'theirs', 'both', or 'text' with what is to stand there. The id may be shortened.
        Gives the record. NotFound or Stale, with nothing settled, where something else is shown there than when it was
        read; Invalid where it does not fit."""
        return sync_conflicts.resolve(self._tacit, conflict_id, keep, text)

    # --- who may see a record -----------------------------------------------------------------------------------------

    @property
    def role(self) -> str:
        """What this person may do in the store: rep, manager or administrator, as it last said; '' where none is
        joined."""
        return self._replica.get("role") if self.joined else ""

    def audiences(self, *, new: bool = False) -> tuple[Audience, ...]:
        """The choices of a picker: only me, named people, teams, everyone. `new`: of something that the store does not
        have yet; a manager may move what is there to any team, and write for their own alone."""
        return sync_audiences.choices(self._tacit, not new and self.role in ("manager", "administrator"))

    def unheard(self, ids: Sequence[str]) -> bool:
        """Whether one of these records is not in the store yet: then its choices are those of something `new`."""
        return sync_audiences.unheard(self._tacit, ids)

    def colleagues(self) -> tuple[Ref, ...]:
        """Whom `people` may name, by name; not myself."""
        return sync_audiences.colleagues(self._tacit)

    def people(self, ids: Sequence[str]) -> str:
        """The audience of these colleagues and me."""
        return sync_audiences.people(self._tacit, ids)

    def default_audience(self) -> str:
        """Who may see what is written from now on: only me until a store is joined, then what I chose, else what the
        store says."""
        return self._tacit.default_audience

    @property
    def default_chosen(self) -> bool:
        """Whether I chose for myself who may see what is written from now on. Otherwise it is as the store says."""
        return bool(self._tacit.settings.default_audience)

    @property
    def store_says(self) -> str:
        """Who may see what is written from now on by whoever has not chosen, as the store said last."""
        return self._tacit.settings.store_audience

    def set_default_audience(self, text: str) -> str:
        """From now on new records are for these, told as in `parse_audience`, or for whom the store says (''); gives
        the audience. Invalid."""
        audience = self.audience_for_new(text) if text else ""
        self._tacit.settings.default_audience = audience
        self._tacit.settings.save()
        return audience or self._tacit.default_audience

    def audience_words(self, audience: str) -> str:
        """An audience as people read it: “Only me”, “Everyone”, “Team North”, “Ute Brandt and me”."""
        names = self._tacit.records.names(audience_words.named([audience]))
        return audience_words.words(audience, names, self._tacit.store.me)

    def parse_audience(self, text: str) -> str:
        """The audience that a text means: me, everyone, the name of a team, names of colleagues with commas between.
        Invalid."""
        return sync_audiences.parse(self._tacit, text)

    def audience_for_new(self, text: str) -> str:
        """The same for something new. Invalid, with the teams that I am in, also where the store would refuse it."""
        audience = self.parse_audience(text)
        self.check_new(audience)
        return audience

    def check_new(self, audience: str) -> None:
        """Invalid where the store would refuse something new for these."""
        sync_audiences.check_new(self._tacit, audience)

    def hidden(self, ids: Sequence[str]) -> list[Ref]:
        """What these records refer to that only I may see, while others may see them: others read “hidden” there."""
        return sync_audiences.hidden(self._tacit, ids)

    def only_mine(self) -> list[str]:
        """Everything of mine that nobody else may see, the trash aside: what was written before a store was joined, to
        be shared with `set_audience`."""
        return sync_audiences.only_mine(self._tacit)

    def count_only_mine(self) -> int:
        """How many records that are."""
        return sync_audiences.count_only_mine(self._tacit)

    def alone(self) -> list[Alone]:
        """The same by customer, with names: what is looked through before it is shared."""
        return sync_alone.by_customer(self._tacit)

    def linked(self, ids: Sequence[str]) -> list[str]:
        """These records, and those that only I may see to which they refer, and so on: without these, others read
        “hidden” there."""
        return sync_audiences.linked(self._tacit, ids)

    def set_audience(self, ids: Sequence[str], audience: str) -> list[Ref]:
        """Let others see these records, or see them no more; what was made of them (pieces of a capture, attached
        files) goes along. One thing to undo. Gives what changed. Invalid, with nothing changed, where it is not for me
        to say."""
        return sync_audiences.change(self._tacit, ids, audience, self.role)
