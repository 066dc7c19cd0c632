"""SIGKILL at every named place: what was acknowledged is there exactly once, and everything opens again.

Every place is hit at its first, second and third time at least. Whatever else happened, `verify.whole` must hold: the
store by its own checks, the journal against the records, the index against the store.
"""

from __future__ import annotations

import random
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.services import profiles
from db.services.app import Tacit
from db.store import schema
from tests.db.world import PASSPHRASE
from tests.e2e import forks, stories, verify
from tests.e2e.words import word

KILLED = -signal.SIGKILL
Copied = Callable[[], Path]

STORE = ("store.flush", "store.commit.before", "store.commit.after")
FILES = ("file.rename.before", "file.rename.after")
INDEX = ("index.file.rename", "index.commit.before", "index.commit.toc", "index.commit.after")
MIGRATION = ("migration.commit.before", "migration.commit.after")
PROFILE = ("profile.create.place", "profile.restore.place")
NTH = (1, 2, 3)


def at(points: tuple[str, ...], nth: tuple[int, ...] = NTH) -> Any:
    return pytest.mark.parametrize("fault", [f"{point}:{number}" for point in points for number in nth])


def test_every_place_that_is_named_is_tried(repository: Path) -> None:
    named = {
        name
        for file in (repository / "db").rglob("*.py")
        for name in re.findall(r"""(?:faults\.)?point\(\s*["']([\w.]+)["']""", file.read_text("utf-8"))
    }
    named |= set(re.findall(r'"(profile\.[\w.]+\.place)"', (repository / "db/services/profiles.py").read_text("utf-8")))
    tests = "\n".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_kills*.py"))
    assert named >= {*STORE, *FILES, *INDEX, *MIGRATION}
    assert {name for name in named if f'"{name}"' not in tests} == set()


def written(tacit: Tacit, heard: list[Any], salt: str, count: int) -> None:
    """What `stories.write` acknowledged is there, once; what it did not may be there, once."""
    present: dict[str, str] = {}
    gone = set()
    for what, *rest in heard:
        if what in ("note", "edited"):
            present[rest[0]] = rest[1]
        elif what == "gone":
            gone.add(rest[0])
    for note_id, one in present.items():
        note: Any = tacit.records.get(note_id)
        # the word said last, or the edit that was committed just before the kill
        later = word([word(n, salt) for n in range(count)].index(one), salt + "edited") if one in _firsts(salt) else one
        assert note.text in (f"They spoke of {one}.", f"They spoke of {later}.")
        assert note.deleted_at is not None or note_id not in gone
    texts = [note.text for note in tacit.records.list("note").rows]  # type: ignore[attr-defined]
    verify.only_once(texts)
    verify.found_once(tacit, [text.rstrip(".").split()[-1] for text in sorted(texts)[::5]])
    assert len(tacit.records.list("note", trash=True).rows) + len(texts) >= 40 + len(present)


def _firsts(salt: str) -> set[str]:
    return {word(number, salt) for number in range(100)}


@at(STORE, (2, 3, 7, 12))
def test_writing(copied: Copied, fault: str) -> None:
    profile = copied()
    status, heard = forks.run(stories.write, profile, fault, 30, fault=fault)
    assert status == KILLED
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        written(tacit, heard, fault, 30)
        tacit.records.add("note", {"text": "Life goes on."})


@at(INDEX)
def test_the_index_while_it_is_flushed(copied: Copied, fault: str) -> None:
    profile = copied()
    status, heard = forks.run(stories.write, profile, fault, 130, 25, fault=fault)
    assert status == KILLED
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        written(tacit, heard, fault, 130)
    # and by the next process, which finds what the first left
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)


@at(INDEX)
def test_the_index_while_it_is_made_anew(copied: Copied, fault: str) -> None:
    profile = copied()
    status, _ = forks.run(stories.rebuild, profile, 3, fault=fault)
    assert status == KILLED
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        verify.found_once(tacit, [word(number, "template") for number in range(0, 40, 7)])


@at(INDEX, (1,))
def test_the_index_while_segments_are_merged(copied: Copied, fault: str) -> None:
    profile = copied()
    with verify.reopened(profile) as tacit:
        for number in range(3):
            for more in range(20):
                tacit.records.add("note", {"text": word(20 * number + more, "merge")})
            tacit.finder.flush()
    status, heard = forks.run(stories.merge, profile, fault=fault)
    assert (status, heard) == (KILLED, [])
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        verify.found_once(tacit, [word(number, "merge") for number in range(0, 60, 7)])


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("point", ["profile.create.place", *STORE, *FILES, *MIGRATION])
def test_making_a_profile(tmp_path: Path, point: str, nth: int) -> None:
    place = tmp_path / "home" / "default"
    status, heard = forks.run(stories.create, place, fault=f"{point}:{nth}")
    if status == KILLED and not heard:
        # Nobody has seen its recovery key: it must not be there, and making it must work now.
        assert not place.exists()
        status, heard = forks.run(stories.create, place)
    assert status == 0
    assert len(heard) == 1
    with profiles.recover(place, heard[0], PASSPHRASE) as tacit:
        verify.whole(tacit)
        assert tacit.me.name == "Maren Oltmanns"


