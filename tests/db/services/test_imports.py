"""Files come in once, whatever their order and however often; what a person changed stays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from db.exchange.api import Options
from db.services.app import Tacit
from db.services.imports import CHUNK, Progress
from db.store import undo
from tests.db.world import PASSPHRASE
from tests.patience import PROGRAM


def counts(tacit: Tacit) -> Counter[str]:
    found = Counter({kind.name: tacit.records.list(kind.name, limit=1).total for kind in tacit.kinds})
    found["colleague"] -= 1  # Maren herself
    return +found


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


CRM = {"customer": 85, "contact": 85, "note": 626}


@pytest.mark.parametrize("order", [("accounts.csv", "interactions.csv"), ("interactions.csv", "accounts.csv")])
def test_the_crm_in_either_order_and_twice(tacit: Tacit, shared: Path, order: tuple[str, str]) -> None:
    for name in order:
        assert tacit.imports.run([shared / "crm" / name]).complete
    assert counts(tacit) == CRM
    bluth = tacit.records.resolve("Bluth Company", "customer")
    assert tacit.records.names([bluth.parent]) == {bluth.parent: "Acme Corporation"}  # type: ignore[attr-defined]
    assert bluth.industry == "technolgy"  # type: ignore[attr-defined]
    again = tacit.imports.run([shared / "crm" / name for name in reversed(order)])
    assert (again.added, again.updated, again.complete) == (Counter(), Counter(), True)
    assert counts(tacit) == CRM


def test_a_row_in_two_files_comes_in_once(tacit: Tacit, tmp_path: Path) -> None:
    head = "account_name,contact_name,activity_type,timestamp,comment\n"
    row = 'Acme,Anna Weber,Meeting,1/31/2024,"two\nlines"\n'
    one = put(tmp_path, "1.csv", head + row)
    two = put(tmp_path, "2.csv", head + row + "Acme,Anna Weber,Email,2/13/2024,another\n")
    assert tacit.imports.run([one, two]).added == {"customer": 1, "contact": 1, "note": 2}


def test_everything_of_the_samples_twice(tacit: Tacit, shared: Path) -> None:
    paths = [*sorted((shared / "vcard").glob("*.vcf")), *sorted((shared / "enex").glob("*.enex"))]
    first = tacit.imports.run(paths)
    assert {f.file: [s.where for s in f.skipped] for f in first.files if f.skipped} == {
        "John_Doe_ANDROID.vcf": ["card 5"],
        "test-encryption.enex": ["note 1"],
    }
    assert first.added["note"] == 80  # five of the 85 stand in two files
    before = counts(tacit)
    again = tacit.imports.run(paths)
    assert (again.added, again.updated) == (Counter(), Counter())
    assert counts(tacit) == before


def test_no_promise_is_made_of_an_old_note(tacit: Tacit, shared: Path) -> None:
    report = tacit.imports.run([shared / "enex" / "test-things-to-do.enex"])
    assert "promise" not in report.added
    assert [offer.what for _, offer in report.files[0].offers][:2] == ["Simple task", "Task with due date"]


def test_a_persons_edits_stay_and_news_comes_in(tacit: Tacit, tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "Account Name,Industry,City,Employees\nAcme,Steel,Köln,10\n")
    tacit.imports.run([path])
    acme = tacit.records.resolve("Acme", "customer")
    tacit.records.edit(acme.id, {"city": (None, "Bonn"), "industry": (None, "")})
    put(tmp_path, "a.csv", "Account Name,Industry,City,Employees,Website\nAcme,Steel,Köln,12,acme.example\n")
    report = tacit.imports.run([path])
    assert report.updated == {"customer": 1}
    acme = tacit.records.get(acme.id)
    assert (acme.city, acme.industry) == ("Bonn", "")  # type: ignore[attr-defined]
    assert (acme.employees, acme.website) == (12, "acme.example")  # type: ignore[attr-defined]


def test_what_a_person_took_out_of_a_set_stays_out(tacit: Tacit, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Anna Weber\nEMAIL:old@x.example\nEMAIL:new@x.example\n{}END:VCARD\n"
    path = put(tmp_path, "a.vcf", card.format(""))
    tacit.imports.run([path])
    anna = tacit.records.resolve("Anna Weber", "contact")
    tacit.records.edit(anna.id, {"emails": (None, ("new@x.example",))})
    put(tmp_path, "a.vcf", card.format("EMAIL:third@x.example\n"))
    tacit.imports.run([path])
    assert tacit.records.get(anna.id).emails == ("new@x.example", "third@x.example")  # type: ignore[attr-defined]


def test_two_sources_that_disagree_lose_nothing_and_settle(tacit: Tacit, tmp_path: Path) -> None:
    one = put(
        tmp_path, "1.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Anna Weber\nEMAIL:a@x.example\nTITLE:Buyer\nEND:VCARD\n"
    )
    two = put(
        tmp_path, "2.csv", "First Name,Last Name,Email,Job Title,City\nAnna,Weber,A@x.example,Head of buying,Köln\n"
    )
    report = tacit.imports.run([one, two])
    assert report.added == {"contact": 1}
    anna = tacit.records.resolve("Anna Weber", "contact")
    assert (anna.title, anna.city) == ("Buyer", "Köln")  # type: ignore[attr-defined]
    assert "Title (also): Head of buying" in anna.details  # type: ignore[attr-defined]
    again = tacit.imports.run([two, one])
    assert (again.added, again.updated) == (Counter(), Counter())


def test_two_cards_of_one_id_that_disagree_settle_at_once(tacit: Tacit, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Anna Weber\nTITLE:{}\nEND:VCARD\n"
    path = put(tmp_path, "a.vcf", card.format("Buyer") + card.format("Head of buying"))
    tacit.imports.run([path])
    again = tacit.imports.run([path])
    assert (again.added, again.updated) == (Counter(), Counter())
    anna = tacit.records.resolve("Anna Weber", "contact")
    assert (anna.title, anna.details) == ("Buyer", "Title (also): Head of buying")  # type: ignore[attr-defined]


def test_a_shared_mailbox_does_not_make_one_person_of_two(tacit: Tacit, tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "First Name,Last Name,Email\nAnna,Weber,info@x.example\nPeter,Maier,info@x.example\n")
    assert tacit.imports.run([path]).added["contact"] == 2
    assert tacit.imports.run([path]).added == Counter()


def test_files_may_refer_to_each_other_by_short_numbers(tacit: Tacit, tmp_path: Path) -> None:
    notes = put(tmp_path, "1-notes.csv", "account_id,comment,date\n7,hello,2024-01-31\n9,lost,2024-01-31\n")
    firms = put(tmp_path, "2-firms.csv", "account_id,account,industry\n7,Acme,Steel\n")
    tacit.imports.run([notes, firms])
    (hello,) = tacit.records.list("note", {"text": "hello"}).rows
    (lost,) = tacit.records.list("note", {"text": "lost"}).rows
    assert hello.customer == tacit.records.resolve("Acme", "customer").id  # type: ignore[attr-defined]
    assert lost.details == "Account id: 9"  # type: ignore[attr-defined]


def test_undo_takes_an_import_back_and_a_second_import_brings_it_again(tacit: Tacit, shared: Path) -> None:
    path = shared / "crm" / "interactions.csv"
    tacit.imports.run([path])
    step = undo.next_undo(tacit.store)
    assert step is not None
    undo.undo(tacit.store, step)
    assert counts(tacit) == {}
    tacit.imports.run([path])
    assert counts(tacit) == CRM


def test_what_a_person_threw_away_stays_there_and_is_named(tacit: Tacit, tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "Account Name,Industry\nAcme,Steel\n")
    tacit.imports.run([path])
    tacit.records.delete([tacit.records.resolve("Acme", "customer").id])
    report = tacit.imports.run([path])
    assert counts(tacit) == {}
    assert "trash" in report.files[0].skipped[0].why


def test_a_cancel_keeps_whole_chunks_and_says_so(tacit: Tacit, tmp_path: Path) -> None:
    rows = "".join(f"Firm {n},Steel\n" for n in range(CHUNK * 3))
    paths = [
        put(tmp_path, "a.csv", "Account Name,Industry\n" + rows),
        put(tmp_path, "b.csv", "Account Name,Industry\nB,Wood\n"),
    ]
    heard: list[Progress] = []
    report = tacit.imports.run(paths, progress=heard.append, cancelled=lambda: heard[-1].records >= CHUNK)
    assert report.cancelled
    assert not report.complete
    assert counts(tacit)["customer"] == CHUNK * 2 == report.added["customer"]
    assert "stopped" in report.files[0].error
    assert "not begun" in report.files[1].error
    assert tacit.imports.run(paths).added["customer"] == CHUNK + 1


def test_options_go_to_each_file_and_a_mapping_holds(tacit: Tacit, tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "x,y\nAnna Weber,3/4/2024\n")
    options = Options(mapping={"x": ("contact", "name"), "y": ("contact", "birthday")}, day_first=True, customer="Acme")
    assert tacit.imports.run([path], {path: options}).added == {"contact": 1, "customer": 1}
    anna = tacit.records.resolve("Anna Weber", "contact")
    assert anna.birthday.isoformat() == "2024-04-03"  # type: ignore[attr-defined]


def test_what_cannot_be_read_is_said_of_each_file(tacit: Tacit, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "packed.csv").write_bytes(b"PK\x03\x04....")
    good = put(tmp_path, "z.csv", "Account Name,Industry\nAcme,Steel\n")
    report = tacit.imports.run([tmp_path / "empty.csv", tmp_path / "packed.csv", tmp_path / "missing.csv", good])
    assert [bool(f.error) for f in report.files] == [True, True, True, False]
    assert not report.failed
    shown = report.as_json()["files"]
    assert set(shown[0]) >= {"file", "format", "added", "updated", "skipped"}
    assert shown[0]["skipped"][0]["where"] == "empty.csv"
    assert [look.error != "" for look in tacit.imports.preview([tmp_path / "empty.csv", good])] == [True, False]


def test_a_mail_is_about_those_who_are_known_already(tacit: Tacit, tmp_path: Path) -> None:
    tacit.imports.run([put(tmp_path, "a.csv", "First Name,Last Name,Email,Company\nAnna,Weber,anna@x.example,Acme\n")])
    head = "From: Anna <ANNA@x.example>\nTo: stranger@y.example\nSubject: Hi\nDate: Wed, 31 Jan 2024 10:00:00 +0000\n"
    mail = f"{head}\nHello\n"
    report = tacit.imports.run([put(tmp_path, "a.eml", mail)])
    assert report.added == {"note": 1}
    (note,) = tacit.records.list("note").rows
    anna = tacit.records.resolve("Anna Weber", "contact")
    assert (note.about, note.customer) == ((anna.id,), anna.customer)  # type: ignore[attr-defined]


def test_members_of_a_group_get_its_tag_wherever_the_group_stands(tacit: Tacit, tmp_path: Path) -> None:
    group = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Key people\nMEMBER:urn:uuid:11\nMEMBER:urn:uuid:99\nEND:VCARD\n"
    anna = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:11\nFN:Anna Weber\nEND:VCARD\n"
    report = tacit.imports.run([put(tmp_path, "a.vcf", group + anna)])
    assert report.added == {"tag": 1, "contact": 1}
    tagged = tacit.records.resolve("Anna Weber", "contact").tags  # type: ignore[attr-defined]
    assert tacit.records.names(tagged) == {tagged[0]: "Key people"}


def test_attachments_keep_their_content_and_no_path(tacit: Tacit, tmp_path: Path) -> None:
    mail = (
        "From: a@b\nTo: c@d\nSubject: s\nDate: x\nContent-Type: multipart/mixed; boundary=B\n\n"
        "--B\nContent-Type: text/plain\n\nhi\n"
        "--B\nContent-Type: application/pdf\n"
        'Content-Disposition: attachment; filename="../../../evil.pdf"\n\npdf\n--B--\n'
    )
    tacit.imports.run([put(tmp_path, "a.eml", mail)])
    (file,) = tacit.records.list("attachment").rows
    assert (file.name, tacit.attachments.get(file.sha256)) == ("evil.pdf", b"pdf")  # type: ignore[attr-defined]


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_kill_between_chunks_loses_nothing_acknowledged(tmp_path: Path, repository: Path, nth: int) -> None:
    """Killed in the nth chunk: earlier chunks are there whole, and a second import completes it with nothing twice."""
    path = put(tmp_path, "a.csv", "Account Name,Industry\n" + "".join(f"Firm {n},Steel\n" for n in range(CHUNK * 3)))
    program = (
        "import sys; from pathlib import Path; from db.services import profiles; from db.store import cipher\n"
        "cipher.SCRYPT_N = 1 << 14\n"
        "place = Path(sys.argv[1])\n"
        "if not place.exists(): profiles.create(place, 'Maren', passphrase=sys.argv[3])[1].close()\n"
        "with profiles.open_profile(place, passphrase=sys.argv[3]) as t:\n"
        "    r = t.imports.run([sys.argv[2]]); print(r.added['customer'], t.records.list('customer', limit=1).total)\n"
    )

    def run(fault: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "p"), str(path), PASSPHRASE],
            env={**os.environ, "TACIT_FAULT": fault, "PYTHONPATH": str(repository)},
            capture_output=True, text=True, check=False, timeout=PROGRAM,
        )  # fmt: skip

    killed = run(f"import.chunk:{nth}")
    assert killed.returncode == -9, killed.stderr
    healed = run("")
    assert healed.returncode == 0, healed.stderr
    added, total = map(int, healed.stdout.split())
    assert (added, total) == (CHUNK * (4 - nth), CHUNK * 3)


def test_a_column_mapped_to_another_kind_takes_effect_or_is_kept_and_named(tacit: Tacit, tmp_path: Path) -> None:
    rows = "Anna,Weber,Acme,\nBob,Maier,Acme,Bonn\nCarl,Lone,,Köln\n"
    path = put(tmp_path, "a.csv", "First Name,Last Name,Company,City\n" + rows)
    report = tacit.imports.run([path], Options(mapping={"City": ("customer", "region")}))
    assert report.added == {"contact": 3, "customer": 1}
    assert tacit.records.resolve("Acme", "customer").region == "Bonn"  # type: ignore[attr-defined]
    assert tacit.records.resolve("Carl Lone", "contact").details == "City: Köln"  # type: ignore[attr-defined]
    (said,) = report.as_json()["files"][0]["skipped"]
    assert said["where"] == "a.csv"
    assert "“City”" in said["why"]
    assert tacit.imports.run([path], Options(mapping={"City": ("customer", "region")})).updated == {}


ENEX = (
    '<?xml version="1.0"?><en-export><note><title>Walk with Ute</title><created>20240301T080000Z</created>'
    "<updated>{}</updated><content><![CDATA[<en-note>{}</en-note>]]></content></note></en-export>"
)


def notes(tacit: Tacit) -> list[str]:
    return sorted(vars(note)["text"] for note in tacit.records.list("note").rows)


def test_a_note_edited_in_evernote_is_the_same_note(tacit: Tacit, tmp_path: Path) -> None:
    first, second = ENEX.format("20240301T081000Z", "Pump hot."), ENEX.format("20240401T081000Z", "Pump mended.")
    path = put(tmp_path, "a.enex", first)
    assert tacit.imports.run([path]).added == {"note": 1}
    report = tacit.imports.run([put(tmp_path, "b.enex", second)])
    assert (report.added, report.updated) == ({}, {"note": 1})
    assert notes(tacit) == ["Walk with Ute\n\nPump mended."]
    for again in (path, tmp_path / "b.enex"):  # the old version brings nothing back, the new one nothing twice
        report = tacit.imports.run([again])
        assert (report.added, report.updated) == ({}, {})
    assert notes(tacit) == ["Walk with Ute\n\nPump mended."]


def test_what_was_edited_here_and_in_evernote_is_all_kept(tacit: Tacit, tmp_path: Path) -> None:
    tacit.imports.run([put(tmp_path, "a.enex", ENEX.format("20240301T081000Z", "Pump hot."))])
    note = tacit.records.list("note").rows[0]
    tacit.records.edit(note.id, {"text": (None, "Pump hot, and loud.")})
    tacit.imports.run([put(tmp_path, "b.enex", ENEX.format("20240401T081000Z", "Pump mended."))])
    assert notes(tacit) == ["Pump hot, and loud.\n\nWalk with Ute\n\nPump mended."]


def test_two_notes_of_one_moment_and_title_stay_two(tacit: Tacit, tmp_path: Path) -> None:
    for name, text in (("a.enex", "Pump hot."), ("b.enex", "Pump loud.")):
        tacit.imports.run([put(tmp_path, name, ENEX.format("20240301T081000Z", text))])
    assert len(notes(tacit)) == 2
