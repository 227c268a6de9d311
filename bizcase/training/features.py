"""Exemplars → matrices: the features of the model as the engine counts them, and the points of its vocabulary."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import tomli
from scipy import sparse

from bizcase import phrases
from bizcase.catalogue import load_catalogue
from bizcase.engine.mapping._index import index
from bizcase.engine.mapping._match import read_initiative
from bizcase.engine.mapping._terms import Text, bucket, letters, stem, text
from bizcase.engine.mapping._weigh import vocabulary_points
from bizcase.model.case_file import Initiative
from bizcase.training.corpus import LABELS, WORD_CLASSES, Exemplar

# What a feature of each kind weighs before training: word stems, words, letters, last clause, department, channel.
KINDS = {"s": 1.0, "w": 0.5, "c": 0.15, "t": 0.3, "d": 0.4, "h": 0.25}
CLASS_FACTOR = 0.1
RAREST_LETTERS = 2


class Features(NamedTuple):
    """A row for each exemplar: features by kind (already shrunk by length), classes of words, vocabulary points."""

    kinds: dict[str, Any]
    classes: Any
    points: Any


TERMS: dict[str, Callable[[Text], Iterable[str]]] = {
    "s": lambda one: map(stem, one.body),
    "w": lambda one: one.body,
    "c": lambda one: (run for word in one.body for run in letters(word)),
    "t": lambda one: map(stem, one.tail),
    "d": lambda one: map(stem, one.place),
    "h": lambda one: map(stem, one.channel),
}
PART: dict[str, Callable[[Text], Sequence[str]]] = {
    **dict.fromkeys("swc", lambda one: one.body),
    "t": lambda one: one.tail,
    "d": lambda one: one.place,
    "h": lambda one: one.channel,
}


def features(rows: Sequence[Exemplar], bits: int) -> Features:
    """The features of every exemplar, in 2 ** ``bits`` buckets."""
    texts = [text(one.name, one.description, one.department, one.channel) for one in rows]
    return Features({kind: _kind(kind, texts, bits) for kind in KINDS}, _classes(texts), _points(rows))


def _kind(kind: str, texts: Sequence[Text], bits: int) -> Any:
    cells: list[tuple[float, int, int]] = []
    for row, one in enumerate(texts):
        weight = KINDS[kind] / max(1, len(PART[kind](one))) ** 0.5
        cells.extend((weight, row, bucket(kind, term, bits)) for term in TERMS[kind](one))
    return _matrix(cells, len(texts), 1 << bits)


def _classes(texts: Sequence[Text]) -> Any:
    known, width = word_classes()
    cells = [
        (CLASS_FACTOR, row, number)
        for row, one in enumerate(texts)
        for word in one.body
        for number in known.get(stem(word), ())
    ]
    return _matrix(cells, len(texts), width)


def _matrix(cells: Sequence[tuple[float, int, int]], height: int, width: int) -> Any:
    values, rows, columns = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_matrix((values, (rows, columns)), shape=(height, width))


def word_classes() -> tuple[dict[str, tuple[int, ...]], int]:
    """The numbers of the classes of each stem, in order of the stems, and how many classes there are."""
    groups = tomli.loads(WORD_CLASSES.read_text(encoding="utf-8"))
    listed = [words for group in groups.values() for words in group.values()]
    found: dict[str, set[int]] = {}
    for number, words in enumerate(listed):
        for token in phrases.tokens_of(words):
            found.setdefault(stem(token), set()).add(number)
    return {one: tuple(sorted(found[one])) for one in sorted(found)}, len(listed)


def _points(rows: Sequence[Exemplar]) -> Any:
    catalogue = load_catalogue()
    rules = catalogue.language["mapping"]
    read = (read_initiative(initiative(one), index(catalogue), rules) for one in rows)
    found = [vocabulary_points(reading, rules) for reading in read]
    return np.array([[points.get(label, 0.0) for label in LABELS] for points in found])


def initiative(one: Exemplar) -> Initiative:
    """The exemplar as a case holds it."""
    return Initiative(
        id=one.name,
        name=one.name,
        description=one.description,
        channels=(one.channel,) if one.channel else (),
        department=one.department,
    )
