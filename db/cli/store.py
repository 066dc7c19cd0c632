"""Commands on the shared store: making, joining, leaving, checking it; its people, teams and backups."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.cli import output
from db.cli.main import Session, ask_secret, command
from db.cli.store_people import GIVE, UNVERIFIED, ask_new_password, colleague_group, team_group
from db.cli.sync import default_words, progress, report_json, told, with_password
from db.services.audience_words import FOR_NEW as FOR_NEW_WORDS
from db.services.errors import NotFound, TacitError
from db.services.stores import check_password
from db.services.sync_parts import AnotherPerson, Colleague, SyncError, SyncReport

if TYPE_CHECKING:
    from db.services.app import Tacit


@click.group("store")
def store_command() -> None:
    """The shared store: create, join, leave, audience, default-audience, check, refresh, colleague, team, backup,
    rebuild."""


@command("create")
@click.argument("url")
@click.option("--encrypt", is_flag=True, help="A shared file: encrypt it with a passphrase that all of you know.")
@click.option("--administrator", metavar="LOGIN", help="Postgres: make this login, which is you, its administrator.")
@UNVERIFIED
def _create(session: Session, url: str, encrypt: bool, administrator: str | None, unverified: bool) -> int:
    """Make a shared store, and join it: sqlite:///path/to/team.tacit, or postgresql://LOGIN@HOST/DATABASE.

    In Postgres LOGIN is one that may make roles; --administrator names the one that you use from then on. Its new
    password is asked for first, then that of LOGIN; from stdin they are read in that order."""
    tacit = session.tacit
    stores = tacit.stores
    secrets: dict[str, str] = {}
    new = ""
    if administrator:
        new = ask_new_password(administrator)
        check_password(new)
    if encrypt:
        secrets["passphrase"] = ask_secret("Passphrase of the shared file", confirm=True, otherwise=GIVE)

    def make(password: str | None) -> str:
        secrets.update({"password": password} if password is not None else {})
        return stores.create(url, password, passphrase=secrets.get("passphrase", ""), weak=unverified)

    place = with_password(tacit, make, url, "Password of the login in the address")
    output.note(f"Made: {place}")
    report, why = None, ""
    if administrator:
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
    return _made(session, url, place, report, why, bool(administrator))


def _made(session: Session, url: str, place: str, report: SyncReport | None, why: str, administered: bool) -> int:
    if session.json:
        output.emit({"store": place, "joined": report is not None, "sync": report_json(report, []) if report else None})
    elif report is not None:
        output.say("Joined. You are its administrator.")
        _what_is_only_mine(session.tacit)
    elif not why and (administered or session.tacit.stores.is_file(url)):
        output.say("You are its administrator. This profile is in another store. Next, to go over to this one:")
        output.say("  tacit store leave")
        output.say(f"  tacit store join {url}")
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
@click.option("--as", "as_name", metavar="NAME", help="I am NAME, who is in it, at another computer.")
@click.option("--new", is_flag=True, help="A shared file: I am nobody of those who are in it, whatever their names.")
@UNVERIFIED
def _join(session: Session, url: str, audience: str | None, as_name: str | None, new: bool, unverified: bool) -> int:
    """Join a shared store, and do the first round. A password is asked for, or read from stdin."""
    report = join(session.tacit, url, unverified, as_name, new)
    if audience is not None:
        session.tacit.sync.set_default_audience(audience)
    if not session.json:
        output.say(f"Joined {session.tacit.sync.standing().place}, as {session.tacit.me.name}.")
    done = told(session, replace(report, default_audience=""))  # said below
    if not session.json:
        _what_is_only_mine(session.tacit)
    return done


def join(tacit: Tacit, url: str, unverified: bool, as_name: str | None = None, new: bool = False) -> SyncReport:
    """Join, with a password asked for where one is needed. In a shared file as somebody who is there (`as_name`), or as
    somebody `new`; where neither is said and somebody of the same name is there, that is asked. In Postgres as whom the
    login is: where that is another person than at this computer, it is asked too."""

    def act(secret: str | None) -> SyncReport:
        if not tacit.stores.is_file(url):
            return _by_login(tacit, url, secret, unverified, as_name)
        there = [] if new else tacit.sync.others(url, secret)
        if as_name is not None and not there and _known_there(tacit, url, secret, as_name):
            return tacit.sync.join(url, secret, weak=unverified, progress=progress)
        who = "" if new else _who(tacit, there, as_name)
        return tacit.sync.join(url, secret, weak=unverified, who=who, progress=progress)

    return with_password(tacit, act, url)


def _by_login(tacit: Tacit, url: str, secret: str | None, unverified: bool, as_name: str | None) -> SyncReport:
    try:
        return tacit.sync.join(url, secret, weak=unverified, progress=progress)
    except AnotherPerson as fault:
        if as_name is not None and as_name.strip().casefold() not in (fault.name.casefold(), fault.who):
            raise
        if as_name is None:
            name = fault.name or fault.who
            if not sys.stdin.isatty():
                raise TacitError(f"{fault.sentence} If that is you: --as “{name}”.") from fault
            output.note(str(fault.sentence))
            click.confirm(f"Go on as {name}?", abort=True, err=True)
        return tacit.sync.join(url, secret, weak=unverified, who=fault.who, progress=progress)


def _known_there(tacit: Tacit, url: str, secret: str | None, as_name: str) -> bool:
    """Whether this computer is in the shared file as somebody already. TacitError where that is not `as_name`."""
    if tacit.sync.joined or not tacit.stores.is_file(url):
        return False
    found = tacit.stores.colleague_list(url, secret)
    mine = next((one for one in found if one.id == tacit.store.me), None)
    if mine is None:
        return False
    name = mine.name or tacit.me.name
    if as_name.strip().casefold() not in (name.casefold(), mine.id):
        raise TacitError(
            f"On this computer you are {name}, who is in this shared file already, so you cannot join it as "
            f"{as_name}. Without --as you join as {name} again. Nothing was joined."
        )
    return True


def _who(tacit: Tacit, there: Sequence[Colleague], as_name: str | None) -> str:
    """The id of who I am of those who are there; '' for none of them."""
    mine = tacit.me.name
    wanted = (as_name if as_name is not None else mine).strip().casefold()
    same = [one for one in there if wanted in (one.name.casefold(), one.id)]
    if as_name is not None:
        if len(same) != 1:
            names = ", ".join(one.name for one in there if one.name) or "nobody whose name is known"
            raise NotFound(f"“{as_name}” is not one person of those who are there: {names}. Nothing was joined.")
        return same[0].id
    if not same:
        return ""
    if not sys.stdin.isatty():
        raise TacitError(
            f"{mine} is in this shared file already. If that is you, at another computer: --as “{mine}”. "
            "If it is somebody else: --new. Nothing was joined."
        )
    asked = f"{mine} is in this shared file already. Is that you, at another computer?"
    return same[0].id if click.confirm(asked, err=True) else ""


def _what_is_only_mine(tacit: Tacit) -> None:
    """Who may see what, in plain words, after joining."""
    standing = tacit.sync.standing()
    if not standing.enforced:
        output.note("In a shared file nobody is kept out by the store: whoever opens the file can read what is in it.")
        output.note("What only you may see stays on this computer.")
    _default(tacit)
    if alone := tacit.sync.count_only_mine():
        output.note(f"{output.many(alone)} from before: for you alone. To share: tacit share everyone --all")


def _default(tacit: Tacit) -> None:
    output.note(
        f"New notes are for: {default_words(tacit)}. For others: tacit store audience WHO; a single one: tacit share "
        "WHO ID"
    )


@command("audience")
@click.argument("who", required=False)
@click.option("--default", is_flag=True, help="As the store says, whatever you chose before.")
def _audience(session: Session, who: str | None, default: bool) -> None:
    """Who may see what you write from now on: me, everyone, a team, or names. Without WHO: who that is now.

    Where you have not chosen it is as the store says (store default-audience)."""
    if default and who is not None:
        raise click.UsageError("WHO or --default, not both.")
    sync = session.tacit.sync
    if who is not None or default:
        sync.set_default_audience(who or "")
    key = session.tacit.settings.default_audience or sync.default_audience()
    if session.json:
        output.emit({"audience": key, "words": str(sync.audience_words(key)), "chosen": sync.default_chosen})
        return
    if sync.joined:
        output.say(f"What you write is for: {default_words(session.tacit)}")
        return
    output.say(f"What you write is for: {output.audience(sync.audience_words(key))}")
    if key != sync.default_audience():
        output.note("Until a shared store is joined it stays for you alone.")


@command("default-audience")
@click.argument("who", required=False, type=click.Choice(tuple(FOR_NEW_WORDS), case_sensitive=False))
@click.option("--store", "url", default="", metavar="URL", help="Another store than the joined one.")
@UNVERIFIED
def _default_audience(session: Session, who: str | None, url: str, unverified: bool) -> None:
    """Who new notes are for in this store, where a person has not chosen: me (their author alone), team (their author's
    own team), everyone. Said by administrators; without WHO: what it is now.

    Each laptop takes it over with its next round of sync. Nothing that is there changes."""
    stores = session.tacit.stores

    def act(secret: str | None) -> str:
        if who is not None:
            stores.set_default_audience(who, url, secret, weak=unverified)
        return stores.default_audience(url, secret, weak=unverified)

    said = with_password(session.tacit, act, url)
    if session.json:
        output.emit({"audience": said})
        return
    output.say(f"New notes: {FOR_NEW_WORDS.get(said, said)}")
    if who is not None:
        output.note("Each laptop takes it over with its next sync. What is there stays as it is.")


@command("leave")
def _leave(session: Session) -> None:
    """Sync no more. What is here stays here, what is in the store stays there."""
    before = session.tacit.sync.standing()
    session.tacit.sync.leave()
    if session.json:
        output.emit({"left": before.place})
    else:
        output.say(f"Left {before.place}. What is here stays here.")
    if before.waiting:
        output.note(f"Not sent: {output.many(before.waiting)} with changes. What waits stays on this computer.")
    if before.conflicts:
        output.note("Conflicts are not settled, and another store would not know of them. Settle them: tacit conflicts")


@command("check")
@click.argument("url", required=False, default="")
@UNVERIFIED
def _check(session: Session, url: str, unverified: bool) -> int:
    """Whether a shared store is as it should be."""
    checks = with_password(session.tacit, lambda secret: session.tacit.stores.check(url, secret, weak=unverified), url)
    if session.json:
        output.emit({"checks": output.plain(checks)})
    else:
        output.table(["", "check", ""], [["ok" if c.ok else "!!", c.name, c.detail] for c in checks], widest=90)
    return 0 if all(one.ok for one in checks) else 1


@command("refresh")
@click.argument("url", required=False, default="")
@UNVERIFIED
def _refresh(session: Session, url: str, unverified: bool) -> None:
    """Postgres: bring the store to this Tacit, after an update or a restore. By the login that made it."""
    place = with_password(
        session.tacit,
        lambda secret: session.tacit.stores.refresh(url, secret, weak=unverified),
        url,
        "Password of the login in the address",
    )
    output.emit({"store": place}) if session.json else output.say(f"Up to date: {place}")


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
    before = Path(session.tacit.sync.standing().place).exists()
    used = session.tacit.stores.rebuild()
    report = session.tacit.sync.run(progress=progress)
    if session.json:
        output.emit({"backup": str(used), "sync": report_json(report, [])})
        return 0
    output.say(f"Put back: {used.name}." + (" The file of before is kept beside it." if before else ""))
    return told(session, report)


for _one in (
    _create,
    _join,
    _leave,
    _audience,
    _default_audience,
    _check,
    _refresh,
    colleague_group,
    team_group,
    _backup,
    _rebuild,
):
    store_command.add_command(_one)
