"""A note of an Evernote export while it is read: its parts, and what is made of them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from db.exchange import text as texts
from db.exchange.api import Offer
from db.exchange.dates import parse_stamp


@dataclass(slots=True)
class Resource:
    data: list[str] = field(default_factory=list)
    size: int = 0
    mime: str = ""
    name: str = ""
    encoding: str = "base64"


@dataclass(slots=True)
class Task:
    title: str = ""
    status: str = ""
    due: str = ""
    group: str = ""
    reminder: str = ""


@dataclass(slots=True)
class Note:
    number: int
    fields: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    size: int = 0
    cut: bool = False


def decode(note: Note) -> tuple[list[tuple[str, str, bytes]], list[str]]:
    """(name, media type, bytes) of the enclosures, and why others are missing."""
    files, faults = [], []
    for number, resource in enumerate(note.resources, 1):
        if not resource.data:
            faults.append(
                f"enclosure {number} is larger than 25 MB and was left out"
                if resource.size
                else f"enclosure {number} is empty"
            )
            continue
        if note.cut and resource is note.resources[-1]:
            continue
        compact = "".join("".join(resource.data).split()).rstrip("=")
        try:
            data = base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True)
        except (binascii.Error, ValueError):
            faults.append(f"enclosure {number} was left out: its coding is damaged")
            continue
        suffix = resource.mime.rpartition("/")[2].split("+")[0] or "bin"
        files.append(
            (resource.name or f"enclosure-{number}.{suffix}", resource.mime or "application/octet-stream", data)
        )
    return files, faults


def task_line(task: Task) -> str:
    box = "[x]" if task.status == "completed" else "[ ]"
    due = f" (due {day_text(task.due)})" if task.due else ""
    return f"{box} {task.title}{due}"


def offers(note: Note, text: str) -> Iterator[Offer]:
    for task in note.tasks:
        if task.status != "completed" and task.title:
            yield Offer(task.title, day_of(task.due or task.reminder))
    if "reminder-time" in note.fields and "reminder-done-time" not in note.fields:
        yield Offer(text.split("\n", 1)[0][:200], day_of(note.fields["reminder-time"]))


def day_of(text: str) -> date | None:
    moment = parse_stamp(text) if text else None
    return moment.date() if moment else None


def day_text(text: str) -> str:
    day = day_of(text)
    return day.isoformat() if day else texts.clean_line(text)
