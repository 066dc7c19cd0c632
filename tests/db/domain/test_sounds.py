"""Names that sound alike, and names that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.sounds import first_letters, sound


@pytest.mark.parametrize(
    "names",
    [
        "meier maier meyer mayer mayr meir",
        "schmidt schmitt schmid",
        "kathryn catherine katherine katrin cathrin",
        "mckenzie mackenzie",
        "mcdonald macdonald",
        "mcarthur macarthur",
        "stephen stefan steven stephan",
        "philip phillip filip",
        "hoffmann hofmann hoffman",
        "christine kristine",
        "walter walther",
        "schulz schulze schultz",
        "fischer fisher",
        "clark clarke klark",
        "smith smyth",
        "erik eric erich",
        "carl karl",
    ],
)
def test_spellings_of_one_name_sound_the_same_and_may_begin_alike(names: str) -> None:
    spelt = names.split()
    assert len({sound(name) for name in spelt}) == 1
    assert all(other[0] in first_letters(name) for name in spelt for other in spelt)


@pytest.mark.parametrize(
    "names",
    ["meier moor mauer meer", "price press", "becker bakker boker", "karl kurt", "jansen johnson", "machine maria"],
)
def test_other_names_sound_different(names: str) -> None:
    assert len({sound(name) for name in names.split()}) == len(names.split())


@given(st.text(max_size=20))
def test_anything_can_be_listened_to(text: str) -> None:
    assert sound(text) == "" or text.isalpha()
