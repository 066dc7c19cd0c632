"""What children do in the stories of the kills: real services on a real profile, saying what was acknowledged.

Each takes `say` first; what it says must hold afterwards, whatever happened to the child.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from db.services import profiles
from db.store import raw, schema
from tests.db.world import PASSPHRASE
from tests.e2e.forks import Say
from tests.e2e.words import word

#: The Monday on which captures are made.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def create(say: Say, place: Path) -> None:
    """A profile is made; its recovery key is said once it is there."""
    made, tacit = profiles.create(place, "Maren Oltmanns", passphrase=PASSPHRASE)
    say(made.recovery_key)
    tacit.close()


def restore(say: Say, backup: Path, place: Path) -> None:
    tacit = profiles.restore(backup, place, PASSPHRASE)
    say(tacit.me.name)
    tacit.close()


def write(say: Say, profile: Path, salt: str, count: int, flush_every: int = 0) -> None:
    """Notes added, edited and thrown away, each acknowledged: ("note"|"edited"|"gone", id, word)."""
    tacit = profiles.open_profile(profile, PASSPHRASE)
    say(("open",))
    for number in range(count):
        one = word(number, salt)
        note = tacit.records.add("note", {"text": f"They spoke of {one}."})
        say(("note", note.id, one))
        if number % 3 == 1:
            other = word(number, salt + "edited")
            tacit.records.edit(note.id, {"text": (note.versions["text"], f"They spoke of {other}.")})
            say(("edited", note.id, other))
        if number % 5 == 4:
            tacit.records.delete([note.id])
            say(("gone", note.id, one))
        if flush_every and number % flush_every == flush_every - 1:
            tacit.finder.flush()
    tacit.close()


def rebuild(say: Say, profile: Path, times: int) -> None:
    """The index is made anew, over and over."""
    tacit = profiles.open_profile(profile, PASSPHRASE)
    for _ in range(times):
        tacit.finder.rebuild()
        say("rebuilt")
    tacit.close()


def merge(say: Say, profile: Path) -> None:
    """Segments are merged into one."""
    from db.search.maintenance import merge as merging

    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        merging(tacit.profile.index, tacit.profile.subkey("index"), everything=True)
    say("merged")


def migrate(say: Say, profile: Path, scripts: Path, head: str) -> None:
    """Open under a program whose newest schema is `head`."""
    schema.SCRIPTS, schema.HEAD = scripts, head
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        say(tacit.me.name)


def attach(say: Say, profile: Path, subject: str, files: list[Path]) -> None:
    """Files are kept with a record, one after another."""
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        for file in files:
            made = tacit.upkeep.attach(subject, [file])
            say((made[0].id, file.name))


def back_up(say: Say, profile: Path, destination: Path, times: int) -> None:
    """Backups are written over each other."""
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        for _ in range(times):
            say(str(tacit.safety.backup(destination)))


def settle(say: Say, profile: Path, times: int) -> None:
    """Settings and passphrase are changed; the passphrase that holds is said before (it may hold already) and after."""
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        for number in range(times):
            tacit.settings.text_scale = 100 + number
            tacit.settings.save()
            say(("settings", 100 + number))
            tacit.safety.change_passphrase(PASSPHRASE, PASSPHRASE)


def capture_text(one: str) -> str:
    return f"Frau Weber at Stahlbau Nord spoke of {one}. I promised to send the {one} drawings by Friday."


def capture(say: Say, profile: Path, salt: str, count: int) -> None:
    """Captures typed, kept as drafts on the way, and filed: ("draft", id, text) when kept, ("filed", id, word) when
    filed."""
    dice = random.Random(salt)
    tacit = profiles.open_profile(profile, PASSPHRASE)
    say(("open",))
    for number in range(count):
        one = word(number, salt)
        text = capture_text(one)
        half = text[: dice.randrange(10, len(text))]
        draft = tacit.captures.save_draft(None, half)
        say(("draft", draft, half))
        tacit.captures.save_draft(draft, text)
        say(("draft", draft, text))
        tacit.captures.file(text, now=NOW, draft=draft)
        say(("filed", draft, one))
    tacit.close()


def bring_in(say: Say, profile: Path, files: list[Path], chunk: int = 0) -> None:
    """Files are imported."""
    from db.services import imports

    imports.CHUNK = chunk or imports.CHUNK
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        tacit.imports.run(files)
        say("imported")


def window(say: Say, profile: Path, salt: str, count: int) -> None:
    """A process that stays open and polls for what others did; it writes once somebody says that all are open (who
    opens after a note has it already, and does not hear of it), and ends when told."""
    import threading

    tacit = profiles.open_profile(profile, PASSPHRASE)
    tacit.poll()
    heard: set[str] = set()
    ended = threading.Event()
    faults: list[str] = []

    def listen() -> None:
        try:
            while True:
                last = ended.is_set()
                changes = tacit.poll()
                if changes is not None:
                    heard.update(changes.ids)
                elif last:
                    return
                ended.wait(0.002)
        except Exception as fault:
            faults.append(repr(fault))

    listener = threading.Thread(target=listen)
    listener.start()
    say(("open",))
    while not (profile / "go-for-tests").exists():
        ended.wait(0.005)
    for number in range(count):
        one = word(number, salt)
        note = tacit.records.add("note", {"text": f"They spoke of {one}."})
        tacit.records.edit(note.id, {"polarity": (note.versions["polarity"], "hot")})
        if number % 10 == 0:
            tacit.finder.flush()
        say(("note", note.id, one))
    say(("written",))
    stop = profile / "stop-for-tests"
    while not stop.exists():
        ended.wait(0.005)
    ended.set()
    listener.join()
    say(("heard", sorted(heard), faults))
    tacit.close()


def terminal(say: Say, profile: Path, salt: str, commands: int, each: int) -> None:
    """Commands of a terminal one after another: each opens the profile, writes, searches, closes."""
    for command in range(commands):
        with profiles.open_profile(profile, PASSPHRASE) as tacit:
            for number in range(each):
                one = word(command * each + number, salt)
                note = tacit.records.add("note", {"text": f"They spoke of {one}."})
                say(("note", note.id, one))
                assert tacit.finder.search(one).total == 1
            if command % 5 == 4:
                tacit.finder.flush()


def edit_the_same(say: Say, profile: Path, note: str, name: str, times: int) -> None:
    """The same field edited over and over, from the version that was read: where that is stale, it is read again."""
    from db.services.errors import Stale

    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        done = stale = 0
        while done < times:
            seen = tacit.records.get(note)
            try:
                text = f"{seen.text} {name}{done}"  # type: ignore[attr-defined]
                tacit.records.edit(note, {"text": (seen.versions["text"], text)})
                done += 1
            except Stale:
                stale += 1
        say(stale)


def erase(say: Say, profile: Path, record: str, patience_ms: int = raw.BUSY_MS) -> None:
    """A record is erased for law."""
    raw.BUSY_MS = patience_ms
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        say(tacit.safety.erase(record).done)


def read_on(say: Say, profile: Path) -> None:
    """Somebody who began to read and does not end."""
    import signal

    from sqlalchemy import text

    with profiles.open_profile(profile, PASSPHRASE) as tacit, tacit.store.read() as session:
        session.execute(text("SELECT count(*) FROM note")).scalar_one()
        say("reading")
        signal.pause()
