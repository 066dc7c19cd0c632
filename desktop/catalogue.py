"""The catalogues of sentences: `python -m desktop.catalogue` brings resources/translations up to date with the sources.

Qt's own extractor does not see keyword arguments of Python, and so no plural of ours; this one reads the syntax tree.
What it takes for a sentence of the window:

- `self.tr("…")` (context: the class), `translate("Context", "…")`, with a comment, and with `n=` for plurals;
- `QT_TRANSLATE_NOOP("db", "…")`, `Said("…")`, what `Skipped` and errors of the `TacitError` family say, all in the
  context "db".

It writes tacit_de.ts (every sentence) and tacit_en.ts (plurals alone, the rest is English already), for Qt Linguist or
a text editor, and compiles both. What has no translation stays `unfinished` and is named here and by
tests/resources/test_translations.py.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCES = ("desktop", "db")
ERRORS = "TacitError"
FORMS = 2  # German and English both have one form for 1 and one for everything else


class Key(NamedTuple):
    """What a sentence is found by."""

    context: str
    source: str
    comment: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the sources. `plural`: it is chosen by a number; `where`: file and line, for messages."""

    key: Key
    plural: bool
    where: str


@dataclass(frozen=True)
class Entry:
    """What a catalogue says for a sentence: one form, or one for each number."""

    forms: tuple[str, ...]
    finished: bool


# --- the sources ------------------------------------------------------------------------------------------------------


def sentences() -> dict[Key, Sentence]:
    """Every sentence of the sources, the first place of each; plural if it is anywhere."""
    trees = [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in _files()]
    raising = _family([tree for _, tree in trees])
    found: dict[Key, Sentence] = {}
    for path, tree in trees:
        for key, plural, line in _of(tree, "", raising):
            known = found.get(key)
            where = known.where if known else f"{path.relative_to(ROOT).as_posix()}:{line}"
            found[key] = Sentence(key, plural or bool(known and known.plural), where)
    return found


def _files() -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            # The terminal speaks English; so do its errors.
            if not path.is_relative_to(ROOT / "db" / "cli"):
                yield path


def _family(trees: list[ast.Module]) -> set[str]:
    """The names of `TacitError` and of all classes below it."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    family = {ERRORS}
    while True:
        more = {one.name for one in classes if any(isinstance(b, ast.Name) and b.id in family for b in one.bases)}
        if more <= family:
            return family
        family |= more


def _of(node: ast.AST, owner: str, raising: set[str]) -> Iterator[tuple[Key, bool, int]]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else owner
        if isinstance(child, ast.Call):
            yield from _call(child, owner, raising)
        elif isinstance(child, ast.ClassDef) and child.name in raising:
            yield from _titles(child)
        yield from _of(child, inner, raising)


def _call(call: ast.Call, owner: str, raising: set[str]) -> Iterator[tuple[Key, bool, int]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [_text(one) for one in call.args]
    given = {one.arg: one.value for one in call.keywords}
    if name == "tr" and isinstance(call.func, ast.Attribute):
        words.insert(0, owner)
    elif name == "Skipped":
        for said in filter(None, words[:2]):
            yield Key("db", said), False, call.lineno
        return
    elif (name == "Said" and _in_words(words)) or name in raising or (name == "__init__" and owner in raising):
        words = ["db", *words[:1]]
    elif name not in ("translate", "QT_TRANSLATE_NOOP") or _is_method(call.func):
        return
    if len(words) < 2 or not words[0] or not words[1]:
        return
    comment = words[2] if len(words) > 2 else _text(given["comment"]) if "comment" in given else None
    yield Key(words[0], words[1], comment or ""), len(words) > 3 or "n" in given, call.lineno


def _in_words(words: list[str | None]) -> bool:
    """Whether there is anything to translate: not so in "({0})"."""
    return bool(words and words[0] and any(letter.isalpha() for letter in words[0]))


def _is_method(func: ast.expr) -> bool:
    """Whether it is something else's, as `str.translate` is."""
    return isinstance(func, ast.Attribute) and getattr(func.value, "id", "") not in ("QCoreApplication", "i18n")


