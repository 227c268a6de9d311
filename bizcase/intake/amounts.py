"""Columns of money, hours and shares: what the column as a whole says decides how its cells are read."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bizcase.intake.cells import Cell, Read, Reader, as_text, plain, remembered, unknown, without_asides
from bizcase.intake.currency import codes
from bizcase.intake.headers import Column, normalise
from bizcase.intake.money import PERIODS, Amount, parse_amount
from bizcase.intake.numbers import decimal_mark, tidy

WANTED = "not an amount; write 12000 or 12k"
_LARGEST = 1e15
_HOURS_WANTED = "not a number of hours per month; write 20"
_BELOW_ZERO = "below zero; give 0 or more"
_FULL_TIME = 160.0
_WORKING_DAY = 8.0
_DAYS = re.compile(r"(?i)\b(?:(?:person|man|working)?[ -]?days?|pd|pt|tage?|jours?)\b\.?")
_ONE_OFF = re.compile(r"(?i)\bone[- ](?:off|time)\b|\beinmalig\b|\bponctuel\b")
_POSTS = re.compile(r"(?i)\b(?:ftes?|vzä|etp)\b")
_HOURS = re.compile(r"(?i)\b(?:hours?|hrs?|std|stunden|heures?)\b\.?|(?<=\d)\s?h\b")
_PERCENT = re.compile(r"%|\b(?:percent|per cent|prozent|pct)\b")


@dataclass(frozen=True, slots=True)
class Case:
    """What the case says of itself: its currency ("" when unknown) and the month its year starts in (0: unknown)."""

    currency: str = ""
    fiscal_year_start: int = 0


_NO_CASE = Case()


@dataclass(frozen=True, slots=True)
class Context:
    """A column, its cells and the case that it is read for."""

    column: Column
    cells: list[Cell]
    case: Case = _NO_CASE

    def mark(self) -> str:
        """The decimal mark of the column's texts."""
        return decimal_mark(tidy(cell) for cell in self.cells if isinstance(cell, str))


Span = tuple[float, float]

_ZERO_OR_MORE: Span = (0.0, float("inf"))


def cost_reader(context: Context) -> Reader:
    """An amount of money, said when below zero; of a range the upper end."""
    return _doubted(_amount_reader(context, _upper, yearly=False), _ZERO_OR_MORE, _BELOW_ZERO)


def yearly_cost_reader(context: Context) -> Reader:
    """An amount of money a year, said when below zero; of a range the upper end."""
    return _doubted(_amount_reader(context, _upper, yearly=True), _ZERO_OR_MORE, _BELOW_ZERO)


def benefit_reader(context: Context) -> Reader:
    """An amount of money a year as a pair of low and high, equal when one amount is given."""
    return _amount_reader(context, lambda span: Read(span), yearly=True)


_WEIGHTS = {
    **dict.fromkeys(("low", "niedrig", "gering", "faible", "l", "nice to have", "could"), 1.0),
    **dict.fromkeys(("medium", "med", "mittel", "moyen", "moyenne", "m", "should"), 2.0),
    **dict.fromkeys(("high", "hoch", "eleve", "haute", "h", "must", "critical"), 3.0),
}


def number_reader(context: Context) -> Reader:
    """A plain number, as a weight is; "40%" counts as 40 and "high" as 3, weights are relative."""
    read = _amount_reader(Context(context.column, context.cells), _upper, yearly=False)

    def weigh(cell: Cell) -> Read[object]:
        word = _WEIGHTS.get(normalise(cell)) if isinstance(cell, str) else None
        if word is not None:
            return Read(word, f"a word; taken as {plain(word)}")
        return read(_PERCENT.sub("", cell).strip() if isinstance(cell, str) else cell)

    return weigh


def _doubted(reader: Reader, bounds: Span, wanted: str) -> Reader:
    """``reader``, with a remark on values outside ``bounds``; they are kept."""
    low, high = bounds

    def read(cell: Cell) -> Read[object]:
        found = reader(cell)
        if not isinstance(found.value, int | float) or low <= found.value <= min(high, _LARGEST):
            return found
        return Read(found.value if abs(found.value) < _LARGEST else None, wanted=wanted)

    return read


