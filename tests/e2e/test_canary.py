"""No customer's word lies in plain text in any file, while the program runs, when it is killed, and afterwards.

Canaries go in through every door of the terminal and of the services; between the steps, in the middle of a running
process and after SIGKILL every file of the sandbox (profile, temporary, cache, settings, run-time) is searched. That
the search can see is shown on an export, which is plain by design.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from db.services import profiles
from tests.db.world import PASSPHRASE
from tests.e2e import forks, stories
from tests.e2e.canaries import Canaries, Sighting, seen
from tests.e2e.forks import Say
from tests.e2e.sandbox import Sandbox

Step = Callable[..., Any]


@pytest.fixture
def box(tmp_path: Path) -> Sandbox:
    return Sandbox(tmp_path / "computer")


def look(box: Sandbox, canaries: Canaries, moment: str) -> set[Sighting]:
    return seen(canaries, [box.root], moment)


def vcard(canaries: Canaries) -> str:
    return (
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        f"FN:Rike {canaries('vcard name')}\r\nN:{canaries('vcard name')};Rike;;;\r\nORG:{canaries('vcard firm')}\r\n"
        f"TITLE:{canaries('vcard title')}\r\nEMAIL:rike@{canaries('vcard mail').lower()}.example\r\n"
        f"NOTE:{canaries('vcard note')} and more\r\nX-UNKNOWN:{canaries('vcard unknown field')}\r\nEND:VCARD\r\n"
    )


def table(canaries: Canaries) -> str:
    return (
        "First Name,Last Name,Organization Name,E-mail 1 - Value,Notes\r\n"
        f'Ole,{canaries("csv name")},{canaries("csv firm")},ole@x.example,"{canaries("csv note")}\r\nsecond line"\r\n'
    )


def evernote(canaries: Canaries) -> str:
    body = f"<en-note><div>{canaries('enex text')}</div></en-note>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><en-export><note>'
        f"<title>{canaries('enex title')}</title><content><![CDATA[{body}]]></content>"
        f"<tag>{canaries('enex tag')}</tag></note></en-export>"
    )


def damaged(canaries: Canaries) -> str:
    return f'<?xml version="1.0"?><en-export><note><title>{canaries("failing import")}</title><content><![CDATA[<en-no'


def failing(step: Step, canaries: Canaries, promise: str) -> None:
    """What a person gets wrong."""
    step("unknown name", "show", canaries("unknown name"), codes=(1,))
    step("unknown field", "add", "note", f"{canaries('field')}={canaries('value')}", codes=(1, 2))
    step("bad date", "promise", "move", promise, "--due", canaries("date"), codes=(1, 2))
    step("bad command", canaries("command"), codes=(2,))


def daily(step: Step, canaries: Canaries, papers: Path) -> tuple[Any, Any]:
    """A day's work through every door of the terminal; the customer and the note that were made."""
    step("init", "init", "--name", canaries("own name"), "--email", f"me@{canaries('own mail').lower()}.example")
    firm = canaries("customer")
    customer = step("add", "add", "customer", f"name={firm}", f"description={canaries('description')}")
    person = canaries("contact")
    step("add", "add", "contact", f"name=Ute {person}", f"customer={firm}", f"about={canaries('about')}")
    note = step("add", "add", "note", f"text={canaries('note')} was said", f"customer={firm}")
    step("capture", "capture", f"Ute at {firm}: {canaries('capture')}. I promised {canaries('promise')} by Friday.")
    step("capture stdin", "capture", "-", "--customer", firm, stdin=f"From a file: {canaries('capture stdin')}")
    step("dry run", "capture", "--dry-run", f"Only looked at: {canaries('dry run')}")
    step("edit", "edit", note["id"], f"text={canaries('edited text')}")
    step("undo", "undo")
    step("redo", "redo")
    step("history", "history", note["id"])
    step("search", "search", f"{canaries('query')} {canaries('query two')}")
    step("search", "search", f'customer:"{canaries("query value")}" {canaries("typo")}')
    for name, content in (("a.vcf", vcard), ("b.csv", table), ("c.enex", evernote), ("d.enex", damaged)):
        (papers / name).write_text(content(canaries), "utf-8")
        step(f"import {name}", "import", str(papers / name), codes=(0, 1, 3))
    (papers / f"{canaries('file name')}.txt").write_text(canaries("attachment") * 50, "utf-8")
    step("attach", "attach", note["id"], str(papers / f"{canaries.doors['file name']}.txt"))
    step("brief", "brief", firm)
    promise = step("promises", "promises")["results"][0]["id"]
    step("keep", "promise", "keep", promise, "--proof", canaries("proof"))
    failing(step, canaries, promise)
    return customer, note


