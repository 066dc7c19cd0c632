"""Mail becomes notes about the people it went between."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

from db.exchange.api import Options
from tests.db.exchange.reading import losses, read_text


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    given = {
        "From": "Anna Weiß <anna@weber.example>",
        "To": "me@us.example",
        "Subject": "Angebot für März",
        "Message-ID": "<1@x>",
    }
    given |= {"Date": "Wed, 31 Jan 2024 23:30:00 +0000"} | {n.replace("_", "-"): v for n, v in headers.items()}
    for name, value in given.items():
        mail[name] = value
    mail.set_content("Grüße aus Köln\n")
    return mail


def test_a_message(tmp_path: Path) -> None:
    mail = message()
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../Angebot März.pdf")
    (note, file), left = read_text(tmp_path, "a.eml", mail.as_bytes(), Options(zone="Europe/Berlin"))
    assert note.values["text"] == "Angebot für März\n\nGrüße aus Köln"
    assert note.values["learnt_on"] == date(2024, 2, 1)
    assert {one.email for one in note.values["about"]} == {"anna@weber.example", "me@us.example"}
    assert all(one.draft is None for one in note.values["about"])
    assert "From: Anna Weiß <anna@weber.example>" in note.values["details"]
    assert file.data == b"%PDF-1.4"
    assert not losses(left)


def test_html_alone_is_read_as_text(tmp_path: Path) -> None:
    mail = message()
    mail.set_content(
        "<html><head><style>x</style></head><body><p>Hello</p><script>bad()</script><ul><li>one</li></ul></body></html>",
        subtype="html",
    )
    (note,), _ = read_text(tmp_path, "a.eml", mail.as_bytes())
    assert note.values["text"] == "Angebot für März\n\nHello\n- one"


def test_a_box_of_many(tmp_path: Path) -> None:
    box = b"".join(
        b"From a@b Mon Jan  1 00:00:00 2024\n" + message(Message_ID=f"<{n}@x>").as_bytes() + b"\n" for n in range(5)
    )
    drafts, left = read_text(tmp_path, "a.mbox", box)
    assert len({d.key for d in drafts}) == 5
    assert not left


def test_hostile_headers_are_named_at_worst(tmp_path: Path) -> None:
    for bad in (
        b"From: =?x?b?!!?=\n",
        b"Date: nonsense\n",
        b"To: <<<>>,,@\n",
        b"Content-Type: text/plain; charset=bogus-8\n",
        b"Content-Type: multipart/mixed\n",
    ):
        raw = b"Subject: s\nFrom: a@b\nTo: c@d\n" + bad + b"\nbody\n"
        drafts, left = read_text(tmp_path, "a.eml", raw)
        assert drafts or left
