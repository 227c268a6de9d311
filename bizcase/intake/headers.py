"""A header's words: which field it names, and the unit that it carries."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bizcase.intake.currency import SYMBOLS, is_code
from bizcase.intake.header_words import GENERIC_HEADERS, WEAK_ENDINGS, WEAK_SPELLINGS
from bizcase.intake.money import FACTORS, parted
from bizcase.model.reading import Alternative, How

Spellings = Mapping[str, tuple[str, ...]]

_FACTORS = {one: factor for one, factor in FACTORS.items() if one not in {"b", "cr", "mil", "mm"}} | {
    "000": 1e3, "000s": 1e3, "thousands": 1e3, "milliers": 1e3,
}  # fmt: skip
_PERIODS = {
    "week": "week", "weekly": "week", "weeks": "week", "woche": "week", "wochen": "week", "semaine": "week",
    "semaines": "week", "month": "month", "monthly": "month", "months": "month", "monat": "month",
    "monate": "month", "monatlich": "month", "mois": "month", "mensuel": "month", "pm": "month",
    "quarter": "quarter",
    "quarters": "quarter", "quarterly": "quarter", "quartal": "quarter", "year": "year", "years": "year",
    "annum": "year", "pa": "year", "jahr": "year", "jahre": "year", "an": "year", "ans": "year",
    "day": "day", "days": "day", "tage": "day", "jours": "day",
}  # fmt: skip
_FILLERS = {"in", "per", "a", "pro", "par", "en", "of", "h", "hrs"}
_LONGEST, _READ = 60, 200
_CLOSE = 86


@dataclass(frozen=True, slots=True)
class Unit:
    """What a header says about its cells: a factor, a currency code or symbol, per cent, a period."""

    factor: float = 1.0
    currency: str = ""
    percent: bool = False
    period: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: where it stands, what it is called, which field it fills ("" for none).

    ``header`` is its own name in the table, ``name_from`` the text that stands above it; ``near`` is the spelling
    that its header is a near-miss of.
    """

    index: int
    header: str
    field: str = ""
    unit: Unit = Unit()
    near: str = ""
    how: How = ""
    confidence: float = 0.0
    alternatives: tuple[Alternative, ...] = ()
    name_from: str = ""


def normalise(text: str) -> str:
    """``text`` without case, accents and punctuation.

    >>> normalise("Jährliche  Kosten:"), normalise("One-off cost")
    ('jahrliche kosten', 'one off cost')
    """
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(one for one in split if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))


def header_unit(header: str) -> Unit:
    """The unit in ``header``.

    >>> header_unit("Cost (£k)")
    Unit(factor=1000.0, currency='£', percent=False, period='')
    >>> header_unit("Monthly budget in EUR").period
    'month'
    """
    words = _words(header)
    money = next((one for one in words if one in SYMBOLS or (is_code(one) and one.upper() in header)), "")
    factor = next((_FACTORS[one] for one in _unit_words(words, money) if one in _FACTORS), 1.0)
    period = next((_PERIODS[one] for one in words if one in _PERIODS), "")
    return Unit(factor, money.upper(), any(one in {"%", "percent", "prozent"} for one in words), period)


def is_unit(header: str) -> bool:
    """Whether ``header`` is a unit and nothing else.

    >>> is_unit("(£k)"), is_unit("months"), is_unit("Cost (£k)"), is_unit("Care desk")
    (True, True, False, False)
    """
    inside = header.strip("()[] ")
    return header_unit(inside) != Unit() and not _core(inside)


def _unit_words(words: list[str], money: str) -> list[str]:
    return words if money else [one for one in words if one != "t"]


def _words(header: str) -> list[str]:
    text = re.sub(r"\bp\.\s?([am])\.?", r"p\1", header[:_READ].casefold())
    found = re.findall(r"(?:us|a|c|r)\$|000s?|[^\W\d_]+|\d+|[%£€$¥₹₩₽₺₪]", text)
    return [part for word in found for part in parted(word)]