def _upper(span: Span) -> Read[object]:
    low, high = span
    return Read(high) if low == high else Read(high, f"a range; taken as {plain(high)}, its upper end")


def _amount_reader(context: Context, finish: Callable[[Span], Read[object]], yearly: bool) -> Reader:
    mark, home = context.mark(), context.case.currency or _first_currency(context)

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed and "taken as unknown, not as zero")
        if yearly and _ONE_OFF.search(text):
            return Read(None, wanted="not a yearly amount; write it in a column for one-off cost")
        amount = parse_amount(text, mark) or _without_aside(text, mark)
        if text.casefold() in {"free", "kostenlos", "gratuit", "no cost"}:
            amount = Amount(0.0, 0.0)
        return _finished(amount, context.column, home, finish, yearly) if amount else Read(None, wanted=WANTED)

    reading = remembered(from_text)

    def read(cell: Cell) -> Read[object]:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return _finished(Amount(cell, cell), context.column, home, finish, yearly)
        return reading(as_text(cell)) if cell is None or isinstance(cell, str) else Read(None, wanted=WANTED)

    return read


def _without_aside(text: str, mark: str) -> Amount | None:
    """The amount before a remark in brackets, which is said: "12k (estimate)"."""
    bare = without_asides(text)
    amount = parse_amount(bare, mark) if bare != text else None
    return replace(amount, roughly=True) if amount else None


def _first_currency(context: Context) -> str:
    """The currency that the column itself names first, as the home currency of a case that names none."""
    if context.column.unit.currency:
        return codes(context.column.unit.currency)[0]
    parsed = (parse_amount(cell) for cell in context.cells[:200] if isinstance(cell, str) and len(cell) < 60)
    return next((one.currency[0] for one in parsed if one and one.currency), "")


def _finished(
    amount: Amount, column: Column, home: str, finish: Callable[[Span], Read[object]], yearly: bool
) -> Read[object]:
    currency = amount.currency or codes(column.unit.currency)
    if currency and home and home not in currency:
        return Read(None, wanted=f"in {currency[0]} while the case is in {home}; not counted, convert it to {home}")
    factor = column.unit.factor if amount.factor == 1 else 1.0
    times = _times(amount, column) if yearly else 1
    if not yearly and amount.per_year:
        return Read(None, wanted="not a one-off amount; write it in a column for annual cost")
    if not abs(amount.high) * factor * times < _LARGEST:
        return Read(None, wanted=WANTED)
    found = finish((amount.low * factor * times, amount.high * factor * times))
    return _said(found, amount, amount.high * factor * times)


def _times(amount: Amount, column: Column) -> int:
    return amount.per_year or PERIODS.get(column.unit.period, 1)


def _said(found: Read[object], amount: Amount, value: float) -> Read[object]:
    if found.assumed:
        return found
    if amount.per_year > 1:
        return found._replace(assumed=f"taken as {plain(value)} a year")
    if amount.ambiguous:
        return found._replace(assumed=f"taken as {plain(value)}")
    return found._replace(assumed=f"taken as exactly {plain(value)}") if amount.roughly else found


def hours_reader(context: Context) -> Reader:
    """Hours per month; hours of a week are taken times 52/12, of a range the upper end."""
    share = {"week": 52 / 12, "year": 1 / 12, "quarter": 1 / 3}.get(context.column.unit.period, 1.0)
    mark = context.mark()
    in_posts = _POSTS.search(context.column.name_from) is not None
    in_days = _DAYS.search(context.column.name_from) is not None

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed and "taken as unknown, not as zero")
        posts, days = _POSTS.search(text) is not None, _DAYS.search(text) is not None
        amount = parse_amount(_DAYS.sub("", _POSTS.sub("", _without_hours(text))).strip(" /"), mark)
        if amount is None or amount.currency:
            return Read(None, wanted=_HOURS_WANTED)
        if posts or in_posts:
            return _from_posts(amount.high)
        if days or in_days:
            return _from_days(_monthly(amount.high, amount, share))
        found = _upper((_monthly(amount.low, amount, share), _monthly(amount.high, amount, share)))
        return _said_monthly(found, amount)

    reading = remembered(from_text)

    def read(cell: Cell) -> Read[object]:
        if not isinstance(cell, int | float) or isinstance(cell, bool):
            return reading(as_text(cell))
        if in_posts:
            return _from_posts(cell)
        return _from_days(cell * share) if in_days else Read(float(cell) * share)

    possible = _doubted(read, (-_LARGEST, _LARGEST), _HOURS_WANTED)
    return _doubted(possible, _ZERO_OR_MORE, _BELOW_ZERO)


