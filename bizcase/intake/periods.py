"""Days, months, quarters, halves and years as people write them, each as its first and last day."""

import re
from calendar import monthrange
from datetime import date, timedelta

from bizcase.intake.headers import normalise
from bizcase.intake.numbers import tidy

Period = tuple[date, date]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv jaenner janner enero gennaio",
            "feb february februar fevrier fevr fev febrero",
            "mar march marz maerz mars mrz marzo", "apr april avril avr abril aprile", "may mai mayo maggio mei",
            "jun june juni juin junio giugno", "jul july juli juillet juil julio luglio",
            "aug august aout agosto augustus", "sep sept september septembre septiembre settembre",
            "oct october okt oktober octobre octubre ottobre", "nov november novembre noviembre",
            "dec december dez dezember decembre diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": 3, "fruhjahr": 3, "fruhling": 3, "printemps": 3, "summer": 6, "sommer": 6, "ete": 6, "autumn": 9,
            "fall": 9, "herbst": 9, "automne": 9}  # fmt: skip
_THIRDS = {"early": 1, "beginning": 1, "anfang": 1, "debut": 1, "start": 1, "mid": 2, "middle": 2, "mitte": 2, "mi": 2,
           "late": 3, "end": 3, "ende": 3, "fin": 3}  # fmt: skip
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|mo|di|mi|do|fr|sa|so)(?:day|tag)?\.?,? (?=\d|[a-z]{3,})"
)
NUMERIC = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?:,? \d{1,2}:[\d:]+(?: ?[ap]m)?)?")
_LONGEST = 80
_LEAD = re.compile(
    r"^(?:(?:from|by|in|ab|bis|until|starting|ca|circa|approx|est|expected|planned)\b\.? ?|[~≈] ?)(?=\w)"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ][\d:.]+(?:z|[+-][\d:]+)?)?")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
_PLAIN = re.compile(r"(20\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_PART = re.compile(
    r"(?:\b(q|h|t|s|hj|kw|w|cw|wk|week|woche) ?(\d{1,2})\b|\b(\d)(q|h|t|s| ?hj)\b"
    r"|(?:quarter|quartal|trimestre|qtr) (\d)|(\d)\D{0,2} (?:quarter|quartal|trimestre|qtr)"
    r"|(\d)\D{0,2} (?:half|halbjahr|semestre)|(?:half|halbjahr|semestre) (\d)|(first|second) half)"
)
_FISCAL = re.compile(r"\b(?:fy|fiscal year|financial year|gj|geschaftsjahr|exercice|wj) ?")
_JOINT = re.compile(r"(?<=\w)\s?(?:-|/|&|\+|\b(?:to|bis|und|and|à|or)\b)\s?(?=\w)")
_THROUGH = re.compile(r"-|\b(?:to|bis|à)\b")
_SPLIT_YEAR = re.compile(r"(?<!\d)(\d{4}|\d{2})[/-](\d{2}|\d{4})\b")


def parse_period(text: str, first: bool = False, fiscal_start: int = 0) -> Period | None:
    """The first and last day that ``text`` names; ``first`` puts the month before the day.

    ``fiscal_start`` is the month in which a fiscal year begins that is named after the year it ends in; 0 takes
    fiscal years for calendar years.

    >>> parse_period("1 April 2027")[0].isoformat(), parse_period("Q3 2027")[1].isoformat()
    ('2027-04-01', '2027-09-30')
    >>> parse_period("01/04/2027")[0].isoformat(), parse_period("01/04/2027", True)[0].isoformat()
    ('2027-04-01', '2027-01-04')
    >>> parse_period("FY27", fiscal_start=4)[0].isoformat(), parse_period("Q3/Q4 2027")[1].isoformat()
    ('2026-04-01', '2027-12-31')
    """
    if len(text) > _LONGEST:
        return None
    text = _LEAD.sub("", _WEEKDAY.sub("", tidy(text)))
    try:
        return (
            _years(text, fiscal_start)
            or _iso(text)
            or _numeric(text, first)
            or _fiscal(text, fiscal_start)
            or _worded(text)
            or _between(text, first)
        )
    except (ValueError, OverflowError):  # the 31st of a month with 30 days
        return None


def is_fiscal(text: str) -> bool:
    """Whether ``text`` names a fiscal year or a part of one.

    >>> is_fiscal("Q2 FY27"), is_fiscal("Q2 2027")
    (True, False)
    """
    return _FISCAL.search(normalise(text)) is not None or _years(tidy(text), 0) is not None


def is_span(text: str) -> bool:
    """Whether ``text`` names two periods and what lies between them.

    >>> is_span("Q1–Q3 2027"), is_span("Apr-27"), is_span("2027-04-01")
    (True, False, False)
    """
    plain = _LEAD.sub("", tidy(text[: _LONGEST + 1]))
    if not _THROUGH.search(plain):  # "Q3/Q4 2027" is one or the other
        return False
    try:
        return _single(plain, False) is None and _between(plain, False) is not None
    except (ValueError, OverflowError):
        return False


def _years(text: str, start: int) -> Period | None:
    """A year over two calendar years: "2026/27"."""
    found = re.fullmatch(r"(20\d\d)[/-](\d\d)", text)
    return _fiscal(f"fy{found[2]}", start) if found and int(found[2]) == int(found[1]) % 100 + 1 > 13 else None


