"""Values of sync as text: of any field of any kind, with the names of what they refer to looked up once for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from db.domain.said import Said
from db.domain.sync.ops import AUDIENCE, DELETED
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Form, Kind, wire
from db.services import audience_words, fieldtext
from db.services.sync_parts import Ref

if TYPE_CHECKING:
    from db.services.app import Tacit

IN_TRASH, KEPT = QT_TRANSLATE_NOOP("db", "In the trash"), QT_TRANSLATE_NOOP("db", "Still there")


class Teller:
    """Tells wire values in words. `want` what will be named, then `look`, then tell."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self._wanted: set[str] = set()
        self._names: dict[str, str] = {}

    def want(self, *ids: str | None) -> None:
        self._wanted.update(one for one in ids if one)

    def want_value(self, kind: Kind, field: str, value: Any) -> None:
        """What a value of this field refers to."""
        declared = kind.all_fields.get(field)
        if field == AUDIENCE and isinstance(value, str):
            self._wanted |= audience_words.named([value])
        elif declared is not None and declared.form in (Form.REF, Form.REFS) and value:
            self.want(*([value] if isinstance(value, str) else _elements(value)))

    def look(self) -> None:
        self._names = self._tacit.records.names(self._wanted)

    def name(self, record: str) -> str:
        return self._names.get(record, "")

    def ref(self, record: str) -> Ref:
        return Ref(record, self.name(record))

    def text(self, kind: Kind, field: str, value: Any) -> str:
        """A wire value in words; what no Tacit that we know can read is ''."""
        declared = kind.all_fields.get(field)
        if field == AUDIENCE:
            return audience_words.words(value or "", self._names, self._tacit.store.me)
        if field == DELETED:
            return Said(IN_TRASH if value else KEPT)
        if declared is None:
            return ""
        try:
            decoded = wire.decode(declared, _elements(value) if isinstance(value, dict) else value)
        except wire.WireError:
            return ""
        return fieldtext.show(declared, decoded, self._names)


def _elements(value: Iterable[str]) -> list[str]:
    """The elements of a set, of which an operation carries the difference."""
    return list(value.get("add", {})) if isinstance(value, dict) else list(value)


def moment(clock: str) -> datetime | None:
    """The time of a stamp, in UTC."""
    try:
        return datetime.fromtimestamp(int(clock.split("-", 1)[0]) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
