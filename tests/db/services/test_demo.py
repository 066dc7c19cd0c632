"""The sample company in a profile of its own: complete, around today, the same every time."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from db.records import wire
from db.services import profiles, resources
from db.services.app import Tacit
from db.services.demo import ME, fill
from db.services.errors import Damaged
from tests.db.world import PASSPHRASE, TestWorld

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample() -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for path in resources.folder("sample").glob("*.json"):
        for kind, records in json.loads(path.read_text(encoding="utf-8")).items():
            if kind != "company":
                found.setdefault(kind, []).extend(records)
    return found


def demo(folder: Path, seed: int = 1) -> Tacit:
    world = TestWorld(seed)
    return profiles.demo(folder, PASSPHRASE, TODAY, world=world.world())[1]


def test_the_person_of_the_demo_is_the_companys_own() -> None:
    company = json.loads((resources.folder("sample") / "company.json").read_text(encoding="utf-8"))
    me = next(one for one in company["colleague"] if one["key"] == company["company"]["me"])
    assert me["name"] == ME


def test_every_record_is_there_with_its_words_and_days(
    tmp_path: Path, sample: dict[str, list[dict[str, object]]]
) -> None:
    with demo(tmp_path / "p") as tacit:
        for kind, records in sample.items():
            assert tacit.records.list(kind).total == len(records), kind
        assert tacit.me.name == ME
        assert tacit.me.email
        now = tacit.store.now()
        for record in tacit.records.list("note").rows:
            assert record.created_at <= now
            assert tacit.records.get(record.created_by, "colleague").name
            assert record.updated_at == record.created_at
        texts = {record.text for record in tacit.records.list("note").rows}
        assert texts == {one["text"] for one in sample["note"]}
        assert {entry.origin for entry in tacit.store.entries(0, 100_000)} == {"setup", "demo"}
        assert tacit.records.undo_label() is None, "the sample is nothing the person did"


def test_every_reference_leads_somewhere(tmp_path: Path) -> None:
    with demo(tmp_path / "p") as tacit:
        ids = {record.id for kind in tacit.kinds for record in tacit.records.list(kind.name).rows}
        for kind in tacit.kinds:
            for record in tacit.records.list(kind.name).rows:
                for field in kind.references:
                    value = getattr(record, field.name)
                    for one in [value] if isinstance(value, str) else value or ():
                        assert one in ids, (kind.name, field.name)


def test_the_same_day_gives_the_same_company(tmp_path: Path) -> None:
    def everything(tacit: Tacit) -> dict[str, object]:
        with tacit:
            mine = tacit.me.id
            found = {}
            for kind in tacit.kinds:
                for record in tacit.records.list(kind.name).rows:
                    data = wire.to_wire(kind, record)
                    data.pop("versions")
                    if record.id != mine:
                        found[record.id] = json.dumps(data).replace(mine, "me")
            return found

    assert everything(demo(tmp_path / "a", 1)) == everything(demo(tmp_path / "b", 2))


def test_it_feeds_every_page(tmp_path: Path) -> None:
    with demo(tmp_path / "p") as tacit:
        today = tacit.pages.today()
        assert 1 <= len(today.visits) <= 6
        assert all(card.know and card.happened and card.next for card in today.visits)
        assert {row.state for row in today.promises} == {"overdue", "today", "soon"}
        for row in tacit.pages.customers():
            page = tacit.pages.customer(row.id)
            assert page.timeline or row.proposed
            assert tacit.briefs.render(tacit.briefs.brief(row.id), "html")
        for person in tacit.pages.people():
            assert tacit.pages.contact(person.id).record.id == person.id


def test_the_day_may_be_any(tmp_path: Path) -> None:
    for number, today in enumerate((date(2028, 2, 29), date(2027, 3, 28), date(2027, 12, 31))):
        world = TestWorld(number)
        world.clock.at = datetime.combine(today, time(7)).astimezone(UTC)  # in the morning where the test runs
        _, tacit = profiles.demo(tmp_path / str(number), PASSPHRASE, today, world=world.world())
        with tacit:
            assert tacit.pages.today().visits


@pytest.mark.parametrize("damage", ["not json", '{"customer": [{"key": "a"}]}', '{"spaceship": []}', "[]"])
def test_a_damaged_sample_is_said_and_writes_nothing(tacit: Tacit, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "sample"
    folder.mkdir()
    (folder / "a.json").write_text(damage)
    before = tacit.store.high_water()
    with pytest.raises(Damaged):
        fill(tacit, TODAY, folder)
    assert tacit.store.high_water() == before


def test_a_missing_sample_is_said(tacit: Tacit, tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        fill(tacit, TODAY, tmp_path / "nowhere")


def test_resources_of_a_frozen_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resources.folder("sample") == tmp_path / "resources" / "sample"
