"""Whole words and phrases in what users wrote, whatever the case, the punctuation or the hyphens."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

_TOKEN = re.compile(r"\w+")


def spelled(*texts: str) -> str:
    """``texts`` as bare lower-case words; a bar keeps phrases from reaching across two texts.

    >>> spelled("Care-desk, 24/7", "X")
    ' care desk 24 7 | x '
    """
    return f" {' | '.join(_plain(text) for text in texts if text)} "


def without_negated(spelled_text: str, negations: Iterable[str]) -> str:
    """``spelled_text`` without the word that follows a negation.

    >>> without_negated(spelled("No influencers, staff only"), ["no"])
    ' no | staff only '
    """
    return _negated(tuple(negations)).sub(r" \1 |", spelled_text)


def found(spelled_text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """The ``phrases`` that stand in ``spelled_text`` as whole words, in their own order.

    >>> found(spelled("An agency-run forum"), ["agency", "agencies", "run forum", "for"])
    ('agency', 'run forum')
    """
    return tuple(phrase for phrase in phrases if f" {_bare(phrase)} " in spelled_text)


def listed(names: Sequence[str], at_most: int = 3) -> str:
    """``names`` in a sentence, the rest counted.

    >>> listed(["A", "B"]), listed(["A", "B", "C", "D", "E"]), listed([])
    ('A and B', 'A, B, C and 2 more', '')
    """
    shown = list(names[:at_most])
    if len(names) > at_most:
        return f"{', '.join(shown)} and {len(names) - at_most} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def titled(names: Sequence[str], at_most: int = 3) -> str:
    """As :func:`listed`, each name in quotation marks because it is a title.

    >>> titled(["Care desk", "Help community"])
    '“Care desk” and “Help community”'
    """
    return listed([f"“{name}”" for name in names], at_most)


@lru_cache(maxsize=8192)
def _bare(phrase: str) -> str:
    return _plain(phrase)


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))


@cache
def _negated(negations: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf" ({'|'.join(map(re.escape, negations))}) \w+")
