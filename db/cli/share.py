"""The command `share`: one record, what a search finds, or everything that was one's own so far, for others to see."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.errors import TacitError


@command("share")
@click.argument("audience")
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("--found", metavar="QUERY", help="What you wrote and this search finds.")
@click.option("--all", "everything", is_flag=True, help="Everything of yours that only you may see.")
@click.option(
    "--linked", is_flag=True, help="Also the customers, people and so on that they name and only you may see."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def share_command(
    session: Session, audience: str, ids: Sequence[str], found: str | None, everything: bool, linked: bool, yes: bool
) -> None:
    """Let AUDIENCE see records: me, everyone, a team, or names of colleagues. One step, which undo takes back."""
    if sum((bool(ids), found is not None, everything)) != 1:
        raise click.UsageError("Say which: ID..., --found QUERY, or --all.")
    sync = session.tacit.sync
    key = sync.parse_audience(audience)
    words = output.audience(sync.audience_words(key))
    chosen = sync.only_mine() if everything else _found(session, found) if found is not None else _named(session, ids)
    if linked:
        chosen = sync.linked(chosen)
    if chosen and not ids and not yes:
        _ask(f"Share {_counted(session, chosen)} with: {words}?")
    shared = sync.set_audience(chosen, key)
    if session.json:
        refs = [{"id": one.id, "name": one.name} for one in shared]
        output.emit({"audience": key, "total": len(refs), "shared": refs})
    elif not shared:
        output.say("Nothing to change.")
    else:
        named = set(chosen)
        along = [one.id for one in shared if one.id not in named]
        said = [_counted(session, [one.id for one in shared if one.id in named])]
        said += [f"with what belongs to it ({_counted(session, along)})"] if along else []
        output.say(f"{', '.join(one for one in said if one)}: for {words} from now on.")
    _afterwards(session, chosen)


def _named(session: Session, ids: Sequence[str]) -> list[str]:
    return [session.tacit.records.resolve(one).id for one in ids]


def _found(session: Session, query: str) -> list[str]:
    """What has all the words, as far as I wrote it."""
    tacit = session.tacit
    hits = tacit.finder.search(query, limit=tacit.finder.count(query)).results
    return [hit.id for hit in hits if tacit.records.get(hit.id, hit.kind).created_by == tacit.store.me]


def _counted(session: Session, ids: Sequence[str]) -> str:
    """“3 notes, 1 customer”."""
    kinds = session.tacit.kinds
    return output.counted(kinds, Counter(kinds.of(session.tacit.records.get(one)).name for one in ids))


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        raise TacitError(f"{question} Say --yes if you mean it. Nothing was changed.")
    click.confirm(question, abort=True, err=True)


def _afterwards(session: Session, ids: Sequence[str]) -> None:
    """What colleagues still do not see, and when they see the rest."""
    sync = session.tacit.sync
    if not sync.joined:
        output.note("No shared store is joined yet, so nobody sees it: tacit store join URL")
    if hidden := sync.hidden(ids):
        names = ", ".join(output.cut(one.name, 40) for one in hidden[:5]) + (", …" if len(hidden) > 5 else "")
        output.note(
            f"Colleagues read “hidden” in the place of {output.many(len(hidden))} that only you may see: {names}"
        )
        output.note("The same with --linked shares these too.")
