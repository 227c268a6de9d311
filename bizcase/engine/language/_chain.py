"""The chain from an initiative to money, with its weakest step."""

from collections.abc import Iterator
from typing import NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.engine.language._outcome import Measured
from bizcase.engine.language._plain import capitalised
from bizcase.model.business_case import Chain, ChainStep, Match
from bizcase.model.case_file import Initiative

_INDICATOR, _KPI, _MONEY = 1, 2, 3


class _Fault(NamedTuple):
    step: int
    name: str
    detail: str = ""


def chain(initiative: Initiative, effect: Measured, match: Match, catalogue: Catalogue) -> Chain | None:
    """Activity, leading indicator, business KPI, financial line; ``None`` while no outcome is known."""
    if match.first is None:
        return None
    says = catalogue.language["wording"]["chain"]
    links = catalogue.outcome(match.first).chain
    texts = (
        links.activity,
        capitalised(effect.kpi) if effect.vanity else links.leading_indicator,
        capitalised(effect.kpi) if effect.usable else links.business_kpi,
        links.financial_line,
    )
    known = (True, effect.vanity, effect.usable, has_money(initiative))
    first, second, third, fourth = (
        ChainStep(label=label, text=text, known=fact)
        for label, text, fact in zip(says["labels"], texts, known, strict=True)
    )
    fault = next(_faults(initiative, effect, match.first, catalogue))
    return Chain(
        subject=initiative.id,
        steps=(first, second, third, fourth),
        weakest=fault.step,
        weakest_reason=says[fault.name].format(evidence=fault.detail),
        tier=initiative.evidence_tier,
    )


def has_money(initiative: Initiative) -> bool:
    """Whether the case gives a benefit in money, or the figures to work one out."""
    benefit = initiative.benefit
    stated = benefit is not None and any(value is not None for value in (benefit.low, benefit.base, benefit.high))
    return stated or bool(initiative.driver and initiative.driver_inputs)


def _faults(initiative: Initiative, effect: Measured, outcome: str, catalogue: Catalogue) -> Iterator[_Fault]:
    """What weakens the chain, worst first; the last one is always there."""
    if not effect.usable:
        yield _Fault(_KPI, "vanity_measure" if effect.vanity else "no_measure")
    if not effect.baseline:
        yield _Fault(_KPI, "no_baseline")
    if not effect.target:
        yield _Fault(_KPI, "no_target")
    if catalogue.outcome(outcome).value_class == "unmonetised" and not has_money(initiative):
        yield _Fault(_MONEY, "unmonetised")
    if not has_money(initiative):
        yield _Fault(_MONEY, "no_money")
    if initiative.evidence_tier is None:
        yield _Fault(_MONEY, "no_evidence")
    else:
        tier = catalogue.tier(initiative.evidence_tier)
        if tier.share <= catalogue.language["wording"]["chain"]["weak_share"]:
            yield _Fault(_MONEY, "weak_evidence", tier.evidence[:1].lower() + tier.evidence[1:])
    yield _Fault(_INDICATOR, "no_indicator")
