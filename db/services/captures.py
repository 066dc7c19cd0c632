"""Use cases of capture: read plain words, file them, edit what was filed, keep drafts, find what is known already.

Filing is one unit of work. A draft goes only after its capture is safe in the store; where filing fails, the text
stays a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from db.domain.capture import Correction, Lesson, Overrides, Reading
from db.domain.folding import fold
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Customer, Note, Record, Team
from db.services import capture_refile, similar
from db.services.capture_filing import Filing
from db.services.capture_known import KnownPeople
from db.services.capture_model import read
from db.services.capture_parts import Draft, Editing, Filed, FiledPerson, Similar, Understood
from db.services.capture_reading import Reader, Understanding, conventions
from db.services.learning import Learning
from db.store import faults
from db.store.errors import Invalid, NotFound, TacitError
from db.store.sealed import SealedFile

if TYPE_CHECKING:
    from db.services.app import Tacit

#: How the source key of a note begins that was filed from a draft: a draft that was filed is never offered again.
_FROM_DRAFT = "draft:"


class Captures:
    """Captures of an opened profile."""

    def __init__(self, tacit: Tacit, reader: Reader = read) -> None:
        self._tacit = tacit
        self._drafts = tacit.drafts.store
        self._learning = Learning(SealedFile(tacit.profile.path / "learnt", tacit.profile.subkey("learnt")))
        self._reading = Understanding(KnownPeople(tacit.store), self._learning, tacit.settings, reader)

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(
        self,
        text: str,
        now: datetime | None = None,
        overrides: Overrides | None = None,
        customer: str | None = None,
    ) -> Reading:
        """What a text says, with these corrections. `now` is a local time, that of the store's clock where it is None;
        `customer` is the id of the one it was begun for, which holds unless a correction names another. Changes
        nothing."""
        return self.understand(text, now, overrides, customer).reading

    def understand(
        self,
        text: str,
        now: datetime | None = None,
        overrides: Overrides | None = None,
        customer: str | None = None,
    ) -> Understood:
        """As `read`, and what of it earlier corrections taught."""
        return self._reading.understand(text, self._local(now), overrides, customer)

    def _local(self, now: datetime | None) -> datetime:
        """A naive local time: what a person's clock showed."""
        if now is None:
            now = self._tacit.now()
        return now.astimezone(self._tacit.zone).replace(tzinfo=None) if now.tzinfo else now

    def similar(self, text: str, limit: int = 3, customer: str | None = None) -> list[Similar]:
        """Notes that may say the same already, the most alike first; `customer` is the id of the one the text was
        begun for. Never fails for what was typed."""
        return similar.find(self._tacit, self.read(text, customer=customer), limit)

    def still_true(self, note_id: str) -> Record:
        """What a note tells holds today as well (METHODS 1.3): its day of review moves on. NotFound."""
        return similar.still_true(self._tacit, note_id)

    # --- filing -------------------------------------------------------------------------------------------------------

    def file(
        self,
        text: str,
        now: datetime | None = None,
        overrides: Overrides | None = None,
        customer: str | None = None,
        audience: str | None = None,
        draft: str | None = None,
    ) -> Filed:
        """Understand and keep a capture: the note, what is new as proposed, promises, pieces, in one unit of work.

        `audience` is the profile's own where it is None; everything the capture makes inherits it. The draft of this
        id goes once the capture is safe. Invalid for an empty text or an unknown audience or customer. Where the
        store fails the text stays a draft, and is made one where it was none yet."""
        if not text.strip():
            raise Invalid("There is nothing to write down.", "text")
        audience = self._audience(audience)
        try:
            filed = self._file(text, self._local(now), overrides, self._begun_for(customer), audience, draft)
        except Exception:
            if draft is None:
                with suppress(TacitError):
                    self.save_draft(None, text, overrides, customer, audience=audience)
            raise
        faults.point("capture.filed")
        filed = replace(filed, lessons=self._learn(text, now, overrides, filed.note.id))
        if draft is not None:
            with suppress(TacitError):  # it is filed; a draft that could not be removed is passed over from now on
                self._drafts.drop(draft)
        return filed

    def _file(
        self,
        text: str,
        now: datetime,
        overrides: Overrides | None,
        customer: str | None,
        audience: str,
        draft: str | None,
        group: str | None = None,
    ) -> Filed:
        reading = self.read(text, now, overrides, customer)
        with self._tacit.store.work(group=group, label=QT_TRANSLATE_NOOP("db", "capture")) as work:
            filing = Filing(work, now.date(), audience)
            who = filing.who(reading)
            note = filing.note(reading, who, f"{_FROM_DRAFT}{draft}" if draft else "")
            promises = tuple(filing.promise(one, who, note) for one in reading.promises)
            pieces = tuple(filing.piece(one, reading, who, note) for one in reading.buttons)
            faults.point("capture.before-commit")
        return Filed(note, who.ref, who.new_customer, who.people, promises, pieces, work.group, reading)

    def batch(
        self, lines: Iterable[Mapping[str, Any]], customer: str | None = None, audience: str | None = None
    ) -> Iterator[tuple[Any, Filed | TacitError]]:
        """File many: each line has "text", and may have "id" and "now" (local ISO time). Gives (id, what became of
        it) in the order of the lines; one that cannot be filed does not stop the others. All of them are one thing to
        undo."""
        group = self._tacit.store.ids.record()
        audience, customer = self._audience(audience), self._begun_for(customer)
        yield from _each(
            lines, lambda text, now: self._file(text, self._local(now), None, customer, audience, None, group)
        )

    def batch_read(
        self, lines: Iterable[Mapping[str, Any]], customer: str | None = None, audience: str | None = None
    ) -> Iterator[tuple[Any, Reading | TacitError]]:
        """As `batch`, but only reads: nothing is filed."""
        self._audience(audience)
        customer = self._begun_for(customer)
        yield from _each(lines, lambda text, now: self.read(text, now, customer=customer))

    def _begun_for(self, customer: str | None) -> str | None:
        """The customer a capture was begun for. NotFound where there is none of that id; trash does not count."""
        if not customer:
            return None
        with self._tacit.store.read() as session:
            record = session.get(Customer, customer)
        if record is None or record.deleted_at is not None:
            raise NotFound("That customer is not here any more. Choose another one.")
        return customer

    def _audience(self, audience: str | None) -> str:
        """The audience, or the profile's default. Invalid where it is none, a team that is not here, or one for which a
        shared store would not take it."""
        chosen = audience or self._tacit.default_audience or "me"
        scope, colon, who = chosen.partition(":")
        if not colon and scope in ("me", "everyone"):
            return chosen
        if scope == "people" and who:
            return chosen
        if scope == "team" and who:
            with self._tacit.store.read() as session:
                known = session.get(Team, who) is not None
            try:
                if known:
                    self._tacit.sync.check_new(chosen)
                    return chosen
            except Invalid:
                if audience is not None:
                    raise
        if audience is None:
            return "me"  # a setting that fits no more never shows a note to more people
        raise Invalid("Who may see it is “me”, “everyone” or a team.", "audience")

    # --- what corrections taught --------------------------------------------------------------------------------------

    def learnt(self) -> tuple[Lesson, ...]:
        """What corrections taught, the oldest first."""
        return self._learning.all().lessons

    def forget(self, lesson: Lesson) -> None:
        """Unlearn one thing. DiskTrouble."""
        self._learning.forget(lesson)

    def erase(self, ids: Collection[str], names: Iterable[str]) -> list[str]:
        """These records are erased for law, known by these folded names: what was learnt of them goes, and drafts of
        their new wording. Ids of drafts that name them; a person decides about those. DiskTrouble."""
        names = [name for name in names if name]
        self._learning.erase(ids, names)
        naming = []
        for draft in self.drafts():
            if draft.note in ids:
                self._drafts.drop(draft.id)
            elif draft.customer in ids or any(name in fold(draft.text) for name in names):
                naming.append(draft.id)
        return naming

    def remember(self, lesson: Lesson) -> None:
        """Learn again what was forgotten by mistake. DiskTrouble."""
        self._learning.remember(lesson)

    def _learn(self, text: str, now: datetime | None, overrides: Overrides | None, note: str) -> tuple[Lesson, ...]:
        """Learn from the corrections of a capture that is filed, and say what. Learning is a help and never a fault
        of filing."""
        if overrides:
            with suppress(TacitError):
                return self._reading.learn(text, self._local(now), overrides, self._local(None).date(), note)
        return ()

    # --- editing what was filed ---------------------------------------------------------------------------------------

    def editing(self, note_id: str) -> Editing:
        """A filed capture as it is to be edited: read with these corrections at that time, it says what was filed.
        NotFound."""
        with self._tacit.store.read() as session:
            filed = capture_refile.load(session, note_id)
        now = self._said_at(filed.note)
        overrides = capture_refile.corrections(filed, lambda known: self.read(filed.note.text, now, known))
        return Editing(filed.note.id, filed.note.text, overrides, filed.note.customer, filed.note.audience, now)

    def refile(
        self,
        note_id: str,
        text: str,
        overrides: Overrides | None = None,
        audience: str | None = None,
    ) -> Filed:
        """Put an edited capture in place of what was filed. `overrides` are corrections made while editing; those
        made before hold without being said again. Promises and pieces that the text still has are kept and follow it,
        except where a person edited or settled them since; new ones are added; those that are gone from the text go
        to the trash if nobody touched them. NotFound; Invalid for an empty text."""
        if not text.strip():
            raise Invalid("There is nothing to write down.", "text")
        editing = self.editing(note_id)
        chosen = editing.audience if audience in (None, editing.audience) else self._audience(audience)
        before = self.read(editing.text, editing.now, editing.overrides)
        plain = self.read(editing.text, editing.now)
        both = editing.overrides
        for correction in overrides.corrections if overrides else ():
            both = both.with_(correction)
        reading = self.read(text, editing.now, both)
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "editing a capture")) as work:
            refiling = capture_refile.Refiling(work, note_id, editing.now.date(), chosen)
            filed = refiling.run(reading, before, plain, overrides or Overrides())
        return replace(filed, lessons=self._learn(text, editing.now, overrides, note_id))

    def _said_at(self, note: Note) -> datetime:
        """The local time at which a note was said: the day it was learnt, at the hour it was written."""
        written = (note.created_at or datetime.now(UTC)).astimezone(self._tacit.zone).replace(tzinfo=None)
        return datetime.combine(note.learnt_on or written.date(), written.time())

    # --- drafts -------------------------------------------------------------------------------------------------------

    def save_draft(
        self,
        draft_id: str | None,
        text: str,
        overrides: Overrides | None = None,
        customer: str | None = None,
        *,
        audience: str | None = None,
        note: str | None = None,
    ) -> str:
        """As `DraftKeeping.save`."""
        return self._tacit.drafts.save(draft_id, text, overrides, customer, audience=audience, note=note)

    def draft(self, draft_id: str) -> Draft:
        """One draft. NotFound."""
        return _draft(draft_id, self._drafts.get(draft_id))

    def drafts(self) -> list[Draft]:
        """What was typed and not filed, the last first. One that was filed, its removal cut short, is removed now."""
        found = [_draft(name, value) for name, value in self._drafts.all()]
        filed = self._filed_from(found)
        for draft in found:
            if draft.id in filed:
                with suppress(TacitError):
                    self._drafts.drop(draft.id)
        kept = [draft for draft in found if draft.id not in filed]
        return sorted(kept, key=lambda draft: (draft.updated_at, draft.id), reverse=True)

    def _filed_from(self, drafts: list[Draft]) -> set[str]:
        """Ids of drafts whose very text is in the store."""
        keys = {f"{_FROM_DRAFT}{draft.id}": draft for draft in drafts}
        if not keys:
            return set()
        with self._tacit.store.read() as session:
            rows = session.execute(select(Note.source_key, Note.text).where(Note.source_key.in_(list(keys)))).all()
        return {keys[key].id for key, text in rows if keys[key].text == text}


