"""Who may see a record, in words: the choices there are, what a text means, and changing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.domain.said import Said
from db.domain.sync import audiences
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Attachment, Note, Promise, Record, Team
from db.records import Colleague as ColleagueRecord
from db.services.audience_words import ALL, ONLY_ME, TEAM
from db.services.sync_parts import Audience, Ref
from db.store.errors import Invalid
from db.sync import outbox
from db.sync.replica import Replica

if TYPE_CHECKING:
    from db.services.app import Tacit

_KNOWN_TO_ALL = ("colleague", "team")
#: What is one's own by its nature, and is no knowledge.
_OWN = ("saved_search",)
ME, EVERYONE, PEOPLE = audiences.ME, audiences.EVERYONE, "people:"
_NAMED = QT_TRANSLATE_NOOP("db", "Named people…")
_NOBODY = QT_TRANSLATE_NOOP(
    "db",
    "“{0}” is nobody here. Who may see it is “me”, “everyone”, a team, or names of colleagues with commas between.",
)
_CURATED = QT_TRANSLATE_NOOP("db", "A manager has curated “{0}” and decides who may see it. Nothing was changed.")
_NOT_YOURS = QT_TRANSLATE_NOOP("db", "Who may see “{0}” is for its author or a manager to say. Nothing was changed.")
_NOT_IN_IT = QT_TRANSLATE_NOOP(
    "db", "You are not in that team, so you cannot share with it alone. Nothing was changed."
)
_NOT_TAKEN = QT_TRANSLATE_NOOP(
    "db", "You are not in {0}, so the shared store would not take what you write for it. You are in: {1}."
)
_NOT_TAKEN_IN_NONE = QT_TRANSLATE_NOOP(
    "db", "You are not in {0}, so the shared store would not take what you write for it. You are in no team."
)
_ALWAYS_ALL = QT_TRANSLATE_NOOP("db", "Colleagues and teams are known to everyone. Nothing was changed.")


def choices(tacit: Tacit, manages: bool) -> tuple[Audience, ...]:
    """Only me, named people, teams (mine; all of them for who manages), everyone."""
    with tacit.store.read() as session:
        teams = [team for team in _teams(session) if manages or tacit.store.me in team.members]
    return (
        Audience(ME, Said(ONLY_ME)),
        Audience(PEOPLE, Said(_NAMED), chooses=True),
        *(Audience(f"team:{team.id}", Said(TEAM, team.name)) for team in teams),
        Audience(EVERYONE, Said(ALL)),
    )


def _teams(session: Session) -> Sequence[Team]:
    return session.scalars(select(Team).where(Team.deleted_at.is_(None)).order_by(Team.name)).all()


def colleagues(tacit: Tacit) -> tuple[Ref, ...]:
    """Everybody but me, by name."""
    with tacit.store.read() as session:
        found = session.scalars(select(ColleagueRecord).where(ColleagueRecord.deleted_at.is_(None))).all()
    others = sorted((one for one in found if one.id != tacit.store.me), key=lambda one: one.name.casefold())
    return tuple(Ref(one.id, one.name) for one in others)


def people(tacit: Tacit, ids: Iterable[str]) -> str:
    """The audience of these colleagues and me."""
    return audiences.people([*ids, tacit.store.me])


def parse(tacit: Tacit, text: str) -> str:
    """The audience that a text means. Invalid."""
    said = text.strip()
    folded = said.casefold()
    if folded in ("me", "only me", "nur ich", "ich"):
        return ME
    if folded in ("everyone", "alle"):
        return EVERYONE
    scope, colon, rest = said.partition(":")
    scope = scope.strip().casefold() if colon else ""
    if scope in ("", "team") and (team := _team(tacit, rest.strip() if scope else said)) is not None:
        return f"team:{team}"
    if scope in ("", "people") and (who := _people(tacit, rest if scope else said)):
        return people(tacit, who)
    raise Invalid(Said(_NOBODY, said), "audience")


def _team(tacit: Tacit, text: str) -> str | None:
    with tacit.store.read() as session:
        for team in _teams(session):
            if text in (team.id, team.name) or text.casefold() == team.name.casefold():
                return team.id
    return None


def _people(tacit: Tacit, text: str) -> list[str]:
    """The ids of colleagues named with commas between; Invalid, NotFound or Ambiguous where one is none."""
    from db.services.fieldtext import split

    return [tacit.records.resolve(one, "colleague").id for one in split(text)]


def hear(tacit: Tacit) -> None:
    """After (a part of) a round: what the store says of new notes, as it is for this person, who may have come into a
    team or left one."""
    said = Replica(tacit.store).get("new_for")
    with tacit.store.read() as session:
        mine = [team.id for team in _teams(session) if tacit.store.me in team.members]
    settings, heard = tacit.settings, audiences.for_new(said, mine)
    if settings.store and settings.store_audience != heard:
        settings.store_audience = heard
        settings.save()


def check_new(tacit: Tacit, audience: str) -> None:
    """Invalid where a shared store would refuse something new for these people: a team that I am not in. That holds
    for managers too, who may move what is there already."""
    if not audience.startswith("team:") or not tacit.settings.store:
        return
    with tacit.store.read() as session:
        teams = {team.id: team for team in _teams(session)}
    team = teams.get(audience[5:])
    if team is None or tacit.store.me in team.members:
        return
    mine = ", ".join(one.name for one in teams.values() if tacit.store.me in one.members)
    name = Said(TEAM, team.name)
    raise Invalid(Said(_NOT_TAKEN, name, mine) if mine else Said(_NOT_TAKEN_IN_NONE, name), "audience")


def unheard(tacit: Tacit, ids: Iterable[str]) -> bool:
    """Whether the shared store has not heard of one of these records yet, and so takes it for `check_new`'s alone."""
    with tacit.store.read() as session:
        return any(_unheard(session, one) for one in ids)


