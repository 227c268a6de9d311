"""Days and durations as people write them: "1 April 2027", "Q3 2027", "Apr 27", "01/04/2027", "18 months"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from bizcase.intake.amounts import Context
from bizcase.intake.cells import Cell, Read, Reader, as_text, plain, remembered, unknown, without_asides
from bizcase.intake.headers import normalise
from bizcase.intake.money import parse_amount
from bizcase.intake.numbers import tidy

WANTED = "not a date; write 2027-04-01 or Q3 2027"
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv jaenner janner", "feb february februar fevrier fevr fev",
            "mar march marz maerz mars mrz", "apr april avril avr", "may mai", "jun june juni juin",
            "jul july juli juillet juil", "aug august aout", "sep sept september septembre",
            "oct october okt oktober octobre",
            "nov november novembre", "dec december dez dezember decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ][\d:.]+z?)?")
_PART = re.compile(r"(?:(q|h|t|s)(\d)|(\d)(q|h|t|s)|(?:quarter|quartal) (\d)|(\d)\D{0,2} (?:quarter|quartal))")
_EPOCH = date(1899, 12, 30)

Period = tuple[date, date]


def date_reader(context: Context, end: bool = False) -> Reader:
    """A day; of a month, quarter, half or year its first day, or its last one when ``end``, which is said.

    Whether 01/04 is in January or April the column as a whole tells: :func:`month_first`.
    """
    first = bool(month_first(context))

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed)
        whole = _chosen(parse_period(text, first), end)
        bare = without_asides(text)
        return _without_aside(_chosen(parse_period(bare, first), end)) if whole.wanted and bare != text else whole

    reading = remembered(from_text)

    def read(cell: Cell) -> Read[object]:
        if isinstance(cell, date):
            return Read(cell.date() if isinstance(cell, datetime) else cell)
        if isinstance(cell, int | float) and 20_000 < cell < 80_000:
            day = _EPOCH + timedelta(days=int(cell))
            return Read(day, f"a spreadsheet's day number; taken as {day}")
        return reading(as_text(cell))

    return read


def _without_aside(found: Read[object]) -> Read[object]:
    return found if found.wanted else found._replace(assumed=f"taken as {found.value}")


def _chosen(period: Period | None, end: bool) -> Read[object]:
    if period is None:
        return Read(None, wanted=WANTED)
    day = period[1 if end else 0]
    return Read(day, "" if period[0] == period[1] else f"taken as {day}")


def month_first(context: Context) -> bool | None:
    """Whether the column writes the month before the day; None when it holds no such date.

    A day above 12 decides; without one, dollars speak for the month first and all else for the day first.
    """
    found = [_NUMERIC.fullmatch(as_text(cell)) for cell in context.cells if isinstance(cell, str)]
    slashed = [one for one in found if one and "." not in one[0]]
    if not slashed:
        return None
    if any(int(one[1]) > 12 for one in slashed):
        return False
    return any(int(one[2]) > 12 for one in slashed) or context.case.currency == "USD"


def order_is_open(context: Context) -> bool:
    """Whether the column's dates could be read both ways, so that the choice must be said."""
    found = [_NUMERIC.fullmatch(as_text(cell)) for cell in context.cells if isinstance(cell, str)]
    slashed = [one for one in found if one and "." not in one[0] and one[1] != one[2]]
    return bool(slashed) and all(int(one[1]) <= 12 and int(one[2]) <= 12 for one in slashed)


def parse_period(text: str, first: bool = False) -> Period | None:
    """The first and last day that ``text`` names; ``first`` puts the month before the day.

    >>> parse_period("1 April 2027")[0].isoformat(), parse_period("Q3 2027")[1].isoformat()
    ('2027-04-01', '2027-09-30')
    >>> parse_period("01/04/2027")[0].isoformat(), parse_period("01/04/2027", True)[0].isoformat()
    ('2027-04-01', '2027-01-04')
    """
    text = tidy(text)
    try:
        return _iso(text) or _numeric(text, first) or _worded(text)
    except ValueError:  # the 31st of a month with 30 days
        return None


def _iso(text: str) -> Period | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    return _month(year, month) if not found[3] else _day(year, month, int(found[3]))


def _numeric(text: str, first: bool) -> Period | None:
    found = _NUMERIC.fullmatch(text.removesuffix("."))
    if not found:
        short = re.fullmatch(r"(\d{1,2})[./-](\d{4})", text)
        return _month(int(short[2]), int(short[1])) if short else None
    day, month = int(found[1]), int(found[2])
    if (first and "." not in found[0] and day <= 12) or month > 12:
        day, month = month, day
    return _day(_year(found[3]), month, day)


def _worded(text: str) -> Period | None:
    """Words, in any order: a month or part of a year, a year, a day."""
    words = normalise(re.sub(r"(?<=\d)(?:st|nd|rd|th|er)\b", "", text)).replace(" of ", " ")
    part = _PART.search(words)
    if part:
        rest = (words[: part.start()] + words[part.end() :]).split()
        return _part(part, _year(rest[0])) if len(rest) == 1 and rest[0].isdecimal() else None
    months = [one for one in words.split() if one in _MONTHS]
    numbers = [one for one in words.split() if one.isdecimal()]
    if len(months) + len(numbers) != len(words.split()) or len(months) > 1:
        return None
    return _named(_MONTHS[months[0]] if months else 0, numbers)


def _named(month: int, numbers: list[str]) -> Period | None:
    if len(numbers) == 1 and len(numbers[0]) in ((2, 4) if month else (4,)):
        year = _year(numbers[0])
        return _month(year, month) if month else (_day(year, 1, 1)[0], _day(year, 12, 31)[0])
    if len(numbers) == 2 and month:
        day, ending = sorted(numbers, key=lambda one: len(one) == 4)
        return _day(_year(ending), month, int(day))
    return None


def _part(found: re.Match[str], year: int) -> Period | None:
    letter = found[1] or found[4] or "q"
    number = int(next(one for one in (found[2], found[3], found[5], found[6]) if one))
    months = 6 if letter in "hs" else 3
    if not 1 <= number <= 12 // months:
        return None
    return _day(year, (number - 1) * months + 1, 1)[0], _month(year, number * months)[1]


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else 2000 + int(text)


def _month(year: int, month: int) -> Period:
    first = _day(year, month, 1)[0]
    return first, first.replace(day=monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> Period:
    if not 1900 <= year <= 2199:
        raise ValueError(year)
    return date(year, month, day), date(year, month, day)


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
