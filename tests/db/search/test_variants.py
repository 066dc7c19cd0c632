"""Words that people write in more ways than one: together and apart, misspelt, with accents or without, in parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain import query
from db.domain.query import words_of
from db.records import standard_kinds
from db.search import documents, german, joined
from db.search.index import Index
from db.search.searcher import Hits
from db.search.snippets import Highlighter
from tests.db.search.stand_in import KEY, TODAY, Memory, customer, note

#: What is asked, and the text that is meant, of which the words in [] are marked.
CASES = [
    ("preis liste", "Die [Preisliste] ist nicht aktuell und wir müssen das ändern"),
    ("rahmenvertrag ", "Der [Rahmen] [Vertrag] ist nicht verlängert und wir warten"),
    ("servicepauschale", "Die [Service-Pauschale] ist nicht bezahlt und wir warten"),
    ("wartungs fenster ", "Das [Wartungsfenster] ist nicht im Mai und wir reden"),
    ("lagerverhandlung ", "Die [Verhandlungen] über das [Lager] waren nicht gut"),
    ("followup ", "They want a [follow]-[up] after the summer"),
    ("kick off", "the [kickoff] is on Monday"),
    ("database ", "The [data] [base] of spare parts is down"),
    ("PX4410", "Ordered two [PX-4410/2] for the spare line"),
    ("px 44", "Ordered two [PX]-[4410]/2 for the spare line"),
    ("QR-8820", "Ordered three [QR8820] for the line"),
    ("QR 8820", "Ordered three [QR8820] for the line"),
    ("8820 ", "Ordered three [QR8820] for the line"),
    ("7mm ", "The plate is [7] [mm] thick now"),
    ("wifi", "the [Wi-Fi] is bad there"),
    ("s5fiori ", "they use [S]/[5FIORI] now"),
    ("17500", "He pays [17.500] € a year"),
    ("jana.maier@acme.example", "Reach her under [jana].[maier]@[acme].[example] best"),
    ("07071 551234", "Call [+49 7071 55 12 34] after four"),
    ("+49 7071 551234", "Call [+49 7071 55 12 34] after four"),
    ("551234", "Call [+49 7071 55 12 34] after four"),
    ("1234", "Call [+49 7071 55 12 34] after four"),
    ("0049 30 8899 112", "Berlin is under [030/8899112] again"),
    ("dvorak ", "Herr [Dvořák] hat zugesagt und wir warten nicht"),
    ("szczęsny ", "Herr [Szczesny] hat abgelehnt und wir warten nicht"),
    ("isik ", "Herr [Işık] ist krank und wir warten nicht"),
    ("aarhus ", "The site at [Århus] was closed"),
    ("soerensen ", "Mr [Sørensen] was not amused"),
    ("hauptstrasse ", "In der [Hauptstraße] ist nicht genug Platz und wir warten"),
    ("groesse ", "Die [Größe] ist nicht bekannt und wir warten"),
    ("J. Smithers", "John [Smithers] called"),
    ("konveyor ", "the [conveyor] stopped"),
    ("ocnveyor ", "the [conveyor] stopped"),
    ("palletizer ", "The [palletiser] stopped"),
    ("telefonanlage ", "Die [Telephonanlage] war nicht da und wir warten"),
    ("lieferungen ", "Die Presse wurde nicht [geliefert] und wir haben das gesehen"),
    ("anrufen ", "Herr Ott hat [angerufen] und war nicht da"),
    ("reklamieren ", "Die [Reklamation] ist nicht von uns und wir warten"),
    ("田中", "Met [田][中]さん about the line"),
    ("김민", "Met [김민수] about the plant"),
]  # fmt: skip
_PLAIN = str.maketrans("", "", "[]")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, list[str]]]:
    texts = list(dict.fromkeys(text.translate(_PLAIN) for _, text in CASES))
    source = Memory(*(note(f"n{n}", text) for n, text in enumerate(texts)), customer("c", "Katarzyna Wojcik"))
    source.put(note("slip", "Ms Wojcig rang, she is at the fair"), *(note(f"w{n}", "Ms Wojcik") for n in range(12)))
    index = Index(tmp_path_factory.mktemp("variants") / "index", KEY, standard_kinds())
    index.rebuild(source)
    yield index, texts
    index.close()


def asked(index: Index, text: str) -> tuple[Hits, query.Reading]:
    reading = query.read(text, documents.known(index.filters), today=TODAY)
    return index.search(reading.tree, today=TODAY), reading


@pytest.mark.parametrize(("typed", "marked"), CASES, ids=[one for one, _ in CASES])
def test_what_is_meant_comes_first_and_is_marked(world: tuple[Index, list[str]], typed: str, marked: str) -> None:
    index, texts = world
    hits, reading = asked(index, typed)
    text = marked.translate(_PLAIN)
    assert hits.ids[0] == f"n{texts.index(text)}"
    assert not hits.relaxed, "all the words are there"
    shown = text
    for first, last in reversed(Highlighter(words_of(reading.tree), hits.changed, hits.also).marks(text)):
        shown = f"{shown[:first]}[{shown[first:last]}]{shown[last:]}"
    assert shown == marked


@pytest.mark.parametrize("typed", ["wojcik ", "wojcig "])
def test_a_name_that_is_misspelt_in_a_note_is_found_and_so_is_the_name_by_the_slip(
    world: tuple[Index, list[str]], typed: str
) -> None:
    hits, _ = asked(world[0], typed)
    assert {"slip", "c"} <= set(hits.ids)


def test_small_words_are_never_put_right(world: tuple[Index, list[str]]) -> None:
    hits, _ = asked(world[0], "what is the ")
    assert hits.changed == {}


_PIECES = st.sampled_from(
    'pump "unit price " -late or oder ( ) | : " - -- customer: customer:c topic:problem -is:open is:nonsense due:<may '
    "since:99999w until:2026-13 kind: by:me 田中 🙂 ß İ 'o +49 0 07071/55 PX-4410/2 1.5mm . & @ _ \x00 a the".split(" ")
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=12), st.sampled_from(["", " "]))
def test_whatever_is_typed_is_searched_and_can_be_marked(
    world: tuple[Index, list[str]], pieces: list[str], between: str
) -> None:
    hits, reading = asked(world[0], between.join(pieces))
    assert len(hits.ids) == len(hits.scores) == len(hits.kinds) <= hits.total
    marker = Highlighter(words_of(reading.tree), hits.changed, hits.also)
    for text in world[1]:
        last = 0
        for first, end in marker.marks(text):
            assert last <= first < end <= len(text)
            last = end
        shown = marker.snippet(text)
        assert all(0 <= first < end <= len(shown.text) for first, end in shown.marks)


@pytest.mark.parametrize(
    "family",
    [
        "bestellen bestellt bestellung bestellungen bestellte",
        "liefern liefert geliefert lieferung lieferungen gelieferte",
        "ausliefern ausgeliefert auszuliefern auslieferung",
        "verhandeln verhandelt verhandlung verhandlungen",
        "anrufen angerufen anruf anrufe anzurufen",
        "reklamieren reklamiert reklamation reklamationen",
        "techniker technikerin technikers technik",
        "kunde kunden kundin",
        "haus hauser hauses",
        "genehmigen genehmigt genehmigung",
        "angebot angebote angeboten angebots",
        "vorschlag vorschlagen vorgeschlagen",
    ],
)
def test_german_words_of_one_family_have_one_stem(family: str) -> None:
    assert len({german.stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("zeit", "zeitung"), ("warten", "ware"), ("gericht", "richten"), ("preis", "preisen lassen")]
)
def test_other_words_keep_other_stems(one: str, other: str) -> None:
    assert german.stem(one) != german.stem(other)


@given(st.text(alphabet="abdefghilmnorstuz", min_size=1, max_size=24))
def test_a_stem_is_never_empty_nor_longer(word: str) -> None:
    assert 0 < len(german.stem(word)) <= len(word) + 1


@pytest.mark.parametrize("text", ["on 2026-11-03", "am 03.11.2026", "1.250.000 €", "12,500 EUR", "2025 - 2026"])
def test_days_and_sums_are_no_telephones(text: str) -> None:
    assert list(joined.numbers(text)) == []
