"""HTML, ENML and mail markup to readable plain text: lists, check boxes, tables, code and links survive, styling
does not.

The parser of the standard library takes broken markup as it comes and never loads anything.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from db.exchange.text import clean

_BLANKS = re.compile(r"[ \t\n\r\f\v\xa0]+")
_BLOCKS = frozenset(
    "div p ul ol table tbody thead tfoot section article header footer main aside nav address blockquote form fieldset "
    "figure figcaption dl dt dd center en-note body html caption details summary".split()
)
_SILENT = frozenset("style script head title svg math template noscript object iframe".split())
_VOID = frozenset("br hr img input meta link area base col embed source track wbr en-media en-todo".split())
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### "}
_PX = re.compile(r"(?:padding|margin)-left:\s*(\d+)px")
_STYLE_ID = re.compile(r"--en-id:\s*([0-9a-fA-F-]{8,})")
_CODE = re.compile(r"-en-codeblock:\s*true")
_TODO = re.compile(r"--en-todo:\s*true")
_DONE = re.compile(r"--en-checked:\s*true")
_TASKS = re.compile(r"--en-task-group:\s*true")
_DEEPEST = 40
_MOST_CELLS = 200


@dataclass(slots=True)
class Rendered:
    """The text, and what was found beside it."""

    text: str
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    encrypted: int = 0
    drawings: int = 0
    task_groups: set[str] = field(default_factory=set)


def render(
    markup: str, media: Mapping[str, str] | None = None, tasks: Mapping[str, list[str]] | None = None
) -> Rendered:
    """Plain text of markup. `media`: names of enclosures by hash; `tasks`: lines of task groups by id (Evernote)."""
    renderer = _Renderer(media or {}, tasks or {})
    renderer.feed(markup)
    renderer.close()
    return renderer.finish()


@dataclass(slots=True)
class _List:
    ordered: bool
    todo: bool
    number: int = 0


class _Renderer(HTMLParser):
    def __init__(self, media: Mapping[str, str], tasks: Mapping[str, list[str]]) -> None:
        super().__init__(convert_charrefs=True)
        self._media, self._tasks = media, tasks
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._prefix = ""
        self._lists: list[_List] = []
        self._blocks: list[tuple[str, str]] = []  # (tag, what it changed: 'code', 'indent:N', 'skip' or '')
        self._indent = 0
        self._code = 0
        self._pre = 0
        self._skip = 0
        self._link: tuple[str, int] | None = None
        self._table = 0
        self._row: list[str] | None = None
        self.found = Rendered("")

    # --- lines
    # ----------------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        text = "".join(self._parts)
        self._parts = []
        if self._code or self._pre:
            if text.strip("\n"):
                self._lines.extend(text.replace("\xa0", " ").rstrip().split("\n"))
            return
        lead = len(text) - len(text.lstrip(" \t\xa0"))
        indent = " " * min(lead, 40) if "\xa0" in text[:lead] else ""
        text = _BLANKS.sub(" ", text).strip()
        if self._row is not None and self._table:
            if text:
                self._row[-1:] = [(self._row[-1] + " " + text).strip()] if self._row else [text]
            return
        if text:
            margin = "  " * (self._indent + max(0, len(self._lists) - 1))
            self._lines.append(margin + self._prefix + indent + text)
            self._prefix = " " * len(self._prefix) if self._prefix else ""

    def _blank(self) -> None:
        if self._row is None:
            self._lines.append("")

    # --- tags
    # -----------------------------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._skip:
            if tag not in _VOID:
                self._skip += 1
            return
        if tag in _SILENT:
            if tag == "svg":
                self.found.drawings += 1
            self._skip = 1
            return
        handler = getattr(self, f"_start_{tag.replace('-', '_')}", None)
        if handler is not None:
            handler(given)
        elif tag in _HEADINGS:
            self._flush()
            self._prefix = _HEADINGS[tag]
        elif tag in _BLOCKS:
            self._start_block(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._skip:
            self._skip -= tag not in _VOID
            return
        handler = getattr(self, f"_end_{tag.replace('-', '_')}", None)
        if handler is not None:
            handler()
        elif tag in _HEADINGS:
            self._flush()
            self._prefix = ""
        elif tag in _BLOCKS:
            self._end_block(tag)

    def _start_block(self, tag: str, given: Mapping[str, str]) -> None:
        self._flush()
        style = given.get("style", "")
        effect = ""
        if _TASKS.search(style):
            self._tasks_here(style)
            self._skip = 1
            return
        if _CODE.search(style):
            if not self._code:
                self._lines.append("```")
            self._code += 1
            effect = "code"
        elif (match := _PX.search(style)) and int(match[1]) >= 30 and not self._lists:
            levels = min(int(match[1]) // 40 or 1, 10)
            self._indent += levels
            effect = f"indent:{levels}"
        if tag == "p" and self._lines and self._lines[-1].strip() and not self._lists and not self._table:
            self._blank()
        if len(self._blocks) < 10_000:
            self._blocks.append((tag, effect))

    def _end_block(self, tag: str) -> None:
        self._flush()
        at = next((i for i in range(len(self._blocks) - 1, -1, -1) if self._blocks[i][0] == tag), -1)
        if at < 0:
            return
        for _, effect in self._blocks[at:]:
            if effect == "code":
                self._code -= 1
                if not self._code:
                    self._lines.append("```")
            elif effect:
                self._indent -= int(effect.rpartition(":")[2])
        del self._blocks[at:]

    def _tasks_here(self, style: str) -> None:
        match = _STYLE_ID.search(style)
        if match:
            self.found.task_groups.add(match[1])
            self._lines.extend(self._tasks.get(match[1], []))

    # --- lists and check boxes
    # --------------------------------------------------------------------------------------------

    def _start_ul(self, given: Mapping[str, str]) -> None:
        self._flush()
        self._prefix = ""
        if len(self._lists) < _DEEPEST:
            self._lists.append(_List(False, bool(_TODO.search(given.get("style", "")))))

    def _start_ol(self, given: Mapping[str, str]) -> None:
        self._start_ul(given)
        self._lists[-1].ordered = True
        start = given.get("start", "")
        self._lists[-1].number = int(start) - 1 if start.isdigit() and len(start) < 6 else 0

    def _end_ul(self) -> None:
        self._flush()
        self._prefix = ""
        if self._lists:
            self._lists.pop()

    _end_ol = _end_ul

    def _start_li(self, given: Mapping[str, str]) -> None:
        self._flush()
        current = self._lists[-1] if self._lists else _List(False, False)
        current.number += 1
        box = ("[x] " if _DONE.search(given.get("style", "")) else "[ ] ") if current.todo else ""
        bullet = f"{current.number}. " if current.ordered else "" if box else "- "
        self._prefix = bullet + box

    def _end_li(self) -> None:
        self._flush()
        self._prefix = ""

    def _start_en_todo(self, given: Mapping[str, str]) -> None:
        self._parts.append("[x] " if given.get("checked", "").lower() == "true" else "[ ] ")

    def _start_input(self, given: Mapping[str, str]) -> None:
        if given.get("type", "").lower() == "checkbox":
            self._parts.append("[x] " if "checked" in given else "[ ] ")

    # --- tables
    # ---------------------------------------------------------------------------------------------------------

    def _start_table(self, given: Mapping[str, str]) -> None:
        self._flush()
        self._table += 1

    def _end_table(self) -> None:
        self._end_tr()
        self._table = max(0, self._table - 1)

    def _start_tr(self, given: Mapping[str, str]) -> None:
        if self._table <= 1:
            self._end_tr()
            self._row = []

    def _end_tr(self) -> None:
        self._flush()
        if self._row is not None and self._table <= 1:
            row, self._row = self._row, None
            if any(row):
                self._lines.append(" | ".join(row))

    def _start_td(self, given: Mapping[str, str]) -> None:
        self._flush()
        if self._table == 1 and self._row is not None and len(self._row) < _MOST_CELLS:
            self._row.append("")

    _start_th = _start_td

    def _end_td(self) -> None:
        self._flush()

    _end_th = _end_td

    # --- the rest
    # -------------------------------------------------------------------------------------------------------

    def _start_br(self, given: Mapping[str, str]) -> None:
        if self._code or self._pre:
            self._parts.append("\n")
        elif "".join(self._parts).strip():
            self._flush()
        else:
            self._parts = []
            self._blank()

    _end_br = lambda self: None  # noqa: E731

    def _start_hr(self, given: Mapping[str, str]) -> None:
        self._flush()
        self._lines.append("---")

    def _start_pre(self, given: Mapping[str, str]) -> None:
        self._flush()
        self._pre += 1

    def _end_pre(self) -> None:
        self._flush()
        self._pre = max(0, self._pre - 1)

    def _start_a(self, given: Mapping[str, str]) -> None:
        self._end_a()
        self._link = (given.get("href", "").strip(), len(self._parts))

    def _end_a(self) -> None:
        if self._link is None:
            return
        (url, start), self._link = self._link, None
        text = _BLANKS.sub(" ", "".join(self._parts[start:])).strip()
        if not url or url.lower().startswith(("evernote:", "javascript:", "data:", "#")):
            if not text and url.startswith("evernote:"):
                self._parts.append("(link to another note)")
            return
        bare = url.removeprefix("mailto:").removeprefix("tel:")
        if not text:
            self._parts.append(bare)
        elif bare not in text and text.rstrip("/") not in (
            url.rstrip("/"),
            bare.rstrip("/"),
            re.sub(r"^https?://", "", url).rstrip("/"),
        ):
            self._parts.append(f" ({bare})")

    def _start_img(self, given: Mapping[str, str]) -> None:
        source, name = given.get("src", ""), given.get("alt", "").strip()
        match = re.match(r"data:image/(png|jpe?g|gif|webp|bmp);base64,", source)
        if match:
            try:
                data = base64.b64decode("".join(source[match.end() :].split()), validate=False)
            except (binascii.Error, ValueError):
                return
            self.found.pictures.append((f"image/{match[1].replace('jpg', 'jpeg')}", data))
            self._parts.append(f"[{name or 'picture'}]")
        elif source.startswith("data:"):
            self.found.drawings += 1
        elif source.startswith(("http://", "https://")):
            self._parts.append(f"[{name or 'picture'}: {source}]")
        elif name:
            self._parts.append(f"[{name}]")

    def _start_en_media(self, given: Mapping[str, str]) -> None:
        name = self._media.get(given.get("hash", "").lower(), "")
        self._parts.append(f"[{name or 'attachment'}]")

    def _start_en_crypt(self, given: Mapping[str, str]) -> None:
        self.found.encrypted += 1
        self._parts.append("[encrypted part]")
        self._skip = 1

    def _start_s(self, given: Mapping[str, str]) -> None:
        self._parts.append("~~")

    def _end_s(self) -> None:
        self._parts.append("~~")

    _start_del = _start_strike = _start_s
    _end_del = _end_strike = _end_s

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._parts.append(data)

    def finish(self) -> Rendered:
        self._end_a()
        self._end_tr()
        self._flush()
        if self._code:
            self._lines.append("```")
        lines: list[str] = []
        for line in self._lines:
            if line.strip() or (lines and lines[-1].strip()):
                lines.append(line.rstrip())
        self.found.text = clean("\n".join(lines)).strip("\n")
        return self.found