def test_restoring_a_profile(copied: Copied, tmp_path: Path) -> None:
    with verify.reopened(copied()) as tacit:
        backup = tacit.safety.backup(tmp_path / "one.tacit-backup")
    place = tmp_path / "new-laptop" / "default"
    for _ in range(3):
        assert forks.run(stories.restore, backup, place, fault="profile.restore.place") == (KILLED, [])
        assert not place.exists()
    assert forks.run(stories.restore, backup, place) == (0, ["Maren Oltmanns"])
    with verify.reopened(place) as tacit:
        verify.whole(tacit)


def later_schema(folder: Path) -> str:
    """The product's migrations and one more, which adds a column and moves rows; the new head."""
    head = f"{int(schema.HEAD) + 1:04}"
    for file in schema.SCRIPTS.rglob("*.py"):
        target = folder / file.relative_to(schema.SCRIPTS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    (folder / "versions" / f"{head}_later.py").write_text(
        f'''"""A later schema."""
import sqlalchemy as sa
from alembic import op
from db.store import faults
revision, down_revision, branch_labels, depends_on = "{head}", "{schema.HEAD}", None, None
def upgrade():
    op.add_column("note", sa.Column("mood", sa.Text(), nullable=False, server_default="calm"))
    faults.point("test.migration.between")
    op.execute("CREATE TABLE moods (note TEXT PRIMARY KEY, mood TEXT)")
    op.execute("INSERT INTO moods SELECT id, mood FROM note")
    faults.point("test.migration.between")
    op.execute("DELETE FROM moods WHERE rowid % 2 = 0")
    faults.point("test.migration.between")
''',
        "utf-8",
    )
    return head


@at(("migration.commit.before", "test.migration.between", "migration.commit.after"))
def test_bringing_the_schema_up(copied: Copied, tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    profile, scripts = copied(), tmp_path / "migrations"
    head = later_schema(scripts)
    point, nth = fault.split(":")
    once = fault if point == "test.migration.between" else point
    # a kill each time that it is tried, as on a machine that fails at the same place again
    for _ in range(int(nth) if point == "migration.commit.before" else 1):
        status, heard = forks.run(stories.migrate, profile, scripts, head, fault=once)
        assert (status, heard) == (KILLED, [])
    if point != "migration.commit.after":
        with verify.reopened(profile) as tacit:  # the old program still opens what the new one did not finish
            verify.whole(tacit)
    backup = profile / "backups" / "before-migration.tacit-backup"
    with profiles.restore(backup, tmp_path / "from-backup", PASSPHRASE) as tacit:
        verify.whole(tacit)
    monkeypatch.setattr(schema, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "HEAD", head)
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        with tacit.store.engine.connect() as connection:
            columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(note)")]
            assert connection.exec_driver_sql("SELECT count(*) FROM note WHERE mood = 'calm'").scalar_one() == 40
            assert connection.exec_driver_sql("SELECT count(*) FROM moods").scalar_one() == 20
        assert columns.count("mood") == 1
        verify.found_once(tacit, [word(number, "template") for number in range(0, 40, 7)])


@at(("file.rename.before", "file.rename.after", "store.commit.before", "store.commit.after"))
def test_attaching_files(copied: Copied, tmp_path: Path, fault: str) -> None:
    profile = copied()
    with verify.reopened(profile) as tacit:
        subject = tacit.records.list("note", limit=1).rows[0].id
    files = []
    for number in range(5):
        files.append(tmp_path / f"drawing-{number}.txt")
        files[-1].write_text(f"drawing {number}\n" * 100, "utf-8")
    status, heard = forks.run(stories.attach, profile, subject, files, fault=fault)
    assert status == KILLED
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        for attachment, name in heard:
            assert tacit.upkeep.content(attachment) == (tmp_path / name).read_bytes()
        assert all(check.ok for check in tacit.upkeep.doctor() if check.name == "attachments")
        names = [file.name for file in tacit.records.list("attachment").rows]  # type: ignore[attr-defined]
        verify.only_once(names)
        assert len(heard) <= len(names) <= len(heard) + 1


@at(FILES)
def test_settings_and_passphrase(copied: Copied, fault: str) -> None:
    profile = copied()
    status, heard = forks.run(stories.settle, profile, 4, fault=fault)
    assert status == KILLED
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        said = [value for _, value in heard]
        assert tacit.settings.text_scale in ((said[-1], said[-1] + 1) if said else (100, 100))


def test_writing_at_random_moments(copied: Copied, seed: int) -> None:
    """The kill comes when a random number of things was acknowledged, and a random while after that."""
    dice = random.Random(seed)
    profile, salt, enough = copied(), f"random-{seed}", dice.randrange(1, 150)
    with forks.started(stories.write, profile, salt, 150, 20) as child:
        child.listen(lambda heard: len(heard) > enough)
        time.sleep(dice.random() * 0.02)  # not a wait for anything: the moment of the kill
        child.kill()
        assert child.end() in (KILLED, 0)
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        written(tacit, child.heard[1:], salt, 150)
