"""Features → weights: a linear support-vector machine for each label, on the exemplars that it is given."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from bizcase.training.corpus import LABELS, Exemplar
from bizcase.training.features import RAREST_LETTERS, Features

STRENGTH = 0.25
SEED = 2026


class Fitted(NamedTuple):
    """Weights of the buckets and of the classes, and the bias: one row, or figure, for each label."""

    buckets: Any
    classes: Any
    bias: Any

    @property
    def bits(self) -> int:
        """How many bits of the hash choose a bucket."""
        return int(self.buckets.shape[1]).bit_length() - 1

    def decide(self, one: Features, rows: Any) -> Any:
        """The scores of each label for the chosen rows."""
        counted = sum(matrix[rows] for matrix in one.kinds.values())
        return counted @ self.buckets.T + one.classes[rows] @ self.classes.T + self.bias


def fit(given: Features, labels: Any, rows: Any, importance: Any = None) -> Fitted:
    """The weights learnt from the chosen rows, each as important as ``importance`` says, by default 1.

    The same rows give the same weights.
    """
    kinds = {kind: matrix[rows] for kind, matrix in given.kinds.items()}
    kinds["c"] = kinds["c"] @ sparse.diags((_seen(kinds["c"]) >= RAREST_LETTERS).astype(float))
    counted = sum(kinds.values())
    rarity = np.log((1 + counted.shape[0]) / (1 + _seen(counted))) + 1
    rarity /= 5.0
    table = sparse.hstack([counted @ sparse.diags(rarity), given.classes[rows]]).tocsr()
    weights = None if importance is None else importance[rows]
    machine = LinearSVC(C=STRENGTH, random_state=SEED).fit(table, labels[rows], weights)
    width = counted.shape[1]
    return Fitted(machine.coef_[:, :width] * rarity, machine.coef_[:, width:], machine.intercept_)


def _seen(matrix: Any) -> Any:
    return np.asarray((matrix > 0).sum(axis=0)).ravel()


def labels_of(rows: Sequence[Exemplar]) -> Any:
    """The number of each exemplar's label."""
    return np.array([LABELS.index(one.outcome) for one in rows])


def left_out(rows: Sequence[Exemplar], by: Callable[[Exemplar], str]) -> Iterator[tuple[str, Any]]:
    """Each author who is not "", with a mask of the rows that he or she wrote."""
    authors = np.array([by(one) for one in rows])
    yield from ((str(one), authors == one) for one in np.unique(authors) if one)


def unseen(
    given: Features, labels: Any, rows: Sequence[Exemplar], by: Callable[[Exemplar], str], importance: Any = None
) -> Any:
    """The scores of every row by weights that saw nothing of its author; rows without an author are left at 0."""
    scores = np.zeros((len(rows), len(LABELS)))
    for _, held in left_out(rows, by):
        scores[held] = fit(given, labels, ~held, importance).decide(given, held)
    return scores
