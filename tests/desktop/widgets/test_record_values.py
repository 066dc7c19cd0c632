"""Field values in words, in the language of the window."""

from __future__ import annotations

import datetime as dt

from db.records import standard_kinds
from desktop.widgets.record_values import shown

TODAY = dt.date(2026, 11, 23)


def test_what_an_import_kept_has_german_names_and_its_own_words(german: None) -> None:
    field = standard_kinds()["contact"].fields["details"]
    kept = "Birthday: 3 May\nAddress (also): Kay 3\n  Hull\nAddress (Ferienhaus): Weg 1\nXyz-Feld: Title\nhttps://x.example"
    assert shown(field, kept, {}, TODAY).split("\n") == [
        "Geburtstag: 3 May",
        "Adresse (auch): Kay 3",
        "  Hull",
        "Adresse (Ferienhaus): Weg 1",
        "Xyz-Feld: Title",
        "https://x.example",
    ]
