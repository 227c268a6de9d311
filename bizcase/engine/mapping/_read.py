"""Which words of a text speak for which outcome, and which only look as if they did."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from bizcase import phrases
from bizcase.engine.mapping._index import Cue, Entry, Index
from bizcase.phrases import Hit, Word


class Field(NamedTuple):
    """A text of the case, what its words count, and whether only names of channels count in it."""

    text: str
    factor: float = 1.0
    channels_only: bool = False


class Clue(NamedTuple):
    """Words as they stand in the text, and what they add to an outcome."""

    outcome: str
    kind: str
    phrase: str
    surface: str
    points: float


class Reading(NamedTuple):
    """All clues, the words not counted with the outcome they looked like, and the counts of mere activity.

    ``denied`` are the phrases that speak against reading a word in them as one of their outcome.
    """

    clues: tuple[Clue, ...]
    cancelled: tuple[tuple[str, str], ...] = ()
    activity: tuple[str, ...] = ()
    denied: tuple[tuple[str, str], ...] = ()


def read(fields: Sequence[Field], context: str, index: Index, rules: Mapping[str, Any]) -> Reading:
    """What the words of ``fields`` say; ``context`` helps to decide ambiguous words but adds nothing."""
    texts = [_text(field, index) for field in fields]
    around = tuple(chain.from_iterable(text.words for text in texts)) + phrases.words(context)
    scope = _Scope(index, rules, around)
    found = [finding for text in texts for finding in _findings(text, scope)]
    idle = _distinct(one for one in found if not isinstance(one, Clue))
    return Reading(
        clues=tuple(one for one in found if isinstance(one, Clue)),
        cancelled=tuple((outcome, word) for outcome, word in idle if outcome),
        activity=tuple(word for outcome, word in idle if not outcome),
        denied=tuple(chain.from_iterable(map(_against, texts))),
    )


class _Scope(NamedTuple):
    lookup: Index
    rules: Mapping[str, Any]
    around: tuple[Word, ...]


class _Text(NamedTuple):
    field: Field
    words: tuple[Word, ...]
    hits: tuple[Hit[Entry], ...]


class _Place(NamedTuple):
    """The words ``start`` to ``end`` of a text, for which ``entries`` claim a meaning."""

    text: _Text
    start: int
    end: int
    entries: tuple[Entry, ...]


class _Meaning(NamedTuple):
    outcome: str
    kind: str
    phrase: str


def _text(field: Field, index: Index) -> _Text:
    words = phrases.words(field.text)
    hits = (hit for hit in index.book.hits(words) if not field.channels_only or hit.entry.kind == "channel")
    return _Text(field, words, tuple(hits))


def _against(text: _Text) -> Iterator[tuple[str, str]]:
    for hit in text.hits:
        if hit.entry.kind == "negative":
            yield hit.entry.outcome, " ".join(word.text for word in text.words[hit.start : hit.end])


def _findings(text: _Text, scope: _Scope) -> Iterator[Clue | tuple[str, str]]:
    """Clues, and pairs of an outcome ("" for activity) and the word that was not counted for it."""
    for (start, end), entries in _longest_first(text.hits).items():
        surface = text.field.text[text.words[start].start : text.words[end - 1].end]
        for outcome, kind, phrase in _meanings(_Place(text, start, end, tuple(entries)), scope):
            if kind in scope.rules:
                yield Clue(outcome, kind, phrase, surface, scope.rules[kind] * text.field.factor)
            else:
                yield outcome, surface


def _longest_first(hits: Sequence[Hit[Entry]]) -> dict[tuple[int, int], list[Entry]]:
    kept: dict[tuple[int, int], list[Entry]] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.length, hit.start)):
        span = (hit.start, hit.end)
        if hit.entry.kind != "negative" and (span in kept or not any(hit.overlaps(*one) for one in kept)):
            kept.setdefault(span, []).append(hit.entry)
    return dict(sorted(kept.items()))


def _meanings(place: _Place, scope: _Scope) -> Iterator[_Meaning]:
    spoken = [entry for entry in place.entries if entry.kind != "vanity"]
    ambiguous = next((entry.phrase for entry in spoken if entry.kind == "ambiguous"), None)
    if not spoken:
        yield _Meaning("", "vanity", place.entries[0].phrase)
    elif ambiguous is not None:
        yield from _resolved(ambiguous, place, scope)
    else:
        for entry in spoken:
            yield _Meaning(entry.outcome, "denied" if _denied(entry.outcome, place) else entry.kind, entry.phrase)


def _resolved(word: str, place: _Place, scope: _Scope) -> Iterator[_Meaning]:
    """The one meaning of an ambiguous word; without a cue a word that one outcome claims counts less."""
    kinds = {entry.outcome: entry.kind for entry in place.entries if entry.kind not in ("ambiguous", "vanity")}
    readings = scope.lookup.readings[word]
    cue = _cue(word, place, scope)
    alone = next(iter(kinds)) if len(kinds) == 1 else None
    meant = alone if cue is None else readings[cue]
    if meant is not None and not _denied(meant, place):
        yield _Meaning(meant, "medium" if cue is None else kinds.get(meant, "medium"), word)
    yield from (_Meaning(outcome, "denied", word) for outcome in kinds if outcome != meant)


def _denied(outcome: str, place: _Place) -> bool:
    against = (h for h in place.text.hits if h.entry.kind == "negative" and h.entry.outcome == outcome)
    return any(hit.length >= place.end - place.start and hit.overlaps(place.start, place.end) for hit in against)


def _cue(word: str, place: _Place, scope: _Scope) -> int | None:
    """The reading whose cue stands nearest in the same text, else anywhere; the earlier one of equals."""
    here = (hit for hit in _cues(place.text.words, word, scope) if not hit.overlaps(place.start, place.end))
    near = [(_gap(hit, place), hit.entry.reading) for hit in here]
    near = near or [(0, hit.entry.reading) for hit in _cues(scope.around, word, scope)]
    return min(near)[1] if near else None


def _cues(words: tuple[Word, ...], word: str, scope: _Scope) -> Iterator[Hit[Cue]]:
    return (hit for hit in scope.lookup.cues.hits(words) if hit.entry.word == word)


def _gap(hit: Hit[Cue], place: _Place) -> int:
    return max(hit.start - place.end, place.start - hit.end) + 1


def _distinct(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple({(of, word.casefold()): (of, word) for of, word in pairs}.values())
