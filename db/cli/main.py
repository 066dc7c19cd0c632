"""The terminal: `tacit` with a sub-command. Every command is thin; what it does is in `db.services`.

This module opens the profile, asks for secrets (never as arguments), and turns faults into sentences and exit codes.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime
from functools import update_wrapper
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from db import VERSION
from db.cli import output
from db.domain.ids import starts
from db.services import profiles
from db.services.errors import Ambiguous, TacitError

if TYPE_CHECKING:
    from db.services.app import Tacit

#: Writes a page of HTML as a PDF: (html, path). ImportError where Qt, which lays it out, is not installed.
Paper = Callable[[str, str], None]

#: Command -> (module of db.cli that declares it). Imported when called, so that `tacit capture` does not load the
#: importers.
COMMANDS = {
    "init": "profile", "status": "profile", "recover": "profile", "passphrase": "profile", "lock": "profile",
    "backup": "profile", "restore": "profile", "doctor": "profile", "reindex": "profile", "demo": "profile",
    "bench": "profile", "open": "profile",
    "capture": "capture", "learnt": "learnt", "search": "find", "brief": "find",
    "list": "records", "show": "records", "history": "records", "add": "records", "edit": "records",
    "delete": "records", "undo": "records", "redo": "records", "trash": "records", "erase": "records",
    "attach": "records",
    "promises": "promises", "promise": "promises",
    "import": "exchange", "export": "exchange",
    "sync": "sync", "conflicts": "sync", "conflict": "sync", "discard": "sync", "store": "store",
    "share": "share",
}  # fmt: skip


class Commands(click.Group):
    """The commands of `COMMANDS`, each imported when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"db.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


class Session:
    """What the commands share: the profile that was named, whether JSON was asked for, the opened `Tacit`, and who
    makes a PDF."""

    def __init__(self, profile: str | None, json: bool, paper: Paper | None = None) -> None:
        self.profile, self.json, self.paper = profile, json, paper
        self._tacit: Tacit | None = None

    @property
    def tacit(self) -> Tacit:
        """The profile, opened the first time it is needed; a secret is asked for where one is needed."""
        if self._tacit is None:
            self._tacit = profiles.open_profile(self.profile, self.passphrase_to_open())
        return self._tacit

    def day(self, text: str | None) -> date | None:
        """The day meant by an option: ISO or words; None where it was not given. Invalid where it is no date."""
        from db.services import fieldtext

        return fieldtext.day(text, self.tacit.today()) if text else None

    def passphrase_to_open(self) -> str | None:
        if profiles.opens_with(self.profile) == "keyring":
            return None
        return given_passphrase() or ask_secret("Passphrase")

    def close(self) -> None:
        if self._tacit is not None:
            self._tacit.close()


pass_session = click.make_pass_decorator(Session)


def given_passphrase(environment: os._Environ[str] = os.environ) -> str | None:
    """TACIT_PASSPHRASE, or the first line that TACIT_PASSPHRASE_COMMAND prints; None where neither is set."""
    if (given := environment.get("TACIT_PASSPHRASE")) is not None:
        return given
    command = environment.get("TACIT_PASSPHRASE_COMMAND")
    if not command:
        return None
    import shlex
    import subprocess

    try:
        done = subprocess.run(shlex.split(command), capture_output=True, text=True, timeout=60, check=True)
    except (OSError, ValueError, subprocess.SubprocessError) as fault:
        raise TacitError("TACIT_PASSPHRASE_COMMAND did not give a passphrase. Nothing was opened.") from fault
    return done.stdout.split("\n", 1)[0]


_OTHERWISE = "Set TACIT_PASSPHRASE or TACIT_PASSPHRASE_COMMAND, or give it on stdin."


