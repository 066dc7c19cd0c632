"""Reading dates in what people write, in English and German, relative to a day and the profile's conventions.

`find` gives every date of a text with its place; `resolve_day` reads one phrase as a day. conventions.py states the
rules.
"""

from db.domain.dates.conventions import STANDARD, Conventions
from db.domain.dates.find import find, resolve_day
from db.domain.dates.found import FoundDate

__all__ = ["STANDARD", "Conventions", "FoundDate", "find", "resolve_day"]
