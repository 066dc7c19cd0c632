"""What comes in and what came in, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from db.records import Form, Kinds
from desktop import words
from desktop.i18n import label, translate, within

TABLE_KINDS = ("customer", "contact", "note", "opportunity", "site", "promise", "visit")


def count(kinds: Kinds, kind: str, n: int) -> str:
    """'85 customers', '1 note'."""
    named = kinds[kind] if kind in kinds else None  # noqa: SIM401  Kinds has no get
    noun = label(named.plural if n != 1 else named.label) if named else kind
    return translate("Import", "{0} {1}").format(words.number(n), within(noun))


def counts(kinds: Kinds, numbers: Mapping[str, int]) -> str:
    """'85 customers, 85 people, 626 notes' in the order of the kinds; '' for nothing."""
    return ", ".join(count(kinds, kind.name, numbers[kind.name]) for kind in kinds if numbers.get(kind.name))


def targets(kinds: Kinds, columns: Iterable[Any] = ()) -> list[tuple[str, str]]:
    """(value, words) of everything a column of a table may mean; a value is "kind.field". Meanings that only the reader
    of tables knows (a name's prefix) are among them where `columns` have them."""
    made = [
        (".", translate("Import", "Leave it out")),
        (".details", translate("Import", "Keep as a line of “More”")),
    ]
    for name in TABLE_KINDS:
        if name in kinds:
            kind = kinds[name]
            made += [
                (f"{name}.{field.name}", translate("Import", "{0}: {1}").format(label(kind.label), label(field.label)))
                for field in kind.form
                if field.form is not Form.FLAG
            ]
    known = {value for value, _words in made}
    for column in columns:
        value = f"{column.kind}.{column.field}"
        if value not in known and column.kind in kinds:
            known.add(value)
            words_ = column.field.replace("_", " ").capitalize()
            made.append((value, translate("Import", "{0}: {1}").format(label(kinds[column.kind].label), words_)))
    return made


def report_text(kinds: Kinds, report: Any) -> str:
    """A whole report as plain text, for the clipboard."""
    lines = [summary(kinds, report), ""]
    for file in report.files:
        lines.append(f"{file.file}: {outcome(kinds, file)}")
        lines += [f"  {label(item.where)}: {label(item.why)}" for item in [*file.skipped, *file.remarks]]
    return "\n".join(lines).strip() + "\n"


def summary(kinds: Kinds, report: Any) -> str:
    """What came of all files, in a sentence."""
    added, updated = counts(kinds, report.added), counts(kinds, report.updated)
    if report.failed:
        return translate("Import", "Nothing could be read. Nothing was changed.")
    if added and updated:
        return translate("Import", "Added: {0}. Updated: {1}.").format(added, updated)
    if added:
        return translate("Import", "Added: {0}.").format(added)
    if updated:
        return translate("Import", "Updated: {0}. Nothing was new.").format(updated)
    return translate("Import", "Nothing was new: everything in these files is here already.")


def outcome(kinds: Kinds, file: Any) -> str:
    """What came of one file."""
    parts = []
    if file.added:
        parts.append(translate("Import", "{0} added").format(counts(kinds, file.added)))
    if file.updated:
        parts.append(translate("Import", "{0} updated").format(counts(kinds, file.updated)))
    if file.error:
        parts.append(label(file.error))
    if not parts:
        parts.append(translate("Import", "nothing new"))
    return " · ".join(parts)
