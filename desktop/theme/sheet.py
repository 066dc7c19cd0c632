"""The one style sheet: `resources/styles/tacit.qss` with `@token` replaced and every `NNpx` brought to scale."""

from __future__ import annotations

import re

from desktop import resources
from desktop.theme.tokens import Colours

_LENGTH = re.compile(r"(-?\d+)px")
_TOKEN = re.compile(r"@([a-z_]+)")


def make(colours: Colours, factor: float, family: str) -> str:
    """The sheet for one palette at one size. KeyError if the sheet names a token that does not exist."""

    def length(match: re.Match[str]) -> str:
        value = int(match.group(1))
        return match.group(0) if abs(value) <= 2 else f"{round(value * factor)}px"

    def token(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "family":
            return f'"{family}"'
        if name == "art":
            return resources.path("styles", colours.name).replace("\\", "/")
        return colours.of(name)

    return _TOKEN.sub(token, _LENGTH.sub(length, resources.read_text("styles", "tacit.qss")))