def _unheard(session: Session, record: str) -> bool:
    return outbox.shadow(session.connection(), record) is None


# --- changing it ------------------------------------------------------------------------------------------------------


def change(tacit: Tacit, ids: Sequence[str], audience: str, role: str) -> list[Ref]:
    """Give these records, and what belongs to them, this audience, in one thing to undo. Invalid, with nothing changed,
    where one of them is not for this person to say."""
    manages = role in ("manager", "administrator")
    changed: list[Ref] = []
    with tacit.store.work(label=QT_TRANSLATE_NOOP("db", "who may see it")) as work:
        records = [work.get(one) for one in ids]
        _check_target(work.session, tacit.store.me, audience, manages)
        for record in records:
            _check(tacit, work.session, record, manages)
            if _unheard(work.session, record.id):
                check_new(tacit, audience)
        for record in records:
            for one in [record, *_belonging(work.session, tacit.store.me, record)]:
                if one.audience != audience:
                    work.edit(one.id, {"audience": (None, audience)})
                    changed.append(Ref(one.id, tacit.kinds.of(one).title(one)))
    return changed


def hidden(tacit: Tacit, ids: Sequence[str]) -> list[Ref]:
    """What these records refer to that only I may see, while others may see them: there it reads “hidden”."""
    wanted: set[str] = set()
    with tacit.store.read() as session:
        for record in (tacit.store.find(session, one) for one in ids):
            if record is not None and record.audience != ME:
                wanted.update(_references(tacit, record))
        found = (tacit.store.find(session, one) for one in sorted(wanted))
        mine = [one for one in found if one is not None and one.audience == ME]
        return [Ref(one.id, tacit.kinds.of(one).title(one)) for one in mine]


def _references(tacit: Tacit, record: Record) -> Iterator[str]:
    for field in tacit.kinds.of(record).references:
        value = getattr(record, field.name)
        yield from [value] if isinstance(value, str) else value or ()


def only_mine(tacit: Tacit) -> list[str]:
    """Everything that I know and nobody else may see, the trash aside."""
    with tacit.store.read() as session:
        return [one for query in _alone(tacit) for one in session.scalars(query)]


def count_only_mine(tacit: Tacit) -> int:
    """How much of that there is."""
    with tacit.store.read() as session:
        counts = (select(func.count()).select_from(query.subquery()) for query in _alone(tacit))
        return sum(session.scalar(count) or 0 for count in counts)


def _alone(tacit: Tacit) -> Iterator[Select[str]]:
    """The ids of what I alone may see, by kind."""
    for kind in tacit.kinds:
        if kind.name not in (*_KNOWN_TO_ALL, *_OWN):
            alone = (kind.cls.audience == ME, kind.cls.created_by == tacit.store.me)
            yield select(kind.cls.id).where(*alone, kind.cls.deleted_at.is_(None))


def linked(tacit: Tacit, ids: Iterable[str]) -> list[str]:
    """These records, and those that only I may see to which they refer, and so on."""
    found = dict.fromkeys(ids)
    look = list(found)
    with tacit.store.read() as session:
        while look:
            record = tacit.store.find(session, look.pop())
            for one in _references(tacit, record) if record is not None else ():
                other = tacit.store.find(session, one) if one not in found else None
                if other is not None and other.audience == ME and other.created_by == tacit.store.me:
                    found[one] = None
                    look.append(one)
    return list(found)


def _check_target(session: Session, me: str, audience: str, manages: bool) -> None:
    if audience.startswith("team:") and not manages:
        team = session.get(Team, audience[5:])
        if team is None or me not in team.members:
            raise Invalid(_NOT_IN_IT, "audience")
    if not audiences.valid(audience) and audience != ME:
        raise Invalid(Said(_NOBODY, audience), "audience")


def _check(tacit: Tacit, session: Session, record: Record, manages: bool) -> None:
    kind = tacit.kinds.of(record)
    if kind.name in _KNOWN_TO_ALL:
        raise Invalid(_ALWAYS_ALL, "audience")
    if manages:
        return
    if record.created_by not in (tacit.store.me, None, ""):
        raise Invalid(Said(_NOT_YOURS, kind.title(record)), "audience")
    state = outbox.shadow(session.connection(), record.id)
    if state is not None and state.curated:
        raise Invalid(Said(_CURATED, kind.title(record)), "audience")


def _belonging(session: Session, me: str, record: Record) -> list[Record]:
    """What goes along with a record: its attached files, and the pieces that were read from a capture, as far as they
    are mine and were seen by the same people."""
    owners: list[tuple[type[Record], Any]] = [(Attachment, Attachment.subject)]
    if isinstance(record, Note):
        owners += [(Note, Note.capture), (Promise, Promise.note)]
    found: list[Record] = []
    for cls, column in owners:
        same = (column == record.id, cls.audience == record.audience, cls.created_by == me, cls.id != record.id)
        found += session.scalars(select(cls).where(*same)).all()
    return found
