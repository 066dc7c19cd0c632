"""Bugs planted on purpose: each takes one rule of sync out of the product, and the simulator must notice."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest

from db.domain.sync import meeting, merge3, verdict
from db.domain.sync.ops import CLAIMED, CREATED, Answer, Op, Outcome, Page
from db.store.store import Store
from db.sync import arriving, conflicts, outbox, replica, retrying
from tests.db.sync import memory

Plant = Callable[[pytest.MonkeyPatch], None]


def loser_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The value that is not shown goes nowhere."""
    monkeypatch.setattr(meeting, "_keep", lambda state, entry: None)


def last_writer_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes last covers what is there, seen or not."""
    monkeypatch.setattr(meeting, "saw", lambda state, op: True)


def acknowledged_when_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes out counts as delivered, whether an answer comes or not."""
    monkeypatch.setattr(replica.Replica, "in_flight", _forgetful)


def _forgetful(self: replica.Replica) -> None:
    with self.store.work("sync") as work:
        connection = work.session.connection()
        row = connection.execute(replica._sent.select()).first()
        if row is not None:
            entries = [seq for seqs in replica.json.loads(row.entries).values() for seq in seqs]
            outbox.acknowledge(connection, entries)
            connection.execute(replica._sent.delete())


def cursor_runs_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page moves the cursor past what it brought."""
    pull = memory.Memory.pull

    def ahead(self: memory.Memory, *given: Any) -> Page:
        page = pull(self, *given)
        return dataclasses.replace(page, cursors=dict.fromkeys(page.cursors, self.room.seq), more=False)

    monkeypatch.setattr(memory.Memory, "pull", ahead)


def feed_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number of the feed is taken before others that are seen first: a late commit."""
    push = memory.Memory.push

    def late(self: memory.Memory, *given: Any) -> Any:
        before = dict(self.room.feed)
        pushed = push(self, *given)
        fresh = [line for line, said in self.room.feed.items() if before.get(line) != said]
        if fresh and self.room.seq % 3 == 0:
            seq, gone = self.room.feed[fresh[0]]
            self.room.feed[fresh[0]] = (max(0, seq - 2), gone)
        return pushed

    monkeypatch.setattr(memory.Memory, "push", late)


def gone_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that left the person's sight stays on the laptop."""
    monkeypatch.setattr(arriving.Arriving, "gone", lambda self, items: None)


def audience_left_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who leaves a team keeps its records."""
    monkeypatch.setattr(arriving.Arriving, "_lost", lambda self, page: [])


def move_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that moves to another audience is not taken from the old one."""
    marks = memory.marks
    monkeypatch.setattr(memory, "marks", lambda old, new: marks(None, new))


def proof_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that was put back is taken for what it was."""
    hello = memory.Client.hello
    monkeypatch.setattr(memory.Client, "hello", lambda *a: dataclasses.replace(hello(*a), proven=True))
    monkeypatch.setattr(memory.Client, "_proven", lambda self, proof: None)


def absent_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that was put back gets changes again, and not the records that it never had."""
    monkeypatch.setattr(replica.Replica, "offer_absent", lambda self: 0)


def nothing_offered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that was put back is heard anew and told nothing."""
    hear = replica.Replica.hear_anew
    monkeypatch.setattr(replica.Replica, "hear_anew", lambda self: hear(self, days=-1000))


def texts_are_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two texts the laptop's is taken for the merge of both."""
    monkeypatch.setattr(arriving, "rebase_text", lambda base, mine, theirs: mine)


def pull_covers_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes is written over changes that were not sent yet, and those count as done."""

    def covered(self: arriving._Meeting) -> None:
        outbox.acknowledge(self._connection, [one.seq for some in self._waiting.values() for one in some])
        arriving.arrivals.change(self._work, self._kind, self._row, self._arrival)

    monkeypatch.setattr(arriving._Meeting, "run", covered)


def withdrawn_edits_vanish(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waited on a record that left goes with it."""
    monkeypatch.setattr(arriving, "refuse", lambda *given: None)


def removal_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever removes an element of a set removes it for all who added it."""
    apply_set = meeting.apply_set

    def harsh(rows: Any, value: Any) -> Any:
        return [row for row in apply_set(rows, value) if row[0] not in value.get("remove", {})]

    monkeypatch.setattr(meeting, "apply_set", harsh)


def additions_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set is taken over as the laptop has it."""
    apply_set = meeting.apply_set
    monkeypatch.setattr(meeting, "apply_set", lambda rows, value: apply_set([], value))


def refused_stays_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the store refused goes on being shown on the laptop as if it were so."""
    monkeypatch.setattr(replica.Replica, "_take_back", lambda self, work, batch, answers: None)


def not_idempotent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that comes twice is judged twice."""
    answer = memory.Memory._answer

    def twice(self: memory.Memory, caller: Any, op: Op, stamps: Any) -> Any:
        kept, self.room.ops = self.room.ops, {one: op_ for one, op_ in self.room.ops.items() if one != op.id}
        told = answer(self, caller, op, stamps)
        self.room.ops = kept | self.room.ops
        return told

    monkeypatch.setattr(memory.Memory, "_answer", twice)


def ends_of_promises_cover_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two different ends of a promise: the later is taken, and nobody asked."""
    monkeypatch.setattr(meeting, "_may_follow", lambda shown, new: True)


def deletion_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of a record in the trash that did not know of it stays there unseen."""
    monkeypatch.setattr(meeting, "_revive", lambda state, op: None)


def choices_are_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who settles that what is shown stays tells the store nothing that another choice would meet."""
    monkeypatch.setattr(conflicts, "_say_again", lambda *given: None)


def trash_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was thrown away before it was sent goes to the store, as thrown away."""
    monkeypatch.setattr(outbox._Maker, "_thought_better_of", lambda self, record: False)