def _core(header: str) -> str:
    """The header's words without its unit: "Cost (£k)" → "cost"."""
    units = {*_FACTORS, *_PERIODS, *_FILLERS, *SYMBOLS, "%", "percent", "prozent", "share"}
    kept = [one for one in _words(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", header[:_READ])) if one not in units]
    words = [one for one in kept if not (is_code(one) and one.upper() in header)]
    return normalise(" ".join(one for one in words if len(words) == 1 or not re.fullmatch(r"20\d\d", one)))


@cache
def spellings(kind: str) -> dict[str, str]:
    """Every normalised spelling with its field; ``kind`` is the name of a dict in ``columns``."""
    from bizcase.intake import columns

    tables: Spellings = getattr(columns, kind)
    return {normalise(one): field for field, names in tables.items() for one in names}


@cache
def spelling_rank(kind: str) -> dict[str, int]:
    """Every normalised spelling with its place in the table: of two columns for a field the lower one wins."""
    return {spelling: place for place, spelling in enumerate(spellings(kind))}


def known_field(header: str, kind: str) -> str:
    """The field that ``header`` names, "" for none.

    >>> known_field("Einmalige Kosten (T€)", "INITIATIVE_COLUMNS")
    'one_off_cost'
    """
    return spellings(kind).get(spelling_of(header, kind), "")


@cache
def spelling_of(header: str, kind: str) -> str:
    """The spelling that ``header`` is, its unit and weak last words apart; "" for none.

    >>> spelling_of("Annual cost (£k)", "INITIATIVE_COLUMNS"), spelling_of("Campaign name", "INITIATIVE_COLUMNS")
    ('annual cost', 'campaign')
    """
    if header.strip() in {"#", "№", "n°"}:
        return "id"
    if not header or len(header) > _LONGEST:
        return ""
    known = spellings(kind)
    options = [normalise(header)]
    if not re.search(r"[,;|\t^~]", header):  # else it is a line that was not parted
        options += [_core(header), *map(normalise, header.split("/") if "/" in header else ())]
        options += [_without_weak_end(one) for one in options[:2]]
    return next((one for one in options if one in known), "")


def _without_weak_end(words: str) -> str:
    start, _, last = words.rpartition(" ")
    return start if last in WEAK_ENDINGS else ""


def says_nothing(header: str) -> bool:
    """Whether ``header`` is empty or a program's own filler.

    >>> says_nothing("Column 3"), says_nothing("Unnamed: 2"), says_nothing("Region")
    (True, True, False)
    """
    return re.fullmatch(GENERIC_HEADERS, normalise(header)) is not None


def near_spellings(header: str, kind: str) -> list[tuple[str, float]]:
    """The spellings that ``header`` is a near-miss of, each with a confidence of 0–1, the nearest first.

    >>> near_spellings("Anual costs", "INITIATIVE_COLUMNS")[0][0]
    'annual costs'
    """
    core = _core(header)
    if not 5 <= len(core) <= _LONGEST:
        return []
    from rapidfuzz import fuzz, process

    found = process.extract(core, _long_spellings(kind), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=4)
    return [(one[0], one[1] / 100) for one in found]


@cache
def _long_spellings(kind: str) -> list[str]:
    return [one for one in spellings(kind) if len(one) >= 5]


def contained_spelling(header: str, kind: str) -> str:
    """The longest spelling that ``header`` begins or ends with; "" for none.

    >>> contained_spelling("Estimated annual cost of agency", "INITIATIVE_COLUMNS")
    ''
    >>> contained_spelling("Est. annual cost", "INITIATIVE_COLUMNS")
    'annual cost'
    """
    words = _core(header).split()
    if not 2 <= len(words) <= 8:
        return ""
    known = spellings(kind)
    ends = [" ".join(words[place:]) for place in range(1, len(words))]
    starts = [" ".join(words[:place]) for place in range(len(words) - 1, 1, -1)]
    options = [one for one in (*ends, *starts) if one in known and one not in WEAK_SPELLINGS]
    return max(options, key=len, default="")


def column_letter(index: int) -> str:
    """The spreadsheet's name of the column at ``index``.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def repeated(columns: list[Column], kind: str) -> Iterator[Column]:
    """The columns whose header names a field that another column fills already."""
    for column in columns:
        if not column.how and known_field(column.name_from, kind):
            yield column
