"""The look is measured: contrast of every text on every surface it stands on, and art that follows the tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop import resources
from desktop.theme import Theme, icons, sheet
from desktop.theme.tokens import DARK, LIGHT, STATES, Colours, contrast

PALETTES = [LIGHT, DARK]
TEXTS = {
    "text": ("background", "sidebar", "sunk", "popup", "tint", "hit"),
    "second": ("background", "sidebar", "sunk", "popup", "tint"),
    "third": ("background", "sidebar", "sunk", "popup"),
    "accent": ("background", "sidebar", "tint", "popup"),
    "on_accent": ("accent", "accent_hover"),
    "overdue": ("background", "popup"),
}


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.name)
def test_text_is_readable_on_every_surface(colours: Colours) -> None:
    pairs = [(text, surface) for text, surfaces in TEXTS.items() for surface in surfaces]
    pairs += [(text, surface) for text, surface, _icon in STATES.values()]
    low = {pair: round(contrast(colours.of(pair[0]), colours.of(pair[1])), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.name)
def test_borders_of_controls_and_focus_rings_are_seen(colours: Colours) -> None:
    assert contrast(colours.border, colours.background) >= 3
    assert contrast(colours.accent, colours.background) >= 3


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.name)
def test_the_sheet_uses_tokens_only(colours: Colours) -> None:
    made = sheet.make(colours, 1.0, "Inter")
    assert "@" not in made
    known = {value.upper() for value in colours[1:]}
    assert {found.upper() for found in re.findall(r"#[0-9A-Fa-f]{6}\b", made)} <= known
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b", resources.read_text("styles", "tacit.qss").replace("#qt_", ""))


def test_lengths_grow_with_the_text_and_hairlines_do_not() -> None:
    double = sheet.make(LIGHT, 2.0, "Inter")
    assert "font-size: 26px" in double
    assert "border: 1px solid" in double


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.name)
def test_small_drawings_have_the_colours_of_their_palette(colours: Colours) -> None:
    folder = Path(resources.path("styles", colours.name))
    found = sorted(folder.glob("*.svg"))
    assert found
    for file in found:
        stroke = re.search(r'stroke="(#\w+)"', file.read_text(encoding="utf-8"))
        assert stroke, file.name
        assert stroke[1] in colours, file.name


def test_every_state_has_an_icon_of_its_own_or_none() -> None:
    assert [name for _text, _surface, name in STATES.values() if name and not icons.exists(name)] == []


def test_icons_named_in_the_code_exist() -> None:
    root = Path(resources.root()).parent / "desktop"
    pattern = re.compile(r"(?:Icon|IconButton|icons\.icon|icons\.paint)\(\s*(?:painter, )?\"([a-z][a-z0-9-]*)\"")
    named = {
        (file.name, name) for file in root.rglob("*.py") for name in pattern.findall(file.read_text(encoding="utf-8"))
    }
    assert named
    assert {(file, name) for file, name in named if not icons.exists(name)} == set()


def test_a_change_of_theme_tells_everybody_once(theme: Theme) -> None:
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(theme.colours.name))
    theme.set("dark")
    theme.set("dark")
    theme.set("light", scale=1.5)
    assert heard == ["dark", "light"]
    assert theme.px(20) == 30
    assert theme.px(1) == 1
