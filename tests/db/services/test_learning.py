"""What corrections teach: names, topics, who owes; kept encrypted, forgotten one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.domain.capture import Correction, Lesson, Overrides
from db.services import learning, profiles
from db.services.app import Tacit
from db.services.errors import DiskTrouble
from db.store.sealed import ASIDE, SealedFile
from tests.db.services.company import Company
from tests.db.world import PASSPHRASE, TestWorld


@pytest.fixture
def company(tacit: Tacit) -> Company:
    return Company(tacit)


def corrected(kind: str, key: str, value: object = None) -> Overrides:
    return Overrides((Correction(kind, key, value),))  # type: ignore[arg-type]


def test_a_name_put_right_once_is_known_the_next_time(tacit: Tacit, company: Company) -> None:
    home = company.customer("Zementwerk Hohenbüchen")
    text = "Visited Blaue Silos AG, new kiln in spring."
    read = tacit.captures.read(text).customer
    assert read is not None
    assert read.new
    tacit.captures.file(text, overrides=corrected("customer", read.key, {"id": home, "name": "Zementwerk Hohenbüchen"}))
    assert tacit.captures.read("At Blaue Silos AG again, they want a price.").customer.id == home


def test_which_astrid_is_meant_at_this_customer(tacit: Tacit, company: Company) -> None:
    home = company.customer("Nordhaven Paper")
    first = company.person("Astrid Lindqvist", home)
    second = company.person("Astrid Behrens", home)
    text = "Met Astrid at Nordhaven Paper."
    [read] = tacit.captures.read(text).contacts
    other = second if read.id == first else first
    name = tacit.records.names([other])[other]
    tacit.captures.file(text, overrides=corrected("person", read.key, {"id": other, "name": name, "title": None}))
    assert [one.id for one in tacit.captures.read("Called Astrid at Nordhaven Paper again.").contacts] == [other]


def test_a_word_that_is_nobody_until_somebody_is_called_so(tacit: Tacit, company: Company) -> None:
    home = company.customer("Nordhaven Paper")
    text = "Met Bert Sommer, Buyer at Nordhaven Paper."
    [read] = tacit.captures.read(text).contacts
    assert read.new
    tacit.captures.file(text, overrides=corrected("drop-person", read.key))
    assert tacit.captures.read(text).contacts == ()
    company.person("Bert Sommer", home)
    assert [one.name for one in tacit.captures.read(text).contacts] == ["Bert Sommer"]


def test_a_known_customer_that_was_meant_otherwise_teaches_nothing(tacit: Tacit, company: Company) -> None:
    company.customer("Alpha Mills")
    other = company.customer("Beta Foods")
    text = "Alpha Mills came up while talking."
    key = tacit.captures.read(text).customer.key
    tacit.captures.file(text, overrides=corrected("customer", key, {"id": other, "name": "Beta Foods"}))
    assert tacit.captures.learnt() == ()
    assert tacit.captures.read("At Alpha Mills today.").customer.name == "Alpha Mills"


def test_a_topic_marked_once_is_read_the_next_time(tacit: Tacit, company: Company) -> None:
    company.customer("Veldkamp Dairy")
    text = "Veldkamp Dairy: the works council waves everything through on Thursdays."
    assert "competitor" not in tacit.captures.read(text).topic_names
    filed = tacit.captures.file(text, overrides=corrected("add-topic", "competitor", ""))
    [lesson] = filed.lessons
    assert (lesson.kind, lesson.value, lesson.note) == ("topic", "competitor", filed.note.id)
    understood = tacit.captures.understand("Works council waves everything through, says Veldkamp Dairy.")
    assert "competitor" in understood.reading.topic_names
    assert understood.because["topic:competitor"] == lesson
    tacit.captures.forget(lesson)
    assert "competitor" not in tacit.captures.read(text).topic_names
    tacit.captures.remember(lesson)
    assert "competitor" in tacit.captures.read(text).topic_names


def test_what_a_person_says_of_a_text_has_the_last_word(tacit: Tacit) -> None:
    text = "The works council waves everything through on Thursdays."
    tacit.captures.file(text, overrides=corrected("add-topic", "competitor", ""))
    assert "competitor" not in tacit.captures.read(text, overrides=corrected("drop-topic", "competitor")).topic_names


def test_who_owes_is_learnt_and_so_is_that_nobody_does(tacit: Tacit, company: Company) -> None:
    company.customer("Alpha Mills")
    text = "Alpha Mills: I promised them the quote by Friday."
    [promise] = tacit.captures.read(text).promises
    tacit.captures.file(text, overrides=corrected("direction", promise.key, "them"))
    assert [one.by for one in tacit.captures.read(text).promises] == ["them"]
    tacit.captures.file(text, overrides=corrected("drop-promise", promise.key))
    understood = tacit.captures.understand(text)
    assert understood.reading.promises == ()
    assert [one.what for one, _ in understood.refused] == [promise.what]
    assert tacit.captures.file(text).promises == ()
    tacit.captures.file(text, overrides=corrected("direction", promise.key, "us"))
    assert [one.by for one in tacit.captures.read(text).promises] == ["us"]
    assert len(tacit.captures.learnt()) == 1


def test_an_edit_teaches_too_and_what_was_filed_stays(tacit: Tacit, company: Company) -> None:
    company.customer("Alpha Mills")
    text = "Alpha Mills: I promised them the quote by Friday."
    first, second = tacit.captures.file(text), tacit.captures.file(text)
    key = first.reading.promises[0].key
    assert tacit.captures.refile(first.note.id, text, corrected("drop-promise", key)).lessons
    assert tacit.captures.refile(second.note.id, text).promises == ()
    assert tacit.records.get(second.promises[0].id).deleted_at is None


def test_a_button_dropped_is_about_its_text_alone(tacit: Tacit) -> None:
    text = "Alpha Mills: She hates slides."
    for one in tacit.captures.read(text).buttons:
        assert tacit.captures.file(text, overrides=corrected("drop-button", one.key)).lessons == ()


def test_erasing_a_capture_unlearns_what_it_taught(tacit: Tacit) -> None:
    text = "The works council waves everything through on Thursdays."
    filed = tacit.captures.file(text, overrides=corrected("add-topic", "competitor", ""))
    tacit.captures.erase([filed.note.id], [])
    assert tacit.captures.learnt() == ()


def test_clauses_are_kept_up_to_a_number(tacit: Tacit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "MOST_CLAUSES", 2)
    for word in ("gearbox", "conveyor", "compressor"):
        tacit.captures.remember(Lesson("topic", word, "fact", quote=word))
    assert [one.words for one in tacit.captures.learnt()] == ["conveyor", "compressor"]


def test_what_was_learnt_can_be_forgotten_and_goes_with_whom_it_is_about(tacit: Tacit, company: Company) -> None:
    home = company.customer("Zementwerk Hohenbüchen")
    for text in ("Visited Blaue Silos AG.", "Visited Rote Silos AG."):
        key = tacit.captures.read(text).customer.key
        tacit.captures.file(text, overrides=corrected("customer", key, {"id": home, "name": "x"}))
    first, _ = tacit.captures.learnt()
    tacit.captures.forget(first)
    assert len(tacit.captures.learnt()) == 1
    assert tacit.captures.read("Visited Blaue Silos AG.").customer.new
    tacit.records.delete([home])
    assert tacit.captures.read("Visited Rote Silos AG.").customer.new


def test_it_survives_closing_and_is_nowhere_in_plain_text(tmp_path: Path) -> None:
    world = TestWorld()
    _, tacit = profiles.create(tmp_path / "p", "Maren", passphrase=PASSPHRASE, world=world.world())
    with tacit:
        home = Company(tacit).customer("Zementwerk")
        key = tacit.captures.read("Visited Blaue Silos AG.").customer.key
        tacit.captures.file("Visited Blaue Silos AG.", overrides=corrected("customer", key, {"id": home, "name": "Z"}))
    assert b"silos" not in (tmp_path / "p" / "learnt").read_bytes().lower()
    with profiles.open_profile(tmp_path / "p", PASSPHRASE, world=world.world()) as again:
        assert again.captures.read("Visited Blaue Silos AG.").customer.id == home


def test_a_disk_that_refuses_to_learn_does_not_stop_filing(
    tacit: Tacit, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = company.customer("Zementwerk")
    key = tacit.captures.read("Visited Blaue Silos AG.").customer.key

    def full(*_: object) -> None:
        raise DiskTrouble("The disk is full.")

    monkeypatch.setattr(SealedFile, "write", full)
    said = corrected("customer", key, {"id": home, "name": "Zementwerk"})
    assert tacit.captures.file("Visited Blaue Silos AG.", overrides=said).note.customer == home


def test_a_damaged_file_is_put_aside_and_learning_goes_on(tmp_path: Path) -> None:
    file = SealedFile(tmp_path / "learnt", bytes(32))
    assert file.read() is None
    file.write([1, 2])
    assert file.read() == [1, 2]
    assert SealedFile(tmp_path / "learnt", bytes(32)).read() == [1, 2]
    (tmp_path / "learnt").write_bytes(b"nonsense, and more of it than a nonce")
    assert file.read() is None
    assert [path.suffix for path in tmp_path.iterdir()] == [ASIDE]
    file.write([3])
    assert file.read() == [3]
