"""Translation: every sentence of the window passes here or through `self.tr`, with English as the source.

`translate(context, text)` is what `pyside6-lupdate` finds in functions and controllers. Plurals are written
`translate("Today", "%n visit(s)", n=3)`. Labels of records come from `db`, in the context "db": `label(text)`.
"""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop import resources

LANGUAGES = {"en": "English", "de": "Deutsch"}

_installed: list[QTranslator] = []
_language = ["en"]


def installed() -> str:
    """The language in force."""
    return _language[0]


def translate(context: str, text: str, comment: str | None = None, n: int = -1) -> str:
    """`text` in the user's language. With `n`, "%n" is the number and the plural is chosen by it."""
    return QCoreApplication.translate(context, text, comment, n)


def label(text: str) -> str:
    """What `db` said in English (the label of a kind, field or choice; a sentence with gaps, `Said`) in the user's
    language."""
    template = getattr(text, "template", None)
    if template is None:
        return QCoreApplication.translate("db", text) if text else text
    said = QCoreApplication.translate("db", template)
    return said.format(*map(_value, text.values)) if text.values else said  # type: ignore[attr-defined]


def say(text: str) -> str:
    """A sentence of the services in the language of the window. A plain text (a customer's words) stays as it is."""
    return label(text) if getattr(text, "template", None) is not None else str(text)


def within(noun: str) -> str:
    """A noun in the middle of a sentence: small in English, as it is in German."""
    return noun.lower() if installed() == "en" else noun


def _value(value: Any) -> str:
    """What stands in a gap: a sentence, a day as people say it, a number; the words of people stay as they are."""
    import datetime as dt

    if isinstance(value, dt.date):
        from desktop.words import short_day

        return short_day(value, dt.date.today())  # noqa: DTZ011  only tells whether the year must be said
    if isinstance(value, int):
        return QLocale().toString(value)
    return label(value) if hasattr(value, "template") else str(value)


def language_of(setting: str) -> str:
    """The language to use: the setting, or the system's where we ship it, else English."""
    if setting in LANGUAGES:
        return setting
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"


def install(language: str) -> QLocale:
    """Loads the sentences of `language` into the application and makes its locale the default."""
    app = QCoreApplication.instance()
    _language[0] = language
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()
    system = QLocale.system()
    locale = system if system.name().split("_")[0] == language else QLocale(_home(language))
    QLocale.setDefault(locale)
    for folder, name in (
        (resources.path("translations"), f"tacit_{language}"),
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{language}"),
    ):
        if name == "qtbase_en" or not os.path.exists(os.path.join(folder, name + ".qm")):
            continue
        translator = QTranslator(app)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
    return locale


def _home(language: str) -> str:
    """The country whose dates a language gets when the system speaks another one."""
    return {"en": "en_GB", "de": "de_DE"}[language]
