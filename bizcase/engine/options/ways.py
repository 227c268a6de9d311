"""Ways without social media: for each outcome that the plan serves, the best of them by score."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from bizcase.engine.options import reasons, scoring
from bizcase.engine.options.frame import Frame
from bizcase.engine.options.money import Money, money_of, priced
from bizcase.model.appraisal import AlternativeWay
from bizcase.model.catalogue import Alternative


def find_ways(frame: Frame) -> tuple[AlternativeWay, ...]:
    """The best ways to each outcome, best first, and with them every way that the user has priced."""
    outcomes = _outcomes(frame)
    kinds = frame.catalogue.alternatives
    money: Priced = {(one.id, _home(one, outcomes)): money_of(one.id, frame) for one in kinds}
    best = scoring.best_worth(money.values())
    return tuple(way for outcome in outcomes for way in _of_outcome(outcome, money, best, frame))


Priced = dict[tuple[str, str], Money]


class Together(NamedTuple):
    """The best ways as one option: its name in detail, its money, and the goals that it reaches."""

    what: str
    money: Money
    served: frozenset[str]


def together(ways: tuple[AlternativeWay, ...], what: str, frame: Frame) -> Together:
    """The best ways that the user has priced, each counted once; while none is, all best ways without money."""
    chosen = [one for one in ways if one.best and one.cost is not None]
    if not chosen:
        return Together(what, Money(), frame.served(one.outcome for one in ways))
    kept = {one.id: one.name for one in chosen}
    named = frame.say("source", "ways", names=frame.quoted([name.lower() for name in kept.values()]))
    money = priced([frame.estimates[one] for one in kept], frame)
    return Together(f"{what} {named}", money, frame.served(one.outcome for one in chosen))


def _outcomes(frame: Frame) -> list[str]:
    """The outcomes that the initiatives serve first, then those of priced ways that serve none of them."""
    served = list(dict.fromkeys(match.first for match in frame.matches if match.first is not None))
    others = (way.outcomes[0] for way in frame.catalogue.alternatives if _stands_apart(way, served, frame))
    return list(dict.fromkeys([*served, *others]))


def _stands_apart(way: Alternative, served: list[str], frame: Frame) -> bool:
    return way.id in frame.estimates and not any(outcome in served for outcome in way.outcomes)


def _home(way: Alternative, outcomes: list[str]) -> str:
    """The outcome under which its figures count, once: that of ``outcomes`` which it fits best; "" for none."""
    return next((one for one in way.outcomes if one in outcomes), "")


def _of_outcome(outcome: str, money: Priced, best: float, frame: Frame) -> Iterator[AlternativeWay]:
    fitting = [one for one in frame.catalogue.alternatives if outcome in one.outcomes]
    found = (_way(one, outcome, money.get((one.id, outcome), Money()), best, frame) for one in fitting)
    ranked = sorted(found, key=_rank)
    for place, way in enumerate(ranked):
        if place < frame.words["ways_per_outcome"] or way.cost is not None:
            yield replace(way, best=place == 0)


def _rank(way: AlternativeWay) -> tuple[bool, bool, bool, float]:
    """Ways that fail a hurdle come last, ways with figures before those without; then the score decides."""
    return bool(way.fails), way.worth is None, way.cost is None, -way.total


def _way(one: Alternative, outcome: str, money: Money, best: float, frame: Frame) -> AlternativeWay:
    scores = scoring.way_scores(one, outcome, money, best, frame)
    return AlternativeWay(
        id=one.id,
        name=one.name,
        what=one.what,
        outcome=outcome,
        good_for=one.good_for,
        weak_for=one.weak_for,
        **money._asdict(),
        cost_words=one.cost,
        risk=one.risk,
        reversibility=one.reversibility,
        skills=one.skills,
        scores=scores,
        total=scoring.total(scores, frame.criteria),
        reason=reasons.of_way(one, money, frame),
    )
