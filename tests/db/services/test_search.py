"""Finding through the front door: a real profile, results ready to show."""

from __future__ import annotations

import errno
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.search.storage import EncryptedStorage
from db.services import profiles
from db.services.app import Tacit
from db.services.search_keeping import FLUSH_ON_CLOSE
from db.store.errors import DiskTrouble, Invalid, NotFound
from tests.db.world import PASSPHRASE, TestWorld
from tests.noise import Noise


@pytest.fixture
def customer(tacit: Tacit) -> str:
    return tacit.records.add("customer", {"name": "Müller Pumpen GmbH", "aliases": ["MPG"]}).id


@pytest.fixture
def note(tacit: Tacit, customer: str) -> str:
    text = "They find the pricing too high.\nFrau Krüger will decide in spring."
    return tacit.records.add("note", {"text": text, "customer": customer, "topics": ["decision"]}).id


def test_what_was_just_saved_is_found_with_everything_to_show(tacit: Tacit, customer: str, note: str) -> None:
    result = tacit.finder.search("pricing krueg")
    [hit] = result.results
    assert (hit.id, hit.kind, hit.date) == (note, "note", tacit.today())
    assert hit.customer is not None
    assert (hit.customer.id, hit.customer.name) == (customer, "Müller Pumpen GmbH")
    assert hit.title == "They find the pricing too high."
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["pricing", "Krüger"]
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["pricing"]
    assert (result.total, result.did_you_mean, result.remarks) == (1, None, ())
    assert result.explained


def test_an_answer_says_that_it_lacks_what_another_search_is_taking_in(tacit: Tacit) -> None:
    tacit.finder.search("quasar")
    tacit.records.add("note", {"text": "They bought a quasar"})
    with tacit.finder._opened()._lock, ThreadPoolExecutor(1) as other:
        early = other.submit(tacit.finder.search, "quasar").result()
    late = tacit.finder.search("quasar")
    assert (early.total, early.partial) == (0, True)
    assert (late.total, late.partial) == (1, False)


def test_a_customer_is_found_by_name_alias_and_comes_before_its_notes(tacit: Tacit, customer: str, note: str) -> None:
    assert [hit.id for hit in tacit.finder.search("mull").results] == [customer, note]
    assert tacit.finder.search("mpg").results[0].id == customer


def test_filters_of_the_call_and_of_the_query_join(tacit: Tacit, customer: str, note: str) -> None:
    finder, today = tacit.finder, tacit.today()
    assert [h.id for h in finder.search("", kind="note").results] == [note]
    assert finder.search("pricing", customer=customer).total == 1
    assert finder.search("pricing", customer="nobody").total == 0
    assert finder.search("pricing", author=tacit.store.me, since=today, until=today).total == 1
    assert finder.search("pricing", since=today + timedelta(days=1)).total == 0
    assert finder.search("customer:mueller by:me topic:decision is:decision pricing").total == 0
    assert finder.search("customer:mueller by:me topic:decision pricing").total == 1


def test_an_edit_the_trash_undo_and_a_new_name_are_followed(tacit: Tacit, customer: str, note: str) -> None:
    finder = tacit.finder
    assert finder.search("pricing").total == 1
    tacit.records.delete([note])
    assert finder.search("pricing").total == 0
    tacit.records.restore([note])
    assert finder.search("pricing").total == 1
    tacit.records.edit(customer, {"name": (None, "Zebrano AG")})
    assert finder.search("zebrano").results[0].id == customer
    for n in range(FLUSH_ON_CLOSE):
        tacit.records.add("note", {"text": f"filler {n}"})
    finder.flush()
    assert {hit.id for hit in finder.search("zebrano").results} == {customer, note}


def test_a_typo_is_put_right_and_said(tacit: Tacit, note: str) -> None:
    result = tacit.finder.search("pricng decide")
    assert result.did_you_mean == "pricing decide"
    assert result.results[0].id == note


