"""The brief of a customer in the panel: what we know, what has happened, what to do next; printed, saved from there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from db.services.brief_render import Words
from desktop import words
from desktop.bus import Toast
from desktop.i18n import installed, label, say, translate
from desktop.paper import document, write_pdf
from desktop.widgets.buttons import IconButton
from desktop.widgets.files import save_file
from desktop.widgets.layout import column, row
from desktop.widgets.popup import ChoicePopup, Option
from desktop.widgets.promises import due_tag, who_owes
from desktop.widgets.states import sentence_of
from desktop.widgets.text import Icon, Text

if TYPE_CHECKING:
    from desktop.widgets.record_screen import RecordScreen

NAMES = {"pdf": "PDF", "html": "HTML", "md": "Markdown", "text": "Text"}
SUFFIX = {"pdf": ".pdf", "html": ".html", "md": ".md", "text": ".txt"}


class BriefPanel(QObject):
    """Reads the brief on the read pool, shows it, and writes it where it is wanted."""

    def __init__(self, screen: RecordScreen) -> None:
        super().__init__(screen)
        self.screen = screen
        self.brief: Any = None

    def open(self, customer: str) -> None:
        """Shows the brief of a customer."""
        screen = self.screen
        screen.jobs.read(screen.services.pages.brief, customer, then=self._show, owner=self, key="customers.brief")

    def _show(self, brief: Any) -> None:
        self.brief = brief
        printing = IconButton("external", translate("Brief", "Print"), self.print)
        saving = IconButton("export", translate("Brief", "Save as"), lambda: self._choose(saving))
        heading = translate("Brief", "Brief: {0}").format(brief.customer.name)
        view = BriefView(brief, self.screen.services.today())
        self.screen.panel.open(heading, view, wide=520, tools=[printing, saving])

    # -- paper and files ----------------------------------------------------------------------------------------

    def print(self) -> None:
        """Asks for a printer and prints."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.screen.panel)

        def chosen() -> None:
            self._rendered("html", lambda html: document(html).print_(printer))

        dialog.accepted.connect(chosen)
        QDialog.open(dialog)

    def _choose(self, anchor: QWidget) -> None:
        options = [
            Option("pdf", "PDF", "brief"),
            Option("html", "HTML", "brief"),
            Option("md", "Markdown", "brief"),
            Option("text", translate("Brief", "Plain text"), "brief"),
        ]
        ChoicePopup(anchor, translate("Brief", "Save the brief as"), options, self._ask_where).open()

    def _ask_where(self, form: str) -> None:
        name, filters = _file_name(self.brief) + SUFFIX[form], f"{NAMES[form]} (*{SUFFIX[form]})"
        save_file(self.screen.panel, translate("Brief", "Save the brief"), name, filters, partial(self.save, form))

    def save(self, form: str, path: str) -> None:
        """Writes the brief in a format to a path."""

        def written(_result: Any = None) -> None:
            self.screen.bus.toast.emit(Toast(translate("Brief", "Brief saved"), "kept"))

        def failed(error: BaseException) -> None:
            sentence = translate("Brief", "The brief could not be written there. Choose another folder.")
            self.screen.bus.toast.emit(Toast(sentence if isinstance(error, OSError) else sentence_of(error), "overdue"))

        def put(text: str) -> None:
            if form == "pdf":
                # Laying out needs the fonts of the window, so it stays here; a page takes a few milliseconds.
                write_pdf(text, path)
                written()
            else:
                self.screen.jobs.read(write_text, path, text, then=written, failed=failed, owner=self)

        self._rendered("html" if form == "pdf" else form, put)

    def _rendered(self, form: str, then: Any) -> None:
        said = Words(label, words.exact_day, installed())
        self.screen.jobs.read(self.screen.services.briefs.render, self.brief, form, said, then=then, owner=self)


class BriefView(QWidget):
    """The brief to read."""

    def __init__(self, brief: Any, today: Any) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Brief", "Brief"))
        box = column(self, 8)
        since = words.exact_day(brief.since) if brief.since else ""
        if since:
            box.addWidget(Text(translate("Brief", "Since {0}").format(since), "small"))
        for heading, lines in (
            (translate("Brief", "What do we know?"), brief.know),
            (translate("Brief", "What has happened?"), brief.happened),
            (translate("Brief", "What do we need to do next?"), brief.next),
        ):
            box.addSpacing(8)
            box.addWidget(Text(heading, "heading"))
            _lines(box, [say(one.text) for one in lines] or [translate("Brief", "Nothing yet.")])
        if brief.promises:
            box.addSpacing(8)
            box.addWidget(Text(translate("Brief", "Open promises"), "heading"))
            for promise in brief.promises:
                line = row(None, 8)
                line.addWidget(Text(f"{promise.record.what} · {who_owes(promise)}", "body", wrap=True), 1)
                line.addWidget(due_tag(promise, today), 0, Qt.AlignmentFlag.AlignTop)
                box.addLayout(line)
        if brief.buttons:
            box.addSpacing(8)
            box.addWidget(Text(translate("Brief", "Before you go in"), "heading"))
            for one in brief.buttons:
                line = row(None, 8)
                line.addWidget(Icon(one.polarity, 16), 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(Text(one.text, "body", wrap=True), 1)
                box.addLayout(line)
        box.addStretch(1)


def _lines(box: Any, lines: Sequence[str]) -> None:
    for text in lines:
        line = row(None, 8)
        line.addWidget(Text("•", "third"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(text, "body", wrap=True), 1)
        box.addLayout(line)


def write_text(path: str, text: str) -> None:
    """Writes a text file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _file_name(brief: Any) -> str:
    name = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in brief.customer.name)
    return translate("Brief", "Brief {0}").format(" ".join(name.split()))
