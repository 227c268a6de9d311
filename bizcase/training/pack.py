"""Weights → the bytes of ``content/mapping.bin``, as :mod:`bizcase.engine.mapping._model` reads them."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np

from bizcase.training.corpus import LABELS
from bizcase.training.features import CLASS_FACTOR, KINDS, word_classes
from bizcase.training.fit import Fitted

MOST_POINTS = 12.0
_LARGEST = 127
_CLIPPED = 99.99


class Calibration(NamedTuple):
    """How scores become log-odds: times ``slope``, plus ``per_point`` for each point of the vocabulary."""

    slope: float
    per_point: float
    sure_from: float


def pack(fitted: Fitted, by: Calibration, corpus: str, seen: Iterable[str] = ()) -> bytes:
    """The file of weights; ``corpus`` is the digest of what they were learnt from, ``seen`` the stems in it."""
    known, _ = word_classes()
    classed = [fitted.classes[:, list(known[word])].sum(axis=1) * CLASS_FACTOR for word in known]
    table = _centred(np.vstack([fitted.buckets.T, np.array(classed)])) * by.slope
    step = float(np.float32(np.percentile(np.abs(table[np.any(table, axis=1)]), _CLIPPED) / _LARGEST))
    stored = np.clip(np.rint(table / step), -_LARGEST, _LARGEST).astype(np.int8).tobytes()
    head = {
        "labels": LABELS, "bits": fitted.bits, "step": round(step, 6), "kinds": KINDS,
        "bias": [round(float(one), 3) for one in fitted.bias * by.slope],
        "slope": by.slope, "per_point": by.per_point, "most_points": MOST_POINTS, "sure_from": by.sure_from,
        "corpus": corpus, "weights": sha256(stored).hexdigest(), "classed": list(known),
        "seen": " ".join(seen),
    }  # fmt: skip
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return bytes(line + b"\n" + stored)


def _centred(table: Any) -> Any:
    return table - table.mean(axis=1, keepdims=True)
