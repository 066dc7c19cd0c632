"""What a screen shows when it has nothing, when something failed, and while long work runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from desktop.jobs import Job
from desktop.widgets.buttons import Button
from desktop.widgets.layout import column, row
from desktop.widgets.text import Icon, KeyCap, Text


class EmptyState(QWidget):
    """Says what to do next: an icon, a heading, a sentence, a button and the key for it."""

    def __init__(
        self,
        icon: str,
        heading: str,
        sentence: str = "",
        action: str = "",
        key: str = "",
        run: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = column(self, 8, (24, 24))
        box.addStretch(1)
        box.addWidget(Icon(icon, 20, "third"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.heading = Text(heading, "heading")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.heading)
        self.sentence = Text(sentence, "second", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.sentence)
        self.sentence.setVisible(bool(sentence))
        self.button: Button | None = None
        if action:
            line = row(None, 8)
            line.addStretch(1)
            self.button = Button(action, clicked=run)
            line.addWidget(self.button)
            if key:
                line.addWidget(KeyCap(key))
            line.addStretch(1)
            box.addSpacing(8)
            box.addLayout(line)
        box.addStretch(2)


class ErrorLine(QFrame):
    """An error where it happened: what happened, what was kept, what to do. Hidden until `show_error`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "error-box")
        line = row(self, 8, (12, 8))
        line.addWidget(Icon("overdue", 16, "overdue"), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", "error", wrap=True)
        line.addWidget(self.words, 1)
        self.hide()

    def show_error(self, error: BaseException | str) -> None:
        """Shows a sentence, or the title and sentence of a TacitError."""
        self.words.setText(error if isinstance(error, str) else sentence_of(error))
        self.show()

    def clear(self) -> None:
        """Hides it."""
        self.hide()
        self.words.clear()


def sentence_of(error: BaseException) -> str:
    """What to tell a person about an exception: its own sentence if it is ours, else that it is our fault."""
    from desktop.i18n import label

    sentence = getattr(error, "sentence", None)
    if isinstance(sentence, str) and sentence:
        title = getattr(error, "title", "")
        shown = label(sentence)
        return f"{label(title)}. {shown}" if title and title.rstrip(".") != sentence.rstrip(".") else shown
    return QCoreApplication.translate(
        "Errors", "Something went wrong inside Tacit. Nothing that was saved is lost; please try again."
    )


class ProgressLine(QFrame):
    """A bar with words and Cancel, for a Job of `jobs.long`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(self, 8)
        top = row(None, 8)
        self.words = Text("", "second")
        self.cancel = Button(self.tr("Cancel"), kind="quiet", clicked=self._cancel)
        top.addWidget(self.words, 1)
        top.addWidget(self.cancel)
        box.addLayout(top)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        box.addWidget(self.bar)
        self._job: Job | None = None
        self.hide()

    def follow(self, job: Job, words: str) -> None:
        """Shows the progress of `job` until it ends."""
        self._job = job
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._show)
        # A method of its own: Qt drops the connection with this line, which may go before the job ends.
        job.finished.connect(self._end)
        self.show()

    def _end(self, _ok: bool) -> None:
        self.hide()

    def _show(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if words:
            self.words.setText(words)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.words.setText(self.tr("Stopping at the next safe point …"))
