"""What each of the two models learns from, and how it is tested on what it has not seen."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from bizcase.catalogue import Catalogue
from bizcase.engine.mapping._model import NONE
from bizcase.engine.mapping._terms import stem, text
from bizcase.model.catalogue import Outcome
from bizcase.training import corpus
from bizcase.training.calibrate import calibrate
from bizcase.training.corpus import Exemplar, said
from bizcase.training.features import Features, features
from bizcase.training.fit import Fitted, fit, labels_of, unseen
from bizcase.training.pack import Calibration

# How often a guess that is called sure must be right. Few goals are exemplars, so that little can be promised there.
OF_SURE_INITIATIVES, OF_SURE_GOALS = 0.924, 0.88
Author = Callable[[Exemplar], str]
INITIATIVE_BITS, GOAL_BITS = 16, 14
# Of a goal model: how much an initiative and a phrase of the catalogue count beside a goal.
OF_INITIATIVE, OF_PHRASE = 0.1, 0.3


class Lesson(NamedTuple):
    """Exemplars with their features, labels and importance."""

    rows: tuple[Exemplar, ...]
    given: Features
    labels: Any
    importance: Any

    def learnt(self, without: Any = False) -> Fitted:
        """The weights from all rows but those ``without`` marks."""
        return fit(self.given, self.labels, np.ones(len(self.rows), bool) & ~np.asarray(without), self.importance)

    def seen(self, without: Any = False) -> tuple[str, ...]:
        """The stems that more than one row holds, but for the rows that ``without`` marks; in order."""
        counted: Counter[str] = Counter()
        for one, out in zip(self.rows, np.broadcast_to(without, len(self.rows)), strict=True):
            counted.update(() if out else {stem(word) for word in text(one.name, one.description).body})
        return tuple(sorted(word for word, times in counted.items() if times > 1))

    def calibrated(self, by: Author, precision: float) -> Calibration:
        """How far the scores of rows whose author was left out can be believed."""
        scores = unseen(self.given, self.labels, self.rows, by, self.importance)
        asked = np.array([bool(by(one)) for one in self.rows])
        return calibrate(scores[asked], self.given.points[asked], self.labels[asked], precision)


def of_initiatives() -> Lesson:
    """The initiatives of the corpus."""
    return _lesson(corpus.exemplars(), INITIATIVE_BITS, lambda _: 1.0)


def of_goals(catalogue: Catalogue) -> Lesson:
    """The goals, as executives word them, with the catalogue's phrases and the initiatives for their words."""
    patterns = tuple(said(one.wording, one.primary or NONE, "") for one in catalogue.goal_patterns)
    phrases = tuple(said(phrase, one.id, "phrase") for one in catalogue.outcomes for phrase in _phrases(one))
    rows = (*corpus.goals(), *patterns, *phrases, *corpus.exemplars())
    return _lesson(rows, GOAL_BITS, _of_goals)


def _lesson(rows: Sequence[Exemplar], bits: int, importance: Callable[[Exemplar], float]) -> Lesson:
    return Lesson(tuple(rows), features(rows, bits), labels_of(rows), np.array([importance(one) for one in rows]))


def _of_goals(one: Exemplar) -> float:
    if one.persona == "phrase":
        return OF_PHRASE
    return OF_INITIATIVE if one.persona.startswith("w") else 1.0


def persona(one: Exemplar) -> str:
    """The voice in which an initiative is written."""
    return one.persona


def writer(one: Exemplar) -> str:
    """The hand behind several voices."""
    return one.persona[:2]


def goal_fold(one: Exemplar) -> str:
    """The eighth of the goals to which a goal belongs; "" for what is no goal."""
    return one.persona if one.persona.startswith("goals-") else ""


def _phrases(one: Outcome) -> Iterator[str]:
    yield from (one.definition, one.benefit, *one.practices, *one.goals, *(kpi.name for kpi in one.kpis))
    yield from (*one.vocabulary.strong, *one.vocabulary.medium)
    yield from (one.chain.activity, one.chain.leading_indicator, one.chain.business_kpi)
