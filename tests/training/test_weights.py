"""The shipped weights are those of the exemplars in the tree, and training makes the same ones each time."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from bizcase.catalogue import CONTENT
from bizcase.training import corpus
from bizcase.training.calibrate import least_sure
from bizcase.training.corpus import LABELS
from bizcase.training.evaluate import Guess, macro_f1
from bizcase.training.features import features
from bizcase.training.fit import fit, labels_of, left_out
from bizcase.training.pack import Calibration, pack

CALIBRATION = Calibration(slope=5.0, per_point=0.3, sure_from=0.8)


@pytest.mark.parametrize("file", ["mapping.bin", "goals.bin"])
def test_the_shipped_weights_were_learnt_from_the_corpus_in_the_tree(file: str) -> None:
    line, _, table = (CONTENT / file).read_bytes().partition(b"\n")
    head = json.loads(line)
    assert head["corpus"] == corpus.digest(), "the exemplars have changed: run make train"
    assert head["weights"] == sha256(table).hexdigest()
    assert tuple(head["labels"]) == LABELS
    assert len(table) == ((1 << head["bits"]) + len(head["classed"])) * len(LABELS)


def test_the_corpus_is_large_balanced_and_without_repeats() -> None:
    rows = corpus.exemplars()
    counts = Counter(one.outcome for one in rows)
    assert len(rows) >= 3_000
    assert set(counts) == set(LABELS)
    assert min(counts.values()) > 0.8 * len(rows) / len(LABELS)
    described = Counter((one.name.casefold(), one.description.casefold()) for one in rows)
    assert [one for one, times in described.items() if times > 1] == []


def test_the_same_exemplars_give_the_same_bytes() -> None:
    rows = corpus.exemplars()[::12]
    given, labels = features(rows, 12), labels_of(rows)
    once, again = (pack(fit(given, labels, labels >= 0), CALIBRATION, "x") for _ in range(2))
    assert once == again


def test_an_author_who_is_left_out_is_left_out_whole() -> None:
    rows = corpus.exemplars()
    held = dict(left_out(rows, lambda one: one.persona))
    assert {one.persona for one, out in zip(rows, held["w1a"], strict=True) if out} == {"w1a"}
    assert sum(mask.sum() for mask in held.values()) == len(rows)


def test_a_row_with_an_unknown_outcome_is_named(tmp_path: Path) -> None:
    path = tmp_path / "w9a.csv"
    path.write_text("name,description,channel,department,outcome,second\nA,b,,,fame,\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"w9a\.csv, row 2: 'fame', '' are no outcomes; accepted: revenue_growth"):
        corpus.read(path)


def test_sure_begins_where_guesses_are_right_often_enough() -> None:
    best = np.linspace(0.99, 0.6, 40)
    chances = np.stack([best, 1 - best], axis=1)
    labels = np.array([0] * 20 + [1] * 20)
    assert least_sure(chances, labels, precision=1.0) == 0.8
    assert least_sure(chances, labels, precision=0.5) == 0.6


def test_macro_f1_counts_every_label_alike() -> None:
    found = [Guess("a", "a", "b", True)] * 3 + [Guess("b", "a", "b", False)]
    assert macro_f1(found) == pytest.approx((6 / 7 + 0) / 2)
