"""Commands on the shared store: making, joining, leaving, checking it; its people, teams and backups."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from db.cli import output
from db.cli.main import Session, ask_secret, command
from db.cli.sync import progress, report_json, round_of, told, with_password
from db.services.errors import Invalid, TacitError
from db.services.sync_parts import Colleague, SyncError, SyncReport

if TYPE_CHECKING:
    from db.services.app import Tacit

_UNVERIFIED = click.option(
    "--unverified", is_flag=True, help="I mean it: a connection whose certificate is not verified will do."
)
_STORE = click.option("--store", "url", default="", metavar="URL", help="Another store than the joined one.")
_GIVE = "Give it on stdin."


@click.group("store")
def store_command() -> None:
    """The shared store: create, join, leave, check, refresh, colleague, team, backup, rebuild."""


@command("create")
@click.argument("url")
@click.option("--encrypt", is_flag=True, help="A shared file: encrypt it with a passphrase that all of you know.")
@click.option("--administrator", metavar="LOGIN", help="Postgres: make this login, which is you, its administrator.")
@_UNVERIFIED
def _create(session: Session, url: str, encrypt: bool, administrator: str | None, unverified: bool) -> int:
    """Make a shared store: sqlite:///path/to/team.tacit, or postgresql://LOGIN@HOST/DATABASE."""
    tacit = session.tacit
    stores = tacit.stores
    secrets: dict[str, str] = {}
    if encrypt:
        secrets["passphrase"] = ask_secret("Passphrase of the shared file", confirm=True, otherwise=_GIVE)

    def make(password: str | None) -> str:
        secrets.update({"password": password} if password is not None else {})
        return stores.create(url, password, passphrase=secrets.get("passphrase", ""), weak=unverified)

    place = with_password("Password of the login in the address", make)
    output.note(f"Made: {place}")
    report, why = None, ""
    if administrator:
        new = _new_password(administrator)
        stores.colleague_add(
            administrator, role="administrator", secret=new, colleague=tacit.store.me, url=url,
            password=secrets.get("password"), weak=unverified,
        )  # fmt: skip
        url, secrets = stores.address_of(url, administrator, weak=unverified), {"passphrase": new}
    if (administrator or stores.is_file(url)) and not tacit.sync.joined:
        try:
            report = tacit.sync.join(url, secrets.get("passphrase"), weak=unverified, progress=progress)
        except SyncError as fault:
            why = fault.sentence
    return _made(session, url, place, report, why)


def _made(session: Session, url: str, place: str, report: SyncReport | None, why: str) -> int:
    if session.json:
        output.emit({"store": place, "joined": report is not None, "sync": report_json(report, []) if report else None})
    elif report is not None:
        output.say("Joined. You are its administrator.")
        _what_is_only_mine(session.tacit)
    elif not why and session.tacit.stores.is_file(url):
        output.say(
            "You are its administrator. This profile is in another store: tacit store leave, then join this one."
        )
    elif not why:
        output.say("Nobody is in it yet. Next, with a login for yourself:")
        output.say(f"  tacit store colleague add LOGIN --role administrator --store {url}")
        output.say(f"  tacit store join {session.tacit.stores.address_of(url, 'LOGIN', weak=True)}")
    if why:
        output.note(f"The store is made, but joining it failed: {why}")
    return 3 if why else 0


@command("join")
@click.argument("url")
@click.option("--audience", help="Who may see what you write from now on (only you where it is not said).")
@_UNVERIFIED
def _join(session: Session, url: str, audience: str | None, unverified: bool) -> int:
    """Join a shared store, and do the first round. A password is asked for, or read from stdin."""
    report = join(session.tacit, url, unverified)
    if audience is not None:
        session.tacit.sync.set_default_audience(audience)
    if not session.json:
        output.say(f"Joined {session.tacit.sync.standing().place}.")
    done = told(session, report)
    if not session.json:
        _what_is_only_mine(session.tacit)
    return done


def join(tacit: Tacit, url: str, unverified: bool) -> SyncReport:
    """Join, with a password asked for where one is needed."""
    return with_password(
        "Password for the shared store",
        lambda secret: tacit.sync.join(url, secret, weak=unverified, progress=progress),
    )


def _what_is_only_mine(tacit: Tacit) -> None:
    """Who may see what, in plain words, after joining."""
    standing = tacit.sync.standing()
    if not standing.enforced:
        output.note("In a shared file nobody is kept out by the store: whoever opens the file can read what is in it.")
        output.note("What only you may see stays on this computer.")
    word = tacit.sync.audience_words(tacit.sync.default_audience()).lower()
    output.note(
        f"New notes are for: {word}. Another word for one: tacit edit ID audience=everyone (or a team, or names)."
    )


@command("leave")
def _leave(session: Session) -> None:
    """Sync no more. What is here stays here, what is in the store stays there."""
    place = session.tacit.sync.standing().place
    waiting = session.tacit.sync.standing().waiting
    session.tacit.sync.leave()
    output.emit({"left": place}) if session.json else output.say(f"Left {place}. What is here stays here.")
    if waiting:
        output.note(f"Not sent: {waiting} records with changes. They stay on this computer.")