def keeping(step: Step, box: Sandbox, note: Any) -> None:
    """Throwing away, looking after the profile, moving it."""
    step("delete", "delete", note["id"])
    step("trash", "trash")
    step("list", "list", "note")
    step("status", "status")
    step("doctor", "doctor", "--repair")
    step("reindex", "reindex")
    step("backup", "backup", str(box.root / "home" / "mine.tacit-backup"))
    step("restore", "--profile", "second", "restore", str(box.root / "home" / "mine.tacit-backup"))
    step("list", "--profile", "second", "list", "contact")


def dying(box: Sandbox, canaries: Canaries, sightings: set[Sighting], step: Step) -> None:
    """A process at work that is killed, and a fault of ours."""
    # The same in the middle of a running process, between its flushes, and after its death.
    child = forks.start(busy, box.profile, canaries("running"), canaries("draft"), env=box.env)
    for canary in ("running", "draft"):
        assert canaries.doors[canary]
    while child.hear():
        sightings.update(look(box, canaries, f"while running: {child.heard[-1]}"))
        if child.heard[-1] == "enough":
            break
    child.kill()
    assert child.end() < 0
    sightings.update(look(box, canaries, "after kill -9"))
    step("after the kill", "search", canaries.doors["running"])

    # A fault of ours is told in a report, without values.
    status, _ = forks.run(crash, box.profile, canaries("crash"), env=box.env)
    assert status == 0
    assert [file.name for file in (box.root / "tmp").glob("tacit-report-*")] != []
    sightings.update(look(box, canaries, "after a crash"))


def test_no_word_of_a_customer_is_in_plain_text(box: Sandbox, tmp_path: Path) -> None:
    canaries, sightings = Canaries("terminal"), set[Sighting]()
    papers = tmp_path / "papers"  # what the person has on the disk anyhow: not part of what is searched
    papers.mkdir()

    def step(moment: str, *arguments: str, codes: tuple[int, ...] = (0,), stdin: str = "") -> Any:
        done = box.tacit(*arguments, "--json", stdin=stdin)
        assert done.code in codes, (moment, done)
        assert "Traceback" not in done.err
        sightings.update(look(box, canaries, moment))
        return json.loads(done.out) if done.out.strip() and done.code in (0, 3) else None

    customer, note = daily(step, canaries, papers)
    keeping(step, box, note)
    dying(box, canaries, sightings, step)

    assert sightings == set()
    assert customer["name"] == canaries.doors["customer"]

    # The search does see: in an export, which is plain by design, there they are.
    plain = tmp_path / "plain"
    plain.mkdir()
    assert box.tacit("export", str(plain / "all.json"), "--format", "json").code == 0
    doors = {one.door for one in seen(canaries, [plain], "export")}
    assert doors >= {"own name", "customer", "contact", "about", "capture", "csv name", "vcard firm", "enex text"}
    assert doors >= {"capture stdin", "promise", "proof", "edited text", "file name", "enex title", "running"}


def busy(say: Say, profile: Path, canary: str, draft: str) -> None:
    """A window at work: notes, drafts, index commits, a backup, with news of each."""
    tacit = profiles.open_profile(profile, PASSPHRASE)
    for number in range(60):
        tacit.records.add("note", {"text": f"{canary} {'and on ' * 40}" + str(number)})
        if number % 20 == 0:
            tacit.captures.save_draft(None, f"{draft} typed so far", {}, None)
            say("draft")
        if number % 15 == 14:
            tacit.finder.flush()
            say("flushed")
    tacit.finder.rebuild()
    say("rebuilt")
    tacit.pages.keep_today()
    say("the first screen kept")
    with tacit.store.work() as work:
        work.session.connection().exec_driver_sql("PRAGMA temp_store").fetchone()
        work.add(tacit.kinds["note"].cls(text=canary * 100))
        work.session.flush()
        say("in a transaction")
    # a large sort and a vacuum are where SQLite would spill to temporary files
    with tacit.store.read() as session:
        session.connection().exec_driver_sql("SELECT text FROM note ORDER BY text || id DESC").fetchall()
        say("sorted")
    tacit.safety.back_up_daily()
    say("backed up")
    say("enough")
    import signal

    signal.pause()


