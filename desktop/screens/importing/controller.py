"""Importing's behaviour: look into files, answer, bring in, report, undo; and the export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.bus import Bus, Place, Toast
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.screens.importing.cards import FileCard
from desktop.screens.importing.exporting import ExportPage
from desktop.screens.importing.report import file_card, offers_card
from desktop.screens.importing.view import ImportView
from desktop.screens.importing.words import counts, report_text, summary
from desktop.widgets.buttons import Button
from desktop.widgets.files import open_files, open_folder, save_file
from desktop.widgets.layout import Flow, clear
from desktop.widgets.text import Text

MOST_CARDS = 40
"""Files shown each for itself; of a folder with more the rest is counted"""


class Controller(QObject):
    """Screen 'importing'."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.kinds = services.kinds
        self.view = ImportView(self.choose, self.choose_folder)
        self.exporting = ExportPage(self._where_to, self.run_export, self.start)
        self.view.stack.addWidget(self.exporting)
        self.looked: dict[Path, Any] = {}
        self.options: dict[Path, Any] = {}
        self.cards: dict[Path, FileCard] = {}
        self.report: Any = None
        self._show: QWidget | None = None
        self.running = False
        self._wire()

    def _wire(self) -> None:
        view = self.view
        view.zone.dropped.connect(self.take)
        view.to_export.clicked.connect(self.export)
        view.cancel.clicked.connect(self.start)
        view.add.clicked.connect(self.choose)
        view.run.clicked.connect(self.run)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), view, self.go_on, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for radio in self.exporting.radios.values():
            radio.toggled.connect(lambda _on: self.exporting.dest.clear())

    # -- the protocol of a screen -------------------------------------------------------------------------------

    def arrive(self, place: Place) -> None:
        """Where it was left: an import that is looked into or running goes on."""
        if place.query == "export":
            self.export()
        else:
            self._focus()

    def _focus(self) -> None:
        """The hands go to what the stage on show is for; not while somebody writes over it."""
        view = self.view
        shown = view.stack.currentWidget()
        stages = ((view.drop, view.zone.choose), (view.look, view.run), (view.report, self._show))
        hands = next((one for stage, one in stages if stage is shown), None)
        now = view.window().focusWidget()
        if hands is not None and (now is None or not now.isVisible() or view.isAncestorOf(now)):
            hands.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any) -> None:
        """Nothing here shows records."""

    def leave(self) -> bool:
        """What is looked into stays; what runs goes on."""
        return True

    def back(self) -> bool:
        """Esc: back to the place for files; a run is not stopped by accident."""
        if self.running or self.view.stack.currentWidget() is self.view.drop:
            return False
        self.start()
        return True

    # -- choosing -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """The place for files, empty."""
        if self.running:
            return
        self.looked, self.options, self.report = {}, {}, None
        self._clear_cards()
        self.view.error.clear()
        self.view.show_stage(self.view.drop)
        self.view.zone.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """Asks for files."""
        open_files(self.view, translate("Import", "Files to bring in"), "", self.take)

    def choose_folder(self) -> None:
        """Asks for a folder."""
        open_folder(self.view, translate("Import", "A folder to bring in"), lambda folder: self.take([folder]))

    def take(self, paths: list[str]) -> None:
        """Looks into files and folders; none: shows where to drop them."""
        if not paths:
            if self.view.stack.currentWidget() not in (self.view.look, self.view.drop):
                self.start()
            return
        if self.running:
            self.bus.toast.emit(Toast(translate("Import", "An import is running. Add these when it is done."), "due"))
            return
        if self.view.stack.currentWidget() is not self.view.look:
            self.looked, self.options, self.report = {}, {}, None
            self._clear_cards()
        self.view.show_stage(self.view.look)
        self.view.looking.setText(translate("Import", "Looking into the files …"))
        self.view.looking.show()
        self.view.error.clear()
        self.jobs.read(
            self.services.imports.preview,
            [str(path) for path in paths],
            then=self._looked,
            failed=self._failed,
            owner=self,
        )

    def _looked(self, looked: list[Any]) -> None:
        for one in looked:
            self.looked[one.path] = one
        self._show_cards()

    def _show_cards(self) -> None:
        self.cards = {path: card for path, card in self.cards.items() if path in self.looked}
        for path in list(self.looked)[:MOST_CARDS]:
            if path not in self.cards:
                card = FileCard(self.kinds, self.looked[path], self._answered, self._drop)
                self.cards[path] = card
                self.view.cards.addWidget(card)
        rest = len(self.looked) - len(self.cards)
        good = [one for one in self.looked.values() if one.preview is not None]
        bad = len(self.looked) - len(good)
        words = translate("Import", "%n file(s)", n=len(self.looked))
        if rest > 0:
            words += translate("Import", " · %n more not shown here", n=rest)
        if bad:
            words += translate("Import", " · %n cannot be read", n=bad)
        self.view.looking.setText(words)
        self.view.run.setText(translate("Import", "Bring in %n file(s)", n=len(good)))
        self.view.run.setEnabled(bool(good))
        asked = sum(1 for one in good for question in one.preview.questions if question.answers)
        self.view.hint.setText(translate("Import", "%n question(s) open", n=asked) if asked else "")
        self.view.run.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, path: Path) -> None:
        """Takes a file out of the import."""
        self.looked.pop(path, None)
        self.options.pop(path, None)
        card = self.cards.pop(path, None)
        if card is not None:
            card.hide()
            self.view.cards.removeWidget(card)
            card.deleteLater()
        if self.looked:
            self._show_cards()
        else:
            self.start()

    def _clear_cards(self) -> None:
        self.cards = {}
        clear(self.view.cards)

    # -- answers ------------------------------------------------------------------------------------------------

    def _answered(self, path: Path, name: str, value: Any) -> None:
        """An answer, a column's meaning or an encoding: the file is looked into again with it."""
        from db.services.imports import Options  # type: ignore[attr-defined]  # the service's own argument type

        self.options[path] = replace(self.options.get(path) or Options(), **{name: value})
        self.jobs.read(
            self.services.imports.preview,
            [str(path)],
            self.options[path],
            then=self._again,
            failed=self._failed,
            owner=self,
            key=f"import.look.{path}",
        )

    def _again(self, looked: list[Any]) -> None:
        for one in looked:
            if one.path in self.looked:
                self.looked[one.path] = one
                if one.path in self.cards:
                    self.cards[one.path].show_looked(one)
        focus = self.view.focusWidget()
        self._show_cards()
        if focus is not None and focus is not self.view.run:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- running ------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Ctrl+Enter: the filled button of the stage."""
        stage = self.view.stack.currentWidget()
        if stage is self.view.look and self.view.run.isEnabled():
            self.run()
        elif stage is self.exporting:
            self.run_export()

    def run(self) -> None:
        """Brings the files in; unreadable ones are named in the report."""
        if self.running:
            return
        self.running = True
        paths = list(self.looked)
        options = dict(self.options) or None
        services = self.services

        def work(ticket: Any) -> Any:
            def told(progress: Any) -> None:
                ticket.progress(progress.done, progress.size, _progress_words(progress))

            return services.imports.run(paths, options, progress=told, cancelled=ticket.cancelled)

        self._busy(True)
        job = self.jobs.long(work, then=self._came_in, failed=self._stopped, owner=self)
        if self.running:
            self.view.progress.follow(job, translate("Import", "Bringing the files in …"))

    def _busy(self, on: bool) -> None:
        view = self.view
        for button in (view.run, view.add, view.cancel, view.keycap):
            button.setVisible(not on)
        for card in self.cards.values():
            card.setEnabled(not on)

    def _came_in(self, report: Any) -> None:
        self.running, self.report = False, report
        self._busy(False)
        view = self.view
        clear(view.report_box)
        view.report_heading.setText(
            translate("Import", "Stopped") if report.cancelled else translate("Import", "Brought in")
        )
        told = Text(summary(self.kinds, report), "large", wrap=True)
        view.report_box.addWidget(told)
        view.report_box.addWidget(self._report_buttons(report))
        offers = [pair for file in report.files for pair in file.offers]
        if offers:
            view.report_box.addWidget(offers_card(offers, self.services.today(), self._make_promise))
        for file in report.files[:MOST_CARDS]:
            view.report_box.addWidget(file_card(self.kinds, file))
        if len(report.files) > MOST_CARDS:
            left = len(report.files) - MOST_CARDS
            view.report_box.addWidget(
                Text(translate("Import", "%n more file(s): “Copy report” has them all", n=left), "small")
            )
        view.show_stage(view.report)
        view.report.verticalScrollBar().setValue(0)
        self._focus()

    def _report_buttons(self, report: Any) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, 8)
        words = translate("Import", "Show customers")
        self._show = Button(words, "customer", "primary", lambda: self.bus.go.emit(Place("customers")))
        flow.addWidget(self._show)
        if report.added or report.updated:
            flow.addWidget(Button(translate("Import", "Undo import"), "undo", clicked=self.undo))
        flow.addWidget(Button(translate("Import", "Copy report"), "copy", clicked=self.copy))
        flow.addWidget(Button(translate("Import", "Bring in more"), "import", clicked=self.start))
        return holder

    def _stopped(self, error: BaseException) -> None:
        self.running = False
        self._busy(False)
        self.view.error.show_error(error)

    def _failed(self, error: BaseException) -> None:
        self.view.looking.hide()
        self.view.error.show_error(error)

    def copy(self) -> None:
        """The report as text, to the clipboard."""
        QGuiApplication.clipboard().setText(report_text(self.kinds, self.report))
        self.bus.toast.emit(Toast(translate("Import", "Report copied")))

    def undo(self) -> None:
        """Takes the whole import back, whatever was done since."""
        if self.report is None:
            return

        def undone(result: Any) -> None:
            skipped = len(result.skipped) if result else 0
            text = translate("Import", "Import undone")
            if skipped:
                text += translate("Import", ": %n change(s) made since were kept", n=skipped)
            self.bus.toast.emit(Toast(text, action=translate("Import", "Bring in again"), run=self.bus.redo.emit))
            self.start()

        def work() -> Any:
            return self.services.records.undo_group(self.report.group, translate("Import", "an import"))

        self.jobs.write(work, then=undone, owner=self)

    def _make_promise(self, note: str, offer: Any, button: Button) -> None:
        services = self.services

        def work() -> Any:
            origin = services.records.get(note)
            about = origin.about[0] if origin.about else None
            values = {"what": offer.what, "due": offer.due, "owed_by": "us", "status": "open", "note": note}
            return services.records.add("promise", {**values, "customer": origin.customer, "contact": about})

        def made(_record: Any) -> None:
            button.setText(translate("Import", "Made"))
            button.setEnabled(False)
            self.bus.toast.emit(Toast(translate("Import", "Promise made"), "kept", undo=True))

        self.jobs.write(work, then=made, owner=self)

    # -- exporting ----------------------------------------------------------------------------------------------

    def export(self) -> None:
        """The panel of the export."""
        if self.running:
            return
        self.exporting.error.clear()
        self.exporting.done.clear()
        self.view.show_stage(self.exporting)
        self.exporting.radios[self.exporting.chosen()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _where_to(self) -> None:
        form = self.exporting.chosen()
        heading, put = translate("Export", "Where to"), self.exporting.dest.setText
        if form in ("csv", "markdown"):
            open_folder(self.view, heading, put)
        else:
            name, filters = {
                "json": ("tacit.json", translate("Export", "Tacit export (*.json)")),
                "vcard": ("tacit.vcf", translate("Export", "Address cards (*.vcf)")),
            }[form]
            save_file(self.view, heading, name, filters, put)

    def run_export(self) -> None:
        """Writes everything out."""
        dest, form = self.exporting.dest.text().strip(), self.exporting.chosen()
        if not dest:
            self.exporting.where.show_error(translate("Export", "Say where to write it."))
            self.exporting.dest.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.exporting.where.show_error("")
        self.exporting.error.clear()
        self.exporting.run.setEnabled(False)
        services = self.services

        def work(ticket: Any) -> Any:
            return services.exports.run(dest, form, progress=ticket.progress, cancelled=ticket.cancelled)

        job = self.jobs.long(work, then=self._exported, failed=self._not_exported, owner=self)
        if not self.exporting.run.isEnabled():
            self.exporting.progress.follow(job, translate("Export", "Writing …"))

    def _exported(self, written: Any) -> None:
        page = self.exporting
        page.run.setEnabled(True)
        told = counts(self.kinds, written.written)
        if written.cancelled:
            page.done.setText(translate("Export", "Stopped. Nothing was written."))
            return
        lines = [translate("Export", "Written: {0}, to {1}").format(told, written.dest)]
        lines += [f"{label(item.where)}: {label(item.why)}" for item in written.skipped]
        page.done.setText("\n".join(lines))
        self.bus.toast.emit(Toast(translate("Export", "Exported"), "kept"))

    def _not_exported(self, error: BaseException) -> None:
        self.exporting.run.setEnabled(True)
        self.exporting.error.show_error(error)


def _progress_words(progress: Any) -> str:
    return translate("Import", "{0} (file {1} of {2}): {3} records").format(
        progress.file, progress.number, progress.of, progress.records
    )