@pytest.mark.parametrize(
    ("text", "meant"), [("pumpp failure", "pump failure"), ("failure pumpp", "failure pump"), ("pumpp ", "pump ")]
)
def test_a_slip_is_said_where_a_name_sounds_like_it(tacit: Tacit, text: str, meant: str) -> None:
    tacit.records.add("customer", {"name": "Pumpe Nord"})
    told = tacit.records.add("note", {"text": "The failure of the pump; a pump is a pump."}).id
    result = tacit.finder.search(text)
    assert result.did_you_mean == meant
    assert told in [hit.id for hit in result.results]


@pytest.mark.parametrize(("text", "meant"), [("kate", None), ("catherine", None), ("maier", "meier")])
def test_the_other_spelling_of_a_name_is_no_other_word(tacit: Tacit, text: str, meant: str | None) -> None:
    for name in ("Kathryn Bell", "Jana Meier"):
        tacit.records.add("contact", {"name": name})
    tacit.records.add("note", {"text": "Late catering was served late."})
    result = tacit.finder.search(text)
    assert result.did_you_mean == meant
    assert {hit.kind for hit in result.results} == {"contact"}


def test_it_is_said_where_records_with_some_of_the_words_follow(tacit: Tacit) -> None:
    for text in ("gripper arm drops boxes", "the gripper leaks", "boxes of paper"):
        tacit.records.add("note", {"text": text})
    result = tacit.finder.search("gripper arm drops boxes ")
    assert result.total == 3
    assert result.remarks == ("All the words: 1. The others have some of them.",)
    assert tacit.finder.search("gripper boxes ").remarks == ()


@pytest.mark.parametrize("text", ["", "customer:", "zzz:yyy", '"', "due:<x", "-", "(" * 500])
def test_anything_may_be_typed(tacit: Tacit, text: str) -> None:
    tacit.finder.search(text)


def test_what_was_not_understood_is_said(tacit: Tacit, note: str) -> None:
    remarks = tacit.finder.search("customer:nobody pricing").remarks
    assert remarks == ("Nothing is called “nobody”.",)


@pytest.mark.parametrize("text", ["😡", "%", "*", ")))", '"%"'])
def test_signs_are_found_where_they_stand_and_nowhere_else(tacit: Tacit, note: str, text: str) -> None:
    result = tacit.finder.search(text)
    assert (result.total, result.results, len(result.remarks)) == (0, (), 1)
    angry = tacit.records.add("note", {"text": f"He was {text} today"}).id
    result = tacit.finder.search(text)
    assert [hit.id for hit in result.results] == [angry]
    assert tacit.finder.count(text) == 1
    assert tacit.finder.search(text, customer=tacit.records.get(note).id).total == 0
    with pytest.raises(Invalid):
        tacit.searches.save("Signs", text)


def test_a_field_without_a_value_is_said_once_it_is_left(tacit: Tacit, note: str) -> None:
    assert tacit.finder.search("customer:").remarks == ()
    assert tacit.finder.search("customer: ").remarks == ("“customer:” was left out: nothing stands after it.",)
    with pytest.raises(Invalid):
        tacit.searches.save("Half", "customer:")


def suggested(tacit: Tacit, text: str) -> list[tuple[str, str]]:
    return [(one.text, one.said) for one in tacit.finder.suggest(tacit.finder.read(text))]


def test_values_are_suggested_while_a_field_is_typed(tacit: Tacit, customer: str) -> None:
    assert suggested(tacit, "customer:mü") == [('"Müller Pumpen GmbH"', "Müller Pumpen GmbH")]
    assert suggested(tacit, "topic:stra") == [("strategy", "Strategy")]
    assert suggested(tacit, "thema:stra") == [("strategie", "Strategy")]
    assert suggested(tacit, "price") == []