def crash(_say: Say, profile: Path, canary: str) -> None:
    """An unexpected fault with a customer's words in it, on its way through the terminal."""
    import os

    from db.cli import main as cli
    from db.services.records import Records

    def broken(self: Records, *_: object, **__: object) -> None:
        try:
            raise KeyError(canary)
        except KeyError as fault:
            raise RuntimeError(f"cannot do {canary}") from fault

    Records.list = broken  # type: ignore[assignment, method-assign]
    os.close(2)
    os.open(os.devnull, os.O_WRONLY)
    assert cli.main(["--profile", str(profile), "list", "note"]) == 1


def test_the_search_for_canaries_sees_every_encoding(tmp_path: Path) -> None:
    import base64

    canaries = Canaries("self")
    canary = canaries("door")
    hidden = {
        "utf8": canary.encode(),
        "lower": canary.lower().encode(),
        "upper": canary.upper().encode(),
        "utf16le": canary.encode("utf-16-le"),
        "utf16be": canary.encode("utf-16-be"),
        "hex": canary.encode().hex().encode(),
        **{f"base64-{pad}": base64.b64encode(b"x" * pad + canary.encode() + b"tail") for pad in range(3)},
        **{f"urlsafe-{pad}": base64.urlsafe_b64encode(b"x" * pad + canary.encode() + b"tail") for pad in range(3)},
    }
    for name, content in hidden.items():
        (tmp_path / name).write_bytes(b"\x00\xff" * 100 + content + b"\x00" * 100)
    (tmp_path / f"named {canary}").touch()
    (tmp_path / "innocent").write_bytes(b"nothing to see " * 100)
    assert {Path(one.file).name for one in seen(canaries, [tmp_path], "")} == {*hidden, f"named {canary}"}


def test_what_was_erased_is_nowhere_even_with_the_key(box: Sandbox, tmp_path: Path) -> None:
    """Erased, and then everything decrypted that can be: the pages of the store with their free space, the index, the
    attachments, backups. A canary that was kept is seen in each, so the look is not blind."""
    canaries, kept = Canaries("erased"), Canaries("kept")
    assert box.tacit("init", "--name", "Maren").code == 0
    person = box.json("add", "contact", f"name=Ute {canaries('name')}", f"about={canaries('about') * 40}")
    box.json("add", "contact", f"name=Ole {kept('name')}", f"about={kept('about') * 40}")
    box.json("edit", person["id"], f"about={canaries('about before') * 400}")
    box.json("edit", person["id"], f"title={canaries('title')}")
    (tmp_path / "erased.txt").write_text(canaries("attachment") * 1000, "utf-8")
    (tmp_path / "kept.txt").write_text(kept("attachment") * 1000, "utf-8")
    box.json("attach", person["id"], str(tmp_path / "erased.txt"))
    box.json("attach", box.json("list", "contact")["results"][0]["id"], str(tmp_path / "kept.txt"))
    box.json("reindex")
    box.json("doctor", "--repair")  # makes an automatic backup
    assert len(list((box.profile / "backups").iterdir())) == 1
    box.json("add", "promise", "what=Send the list", "owed_by=us", f"contact={person['id']}", "due=today")
    with profiles.open_profile(box.profile, PASSPHRASE) as tacit:  # as the window does
        tacit.pages.keep_today()
        tacit.finder.opened(person["id"])
    before = decrypted(box, tmp_path / "before")
    sightings = seen(canaries, [before], "before")
    assert {one.door for one in sightings} >= {"name", "about before"}
    assert {one.door for one in sightings if one.file == "sealed-today"} == {"name"}
    assert person["id"] in (before / "sealed-usage").read_text("utf-8")

    erased = box.json("erase", person["id"], "--yes")
    assert person["id"] in erased["erased"]
    after = decrypted(box, tmp_path / "after")
    assert seen(canaries, [after], "after") == set()
    assert {one.door for one in seen(kept, [after], "after")} == set(kept.doors)
    assert box.json("history", "Ole " + kept.doors["name"])["changes"] != []


@pytest.mark.parametrize("fault", ["store.commit.before", "store.commit.after", "index.commit.before"])
def test_an_erasure_that_was_killed_is_finished_later(box: Sandbox, tmp_path: Path, fault: str) -> None:
    canaries, person = person_with_a_past(box)
    status, heard = forks.run(stories.erase, box.profile, person, fault=fault, env=box.env)
    assert (status, heard) == (-9, [])
    if fault == "store.commit.before":  # nothing happened yet: it is all there, and can be erased again
        assert box.json("show", person)["about"] != ""
        assert box.json("erase", person, "--yes")["done"] is True
    if fault == "store.commit.after":
        assert seen(canaries, [decrypted(box, tmp_path / "before")], "before") != set()
    box.json("doctor", "--repair")
    assert seen(canaries, [decrypted(box, tmp_path / "after")], "after") == set()


