"""How we know: who said it, whether it was seen or only heard, and how sure the words are."""

from __future__ import annotations

import re

from db.domain.capture.normal import Normal
from db.domain.capture.values import Source, Sureness

_SAID = re.compile(
    r"(?P<who>§p\d+|\bhe|\bshe|\bthey)(?: ?[,(][^,()]{1,40}[,)])?(?: has| have| also| just| then)? "
    r"(?:told|tells|said|says|mentioned|mentions|explained|explains|complained|complains|confirmed"
    r"|confirms"
    r"|added|adds|admitted|hinted|hints|reckons|thinks|asked|warned|warns|informed|claims|claimed"
    r"|wants|sagt|sagte|meint|meinte|erzahlt|erzahlte|klagt|beklagt|berichtet|erwahnte|hat gesagt|hat "
    r"erzahlt)\b"
)
_HEARD = re.compile(
    r"\b(?:heard|hear|rumou?r|rumou?red|word is|grapevine|apparently|supposedly|they say|people say"
    r"|somebody told|someone told|second hand|secondhand|third hand|gehort|angeblich|man munkelt|es "
    r"heisst|geruchteweise)\b"
)
_SEEN = re.compile(
    r"\b(?:i saw|saw|i noticed|noticed|spotted|i counted|showed me|walked me|walked round|toured|plant "
    r"tour|gesehen|gezeigt|ist mir aufgefallen|fiel mir auf|on the desk|on his desk|on her desk|i "
    r"could see)\b"
)
_INFERRED = re.compile(
    r"\b(?:i think|i guess|i reckon|my guess|my feeling|my impression|gut feeling|i suspect|i assume"
    r"|seems|seemed|looks like|looked like|sounds like|i would say|reading between|ich glaube|ich "
    r"denke|vermutlich|mein eindruck|ich vermute|scheint)\b"
)
_UNSURE = re.compile(
    r"\b(?:maybe|perhaps|possibly|might|not sure|unsure|apparently|supposedly|rumou?r|prob|probably|i "
    r"think|i guess|seems|allegedly|vielleicht|eventuell|evtl|angeblich|unsicher|wohl|vermutlich"
    r"|unconfirmed|could be)\b"
)
_SURE = re.compile(
    r"\b(?:definitely|for sure|certain|certainly|confirmed|in writing|showed me|no doubt|saw it|signed"
    r"|sicher|bestatigt|schriftlich|schwarz auf weiss)\b"
)


def source(normals: list[Normal]) -> tuple[Source, str | None, Sureness]:
    """The source of a capture as a whole, the key of the person who said it, and how sure it sounds ('' where it says
    nothing).
    """
    kind: Source = ""
    said_by: str | None = None
    text = " . ".join(n.text for n in normals if n.unit.whose in ("note", "mail"))
    last: str | None = None
    for normal in normals:
        for match in _SAID.finditer(normal.text):
            who = match["who"]
            named = (
                normal.people.get(int(who[2:]))
                if who.startswith("§p")
                else _named_before(normal, match.start()) or last
            )
            said_by = said_by or named
            kind = "said"
        people = [p for p in normal.pieces if p.startswith("§p")]
        last = normal.people[int(people[-1][2:])] if people else last
    if not kind:
        for pattern, name in ((_HEARD, "heard"), (_INFERRED, "inferred"), (_SEEN, "seen")):
            if pattern.search(text):
                kind = name  # type: ignore[assignment]
                break
    elif _HEARD.search(text) and said_by is None:
        kind = "heard"
    sure: Sureness = "low" if _UNSURE.search(text) else "high" if _SURE.search(text) else "medium" if kind else ""
    return kind, said_by, sure


def _named_before(normal: Normal, offset: int) -> str | None:
    people = [p for p in normal.text[:offset].split() if p.startswith("§p")]
    return normal.people.get(int(people[-1][2:])) if people else None


def spoken_of(normals: list[Normal]) -> dict[int, str]:
    """For each sentence the person it is about: the first it names, else the one of the sentence before."""
    out: dict[int, str] = {}
    last = ""
    for index, normal in enumerate(normals):
        people = [p for p in normal.pieces if p.startswith("§p")]
        if people:
            last = normal.people[int(people[0][2:])]
        if last:
            out[index] = last
    return out
