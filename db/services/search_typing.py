"""What a front end needs of the query language while somebody types, without the index: names and values as they are
written. Quick enough for the thread that paints."""

from __future__ import annotations

from db.domain.query import Phrase, Reading, words_of
from db.domain.query_terms import OFFERED, in_german


def quoted(name: str) -> str:
    """A name as a value of a field: in quotation marks where it has a blank."""
    plain = name.replace('"', "")
    return f'"{plain}"' if any(sign in plain for sign in " ()|") else plain


def completion(reading: Reading, german: bool) -> str:
    """The field whose name is being typed, '' where the word begins none: two letters at the least."""
    begun = reading.begun.casefold()
    if len(begun) < 2:
        return ""
    names = [(second, first) if german else (first, second) for first, second, _ in OFFERED]
    every = [name for pair in names for name in pair[:1]] + [name for pair in names for name in pair[1:]]
    return next((name for name in every if name.startswith(begun) and name != begun), "")


def written(field: str, value: str, german: bool) -> str:
    """A field with its value as somebody types it, in German where that has words for them."""
    name = next((second for first, second, _ in OFFERED if first == field), field) if german else field
    return f"{name}:{quoted(in_german(field, value) if german else value)}"


def words_alone(reading: Reading) -> str:
    """The words and phrases of a query, without its fields and what it excludes."""
    return " ".join(f'"{one.text}"' if isinstance(one, Phrase) else one.text for one in words_of(reading.tree))
