"""How sure the worth is: what is at stake, and seeded futures drawn from it. The door is :func:`simulate`.

Numpy is loaded only when futures are drawn: :func:`stakes` says what to draw, :func:`bizcase.engine.uncertainty.draws.
draw` draws it, here or in a second process.
"""

from bizcase.catalogue import Catalogue
from bizcase.engine.uncertainty.stakes import Stakes, stakes
from bizcase.model.case_file import CaseFile
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import Uncertainty, Value

__all__ = ["Stakes", "simulate", "stakes"]


def simulate(
    value: Value, gates: tuple[GatePlan, ...], case: CaseFile, catalogue: Catalogue, seed: int | None = None
) -> Uncertainty | None:
    """The uncertainty of the worth in ``value``, the value of ``case``; ``None`` while worth is not known.

    ``seed`` left out is the one of the catalogue, so that the same case gives the same figures.
    """
    from bizcase.engine.uncertainty.draws import draw

    found = stakes(value, gates, case, catalogue, seed)
    return None if found is None else draw(found)
