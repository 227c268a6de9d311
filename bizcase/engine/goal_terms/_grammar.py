"""The vocabulary of goals as patterns, and the figures of a sentence marked by them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from bizcase.intake.currency import SYMBOLS
from bizcase.model.catalogue import GoalReading

TAKEN = "\x00"
FIGURE = "\x01*\x02"
_DIGITS = r"\d+(?:[.,'’ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?"
_MAGNITUDE = r"(?:k|m|mn|mio|bn|tn|thousand|mill?ion|billion|trillion|hundred)"
_RATED = "year|annum|quarter|month|week|day|hour|case|call|contact|customer|member|person|order|employee|head|unit"
_PER = rf"(?: ?/ ?(?:{_RATED})\b| p\. ?a\.?(?!\w)| annually\b| y/y\b| yoy\b| year[- ]on[- ]year\b"
_PER += rf"| (?:a|per|each|every) (?:{_RATED})\b)"
_RATIO = r"(?: ?(?:in|out of) (?:\d+|ten|five|four|three)\b| ?/ ?(?:5|10|100)\b)"
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_HAS_UNIT = re.compile(r"[%£$€¥₹]|[^\W\d_]{2,}|\bx$")


class Piece(NamedTuple):
    """Where something stands in a sentence: from ``start`` to ``end`` (exclusive)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


class Figure(NamedTuple):
    """A figure as it stands ("at least 25 %"): ``limit`` are the words that bound it, ``bare`` is without unit.

    ``part`` is a share of what there is, such as "a third".
    """

    limit: str
    bare: bool
    part: bool
    year: bool


class Marked(NamedTuple):
    """A sentence with its figures marked: the same length, each figure replaced by :data:`FIGURE`."""

    said: str
    text: str
    figures: dict[int, Figure]


def marked(said: str, words: GoalReading) -> Marked:
    """``said`` with all of its figures marked, together with the words that bound them."""
    text, figures = said, {}
    for one in _figures(words).finditer(said):
        start = one.start("figure") if one["limit"] is None else one.start()
        start = start if one["about"] is None else min(start, one.start("about"))
        text = f"{text[:start]}{chr(1) * (one.end() - start - 1)}{chr(2)}{text[one.end() :]}"
        bare = _HAS_UNIT.search(re.sub(r"^[a-z ]+$", "", one["figure"], flags=re.IGNORECASE)) is None
        year = _PLAIN_YEAR.fullmatch(one["figure"].strip()) is not None
        figures[start] = Figure((one["limit"] or "").casefold(), bare and not one["part"], bool(one["part"]), year)
    return Marked(said, text, figures)


@lru_cache(maxsize=4)
def _figures(words: GoalReading) -> re.Pattern[str]:
    symbols = sorted({code for codes in SYMBOLS.values() for code in codes})
    currency = rf"(?:(?:\b[a-z]{{1,3}})?[$£€¥₹]|\b(?-i:{'|'.join(symbols)}))"
    units = either(tuple(one for one in words.units if one[0].isalpha()))
    unit = rf"(?: ?%(?:[- ]points?\b)?| ?-?{units}\b| ?[€$£]|x\b)"
    number = rf"(?<![\w.,])(?:(?:(?<=from )|(?<=to ))[−-])?(?:{_DIGITS}|{either(words.numbers)}\b)"
    amount = rf"(?:{currency} ?)?{number}(?: ?{_MAGNITUDE}\b)?(?:{_RATIO}|{unit})?{_PER}?"
    figure = rf"(?P<figure>(?P<part>{either(words.parts)}\b(?! a\b))|(?>{amount})(?![\w]|[.,:/-]\d))"
    return pattern(rf"(?:(?<![-=−])(?P<limit>{either(words.limits)}) ?)?(?P<about>{either(words.about)} ?)?{figure}")


@lru_cache(maxsize=256)
def pattern(text: str) -> re.Pattern[str]:
    """``text`` as a pattern that ignores case."""
    return re.compile(text, re.IGNORECASE)


@lru_cache(maxsize=128)
def either(words: tuple[str, ...]) -> str:
    """A pattern of any of ``words``, the longest first, whole at its start."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join((r"\b" if one[0].isalnum() else "") + re.escape(one) for one in longest) + ")"


def without(text: str, pieces: Iterable[Piece]) -> str:
    """``text`` of the same length with the ``pieces`` blotted out.

    >>> without("NPS by May", [Piece(4, 10)]).replace(TAKEN, "#")
    'NPS ######'
    """
    for piece in pieces:
        text = text[: piece.start] + TAKEN * (piece.end - piece.start) + text[piece.end :]
    return text
