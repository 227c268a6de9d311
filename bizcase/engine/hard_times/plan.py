"""The plan of a case on less money."""

from math import fsum

from bizcase.catalogue import Catalogue
from bizcase.engine.hard_times.items import Item, find_items
from bizcase.engine.hard_times.squeeze import reliance, squeezed
from bizcase.engine.hard_times.telling import Telling
from bizcase.model.business_case import LineOfSight, Match
from bizcase.model.case_file import CaseFile
from bizcase.model.value import HardTimes, Value


def hard_times(
    case: CaseFile, matches: tuple[Match, ...], sight: LineOfSight, value: Value, catalogue: Catalogue
) -> HardTimes | None:
    """The plan on the catalogue's share of its likely cost; ``None`` while the plan costs nothing that we know of."""
    words = catalogue.value_wording["hard_times"]
    items = find_items(case, matches, sight, value, catalogue)
    budget = words["share"] * fsum(one.cost for one in items)
    if budget <= 0:
        return None
    relies, costed = reliance(case), {one.id for one in items}
    squeeze = squeezed(items, relies, budget)
    told = Telling(words, value.currency, squeeze, relies, {one.id: one.name for one in case.initiatives})
    return HardTimes(
        share=words["share"],
        budget=budget,
        lines=tuple(told.lines()),
        cost=fsum(one.cost for one in squeeze.kept),
        worth=_worth(squeeze.kept),
        thread=told.thread(),
        uncosted=tuple(one.id for one in case.initiatives if one.id not in costed),
    )


def _worth(kept: tuple[Item, ...]) -> float | None:
    benefits = [one.benefit for one in kept if one.benefit is not None]
    return fsum(benefits) - fsum(one.spent for one in kept) if benefits else None
