"""Commands on the people of the shared store and its teams: `store colleague`, `store team`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from db.cli import output
from db.cli.main import Session, ask_secret, command
from db.cli.sync import round_of, with_password
from db.services.errors import Invalid, NotFound
from db.services.sync_parts import Colleague, SyncError

UNVERIFIED = click.option(
    "--unverified", is_flag=True, help="I mean it: a connection whose certificate is not verified will do."
)
_STORE = click.option("--store", "url", default="", metavar="URL", help="Another store than the joined one.")
GIVE = "Give it on stdin."


# --- people -----------------------------------------------------------------------------------------------------------


@click.group("colleague")
def colleague_group() -> None:
    """People of the shared store: add, remove, list."""


def _person_json(one: Colleague) -> dict[str, Any]:
    return dict(output.plain(one))


def _show_person(session: Session, one: Colleague, done: str) -> None:
    if session.json:
        output.emit(_person_json(one))
    else:
        output.say(f"{done}: {one.name or one.login} ({one.role})")


def ask_new_password(who: str) -> str:
    return ask_secret(f"New password for {who}", confirm=True, otherwise=GIVE)


@command("add")
@click.argument("who")
@click.option("--role", type=click.Choice(["rep", "manager", "administrator"]), default=None, help="Default: rep.")
@click.option("--colleague", metavar="NAME", help="The colleague whose login it is (else their first laptop says so).")
@click.option("--new-password", is_flag=True, help="Ask for a new password for a login that is there.")
@_STORE
@UNVERIFIED
def _add(
    session: Session, who: str, role: str | None, colleague: str | None, new_password: bool, url: str, unverified: bool
) -> None:
    """Add a person, take one back, or give another role. WHO: a login in Postgres, a name in a shared file.

    A new login gets the password that is asked for, or read from stdin."""
    stores = session.tacit.stores
    record = session.tacit.records.resolve(colleague, "colleague").id if colleague else None

    def add(password: str | None) -> Colleague:
        known = stores.colleague_list(url, password, weak=unverified)
        same = [one for one in known if who in (one.login, one.id) or who.casefold() == one.name.casefold()]
        given: dict[str, Any] = {"role": role or (same[0].role if same else "rep"), "colleague": record, "url": url}
        given |= {"password": password, "weak": unverified}
        if new_password:
            return stores.colleague_add(who, secret=ask_new_password(who), **given)
        try:
            return stores.colleague_add(who, **given)
        except Invalid as fault:
            if fault.field != "password":
                raise
        return stores.colleague_add(who, secret=ask_new_password(who), **given)

    _show_person(session, with_password(session.tacit, add, url), "In the store")


@command("remove")
@click.argument("who")
@_STORE
@UNVERIFIED
def _remove(session: Session, who: str, url: str, unverified: bool) -> None:
    """From now on WHO gets nothing and sends nothing. What they wrote for others stays."""
    stores = session.tacit.stores
    one = with_password(
        session.tacit, lambda secret: stores.colleague_remove(who, url=url, password=secret, weak=unverified), url
    )
    _show_person(session, one, "No longer in the store")


def _seen(one: Colleague) -> str:
    return f"{one.seen.astimezone():%Y-%m-%d %H:%M}" if one.seen else ""


@command("list")
@_STORE
@UNVERIFIED
def _list(session: Session, url: str, unverified: bool) -> None:
    """Who is in the shared store."""
    stores = session.tacit.stores
    found = with_password(session.tacit, lambda secret: stores.colleague_list(url, secret, weak=unverified), url)
    if session.json:
        output.emit({"total": len(found), "results": [_person_json(one) for one in found]})
        return
    rows = [
        [
            one.name or ("(not here yet)" if one.id else "(not joined yet)"),
            one.login,
            one.role,
            "" if one.active else "removed",
            _seen(one),
        ]
        for one in found
    ]
    head = ["name", "login", "role", "", "last wrote"]
    said = [place for place in range(len(head)) if any(row[place] for row in rows)]
    output.table([head[place] for place in said], [[row[place] for place in said] for row in rows])


for _one in (_add, _remove, _list):
    colleague_group.add_command(_one)


# --- teams ------------------------------------------------------------------------------------------------------------


@click.group("team")
def team_group() -> None:
    """Teams: add, remove, list."""


def _settled(session: Session, name: str, done: str) -> int:
    """A team was changed here: tell the store at once, where it can be reached."""
    tacit = session.tacit
    code = 0
    if tacit.sync.joined:
        try:
            code = 3 if round_of(session).refused else 0
        except SyncError as fault:
            output.note(f"{fault.sentence} The team is changed here and follows there.")
    team = next(((one, members) for one, members in tacit.stores.team_list() if one.name == name), None)
    if session.json:
        output.emit(_team_json(*team) if team else {"name": name, "members": []})
    else:
        output.say(f"{done}: {name}" + (f" ({', '.join(one.name for one in team[1])})" if team and team[1] else ""))
    return code


def _team_json(team: Any, members: Sequence[Any]) -> dict[str, Any]:
    return {"id": team.id, "name": team.name, "members": [{"id": one.id, "name": one.name} for one in members]}


@command("add")
@click.argument("name")
@click.argument("colleagues", nargs=-1)
def _team_add(session: Session, name: str, colleagues: Sequence[str]) -> int:
    """Make the team NAME, or take COLLEAGUES into it."""
    try:
        team = session.tacit.stores.team_add(name, colleagues)
    except NotFound as fault:
        if not session.tacit.sync.joined:
            raise
        raise NotFound(f"{fault.sentence} Who joined just now is known here after the next sync: tacit sync") from None
    return _settled(session, team.name, "Team")


@command("remove")
@click.argument("name")
@click.argument("colleagues", nargs=-1)
def _team_remove(session: Session, name: str, colleagues: Sequence[str]) -> int:
    """Take COLLEAGUES out of the team NAME; without any, do away with it."""
    return _settled(session, session.tacit.stores.team_remove(name, colleagues).name, "Team" if colleagues else "Gone")


@command("list")
def _team_list(session: Session) -> None:
    """Teams and who is in them."""
    found = session.tacit.stores.team_list()
    if session.json:
        output.emit({"total": len(found), "results": [_team_json(*one) for one in found]})
        return
    output.table(
        ["team", "colleagues"], [[team.name, ", ".join(m.name for m in members)] for team, members in found], 80
    )
    if not found:
        output.note("No teams yet. Make one: tacit store team add NAME COLLEAGUE...")


for _one in (_team_add, _team_remove, _team_list):
    team_group.add_command(_one)
