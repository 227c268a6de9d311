"""Where the evidence is added up, in log-odds: the model, the vocabulary and what is stated."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp
from typing import Any, NamedTuple

from bizcase import phrases
from bizcase.engine.mapping._model import NONE, Model, Spoken, Vector
from bizcase.engine.mapping._read import Reading
from bizcase.engine.mapping._terms import stem
from bizcase.phrases import Word

ASSIGNING = frozenset({"strong", "medium", "pattern", "driver"})
DECIDING = frozenset({"pattern", "driver"})
STATED = ("driver", "goal", "value_class", "pattern", "pattern_second")
_QUOTES = " \"'‘’“”("
_SHORT = 3


class Telling(NamedTuple):
    """A word that speaks for a label: what it takes off the odds against it, and how it stands in the text."""

    less: float
    surface: str
    token: str


class Weighed(NamedTuple):
    """The log-odds and the chance of each label, "none" included, and the labels, likeliest first.

    ``words`` speak for a label, best first; ``beside`` are such words of department and channel. ``per_point`` is
    what a point of the vocabulary adds, ``content`` are the words that may be quoted, ``seen`` those of training.
    """

    odds: Mapping[str, float]
    chances: Mapping[str, float]
    ranked: tuple[str, ...]
    words: Mapping[str, tuple[Telling, ...]]
    beside: Mapping[str, tuple[Telling, ...]]
    per_point: float
    content: Collection[str]
    seen: frozenset[str]

    @property
    def familiar(self) -> float:
        """The share of the words that training has seen."""
        return sum(stem(word) in self.seen for word in self.content) / len(self.content) if self.content else 1.0

    def chance(self, label: str) -> float:
        """The chance of ``label``, 0–1."""
        return self.chances[label]

    def heard(self, label: str, reading: Reading) -> bool:
        """Whether anything at all speaks for ``label``, be it too little."""
        clues = any(clue.outcome == label for clue in reading.clues)
        return clues or bool(self.words[label] or self.beside[label])


def weigh(
    reading: Reading,
    said: Spoken,
    surfaces: tuple[Mapping[str, str], Mapping[str, str]],
    by: Model,
    rules: Mapping[str, Any],
) -> Weighed:
    """All evidence as chances that add up to one.

    ``surfaces`` are the words that may be quoted, as they stand in the text and in department and channel. Where no
    word of the text speaks for anything, neither do department and channel.
    """
    said = _without_false_friends(said, reading, by)
    words = _deciding(by.labels, said.words, surfaces[0], rules)
    beside = _deciding(by.labels, said.beside, surfaces[1], rules)
    told = any(words.values())
    points = vocabulary_points(reading, rules)
    odds = {
        label: (bias + total) * told
        + by.per_point * min(points.get(label, 0.0), by.most_points)
        + stated(label, reading)
        for label, bias, total in zip(by.labels, by.bias, said.total, strict=True)
    }
    ranked = _ranked(odds, words[NONE], reading, rules)
    return Weighed(odds, _chances(odds), ranked, words, beside, by.per_point, surfaces[0].keys(), by.seen)


def _without_false_friends(said: Spoken, reading: Reading, by: Model) -> Spoken:
    """``said`` without what a word says for an outcome that it only looks like."""
    friends = {(of, word) for of, phrase in (*reading.cancelled, *reading.denied) for word in phrases.tokens_of(phrase)}
    words, total = dict(said.words), list(said.total)
    for outcome, word in friends:
        at = by.labels.index(outcome)
        if word in words and words[word][at] > 0:
            total[at] -= words[word][at]
            words[word] = (*words[word][:at], 0.0, *words[word][at + 1 :])
    return Spoken(tuple(total), words, said.beside)


def _ranked(
    odds: dict[str, float], words: Sequence[Telling], reading: Reading, rules: Mapping[str, Any]
) -> tuple[str, ...]:
    """The labels, likeliest first; mere activity comes last where neither ``words`` nor idle ones speak for it.

    One word is too little where the vocabulary knows a word for an outcome.
    """
    known = any(clue.kind in ASSIGNING for clue in reading.clues)
    if not reading.activity and len(words) < (rules["few"] if known else 1):
        odds[NONE] = min(odds.values())
    return tuple(sorted(odds, key=lambda label: -odds[label]))


def speaks(label: str, quoted: bool, reading: Reading, weighed: Weighed, rules: Mapping[str, Any]) -> bool:
    """Whether more than a verb, a channel, a department or one doubtful word speaks for ``label``.

    A goal that is only named does not turn mere activity into work for it.
    """
    kinds = {clue.kind for clue in reading.clues if clue.outcome == label}
    likely = (quoted or len(weighed.content) > 1) and weighed.chance(label) >= rules["assign_from"]
    plain = likely or len(shown(label, reading, weighed)) >= rules["few"]
    return bool(weighed.words[label] and plain) or bool(kinds & ASSIGNING) or ("goal" in kinds and not reading.activity)


def settled(label: str, quoted: bool, reading: Reading, weighed: Weighed, by: Model, rules: Mapping[str, Any]) -> bool:
    """Whether ``label`` is likely enough to be called sure, by words enough of which training has seen.

    Where nothing can be ``quoted`` for it, more of the text must be familiar. A driver or a pattern needs no words;
    one word of mere activity is enough.
    """
    stated_for_it = any(clue.kind in DECIDING for clue in reading.clues if clue.outcome == label)
    least = 1 if label == NONE else rules["few"]
    if stated_for_it or weighed.chance(label) < by.sure_from:
        return weighed.chance(label) >= by.sure_from
    return weighed.familiar >= familiar_from(quoted, rules) and len(_heard(label, reading, weighed, by)) >= least


def familiar_from(quoted: bool, rules: Mapping[str, Any]) -> float:
    """The least share of the words that must have been seen in training for a sure match."""
    return float(rules["familiar" if quoted else "familiar_diffuse"])


def _heard(label: str, reading: Reading, weighed: Weighed, by: Model) -> tuple[str, ...]:
    """The words for ``label`` that are known to mean it: those of the vocabulary, and those learnt in training."""
    known = by.seen, by.classed
    learnt = (one.surface for one in weighed.words[label] if any(stem(one.token) in stems for stems in known))
    return distinct((*_worded(label, reading), *learnt))


def shown(label: str, reading: Reading, weighed: Weighed) -> tuple[str, ...]:
    """The words for ``label`` as they stand in the text: those of the vocabulary, then the others, best first."""
    others = weighed.words[label] or weighed.beside[label]
    return distinct((*_worded(label, reading), *(one.surface for one in others)))


def _worded(label: str, reading: Reading) -> Iterable[str]:
    clues = sorted(
        (one for one in reading.clues if one.outcome == label and one.surface),
        key=lambda one: (-one.points, -len(phrases.tokens_of(one.surface))),
    )
    return (*(reading.activity if label == NONE else ()), *(one.surface for one in clues))


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """``words`` without those that say again, in another form, what stands before them."""
    known: set[str] = set()
    found: list[str] = []
    for word in words:
        stems = {stem(token) for token in phrases.tokens_of(word)}
        if not stems <= known:
            found.append(word)
            known |= stems
    return tuple(found)


def vocabulary_points(reading: Reading, rules: Mapping[str, Any]) -> dict[str, float]:
    """The points of the vocabulary for each outcome; words of mere activity speak for "none".

    A phrase counts once, where it counts most.
    """
    best: dict[tuple[str, str], float] = {(NONE, word): rules["idle"] for word in reading.activity}
    for clue in reading.clues:
        if clue.kind not in STATED:
            place = clue.outcome, clue.phrase
            best[place] = max(best.get(place, 0.0), clue.points)
    found: dict[str, float] = {}
    for (outcome, _), points in best.items():
        found[outcome] = found.get(outcome, 0.0) + points
    return found


def stated(outcome: str, reading: Reading) -> float:
    """What driver, goals, value class and pattern add to the log-odds of ``outcome``."""
    return sum(clue.points for clue in reading.clues if clue.outcome == outcome and clue.kind in STATED)


def _chances(odds: Mapping[str, float]) -> dict[str, float]:
    most = max(odds.values())
    weights = {label: exp(one - most) for label, one in odds.items()}
    total = sum(weights.values())
    return {label: weight / total for label, weight in weights.items()}


def _deciding(
    labels: Sequence[str], words: Mapping[str, Vector], surfaces: Mapping[str, str], rules: Mapping[str, Any]
) -> dict[str, tuple[Telling, ...]]:
    """For each label the words that speak for it, best first, and for no other much more."""
    telling, mostly = rules["telling"], rules["mostly"]
    found: dict[str, list[Telling]] = {label: [] for label in labels}
    for word in words.keys() & surfaces.keys():
        vector = words[word]
        most = max(vector)
        if most < telling:
            continue
        least = max(telling, mostly * most)
        for label, weight in zip(labels, vector, strict=True):
            if weight >= least:
                found[label].append(Telling(-weight, surfaces[word], word))
    return {label: tuple(sorted(listed)) for label, listed in found.items()}


def surfaces_of(texts: Iterable[str], stop_words: frozenset[str]) -> dict[str, str]:
    """Canonical word → how it first stands in ``texts``, where it may be quoted as a reason.

    Function words, single letters, numbers and names of people or places may not.
    """
    found: dict[str, str] = {}
    for text in texts:
        words = phrases.words(text)
        named = _names(text, words)
        for word in words:
            if len(word.text) > 1 and word.text.isalpha() and word.text not in stop_words and word not in named:
                found.setdefault(word.text, text[word.start : word.end])
    return found


def _names(text: str, words: Sequence[Word]) -> frozenset[Word]:
    """The words with a capital inside a sentence, unless most words have one, as in a title."""
    capital = [word for word in words if text[word.start].isupper() and _is_name(text, word)]
    return frozenset(capital if 2 * len(capital) < sum(word.end - word.start > _SHORT for word in words) + 1 else ())


def _is_name(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(_QUOTES)
    return bool(before) and before[-1] not in ".:;!?" and not text[word.start : word.end].isupper()
