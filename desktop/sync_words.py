"""How it stands with the shared store, in words: for the button of the sidebar and the screen behind it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop import words
from desktop.bus import SyncNews
from desktop.i18n import label, translate
from desktop.keycaps import native

if TYPE_CHECKING:
    from desktop.jobs import Ticket


def state_of(standing: Any) -> str:
    """The state as it is shown: where a person is needed, `attention` where a fault stopped sync that only a person can
    mend, `choose` where two versions wait or a change was not taken."""
    if standing is None:
        return "private"
    return "choose" if standing.state == "attention" and not standing.fault else str(standing.state)


def button_words(news: SyncNews, state: str) -> str:
    """'Up to date', '3 waiting', 'Working offline · 3 waiting'. `state` is what the button is to show."""
    standing = news.standing
    if standing is None or state == "private":
        return translate("Sync", "On this computer only")
    if state == "syncing":
        return translate("Sync", "Syncing …")
    if state == "first":
        return translate("Sync", "Not synced yet")
    waiting = translate("Sync", "%n waiting", "records whose changes are not sent", standing.waiting)
    if state == "waiting":
        return waiting
    if state == "offline":
        short = translate("Sync", "Offline")
        return f"{short} · {waiting}" if standing.waiting else translate("Sync", "Working offline")
    if state in ("attention", "choose"):
        said = translate("Sync", "Needs you")
        return f"{said} · {words.number(things)}" if (things := standing.conflicts + standing.refused) else said
    return translate("Sync", "Up to date")


def hover_words(news: SyncNews, now: dt.datetime) -> str:
    """What the button says on hover: why, when last, where, and the key."""
    standing = news.standing
    if standing is None or standing.state == "private":
        return translate("Sync", "Nothing you write leaves this computer. A click shows how to share it.")
    lines = [needs(standing), last_words(standing, now), standing.place]
    lines.append(translate("Sync", "{0} syncs now; a click shows what waits.").format(native("F5")))
    return "\n".join(line for line in lines if line)


def last_words(standing: Any, now: dt.datetime) -> str:
    """'Last synced today at 09:12'."""
    if standing.last is None:
        return translate("Sync", "Not synced yet")
    return translate("Sync", "Last synced {0}").format(at_words(standing.last, now))


def at_words(when: dt.datetime, now: dt.datetime) -> str:
    """'today at 09:12', 'Fri 20 Nov at 17:30'."""
    when = when.astimezone(now.tzinfo)
    return translate("Sync", "{0} at {1}", "a day and a time").format(
        words.near_day(when.date(), now.date()), words.clock(when)
    )


def needs(standing: Any) -> str:
    """What needs a person, in a sentence or two; '' where nothing does."""
    said = [f"{label(standing.title)}. {label(standing.sentence)}"] if standing.fault else []
    if standing.conflicts:
        said.append(translate("Sync", "%n conflict(s) to settle.", None, standing.conflicts))
    if standing.refused:
        said.append(translate("Sync", "%n change(s) not taken by the store.", None, standing.refused))
    if standing.unreached:
        said.append(label(standing.sentence))
    said.append(label(standing.clock))
    return " ".join(one for one in said if one)


def state_heading(standing: Any) -> str:
    """How it stands, as a heading of the screen says it."""
    said = {
        "first": translate("Sync", "The first sync is not through yet"),
        "current": translate("Sync", "Everything is up to date"),
        "waiting": translate("Sync", "%n waiting to be sent", None, standing.waiting),
        "offline": label(standing.title),
        "choose": translate("Sync", "%n thing(s) need you", None, standing.conflicts + standing.refused),
        "attention": label(standing.title),
    }
    return said.get(state_of(standing), translate("Sync", "On this computer only"))


def state_sentence(standing: Any, now: dt.datetime) -> str:
    """What it means, below the heading."""
    if state_of(standing) == "first":
        return translate("Sync", "What is here already can be worked with; the rest comes by itself.")
    why = standing.sentence if standing.unreached or state_of(standing) == "attention" else ""
    said = [label(why) if why else "", last_words(standing, now), label(standing.clock)]
    return " ".join(one if one.endswith(".") else f"{one}." for one in said if one)  # some end with a command


def waiting_sentence(alone: bool) -> str:
    """What becomes of what waits; `alone`: it syncs by itself."""
    if alone:
        return translate("Sync", "It goes out by itself. Discard what should not leave this computer.")
    return translate("Sync", "It goes out when you sync. Discard what should not leave this computer.")


def audience_word(audience: str, said: str = "") -> str:
    """'Only me', 'Everyone'; a team or named people as they are `said`, once that is known."""
    if audience == "me":
        return translate("Audience", "Only me")
    if audience == "everyone":
        return translate("Audience", "Everyone")
    return said or translate("Audience", "Some people")


def audience_hover(joined: bool) -> str:
    """What the audience of a capture means."""
    if not joined:
        return translate("Audience", "No shared store is joined: nothing leaves this computer, whoever is chosen.")
    return translate("Audience", "Who may read what you write, and all that is made of it.")


def role_word(role: str) -> str:
    """'Field rep', 'Manager', 'Administrator'."""
    return {
        "rep": translate("Sync", "Field rep"),
        "manager": translate("Sync", "Manager"),
        "administrator": translate("Sync", "Administrator"),
    }.get(role, "")


def what_tag(what: str) -> tuple[str, str, str]:
    """(word, state, icon) of what was done to a record."""
    return {
        "created": (translate("Sync", "New"), "kept", "add"),
        "edited": (translate("Sync", "Edited"), "accent", "edit"),
        "deleted": (translate("Sync", "Deleted"), "overdue", "delete"),
        "restored": (translate("Sync", "Restored"), "accent", "restore"),
        "erased": (translate("Sync", "Erased"), "overdue", "clear"),
        "settled": (translate("Sync", "Settled"), "conflict", "check"),
    }.get(what, (translate("Sync", "Edited"), "accent", "edit"))


def progress_words(pulled: int, pushed: int) -> str:
    """'12,000 records received, 300 changes sent'."""
    parts = []
    if pulled:
        parts.append(translate("Sync", "%Ln record(s) received", None, pulled))
    if pushed:
        parts.append(translate("Sync", "%Ln change(s) sent", None, pushed))
    return ", ".join(parts) or translate("Sync", "Asking the store what is new …")


def place_lines(standing: Any) -> tuple[str, str]:
    """What people call the store, and what it is: of a file its name, and the folder it is in."""
    place, kind = str(label(standing.place)), kind_word(standing.kind)
    if standing.kind != "sqlite":
        return place, kind
    folder, name = os.path.split(place)
    return name, f"{kind}, {folder}"


def kind_word(kind: str) -> str:
    """What the store is."""
    if kind == "postgres":
        return translate("Sync", "Postgres database")
    return translate("Sync", "File on a shared drive")


def enforced_words(standing: Any) -> str:
    """Who keeps whom from reading what, in plain words."""
    if standing.enforced:
        said = translate("Sync", "The database itself keeps from everybody what is not meant for them.")
        if standing.private:
            said += " " + translate("Sync", "“Only me” notes go there too, for you alone, as a safe copy.")
        return said
    return translate(
        "Sync",
        "A file cannot keep secrets between colleagues: whoever can open it can read all that was shared in it. "
        "“Only me” notes never leave this computer.",
    )


def telling(ticket: Ticket) -> Callable[[Any], None]:
    """How a round, on its thread, tells a job how far it is."""

    def told(progress: Any) -> None:
        ticket.progress(progress.pulled, 0, progress_words(progress.pulled, progress.pushed))

    return told