def _from_posts(posts: float) -> Read[object]:
    hours = round(posts * _FULL_TIME, 2)
    return Read(hours, f"taken as {plain(hours)} hours a month, {plain(_FULL_TIME)} for a full-time post")


def _from_days(days: float) -> Read[object]:
    hours = round(days * _WORKING_DAY, 2)
    return Read(hours, f"taken as {plain(hours)} hours a month, {plain(_WORKING_DAY)} for a working day")


def _without_hours(text: str) -> str:
    return " ".join(_HOURS.sub(" ", text).split())


def _monthly(hours: float, amount: Amount, share: float) -> float:
    return round(hours * (amount.per_year / 12 if amount.per_year else share), 2)


def _said_monthly(found: Read[object], amount: Amount) -> Read[object]:
    if found.assumed or amount.per_year in (0, 12) or not isinstance(found.value, float):
        return found
    return found._replace(assumed=f"taken as {plain(found.value)} hours a month")


# What people mean who write a word in a column of confidence: every one is said as an assumption.
_SHARES = {
    "very low": 0.1, "sehr niedrig": 0.1, "low": 0.3, "niedrig": 0.3, "gering": 0.3, "faible": 0.3, "l": 0.3,
    "bas": 0.3, "medium": 0.5, "med": 0.5, "moderate": 0.5, "mittel": 0.5, "moyen": 0.5, "moyenne": 0.5, "m": 0.5,
    "medium low": 0.4, "medium high": 0.65, "high": 0.8, "hoch": 0.8, "eleve": 0.8, "haute": 0.8, "haut": 0.8,
    "low medium": 0.4, "low to medium": 0.4, "medium to high": 0.65, "h": 0.8, "very high": 0.9, "sehr hoch": 0.9,
    "tres eleve": 0.9,
}  # fmt: skip


def share_reader(context: Context) -> Reader:
    """A share of one: "60%", "0.6" and "60" alike; the column as a whole tells if numbers are per cent.

    Numbers above 1 are kept as they are, so that 130 % is seen as 1.3.
    """
    mark = context.mark()
    percent = _counts_percent(context.cells, mark)

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed)
        if (share := _SHARES.get(normalise(text))) is not None:
            return Read(share, f"a word; taken as {plain(share * 100)}%, write the share if you know it")
        signed = _PERCENT.search(tidy(text)) is not None
        amount = parse_amount(_PERCENT.sub("", tidy(text)), mark)
        if amount is None or amount.currency or amount.factor != 1:
            return Read(None, wanted="not a share; write 60% or 0.6")
        low = amount.low / (100 if signed or percent else 1)
        return _lower(low, amount)

    reading = remembered(from_text)

    def read(cell: Cell) -> Read[object]:
        number = isinstance(cell, int | float) and not isinstance(cell, bool)
        return Read(cell / (100 if percent else 1)) if number else reading(as_text(cell))  # type: ignore[operator]

    return _doubted(read, (0.0, 1.0), "outside 0–100%; give a share between them")


def _lower(low: float, amount: Amount) -> Read[object]:
    ranged = amount.low != amount.high
    return Read(round(low, 6), f"a range; taken as {plain(low * 100)}%, its lower end" if ranged else "")


def _counts_percent(cells: Iterable[Cell], mark: str) -> bool:
    """Whether the plain numbers of a column are per cent: one of them is above 1."""
    for cell in cells:
        if isinstance(cell, str) and "%" not in cell:
            amount = parse_amount(cell, mark) if len(cell) < 30 else None
            if amount and amount.high > 1.5:
                return True
        elif isinstance(cell, int | float) and cell > 1.5:
            return True
    return False
