"""What a query finds, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.domain import query
from db.records import standard_kinds
from db.search import documents
from db.search.index import Index
from tests.db.search.conftest import Ask
from tests.db.search.stand_in import KEY, TODAY, Memory, customer, note


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pump", {"c1", "n1", "n2"}),
        ("pric", {"n1", "n3", "n4"}),
        ("price ", {"n1", "n3", "n4"}),
        ("unit price", {"n3", "n4"}),
        ('"unit price"', {"n3"}),
        ('"price unit"', set()),
        ("price -unit", {"n1"}),
        ("phone or krüger", {"n2", "n3"}),
        ("price (phone or late)", {"n1", "n3"}),
        ("customer:müller", {"c1", "n1", "n2"}),
        ("customer:c2 price", {"n3", "n4"}),
        ("-customer:müller kind:note", {"n3", "n4"}),
        ("topic:problem", {"n1", "n4"}),
        ("topic:Problem by:u2", {"n4"}),
        ("by:me", {"n1", "n3"}),
        ("since:2w", {"c1", "c2", "n1", "n2"}),
        ("until:2026-10-31", {"n3", "n4"}),
        ("kind:note since:2026-10-01..", {"n1", "n2", "n3"}),
        ("o'brien", {"c2", "n3", "n4"}),
        ("obrien", {"c2", "n3", "n4"}),
        ("brien", {"c2", "n3", "n4"}),
    ],
)
def test_a_query_finds(ask: Ask, text: str, found: set[str]) -> None:
    assert set(ask(text, me="u1").ids) == found


@pytest.mark.parametrize("text", ["krüger", "kruger", "krueger", "KRÜGER", "kru", "krue", "krü"])
def test_diacritics_are_folded_either_way(ask: Ask, text: str) -> None:
    assert ask(text).ids == ("n2",)


@pytest.mark.parametrize("text", ["müller", "mueller", "muller", "mü", "mue", "mul"])
def test_a_name_is_found_under_each_spelling_and_comes_first(ask: Ask, text: str) -> None:
    hits = ask(text)
    assert hits.ids[0] == "c1"
    assert set(hits.ids) == {"c1", "n1", "n2"}


@pytest.mark.parametrize(
    ("text", "found"), [("run", "n1"), ("prefer ", "n3"), ("preference ", "n3"), ("verhandlung", "n2")]
)
def test_words_are_found_in_their_forms_and_inside_german_compounds(ask: Ask, text: str, found: str) -> None:
    assert found in ask(text).ids


def test_stems_are_of_the_language_of_the_text(index: Index, source: Memory, ask: Ask) -> None:
    source.put(
        note("de", "Die Pumpen waren nicht in der Halle und wir haben das gesehen"),
        note("en", "There was a war about the budget and they have not ended it"),
    )
    index.follow(source)
    assert "de" not in ask("war budget").ids
    assert set(ask("pumpe ").ids) >= {"de"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("pricng", "pricing"), ("dilevery", "delivery"), ("fone", "phone"), ("hone ", "phone")]
)
def test_a_wrong_letter_is_forgiven_and_said(ask: Ask, typed: str, meant: str) -> None:
    hits = ask(typed)
    assert hits.changed.get(typed.strip(), "") == meant
    assert bool(hits.total) == bool(meant)


def test_where_no_record_has_all_words_those_with_some_are_shown_and_said(ask: Ask) -> None:
    hits = ask("phone krüger zebras")
    assert hits.relaxed
    assert set(hits.ids) == {"n2", "n3"}


def test_small_words_do_not_keep_a_record_away(ask: Ask) -> None:
    assert "n3" in ask("the phone is at delivery").ids


def test_a_filter_that_fits_nothing_finds_nothing_and_is_named(ask: Ask) -> None:
    hits = ask("price customer:nobody")
    assert hits.total == 0
    assert [has.value for has in hits.unknown] == ["nobody"]


def test_the_newest_first_and_pages(ask: Ask) -> None:
    everything = ask("price ", sort="date").ids
    assert everything == ("n1", "n3", "n4")
    assert ask("price ", sort="date", limit=1, offset=1).ids == everything[1:2]
    assert ask("price ", limit=1).total == 3


def test_of_equal_records_the_fresh_one_and_the_one_looked_at_come_first(
    index: Index, source: Memory, ask: Ask
) -> None:
    source.put(
        note("old", "Xylophon for the choir", "customer:c1", day=700),
        note("new", "Xylophon for the choir", "customer:c2", day=0),
    )
    index.follow(source)
    assert ask("xylophon", today=TODAY).ids == ("new", "old")
    assert ask("xylophon", today=TODAY, context_customer="c1").ids == ("old", "new")


def test_a_title_counts_more_than_a_mention(index: Index, source: Memory, ask: Ask) -> None:
    source.put(note("m", "Vesta Vesta Vesta again and again Vesta"), customer("v", "Vesta"))
    index.follow(source)
    assert ask("vest").ids[0] == "v"


@pytest.mark.parametrize(
    "text", ["", " ", "-", '"', "((", "*", "💡", "\x00", "customer:", "or", "a:b:c", "x" * 5000, "-price"]
)
def test_anything_may_be_typed(ask: Ask, text: str) -> None:
    ask(text)


def test_words_that_stand_together_count_more_in_any_form(index: Index, source: Memory, ask: Ask) -> None:
    source.put(
        note("apart", "The winter was long, the tyre is good, and winter again; the tyre was sold to them in the end"),
        note(
            "together", "The long one was good, and they were sold winter tyre after winter tyre to the very end of it"
        ),
    )
    index.follow(source)
    assert ask("winter tyres ").ids == ("together", "apart")
    assert set(ask("tyres winter ").ids) == {"together", "apart"}


def test_a_long_query_finds_what_the_best_records_have_in_common(index: Index, source: Memory, ask: Ask) -> None:
    """Two records fit equally well; one of them speaks of what marks the records that fit best."""
    best = "Gripper arm drops boxes at palletiser station because the vacuum hose leaks"
    source.put(
        *(note(f"best{n}", f"{best}, seen {n} times") for n in range(3)),
        *(note(f"filler{n}", f"Some {n} other words of no weight") for n in range(30)),
        note("plain", "At the station someone mentioned a lorry and its driver"),
        note("related", "At the station someone mentioned a vacuum and its hose"),
    )
    index.follow(source)
    found = ask("gripper arm drops boxes palletiser station ").ids
    assert set(found[:3]) == {"best0", "best1", "best2"}
    assert found.index("related") < found.index("plain")


def test_where_a_long_query_fits_few_records_whole_others_follow(ask: Ask) -> None:
    hits = ask("pricing high pump running ")
    assert hits.complete == 1
    assert hits.ids[0] == "n1"
    assert hits.total > 1
    assert not hits.relaxed
    short = ask("pricing pump ")
    assert short.total == short.complete == 1


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("meier", "Jana Mayr"),
        ("Maier", "Jana Meyer"),
        ("schmitt", "Olaf Schmidt"),
        ("macdonald", "Ros McDonald"),
        ("catherine", "Kathryn Bell"),
        ("kate", "Catherine Bell"),
        ("müller", "Hans Mueller"),
        ("mueller", "Hans Müller"),
        ("Hoffman", "Ute Hofmann"),
    ],
)
def test_a_name_is_found_under_its_other_spellings(
    index: Index, source: Memory, ask: Ask, typed: str, called: str
) -> None:
    source.put(customer("p", called), note("said", f"{called} asked about it"), customer("q", "Moor Schmolke Kettner"))
    index.follow(source)
    for text in (typed, f"{typed} "):
        hits = ask(text)
        assert {"p", "said"} <= set(hits.ids)
        assert "q" not in hits.ids


def test_the_spelling_that_was_typed_comes_first(index: Index, source: Memory, ask: Ask) -> None:
    source.put(customer("ei", "Meier"), customer("ai", "Maier"), customer("ay", "Mayr"))
    index.follow(source)
    for text, first in (("meier", "ei"), ("maier ", "ai"), ("mayr", "ay")):
        hits = ask(text)
        assert (hits.ids[0], set(hits.ids)) == (first, {"ei", "ai", "ay"})


def test_a_filter_means_the_very_name_where_there_is_one(index: Index, source: Memory, ask: Ask) -> None:
    source.put(customer("ei", "Meier"), customer("ai", "Maier"), customer("sch", "Schmidt"))
    index.follow(source)
    assert set(ask("customer:meier").ids) == {"ei"}
    assert set(ask("customer:schmitt").ids) == {"sch"}


def test_only_names_are_listened_to(index: Index, source: Memory, ask: Ask) -> None:
    source.put(note("a", "The prize was given to the winner"))
    index.follow(source)
    assert "a" not in ask("price ").ids


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("verhandlung ", "Die Preisverhandlungen sind nicht vor Mai und wir warten"),
        ("preis ", "Die Preisverhandlungen sind nicht vor Mai und wir warten"),
        ("wartung ", "Der Wartungsvertrag ist mit der Halle und nicht ohne"),
        ("vertrag ", "Der Wartungsvertrag ist mit der Halle und nicht ohne"),
        ("pumpen ", "Die Förderpumpe ist nicht dicht und wir haben das gesehen"),
        ("häuser ", "Das Haus ist nicht fertig und wir warten"),
        ("lieferte ", "Sie liefern nicht vor Mai und wir haben das gesagt"),
        ("deliveries ", "They said that the delivery is late and she was angry"),
        ("dilevery ", "They said that the delivery is late and she was angry"),
        ("anrgy ", "They said that the delivery is late and she was angry"),
        ("prefered ", "She prefers that the order is sent by them"),
        ("façade ", "They said that the facade is late and she was angry"),
        ("facade ", "They said that the façade is late and she was angry"),
    ],
)
def test_other_forms_parts_and_slips_are_forgiven(tmp_path: Path, typed: str, text: str) -> None:
    source = Memory(note("it", text), note("other", "Nothing about any of this at all"))
    index = Index(tmp_path / "forgiving", KEY, standard_kinds())
    index.rebuild(source)
    hits = index.search(query.read(typed, documents.known(index.filters), today=TODAY).tree)
    assert hits.ids == ("it",)
