"""A text as the features of the linear model: words, their stems, their letters and where they stand.

Training and use share this module, so that the weights mean the same in both. Every feature is a bucket, the CRC-32
of its name; a word has the same buckets wherever it stands, so what it adds is looked up once.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from bizcase import phrases

_ENDINGS = (
    "ations", "ation", "ingly", "edly", "ments", "ment", "ings", "ing", "ers", "er", "ies", "ied", "ed", "es", "s",
    "ly", "y", "e",
)  # fmt: skip
_CLAUSE = re.compile(r"[.;:,!?]| and | so | because ")
_LONG_CLAUSE = 3


class Text(NamedTuple):
    """What is read of an initiative. ``body`` is its name and description; ``place`` its department."""

    body: tuple[str, ...]
    tail: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()


def text(name: str, description: str, department: str = "", channel: str = "") -> Text:
    """The distinct words of each part, in order; the tail is the last clause, where people say what for."""
    return Text(
        body=_distinct(f"{name} . {description}"),
        tail=_distinct(_last_clause(description)),
        place=_distinct(department),
        channel=_distinct(channel),
    )


def _distinct(part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases.tokens_of(part)))


def _last_clause(description: str) -> str:
    clauses = (one for one in _CLAUSE.split(description) if len(one.split()) >= _LONG_CLAUSE)
    return next(reversed(tuple(clauses)), "")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """``word`` without its ending; never fewer than three letters.

    >>> [stem(word) for word in ("complaints", "resigned", "stopping", "recruitment", "gas")]
    ['complaint', 'resign', 'stop', 'recruit', 'gas']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
    return word


def bucket(kind: str, term: str, bits: int) -> int:
    """Which of 2 ** ``bits`` rows holds the weights of a feature."""
    return crc32(f"{kind}:{term}".encode()) & ((1 << bits) - 1)


def letters(word: str) -> tuple[str, ...]:
    """The runs of four and five letters of ``word``, its ends marked.

    >>> letters("spam")
    ('<spa', 'spam', 'pam>', '<spam', 'spam>')
    """
    marked = f"<{word}>"
    return tuple(dict.fromkeys(marked[at : at + n] for n in (4, 5) for at in range(len(marked) - n + 1)))