@command("check")
@click.argument("url", required=False, default="")
@_UNVERIFIED
def _check(session: Session, url: str, unverified: bool) -> int:
    """Whether a shared store is as it should be."""
    checks = with_password(
        "Password for the shared store", lambda secret: session.tacit.stores.check(url, secret, weak=unverified)
    )
    if session.json:
        output.emit({"checks": output.plain(checks)})
    else:
        output.table(["", "check", ""], [["ok" if c.ok else "!!", c.name, c.detail] for c in checks], widest=90)
    return 0 if all(one.ok for one in checks) else 1


@command("refresh")
@click.argument("url", required=False, default="")
@_UNVERIFIED
def _refresh(session: Session, url: str, unverified: bool) -> None:
    """Postgres: bring the store to this Tacit, after an update or a restore. By the login that made it."""
    place = with_password(
        "Password of the login in the address",
        lambda secret: session.tacit.stores.refresh(url, secret, weak=unverified),
    )
    output.emit({"store": place}) if session.json else output.say(f"Up to date: {place}")


# --- people -----------------------------------------------------------------------------------------------------------


@click.group("colleague")
def _colleague() -> None:
    """People of the shared store: add, remove, list."""


def _person_json(one: Colleague) -> dict[str, Any]:
    return dict(output.plain(one))


def _show_person(session: Session, one: Colleague, done: str) -> None:
    if session.json:
        output.emit(_person_json(one))
    else:
        output.say(f"{done}: {one.name or one.login} ({one.role})")


def _new_password(who: str) -> str:
    return ask_secret(f"New password for {who}", confirm=True, otherwise=_GIVE)


@command("add")
@click.argument("who")
@click.option("--role", type=click.Choice(["rep", "manager", "administrator"]), default=None, help="Default: rep.")
@click.option("--colleague", metavar="NAME", help="The colleague whose login it is (else their first laptop says so).")
@click.option("--new-password", is_flag=True, help="Ask for a new password for a login that is there.")
@_STORE
@_UNVERIFIED
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
            return stores.colleague_add(who, secret=_new_password(who), **given)
        try:
            return stores.colleague_add(who, **given)
        except Invalid as fault:
            if fault.field != "password":
                raise
        return stores.colleague_add(who, secret=_new_password(who), **given)

    _show_person(session, with_password("Password for the shared store", add), "In the store")


@command("remove")
@click.argument("who")
@_STORE
@_UNVERIFIED
def _remove(session: Session, who: str, url: str, unverified: bool) -> None:
    """From now on WHO gets nothing and sends nothing. What they wrote for others stays."""
    stores = session.tacit.stores
    one = with_password(
        "Password for the shared store",
        lambda secret: stores.colleague_remove(who, url=url, password=secret, weak=unverified),
    )
    _show_person(session, one, "No longer in the store")


def _seen(one: Colleague) -> str:
    return f"{one.seen.astimezone():%Y-%m-%d %H:%M}" if one.seen else ""


@command("list")
@_STORE
@_UNVERIFIED
def _list(session: Session, url: str, unverified: bool) -> None:
    """Who is in the shared store."""
    stores = session.tacit.stores
    found = with_password(
        "Password for the shared store", lambda secret: stores.colleague_list(url, secret, weak=unverified)
    )
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
    _colleague.add_command(_one)


# --- teams ------------------------------------------------------------------------------------------------------------


@click.group("team")
def _team() -> None:
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
    return _settled(session, session.tacit.stores.team_add(name, colleagues).name, "Team")


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
    _team.add_command(_one)


# --- backups of a shared file -----------------------------------------------------------------------------------------


@command("backup")
def _backup(session: Session) -> None:
    """Make a backup of the shared file now, checked, beside it. One a night is made by itself."""
    made = session.tacit.stores.backup()
    if session.json:
        output.emit({"backup": str(made), "bytes": made.stat().st_size})
    else:
        output.say(f"Written: {made}")


@command("rebuild")
@click.option("--yes", is_flag=True, help="Do not ask.")
def _rebuild(session: Session, yes: bool) -> int:
    """Put the newest good backup in the place of a damaged shared file. Laptops bring back what came after it."""
    if not yes:
        if not sys.stdin.isatty():
            raise TacitError("This replaces the shared file by its newest good backup. Say --yes if you mean it.")
        click.confirm("Replace the shared file by its newest good backup?", abort=True, err=True)
    used = session.tacit.stores.rebuild()
    report = session.tacit.sync.run(progress=progress)
    if session.json:
        output.emit({"backup": str(used), "sync": report_json(report, [])})
        return 0
    output.say(f"Put back: {used.name}. The file of before is kept beside it.")
    return told(session, report)


for _one in (_create, _join, _leave, _check, _refresh, _colleague, _team, _backup, _rebuild):
    store_command.add_command(_one)
