"""Days and durations as people write them: "1 April 2027", "Q3 2027", "FY27", "01/04/2027", "18 months"."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from bizcase.intake.amounts import Context
from bizcase.intake.cells import Cell, Read, Reader, as_text, plain, remembered, unknown, without_asides
from bizcase.intake.money import parse_amount
from bizcase.intake.numbers import tidy
from bizcase.intake.periods import NUMERIC, Period, is_fiscal, parse_period

WANTED = "not a date; write 2027-04-01 or Q3 2027"
_EPOCH = date(1899, 12, 30)
_CALENDAR = "; the fiscal year taken as the calendar year, say in which month it starts"


def date_reader(context: Context, end: bool = False) -> Reader:
    """A day; of a month, quarter, half or year its first day, or its last one when ``end``, which is said.

    Whether 01/04 is in January or April the column as a whole tells: :func:`month_first`.
    """
    first, fiscal = bool(month_first(context)), context.case.fiscal_year_start

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed)
        whole = _chosen(parse_period(text, first, fiscal), end)
        if is_fiscal(text) and not whole.wanted and not fiscal:
            return whole._replace(assumed=f"taken as {whole.value}{_CALENDAR}")
        bare = without_asides(text)
        aside = whole.wanted and bare != text
        return _without_aside(_chosen(parse_period(bare, first, fiscal), end)) if aside else whole

    reading = remembered(from_text)

    def read(cell: Cell) -> Read[object]:
        if isinstance(cell, date):
            return Read(cell.date() if isinstance(cell, datetime) else cell)
        if (day := _serial(cell)) is not None:
            return Read(day, f"a spreadsheet's day number; taken as {day}")
        return reading(as_text(cell))

    return read


def _serial(cell: Cell) -> date | None:
    """The day of a number as spreadsheets count days, also where a CSV holds it as text."""
    if isinstance(cell, str) and re.fullmatch(r"[34567]\d{4}(?:\.0+)?", cell.strip()):
        cell = float(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 20_000 < cell < 80_000:
        return _EPOCH + timedelta(days=int(cell))
    return None


def _without_aside(found: Read[object]) -> Read[object]:
    return found if found.wanted else found._replace(assumed=f"taken as {found.value}")


def _chosen(period: Period | None, end: bool) -> Read[object]:
    if period is None:
        return Read(None, wanted=WANTED)
    day = period[1 if end else 0]
    return Read(day, "" if period[0] == period[1] else f"taken as {day}")


def _slashed(context: Context) -> list[tuple[int, int]]:
    """The first two numbers of every date that may stand in either order; with dots the day comes first."""
    found = (NUMERIC.fullmatch(tidy(as_text(cell))) for cell in context.cells if isinstance(cell, str))
    return [(int(one[1]), int(one[3])) for one in found if one and one[2] != "."]


def month_first(context: Context) -> bool | None:
    """Whether the column writes the month before the day; None when it holds no such date.

    A day above 12 decides; without one, dollars speak for the month first and all else for the day first.
    """
    slashed = _slashed(context)
    if not slashed:
        return None
    if any(first > 12 for first, _ in slashed):
        return False
    return any(second > 12 for _, second in slashed) or context.case.currency == "USD"


def order_is_open(context: Context) -> bool:
    """Whether the column's dates could be read both ways, so that the choice must be said."""
    slashed = [one for one in _slashed(context) if one[0] != one[1]]
    return bool(slashed) and all(first <= 12 and second <= 12 for first, second in slashed)


_MONTHS_IN = {
    **dict.fromkeys(["m", "mo", "mon", "mth", "mths", "month", "months", "monat", "monate", "monaten", "mois"], 1.0),
    **dict.fromkeys(["y", "yr", "yrs", "year", "years", "jahr", "jahre", "jahren", "an", "ans"], 12.0),
    **dict.fromkeys(["q", "quarter", "quarters", "qtr", "quartal", "quartale", "trimestre", "trimestres"], 3.0),
    **dict.fromkeys(["w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines"], 12 / 52),
    **dict.fromkeys(["d", "day", "days", "tag", "tage", "jour", "jours"], 12 / 365),
}
_PER = {"month": 1.0, "year": 12.0, "quarter": 3.0, "week": 12 / 52, "day": 12 / 365}
_DURATION_WANTED = "not a number of months; write 6"


def duration_reader(context: Context) -> Reader:
    """Whole months, at most 600; of a range the upper end; other units are turned into months and said."""
    usual = _PER.get(context.column.unit.period, 1.0)
    return _over_text(lambda text: _duration(text, usual))


def _over_text(from_text: Callable[[str], Read[object]]) -> Reader:
    reading = remembered(from_text)
    return lambda cell: reading(as_text(cell))


def _duration(text: str, usual: float) -> Read[object]:
    if absent := unknown(text):
        return Read(None, absent.assumed)
    words = [one for one in re.findall(r"[^\W\d_]+", tidy(text)) if one in _MONTHS_IN]
    amount = parse_amount(_without(words, tidy(text)))
    if amount is None or amount.currency or amount.factor != 1 or not 0 <= amount.high <= 10_000:
        return Read(None, wanted=_DURATION_WANTED)
    exact = amount.high * (_MONTHS_IN[words[-1]] if words else usual)
    return _whole(exact, amount.low != amount.high)


def _without(words: Iterable[str], text: str) -> str:
    for word in words:
        text = re.sub(rf"(?<![^\W\d_]){word}(?![^\W\d_])\.?", "", text)
    return text.strip()


def _whole(exact: float, ranged: bool) -> Read[object]:
    months = max(round(exact), 1) if exact else 0
    if months > 600:
        return Read(None, wanted=_DURATION_WANTED)
    if ranged:
        return Read(months, f"a range; taken as {plain(months)} months, its upper end")
    return Read(months, "" if abs(exact - months) < 0.05 else f"taken as {plain(months)} months")
