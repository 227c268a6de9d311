"""How a figure is written, everywhere: screen, deck, notes and command line.

Rounding is half-up and happens here only. A minus is U+2212; ranges use an en dash. ``None`` is written as
"not yet quantified".
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bizcase.model.value import Range

NOT_QUANTIFIED = "not yet quantified"
# As Unicode CLDR has them: months of en_GB, symbols of en_US, where every dollar but one says whose it is. Written
# down here, since loading a library's locale data takes longer than working out a case.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
_SYMBOLS = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "HKD": "HK$", "ILS": "₪",
    "INR": "₹", "JPY": "¥", "KRW": "₩", "MXN": "MX$", "NZD": "NZ$", "PHP": "₱", "TWD": "NT$", "USD": "$",
    "VND": "₫", "XAF": "FCFA", "XCD": "EC$", "XOF": "F\u202fCFA", "XPF": "CFPF",
}  # fmt: skip
_CHANCES = (
    "under 1 in 20", "about 1 in 20", "about 1 in 10", "about 1 in 7", "about 1 in 5", "about 1 in 4",
    "about 3 in 10", "about 1 in 3", "about 2 in 5", "just under 1 in 2", "about 1 in 2", "just over 1 in 2",
    "about 3 in 5", "about 2 in 3", "about 7 in 10", "about 3 in 4", "about 4 in 5", "about 6 in 7",
    "about 9 in 10", "about 19 in 20", "over 19 in 20",
)  # fmt: skip
_SCALES = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))


def money(amount: float | None, currency: str, digits: int = 3) -> str:
    """``amount`` with its currency, rounded to ``digits`` significant figures.

    >>> money(1_234_567, "GBP"), money(-28_416, "EUR", 2), money(850, "USD"), money(0, "GBP")
    ('£1.23m', '−€28k', '$850', '£0')
    >>> money(999_600, "GBP"), money(12_000, "CHF"), money(None, "GBP")
    ('£1m', 'CHF 12k', 'not yet quantified')
    """
    if amount is None:
        return NOT_QUANTIFIED
    rounded = round_significant(amount, digits)
    text = _scaled(abs(rounded))
    return f"{'−' if rounded < 0 else ''}{_symbol(currency)}{text}"


def exact_money(amount: float | None, currency: str) -> str:
    """``amount`` to the whole unit, for registers and appendix tables.

    >>> exact_money(1_234_567.5, "GBP"), exact_money(-12, "EUR")
    ('£1,234,568', '−€12')
    """
    if amount is None:
        return NOT_QUANTIFIED
    whole = Decimal(repr(amount)).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{'−' if whole < 0 else ''}{_symbol(currency)}{abs(whole):,}"


def money_range(value: "Range | None", currency: str, digits: int = 2) -> str:
    """The low and high of a range; one figure when they round to the same. Beside a minus, "to" joins them.

    >>> from bizcase.model.value import Range
    >>> money_range(Range(120_400, 200_000, 310_000), "EUR")
    '€120k–€310k'
    >>> money_range(Range(5_000, 5_000, 5_000), "GBP"), money_range(None, "GBP")
    ('£5k', 'not yet quantified')
    >>> money_range(Range(-640_000, 90_000, 850_000), "GBP"), money_range(Range(-9_000, -5_000, -1_000), "GBP")
    ('−£640k to £850k', '−£9k to −£1k')
    """
    if value is None:
        return NOT_QUANTIFIED
    low, high = money(value.low, currency, digits), money(value.high, currency, digits)
    dash = " to " if "−" in low + high else "–"
    return low if low == high else f"{low}{dash}{high}"


def likely_in_range(value: "Range | None", currency: str, digits: int = 2) -> str:
    """The likely value with its range in brackets: never a naked point.

    >>> from bizcase.model.value import Range
    >>> likely_in_range(Range(120_000, 200_000, 310_000), "GBP")
    '£200k (£120k–£310k)'
    """
    if value is None:
        return NOT_QUANTIFIED
    likely, spread = money(value.base, currency, digits), money_range(value, currency, digits)
    return likely if likely == spread else f"{likely} ({spread})"


def percent(share: float | None, decimals: int = 0) -> str:
    """A share as per cent.

    >>> percent(0.345), percent(0.345, 1), percent(-0.05), percent(None)
    ('35%', '34.5%', '−5%', 'not yet quantified')
    """
    if share is None:
        return NOT_QUANTIFIED
    step = Decimal(1).scaleb(-decimals)
    value = (Decimal(repr(share)) * 100).quantize(step, ROUND_HALF_UP)
    return f"{'−' if value < 0 else ''}{abs(value)}%"


def chance_words(share: float) -> str:
    """A chance in words, to the nearest twentieth: a finer figure would claim more than a simulation knows.

    >>> chance_words(0.2072), chance_words(0.56), chance_words(0.001)
    ('about 1 in 5', 'just over 1 in 2', 'under 1 in 20')
    """
    return _CHANCES[_twentieths(share)]


def chance_percent(share: float) -> str:
    """A chance as per cent, to the nearest twentieth.

    >>> chance_percent(0.2072), chance_percent(0.001), chance_percent(0.999)
    ('20%', 'under 5%', 'over 95%')
    """
    twentieths = _twentieths(share)
    return {0: "under 5%", 20: "over 95%"}.get(twentieths, f"{twentieths * 5}%")


def chance(share: float) -> str:
    """A chance in words with its share.

    >>> chance(0.3188)
    'about 3 in 10 (30%)'
    """
    return f"{chance_words(share)} ({chance_percent(share)})"


def _twentieths(share: float) -> int:
    return int((Decimal(repr(share)) * 20).quantize(Decimal(1), ROUND_HALF_UP))


def quantity(value: float, unit: str, currency: str) -> str:
    """A figure by its unit: a share or probability as per cent, currency as money, else a plain number.

    >>> quantity(0.125, "share", ""), quantity(5.58, "currency", "GBP"), quantity(9_000, "visits", "")
    ('12.5%', '£5.58', '9,000')
    """
    if unit.startswith(("share", "probability")):
        return percent(value, 0 if round(value * 100, 6).is_integer() else 1)
    return money(value, currency) if unit.startswith("currency") else f"{value:,.6g}"


def ratio(value: float | None) -> str:
    """A ratio with two decimals.

    >>> ratio(1.3622), ratio(None)
    ('1.36', 'not yet quantified')
    """
    if value is None:
        return NOT_QUANTIFIED
    return str(Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def whole(value: float) -> str:
    """The nearest whole number, half upwards.

    >>> whole(62.5), whole(77.9), whole(0)
    ('63', '78', '0')
    """
    return str(Decimal(repr(float(value))).quantize(Decimal(1), ROUND_HALF_UP))


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun; numbers up to ten as words.

    >>> count(1, "risk"), count(3, "risk"), count(12, "initiative"), count(2, "company", "companies")
    ('one risk', 'three risks', '12 initiatives', 'two companies')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number_word(number)} {noun}"


def number_word(number: int) -> str:
    """A number by itself; up to ten as a word.

    >>> number_word(0), number_word(3), number_word(12)
    ('no', 'three', '12')
    """
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)


def listed(names: Sequence[str], at_most: int = 3) -> str:
    """``names`` in a sentence, the rest counted.

    >>> listed(["A", "B"]), listed(["A", "B", "C", "D", "E"]), listed([])
    ('A and B', 'A, B, C and two more', '')
    """
    shown = list(names[:at_most])
    if len(names) > at_most:
        return f"{', '.join(shown)} and {number_word(len(names) - at_most)} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def titled(names: Sequence[str], at_most: int = 3) -> str:
    """As :func:`listed`, each name in quotation marks because it is a title.

    >>> titled(["Care desk", "Help community"])
    '“Care desk” and “Help community”'
    """
    return listed([f"“{name}”" for name in names], at_most)


def duration(months: int | None) -> str:
    """Months below two years, years above.

    >>> duration(1), duration(14), duration(30), duration(None)
    ('1 month', '14 months', '2.5 years', 'not within 36 months')
    """
    if months is None:
        return "not within 36 months"
    if months < 24:
        return f"{months} month{'' if months == 1 else 's'}"
    years = (Decimal(months) / 12).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{years.normalize():f} years"


def day(when: date | None) -> str:
    """A day.

    >>> day(date(2027, 3, 31)), day(None)
    ('31 Mar 2027', 'date not set')
    """
    return "date not set" if when is None else f"{when.day} {month(when)}"


def month(when: date | None) -> str:
    """A month of a year.

    >>> month(date(2027, 9, 1))
    'Sept 2027'
    """
    return "date not set" if when is None else f"{_MONTHS[when.month - 1]} {when.year}"


def round_significant(amount: float, digits: int) -> Decimal:
    """``amount`` rounded half-up to ``digits`` significant figures.

    >>> round_significant(12_345, 2), round_significant(-0.5, 1)
    (Decimal('12000'), Decimal('-0.5'))
    """
    value = Decimal(repr(float(amount)))
    if value == 0:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return Decimal(f"{value.quantize(step, ROUND_HALF_UP):f}")


def _scaled(amount: Decimal) -> str:
    for scale, suffix in _SCALES:
        if amount >= scale:
            return f"{(amount / scale).normalize():f}{suffix}"
    return f"{amount.normalize():f}"


@cache
def _symbol(currency: str) -> str:
    if not currency:
        return ""
    symbol = _SYMBOLS.get(currency, currency)
    return f"{symbol} " if symbol[-1].isalpha() else symbol
