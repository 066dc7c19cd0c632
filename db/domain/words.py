"""Marks the words of the headless product for translation.

`QT_TRANSLATE_NOOP` is the name that Qt's own extractor looks for, so that labels and sentences declared in `db` land in
the same catalogue as the window's, under the context "db", without `db` knowing Qt.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text as it is; the mark is for the extractor."""
    return text