def _titles(error: ast.ClassDef) -> Iterator[tuple[Key, bool, int]]:
    for line in error.body:
        if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "title":
            said = _text(line.value)
            if said:
                yield Key("db", said), False, line.lineno


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# --- the catalogues ---------------------------------------------------------------------------------------------------


def read(language: str) -> dict[Key, Entry]:
    """What the catalogue of `language` holds; nothing when there is none."""
    path = FOLDER / f"tacit_{language}.ts"
    found: dict[Key, Entry] = {}
    if not path.exists():
        return found
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  a file of ours
        for message in context.iter("message"):
            key = Key(context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            said = message.find("translation")
            if said is not None:
                plurals = said.findall("numerusform")
                forms = tuple(one.text or "" for one in plurals) if plurals else (said.text or "",)
                found[key] = Entry(forms, said.get("type") is None and all(forms))
    return found


def write(language: str, found: dict[Key, Sentence], said: dict[Key, Entry]) -> None:
    """Writes the catalogue in the order of contexts and sentences, so that a change shows as itself."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context, group = None, root
    for key in sorted(found):
        if key.context != context:
            context = key.context
            group = ET.SubElement(root, "context")
            ET.SubElement(group, "name").text = context
        _message(group, found[key], said.get(key))
    ET.indent(root, "    ")
    text = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    (FOLDER / f"tacit_{language}.ts").write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8", newline="\n"
    )


def _message(group: ET.Element, sentence: Sentence, entry: Entry | None) -> None:
    message = ET.SubElement(group, "message", {"numerus": "yes"} if sentence.plural else {})
    ET.SubElement(message, "source").text = sentence.key.source
    if sentence.key.comment:
        ET.SubElement(message, "comment").text = sentence.key.comment
    fits = entry is not None and len(entry.forms) == (FORMS if sentence.plural else 1)
    said = ET.SubElement(message, "translation", {} if fits and entry and entry.finished else {"type": "unfinished"})
    forms = entry.forms if fits and entry else ("",) * (FORMS if sentence.plural else 1)
    if sentence.plural:
        for form in forms:
            ET.SubElement(said, "numerusform").text = form
    else:
        said.text = forms[0]


def update() -> dict[str, list[Sentence]]:
    """Both catalogues after the sources; sentences that are gone leave them. Answers what has no translation yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = sentences()
    missing = {}
    for language in ("de", "en"):
        wanted = {key: one for key, one in found.items() if language != "en" or one.plural}
        said = read(language)
        # The same words elsewhere are a proposal, not an answer: they are offered unfinished.
        elsewhere = {(key.source, len(entry.forms)): entry.forms for key, entry in said.items() if entry.finished}
        for key, one in wanted.items():
            alike = elsewhere.get((key.source, FORMS if one.plural else 1))
            if key not in said and alike:
                said[key] = Entry(alike, finished=False)
        write(language, wanted, said)
        missing[language] = [one for key, one in wanted.items() if key not in said or not said[key].finished]
    return missing


def compile_all() -> None:
    """Makes the .qm files that the window loads, with Qt's own compiler."""
    folder = Path(PySide6.__file__).parent
    compiler = next(path for path in (folder / "lrelease", folder / "lrelease.exe") if path.exists())
    for language in ("de", "en"):
        path = FOLDER / f"tacit_{language}"
        subprocess.run([compiler, "-silent", f"{path}.ts", "-qm", f"{path}.qm"], check=True)


def main() -> int:
    """Updates and compiles; 1 when something is still to be translated, which is then named."""
    missing = update()
    compile_all()
    for language, open_ones in missing.items():
        for one in open_ones:
            sys.stderr.write(f"{language}: not translated: {one.key.source!r} ({one.key.context}, {one.where})\n")
    return 1 if any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