def _iso(text: str) -> Period | None:
    found = _ISO.fullmatch(text) or _CHINESE.fullmatch(text) or _PLAIN.fullmatch(text)
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    return _month(year, month) if not found[3] else _day(year, month, int(found[3]))


def _numeric(text: str, first: bool) -> Period | None:
    found = NUMERIC.fullmatch(text.removesuffix("."))
    if not found:
        short = re.fullmatch(r"(\d{1,2})[./-](\d{4})", text)
        return _month(int(short[2]), int(short[1])) if short else None
    day, month = int(found[1]), int(found[3])
    if (first and found[2] != "." and day <= 12) or month > 12:
        day, month = month, day
    return _day(_year(found[4]), month, day)


def _fiscal(text: str, start: int) -> Period | None:
    """A fiscal year, or a part of one: "FY27", "FY2026/27", "Q2 FY27", "H1 FY 27"."""
    words = normalise(text)
    mark = _FISCAL.search(words)
    if not mark:
        return None
    split = _SPLIT_YEAR.search(text)
    rest = (words[: mark.start()] + " " + words[mark.end() :]).strip()
    if split:
        rest = " ".join(f"{words[: mark.start()]} {split[2]}".split())
    whole = (
        _worded(rest)
        if not re.fullmatch(r"\d{2}", rest)
        else (_day(_year(rest), 1, 1)[0], _day(_year(rest), 12, 31)[0])
    )
    if whole is None or start in (0, 1):
        return whole
    back = 13 - start
    return _shifted(whole[0], -back), _shifted(whole[1] + timedelta(days=1), -back) - timedelta(days=1)


def _shifted(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def _between(text: str, first: bool) -> Period | None:
    """A span of two periods, the first of which may leave out the year: "Q3/Q4 2027", "Apr–Jun 2027"."""
    for joint in _JOINT.finditer(text):
        begins, ends = text[: joint.start()].strip(), text[joint.end() :].strip()
        last = _single(ends, first)
        begin = last and (_single(begins, first) or _worded(f"{begins} {last[0].year}"))
        if begin and last and begin[0] <= last[1]:
            return begin[0], last[1]
    return None


def _single(text: str, first: bool) -> Period | None:
    return _iso(text) or _numeric(text, first) or _worded(text)


def _worded(text: str) -> Period | None:
    """Words, in any order: a month or part of a year, a year, a day."""
    text = re.sub(r"(?<=\d{4})(?=[qh]\d)", " ", text)
    words = normalise(re.sub(r"(?<=\d)(?:st|nd|rd|th|er)\b", "", text)).replace(" of ", " ")
    part = _PART.search(words)
    if part:
        rest = [one for one in (words[: part.start()] + words[part.end() :]).split() if one not in _THIRDS]
        return _part(part, _year(rest[0])) if len(rest) == 1 and re.fullmatch(r"\d{4}|\d{2}", rest[0]) else None
    parted = words.split()
    months = [one for one in parted if one in _MONTHS]
    numbers = [one for one in parted if one.isdecimal()]
    vague = [one for one in parted if one in _THIRDS or one in _SEASONS]
    glued = re.fullmatch(r"([a-z]{3,9})(\d{2}|\d{4})", words)
    if glued and glued[1] in _MONTHS:
        return _month(_year(glued[2]), _MONTHS[glued[1]])
    if len(months) + len(numbers) + len(vague) != len(parted) or len(months) > 1 or len(vague) > 1:
        return None
    named = _named(_MONTHS[months[0]] if months else 0, numbers)
    return _narrowed(named, vague[0]) if vague and named else named if not vague else None


def _narrowed(period: Period, word: str) -> Period | None:
    """The season or third of a year that ``word`` names, the third of a month as the whole month."""
    first, last = period
    if first.month == last.month:
        return period if word in _THIRDS else None
    start = _SEASONS.get(word) or _THIRDS[word] * 4 - 3
    return _day(first.year, start, 1)[0], _month(first.year, start + (2 if word in _SEASONS else 3))[1]


def _named(month: int, numbers: list[str]) -> Period | None:
    if len(numbers) == 1 and len(numbers[0]) in ((2, 4) if month else (4,)):
        year = _year(numbers[0])
        return _month(year, month) if month else (_day(year, 1, 1)[0], _day(year, 12, 31)[0])
    if len(numbers) == 2 and month:
        day, ending = sorted(numbers, key=lambda one: len(one) == 4)
        return _day(_year(ending), month, int(day)) if len(ending) in (2, 4) else None
    return None


def _part(found: re.Match[str], year: int) -> Period | None:
    letter = (found[1] or found[4] or "").strip() or ("h" if found[7] or found[8] or found[9] else "q")
    given = next(one for one in (found[2], found[3], *found.groups()[4:]) if one)
    number = {"first": 1, "second": 2}.get(given) or int(given)
    if letter in {"kw", "w", "cw", "wk", "week", "woche"}:
        monday = date.fromisocalendar(year, number, 1)
        return monday, monday + timedelta(days=6)
    months = 6 if letter in {"h", "s", "hj"} else 3
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
