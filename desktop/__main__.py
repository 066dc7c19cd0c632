"""The entry point `tacit`: a sub-command goes to the terminal without importing Qt, anything else opens the window."""

from __future__ import annotations

import gc
import os
import sys
import time

STARTED = time.perf_counter()


def main(arguments: list[str] | None = None) -> int:
    """Runs the terminal or the window; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    profile, rest = split(given)
    if not understood(rest):
        from db.cli.main import main as terminal

        return terminal(given, _paper) or 0
    if sys.platform.startswith("linux") and not _display():
        sys.stderr.write("There is no display to open the window on. Tacit works in the terminal too: tacit --help\n")
        return 1
    # Until Today is there nothing is garbage; collecting would only walk what modules bring, again and again.
    gc.disable()
    from desktop.app import run

    return run(profile, "--capture" in rest, STARTED, "--tray" in rest)


def understood(rest: list[str]) -> bool:
    """Whether the words ask for the window: none, or `open` with its options. Others are the terminal's."""
    return not rest or (rest[0] == "open" and all(word in ("--capture", "--tray") for word in rest[1:]))


def _paper(html: str, path: str) -> None:
    """A page as PDF for the terminal, made as the window makes it; Qt is imported for nothing else there."""
    from desktop.paper import from_terminal

    from_terminal(html, path)


def split(arguments: list[str]) -> tuple[str, list[str]]:
    """The profile asked for ('' for the usual one) and what is left of the words."""
    rest: list[str] = []
    profile, words = "", iter(arguments)
    for word in words:
        if word == "--profile" and not rest:
            profile = next(words, "")
        elif word.startswith("--profile=") and not rest:
            profile = word.partition("=")[2]
        elif word == "--profile" and rest == ["open"]:
            profile = next(words, "")
        else:
            rest.append(word)
    return profile, rest


def _display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0] not in ("xcb", "wayland", "xcb;wayland", "wayland;xcb"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # the child that merges the index is this program again
    sys.exit(main())
