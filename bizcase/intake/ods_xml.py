"""What an ODS says of its cells beyond their values: percentages and amounts as shown, hidden rows."""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from bizcase.intake.grid import Range
from bizcase.intake.workbook_xml import Details, marked, until_last

_TABLE = re.compile(rb'<table:table\b[^<>]*\btable:name="([^"]*)"[^<>]*>(.*?)</table:table>', re.DOTALL)
_ROW = re.compile(rb"<table:table-row\b([^<>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b([^<>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL
)
_REPEAT = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_KIND = re.compile(rb'office:value-type="(percentage|currency)"')
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_COLUMN = re.compile(rb"<table:table-column\b([^<>]*)>")
_SPAN = re.compile(rb'number-(columns|rows)-spanned="(\d{1,6})"')
_VALUE = re.compile(rb'office:value="([^"]*)"')
_CURRENCY = re.compile(rb'office:currency="([A-Z]{3})"')
_MOST_REPEATS = 1000


def ods_details(data: bytes, sheet: str) -> Details:
    """The details of one sheet of an ODS; nothing for a sheet that is not found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
    wanted = next(
        (inside for name, inside in _TABLE.findall(until_last(xml, b"</table:table>")) if _text(name) == sheet), b""
    )
    hidden: list[int] = []
    shown: list[tuple[int, int, str]] = []
    merged: list[Range] = []
    number = 0
    for opening, cells in _ROW.findall(until_last(wanted, b"</table:table-row>")):
        repeats = _repeats(opening)
        merged += _merged(number, cells)
        if repeats < _MOST_REPEATS:
            rows = range(number + 1, number + repeats + 1)
            hidden += rows if _HIDDEN.search(opening) and cells else ()
            shown += [(row, *one) for one in _shown(cells) for row in rows]
        number += repeats
    return Details(tuple(hidden), tuple(_hidden_columns(wanted)), tuple(shown), merged=tuple(merged))


def _hidden_columns(table: bytes) -> Iterator[int]:
    number = 0
    for attributes in _COLUMN.findall(table):
        repeats = _repeats(attributes)
        if _HIDDEN.search(attributes) and repeats < _MOST_REPEATS:
            yield from range(number + 1, number + repeats + 1)
        number += repeats


def _merged(row: int, cells: bytes) -> Iterator[Range]:
    """The merged cells that begin in row number ``row`` (from 0)."""
    column = 0
    for attributes, _ in _CELL.findall(until_last(cells, b"table-cell>")):
        spans = {kind: int(count) for kind, count in _SPAN.findall(attributes)}
        down, across = spans.get(b"rows", 1), spans.get(b"columns", 1)
        if down > 1 or across > 1:
            yield (row, column), (row + min(down, _MOST_REPEATS) - 1, column + min(across, _MOST_REPEATS) - 1)
        column += _repeats(attributes)


def _shown(cells: bytes) -> Iterator[tuple[int, str]]:
    """The column (from 1) and text of every percentage and amount of a row."""
    column = 0
    for attributes, _ in _CELL.findall(until_last(cells, b"table-cell>")):
        repeats = _repeats(attributes)
        kind, value = _KIND.search(attributes), _VALUE.search(attributes)
        if kind and value and repeats < _MOST_REPEATS:
            text = _as_shown(kind[1], value[1], attributes)
            yield from ((column + place, text) for place in range(1, repeats + 1) if text)
        column += repeats


def _as_shown(kind: bytes, value: bytes, attributes: bytes) -> str:
    code = _CURRENCY.search(attributes)
    try:
        number = float(value)
    except ValueError:
        return ""
    mark = "%" if kind == b"percentage" else f"{code[1].decode()} " if code else ""
    return marked(number, mark) if mark else ""


def _repeats(element: bytes) -> int:
    found = _REPEAT.search(element)
    return int(found[1]) if found else 1


def _text(name: bytes) -> str:
    return html.unescape(name.decode("utf-8", "replace"))