def test_deleting_the_index_loses_nothing(tmp_path: Path, test_world: TestWorld) -> None:
    folder = tmp_path / "profile"
    _, tacit = profiles.create(folder, "Maren", passphrase=PASSPHRASE, world=test_world.world())
    with tacit:
        for n in range(FLUSH_ON_CLOSE + 5):
            tacit.records.add("note", {"text": f"Xylophon {n}"})
        assert tacit.finder.search("xylophon").total == FLUSH_ON_CLOSE + 5
    assert list((folder / "index").glob("*.seg"))
    for file in (folder / "index").iterdir():
        file.unlink()
    with profiles.open_profile(folder, PASSPHRASE, world=test_world.world()) as again:
        assert again.finder.check() == ""
        assert again.finder.search("xylophon").total == FLUSH_ON_CLOSE + 5
        assert again.finder.check() == ""
        assert again.finder.state().endswith("up to date")


def test_a_rebuild_reports_and_everything_is_found_after_it(tacit: Tacit, note: str) -> None:
    seen: list[tuple[int, int]] = []
    tacit.finder.rebuild(lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)
    assert tacit.finder.search("pricing").total == 1


def test_days_in_words(tacit: Tacit) -> None:
    due = tacit.today() + timedelta(days=2)
    promise = tacit.records.add("promise", {"what": "Send the offer", "owed_by": "us", "due": due}).id
    assert [h.id for h in tacit.finder.search("due:<friday is:open offer").results] in ([promise], [])
    assert tacit.finder.search("due:<=2099 offer").results[0].id == promise
    assert isinstance(tacit.finder.search("offer").results[0].date, date)


def test_a_tended_index_is_never_filled_by_a_search(tacit: Tacit, note: str) -> None:
    finder = tacit.finder
    finder.prepare()
    assert not finder.search("pricing").partial
    for file in tacit.profile.index.glob("*.seg"):
        file.unlink()
    for file in tacit.profile.index.glob("*.toc"):
        file.unlink()
    result = finder.search("pricing")
    assert (result.total, result.partial) == (0, True)
    finder.prepare()
    assert (finder.search("pricing").total, finder.search("pricing").partial) == (1, False)


