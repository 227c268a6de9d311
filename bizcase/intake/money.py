"""Amounts as people write them: "£12k", "€ 1.2m", "(500)", "10–15k", "1.200,50 EUR p.a."."""

import re
from dataclasses import dataclass, replace

from bizcase.intake.currency import SYMBOLS, codes, is_code
from bizcase.intake.numbers import NUMBER, looks_ambiguous, parse_number, tidy

FACTORS = {
    "k": 1e3, "t": 1e3, "tsd": 1e3, "thousand": 1e3, "tausend": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6,
    "mio": 1e6,
    "mil": 1e6, "million": 1e6, "millions": 1e6, "millionen": 1e6, "bn": 1e9, "b": 1e9, "mrd": 1e9,
    "billion": 1e9,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7,
}  # fmt: skip
PERIODS = {
    "pa": 1, "year": 1, "yr": 1, "y": 1, "annum": 1, "annual": 1, "annually": 1, "yearly": 1, "jahr": 1,
    "an": 1,
    "quarter": 4, "quarterly": 4, "qtr": 4, "quartal": 4, "pm": 12, "month": 12, "mth": 12, "mo": 12,
    "monthly": 12,
    "monat": 12, "mois": 12, "week": 52, "wk": 52, "weekly": 52, "woche": 52, "semaine": 52,
}  # fmt: skip
_FILLERS = {"per", "a", "pro", "par", "/", "p", "each"}
_ROUGHLY = {
    "~", "≈", "<", ">", "≤", "≥", "+", "ca", "c", "circa", "approx", "approximately", "about", "around",
    "roughly",
    "etwa", "rund", "env", "environ", "up", "to", "max", "min", "maximum", "minimum", "est", "estimate",
    "from", "ab",
    "bis", "estimated",
}  # fmt: skip
_KNOWN = {*FACTORS, *PERIODS, *_FILLERS, *_ROUGHLY, *SYMBOLS, "-", "(", ")"}
_RANGE = re.compile(r"(.*\d\D{0,12}?)(?:-|\bto\b|\bbis\b|\bà\b|\.\.\.?|…)(\D{0,8}\d.*)")
_LONGEST = 200
_SCIENTIFIC = re.compile(r"-?\d(?:\.\d+)?[eE]\+?\d{1,2}")
_WORDS = re.compile(r"(?:us|a|c|r)\$|[^\W\d_]+|[^\w\s.,']")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount or a range of two; ``factor`` is the one written ("k"), ``per_year`` how often a year."""

    low: float
    high: float
    factor: float = 1.0
    currency: tuple[str, ...] = ()
    per_year: int = 0
    roughly: bool = False
    ambiguous: bool = False


def parse_amount(text: str, mark: str = "") -> Amount | None:
    """The amount in ``text``, None when there is a word in it that belongs to no amount.

    >>> parse_amount("£12k").high, parse_amount("(500)").high, parse_amount("€ 1.2m").currency
    (12000.0, -500.0, ('EUR',))
    >>> parse_amount("10–15k").low, parse_amount("10–15k").high, parse_amount("lots")
    (10000.0, 15000.0, None)
    """
    if len(text) > _LONGEST:
        return None
    if _SCIENTIFIC.fullmatch(text.strip()):
        return Amount(float(text), float(text))
    text = re.sub(r"\bp\.?\s?([am])\b\.?", r"p\1", re.sub(r"[.,]-+$", "", tidy(text)))
    return _single(text, mark) or _range(text, mark)


def _range(text: str, mark: str) -> Amount | None:
    parts = _RANGE.fullmatch(text)
    low, high = (_single(parts[1], mark), _single(parts[2], mark)) if parts else (None, None)
    if low is None or high is None or (low.currency and high.currency and low.currency != high.currency):
        return None
    start = low.high * high.factor if low.factor == 1 and low.high * high.factor <= high.high else low.high
    return replace(high, low=start, currency=low.currency or high.currency)


def _single(text: str, mark: str) -> Amount | None:
    numbers = NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    words = [part for word in _WORDS.findall(text.replace(numbers[0], " ", 1)) for part in parted(word)]
    sign = _sign(text, words)
    factor = next((FACTORS[one] for one in words if one in FACTORS), 1.0)
    number = parse_number(numbers[0], mark, factor != 1)
    if sign is None or number is None or not _all_known(words):
        return None
    return Amount(
        low=sign * number * factor,
        high=sign * number * factor,
        factor=factor,
        currency=next((codes(one) for one in words if codes(one)), ()),
        per_year=next((PERIODS[one] for one in words if one in PERIODS), 0),
        roughly=any(one in _ROUGHLY for one in words),
        ambiguous=looks_ambiguous(numbers[0]) and factor == 1,
    )


def parted(word: str) -> tuple[str, ...]:
    """A factor glued to a currency, taken apart.

    >>> parted("teur"), parted("k"), parted("eur")
    (('t', 'eur'), ('k',), ('eur',))
    """
    factor, code = word[:-3], word[-3:]
    return (factor, code) if factor in FACTORS and is_code(code) else (word,)


def _sign(text: str, words: list[str]) -> int | None:
    """−1 for "-500", "500-" and "(500)", 1 for none; None for a sign that belongs nowhere."""
    minus = words.count("-")
    if "(" in words and ")" in words:
        return -1 if re.search(r"\([^)]*\d[^)]*\)", text) and not minus else None
    if minus:
        return -1 if minus == 1 and re.match(r"\D{0,5}-|.*\d\s?-$", text) else None
    return 1


def _all_known(words: list[str]) -> bool:
    return all(one in _KNOWN or is_code(one) for one in words)
