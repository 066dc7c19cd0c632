"""Commands about the profile itself: making, opening, safety, upkeep, the demo, the bench, the window."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from db.cli import output
from db.cli.main import Session, ask_secret, command, given_passphrase
from db.services import profiles
from db.services.app import Tacit
from db.services.errors import Invalid, KeyringUnavailable, TacitError
from db.services.sync_places import check_address


@command("init")
@click.option("--name", required=True, help="Your name, as colleagues know it.")
@click.option("--email", default="", help="Your e-mail address.")
@click.option("--store", "store_url", default=None, metavar="URL", help="A shared store to join.")
@click.option("--unverified", is_flag=True, help="Of the shared store: a certificate that is not verified will do.")
def init_command(session: Session, name: str, email: str, store_url: str | None, unverified: bool) -> int:
    """Make a new profile. Prints the recovery key once."""
    if store_url is not None:
        check_address(store_url, weak=unverified)
    created, tacit = _create(session, name, email)
    with tacit:
        joined, why = _joined(tacit, store_url, unverified) if store_url else (None, "")
        me = tacit.me.id
    if session.json:
        output.emit(
            {"profile": str(created.path), "colleague": {"id": me, "name": name.strip()}}
            | {"recovery_key": created.recovery_key}
            | ({"sync": joined} if store_url else {})
        )
    else:
        output.say(f"Profile made in {created.path}")
        output.say(f"Recovery key: {created.recovery_key}")
        output.note("Keep the recovery key on paper. It opens the profile when all else fails, and is not shown again.")
        if joined:
            output.say(f"Joined the shared store: received {joined['pulled']}, sent {joined['pushed']}.")
    if why:
        output.note(f"The profile is made, but the shared store was not joined: {why} Later: tacit store join URL")
    return 3 if why else 0


def _joined(tacit: Tacit, url: str, unverified: bool) -> tuple[dict[str, Any] | None, str]:
    """Join the shared store: what the first round did, or why it did not come to that. The profile is there and its
    recovery key must still be told, so nothing is raised."""
    from db.cli.store import join
    from db.cli.sync import report_json

    try:
        return report_json(join(tacit, url, unverified), []), ""
    except TacitError as fault:
        return None, fault.sentence


def _create(session: Session, name: str, email: str) -> tuple[profiles.Created, Tacit]:
    """With the passphrase that is given, else with the keyring, else with one asked for at the terminal."""
    given = given_passphrase()
    try:
        return profiles.create(session.profile, name, email, given)
    except KeyringUnavailable as fault:
        if not sys.stdin.isatty():
            raise KeyringUnavailable(f"{fault.sentence} Set TACIT_PASSPHRASE, or run this at a terminal.") from fault
        output.note(fault.sentence)
        return profiles.create(session.profile, name, email, ask_secret("Passphrase", confirm=True))


@command("status")
def status_command(session: Session) -> None:
    """Profile, store, what waits for sync, index state."""
    status = session.tacit.upkeep.status()
    if session.json:
        output.emit(output.plain(status))
        return
    output.say(f"Profile    {status.profile}")
    output.say(f"Person     {status.colleague}")
    output.say(f"Opens with {status.opens_with}")
    output.say(f"Store      {status.sync.place or 'on this computer only'}")
    if status.sync.place:
        last = f"{status.sync.last:%Y-%m-%d %H:%M}" if status.sync.last else "never"
        whole = status.sync.state == "waiting" or status.sync.fault  # there the sentence says it all
        said = () if whole else (status.sync.title,)
        output.say(f"Sync       {': '.join(filter(None, (*said, status.sync.sentence)))}")
        output.say(f"Last sync  {last}")
        if status.sync.clock:
            output.say(f"Clock      {status.sync.clock}")
        output.say(f"You are    {status.sync.role or 'not known to the store yet'}")
        from db.cli.sync import default_words

        output.say(f"New notes  {default_words(session.tacit)}")
    output.say(f"Index      {status.index}")
    output.say(f"Records    {output.counted(session.tacit.kinds, status.records) or 'none yet'}")
    if status.drafts:
        output.say(f"Drafts     {status.drafts}")


@command("recover")
def recover_command(session: Session) -> None:
    """Open with the recovery key (prompt or stdin) and set a new passphrase."""
    passphrase = given_passphrase()
    key = ask_secret("Recovery key")
    profiles.recover(session.profile, key, passphrase).close()
    done = "passphrase set" if passphrase is not None else "key given to the keyring"
    output.emit({"opens_with": profiles.opens_with(session.profile)}) if session.json else output.say(
        f"Opened; {done}."
    )


@command("passphrase")
@click.option("--keyring", is_flag=True, help="Open with this computer's keyring from now on, without a passphrase.")
def passphrase_command(session: Session, keyring: bool) -> None:
    """Change the passphrase (prompt, or stdin: the new one on a line)."""
    old = session.passphrase_to_open()
    new = None if keyring else ask_secret("New passphrase", confirm=True)
    with profiles.open_profile(session.profile, old) as tacit:
        tacit.safety.change_passphrase(old, new)
    if session.json:
        output.emit({"opens_with": profiles.opens_with(session.profile)})
    else:
        output.say("Changed.")


@command("lock")
def lock_command(session: Session) -> None:
    """Lock a window that is open on this profile."""
    profiles.request_lock(session.profile)
    opens_with = profiles.opens_with(session.profile)
    if session.json:
        output.emit({"locked": True, "opens_with": opens_with})
        return
    output.say("Windows open on this profile lock within a second.")
    if opens_with == "keyring":
        output.note("It opens with the keyring: whoever is logged in can open it. A passphrase changes that.")


@command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def backup_command(session: Session, file: Path) -> None:
    """Write a backup file; it holds only what is encrypted."""
    made = session.tacit.safety.backup(file)
    if session.json:
        output.emit({"backup": str(made), "bytes": made.stat().st_size})
    else:
        output.say(f"Written: {made}")


@command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--recovery-key", is_flag=True, help="Ask for the recovery key; sets the passphrase anew.")
def restore_command(session: Session, file: Path, recovery_key: bool) -> None:
    """Make a profile from a backup file, on this or a new laptop."""
    key = ask_secret("Recovery key") if recovery_key else None
    passphrase = given_passphrase()
    if passphrase is None and not recovery_key:
        passphrase = ask_secret("Passphrase")
    with profiles.restore(file, session.profile, passphrase, key) as tacit:
        status = tacit.upkeep.status()
    if session.json:
        output.emit(output.plain(status))
    else:
        output.say(f"Restored to {status.profile}")


@command("doctor")
@click.option("--repair", is_flag=True, help="Mend what can be mended without losing anything.")
@click.option("--self", "self_only", is_flag=True, help="Check the program itself; needs no profile.")
def doctor_command(session: Session, repair: bool, self_only: bool) -> int:
    """Check store, key, index, disk; say what is wrong."""
    from db.services.upkeep import self_check

    checks = self_check() if self_only else session.tacit.upkeep.doctor(repair)
    if session.json:
        output.emit({"checks": output.plain(checks)})
    else:
        output.table(["", "check", ""], [["ok" if c.ok else "!!", c.name, c.detail] for c in checks], widest=160)
    return 0 if all(check.ok for check in checks) else 1


@command("reindex")
def reindex_command(session: Session) -> None:
    """Make the search index anew from the store."""
    session.tacit.upkeep.reindex(lambda done, total: output.note(f"{done} of {total}"))
    state = session.tacit.finder.state()
    if session.json:
        output.emit({"index": state})
    else:
        output.say(state)


@command("demo")
@click.option("--dir", "folder", type=click.Path(path_type=Path), default=None, help="Where to make it.")
@click.option("--today", default=None, metavar="DATE", help="The day around which the demo's dates are laid.")
def demo_command(session: Session, folder: Path | None, today: str | None) -> None:
    """A profile filled with the sample company."""
    day = None
    if today:
        try:
            day = date.fromisoformat(today)
        except ValueError:
            raise Invalid("--today is a date like 2026-11-27.") from None
    passphrase = given_passphrase()
    created, tacit = profiles.demo(folder or session.profile or "demo", passphrase, day)
    with tacit:
        status = tacit.upkeep.status()
    if session.json:
        output.emit(
            {"profile": str(created.path), "recovery_key": created.recovery_key, "records": status.records}
            | {"colleague": {"id": created.colleague, "name": status.colleague}}
        )
        return
    output.say(f"Demo made in {created.path}")
    output.say(output.counted(tacit.kinds, status.records))


@command("bench")
@click.option("--notes", default=10_000, show_default=True, help="How many notes to measure with.")
def bench_command(session: Session, notes: int) -> None:
    """What Tacit does on this computer, measured in a throw-away profile."""
    from db.services.bench import run

    figures = run(notes, output.note)
    if session.json:
        output.emit(output.plain(figures))
    else:
        output.table(
            ["figure", "median", "p95", "unit"], [[f.name, f"{f.median:g}", f"{f.p95:g}", f.unit] for f in figures]
        )


@command("open")
@click.option("--capture", is_flag=True, help="Only the capture box.")
@click.option("--tray", is_flag=True, help="Without a window, in the tray: for the start of a session.")
def open_command(session: Session, capture: bool, tray: bool) -> None:
    """The window, or only its capture box."""
    raise TacitError("The window is not part of this installation.")
