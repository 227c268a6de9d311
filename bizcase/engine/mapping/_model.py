"""The linear model: what each word of a text adds to the log-odds of each outcome, and of mere activity.

The weights are ``content/mapping.bin``, for goals ``goals.bin``, made by ``make train``: one line of JSON, then one
signed byte for each label of each bucket, then those of the words of a known class. Plain Python, because importing
numpy takes longer than reading a portfolio.
"""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bizcase.engine.mapping._terms import Text, bucket, letters, stem

Vector = tuple[float, ...]
NONE = "none"


class WordVectors(NamedTuple):
    """What a word adds: ``shared`` in proportion to the length of the text, ``own`` whatever its length."""

    shared: Vector
    own: Vector


class Model(NamedTuple):
    """The weights, ready for use. ``labels`` are the outcome ids and "none"; ``slope`` is in the weights already.

    ``sure_from`` is the chance from which the first guess may be called sure; ``per_point`` what a point of the
    vocabulary adds to the log-odds, for at most ``most_points``; ``seen`` are the stems that it has met more than once,
    ``classed`` those of which it knows words that mean much the same.
    """

    labels: tuple[str, ...]
    bias: Vector
    slope: float
    sure_from: float
    per_point: float
    most_points: float
    seen: frozenset[str]
    classed: frozenset[str]
    body: Callable[[str], WordVectors]
    tail: Callable[[str], Vector]
    place: Callable[[str], Vector]
    channel: Callable[[str], Vector]


class Spoken(NamedTuple):
    """The log-odds of a text, and of each of its words; ``beside`` holds the words of department and channel."""

    total: Vector
    words: dict[str, Vector]
    beside: dict[str, Vector]


@lru_cache(maxsize=2)
def model(weights: bytes) -> Model:
    """The model in ``weights``; a word's vectors are worked out once and kept, for a bounded number of words."""
    line, _, table = weights.partition(b"\n")
    head = json.loads(line)
    rows = _Rows(memoryview(table).cast("b"), len(head["labels"]), head["step"], head["kinds"], head["bits"])
    first = 1 << head["bits"]
    classed = {word: first + number for number, word in enumerate(head["classed"])}
    return Model(
        labels=tuple(head["labels"]),
        bias=tuple(head["bias"]),
        slope=head["slope"],
        sure_from=head["sure_from"],
        per_point=head["per_point"],
        most_points=head["most_points"],
        seen=frozenset(head["seen"].split()),
        classed=frozenset(head["classed"]),
        body=lru_cache(maxsize=16_384)(lambda word: _body(word, rows, classed)),
        tail=lru_cache(maxsize=4_096)(lambda word: rows.term("t", stem(word))),
        place=lru_cache(maxsize=1_024)(lambda word: rows.term("d", stem(word))),
        channel=lru_cache(maxsize=1_024)(lambda word: rows.term("h", stem(word))),
    )


class _Rows(NamedTuple):
    """The table of weights, ``width`` labels to a row, each ``step`` to a unit; ``kinds`` holds the kinds' factors."""

    table: memoryview
    width: int
    step: float
    kinds: dict[str, float]
    bits: int

    def row(self, number: int, factor: float) -> Vector:
        """One row, each weight times ``factor``."""
        times, start = factor * self.step, number * self.width
        return tuple([weight * times for weight in self.table[start : start + self.width].tolist()])

    def term(self, kind: str, term: str) -> Vector:
        """The weights of one feature."""
        return self.row(bucket(kind, term, self.bits), self.kinds[kind])

    def terms(self, kind: str, terms: Sequence[str]) -> Vector:
        """The weights of at least one feature of a kind, added up."""
        times, starts = self.kinds[kind] * self.step, [bucket(kind, term, self.bits) * self.width for term in terms]
        rows = [self.table[start : start + self.width].tolist() for start in starts]
        return tuple([weight * times for weight in map(sum, zip(*rows, strict=True))])


def _body(word: str, rows: _Rows, classed: dict[str, int]) -> WordVectors:
    stemmed = stem(word)
    parts = [rows.term("s", stemmed), rows.term("w", word)]
    if runs := letters(word):
        parts.append(rows.terms("c", runs))
    own = rows.row(classed[stemmed], 1.0) if stemmed in classed else ()
    return WordVectors(added(parts), own)


def added(vectors: Sequence[Vector]) -> Vector:
    """The sum of at least one vector."""
    return vectors[0] if len(vectors) == 1 else tuple(map(sum, zip(*vectors, strict=True)))


def spoken(text: Text, by: Model) -> Spoken:
    """What ``by`` makes of ``text``, without the bias."""
    shrink = _shrink(text.body)
    words = {word: _word(by.body(word), shrink) for word in text.body}
    shrink = _shrink(text.tail)
    for word in text.tail:
        words[word] = added((words[word], _times(by.tail(word), shrink)))
    beside: dict[str, Vector] = {}
    for part, vector in ((text.place, by.place), (text.channel, by.channel)):
        shrink = _shrink(part)
        for word in part:
            beside[word] = added((*([beside[word]] if word in beside else []), _times(vector(word), shrink)))
    return Spoken(added(((0.0,) * len(by.labels), *words.values(), *beside.values())), words, beside)


def _shrink(part: Sequence[str]) -> float:
    return float(len(part) ** -0.5) if part else 0.0


def _word(vectors: WordVectors, shrink: float) -> Vector:
    if not vectors.own:
        return _times(vectors.shared, shrink)
    return tuple([shared * shrink + own for shared, own in zip(vectors.shared, vectors.own, strict=True)])


def _times(vector: Vector, factor: float) -> Vector:
    return tuple([weight * factor for weight in vector])
