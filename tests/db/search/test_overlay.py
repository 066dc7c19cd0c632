"""The overlay takes in one record after the other: each save lays out a few, and a search visits few parts."""

from __future__ import annotations

from db.search import overlay as module
from db.search.overlay import FAN, Overlay
from db.search.schema import Analysed
from db.search.view import MemoryPart
from tests.db.search.stand_in import note


def _put(overlay: Overlay, seq: int, uid: str, text: str = "Xylophon") -> None:
    overlay.put({uid: (seq, note(uid, text).analysed())})


def test_one_record_after_the_other_makes_few_parts(monkeypatch) -> None:
    laid: list[int] = []

    class Counted(MemoryPart):
        def __init__(self, records: list[Analysed]) -> None:
            laid.append(len(records))
            super().__init__(records)

    monkeypatch.setattr(module, "MemoryPart", Counted)
    overlay = Overlay()
    for seq in range(200):
        _put(overlay, seq, f"n{seq}")
        assert len(overlay.parts()) <= 3 * FAN
        assert sum(part.size for part, _ in overlay.parts()) == seq + 1
    assert sorted(laid)[len(laid) * 9 // 10] <= FAN, "nine saves of ten lay out no more than the smallest part"
    assert sum(laid) < 200 * 6


def test_a_record_saved_over_and_over_stays_one() -> None:
    overlay = Overlay()
    for seq in range(50):
        _put(overlay, seq, "same", f"round{seq}")
    assert sum(part.size for part, _ in overlay.parts()) <= FAN
    alive = sum(part.size if mask is None else int(mask.sum()) for part, mask in overlay.parts())
    assert (len(overlay), alive) == (1, 1)
