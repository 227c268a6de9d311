"""Initiatives and goals as a sheet to fill in: empty, or with what a case holds. What is written here, intake reads.

No cell is ever a formula: in XLSX text is written as text, in CSV an apostrophe goes before what Excel would run.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from bizcase.model.case_file import OWN_RAMP, Estimate, Goal, Initiative, Status
from bizcase.model.catalogue import Tier

Kind = Literal["initiatives", "goals"]
Cell = str | float | date | None
Look = Literal["text", "amount", "share", "date"]

VALUE_TYPES = {
    "cash_in": "cash in",
    "cash_saved": "cash saved",
    "capacity": "capacity",
    "expected_loss": "expected loss",
    "unmonetised": "not in money",
}
_STATUSES = tuple(one for one in get_args(Status) if one != "unknown")
_TENTHS = tuple(f"{one}%" for one in range(10, 101, 10))
_RUN_BY_EXCEL = re.compile(r"'*[=+\-@]")
_SPARE_ROWS = 500
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 a workbook's times have no zone; the same each time, for the same bytes


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its header, what to write there, how wide it is, how a record fills it, and the choices it has."""

    header: str
    hint: str
    width: int
    cell: Callable[[Any], Cell]
    look: Look = "text"
    choices: tuple[str, ...] = ()


def _text(field: str) -> Callable[[Any], Cell]:
    return lambda record: str(getattr(record, field) or "")


def _as_is(field: str) -> Callable[[Any], Cell]:
    return lambda record: getattr(record, field)


def _listed(field: str) -> Callable[[Any], Cell]:
    def cell(record: Any) -> Cell:
        texts = getattr(record, field)
        return "; ".join(texts) + (";" if len(texts) == 1 and re.search(r"[,/|]", texts[0]) else "")

    return cell


def _benefit(part: str) -> Callable[[Any], Cell]:
    return lambda record: getattr(record.benefit, part, None)


def _inputs(record: Any) -> Cell:
    return "; ".join(f"{name}={_range(one)}" for name, one in record.driver_inputs.items())


def _ramp(record: Any) -> Cell:
    if record.ramp != OWN_RAMP:
        return str(record.ramp)
    return " / ".join(f"{_number(round(100 * share, 10))}%" for share in record.ramp_shares)


def _range(estimate: Estimate) -> str:
    if estimate.low is None and estimate.high is None:
        return _number(estimate.base)
    return " / ".join(map(_number, (estimate.low, estimate.base, estimate.high)))


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return str(int(value)) if float(value).is_integer() else repr(value)


_INITIATIVES = (
    SheetColumn("Id", "Your own short name, as in I01. May stay empty.", 7, _text("id")),
    SheetColumn("Initiative", "What you want to do, in a few words. The only column that must be filled.", 38,
                _text("name")),
    SheetColumn("Description", "One or two sentences.", 50, _text("description")),
    SheetColumn("Channels", "Where it happens: LinkedIn; own site", 22, _listed("channels")),
    SheetColumn("Goals", "The goals it serves, by id or in words: G1; G3", 14, _listed("goals")),
    SheetColumn("One-off cost", "To set it up. 30000, £30k and 30,000 are all read.", 14, _as_is("one_off_cost"),
                "amount"),
    SheetColumn("Annual cost", "To run it for a full year, without your own people's hours.", 14,
                _as_is("annual_cost"), "amount"),
    SheetColumn("Hours per month", "Working hours of your own people in a month.", 16, _as_is("hours_per_month"),
                "amount"),
    SheetColumn("Benefit low", "For a full year, on the cautious side.", 14, _benefit("low"), "amount"),
    SheetColumn("Benefit likely", "For a full year, as you expect it. Leave it empty when you do not know.", 14,
                _benefit("base"), "amount"),
    SheetColumn("Benefit high", "For a full year, on the hopeful side.", 14, _benefit("high"), "amount"),
    SheetColumn("Value type", "Only money in and money saved count as cash.", 16,
                lambda one: VALUE_TYPES.get(one.value_class or "", ""), choices=tuple(VALUE_TYPES.values())),
    SheetColumn("Driver", "The id of a formula that works the benefit out, in place of a stated benefit.", 18,
                _text("driver")),
    SheetColumn("Driver inputs", "Figures for the formula: contacts=1200; minutes=5 / 6 / 8", 30, _inputs),
    SheetColumn("Start", "A day, a month or a quarter: 2027-04-01, April 2027, Q2 2027", 13, _as_is("start"), "date"),
    SheetColumn("Duration (months)", "How long it runs.", 17, _as_is("duration_months"), "amount"),
    SheetColumn("Build-up", "How fast the benefit comes: fast, standard, slow or linear18; or the shares after 3, 6, "
                "9 … months: 10% / 40% / 100%", 16, _ramp),
    SheetColumn("Confidence", "How sure you are of the benefit.", 12, _as_is("confidence"), "share", _TENTHS),
    SheetColumn("KPI", "What shows that it works.", 32, _text("kpi")),
    SheetColumn("Baseline", "The measure today: 21 %", 12, _text("baseline")),
    SheetColumn("Target", "The measure wanted: 15 %", 12, _text("target")),
    SheetColumn("Evidence tier", "A is the strongest evidence for the benefit, G the weakest.", 14,
                _text("evidence_tier"), choices=get_args(Tier)),
    SheetColumn("Owner", "Who answers for it.", 20, _text("owner")),
    SheetColumn("Department", "", 20, _text("department")),
    SheetColumn("Spokesperson", "Who speaks to customers.", 20, _text("spokesperson")),
    SheetColumn("Status", "", 11, lambda one: "" if one.status == "unknown" else one.status, choices=_STATUSES),
    SheetColumn("Depends on", "What has to be in place first, by id or name: I02; I05", 20, _listed("depends_on")),
)  # fmt: skip
_GOALS = (
    SheetColumn("Id", "Your own short name, as in G1. May stay empty.", 7, _text("id")),
    SheetColumn("Goal", "The goal in its leader's own words. The only column that must be filled.", 60,
                _text("statement")),
    SheetColumn("Executive", "Who answers for it.", 26, _text("executive")),
    SheetColumn("Metric", "How it is measured.", 30, _text("metric")),
    SheetColumn("Baseline", "The measure today, as written in the plan: 18 %", 12, _text("baseline")),
    SheetColumn("Target", "The measure wanted.", 12, _text("target")),
    SheetColumn("Deadline", "By when: 2028-12-31, end of 2028, Q4 2028", 13, _as_is("deadline"), "date"),
    SheetColumn("Weight", "How much it counts beside the others, as in 2.", 9, _as_is("weight"), "amount"),
    SheetColumn("Outcome", "May stay empty: the business outcome behind the goal.", 22, _text("category")),
    SheetColumn("Said in", "Plan, minutes or interview, with page or date.", 30, _text("said_in")),
)  # fmt: skip
COLUMNS: dict[Kind, tuple[SheetColumn, ...]] = {"initiatives": _INITIATIVES, "goals": _GOALS}


