"""What may be quoted as a reason: phrases of the user's text in which a person hears the outcome too.

The model weighs every word, but a person would not accept them all. Quoted are the catalogue's phrases and the
``telling_words`` of ``language.toml``, grown until they can stand alone: "Calls in the first" → "Calls in the first
two hours", or to the whole clause where that is short. Nothing here changes what is decided.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from bizcase import phrases
from bizcase.engine.mapping._model import NONE
from bizcase.engine.mapping._read import Reading
from bizcase.engine.mapping._terms import stem
from bizcase.engine.mapping._weigh import STATED, Weighed
from bizcase.phrases import Word

_LONGEST, _SHORT_CLAUSE, _WHOLE_CLAUSE, _FARTHEST = 6, 6, 9, 3
_BREAKS = re.compile(r"[.;:,!?]['’]?\s|[()\[\]{}|·—–\"“”\n]|\s[-+]\s")


class Speech(NamedTuple):
    """How words may be quoted. ``telling`` maps labels to the words, in the singular, that speak for them.

    A ``bare`` word cannot stand at the end, or alone; ``joining`` words hold two quoted ones together; an ``acting``
    word wants to be quoted with what it acts on; with an ``opening`` one no quotation begins; a ``leading`` one leads
    from what is spoken of to what is said of it.
    """

    telling: Mapping[str, frozenset[str]]
    bare: frozenset[str]
    stop: frozenset[str]
    joining: frozenset[str]
    acting: frozenset[str]
    opening: frozenset[str]
    leading: frozenset[str]


class _Span(NamedTuple):
    start: int
    end: int
    weight: float


class _Text(NamedTuple):
    text: str
    words: tuple[Word, ...]

    def tie(self, at: int) -> bool:
        """Whether no punctuation stands before word ``at``, nor the beginning or the end of the text."""
        if not 0 < at < len(self.words):
            return False
        return _BREAKS.search(self.text, self.words[at - 1].end, self.words[at].start) is None

    def between(self, start: int, end: int) -> str:
        """The words ``start`` to ``end`` as they stand in the text."""
        return self.text[self.words[start].start : self.words[end - 1].end]


def speech(rules: Mapping[str, Any]) -> Speech:
    """The lists of ``rules``; made once for the same lists."""
    names = ("bare_words", "joining_words", "acting_words", "opening_words", "leading_words")
    return _speech(tuple(rules["telling_words"].items()), tuple(rules["stop_words"]), *(rules[name] for name in names))


@lru_cache(maxsize=4)
def _speech(
    telling: tuple[tuple[str, str], ...],
    stop: tuple[str, ...],
    bare: str,
    joining: str,
    acting: str,
    opening: str,
    leading: str,
) -> Speech:
    return Speech(
        telling={label: frozenset(map(phrases.singular, phrases.tokens_of(words))) for label, words in telling},
        bare=frozenset(phrases.tokens_of(bare)).union(stop),
        stop=frozenset(stop),
        joining=frozenset(phrases.tokens_of(joining)),
        acting=frozenset(phrases.tokens_of(acting)),
        opening=frozenset(phrases.tokens_of(opening)),
        leading=frozenset(phrases.tokens_of(leading)),
    )


def quotes(
    label: str, rival: str, texts: Sequence[str], reading: Reading, weighed: Weighed, how: Speech
) -> tuple[str, ...]:
    """The phrases of ``texts`` that speak for ``label``, as they stand there, the weightiest first.

    None is grown to its clause where that holds a word for ``rival``, if there is one.
    """
    phrased, words = _phrases(label, reading, weighed.per_point), _words(label, weighed, how)
    if not phrased and not words:
        return ()
    foreign = frozenset[str]()
    if rival:
        foreign = _tokens(rival, reading, weighed, how) - _tokens(label, reading, weighed, how)
    verbs = [clue.surface for clue in reading.clues if clue.kind == "verb" and clue.outcome == label]
    if verbs:
        how = how._replace(acting=how.acting.union(phrases.tokens_of(verb)[-1] for verb in verbs))
    read = [_Text(one, phrases.words(one)) for one in texts if one]
    found = [(text, span) for text in read for span in _told(text, phrased, words, how)]
    longest = _WHOLE_CLAUSE if len(found) == 1 else _SHORT_CLAUSE
    said: dict[str, float] = {}
    for text, span in found:
        start, end = _clause(text, span, longest, how)
        alone = foreign.isdisjoint(word.text for word in text.words[start:end])
        quoted = text.between(*((start, end) if alone else _described(text, span, how)))
        said[quoted] = said.get(quoted, 0.0) + span.weight
    return _without_parts(sorted(said, key=lambda one: -said[one]))


def _without_parts(said: Sequence[str]) -> tuple[str, ...]:
    """``said`` without those of which all words stand in another, the first of equals excepted."""
    stems = [frozenset(map(stem, phrases.tokens_of(one))) for one in said]
    return tuple(
        one
        for at, one in enumerate(said)
        if not any(stems[at] < other for other in stems) and stems[at] not in stems[:at]
    )


def leaning(label: str, texts: Sequence[str], weighed: Weighed, how: Speech) -> str:
    """The clause that leans most towards ``label`` where no word decides; "" where each is long or says little."""
    weights = {one.token: -one.less for one in weighed.words[label]}
    best, said = 0.0, ""
    for text in (_Text(one, phrases.words(one)) for one in texts):
        for start, end in _clauses(text):
            weight = sum(weights.get(word.text, 0.0) for word in text.words[start:end])
            if weight > best and 1 < end - start <= _WHOLE_CLAUSE:
                best, said = weight, text.between(*_opened(text, start, end, how, end - 1))
    return said if 2 * best > sum(weights.values()) else ""


def _clauses(text: _Text) -> Iterator[tuple[int, int]]:
    starts = [at for at in range(len(text.words)) if not text.tie(at)]
    return zip(starts, [*starts[1:], len(text.words)], strict=False)


def _tokens(label: str, reading: Reading, weighed: Weighed, how: Speech) -> frozenset[str]:
    phrased = (token for phrase in _phrases(label, reading, weighed.per_point) for token in phrase)
    return frozenset(_words(label, weighed, how)).union(phrased)


def _words(label: str, weighed: Weighed, how: Speech) -> dict[str, float]:
    telling = how.telling[label]
    return {one.token: -one.less for one in weighed.words[label] if phrases.singular(one.token) in telling}


def _phrases(label: str, reading: Reading, per_point: float) -> dict[tuple[str, ...], float]:
    """The phrases of the vocabulary that speak for ``label``, with their weight; names of networks do not."""
    found = dict.fromkeys(map(phrases.tokens_of, reading.activity), 1.0) if label == NONE else {}
    for clue in reading.clues:
        tokens = phrases.tokens_of(clue.surface)
        if clue.outcome == label and clue.kind not in STATED and (clue.kind != "channel" or len(tokens) > 1):
            found[tokens] = max(clue.points * per_point, found.get(tokens, 0.0))
    return found


def _told(
    text: _Text, phrased: Mapping[tuple[str, ...], float], words: Mapping[str, float], how: Speech
) -> Iterator[_Span]:
    for span in _joined(text, sorted(_spans(text, phrased, words)), how):
        grown = _grown(text, span, how)
        if grown is not None:
            yield grown


def _spans(text: _Text, phrased: Mapping[tuple[str, ...], float], words: Mapping[str, float]) -> Iterator[_Span]:
    tokens = tuple(word.text for word in text.words)
    firsts = {phrase[0] for phrase in phrased}
    for at, token in enumerate(tokens):
        if token in firsts:
            for phrase, weight in phrased.items():
                if tokens[at : at + len(phrase)] == phrase:
                    yield _Span(at, at + len(phrase), weight)
        if token in words:
            yield _Span(at, at + 1, words[token])


def _joined(text: _Text, spans: Sequence[_Span], how: Speech) -> Iterator[_Span]:
    """Neighbours and what overlaps made one, as far as it stays short."""
    held: _Span | None = None
    for span in spans:
        if held is not None and _belong(text, held, span, how):
            held = _Span(held.start, max(held.end, span.end), held.weight + span.weight)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _belong(text: _Text, held: _Span, span: _Span, how: Speech) -> bool:
    between = text.words[held.end : span.start]
    near = len(between) <= 2 and all(word.text in how.joining for word in between)
    short = span.end - held.start <= _LONGEST
    return span.start < held.end or (near and short and all(map(text.tie, range(held.end, span.start + 1))))


def _grown(text: _Text, span: _Span, how: Speech) -> _Span | None:
    """``span`` with the words after it that it cannot do without; ``None`` where nothing that tells would stand."""
    end = span.end
    while end - span.start < _LONGEST and _wants_more(text, span, end, how) and _may_follow(text, end, how):
        end += 1
    while end > span.end and (text.words[end - 1].text in how.bare or text.words[end - 1].text.isdigit()):
        end -= 1
    bare = all(word.text in how.bare for word in text.words[span.start : end])
    return None if bare and end - span.start < 3 else span._replace(end=end)


def _wants_more(text: _Text, span: _Span, end: int, how: Speech) -> bool:
    """Whether the words so far end on one that needs another; what is added is up to two words, not one."""
    last = text.words[end - 1].text
    added = [word for word in text.words[span.end : end] if word.text not in how.bare]
    return last in how.bare or last in how.acting or last.isdigit() or len(added) == 1


def _may_follow(text: _Text, at: int, how: Speech) -> bool:
    if not text.tie(at):
        return False
    word = text.words[at].text
    return word not in how.stop or word in how.joining


def _clause(text: _Text, span: _Span, longest: int, how: Speech) -> tuple[int, int]:
    """The whole clause around ``span`` where it is no longer than ``longest``, else no more than is needed."""
    start, end = span.start, span.end
    while text.tie(start) and end - start <= longest + 1:
        start -= 1
    while text.tie(end) and end - start <= longest + 1:
        end += 1
    start, end = _opened(text, start, end, how, span.start)
    return (start, end) if end - start <= longest else _described(text, span, how)


def _described(text: _Text, span: _Span, how: Speech) -> tuple[int, int]:
    """``span``; one word alone with the nearest that says more: "site manager", "shippers about to leave"."""
    start, end, _ = span
    if end - start > 1 or not text.tie(start):
        return start, end
    before = next((at for at in _away(text, start, -1, how) if text.words[at].text not in how.stop), start)
    if before < start and text.words[before].text.isalpha():
        return before, end
    return start, next((at for at in _away(text, start, 1, how) if text.words[at].text not in how.bare), start) + 1


def _away(text: _Text, at: int, step: int, how: Speech) -> Iterator[int]:
    """The words up to three steps from ``at``: over no punctuation, and backwards over ``leading`` words alone."""
    for _ in range(_FARTHEST):
        if not text.tie(max(at, at + step)):
            return
        at += step
        yield at
        if step < 0 and text.words[at].text not in how.leading:
            return


def _opened(text: _Text, start: int, end: int, how: Speech, latest: int) -> tuple[int, int]:
    """The clause without the words that only join it to what stands before, beginning at ``latest`` at the latest."""
    while start < latest and text.words[start].text in how.opening:
        start += 1
    return start, end
