"""The capture's behaviour: reads while one types (never in the way of it), keeps a draft, files, and goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.bus import Bus, CaptureRequest, Toast
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.screens.capture import readings
from desktop.screens.capture.chips import Hands
from desktop.screens.capture.correcting import Correcting
from desktop.screens.capture.drafting import SHOWN, Drafting, Words, drafts_with_names, save
from desktop.screens.capture.editor import LEFT_OUT
from desktop.screens.capture.following import Following
from desktop.screens.capture.known import Known
from desktop.screens.capture.view import CaptureView, draft_row
from desktop.widgets.states import sentence_of

KNOWN_MS, SHORTEST_KNOWN = 400, 12


class Controller(QObject):
    """`done()` when it was filed, kept or left: the shell takes the panel away."""

    done = Signal()

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.correcting = Correcting(services, jobs, self._correct, self._set_audience, self._marked_words)
        self.view = CaptureView(Hands(self.correcting.open, self.correcting.drop, self.correcting.turn, self._back))
        self.drafting = Drafting(services, jobs, self._words, self._told)
        self.overrides: Any = None
        self.customer = ""
        self.note = ""
        self.before: Any = None
        self.audience, self._audience_said = "", ""
        self.reading: Any = None
        self._filing = False
        self.following = Following(jobs, self._reader, self._show, self._unread)
        self.known = Known(
            services, jobs, bus, self.view, self.view.editor.text, lambda: self.customer, lambda: self.note
        )
        self._known_timer = self._timer(KNOWN_MS, self.known.look)
        editor = self.view.editor
        editor.edited.connect(self._edited)
        editor.filed.connect(self.file)
        self.view.file.clicked.connect(self.file)
        self.view.chips.changed.connect(self._order)
        bus.store_changed.connect(self._store_changed)
        self._clear()

    def _timer(self, milliseconds: int, then: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    # -- what the shell calls -----------------------------------------------------------------------------------

    def begin(self, request: CaptureRequest) -> None:
        """Another capture; what was being written is kept."""
        self.keep()
        self._clear()
        self.customer = request.customer
        if request.draft:
            self.jobs.draft(lambda: self.services.captures.draft(request.draft), then=self._go_on, owner=self)
        elif request.note:
            self.jobs.read(lambda: self.services.captures.editing(request.note), then=self._edit_note, owner=self)
        elif request.text:
            self.view.editor.set_text(request.text)
        if request.contact:
            self._about(request.contact)
        self._show_chips()
        self._list_drafts()
        self._store_changed()

    def writing(self) -> bool:
        """Whether there is text."""
        return bool(self.view.editor.text().strip())

    def focus(self) -> None:
        """Gives the text the keys."""
        self.view.editor.setFocus()

    def keep(self) -> None:
        """Saves what is unsaved, at once."""
        self.drafting.keep_now()

    def escape(self) -> None:
        """Keeps a draft and goes."""
        if self.writing() and self.drafting.unsaved_or_kept():
            self.drafting.keep_now()
            self.bus.toast.emit(Toast(translate("Capture", "Kept as a draft. It waits on Today.")))
        self._clear()
        self.done.emit()

    def refresh(self, changes: Any) -> None:
        """Names may have changed: reads again."""
        if self.view.isVisible() and {"customer", "contact"} & set(changes.kinds):
            self.following.changed()

    def _store_changed(self) -> None:
        """Joined or left: what is said below the text holds for what is being written too."""
        self.view.show_joined(bool(self.services.settings.store))

    # -- typing -------------------------------------------------------------------------------------------------

    def _clear(self) -> None:
        self.drafting.begin()
        self.overrides, self.reading, self.before = None, None, None
        self.customer, self.note = "", ""
        self.correcting.understood = None
        self._take_audience(self.services.default_audience)
        self.view.editor.set_text("")
        self.view.error.clear()
        self.known.clear()
        self.view.show_saved(translate("Capture", "Saved on this computer as you type"))
        self.view.heading.setText(translate("Capture", "New capture"))
        self._filing = False
        self.view.file.setEnabled(False)
        self.following.stop()
        self._known_timer.stop()

    def _edited(self) -> None:
        editor = self.view.editor
        self.view.file.setEnabled(self.writing() and not self._filing)
        self.view.show_file_key(editor.several_lines())
        self.drafting.changed()
        self.following.changed()
        self._known_timer.start()

    def _words(self) -> Words:
        return Words(self.view.editor.text(), self.overrides, self.customer, self.audience, self.note)

    def _told(self, what: str, error: BaseException | None) -> None:
        if what == "saved":
            self.view.show_saved(translate("Capture", "Saved on this computer as you type"))
        elif what == "failed" and error is not None:
            self.view.show_saved(translate("Capture", "Not saved yet"))
            self.view.error.show_error(error)

    # -- reading ------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self.following.now()

    def _reader(self) -> Callable[[], Any]:
        """The work of one reading: of the text and the corrections as they are now."""
        text = self.view.editor.text()
        now = self.before.now if self.before is not None else None
        overrides, customer = self._all_overrides(), self.customer or None
        return lambda: self.services.captures.understand(text, now, overrides, customer)

    def _all_overrides(self) -> Any:
        """What was put right before (of a filed capture) and now."""
        if self.before is None:
            return self.overrides
        both = self.before.overrides
        for correction in self.overrides.corrections if self.overrides else ():
            both = both.with_(correction)
        return both

    def _show(self, understood: Any) -> None:
        reading = understood.reading
        self.reading, self.correcting.understood = reading, understood
        grey = understood.left_out
        marks = [
            (mark.start, mark.end, str(mark.kind))
            for mark in reading.marks
            if mark.kind != "date" or not any(start <= mark.start < end for start, end in grey)
        ]
        marks += [(start, end, LEFT_OUT) for start, end in grey]
        self.view.editor.show_marks(reading.text, marks)
        self.view.show_left_out(sum(reading.text.count("\n", start, end) + 1 for start, end in grey))
        self._show_chips()

    def _unread(self, error: BaseException) -> None:
        """A reading that fails must never stand in the way: the text can be filed without it."""
        self.view.error.show_error(
            translate("Capture", "This text could not be read. You can file it all the same: {0}").format(
                sentence_of(error)
            )
        )

    def _show_chips(self) -> None:
        because = self.correcting.understood.because if self.correcting.understood is not None else {}
        audience = readings.audience_chip(self.audience, self._audience_said, bool(self.services.settings.store))
        chips = readings.chips_of(self.reading, self.services.today(), audience, because)
        self.view.chips.show_chips(chips)

    def _order(self) -> None:
        """Tab goes from the text along the chips to the button."""
        before: QWidget = self.view.editor
        for chip in self.view.chips.chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        QWidget.setTabOrder(before, self.view.file)

    def _correct(self, kind: str, key: str, value: Any, dirty: bool = True) -> None:
        from db.services.captures import Correction, Overrides

        self.overrides = (self.overrides or Overrides()).with_(Correction(kind, key, value))  # type: ignore[arg-type]
        if dirty:
            self.drafting.changed()
        self._read()

    def _back(self, typed: QKeyEvent | None) -> None:
        """From a chip to the text, where the caret was; a letter typed there is written."""
        editor = self.view.editor
        editor.setFocus()
        if typed is not None:
            editor.keyPressEvent(typed)

    def _marked_words(self) -> str:
        return self.view.editor.textCursor().selectedText().replace("\u2029", " ")

    def _set_audience(self, audience: str, said: str = "") -> None:
        self._take_audience(audience, said)
        if self.writing():
            self.drafting.changed()
        self._show_chips()

    def _take_audience(self, audience: str, said: str = "") -> None:
        """Who may read it; how a team or named people are called is read where it is not `said`."""
        if audience != self.audience or said:
            self._audience_said = said
        self.audience = self.correcting.audience = audience
        if not self._audience_said and audience not in ("me", "everyone"):

            def known(words: str) -> None:
                self._audience_said = label(words)
                self._show_chips()

            services = self.services  # its groups are first used in a worker: they import
            self.jobs.read(
                lambda: services.sync.audience_words(audience),
                then=known,
                failed=lambda _error: None,
                owner=self,
                key="capture.audience",
            )

    def _about(self, contact: str) -> None:
        """It was begun on somebody's page: whoever else is named, it is about them too."""

        def known(names: dict[str, str]) -> None:
            self._correct("person", "", {"id": contact, "name": names[contact]}, dirty=False)

        self.jobs.read(self.services.records.names, [contact], then=known, owner=self, key="capture.about")

    # -- drafts -------------------------------------------------------------------------------------------------

    def _go_on(self, draft: Any) -> None:
        if draft.note:
            self.jobs.read(
                self.services.captures.editing, draft.note, then=lambda known: self._edit_note(known, draft), owner=self
            )
            return
        self._clear()
        self.customer, self.overrides = draft.customer or "", draft.overrides
        self._take_audience(draft.audience or self.audience)
        self.view.editor.set_text(draft.text)
        self.drafting.begin(draft.id)
        self._list_drafts()
        self.focus()

    def _list_drafts(self) -> None:
        """Behind what the drafts' lane has to write, but not on it: reading drafts must keep no letter waiting."""
        self.jobs.draft(lambda: None, then=lambda _done: self._read_drafts(), owner=self)

    def _read_drafts(self) -> None:
        show, services = self._show_drafts, self.services
        self.jobs.read(
            drafts_with_names, services, then=show, failed=lambda _error: None, owner=self, key="capture.drafts"
        )

    def _show_drafts(self, found: tuple[list[Any], dict[str, str]]) -> None:
        drafts, names = found
        today = self.services.today()
        others = [draft for draft in drafts if draft.id != self.drafting.id]
        rows: list[QWidget] = []
        for draft in others[:SHOWN]:
            day = draft.updated_at.astimezone().date()
            name = names.get(draft.id) or translate("Capture", "No customer yet")
            rows.append(
                draft_row(
                    name,
                    " ".join(draft.text.split()),
                    words.short_day(day, today),
                    words.exact_day(day),
                    partial(self.begin, CaptureRequest(draft=draft.id)),
                    partial(self._throw, draft),
                )
            )
        self.view.show_drafts(rows, translate("Capture", "%n kept", "drafts", len(others)))

    def _throw(self, draft: Any) -> None:
        """Away with a draft; the toast can bring it back."""

        taken: list[bool] = []

        def back() -> None:
            if taken:  # by the toast or by Ctrl+Z, once
                return
            taken.append(True)
            words = Words(draft.text, draft.overrides, draft.customer or "", draft.audience or "", draft.note or "")
            self.jobs.draft(save, self.services, "", words, then=lambda _id: self._list_drafts(), owner=self)

        def gone(_done: Any) -> None:
            self._list_drafts()
            self.bus.aside.emit(back)
            undo = translate("Capture", "Undo")
            self.bus.toast.emit(Toast(translate("Capture", "Draft thrown away"), action=undo, run=back))

        self.jobs.draft(lambda: self.services.drafts.drop(draft.id), then=gone, owner=self)

    def _edit_note(self, known: Any, draft: Any = None) -> None:
        """A filed capture again (or a draft of such an edit): its promises are not made twice."""
        self._clear()
        self.note, self.before = known.note, known
        self._take_audience((draft.audience if draft is not None else "") or known.audience)
        self.customer = known.customer or ""
        self.overrides = draft.overrides if draft is not None else None
        self.view.heading.setText(translate("Capture", "Edit capture"))
        self.view.editor.set_text(draft.text if draft is not None else known.text)
        self.drafting.begin(draft.id if draft is not None else "")
        self.focus()

    # -- filing -------------------------------------------------------------------------------------------------

    def file(self) -> None:
        """Files it, once the draft's save is through."""
        if self._filing or not self.writing():
            return
        self._filing = True
        self.view.file.setEnabled(False)
        self.view.error.clear()
        self.following.stop()
        self._known_timer.stop()
        self.drafting.when_saved(self._file)

    def _file(self, draft: str) -> None:
        text, overrides, customer = self.view.editor.text(), self.overrides, self.customer or None
        audience, note = self.audience, self.note

        def work() -> Any:
            captures = self.services.captures
            if note:
                filed = captures.refile(note, text, overrides, audience)
                if draft:
                    self.services.drafts.drop(draft)
                return filed
            return captures.file(text, overrides=overrides, customer=customer, audience=audience, draft=draft or None)

        self.jobs.write(work, then=self._filed, failed=self._unfiled, owner=self)

    def _filed(self, filed: Any) -> None:
        self.bus.toast.emit(Toast(readings.filed_words(filed), "kept", undo=True))
        self._clear()
        self.done.emit()

    def _unfiled(self, error: BaseException) -> None:
        self._filing = False
        self.view.file.setEnabled(True)
        self.drafting.changed()
        self.view.error.show_error(readings.error_words(error))
        self.focus()
