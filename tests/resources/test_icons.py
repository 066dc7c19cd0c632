"""The icons are one set: drawn alike, tintable, there for every kind; the bundled font is what it says."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from db.records import standard_kinds

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ICONS = sorted(path for path in (RESOURCES / "icons").glob("*.svg") if path.stem != "tacit")
SVG = "{http://www.w3.org/2000/svg}"
#: 1.5 on a grid of 20, said in the set's own grid of 24.
ATTRIBUTES = {
    "width": "20",
    "height": "20",
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "1.8",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_of_the_set(path: Path) -> None:
    root = ElementTree.parse(path).getroot()

    assert root.tag == f"{SVG}svg"
    assert root.attrib == ATTRIBUTES
    assert len(root) >= 1
    assert {child.tag for child in root} <= {f"{SVG}path"}
    assert [child.attrib.keys() for child in root if child.attrib.keys() != {"d"}] == []


def test_every_kind_has_its_icon() -> None:
    names = {path.stem for path in ICONS}
    assert {kind.name: kind.icon for kind in standard_kinds() if kind.icon not in names} == {}


def test_the_page_lists_what_is_there() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", (RESOURCES / "icons" / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(path.stem for path in ICONS)


def test_the_programs_sign_comes_in_every_size() -> None:
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        head = (RESOURCES / "icons" / f"tacit-{size}.png").read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(head[at : at + 4], "big") for at in (16, 20)] == [size, size]


def test_the_font_is_bundled_with_its_licence() -> None:
    fonts = sorted((RESOURCES / "fonts").glob("*.ttf"))

    assert [path.stem for path in fonts] == ["Inter-Medium", "Inter-Regular", "Inter-SemiBold"]
    assert all(path.read_bytes()[:4] == b"\0\1\0\0" for path in fonts)
    assert sum(path.stat().st_size for path in fonts) < 2_500_000
    assert "SIL Open Font License" in (RESOURCES / "fonts" / "OFL.txt").read_text("utf-8")
