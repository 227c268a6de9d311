"""Numbers as people group them: "1,200", "1.200,50", "12 000", "1'200", "1,20,000"."""

import re
from collections.abc import Iterable

NUMBER = re.compile(r"\d(?:[\d.,' ]*\d)?|[.,]\d+")
_DECIMAL = re.compile(r"[.,](?=\d{1,2}$|\d{4,}$)")


def tidy(text: str) -> str:
    """``text`` with plain blanks, hyphens and apostrophes, in lower case.

    >>> tidy("10–15K"), tidy("CHF 1’200")
    ('10-15k', "chf 1'200")
    """
    return re.sub(r"\s", " ", text.translate(_PLAIN)).casefold().strip()


_PLAIN = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "’": "'", "`": "'", "´": "'", "\u02bc": "'"})


def decimal_mark(texts: Iterable[str]) -> str:
    """The decimal mark that a column speaks for as a whole: ",", "." or "" where nothing tells.

    >>> decimal_mark(["1.200", "12,5", "7"]), decimal_mark(["1.200", "900"])
    (',', '')
    """
    votes = {",": 0, ".": 0, "": 0}
    for text in texts:
        for number in NUMBER.findall(text):
            votes[_mark(number)] += 1
    if votes[","] == votes["."]:
        return ""
    return "," if votes[","] > votes["."] else "."


def _mark(number: str) -> str:
    comma, dot = number.count(","), number.count(".")
    if comma and dot:
        return "," if number.rfind(",") > number.rfind(".") else "."
    if comma > 1 or dot > 1:
        return "." if comma else ","
    found = _DECIMAL.search(number)
    return found[0] if found else ""


def parse_number(number: str, mark: str = "", scaled: bool = False) -> float | None:
    """``number`` as a figure, None where its groups make no sense.

    ``mark`` is the column's decimal mark; ``scaled`` tells that "k" or "m" follows: "1.250" is a decimal.

    >>> [parse_number(one) for one in ("1,200", "1.200,50", "12 000", "1'200.5", "1,20,000", "12,5", "1,2,3")]
    [1200.0, 1200.5, 12000.0, 1200.5, 120000.0, 12.5, None]
    >>> parse_number("1.200"), parse_number("1.200", "."), parse_number("1.250", scaled=True)
    (1200.0, 1.2, 1.25)
    """
    decimal = _mark(number) or _single(number, mark, scaled)
    whole, _, rest = number.rpartition(decimal) if decimal and decimal in number else (number, "", "")
    if rest and not rest.isdecimal():
        return None
    return float(f"{_joined(whole)}.{rest or 0}") if _grouped(whole) else None


def _single(number: str, mark: str, scaled: bool) -> str:
    """The decimal mark of a number with one mark before three digits, or with none."""
    if number.startswith(("0.", "0,")):
        return number[1]
    if mark:
        return mark
    return "." if scaled and "." in number else ""


def _grouped(whole: str) -> bool:
    groups = re.split(r"[.,' ]", whole)
    marks = set(re.findall(r"[.,' ]", whole))
    if len(groups) == 1 or len(marks) > 1:
        return len(groups) == 1
    return 1 <= len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(one) in (2, 3) for one in groups[1:])


def _joined(whole: str) -> str:
    return re.sub(r"[.,' ]", "", whole) or "0"


def looks_ambiguous(number: str) -> bool:
    """Whether ``number`` may be read two ways, as "1.200" may."""
    return re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", number) is not None
