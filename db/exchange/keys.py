"""Stable keys for imported things, and the forms under which names are compared.

A key is a digest over what identifies a thing, normalised, so that reading the same thing again, from another file
or in another order, gives the same key. It is a digest so that no name lies about in one more place.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from db.exchange.api import Draft, Lookup

_JUNK = re.compile(r"[^\w]+", re.UNICODE)
_DIGITS = re.compile(r"\D+")
#: Before a name only: at its end "sr" is Senior, who is not Junior.
_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof sir madam herr frau hr fr dipl ing dott dottssa sig sigra sra sr m mme mlle dhr mevr ir "
    "drs mag don dona".split()
)
_DEGREES = frozenset("phd md esq mba msc bsc".split())


@lru_cache(maxsize=65536)
def norm(text: str) -> str:
    """Text for comparing: no case, no accents, no punctuation, single blanks. 'Müller & Söhne' is 'muller sohne'."""
    if text.isascii():
        folded = text.lower()
        return _JUNK.sub(" ", folded.replace("_", " ")).strip() or folded.strip()
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return _JUNK.sub(" ", bare.replace("_", " ")).strip() or folded.strip()


def _unhonoured(words: list[str]) -> list[str]:
    """Words without honorifics before them."""
    start = next((at for at, word in enumerate(words) if word not in _HONORIFICS), max(len(words) - 1, 0))
    return words[start:]


@lru_cache(maxsize=65536)
def person_norm(name: str) -> str:
    """A person's name for comparing: without honorifics, 'Family, Given' turned round."""
    if name.count(",") == 1 and "@" not in name:
        family, given = (_unhonoured(norm(part).split()) for part in name.split(","))
        if given and family and not set(given) & (_HONORIFICS | _DEGREES):
            name = " ".join([*given, *family])
    kept = _unhonoured(norm(name).split())
    while len(kept) > 1 and kept[-1] in _DEGREES:
        kept.pop()
    return " ".join(kept)


def phone_norm(text: str) -> str:
    """The last nine digits of a phone number, because country codes are written in many ways; '' where there are fewer
    than six. A short number with its country code stands whole."""
    digits = _DIGITS.sub("", text)
    if text.lstrip().startswith("+") and len(digits) < 10:
        return "+" + digits
    return digits[-9:] if len(digits) >= 6 else ""


def key(kind: str, *parts: str | Iterable[str]) -> str:
    """A digest over normalised parts."""
    flat: list[str] = []
    for part in parts:
        flat.extend([part] if isinstance(part, str) else sorted(part))
    text = "\x1f".join([kind, *(norm(p) if p else "" for p in flat)])
    return f"{kind}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def text_key(kind: str, *parts: str) -> str:
    """A digest over parts of which blanks alone are normalised: for texts, where a comma counts."""
    text = "\x1f".join([kind, *(" ".join(part.split()) for part in parts)])
    return f"{kind}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def version_key(thing: str, changed: datetime, text: str) -> str:
    """The key of one version of a thing of which a source tells when it was last changed (UTC)."""
    return f"{thing}@{changed:%Y%m%d%H%M%S}.{text_key('', text)[1:9]}"


def version_of(key: str) -> tuple[str, str]:
    """(the thing, its version, which sorts by time) of a key, ('', '') of a key without versions."""
    thing, mark, version = key.partition("@")
    return (thing, version.partition(".")[0]) if mark else ("", "")


def customer(name: str, **values: object) -> Lookup:
    """A reference to the customer of this name, made where there is none."""
    made = Draft("customer", key("customer", name), {"name": name, **values}, label=name)
    return Lookup("customer", name=name, key=made.key, draft=made, label="Customer")


def tag(name: str) -> Lookup:
    """A reference to the tag of this name, made where there is none."""
    made = Draft("tag", key("tag", name), {"name": name}, label=name)
    return Lookup("tag", name=name, key=made.key, draft=made, label="Tag")


def contact_key(name: str, emails: Iterable[str] = (), firm: str = "") -> str:
    """The key of a person without an id: by e-mail addresses where there are any, else by name and firm."""
    known = sorted({e.casefold().strip() for e in emails if e})
    return key("contact", person_norm(name), known[:1] if known else "", "" if known else firm)


def contact(name: str, at: Lookup | None = None, email: str = "", create: bool = True) -> Lookup:
    """A reference to a person by name within a customer, or by e-mail address."""
    values: dict[str, object] = {"name": name or email}
    if at is not None:
        values["customer"] = at
    if email:
        values["emails"] = (email,)
    ident = contact_key(name, (email,) if email else (), at.name if at else "")
    made = Draft("contact", ident, values, label=name or email) if create else None
    return Lookup("contact", name=name, key=ident, email=email, customer=at, draft=made, label="Person")
