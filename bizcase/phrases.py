"""Where known phrases stand in a text, whatever their case, hyphens, British or American spelling, or ending.

A hyphen and a space are the same. Every function is pure. A compiled :class:`PhraseBook` is read in one pass and
tells places; :func:`found` asks which of a few phrases stand in a text that was :func:`spelled` once.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*(?:['’][^\W_]+)?")
_IZE = re.compile(r"(?<=\w{3})iz(?=(?:e|es|ed|er|ers|ing|ation|ations)$)")
_OUR = re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ably|ability|al|ite|ites|hood)?$)")
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
_SPELLINGS = {
    "centre": "center", "centres": "centers", "programme": "program", "programmes": "programs",
    "licence": "license", "licences": "licenses", "enquiry": "inquiry", "enquiries": "inquiries",
}  # fmt: skip


class Word(NamedTuple):
    """One word in its canonical spelling and where it stands in the text."""

    text: str
    start: int
    end: int


class Hit(NamedTuple, Generic[T]):
    """A phrase found in words ``start`` to ``end`` (exclusive), with what the book says about it."""

    start: int
    end: int
    entry: T

    @property
    def length(self) -> int:
        """How many words the phrase has here."""
        return self.end - self.start

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a word of the phrase lies between ``start`` and ``end`` (exclusive)."""
        return self.start < end and start < self.end


class PhraseBook(NamedTuple, Generic[T]):
    """Phrases in all their forms; made by :func:`phrase_book`."""

    entries: dict[tuple[str, ...], tuple[T, ...]]
    lengths: dict[str, tuple[int, ...]]

    def hits(self, words: tuple[Word, ...]) -> Iterator[Hit[T]]:
        """Every phrase at every place, overlaps included, in the order of the text."""
        tokens = tuple(word.text for word in words)
        for start, token in enumerate(tokens):
            for length in self.lengths.get(token, ()):
                if start + length > len(tokens):
                    continue
                for entry in self.entries.get(tokens[start : start + length], ()):
                    yield Hit(start, start + length, entry)


def phrase_book(forms: Iterable[tuple[tuple[str, ...], T]]) -> PhraseBook[T]:
    """A book of phrases (see :func:`noun_forms`), each with its entry; repeats are dropped."""
    entries: dict[tuple[str, ...], dict[T, None]] = {}
    lengths: dict[str, set[int]] = {}
    for tokens, entry in forms:
        if tokens in entries:
            entries[tokens][entry] = None
        elif tokens:
            entries[tokens] = {entry: None}
            lengths.setdefault(tokens[0], set()).add(len(tokens))
    return PhraseBook(
        {tokens: tuple(known) for tokens, known in entries.items()},
        {first: tuple(sorted(listed, reverse=True)) for first, listed in lengths.items()},
    )


@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order.

    >>> [word.text for word in words("Sub-centres' R&D programme: don't organise")]
    ['sub', 'centers', 'r&d', 'program', 'dont', 'organise']
    """
    return tuple([Word(_canonical(m.group()), *m.span()) for m in _WORD.finditer(text)])


@lru_cache(maxsize=16_384)
def tokens_of(phrase: str) -> tuple[str, ...]:
    """The canonical words of ``phrase``, without their places."""
    return tuple([_canonical(word) for word in _WORD.findall(phrase)])


@lru_cache(maxsize=65_536)
def _canonical(word: str) -> str:
    plain = word.casefold()
    if not plain.isalpha():
        plain = plain.replace("’", "'").removesuffix("'s").replace("'", "")
    plain = _SPELLINGS.get(plain, plain)
    if "iz" in plain:
        plain = _IZE.sub("is", plain)
    return _OUR.sub("or", plain) if "our" in plain else plain


def spelled(*texts: str) -> str:
    """``texts`` as bare canonical words; a bar keeps phrases from reaching across two texts.

    >>> spelled("Care-desk, 24/7", "Centre's")
    ' care desk 24 7 | center '
    """
    return f" {' | '.join([_bare(text) for text in texts if text])} "


def without_negated(spelled_text: str, negations: Iterable[str]) -> str:
    """``spelled_text`` without the word that follows a negation.

    >>> without_negated(spelled("No influencers, staff only"), ["no"])
    ' no | staff only '
    """
    return _negated(tuple(negations)).sub(r" \1 |", spelled_text)


def found(spelled_text: str, phrases: Iterable[str], not_when: Iterable[str] = ()) -> tuple[str, ...]:
    """The ``phrases`` that stand in ``spelled_text`` as whole words, in their own order; none where a phrase of
    ``not_when`` stands too.

    >>> found(spelled("An agency-run forum"), ["agency", "agencies", "run forum", "for"])
    ('agency', 'run forum')
    >>> found(spelled("Takedown of fake accounts"), ["fake accounts"], not_when=["takedown"])
    ()
    """
    if not_when and any(bare in spelled_text for _, bare in _whole(tuple(not_when))):
        return ()
    return tuple([phrase for phrase, bare in _whole(tuple(phrases)) if bare in spelled_text])


@lru_cache(maxsize=8192)
def _whole(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple([(phrase, f" {_bare(phrase)} ") for phrase in phrases])


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    return " ".join(tokens_of(text))


@cache
def _negated(negations: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf" ({'|'.join(map(re.escape, negations))}) \S+(?<!\|)")


def noun_forms(phrase: str) -> set[tuple[str, ...]]:
    """``phrase`` with its last word as it stands, in the plural and in the singular.

    >>> sorted(noun_forms("lapsed customers"))
    [('lapsed', 'customer'), ('lapsed', 'customers')]
    """
    tokens = tokens_of(phrase)
    if not tokens:
        return set()
    head = tokens[:-1]
    return {(*head, form) for form in _numbers(tokens[-1])}


@lru_cache(maxsize=16_384)
def _numbers(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, plural(word), singular(word))))


def verb_forms(phrase: str) -> set[tuple[str, ...]]:
    """``phrase`` with its first word in the forms of a regular verb.

    >>> sorted(form[0] for form in verb_forms("reduce"))
    ['reduce', 'reduced', 'reducer', 'reduces', 'reducing']
    """
    tokens = tokens_of(phrase)
    if not tokens:
        return set()
    first = tokens[0]
    forms = (first, plural(first), *(with_ending(first, ending) for ending in ("ed", "ing", "er")))
    return {(form, *tokens[1:]) for form in forms}


def plural(word: str) -> str:
    """``word`` with its s.

    >>> plural("penalty"), plural("loss"), plural("survey"), plural("sales")
    ('penalties', 'losses', 'surveys', 'sales')
    """
    if word != singular(word):
        return word
    if _ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _ends_in_y(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in "aeiou"


def singular(word: str) -> str:
    """``word`` without its s; words of three letters and those in -ss, -us, -is stay.

    >>> singular("penalties"), singular("losses"), singular("crisis"), singular("sales"), singular("fans")
    ('penalty', 'loss', 'crisis', 'sale', 'fan')
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def with_ending(word: str, ending: str) -> str:
    """``word`` with ``ed``, ``ing`` or ``er``, spelt as a regular verb.

    >>> with_ending("use", "ing"), with_ending("stop", "ed"), with_ending("comply", "ed")
    ('using', 'stopped', 'complied')
    """
    if word.endswith("e"):
        return f"{word[:-1]}{ending}"
    if _ends_in_y(word) and ending != "ing":
        return f"{word[:-1]}i{ending}"
    if _DOUBLING.fullmatch(word):
        return f"{word}{word[-1]}{ending}"
    return f"{word}{ending}"
