"""The catalogue's vocabulary, compiled once into one book of phrases."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.model.catalogue import AmbiguousWord, Outcome, Vocabulary
from bizcase.phrases import PhraseBook

Kind = Literal["strong", "medium", "everyday", "verb", "channel", "negative", "vanity", "ambiguous"]
Form = tuple[tuple[str, ...], "Entry"]


class Entry(NamedTuple):
    """What a phrase says: for (or, if negative, against) which outcome, and as what kind of word."""

    outcome: str
    kind: Kind
    phrase: str


class Cue(NamedTuple):
    """A word that decides which reading of an ambiguous one is meant."""

    word: str
    reading: int


class Index(NamedTuple):
    """Everything looked up while a text is read. ``nouns`` maps outcome ids, in order, to their nouns."""

    book: PhraseBook[Entry]
    cues: PhraseBook[Cue]
    readings: dict[str, tuple[str | None, ...]]
    nouns: dict[str, str]


def index(catalogue: Catalogue) -> Index:
    """The compiled vocabulary of ``catalogue``; built once for the same outcomes and ambiguous words."""
    rules = catalogue.language["mapping"]
    ordinary: list[tuple[str, Kind, tuple[str, ...]]] = [
        (outcome, "everyday", tuple(listed)) for outcome, listed in rules["everyday_words"].items()
    ]
    ordinary.append(("", "vanity", tuple(rules["activity"])))
    return _compiled(catalogue.outcomes, catalogue.ambiguous, tuple(ordinary))


@lru_cache(maxsize=4)
def _compiled(
    outcomes: tuple[Outcome, ...],
    ambiguous: tuple[AmbiguousWord, ...],
    ordinary: tuple[tuple[str, Kind, tuple[str, ...]], ...],
) -> Index:
    guarded = {phrases.tokens_of(word.word) for word in ambiguous}
    forms = chain.from_iterable(_outcome_forms(outcome, guarded) for outcome in outcomes)
    return Index(
        book=phrases.phrase_book(chain(forms, _ordinary_forms(ordinary), _ambiguous_forms(ambiguous, guarded))),
        cues=phrases.phrase_book(_cue_forms(ambiguous)),
        readings={word.word: tuple(one.outcome for one in word.readings) for word in ambiguous},
        nouns={outcome.id: outcome.noun for outcome in outcomes},
    )


def _outcome_forms(outcome: Outcome, guarded: set[tuple[str, ...]]) -> Iterator[Form]:
    for phrase, kind in _phrases(outcome):
        exact, entry = phrases.tokens_of(phrase), Entry(outcome.id, kind, phrase)
        forms = phrases.verb_forms(phrase) if kind == "verb" else phrases.noun_forms(phrase)
        for tokens in forms:
            if tokens == exact or tokens not in guarded:
                yield tokens, entry


def _phrases(outcome: Outcome) -> Iterator[tuple[str, Kind]]:
    words: Vocabulary = outcome.vocabulary
    kinds: tuple[tuple[tuple[str, ...], Kind], ...] = (
        (words.strong, "strong"),
        (tuple(kpi.name for kpi in outcome.kpis), "strong"),
        (outcome.goals, "medium"),
        (words.medium, "medium"),
        (words.verbs, "verb"),
        (words.channels, "channel"),
        (words.negative, "negative"),
        (tuple(one.metric for one in outcome.vanity), "vanity"),
    )
    for listed, kind in kinds:
        yield from ((phrase, kind) for phrase in listed)


def _ordinary_forms(ordinary: tuple[tuple[str, Kind, tuple[str, ...]], ...]) -> Iterator[Form]:
    for outcome, kind, listed in ordinary:
        for phrase in listed:
            entry = Entry(outcome, kind, phrase)
            for tokens in phrases.noun_forms(phrase):
                yield tokens, entry


def _ambiguous_forms(ambiguous: tuple[AmbiguousWord, ...], guarded: set[tuple[str, ...]]) -> Iterator[Form]:
    for word in ambiguous:
        exact = phrases.tokens_of(word.word)
        yield exact, Entry("", "ambiguous", word.word)
        for tokens in phrases.noun_forms(word.word) - guarded:
            yield tokens, Entry("", "ambiguous", word.word)


def _cue_forms(ambiguous: tuple[AmbiguousWord, ...]) -> Iterator[tuple[tuple[str, ...], Cue]]:
    for word in ambiguous:
        for number, reading in enumerate(word.readings):
            for cue in reading.cues:
                for tokens in phrases.noun_forms(cue):
                    yield tokens, Cue(word.word, number)
