"""A file before it comes in: what it is, what it holds, what its columns mean, what only a person can answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from db.records import Kinds
from desktop.i18n import label, translate
from desktop.screens.importing.words import counts, targets
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton, Toggle
from desktop.widgets.fields import Choice
from desktop.widgets.layout import Aside, Card, Flow, column, row
from desktop.widgets.tag import Tag
from desktop.widgets.text import Elided, Icon, Text

#: answered(path, name of the option, value)
Answered = Callable[[Any, str, Any], Any]
SAMPLES, FIRST = 3, 4
ENCODINGS = ("", "utf-8", "cp1252", "iso-8859-15", "utf-16", "mac_roman", "cp850", "shift_jis")


class FileCard(Card):
    """One file. Says by `answered` what a person chose; the screen looks into the file again."""

    def __init__(self, kinds: Kinds, looked: Any, answered: Answered, drop: Callable[[Any], Any]) -> None:
        super().__init__()
        self.kinds, self.path, self._answered = kinds, looked.path, answered
        self._columns: dict[str, Choice] = {}
        self._drop = drop
        self._grid_of: QWidget | None = None
        self._open = False
        self.show_looked(looked)

    def show_looked(self, looked: Any) -> None:
        """Shows what was found in the file."""
        focus = next((name for name, choice in self._columns.items() if choice.hasFocus()), "")
        self.clear()
        self._columns = {}
        self.looked = looked
        self.add(self._head(looked))
        preview = looked.preview
        if preview is None:
            return
        for question in preview.questions:
            if question.answers:
                self.add(self._question(question))
        if preview.columns:
            self.add(self._mapping(preview))
        if preview.drafts:
            self.add(self._first(preview))
        if preview.skipped:
            self.add(self._skipped(preview))
        if focus in self._columns:
            self._columns[focus].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts --------------------------------------------------------------------------------------------------

    def _head(self, looked: Any) -> QWidget:
        holder = QWidget()
        line = row(holder, 12)
        good = looked.preview is not None
        line.addWidget(
            Icon("note" if good else "overdue", 16, "second" if good else "overdue"), 0, Qt.AlignmentFlag.AlignTop
        )
        middle = column(None, 2)
        name = Elided(looked.path.name, "strong")
        name.setToolTip(str(looked.path))
        middle.addWidget(name)
        if not good:
            middle.addWidget(Text(label(looked.error), "error", wrap=True))
        else:
            preview = looked.preview
            told = counts(self.kinds, preview.counts)
            if told and not preview.exact:
                told = translate("Import", "about {0} records: {1} at its beginning").format(preview.estimate, told)
            parts = [label(preview.label), told or translate("Import", "nothing recognised yet"), preview.encoding]
            middle.addWidget(Text(" · ".join(part for part in parts if part), "second", wrap=True))
        line.addLayout(middle, 1)
        if good and looked.preview.confidence < 0.6:
            line.addWidget(Tag(translate("Import", "Format guessed"), "due"), 0, Qt.AlignmentFlag.AlignTop)
        take = IconButton(
            "close", translate("Import", "Take {0} out").format(looked.path.name), lambda: self._drop(self.path)
        )
        line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _question(self, question: Any) -> QWidget:
        holder = QWidget()
        box = column(holder, 8)
        line = row(None, 8)
        line.addWidget(Icon("question", 16, "due"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(label(question.text), "medium", wrap=True), 1)
        box.addLayout(line)
        chips = QWidget()
        flow = Flow(chips, 8)
        for words, value in question.answers:
            button = Button(label(words), clicked=partial(self._answered, self.path, question.name, value))
            flow.addWidget(button)
        box.addWidget(chips)
        note = translate("Import", "Without an answer these dates stay as text, in “More”.")
        box.addWidget(Text(note, "small", wrap=True))
        return holder

    def _mapping(self, preview: Any) -> QWidget:
        holder = QWidget()
        box = column(holder, 8)
        known = [one for one in preview.columns if one.kind]
        above = QWidget()
        head = Aside(above, least=10_000)
        said = translate("Import", "{0} of {1} columns understood").format(len(known), len(preview.columns))
        toggle = Toggle(said, "chevron-down")
        toggle.setChecked(self._open or len(known) < len(preview.columns) / 2)
        head.addWidget(toggle)
        encoding = Choice(
            translate("Import", "Encoding of {0}").format(self.path.name),
            [(one, one or translate("Import", "Encoding: found out")) for one in ENCODINGS],
        )
        encoding.set_value("")
        encoding.activated.connect(lambda _i: self._answered(self.path, "encoding", encoding.value() or None))
        head.addWidget(encoding)
        box.addWidget(above)
        # Some tables have a hundred columns: their choices are made when somebody wants to see them.
        place = column(None, 0)
        self._grid_of = None

        def opened(on: bool) -> None:
            self._open = on
            if on and self._grid_of is None:
                self._grid_of = self._grid(preview)
                place.addWidget(self._grid_of)
            if self._grid_of is not None:
                self._grid_of.setVisible(on)

        toggle.toggled.connect(opened)
        box.addLayout(place)
        if toggle.isChecked():
            opened(True)
        return holder

    def _grid(self, preview: Any) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current().px(16))
        grid.setVerticalSpacing(current().px(4))
        for at, words in enumerate(
            (translate("Import", "Column"), translate("Import", "First rows"), translate("Import", "Comes in as"))
        ):
            grid.addWidget(Text(words, "small"), 0, at)
        grid.setColumnStretch(1, 1)
        options = targets(self.kinds, preview.columns)
        for at, one in enumerate(preview.columns):
            sample = [cells[at] for cells in preview.rows if at < len(cells) and cells[at].strip()][:SAMPLES]
            grid.addWidget(Text(one.name or translate("Import", "(no name)"), "medium"), at + 1, 0)
            grid.addWidget(
                Elided(" · ".join(" ".join(cell.split())[:60] for cell in sample) or "–", "second"), at + 1, 1
            )
            choice = Choice(translate("Import", "Column {0} comes in as").format(one.name), options)
            choice.setMinimumWidth(current().px(220))
            choice.set_value(f"{one.kind}.{one.field}")
            choice.activated.connect(lambda _index: self._answered(self.path, "mapping", self.mapping()))
            self._columns[one.name] = choice
            grid.addWidget(choice, at + 1, 2)
        return table

    def mapping(self) -> dict[str, tuple[str, str]]:
        """What the columns mean, as chosen."""
        return {name: tuple(choice.value().split(".", 1)) for name, choice in self._columns.items()}  # type: ignore[misc]

    def _first(self, preview: Any) -> QWidget:
        holder = QWidget()
        box = column(holder, 4)
        box.addWidget(Text(translate("Import", "The first of them"), "small"))
        for draft in preview.drafts[:FIRST]:
            kind = self.kinds[draft.kind] if draft.kind in self.kinds else None  # noqa: SIM401  Kinds has no get
            line = row(None, 8)
            line.addWidget(Icon(kind.icon if kind else "note", 14, "second"))
            line.addWidget(Elided(_draft_words(kind, draft), "body"), 1)
            line.addWidget(Text(label(draft.where), "small"))
            box.addLayout(line)
        return holder

    def _skipped(self, preview: Any) -> QWidget:
        holder = QWidget()
        box = column(holder, 4)
        lost = [one for one in preview.skipped if not one.minor]
        said = translate("Import", "%n thing(s) will be left out", n=len(lost)) if lost else ""
        if said:
            box.addWidget(Tag(said, "due"), 0, Qt.AlignmentFlag.AlignLeft)
        for one in lost[:5]:
            box.addWidget(Text(f"{label(one.where)}: {label(one.why)}", "small-second", wrap=True))
        if not lost:
            said = translate("Import", "%n remark(s) on parts nobody misses", n=len(preview.skipped))
            box.addWidget(Text(said, "small"))
        return holder


def _draft_words(kind: Any, draft: Any) -> str:
    """The draft in a line: its name and the first texts it holds."""
    shown = [draft.label] if draft.label else []
    for name, value in draft.values.items():
        if kind is None or name not in kind.fields or len(shown) > 4:
            continue
        if isinstance(value, str) and value and not value.startswith(draft.label.rstrip("…")[:30] or "\0"):
            shown.append(" ".join(value.split())[:80])
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            shown.append(value[0])
        elif getattr(value, "name", "") and not isinstance(value, str):
            shown.append(value.name)
    return " · ".join(shown) or (label(kind.label) if kind else "")