def as_csv(kind: Kind, records: Iterable[Initiative | Goal] = ()) -> bytes:
    """``records`` as CSV that Excel opens (UTF-8 with its mark, commas); without any an empty template."""
    rows = tuple(records)
    columns = _columns(kind, rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_harmless(column.header) for column in columns)
    writer.writerows([_plain(column.cell(row), column.look) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(kind: Kind, records: Iterable[Initiative | Goal] = ()) -> bytes:
    """``records`` as a workbook with choices to pick from and a note on every header; without any a template."""
    import xlsxwriter

    rows = tuple(records)
    columns = _columns(kind, rows)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(kind.capitalize())
        sheet.freeze_panes(1, 2)
        looks = _looks(book)
        for place, column in enumerate(columns):
            _write_column(sheet, place, column, rows, looks)
    return target.getvalue()


def _columns(kind: Kind, records: Sequence[Initiative | Goal]) -> tuple[SheetColumn, ...]:
    """The columns of ``kind``, and one for every extra fact of ``records``."""
    extra = dict.fromkeys(name for one in records if isinstance(one, Initiative) for name in one.extra)
    return (*COLUMNS[kind], *map(_extra, extra))


def _extra(name: str) -> SheetColumn:
    return SheetColumn(name, "", 20, lambda record: record.extra.get(name, ""))


def _plain(cell: Cell, look: Look) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _harmless(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{_number(round(cell * 100, 8))}%" if look == "share" else _number(cell)


def _harmless(text: str) -> str:
    """``text`` so that no spreadsheet program runs it.

    >>> _harmless("=1+1"), _harmless("Care desk")
    ("'=1+1", 'Care desk')
    """
    return f"'{text}" if _RUN_BY_EXCEL.match(text) else text


def _looks(book: Any) -> dict[str, Any]:
    numbers = {"text": "@", "amount": "#,##0", "share": "0%", "date": "yyyy-mm-dd"}
    looks = {look: book.add_format({"num_format": form, "valign": "top"}) for look, form in numbers.items()}
    looks["header"] = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    return looks


def _write_column(
    sheet: Any, place: int, column: SheetColumn, rows: Sequence[Initiative | Goal], looks: dict[str, Any]
) -> None:
    sheet.set_column(place, place, column.width, looks[column.look])
    sheet.write_string(0, place, column.header, looks["header"])
    if column.hint:
        sheet.write_comment(0, place, column.hint, {"author": "bizcase", "x_scale": 1.6, "y_scale": 0.8})
    if column.choices:
        sheet.data_validation(1, place, len(rows) + _SPARE_ROWS, place, _choices(column))
    for number, row in enumerate(rows, start=1):
        _write_cell(sheet, number, place, column.cell(row), looks[column.look])


def _choices(column: SheetColumn) -> dict[str, Any]:
    """A list to pick from; a share between two choices is accepted too."""
    chosen = {"validate": "list", "source": list(column.choices), "ignore_blank": True}
    if column.look == "share":
        return chosen | {"show_error": False}
    listed = ", ".join(column.choices)
    return chosen | {"error_title": column.header, "error_message": f"Choose one of: {listed}."[:255]}


def _write_cell(sheet: Any, row: int, place: int, cell: Cell, look: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, place, cell, look)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), look)  # noqa: DTZ001
    else:
        sheet.write_number(row, place, cell, look)
