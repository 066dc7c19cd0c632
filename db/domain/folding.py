"""Folding of text for comparison: without case, accents, compatibility forms or extra spaces.

The store offers it to SQL as `fold`, so that a list filters the way people expect names to match.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """“Krüger  GmbH” and “KRUGER gmbh” fold to the same. The length may change."""
    if text.isascii():
        return " ".join(text.lower().split())
    marks = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in marks if not unicodedata.combining(letter)).split())
