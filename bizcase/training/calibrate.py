"""Scores of unseen exemplars → chances that can be believed, and the chance from which a guess is sure."""

from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

from bizcase.training.pack import MOST_POINTS, Calibration


def calibrate(scores: Any, points: Any, labels: Any, precision: float) -> Calibration:
    """The slope and the weight of the vocabulary that make the true labels likeliest, and the least sure chance."""
    capped = np.minimum(points, MOST_POINTS)
    rows = np.arange(len(labels))

    def surprise(parts: Any) -> float:
        return float(-log_softmax(parts[0] * scores + parts[1] * capped, axis=1)[rows, labels].mean())

    slope, per_point = np.round(minimize(surprise, (5.0, 0.3), method="Nelder-Mead").x, 2)
    chances = softmax(slope * scores + per_point * capped, axis=1)
    return Calibration(float(slope), float(per_point), least_sure(chances, labels, precision))


def least_sure(chances: Any, labels: Any, precision: float) -> float:
    """The chance from which the first guess is right in at least this share, for as many rows as possible."""
    best = chances.max(axis=1)
    order = np.argsort(-best, kind="stable")
    right = (chances.argmax(axis=1) == labels)[order]
    often = np.cumsum(right) / np.arange(1, len(right) + 1) >= precision
    return float(np.ceil(best[order][np.flatnonzero(often).max()] * 100) / 100)
