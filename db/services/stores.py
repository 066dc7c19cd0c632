"""Use cases of whoever looks after a shared store: making and checking it, its people and teams, backups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.services.sync_parts import Colleague, Ref

if TYPE_CHECKING:
    from db.services.app import Tacit
    from db.services.upkeep import Check


class Stores:
    """A shared store as its administrator sees it. Where no address is given it is the joined one."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit

    def create(self, url: str, password: str | None = None, *, passphrase: str = "", weak: bool = False) -> str:
        """Make a store at this address; its place in words. A file gets me as its administrator, and is encrypted where
        a `passphrase` is given. Invalid where the place cannot carry one, or there is one already."""
        raise NotImplementedError

    def check(self, url: str = "", password: str | None = None, *, weak: bool = False) -> list[Check]:
        """What an administrator wants to know of a store, each with whether it is as it should be."""
        raise NotImplementedError

    def colleague_list(self, url: str = "", password: str | None = None) -> list[Colleague]:
        raise NotImplementedError

    def colleague_add(
        self, who: str, *, role: str = "rep", secret: str | None = None, colleague: str = "", url: str = "",
        password: str | None = None,
    ) -> Colleague:  # fmt: skip
        raise NotImplementedError

    def colleague_remove(self, who: str, *, url: str = "", password: str | None = None) -> Colleague:
        raise NotImplementedError

    def team_list(self) -> list[tuple[Ref, tuple[Ref, ...]]]:
        raise NotImplementedError

    def team_add(self, name: str, members: Sequence[str] = ()) -> Ref:
        raise NotImplementedError

    def team_remove(self, name: str, members: Sequence[str] = ()) -> Ref:
        raise NotImplementedError

    def backup(self) -> Path:
        raise NotImplementedError

    def rebuild(self) -> Path:
        raise NotImplementedError
