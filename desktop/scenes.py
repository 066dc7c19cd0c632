"""A sample company that shares a store: what the pictures of sync, and the tests of its screen, look at.

A real shared file, a colleague with a profile of their own, and after it: two versions of a note that met, a promise
that one deleted and the other moved, a change the store did not take, and things that wait to be sent.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

COLLEAGUE = "Ute Brandt"


def share(folder: Path, services: Any, passphrase: str, world: Any) -> None:
    """Makes a shared file in `folder`, joins it, lets a colleague join it too, and lets them meet."""
    from db.services import profiles

    url = f"sqlite:///{folder / 'team.tacit'}"
    services.stores.create(url)
    services.sync.join(url)
    _created, other = profiles.create(folder / "colleague", COLLEAGUE, passphrase=passphrase, world=world)
    try:
        other.sync.join(url)
        meet(services, other)
    finally:
        other.close()


def meet(services: Any, other: Any) -> None:
    """Both change the same things without hearing of each other, then sync; afterwards something waits here."""
    note = next(one for one in services.records.list("note").rows if one.audience == "everyone" and len(one.text) > 90)
    promise = next(one for one in services.records.list("promise").rows if one.audience == "everyone")
    customer = next(one for one in services.records.list("customer").rows if one.phone and one.audience == "everyone")
    edited(other, note.id, "text", lambda text: text.replace(". ", ", she said so twice. ", 1))
    edited(other, customer.id, "phone", lambda _phone: "+44 1422 555 018")
    other.records.delete([promise.id])
    edited(services, note.id, "text", lambda text: text.replace(". ", ", as always. ", 1))
    edited(services, customer.id, "phone", lambda _phone: "+44 1422 555 240")
    edited(services, promise.id, "what", lambda what: what + ", in writing")
    other.sync.run()
    services.sync.run()
    other.sync.run()
    services.sync.run()
    after(services, note.id, customer.id)


def after(services: Any, note: str, customer: str) -> None:
    """What waits to be sent."""
    edited(services, customer, "postcode", lambda _postcode: "HX6 2AB")
    edited(services, customer, "website", lambda _website: "www.example.com/spares")
    said = {"text": "Asked for the seal kit twice. The old one weeps.", "customer": customer, "topics": ("problem",)}
    latest = services.records.add("note", said)
    services.sync.set_audience([latest.id], "everyone")
    gone = next(
        one
        for one in services.records.list("note").rows
        if one.audience == "everyone" and one.id not in (note, latest.id)
    )
    services.records.delete([gone.id])


def edited(services: Any, record: str, field: str, change: Callable[[str], str]) -> None:
    """Changes one field, from the version it has."""
    found = services.records.get(record)
    services.records.edit(record, {field: (found.versions.get(field), change(getattr(found, field)))})
