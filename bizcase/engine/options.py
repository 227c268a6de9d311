"""The options that a board should see beside the plan, and the rule by which one is preferred."""

from collections.abc import Callable, Iterator

from bizcase.catalogue import Catalogue
from bizcase.figures import percent
from bizcase.model.business_case import AlternativeWay, Appraisal, Match, OptionResult, Range, Value, Verdict
from bizcase.model.case_file import CaseFile
from bizcase.model.catalogue import Alternative, OptionTemplate

Money = tuple[Range | None, Range | None]


def appraise(case: CaseFile, matches: tuple[Match, ...], value: Value, catalogue: Catalogue) -> Appraisal:
    """Every option of the catalogue with what we know of its cost and worth, and ways without social media.

    A figure that the case does not give stays ``None``.
    """
    preferred = catalogue.value_wording["options"]["preferred"][value.verdict]
    return Appraisal(
        options=tuple(_option(one, case, value, catalogue, preferred) for one in catalogue.options),
        alternatives=tuple(_ways(_served(matches), catalogue)),
        rule=_say("rule", value.verdict, catalogue),
    )


def _option(
    template: OptionTemplate, case: CaseFile, value: Value, catalogue: Catalogue, preferred: str
) -> OptionResult:
    cost, worth = MONEY.get(template.id, _not_quantified)(case, value, catalogue)
    chosen = template.id == preferred
    return OptionResult(
        id=template.id,
        name=template.name,
        what=template.what,
        cost=cost,
        worth=worth,
        goal_fit=template.goal_fit,
        risk=template.risk,
        reversibility=template.reversibility,
        skills=template.skills,
        preferred=chosen,
        reason=_say("reason", value.verdict, catalogue) if chosen else template.reason_against,
    )


def _say(what: str, verdict: Verdict, catalogue: Catalogue) -> str:
    words = catalogue.value_wording
    return str(words["options"][what][verdict]).format(limit=percent(words["limits"]["thin_margin"]))


def _nothing(_: CaseFile, __: Value, ___: Catalogue) -> Money:
    return Range(0.0, 0.0, 0.0), None


def _pilot(case: CaseFile, value: Value, catalogue: Catalogue) -> Money:
    tranche = case.programme.first_tranche
    if tranche is not None:
        return Range(tranche, tranche, tranche), None
    return _cost_until(value, catalogue.value_wording["options"]["pilot_months"]), None


def _plan(_: CaseFile, value: Value, __: Catalogue) -> Money:
    return value.total_cost, value.worth


def _not_quantified(_: CaseFile, __: Value, ___: Catalogue) -> Money:
    return None, None


# what we know of the money of an option: cost and worth, each None while not quantified
MONEY: dict[str, Callable[[CaseFile, Value, Catalogue], Money]] = {
    "do_nothing": _nothing,
    "pilot": _pilot,
    "plan": _plan,
}


def _cost_until(value: Value, month: int) -> Range | None:
    costs = [one.cost for one in value.months if one.month <= month]
    low, base, high = (sum(ends) for ends in zip(*costs, strict=True))
    return Range(low, base, high) if high > 0 else None


def _served(matches: tuple[Match, ...]) -> list[str]:
    """The outcomes that the initiatives serve first, in the order of the case."""
    return list(dict.fromkeys(match.first for match in matches if match.first is not None))


def _ways(outcomes: list[str], catalogue: Catalogue) -> Iterator[AlternativeWay]:
    most = catalogue.value_wording["options"]["ways_per_outcome"]
    for outcome in outcomes:
        fitting = [way for way in catalogue.alternatives if outcome in way.outcomes]
        for way in sorted(fitting, key=lambda way: way.outcomes.index(outcome))[:most]:
            yield _way(way, outcome)


def _way(way: Alternative, outcome: str) -> AlternativeWay:
    return AlternativeWay(name=way.name, what=way.what, outcome=outcome, good_for=way.good_for, weak_for=way.weak_for)