def everybody_sees_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store hands out records whatever their audience."""
    keys = memory.Memory.keys
    monkeypatch.setattr(
        memory.Memory, "keys", lambda self, caller: tuple({*keys(self, caller), *(key for key, _ in self.room.feed)})
    )


def words_go_without_their_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written after a move that is refused is judged as if there had been none."""
    monkeypatch.setattr(memory.Memory, "judge_next", lambda self, unmoved, *given: verdict.judge(*given))


def clocks_are_not_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store takes stamps from a clock that runs days ahead."""
    monkeypatch.setattr(verdict, "capped", lambda clock, now_ms: clock)


def clock_is_not_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop does not learn from the store how wrong its clock is."""
    monkeypatch.setattr(Store, "correct", lambda self, offset_ms: None)


def stamps_of_others_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written after a change that came may be stamped before it."""
    monkeypatch.setattr(Store, "observe", lambda self, clock: None)


def erased_stays_on_laptops(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that hears of an erasure keeps what it has."""
    monkeypatch.setattr(arriving.Arriving, "_erase", lambda self, item: None)


def tombstones_go_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store clears tombstones away with the night's care, whoever has yet to pass them."""
    monkeypatch.setattr(memory, "TOMBSTONE_MS", 0)


def anyone_moves_records(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may see a record is for everybody to say."""
    audience = verdict._audience
    as_manager = lambda state, op, caller, rules: audience(  # noqa: E731
        state, op, dataclasses.replace(caller, role="manager"), rules
    )
    monkeypatch.setattr(verdict, "_audience", as_manager)


def anyone_changes_teams(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rep puts themself into a team."""
    monkeypatch.setattr(verdict, "_barred", lambda op, caller: "")


def rejection_stops_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in a batch behind an operation that does not fit is not judged; it waits behind it for ever."""
    answer, push = memory.Memory._answer, memory.Memory.push
    stuck: set[int] = set()

    def judged(self: memory.Memory, caller: Any, op: Op, stamps: Any) -> Any:
        told = Answer(op.id, Outcome.REJECTED) if stuck else answer(self, caller, op, stamps)
        stuck.update({1} - {told.outcome.accepted})
        return told

    def pushed(self: memory.Memory, *given: Any) -> Any:
        stuck.clear()
        told = push(self, *given)
        return dataclasses.replace(
            told, answers=tuple(itertools.takewhile(lambda one: one.outcome.accepted, told.answers))
        )

    monkeypatch.setattr(memory.Memory, "push", pushed)
    monkeypatch.setattr(memory.Memory, "_answer", judged)


def clone_is_not_detected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever number a batch has, the store takes it for the next of its device."""
    push = memory.Memory.push

    def careless(self: memory.Memory, caller: Any, batch: Any) -> Any:
        self.room.devices.pop(batch.device, None)
        return push(self, caller, batch)

    monkeypatch.setattr(memory.Memory, "push", careless)


def erased_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that was erased for law is taken anew from a laptop that still has it."""
    answer = memory.Memory._answer

    def forgetful(self: memory.Memory, caller: Any, op: Op, stamps: Any) -> Any:
        state = self.room.records.get(op.record)
        claimed = state is not None and state.gone == CLAIMED and state.created_by == op.author
        if op.field == CREATED and state is not None and (claimed or state.gone == "erased"):
            del self.room.records[op.record]
        answered = answer(self, caller, op, stamps)
        if state is not None:
            self.room.records.setdefault(op.record, state)
        return answered

    monkeypatch.setattr(memory.Memory, "_answer", forgetful)


def texts_are_merged_by_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two changes of the digits of one number make a number."""
    monkeypatch.setattr(merge3, "words", list)


def a_group_of_digits_is_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """An amount in groups is taken for several words."""
    monkeypatch.setattr(merge3, "words", lambda text: re.findall(r"\s+|\S+", text))


def nothing_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was refused stays refused, also when its reason has passed."""
    monkeypatch.setattr(retrying, "due", lambda *given: [])


def a_day_is_offered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that was put back hears what was done in the last day, and not in the last 90."""
    hear = replica.Replica.hear_anew
    monkeypatch.setattr(replica.Replica, "hear_anew", lambda self: hear(self, days=1))


def half_a_year_away_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that lay in a drawer for half a year goes on where it was."""
    monkeypatch.setattr(replica.Replica, "away_for_long", lambda self: False)


MUTANTS: dict[str, Plant] = {
    plant.__name__: plant
    for plant in (
        loser_is_dropped,
        last_writer_wins,
        acknowledged_when_sent,
        cursor_runs_ahead,
        feed_trap,
        gone_is_passed_over,
        audience_left_is_passed_over,
        move_leaves_no_trace,
        proof_is_not_asked,
        absent_is_not_offered,
        nothing_offered_again,
        texts_are_overwritten,
        pull_covers_what_waits,
        withdrawn_edits_vanish,
        removal_wins,
        additions_are_replaced,
        refused_stays_shown,
        not_idempotent,
        ends_of_promises_cover_each_other,
        deletion_wins,
        choices_are_not_said,
        trash_is_sent,
        everybody_sees_everything,
        words_go_without_their_move,
        clocks_are_not_capped,
        clock_is_not_corrected,
        stamps_of_others_are_passed_over,
        erased_stays_on_laptops,
        tombstones_go_at_once,
        anyone_moves_records,
        anyone_changes_teams,
        rejection_stops_the_queue,
        clone_is_not_detected,
        erased_comes_back,
        texts_are_merged_by_character,
        a_group_of_digits_is_a_word,
        nothing_is_tried_again,
        a_day_is_offered_again,
        half_a_year_away_is_nothing,
    )
}
