"""What an XLSX says of its cells beyond their values: formats, errors, hidden parts, formulas without a result."""

import html
import io
import re
import zipfile
from dataclasses import dataclass

from bizcase.intake.currency import codes
from bizcase.intake.grid import Range

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^<>]*)>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b([^<>]*)>")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^<>]*\bhidden="(?:1|true)")[^<>]*\br="(\d{1,7})"')
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\b(?=[^<>]*\bhidden="(?:1|true)")([^<>]*)>')
_VALUE = re.compile(rb"<(?:\w+:)?v[^<>]*>([^<]*)</")
_UNSOLVED = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*[^<>/])>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PERCENT_FORMATS = {b"9", b"10"}
_PART_OF_SYMBOL = re.compile(r"\[\$([^\]-]+)(?:-[^\]]*)?\]|([£€$¥₹])|\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Details:
    """Hidden rows and columns by number (from 1); texts that cells show in place of their values; cells ("C4") with
    a formula that the program which wrote the file never worked out; marks ("%", "€") that cells show with their
    numbers; merged cells."""

    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    shown: tuple[tuple[int, int, str], ...] = ()
    unsolved: tuple[str, ...] = ()
    marks: tuple[tuple[int, int, str], ...] = ()
    merged: tuple[Range, ...] = ()


def details(data: bytes, sheet: str) -> Details:
    """The details of one sheet of an XLSX; nothing for a sheet or workbook that is built in another way."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        part = _part_of(archive, names, sheet)
        if part not in names:
            return Details()
        xml = archive.read(part)
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else b""
    return Details(
        tuple(int(one) for one in _HIDDEN_ROW.findall(xml)),
        tuple(number for found in _HIDDEN_COLUMNS.findall(xml) for number in _span(found)),
        tuple(_shown(xml, _formats(styles))),
        tuple(_attributes(one).get("r", "") for one in _UNSOLVED.findall(xml)),
    )


def until_last(xml: bytes, closing: bytes) -> bytes:
    """``xml`` up to its last ``closing``, without comments: what is opened is then closed, and a search stays short."""
    plain = re.sub(rb"<!--.*?-->", b"", xml[: xml.rfind(b"-->") + 3], flags=re.DOTALL) + xml[xml.rfind(b"-->") + 3 :]
    return plain[: plain.rfind(closing) + len(closing)] if closing in plain else b""


def _attributes(element: bytes) -> dict[str, str]:
    return {
        name.decode(): html.unescape(value.decode("utf-8", "replace")) for name, value in _ATTRIBUTE.findall(element)
    }


def _part_of(archive: zipfile.ZipFile, names: set[str], sheet: str) -> str:
    """The part of the archive that holds ``sheet``, "" when the workbook does not tell."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return ""
    sheets = [_attributes(one) for one in _SHEET.findall(archive.read("xl/workbook.xml"))]
    wanted = next((one.get("r:id", "") for one in sheets if one.get("name") == sheet), "")
    relations = [_attributes(one) for one in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))]
    target = next((one.get("Target", "") for one in relations if one.get("Id") == wanted), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _span(element: bytes) -> range:
    found = _attributes(element)
    first, last = found.get("min", ""), found.get("max", "")
    return range(int(first), min(int(last), 1000) + 1) if first.isdecimal() and last.isdecimal() else range(0)


def _formats(styles: bytes) -> dict[bytes, str]:
    """Style number → "%" or a currency's mark, for the styles that show one."""
    codes_of = {one.get("numFmtId", ""): one.get("formatCode", "") for one in map(_attributes, _FORMAT.findall(styles))}
    marks = {number.encode(): mark for number, code in codes_of.items() if (mark := format_mark(code))}
    marks |= dict.fromkeys(_PERCENT_FORMATS, "%")
    block = _STYLES.search(until_last(styles, b"cellXfs>"))
    used = [_attributes(one).get("numFmtId", "").encode() for one in _STYLE.findall(block[0])] if block else []
    return {str(place).encode(): marks[number] for place, number in enumerate(used) if number in marks}


def format_mark(code: str) -> str:
    """What a number format adds to a number: "%", a currency's mark, or "".

    >>> [format_mark(one) for one in ("0.0%", "#,##0 [$€-407]", '"£"#,##0', "dd/mm/yyyy")]
    ['%', '€', '£', '']
    """
    first = code.split(";")[0]
    if "%" in re.sub(r'"[^"]*"|\\.', "", first):
        return "%"
    symbols = ("".join(one).strip() for one in _PART_OF_SYMBOL.findall(first))
    return next((one for one in symbols if codes(one)), "")


def _shown(xml: bytes, formats: dict[bytes, str]) -> list[tuple[int, int, str]]:
    """Row, column (from 1) and text of every cell that shows an error, a percentage or an amount of money."""
    styles = b"|".join(formats) or b"none"
    cell = re.compile(
        rb'<(?:\w+:)?c\b(?=[^<>]*\b(?:t="e"|s="(?:' + styles + rb')"))([^<>]*[^<>/])>(.*?)</(?:\w+:)?c>', re.DOTALL
    )
    found = []
    for opening, inside in cell.findall(until_last(xml, b"c>")):
        attributes, value = _attributes(opening), _VALUE.search(inside)
        place = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", attributes.get("r", ""))
        text = _text(attributes, value[1].decode("utf-8", "replace"), formats) if value else ""
        if place and text:
            found.append((int(place[2]), column_number(place[1]), text))
    return found


def _text(attributes: dict[str, str], value: str, formats: dict[bytes, str]) -> str:
    if attributes.get("t") == "e":
        return value
    mark = formats.get(attributes.get("s", "").encode(), "")
    try:
        number = float(value)
    except ValueError:
        return ""
    if attributes.get("t", "n") != "n" or not mark:
        return ""
    return marked(number, mark)


def marked(number: float, mark: str) -> str:
    """``number`` with the mark that its cell shows.

    >>> marked(0.18, "%"), marked(12000.0, "€")
    ('18%', '€12000')
    """
    return f"{round(number * 100, 8):.12g}%" if mark == "%" else f"{mark}{number:.15g}"


def column_number(letters: str) -> int:
    """The number of a column.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
