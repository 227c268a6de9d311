"""Currencies as people write them."""

SYMBOLS: dict[str, tuple[str, ...]] = {
    "£": ("GBP",),
    "€": ("EUR",),
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"),
    "us$": ("USD",),
    "a$": ("AUD",),
    "c$": ("CAD",),
    "r$": ("BRL",),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₩": ("KRW",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "₪": ("ILS",),
    "zł": ("PLN",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "rs": ("INR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
}
_CODES = frozenset(
    [
        "AED",
        "ARS",
        "AUD",
        "BRL",
        "CAD",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CZK",
        "DKK",
        "EGP",
        "EUR",
        "GBP",
        "HKD",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "ISK",
        "JPY",
        "KES",
        "KRW",
        "MXN",
        "MYR",
        "NGN",
        "NOK",
        "NZD",
        "PHP",
        "PLN",
        "RON",
        "RUB",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TRY",
        "TWD",
        "UAH",
        "USD",
        "VND",
        "ZAR",
    ]
)


def is_code(word: str) -> bool:
    """Whether ``word`` is an ISO code of a currency in any case."""
    return len(word) == 3 and word.upper() in _CODES


def codes(mark: str) -> tuple[str, ...]:
    """The codes that ``mark`` may stand for; empty when it is no currency.

    >>> codes("£"), codes("chf"), codes("apples")
    (('GBP',), ('CHF',), ())
    """
    return SYMBOLS.get(mark.casefold()) or ((mark.upper(),) if is_code(mark) else ())