def ask_secret(what: str, *, confirm: bool = False, otherwise: str = _OTHERWISE) -> str:
    """A secret typed at the terminal, unseen; or the next line of stdin where that is no terminal. TacitError where
    there is none, which says how to give it `otherwise`."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline().rstrip("\r\n")
        if line:
            return line
        raise TacitError(f"{what} needed, and there is no terminal to ask at. {otherwise}")
    answer: str = click.prompt(what, hide_input=True, confirmation_prompt=confirm, err=True)
    return answer


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--profile", metavar="DIR_OR_NAME", help="Which profile (default: “default” below TACIT_HOME).")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.version_option(VERSION, prog_name="tacit")
@click.pass_context
def tacit(ctx: click.Context, profile: str | None, as_json: bool) -> None:
    """Write down what you learn at customers, find it as fast as you type, keep your promises.

    Without a command the window opens.
    """
    session = Session(profile, as_json, ctx.obj)
    ctx.obj = session
    ctx.call_on_close(session.close)


def command(name: str, **options: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A sub-command that gets the `Session` first and also understands `--json` after its name."""

    def wrap(function: Callable[..., Any]) -> click.Command:
        @click.pass_context
        def call(ctx: click.Context, /, as_json: bool, **arguments: Any) -> Any:
            session = ctx.find_object(Session)
            assert session is not None
            session.json = session.json or as_json
            if ctx.invoked_subcommand:
                return None
            return ctx.invoke(function, session, **arguments)

        named: Callable[..., Any] = update_wrapper(call, function)
        as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
        declare: Callable[[Callable[..., Any]], click.Command] = click.command(name, **options)
        return declare(as_json(named))

    return wrap


def group(name: str) -> Callable[[Callable[..., Any]], click.Group]:
    """The same, with sub-commands of its own; without one of them it does what the function says."""
    made = command(name, cls=click.Group, invoke_without_command=True)
    return lambda function: cast(click.Group, made(function))


def main(arguments: list[str] | None = None, paper: Paper | None = None) -> int:
    """Run one command; the exit status. Never a traceback: an unexpected fault writes a report without customers'
    words. `paper` is given by who has Qt."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = [_readable(one) for one in (sys.argv[1:] if arguments is None else arguments)]
    try:
        result = tacit.main(args=arguments, prog_name="tacit", standalone_mode=False, obj=paper)
        return result if isinstance(result, int) else 0
    except click.ClickException as fault:
        fault.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        output.note("Stopped.")
        return 1
    except SystemExit as fault:
        return fault.code if isinstance(fault.code, int) else 1
    except Ambiguous as fault:
        output.note(fault.sentence)
        told = starts((one for one, _ in fault.candidates), [one for one, _ in fault.candidates])
        for one, title in fault.candidates:
            output.note(f"  {told[one]}  {output.cut(title, 72)}".rstrip())
        return 1
    except TacitError as fault:
        output.note(fault.sentence)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone (`tacit list | head`): nothing more to say
        return 0
    except Exception as fault:
        path = write_report(fault)
        output.note(f"Something went wrong inside Tacit. What was saved before is safe. A report is in {path}")
        return 1


def _readable(argument: str) -> str:
    """An argument as text that can be kept: bytes that are no UTF-8 become the sign for that, except in the name of a
    file that is there."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        if not os.path.lexists(argument):
            return argument.encode("utf-8", "surrogateescape" if _from_bytes(argument) else "replace").decode(
                "utf-8", "replace"
            )
    return argument


def _from_bytes(argument: str) -> bool:
    """Whether its lone surrogates are the ones by which Python keeps undecodable bytes."""
    return all(0xDC80 <= ord(letter) <= 0xDCFF for letter in argument if 0xD800 <= ord(letter) <= 0xDFFF)


def write_report(fault: BaseException) -> Path:
    """A report of an unexpected fault: kinds of errors and places in the program, no values, so no customer's word."""
    import tempfile

    lines = [f"Tacit {VERSION}, Python {platform.python_version()}, {platform.system()}"]
    chain: BaseException | None = fault
    while chain is not None:
        lines.append(type(chain).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(chain.__traceback__)
        ]
        chain = chain.__cause__ or chain.__context__
    folder = Path(tempfile.gettempdir())
    path = folder / f"tacit-report-{datetime.now().astimezone():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