Found = TypeVar("Found")


def _each(
    lines: Iterable[Mapping[str, Any]], work: Callable[[str, datetime | None], Found]
) -> Iterator[tuple[Any, Found | TacitError]]:
    """What became of each line, in their order."""
    for line in lines:
        try:
            text = line.get("text")
            if not isinstance(text, str) or not text.strip():
                raise Invalid("There is nothing to write down.", "text")
            yield line.get("id"), work(text, _iso(line.get("now")))
        except TacitError as fault:
            yield line.get("id"), fault
        except OverflowError:
            yield line.get("id"), Invalid("“now” is too far away for days to be counted from it.", "now")


def _draft(draft_id: str, value: Mapping[str, Any]) -> Draft:
    """A draft from its file. What does not fit is left out: the text is what counts."""
    overrides = Overrides()
    with suppress(ValueError, TypeError, AttributeError):
        overrides = Overrides.from_json(value.get("overrides") or ())
    at = datetime.fromtimestamp(0, UTC)
    with suppress(ValueError, TypeError):
        read_at = datetime.fromisoformat(str(value.get("updated_at")))
        at = read_at if read_at.tzinfo else read_at.replace(tzinfo=UTC)

    def text(name: str) -> str | None:
        said = value.get(name)
        return said if isinstance(said, str) and said else None

    return Draft(draft_id, text("text") or "", at, overrides, text("customer"), text("audience"), text("note"))


def _iso(text: Any) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise Invalid("“now” is a time like 2026-11-23T14:05.", "now") from None


__all__ = [
    "Captures",
    "Correction",
    "Draft",
    "Editing",
    "Filed",
    "FiledPerson",
    "Lesson",
    "Overrides",
    "Reading",
    "Similar",
    "Understood",
    "conventions",
]
