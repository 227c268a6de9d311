"""How high the parts of a histogram stand, as multiples of its highest column: the same in a deck and on screen."""

from bizcase.model.story import HistogramMark

TOP = 1.65
_MARK, _ZERO = 1.14, 1.42


def height_of(mark: HistogramMark) -> float:
    """The upper end of a mark; zero stands above the others, so that its label keeps clear of theirs."""
    return _MARK if mark.at else _ZERO
