"""A header's words: which field it names, and the unit that it carries."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bizcase.intake.currency import SYMBOLS, is_code
from bizcase.intake.money import FACTORS, parted

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
_LONGEST = 60
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
    """A column of the table: where it stands, what it is called, which field it fills ("" for none)."""

    index: int
    header: str
    field: str = ""
    unit: Unit = Unit()
    near: str = ""


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


def _unit_words(words: list[str], money: str) -> list[str]:
    return words if money else [one for one in words if one != "t"]


def _words(header: str) -> list[str]:
    text = re.sub(r"\bp\.\s?([am])\.?", r"p\1", header.casefold())
    found = re.findall(r"(?:us|a|c|r)\$|000s?|[^\W\d_]+|\d+|[%£€$¥₹₩₽₺₪]", text)
    return [part for word in found for part in parted(word)]


def _core(header: str) -> str:
    """The header's words without its unit: "Cost (£k)" → "cost"."""
    units = {*_FACTORS, *_PERIODS, *_FILLERS, *SYMBOLS, "%", "percent", "prozent", "share"}
    kept = [one for one in _words(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", header)) if one not in units]
    return normalise(" ".join(one for one in kept if not (is_code(one) and one.upper() in header)))


@cache
def _index(kind: str) -> dict[str, str]:
    from bizcase.intake import columns

    spellings: Spellings = getattr(columns, kind)
    return {normalise(one): field for field, names in spellings.items() for one in names}


@cache
def _rank(kind: str) -> dict[str, int]:
    return {spelling: place for place, spelling in enumerate(_index(kind))}


def known_field(header: str, kind: str) -> str:
    """The field that ``header`` names, "" for none; ``kind`` is the name of a dict in ``columns``.

    >>> known_field("Einmalige Kosten (T€)", "INITIATIVE_COLUMNS")
    'one_off_cost'
    """
    return _index(kind).get(_spelling(header, kind), "")


@cache
def _spelling(header: str, kind: str) -> str:
    if header.strip() in {"#", "№", "n°"}:
        return "id"
    if not header or len(header) > _LONGEST:
        return ""
    known = _index(kind)
    return next((one for one in (normalise(header), _core(header)) if one in known), "")


def near_field(header: str, kind: str, taken: Iterable[str]) -> str:
    """The spelling that ``header`` is a near-miss of, among the fields not ``taken``; "" for none.

    >>> near_field("Anual costs", "INITIATIVE_COLUMNS", [])
    'annual costs'
    """
    core = _core(header)
    if not 5 <= len(core) <= _LONGEST:
        return ""
    from rapidfuzz import fuzz, process

    closed = set(taken)
    choices = [one for one, field in _index(kind).items() if field not in closed and len(one) >= 5]
    found = process.extractOne(core, choices, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found[0] if found else ""


def recognise(headers: list[str], kind: str) -> list[Column]:
    """A column for every one of ``headers``; a field is filled by the column whose spelling stands first."""
    fields = _best_of_each(headers, kind)
    columns = []
    for index, header in enumerate(headers):
        if index in fields:
            columns.append(Column(index, header, fields[index], header_unit(header)))
        elif near := near_field(header, kind, fields.values()):
            fields[index] = _index(kind)[near]
            columns.append(Column(index, header, fields[index], header_unit(header), near))
        else:
            columns.append(Column(index, header))
    return columns


def _best_of_each(headers: list[str], kind: str) -> dict[int, str]:
    rank = _rank(kind)
    ranked = sorted(
        (rank[spelling], index) for index, header in enumerate(headers) if (spelling := _spelling(header, kind))
    )
    best: dict[str, int] = {}
    for _, index in ranked:
        best.setdefault(known_field(headers[index], kind), index)
    return {index: field for field, index in best.items()}


def repeated(columns: list[Column], kind: str) -> Iterator[Column]:
    """The columns whose header names a field that another column fills already."""
    for column in columns:
        if not column.field and known_field(column.header, kind):
            yield column