def test_an_erasure_while_somebody_reads_says_so_and_is_finished_later(box: Sandbox, tmp_path: Path) -> None:
    canaries, person = person_with_a_past(box)
    with forks.started(stories.read_on, box.profile, env=box.env) as reader:
        reader.listen(lambda heard: heard == ["reading"])
        assert forks.run(stories.erase, box.profile, person, 300, env=box.env) == (0, [False])
    box.json("doctor", "--repair")
    assert seen(canaries, [decrypted(box, tmp_path / "after")], "after") == set()


def person_with_a_past(box: Sandbox) -> tuple[Canaries, str]:
    """Canaries in a person's fields now and before, and the person's id."""
    canaries = Canaries("past")
    assert box.tacit("init", "--name", "Maren").code == 0
    person = str(box.json("add", "contact", f"name=Ute {canaries('name')}", f"about={canaries('about') * 40}")["id"])
    box.json("edit", person, f"about={canaries('about later') * 400}")
    box.json("reindex")
    box.json("doctor", "--repair")
    return canaries, person


def decrypted(box: Sandbox, folder: Path) -> Path:
    """Everything of the profile and its backups, decrypted: the raw pages of each store, every sealed file."""
    import zipfile

    from db.search.storage import MAGIC
    from db.store import cipher
    from db.store.sealed import SealedFile

    folder.mkdir()
    with profiles.open_profile(box.profile, PASSPHRASE) as tacit:
        profile = tacit.profile
        stores = {"store": profile.store}
        for backup in profile.backups.iterdir():
            with zipfile.ZipFile(backup) as archive:
                archive.extractall(folder / backup.name)
            stores[backup.name] = folder / backup.name / "store.db"
        for name, store in stores.items():
            raw_pages(store, profile.key, folder / f"{name}.pages")
        sealed = [(file, profile.subkey("attachments")) for file in profile.attachments.glob("*")]
        hashes = [file.sha256 for file in tacit.records.list("attachment").rows]  # type: ignore[attr-defined]
        for file, key in sealed:
            plain = [_try(cipher, key, file.read_bytes(), sha.encode()) for sha in hashes]
            (folder / f"attachment-{file.name}").write_bytes(b"".join(plain))
        for file in profile.index.iterdir():
            content = file.read_bytes()
            if content.startswith(MAGIC):
                key = profile.subkey("index")
                plain_file = cipher.unseal(key, content[len(MAGIC) :], file.name.encode())
                (folder / f"index-{file.name}").write_bytes(plain_file)
        for sealed_file in (profile.today, profile.usage, profile.path / "learnt"):
            value = SealedFile(sealed_file, profile.subkey(sealed_file.name)).read()
            (folder / f"sealed-{sealed_file.name}").write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return folder


def _try(cipher: Any, key: bytes, blob: bytes, purpose: bytes) -> bytes:
    try:
        plain: bytes = cipher.unseal(key, blob, purpose)
    except cipher.Tampered:
        return b""
    return plain


def raw_pages(store: Path, key: bytes, target: Path) -> None:
    """The store's pages as they are, decrypted, free space included: rekeyed to none, which keeps every page's bytes,
    and with what still lies in the write-ahead log."""
    import shutil

    copy = target.with_suffix(".copy")
    for suffix in ("", "-wal"):
        if Path(f"{store}{suffix}").exists():
            shutil.copy(f"{store}{suffix}", f"{copy}{suffix}")
    raw = dbapi2.connect(str(copy), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    _decrypt_pages(copy, key, target, pages)


def _decrypt_pages(copy: Path, key: bytes, target: Path, pages: int) -> None:
    """SQLCipher 4's format, by its documentation: pages of 4096 bytes, the first begins with 16 bytes of salt; at each
    page's end 80 reserved bytes, which begin with the IV; AES-256-CBC under the raw key."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    content = copy.read_bytes()
    assert len(content) == pages * 4096
    with target.open("wb") as out:
        for start in range(0, len(content), 4096):
            page = content[start : start + 4096]
            body = page[16 if start == 0 else 0 : 4096 - 80]
            decryptor = Cipher(algorithms.AES256(key), modes.CBC(page[4096 - 80 : 4096 - 64])).decryptor()
            out.write(b"SQLite format 3\x00" if start == 0 else b"")
            out.write(decryptor.update(body) + decryptor.finalize() + b"\x00" * 80)
    plain = sqlite3.connect(target)  # a plain copy that nothing else opens
    try:
        assert plain.execute("PRAGMA schema_version").fetchone()[0] > 0
    finally:
        plain.close()
