"""The form of a kind, derived from its declaration: a field a label, errors beside the field, nothing typed is lost.

What is required, shown in lists, or filled already comes first; the rest waits behind one button. A status is not
typed: it has verbs of its own (keep, break, drop).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Field, Form, Kind, Merge
from desktop.i18n import label, translate
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Labelled
from desktop.widgets.layout import column, row
from desktop.widgets.record_editors import Editor, make_editor
from desktop.widgets.record_source import RecordSource
from desktop.widgets.states import sentence_of


class RecordForm(QWidget):
    """Fields of one record. `submitted` comes on Enter in a line and Ctrl+Enter in a text; `touched` at each change."""

    submitted = Signal()
    touched = Signal()

    def __init__(
        self,
        kind: Kind,
        source: RecordSource,
        values: Mapping[str, Any] | None = None,
        only: Sequence[str] = (),
        across: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.source = kind, source
        self.editors: dict[str, Editor] = {}
        self.labels: dict[str, Labelled] = {}
        self._touched: set[str] = set()
        values = dict(values or {})
        fields = [field for field in kind.form if (field.name in only if only else field.merge is not Merge.STATUS)]
        first = [field for field in fields if only or self._leads(field, values)]
        rest = [field for field in fields if field not in first]
        box = column(self, 16)
        self._lay(box, first, across)
        self.more = Button(translate("Form", "More fields ({0})").format(len(rest)), "chevron-down", "quiet")
        self.more.clicked.connect(self.show_all)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(bool(rest))
        self._rest = QWidget()
        below = column(self._rest, 16)
        self._lay(below, rest, across)
        self._rest.hide()
        box.addWidget(self._rest)
        box.addStretch(1)
        self.fill(values)

    # -- what the panel asks ------------------------------------------------------------------------------------

    def fill(self, values: Mapping[str, Any]) -> None:
        """Shows these values; fields not named are emptied."""
        for name, editor in self.editors.items():
            editor.set_value(values.get(name, self.kind.fields[name].empty))
            self.labels[name].show_error("")
        self._touched.clear()

    def values(self) -> dict[str, Any] | None:
        """All values; None where something does not fit, which is then said beside the field and gets the focus."""
        made: dict[str, Any] = {}
        wrong = ""
        for name, editor in self.editors.items():
            sentence = ""
            try:
                made[name] = editor.value()
            except Exception as error:
                if getattr(error, "sentence", None) is None:
                    raise
                sentence = sentence_of(error)
            if not sentence and self.kind.fields[name].required and made[name] in (None, "", ()):
                sentence = translate("Form", "This is needed.")
            self.labels[name].show_error(sentence)
            wrong = wrong or (name if sentence else "")
        if wrong:
            self.go_to(wrong)
            return None
        return made

    def changes(self) -> dict[str, Any] | None:
        """The values of the fields that a hand touched; None as in `values`."""
        made = self.values()
        return None if made is None else {name: made[name] for name in self.editors if name in self._touched}

    def dirty(self) -> bool:
        """Whether a hand changed something."""
        return bool(self._touched)

    def keep(self) -> dict[str, Any]:
        """What was typed, right or wrong, by field: for putting it back."""
        return {name: self.editors[name].raw() for name in self._touched}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Puts back what `keep` gave."""
        for name, raw in kept.items():
            if name in self.editors:
                self.editors[name].set_raw(raw)
                self._touched.add(name)
        if any(self.labels[name].parentWidget() is self._rest for name in kept if name in self.labels):
            self.show_all()

    def show_error(self, error: BaseException) -> bool:
        """Shows the services' error beside the field it names; False where it names none of these."""
        name = getattr(error, "field", "")
        if name not in self.labels:
            return False
        self.labels[name].show_error(sentence_of(error))
        self.go_to(name)
        return True

    def go_to(self, name: str = "") -> None:
        """Puts the focus into a field; by default the first one that is blank, so that presets are passed over."""
        name = name or self._first_blank() or next(iter(self.editors), "")
        if not name:
            return
        if self.labels[name].parentWidget() is self._rest:
            self.show_all()
        self.editors[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_blank(self) -> str:
        for name, editor in self.editors.items():
            raw = editor.raw()
            if not any(raw) if isinstance(raw, tuple) else not raw:
                return name
        return ""

    def show_all(self) -> None:
        """Shows the fields that wait behind the button."""
        had_focus = self.more.hasFocus()
        self.more.hide()
        self._rest.show()
        if had_focus:
            editors = [name for name in self.editors if self.labels[name].parentWidget() is self._rest]
            self.editors[editors[0]].setFocus(Qt.FocusReason.TabFocusReason)

    # -- how ----------------------------------------------------------------------------------------------------

    def _leads(self, field: Field, values: Mapping[str, Any]) -> bool:
        filled = values.get(field.name) not in (None, "", (), False)
        return field.required or field.listed or filled or field.name == self.kind.naming.title

    def _lay(self, box: QVBoxLayout, fields: Sequence[Field], across: int) -> None:
        """Fields under each other; with `across` short ones stand side by side."""
        line = None
        for field in fields:
            if across == 1 or field.form in (Form.TEXT, Form.WORDS, Form.REFS):
                box.addWidget(self._labelled(field))
                line = None
                continue
            if line is None or line.count() >= across:
                line = row(None, 12)
                box.addLayout(line)
            line.addWidget(self._labelled(field), 1, Qt.AlignmentFlag.AlignTop)

    def _labelled(self, field: Field) -> Labelled:
        editor = make_editor(self.kind, field, self.source)
        named = Labelled("" if field.form is Form.FLAG else label(field.label), editor, label(field.help))
        named.label.setVisible(field.form is not Form.FLAG)
        editor.edited.connect(lambda name=field.name: self._edited(name))
        editor.entered.connect(self.submitted)
        self.editors[field.name] = editor
        self.labels[field.name] = named
        return named

    def _edited(self, name: str) -> None:
        self._touched.add(name)
        self.labels[name].show_error("")
        self.touched.emit()