def test_many_records_at_once_are_all_found(tacit: Tacit, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than memory holds: a program without a lane commits them before it answers."""
    monkeypatch.setattr("db.search.index.MOST_WAITING", 30)
    monkeypatch.setattr("db.services.search_keeping.MOST_WAITING", 30)
    tacit.finder.search("x")
    for n in range(70):
        tacit.records.add("note", {"text": f"Xylophon {n}"})
    assert tacit.finder.search("xylophon").total == 70


def test_searching_while_another_thread_commits(tacit: Tacit, note: str) -> None:
    finder = tacit.finder
    finder.prepare()
    stop = threading.Event()
    faults: list[BaseException] = []

    def write() -> None:
        try:
            for n in range(60):
                tacit.records.add("note", {"text": f"Fagott {n}"})
                if n % 7 == 0:
                    finder.flush()
        except BaseException as fault:
            faults.append(fault)
        finally:
            stop.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = [0]
    while not stop.is_set():
        assert finder.search("pricing").total == 1
        seen.append(finder.search("fagott").total)
    writer.join()
    assert not faults
    assert seen == sorted(seen), "what was found once stays found"
    assert finder.search("fagott").total == 60


def found(tacit: Tacit, text: str, **how: object) -> list[str]:
    return [hit.id for hit in tacit.finder.search(text, **how).results]  # type: ignore[arg-type]


def test_a_person_of_several_roles_shows_in_the_one_that_was_asked(tacit: Tacit, customer: str) -> None:
    person = tacit.records.add("contact", {"name": "Ros Dyer", "customer": customer}).id
    for role in ("technical", "economic", "user", "economic"):
        tacit.records.add("influence", {"contact": person, "role": role})
    shown = {role: tacit.finder.search(f"role:{role}").results for role in ("technical", "economic", "user")}
    assert {role: [hit.id for hit in hits] for role, hits in shown.items()} == {key: [person] for key in shown}
    labels = dict(tacit.kinds["influence"].fields["role"].choices)
    assert {role: hits[0].about for role, hits in shown.items()} == {role: labels[role] for role in shown}


def test_a_buying_influence_shows_as_the_person_and_brings_what_is_about_them(tacit: Tacit, customer: str) -> None:
    person = tacit.records.add("contact", {"name": "Ros Dyer", "customer": customer}).id
    other = tacit.records.add("contact", {"name": "Helen Ash", "customer": customer}).id
    note = tacit.records.add("note", {"text": "She wants the price in writing", "about": [person]}).id
    chance = tacit.records.add("opportunity", {"name": "New line", "customer": customer}).id
    part = tacit.records.add("influence", {"contact": person, "role": "economic", "opportunity": chance})
    tacit.records.add("influence", {"contact": other, "role": "coach"})
    assert part.customer == customer, "it follows the person's"
    assert set(found(tacit, "role:economic")) == {person, note}
    assert found(tacit, "rolle:entscheider kind:person customer:mueller") == [person]
    assert found(tacit, "role:economic price") == [note]
    assert found(tacit, "role:technical") == []
    [hit] = tacit.finder.search("role:coach").results
    assert (hit.kind, hit.title, hit.about) == ("contact", "Helen Ash", "Coach")
    assert person in found(tacit, "ros")
    assert part.id not in found(tacit, "ros")
    assert found(tacit, "kind:influence role:economic") == [part.id]


def test_states_of_records(tacit: Tacit, customer: str) -> None:
    today = tacit.today()
    add = tacit.records.add
    late = add("promise", {"what": "Pump", "owed_by": "us", "due": today - timedelta(days=1), "status": "open"}).id
    add("promise", {"what": "Pump", "owed_by": "us", "due": today, "status": "open"})
    undated = add("promise", {"what": "Pump", "owed_by": "them", "status": "open"}).id
    old = add("note", {"text": "Pump", "topics": ["problem"], "learnt_on": today - timedelta(days=91)}).id
    young = add("note", {"text": "Pump", "topics": ["problem"], "learnt_on": today - timedelta(days=90)}).id
    proposed = add("customer", {"name": "Neuland", "proposed": True}).id
    assert found(tacit, "is:overdue") == found(tacit, "ist:überfällig pump") == [late]
    assert found(tacit, "is:undated") == [undated]
    unsaid = add("promise", {"what": "Valve", "owed_by": "us", "due": today - timedelta(days=1)}).id
    add("promise", {"what": "Valve", "owed_by": "us", "due": today - timedelta(days=2), "status": "kept"})
    assert found(tacit, "is:open valve") == found(tacit, "stand:offen valve") == found(tacit, "is:overdue valve")
    assert found(tacit, "is:overdue valve") == [unsaid], "open is what nobody said has ended"
    tacit.records.delete([unsaid])
    assert found(tacit, "is:stale") == [old]
    assert found(tacit, "is:fresh") == [young]
    assert found(tacit, "is:new") == [proposed]
    assert late in found(tacit, "is:mine")
    assert found(tacit, "is:shared") == [tacit.store.me], "a colleague is known to all"
    assert len(found(tacit, "is:o")) == 3, "a state that is begun is the first that begins so"
    loose = tacit.finder.search("is:overdue pump zebra")
    assert [hit.id for hit in loose.results] == [late], "a state is no word that may be left out"
    assert loose.relaxed


def test_a_slip_in_a_value_is_put_right_and_said(tacit: Tacit, customer: str, note: str) -> None:
    result = tacit.finder.search("customer:muelller pricing")
    assert [hit.id for hit in result.results] == [note]
    assert "Müller Pumpen GmbH" in result.explained
    assert tacit.finder.search("topic:descision").did_you_mean == "topic:decision"
    assert tacit.finder.search("is:nonsense").remarks == ("Nothing is called “nonsense”.",)


def test_what_cannot_be_put_right_is_not_offered_as_meant(tacit: Tacit, customer: str, note: str) -> None:
    """A visit goes by no name; a field that does not exist has no better spelling."""
    tacit.records.add("visit", {"purpose": "Pricing, at Müller Pumpen", "customer": customer})
    result = tacit.finder.search("visit:pricing")
    assert (result.did_you_mean, result.remarks) == (None, ("Nothing is called “pricing”.",))
    assert tacit.finder.suggest(tacit.finder.read("visit:")) == []
    assert tacit.finder.search("colour:pricng").did_you_mean != "colour:pricng"


def test_a_value_is_explained_by_what_it_stands_for(tacit: Tacit, customer: str) -> None:
    explained = tacit.finder.search("kunde:muel thema:entsch von:mir").explained
    assert explained == "customer: Müller Pumpen GmbH and topic: Decision and by: you"
    assert tacit.finder.search("topic:decis close_by:<2027").explained == (
        "topic: Decision and Decided by until Thu 31 Dec 2026"
    )
    assert tacit.finder.search("is:stale").explained.startswith("is: stale")


def test_more_like_a_record_and_never_itself(tacit: Tacit, customer: str) -> None:
    add = tacit.records.add
    one = add("note", {"text": "Feed pump seized at night, bearing blue and hot", "customer": customer}).id
    twin = add("promise", {"what": "Look at the seized feed pump and its bearing", "owed_by": "us"}).id
    add("note", {"text": "Coffee with the new buyer, nothing else", "customer": customer})
    result = tacit.finder.search("", like=one)
    assert [hit.id for hit in result.results] == [twin]
    assert result.total == 1
    assert "Feed pump" in result.explained
    assert [hit.id for hit in tacit.finder.search("", like=twin).results] == [one]
    assert tacit.finder.search("kind:note", like=one).total == 0
    with pytest.raises(NotFound):
        tacit.finder.search("", like="00000000-0000-7000-8000-000000000000")


def test_what_is_opened_comes_a_little_earlier(tacit: Tacit) -> None:
    ids = [tacit.records.add("note", {"text": f"The valve is stuck {word}"}).id for word in ("one", "two", "six")]
    order = found(tacit, "valve stuck")
    last = order[-1]
    tacit.finder.opened(last)
    assert found(tacit, "valve stuck")[0] == last
    assert sorted(found(tacit, "valve stuck")) == sorted(ids)
    better = tacit.records.add("customer", {"name": "Valve Stuck Ltd"}).id
    assert found(tacit, "valve stuck")[0] == better


def test_days_and_choices_are_suggested_in_the_language_of_the_field(tacit: Tacit, customer: str) -> None:
    assert suggested(tacit, "fällig:")[0] == ("<heute", "before today")
    assert suggested(tacit, "due:<t") == [("<today", "before today")]
    assert ("economic", "Economic buyer") in suggested(tacit, "role:")
    assert suggested(tacit, "role:eco") == [("economic", "Economic buyer")]
    assert suggested(tacit, "by:")[0] == ("me", "me")
    assert suggested(tacit, "kunde:")[0] == ('"Müller Pumpen GmbH"', "Müller Pumpen GmbH")
    assert suggested(tacit, "is:open") == []


def test_where_the_disk_is_full_search_goes_on_from_memory_and_says_so(
    tacit: Tacit, note: str, monkeypatch: pytest.MonkeyPatch, noise: Noise
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    noise.expect("the index cannot be written")
    with monkeypatch.context() as patched:
        patched.setattr(EncryptedStorage, "_seal", full)
        first = tacit.finder.search("pricing")
        assert [hit.id for hit in first.results] == [note]
        assert any("disk" in remark for remark in first.remarks)
        with pytest.raises(DiskTrouble, match="Free some space"):
            tacit.finder.rebuild()
        tacit.finder.flush()
        tacit.finder.close()
    again = tacit.finder.search("pricing")
    assert [hit.id for hit in again.results] == [note]
    assert again.remarks == ()
    assert tacit.finder.check() == ""
