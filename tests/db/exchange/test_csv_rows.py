"""CSV as text: dialects, the published spectrum of odd files, and quotation marks nobody closed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.api import MAX_TEXT, Source
from db.exchange.csv_guard import guard, unguard
from db.exchange.csv_rows import LONGEST, Dialect, Rows, rows, sniff, sniff_text
from db.exchange.text import split_lines

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=30)


def nothing_known(_: str) -> bool:
    return False


@given(st.text())
def test_the_guard_is_undone(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(st.sampled_from(list("=+-@\t\r")), st.text())
def test_no_cell_leaves_that_a_spreadsheet_would_run(sign: str, rest: str) -> None:
    assert guard(sign + rest).startswith("'")


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3).filter(any), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_the_standard_library_writes_is_read_back(table: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    read = Rows(iter(split_lines(out.getvalue())), delimiter)
    assert [row.cells for row in read] == table


@pytest.mark.parametrize(
    "name",
    [
        *("comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf"),
        *("quotes_and_newlines", "simple", "simple_crlf", "utf8"),
    ],
)
def test_the_spectrum(shared: Path, name: str) -> None:
    source = Source(shared / "csv-spectrum" / "csvs" / f"{name}.csv")
    read = [row.cells for row in rows(source, sniff(source, None, None, nothing_known))]
    gold = json.loads((shared / "csv-spectrum" / "json" / f"{name}.json").read_text("utf-8"))
    assert [dict(zip(read[0], cells, strict=True)) for cells in read[1:]] == gold


def test_the_spectrum_file_whose_gold_has_another_number(shared: Path) -> None:
    """Its telephone number differs from the published JSON's; the cells with odd letters and quotes are the point."""
    source = Source(shared / "csv-spectrum" / "csvs" / "location_coordinates.csv")
    read = [row.cells for row in rows(source, sniff(source, None, None, nothing_known))]
    (gold,) = [json.loads((shared / "csv-spectrum" / "json" / "location_coordinates.json").read_text("utf-8"))]
    assert read[1][1:] == [gold[name] for name in read[0][1:]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = ["name", "city", "remark"], ["Anna", "Köln", "one; two, three"], ["Bob", "Bonn", "x"]
    text = "\n".join(delimiter.join(f'"{c}"' for c in row) for row in lines)
    assert sniff_text(text, "utf-8", None, nothing_known).delimiter == delimiter


def test_the_line_that_excel_writes_first_is_obeyed() -> None:
    found = sniff_text("sep=;\r\na,b;c\r\n1,2;3\r\n", "utf-8", None, nothing_known)
    assert (found.delimiter, found.start) == (";", 1)


def test_an_open_quotation_mark_that_a_later_one_closes_costs_its_own_line_only() -> None:
    read = Rows(iter(["a,b,c\n", '"open,1,2\n', "x,3,4\n", '"y",5,6\n']), ",")
    read.width = 3
    got = [(row.line, row.cells, bool(row.fault)) for row in read]
    assert got == [
        (1, ["a", "b", "c"], False),
        (2, ["open", "1", "2"], True),
        (3, ["x", "3", "4"], False),
        (4, ["y", "5", "6"], False),
    ]


def test_an_open_quotation_mark_that_nothing_closes() -> None:
    read = Rows(iter(['"open,1,2\n', "x,3,4\n", "z,7,8\n"]), ",")
    assert [row.cells for row in read] == [["open", "1", "2"], ["x", "3", "4"], ["z", "7", "8"]]


def test_a_line_of_no_end_costs_itself_only(tmp_path: Path) -> None:
    """One row, told truly, whatever the length of the line; what follows it is read, and numbered as an editor does."""
    file = tmp_path / "long.csv"
    file.write_text("Name,Notes\n" + "abc defg " * (LONGEST // 4) + "\nOle,here\n", "utf-8")
    source = Source(file)
    read = [(row.line, row.cells, row.fault) for row in rows(source, sniff(source, None, None, nothing_known))]
    assert [(line, len(cells[0]), bool(fault)) for line, cells, fault in read] == [
        (1, 4, False),
        (2, MAX_TEXT, True),
        (3, 3, False),
    ]
    assert "quotation" not in read[1][2]


def test_a_long_line_of_short_cells_is_cut_and_told(tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_text("a,b\n" + "x," * LONGEST + "\ny,z\n", "utf-8")
    read = list(rows(Source(file), Dialect("utf-8", ",")))
    assert [(row.line, row.cells[:2], bool(row.fault)) for row in read] == [
        (1, ["a", "b"], False),
        (2, ["x", "x"], True),
        (3, ["y", "z"], False),
    ]
