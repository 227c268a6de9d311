"""Sentences put together without stutter: lists, cuts at a word, titles that fit."""

import re
from collections.abc import Sequence

from bizcase.figures import count

MAX_CHARACTERS, MAX_WORDS = 95, 15
SHORTEST = 0.3  # of the room: a clause shorter than this says too little


def one_line(text: str) -> str:
    """``text`` on one line, without the stop, question mark or colon at its end.

    >>> one_line("Keep more\\n of our customers. ")
    'Keep more of our customers'
    """
    return " ".join(text.split()).rstrip(".?!:;, ")


def shorten(text: str, limit: int) -> str:
    """``text`` on one line of at most ``limit`` characters, cut at a word and marked by an ellipsis.

    >>> shorten("Care desk for public complaints", 20), shorten("Care desk", 20), shorten("Bundesverfassung", 8)
    ('Care desk…', 'Care desk', 'Bundesv…')
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    room = line[: limit - 1]
    head = room if line[limit - 1] == " " else room.rpartition(" ")[0]
    return f"{_without_loose_end(head or room)}…"


STRONG, RELATIVE = ("; ", ": ", ", "), (" that ", " who ", " which ", " where ")
JOINING = (" and ", " with ", " after ", " before ")
PAIRS = (("(", ")"), ("“", "”"))  # never cut within


def clause(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters, cut where a clause ends and without an ellipsis, if one ends there.

    >>> clause("Experts who answer buyers' questions where they research", 45), clause("Baseline, group, sign-off", 15)
    ("Experts who answer buyers' questions", 'Baseline')
    >>> clause("Own the core (site, list); no target rests on a network", 30)
    'Own the core (site, list)'
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    for marks, choose in ((STRONG, max), (RELATIVE, min), (JOINING, max)):
        heads = [head for mark in marks for head in _heads(line, mark, limit)]
        if heads:
            return choose(heads, key=len)
    return shorten(line, limit)


def _heads(line: str, mark: str, limit: int) -> list[str]:
    places = [found.start() for found in re.finditer(re.escape(mark), line[: limit + 1])]
    heads = (line[:place] for place in places if limit * SHORTEST <= place <= limit)
    return [head for head in heads if all(head.count(a) == head.count(b) for a, b in PAIRS)]


def _without_loose_end(text: str) -> str:
    loose = re.compile(r"\s+(a|an|and|at|by|for|from|in|of|on|or|our|the|to|who|with|&)$", re.IGNORECASE)
    text = text.rstrip(" ,;:–-(")
    while (shorter := loose.sub("", text)) != text:
        text = shorter.rstrip(" ,;:–-(")
    return text


def listed(items: Sequence[str], last: str = " and ", most: int = 0) -> str:
    """The items as a list in a sentence; beyond ``most`` (0: no limit) they are counted.

    >>> listed(["a", "b", "c"]), listed(["a", "b"]), listed(["a", "b", "c", "d"], most=2)
    ('a, b and c', 'a and b', 'a, b and two more')
    """
    shown = list(items)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{number(len(shown) - most)} more"]
    return last.join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def number(value: int) -> str:
    """A number in a sentence: a word up to ten.

    >>> number(3), number(12), number(0)
    ('three', '12', 'no')
    """
    return count(value, "x").split()[0]


def capital(text: str) -> str:
    """``text`` with a capital at its beginning.

    >>> capital("the plan serves all"), capital("")
    ('The plan serves all', '')
    """
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """``text`` with a small letter at its beginning, unless its first word is an abbreviation or a lone letter.

    >>> lower_first("Approve it"), lower_first("HR asks"), lower_first("A plan")
    ('approve it', 'HR asks', 'a plan')
    """
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """``text`` with a capital at its beginning and a full stop at its end.

    >>> sentence("no figure is stated"), sentence("Is it safe?"), sentence("")
    ('No figure is stated.', 'Is it safe?', '')
    """
    line = capital(" ".join(text.split()))
    return line if not line or line[-1] in ".?!…" else f"{line}."


def fits(title: str) -> bool:
    """Whether ``title`` keeps the limits of a title: 95 characters and 15 words."""
    return len(title) <= MAX_CHARACTERS and len(title.split()) <= MAX_WORDS


def headline(candidates: Sequence[str], **slots: object) -> str:
    """The first of the sentences that fits as a title; the last one is cut by words when none does.

    >>> headline(["{name} decides", "The board decides"], name="A very " + "long " * 20 + "name")
    'The board decides'
    """
    written = [capital(one_line(candidate.format(**slots))) for candidate in candidates]
    return next((title for title in written if fits(title)), _cut(written[-1]))


def _cut(title: str) -> str:
    return shorten(" ".join(title.split()[:MAX_WORDS]), MAX_CHARACTERS)


def range_text(low: str, high: str) -> str:
    """Two finished figures as a range; a negative low end is joined by a word, since a dash would read as a minus.

    >>> range_text("£120k", "£310k"), range_text("−£2m", "£1m"), range_text("£5k", "£5k")
    ('£120k–£310k', '−£2m to £1m', '£5k')
    """
    if low == high:
        return low
    return f"{low} to {high}" if "−" in low + high else f"{low}–{high}"
