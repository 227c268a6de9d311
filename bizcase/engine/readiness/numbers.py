"""T13, T14, T19–T21: what is not known, the pace, the words, the way out and the figures."""

from collections.abc import Iterable
from datetime import timedelta

from bizcase.engine.readiness.seen import Condition, Finding, Seen, stated, told
from bizcase.figures import count, day, listed, percent, titled
from bizcase.jargon import find_jargon
from bizcase.model.case_file import Estimate, Initiative
from bizcase.phrases import found, spelled

PROVEN = ("A", "B")


def admits_unknowns(seen: Seen) -> Finding:
    """T13: ranges, a list of unknowns, the weakest assumption, no promise of certainty."""
    claimed = [one for one in seen.case.initiatives if _estimates(one)]
    points = [one.name for one in claimed if not all(_is_range(estimate) for estimate in _estimates(one))]
    certain, unknowns = seen.hits("certain"), _unknowns(seen)
    weakest = next((bar.label for bar in seen.value.tornado), "")
    conditions = (
        Condition("ranges", not points if claimed else None, titled(points)),
        Condition("unknowns", unknowns >= seen.limits["unknowns"], count(unknowns, "question"), ours=True),
        Condition("weakest", stated(weakest), weakest, ours=True),
        Condition("modest", not certain, certain, ours=True),
    )
    return Finding(conditions, "fail" if claimed and (certain or len(points) == len(claimed)) else None)


def _unknowns(seen: Seen) -> int:
    """What has no figure, what is challenged, and the effects that no comparison group has shown."""
    unproven = sum(line.counted is not None and line.tier not in PROVEN for line in seen.value.lines)
    return len(seen.value.not_quantified) + len(seen.value.challenges) + unproven


def _estimates(one: Initiative) -> list[Estimate]:
    return [*([one.benefit] if one.benefit else []), *one.driver_inputs.values()]


def _is_range(estimate: Estimate) -> bool:
    return estimate.low is not None and estimate.high is not None and estimate.low < estimate.high


def patient(seen: Seen) -> Finding:
    """T14: an early, small first step, few starts at once, regular talks."""
    return Finding(
        (
            _first_start(seen),
            _tranche(seen),
            _together(seen),
            _rhythm(seen),
            Condition("pace", True if seen.case.audit else None, ours=True),
        )
    )


def _first_start(seen: Seen) -> Condition:
    starts = sorted((one.start, one.name) for one in seen.case.initiatives if one.start)
    if not starts:
        return Condition("start", None)
    first, name = starts[0]
    soon = first - seen.today <= timedelta(days=seen.limits["recent_days"])
    return Condition("start", soon, f"{titled([name])}, {day(first)}")


def _tranche(seen: Seen) -> Condition:
    tranche, total = seen.case.programme.first_tranche, seen.value.total_cost
    if tranche is None or total is None or total.base <= 0:
        return Condition("tranche", None)
    share = tranche / total.base
    return Condition("tranche", share <= seen.limits["first_tranche_share"], percent(share))


def _together(seen: Seen) -> Condition:
    until = seen.value.first_month + timedelta(days=seen.limits["recent_days"])
    coming = [one for one in seen.case.initiatives if one.status not in ("done", "running")]
    starts = [one.start for one in coming if one.start]
    early = sum(start < until for start in starts)
    met = early <= seen.limits["starts_at_once"] if starts else None
    return Condition("together", met, count(early, "initiative"))


def _rhythm(seen: Seen) -> Condition:
    people = seen.case.stakeholders
    if not any(who.last_spoken for who in people):
        return Condition("rhythm", None)
    share = sum(seen.recent(who) for who in people) / len(people)
    return Condition("rhythm", share >= seen.limits["partial_share"], percent(share))


def executive_language(seen: Seen) -> Finding:
    """T19: no jargon where the board reads, no money on activity counts."""
    purpose, programme = seen.case.purpose, seen.case.programme
    goals = [goal.statement for goal in seen.case.goals]
    shown = _jargon((purpose.why, purpose.vision, programme.decision, *goals), seen)
    named = _jargon([one.name for one in seen.case.initiatives], seen)
    claimed = [one for one in seen.case.initiatives if one.benefit or one.driver]
    counted = [one for one in claimed if seen.counts_activity(one)]
    measured = any(seen.known(one.kpi) for one in seen.case.initiatives)
    conditions = (
        Condition("board_text", not shown if purpose.why or programme.decision else None, listed(shown)),
        Condition("names", len(named) <= seen.limits["names_with_jargon"], listed(named), ours=True),
        Condition("vanity", not counted if measured else None, titled([one.name for one in counted])),
    )
    return Finding(conditions, "fail" if counted or shown else None)


def _jargon(texts: Iterable[str], seen: Seen) -> list[str]:
    used = (one for text in texts for one in find_jargon(text, seen.catalogue) if one.severity in ("A", "V"))
    return list(dict.fromkeys(one.term for one in used))


def owned_core(seen: Seen) -> Finding:
    """T20: a home that the company owns, a way out, an export."""
    channels = [channel for one in seen.case.initiatives for channel in one.channels]
    homes = list(dict.fromkeys(one for one in channels if _is_owned(one, seen)))
    way_out, export = seen.hits("exit"), seen.hits("export")
    conditions = (
        Condition("home", bool(homes) if channels else None, listed(homes)),
        Condition("way_out", told(way_out), way_out),
        Condition("export", told(export), export),
    )
    return Finding(conditions, "partial" if homes and not (way_out and export) else None)


def _is_owned(channel: str, seen: Seen) -> bool:
    """Whether the channel is the company's: "app" is, "app store reviews" is not."""
    text = spelled(channel)
    return bool(found(text, seen.words["owned"])) and not found(text, seen.words["rented"])


def honest_numbers(seen: Seen) -> Finding:
    """T21: both worths, sources, a discount rate, nothing counted twice, no unsound claim."""
    rate, banned = seen.case.company.discount_rate, seen.hits("banned_claims")
    both = seen.value.worth is not None and seen.value.stated_worth is not None
    conditions = (
        Condition("both", stated(both)),
        _sources(seen),
        Condition("rate", None if rate is None else True, percent(rate, 1)),
        Condition("outside", True, ours=True),
        Condition("overlaps", True, ours=True),
        Condition("sound", not banned, banned, ours=True),
    )
    return Finding(conditions, "fail" if banned else None if both else "cannot tell")


def _sources(seen: Seen) -> Condition:
    given = [one for one in seen.case.assumptions if one.value is not None]
    bare = [one.name or one.id for one in given if not one.source]
    return Condition("sources", not bare if given else None, listed(bare) or count(len(given), "assumption"))
