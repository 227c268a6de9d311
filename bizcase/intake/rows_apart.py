"""Rows of a sheet that are no rows of its table: totals, repeated headers, headings, notes, rows without a name."""

import re

from bizcase.intake.cells import Cell, as_text, is_blank, unknown
from bizcase.intake.grid import Row
from bizcase.intake.header_rows import headers_of
from bizcase.intake.header_words import NAMING
from bizcase.intake.headers import known_field, normalise

_TOTALS = frozenset({
    "total", "totals", "sum", "sums", "subtotal", "subtotals", "summe", "summen", "gesamt", "gesamtsumme",
    "zwischensumme", "insgesamt", "somme", "totaux", "average", "mean", "durchschnitt", "mittelwert", "moyenne",
    "totale", "totaal", "suma", "razem",
}) | {"sub total", "grand total", "overall total", "total general", "sous total", "in total", "sum total"}  # fmt: skip
_WITH_TOTALS = frozenset({
    "of", "for", "all", "the", "initiatives", "initiative", "projects", "programme", "program", "cost", "costs",
    "budget", "year", "in", "and", "per", "section", "group", "phase", "sub", "grand", "overall", "benefit",
    "benefits", "gbp", "eur", "usd", "chf", "k", "£", "€", "$", "q1", "q2", "q3", "q4", "1", "2", "3", "4",
})  # fmt: skip
_FOOTNOTE = re.compile(
    r"(?i)\*|¹|²|†|\(\d\)\s|\[\d\]|n\.?b\.?\s|(?:notes?|sources?|quelle|anmerkung|hinweis|remarque|fußnote|legend|key"
    r"|last updated|updated|stand|prepared by|contact|disclaimer|assumptions?|all figures|figures in|exported"
    r"|generated)\s*[:–-]|page \d+ of|(?:all figures|figures in|exported|generated) "
)
_FIGURE = re.compile(r"[^\d]{0,5}\d[\d\s.,'’]*[^\d]{0,5}")
_RULE = re.compile(r"[\s:=_*+–—-]*")


def reason_apart(cells: list[Cell], headers: list[str], name: int, called: str, field: str, heading: bool) -> str:
    """Why ``cells`` are no row of the table, "" when they are one.

    ``name`` is the place of the column that names the rows, ``called`` its header; ``heading`` tells that one cell
    runs over several columns.
    """
    filled = [cell for cell in cells if not is_blank(cell)]
    if _is_total(filled):
        return "a totals row; bizcase adds up itself"
    label = as_text(cells[name]) if name < len(cells) else ""
    if headers and headers_of(cells) == headers:
        return "the header again"
    if len(filled) == 1 and isinstance(filled[0], str) and len(headers) > 1:
        if _FOOTNOTE.match(filled[0].strip()):
            return "a note, not a row of the table"
        if heading or filled[0].strip().endswith(":"):
            return "a heading between the rows"
    if all(isinstance(cell, str) and _RULE.fullmatch(cell) for cell in filled) and len(filled) > 1:
        return "a line of dashes"
    if not any(one.isalnum() for one in label) or unknown(label):
        return f"no {field}; write it in column '{called}'"
    return ""


def other_table(rows: list[Row]) -> int:
    """Where the header of another table stands below a blank row: at least two cells, each of them a known header.

    Its place in ``rows``, or their number when there is none.
    """
    for place in range(1, len(rows)):
        if rows[place][0] > rows[place - 1][0] + 1 and _is_header(rows[place][1]):
            return place
    return len(rows)


def _is_header(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    if len(filled) < 2 or not all(isinstance(cell, str) for cell in filled):
        return False
    return any(all(known_field(as_text(cell), kind) for cell in filled) for kind in NAMING)


def _is_total(filled: list[Cell]) -> bool:
    label = filled[0] if filled and isinstance(filled[0], str) else ""
    words = normalise(label) if len(label) < 60 else ""
    if words in _TOTALS:
        return True
    parts = words.split()
    known = bool(parts) and not _TOTALS.isdisjoint(parts) and all(one in _TOTALS | _WITH_TOTALS for one in parts)
    ended = len(parts) > 1 and len(parts) <= 5 and (parts[-1] in _TOTALS)
    paired = len(parts) == 2 and parts[0] in _TOTALS
    return (known or ended or paired) and len(filled) > 1 and all(map(_is_figure, filled[1:]))


def _is_figure(cell: Cell) -> bool:
    return not isinstance(cell, str) or _FIGURE.fullmatch(cell.strip()) is not None


def tail_begins(rows: list[Row], width: int) -> int:
    """Where the notes below the table begin: lone texts after a blank row that ends the table."""
    place = len(rows)
    while place and sum(not is_blank(cell) for cell in rows[place - 1][1]) == 1:
        place -= 1
    gaps = (one for one in range(max(place, 1), len(rows)) if rows[one][0] > rows[one - 1][0] + 1)
    return next(gaps, len(rows)) if width > 1 and place else len(rows)
