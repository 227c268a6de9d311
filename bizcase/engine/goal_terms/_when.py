"""By when: the day that the sentence of a goal names, the last one of a month, quarter or year."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from bizcase.engine.goal_terms._grammar import Piece, either, pattern
from bizcase.intake.periods import Period, is_fiscal, parse_period
from bizcase.model.case_file import Company
from bizcase.model.catalogue import GoalReading

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
_MONTH += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_ORDINALS = ("first", "1st", "second", "2nd", "third", "3rd", "fourth", "4th")
_QUARTER = re.compile(rf"\b({'|'.join(_ORDINALS)}) quarter", re.IGNORECASE)
_YEAR = r"(?:20\d\d\b(?!/\d\d\d)|['’]\d\d\b)"
_FISCAL = r"(?:fy|fiscal(?: year)?|financial year) ?-?(?:20\d\d|\d\d)(?:[/-]\d\d)?\b"
_PART = rf"(?:[qh][1-4]\b|{_ORDINAL} (?:quarter|half)(?: year)?)"
_DATED = (
    r"\d{4}-\d\d-\d\d\b",
    r"\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d\b",
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? {_YEAR}",
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}",
    rf"{_MONTH},? ?(?:of )?{_YEAR}",
    rf"{_MONTH}-\d\d\b",
    rf"{_PART}[ ,/-]*(?:of )?(?:the )?(?:{_FISCAL}|{_YEAR}|\d\d\b)",
    rf"(?:{_FISCAL}|20\d\d)[ -]?{_PART}",
    _FISCAL,
    r"20\d\d/\d\d\b",
    rf"(?:spring|summer|autumn|fall) (?:of )?{_YEAR}",
    _YEAR,
)
_DATE = f"(?:{'|'.join(_DATED)})"
_EDGE = r"(?:(?:the )?(?:very )?(?P<edge>end|close|beginning|start|early|mid|middle|late)(?: of| in|-| )+(?:the )?)?"
_CLOSE = r"(?:the )?(?:end of (?:the |our )?|close of (?:the )?)?"
_THIS = rf"(?:(?:(?:calendar )?year[- ]?end|eoy|ye|{_CLOSE}(?:this|the|current|calendar) year|end of (?:the )?year)"
_THIS += rf"(?: (?P<of>20\d\d))?|ye ?['’]?(?P<ye>\d\d)|(?P<next>{_CLOSE}next (?:calendar )?year)"
_THIS += r"|(?P<fiscal>(?:the )?end of (?:the |this |our )?(?:fy|fiscal year|financial year)))\b(?! \d)"
_COUNT = r"(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_SPAN = rf"(?:the )?(?:(?P<ahead>next|coming|following) )?{_COUNT}[ -](?P<unit>months?|mths?|years?|yrs?|quarters?)\b"
_SPAN += r"(?P<time>['’]? (?:time|from now|from today))?"
_AFTER_SPAN = r"(?! (?:of|after|from|instead|rather|ago|or|less|more|earlier|later|old|by|to)\b"
_AFTER_SPAN += r"|['’ ]*(?:experience|notice))"
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {one: number for number, one in enumerate(_NUMBERS) if one} | {"a": 1, "an": 1, "twelve": 12, "eighteen": 18}
_MONTHS_IN = {"m": 1, "q": 3, "y": 12}
_SUBORDINATE = re.compile(r"\b(?:who|that|which|once|every|each|last|past|previous)\b[^,;:\d]*$", re.IGNORECASE)
_SET_OFF = re.compile(r"(?:^|[,;(\[–—|:] *| - *)$")
_CLOSED = re.compile(r" *(?:$|[.,;)\]–—|]| - )")
_LATEST_YEARS = 60


class Deadline(NamedTuple):
    """A day and where it was said; ``first`` is the first day that the words may mean, the surest has ``rank`` 0."""

    piece: Piece
    on: date
    first: date
    note: str
    rank: int


class Basis(NamedTuple):
    """What a date depends on beside its words."""

    today: date
    fiscal_start: int
    month_first: bool


class _Leads(NamedTuple):
    dated: str
    yearless: str
    bare: str
    named: str
    counted: str


def deadlines(text: str, company: Company, today: date, words: GoalReading) -> list[Deadline]:
    """Every deadline in ``text``, the surest first, then in the order of the sentence."""
    american = company.spelling == "american" or company.currency == "USD"
    basis = Basis(today, company.fiscal_year_start or 0, american)
    readers = (_dated, _yearless, _named, _counted)
    found = [one for read in readers for one in read(text, basis, words)]
    kept = (one for one in found if _in_reach(one, today))
    return sorted(kept, key=lambda one: (one.rank, one.piece.start))


def _in_reach(one: Deadline, today: date) -> bool:
    """What has passed is a deadline only if it is said to be one."""
    return one.on.year <= today.year + _LATEST_YEARS and (one.rank == 0 or one.on >= today)


@lru_cache(maxsize=4)
def _leads(words: GoalReading) -> _Leads:
    until, before, during = (either(one) for one in (words.until, words.before, words.during))
    lead = rf"(?:(?P<until>{until})|(?P<before>{before})|(?P<during>{during})) "
    edge = rf"(?:the )?{_EDGE}"
    return _Leads(
        dated=rf"{lead}{edge}(?P<date>{_DATE})",
        yearless=rf"{lead}(?:the )?(?P<edge>end of )?(?P<date>{_MONTH}|q[1-4]|h[12])(?= *(?:$|[.,;)\]–—|]| - ))",
        bare=rf"(?<![\w.,/-]){edge}(?P<date>{_DATE})",
        named=rf"(?:(?:{until}|{before}|{during}) {_THIS}|(?P<bare>next|this) year\b(?! \d)(?=[ .]*$|[,;)\]]))",
        counted=rf"\b(?:(?:within|in|over|inside|during|for) )?{_SPAN}{_AFTER_SPAN}",
    )


def _dated(text: str, basis: Basis, words: GoalReading) -> Iterator[Deadline]:
    leads = _leads(words)
    for one in pattern(leads.dated).finditer(text):
        rank = 0 if one["until"] or one["before"] else 1
        if (found := _on(one, basis, rank)) is not None:
            yield found
    for one in pattern(leads.bare).finditer(text):
        apart = _SET_OFF.search(text[: one.start()]) and _CLOSED.match(text, one.end())
        if apart and (found := _on(one, basis, 2)) is not None:
            yield found


def _yearless(text: str, basis: Basis, words: GoalReading) -> Iterator[Deadline]:
    """ "by June", "before Q3": the next one."""
    for one in pattern(_leads(words).yearless).finditer(text):
        periods = (parse_period(f"{one['date']} {basis.today.year + more}") for more in (0, 1))
        period = next((period for period in periods if period and period[1] >= basis.today), None)
        if period is not None and not one["during"]:
            on = _edge_of(period, "end" if one["edge"] else "", early=bool(one["before"]))
            yield Deadline(Piece(*one.span()), on, min(period[0], on), "next_one", 0)


def _on(one: re.Match[str], basis: Basis, rank: int) -> Deadline | None:
    named, edge = one["date"], (one["edge"] or "").casefold()
    worded = f"{edge} {named}" if edge in {"early", "mid", "middle", "late"} else named
    period = parse_period(_as_intake_writes(worded), basis.month_first, basis.fiscal_start)
    if period is None:
        return None
    if edge in {"mid", "middle"} and period[0].month == period[1].month:
        period = (period[0], period[0].replace(day=15))
    groups = one.groupdict()
    on = _edge_of(period, edge, early=bool(groups.get("before")))
    open_year = is_fiscal(named) and not basis.fiscal_start
    note = "fiscal" if open_year else ""
    return Deadline(Piece(*one.span()), on, min(period[0], on), note, rank)


def _as_intake_writes(text: str) -> str:
    """
    >>> _as_intake_writes("second quarter of '28"), _as_intake_writes("fiscal 2028")
    ('Q2 of 2028', 'FY2028')
    """
    whole = re.sub(r"['’](?=\d\d\b)", "20", text)
    quartered = _QUARTER.sub(lambda one: f"Q{_ORDINALS.index(one[1].casefold()) // 2 + 1}", whole)
    return re.sub(r"\bfiscal(?: year)? ?(?=\d)", "FY", quartered, flags=re.IGNORECASE)


def _edge_of(period: Period, edge: str, early: bool) -> date:
    if edge in {"beginning", "start"}:
        return period[0]
    if early and edge not in {"end", "close"} and period[0] > date.min:
        return period[0] - timedelta(days=1)
    return period[1]


def _named(text: str, basis: Basis, words: GoalReading) -> Iterator[Deadline]:
    """The end of this year, of the next one, of a fiscal year."""
    for one in pattern(_leads(words).named).finditer(text):
        start = basis.fiscal_start or 1
        ahead = bool(one["next"] or (one["bare"] or "").casefold() == "next")
        year = basis.today.year + (1 if ahead else 0)
        if one["of"] or one["ye"]:
            year = int(one["of"] or f"20{one['ye']}")
            last = date(year, 12, 31)
        else:
            last = _year_end(basis.today, start, year - basis.today.year)
        note = "" if basis.fiscal_start or ahead else "fiscal" if one["fiscal"] else "year_end"
        yield Deadline(Piece(*one.span()), last, min(basis.today, last), note, 0)


def _year_end(today: date, start: int, more: int) -> date:
    """The last day of the fiscal year that begins in month ``start`` and holds ``today``, or of a later one."""
    year = today.year + more + (1 if today.month >= start else 0)
    return date(year, start, 1) - timedelta(days=1)


def _counted(text: str, basis: Basis, words: GoalReading) -> Iterator[Deadline]:
    """Months and years from today: "within 18 months", "over the next three years", "in two years' time"."""
    for one in pattern(_leads(words).counted).finditer(text):
        lead = one.group().split()[0].casefold()
        loose = lead not in {"within", "in", "over", "inside"} and not one["ahead"] and not one["time"]
        if loose or _SUBORDINATE.search(text[: one.start()]) or text[: one.start()].rstrip().endswith((" to", " by")):
            continue
        number = _COUNTS.get(one["count"].casefold()) or int(one["count"])
        months = number * _MONTHS_IN[one["unit"][0].casefold()]
        if 0 < months <= 12 * _LATEST_YEARS:
            on = _later(basis.today, months)
            yield Deadline(Piece(*one.span()), on, basis.today, "", 1)


def _later(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
