"""Whether a cloud program copies a folder about: such a program copies a file while it is written, keeps one version of
two that met, and knows no locks. Told by names of folders, by what the programs leave in theirs, and by what they tell
of themselves; through links too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

#: Folders as the programs name them, in the languages that they do it in.
_NAMES = re.compile(
    r"one ?drive.*|dropbox.*|google ?drive.*|icloud.*|mobile documents|com~apple~clouddocs|nextcloud.*|owncloud.*"
    r"|box sync|box|box-box|pcloud.*|syncthing.*|resilio.*|mega(sync)?|tresorit.*|seafile.*|seadrive.*|.*cloudstorage"
    r"|synology ?drive.*|(strato )?hidrive.*|magenta ?cloud.*|proton ?drive.*|egnyte.*|kdrive.*|jottacloud.*"
    r"|yandex\.disk.*|creative cloud files.*|amazon ?drive.*|spideroak.*|icedrive.*|koofr.*|filen|internxt.*"
    r"|sharefile.*|citrix files"
    # Google Drive's own folders
    r"|my drive|meine ablage|mon drive|mi unidad|il mio drive|mijn drive|meu drive|min enhed|min disk|mój dysk"
    r"|shared drives|geteilte ablagen|drive partagés|unidades compartidas|drive condivisi|gedeelde drives"
    r"|drives compartilhados",
    re.IGNORECASE,
)
#: What they leave in the folders that they keep (and nowhere else: not in the home of who uses them).
_MARKS = (
    ".dropbox.cache", ".sync_*.db", "._sync_*.db", ".csync_journal.db*", ".nextcloudsync.log", ".owncloudsync.log",
    ".synologyworkingdirectory", ".stfolder", ".stversions", ".tmp.drivedownload", ".tmp.driveupload", ".megaignore",
    ".849c9593-d756-4e56-8d6e-42412f2a707b",
)  # fmt: skip
#: Whose picture a folder bears in Windows, as its desktop.ini says.
_PICTURES = re.compile(
    rb"onedrive|dropbox|googledrive|nextcloud|owncloud|synology ?drive|icloud|hidrive|magentacloud|proton ?drive"
    rb"|pcloud|egnyte|box(sync)?\.exe|mega(sync)?\.exe|resilio",
    re.IGNORECASE,
)
#: Where OneDrive says that its folders are.
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def in_cloud(place: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a cloud program keeps the folder that `place` (a file, there or not) lies in, also where a link leads."""
    folders = {place.absolute().parent}
    try:
        folders |= {place.resolve().parent, place.parent.resolve()}
    except (OSError, RuntimeError):  # out of reach, or links in a circle
        pass
    roots = set(_roots(environment))
    return any(one in roots or _kept(one) for folder in folders for one in (folder, *folder.parents))


def _roots(environment: Mapping[str, str]) -> Iterator[Path]:
    """What OneDrive says that it keeps."""
    for name in _VARIABLES:
        if environment.get(name, "").strip():
            yield Path(environment[name]).absolute()


def _kept(folder: Path) -> bool:
    """Whether a program keeps this very folder. (SharePoint's libraries are in a folder with the firm's name, beside
    “OneDrive - ” and that name.)"""
    if not folder.name:
        return False
    if _NAMES.fullmatch(folder.name) or (folder.parent / f"OneDrive - {folder.name}").is_dir():
        return True
    try:
        left = [name.lower() for name in os.listdir(folder) if name.startswith(".")]
        return any(fnmatch(name, mark) for name in left for mark in _MARKS) or _bears_a_picture(folder)
    except OSError:
        return False


def _bears_a_picture(folder: Path) -> bool:
    try:
        return bool(_PICTURES.search((folder / "desktop.ini").read_bytes().replace(b"\0", b"")))
    except OSError:
        return False
