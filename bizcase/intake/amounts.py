"""Columns of money, hours and shares: what the column as a whole says decides how its cells are read."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bizcase.intake.cells import Cell, Read, Reader, as_text, plain, remembered, unknown, without_asides
from bizcase.intake.currency import codes
from bizcase.intake.headers import Column
from bizcase.intake.money import PERIODS, Amount, parse_amount
from bizcase.intake.numbers import decimal_mark, tidy

WANTED = "not an amount; write 12000 or 12k"
_LARGEST = 1e15
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
    return _doubted(_amount_reader(context, _upper, yearly=False), _ZERO_OR_MORE, "below zero; give 0 or more")


def yearly_cost_reader(context: Context) -> Reader:
    """An amount of money a year, said when below zero; of a range the upper end."""
    return _doubted(_amount_reader(context, _upper, yearly=True), _ZERO_OR_MORE, "below zero; give 0 or more")


def benefit_reader(context: Context) -> Reader:
    """An amount of money a year as a pair of low and high, equal when one amount is given."""
    return _amount_reader(context, lambda span: Read(span), yearly=True)


def number_reader(context: Context) -> Reader:
    """A plain number, as a weight is."""
    return _amount_reader(Context(context.column, context.cells), _upper, yearly=False)


def _doubted(reader: Reader, bounds: Span, wanted: str) -> Reader:
    """``reader``, with a remark on values outside ``bounds``; they are kept."""
    low, high = bounds

    def read(cell: Cell) -> Read[object]:
        found = reader(cell)
        inside = not isinstance(found.value, int | float) or low <= found.value <= high
        return found if inside else Read(found.value, wanted=wanted)

    return read


def _upper(span: Span) -> Read[object]:
    low, high = span
    return Read(high) if low == high else Read(high, f"a range; taken as {plain(high)}, its upper end")


def _amount_reader(context: Context, finish: Callable[[Span], Read[object]], yearly: bool) -> Reader:
    mark, home = context.mark(), context.case.currency or _first_currency(context)

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed and "taken as unknown, not as zero")
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

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed and "taken as unknown, not as zero")
        amount = parse_amount(_without_hours(text), mark)
        if amount is None or amount.currency:
            return Read(None, wanted="not a number of hours per month; write 20")
        found = _upper((_monthly(amount.low, amount, share), _monthly(amount.high, amount, share)))
        return _said_monthly(found, amount)

    reading = remembered(from_text)

    def read(cell: Cell) -> Read[object]:
        number = isinstance(cell, int | float) and not isinstance(cell, bool)
        return Read(float(cell) * share) if number else reading(as_text(cell))  # type: ignore[arg-type]

    return _doubted(read, _ZERO_OR_MORE, "below zero; give 0 or more")


def _without_hours(text: str) -> str:
    return " ".join(_HOURS.sub(" ", text).split())


def _monthly(hours: float, amount: Amount, share: float) -> float:
    return round(hours * (amount.per_year / 12 if amount.per_year else share), 2)


def _said_monthly(found: Read[object], amount: Amount) -> Read[object]:
    if found.assumed or amount.per_year in (0, 12) or not isinstance(found.value, float):
        return found
    return found._replace(assumed=f"taken as {plain(found.value)} hours a month")


def share_reader(context: Context) -> Reader:
    """A share of one: "60%", "0.6" and "60" alike; the column as a whole tells if numbers are per cent.

    Numbers above 1 are kept as they are, so that 130 % is seen as 1.3.
    """
    mark = context.mark()
    percent = _counts_percent(context.cells, mark)

    def from_text(text: str) -> Read[object]:
        if absent := unknown(text):
            return Read(None, absent.assumed)
        signed = "%" in text
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
