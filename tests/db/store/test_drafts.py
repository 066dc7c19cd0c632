"""Drafts on disk: sealed, whole, out of each other's way."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.store import drafts as module
from db.store.drafts import Drafts, files
from db.store.errors import DiskTrouble, Invalid, NotFound

KEY = bytes(range(32))
CANARY = "the buyer leaves in spring and nobody may know"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts", KEY)


def test_what_is_saved_comes_back_and_replaces_what_was(drafts: Drafts) -> None:
    name = drafts.save(None, {"text": CANARY})
    assert drafts.get(name) == {"text": CANARY}
    assert drafts.save(name, {"text": "changed"}) == name
    assert drafts.all() == [(name, {"text": "changed"})]


def test_nothing_is_there_before_the_first(drafts: Drafts, tmp_path: Path) -> None:
    assert drafts.all() == []
    assert files(tmp_path / "drafts") == []
    with pytest.raises(NotFound):
        drafts.get("0123456789abcdef")
    drafts.drop("0123456789abcdef")


def test_a_dropped_one_is_gone_from_disk(drafts: Drafts, tmp_path: Path) -> None:
    drafts.drop(drafts.save(None, {"text": CANARY}))
    assert list((tmp_path / "drafts").iterdir()) == []


def test_no_word_lies_on_disk_in_plain_text(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save(None, {"text": CANARY})
    [path] = files(tmp_path / "drafts")
    for coding in ("utf-8", "utf-16-le"):
        assert CANARY[:12].encode(coding) not in path.read_bytes()
    assert CANARY[:12] not in path.name


@given(text=st.text(max_size=300), note=st.none() | st.text(max_size=5))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str, note: str | None) -> None:
    drafts = Drafts(tmp_path_factory.mktemp("any"), KEY)
    value = {"text": text, "note": note}
    assert drafts.get(drafts.save(None, value)) == value


def test_a_lone_surrogate_from_a_keyboard_hook_survives(drafts: Drafts) -> None:
    assert drafts.get(drafts.save(None, {"text": "a\ud83d b"})) == {"text": "a\ud83d b"}


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "noise", "swap"])
def test_a_damaged_one_is_put_aside_and_never_in_the_way(drafts: Drafts, tmp_path: Path, damage: str) -> None:
    good, bad = drafts.save(None, {"text": "good"}), drafts.save(None, {"text": "bad"})
    path = tmp_path / "drafts" / f"{bad}.draft"
    blob = path.read_bytes()
    path.write_bytes(
        {
            "cut": blob[:-3],
            "flip": blob[:-1] + bytes([blob[-1] ^ 1]),
            "empty": b"",
            "noise": bytes(range(200)),
            "swap": (tmp_path / "drafts" / f"{good}.draft").read_bytes(),  # another draft's file under this name
        }[damage]
    )
    assert drafts.all() == [(good, {"text": "good"})]
    aside = [file for file in (tmp_path / "drafts").iterdir() if file.name.endswith(module.ASIDE)]
    assert len(aside) == 1, "kept for whoever can mend it"
    assert drafts.all() == [(good, {"text": "good"})]


def test_another_key_does_not_open_them(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save(None, {"text": CANARY})
    assert Drafts(tmp_path / "drafts", bytes(32)).all() == []


@pytest.mark.parametrize("name", ["../evil", "a/b", "", "x", "A" * 80, "nul\0byte0", "..\\..\\evil"])
def test_a_name_never_leads_out_of_the_folder(drafts: Drafts, name: str) -> None:
    with pytest.raises(Invalid):
        drafts.get(name)
    with pytest.raises(Invalid):
        drafts.drop(name)


def test_a_disk_that_refuses_is_said_in_words_and_keeps_the_old_draft(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = drafts.save(None, {"text": "before"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskTrouble) as fault:
            drafts.save(name, {"text": CANARY})
    assert CANARY not in str(fault.value)
    assert drafts.all() == [(name, {"text": "before"})]


def test_many_hands_at_once_leave_whole_files(drafts: Drafts) -> None:
    names = [drafts.save(None, {"text": "0", "by": hand}) for hand in range(4)]

    def write(hand: int) -> None:
        for turn in range(20):
            drafts.save(names[hand], {"text": str(turn), "by": hand})

    hands = [threading.Thread(target=write, args=(hand,)) for hand in range(4)]
    for one in hands:
        one.start()
    while any(one.is_alive() for one in hands):
        assert len(drafts.all()) == 4
    assert sorted(value["by"] for _, value in drafts.all()) == [0, 1, 2, 3]
    assert {value["text"] for _, value in drafts.all()} == {"19"}
