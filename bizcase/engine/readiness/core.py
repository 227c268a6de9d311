"""T1–T4: the four questions that most programmes failed in 2012."""

from collections.abc import Callable, Iterable

from bizcase.engine.readiness.seen import Condition, Finding, Seen, every, stated, told
from bizcase.figures import count, listed, percent, titled
from bizcase.model.business_case import Result
from bizcase.model.case_file import Initiative, Stakeholder
from bizcase.people import bare_name, speaker_for
from bizcase.phrases import found, spelled

Holds = Callable[[Initiative], bool]


def connected(seen: Seen) -> Finding:
    """T1: the share of cost behind a goal, a measure, a baseline, a goal owner and a financial line."""
    tests = _links(seen)
    weights = _weights(seen)
    conditions = tuple(_share(key, holds, weights, seen) for key, holds in tests.items())
    top = _unserved(seen)
    served = Condition("top_goals", None if not seen.sight.links else not top, listed(top))
    return Finding((*conditions, served), _connection(seen, tests, weights, bool(top)))


def _links(seen: Seen) -> dict[str, Holds]:
    served = {link.initiative for link in seen.sight.links}
    owned = {goal.id for goal in seen.case.goals if goal.executive}
    with_owner = {link.initiative for link in seen.sight.links if link.goal in owned}
    return {
        "linked": lambda one: one.id in served,
        "measure": seen.measured,
        "baseline": lambda one: seen.known(one.baseline),
        "money": lambda one: bool(one.benefit or one.driver or one.value_class == "unmonetised"),
        "owner": lambda one: one.id in with_owner,
    }


def _weights(seen: Seen) -> dict[str, float]:
    """The likely cost of each initiative; equal weights when there is no cost."""
    costs = {line.initiative: line.cost.base for line in seen.value.lines}
    weights = {one.id: costs.get(one.id, 0.0) for one in seen.case.initiatives}
    return weights if sum(weights.values()) else dict.fromkeys(weights, 1.0)


def _passing(holds: Holds, weights: dict[str, float], seen: Seen) -> float:
    return sum(weights[one.id] for one in seen.case.initiatives if holds(one)) / sum(weights.values())


def _share(key: str, holds: Holds, weights: dict[str, float], seen: Seen) -> Condition:
    """Met when most of the cost has it; a goal is asked of every initiative, whatever it costs."""
    share = _passing(holds, weights, seen)
    lacking = [one.name for one in seen.case.initiatives if not holds(one)]
    if share >= seen.limits["pass_share"] and not (key == "linked" and lacking):
        return Condition(key, True, percent(share))
    return Condition(key, False if share else None, titled(lacking))


def _unserved(seen: Seen) -> list[str]:
    heaviest = sorted(seen.case.goals, key=lambda goal: -(goal.weight or 0))[: seen.limits["top_goals"]]
    return [goal.statement for goal in heaviest if goal.id in seen.sight.unserved_goals]


def _connection(seen: Seen, tests: dict[str, Holds], weights: dict[str, float], unserved: bool) -> Result:
    if not any(seen.known(one.kpi) or seen.known(one.baseline) for one in seen.case.initiatives):
        return "cannot tell"
    share = _passing(lambda one: all(holds(one) for holds in tests.values()), weights, seen)
    orphan = not all(tests["linked"](one) for one in seen.case.initiatives)
    if orphan or share < seen.limits["partial_share"]:
        return "fail"
    return "pass" if share >= seen.limits["pass_share"] and not unserved else "partial"


def holistic(seen: Seen) -> Finding:
    """T2: one vision, owners and measures in several functions, a forum, and nobody left out."""
    owned = _departments(seen, lambda one: seen.named(one.owner))
    outside = [name for name in owned if not found(spelled(name), seen.words["marketing"])]
    measured = _departments(seen, seen.measured)
    enough = len(owned) >= seen.limits["functions"] and bool(outside)
    several = len(measured) >= seen.limits["functions_with_measure"]
    forum = seen.hits("council")
    return Finding(
        (
            Condition("vision", stated(seen.case.purpose.vision)),
            Condition("functions", enough if owned else None, listed(owned)),
            Condition("measures", several if measured else None, listed(measured)),
            Condition("forum", told(forum), forum),
            _consulted(seen, seen.limits["consulted_profiles"], "consulted"),
        )
    )


def _departments(seen: Seen, holds: Holds) -> list[str]:
    return list(dict.fromkeys(one.department for one in seen.case.initiatives if one.department and holds(one)))


def _consulted(seen: Seen, profiles: Iterable[str], key: str) -> Condition:
    concerned = [who for who in seen.case.stakeholders if seen.profile(who) in profiles]
    silent = [who for who in concerned if who.last_spoken is None]
    met = every([who.last_spoken is not None for who in concerned])
    return Condition(key, met, listed([_called(who) for who in (silent or concerned)]))


def _called(who: Stakeholder) -> str:
    return f"{bare_name(who.name)} ({who.role})" if who.name else who.role


def staff_consulted(seen: Seen) -> Condition:
    """Whether Human Resources and the employees' representatives were talked to."""
    return _consulted(seen, seen.limits["staff_profiles"], "support")


def beyond_next_year(seen: Seen) -> Finding:
    """T3: dated and costed work, targets and gates after month 12."""
    later = [one for one in seen.case.initiatives if one.id in _after_year_one(seen)]
    dated = [one for one in seen.case.initiatives if one.start and one.duration_months]
    uncosted = [one.name for one in later if one.annual_cost is None]
    tracks = sum(any(one.month > 12 for one in lane.milestones) for lane in seen.roadmap.lanes)
    gates = [str(gate.month) for gate in seen.roadmap.gates if gate.month > 12 and gate.stop]
    return Finding(
        (
            Condition("tracks", tracks >= seen.limits["tracks_beyond_year_one"], count(tracks, "track"), ours=True),
            Condition("own_work", bool(later) if dated else None, titled([one.name for one in later], 2)),
            Condition("costed", not uncosted if later else None, titled(uncosted)),
            Condition("gates", bool(gates), listed(gates), ours=True),
            _targets(seen),
            Condition("picture", stated(seen.case.purpose.vision)),
        )
    )


def _after_year_one(seen: Seen) -> set[str]:
    dated = {one.id for one in seen.case.initiatives if one.start and one.duration_months}
    bars = (bar for lane in seen.roadmap.lanes for bar in lane.bars)
    return {bar.initiative for bar in bars if bar.end > 12 and bar.initiative in dated}


def _targets(seen: Seen) -> Condition:
    aims = [one for one in seen.case.initiatives if seen.known(one.target)]
    year_two = seen.value.first_month.replace(year=seen.value.first_month.year + 1)
    late = [goal for goal in seen.case.goals if goal.deadline and goal.deadline > year_two]
    if not aims and not late:
        return Condition("targets", None)
    half = len(aims) * 2 >= len(seen.case.initiatives)
    return Condition("targets", half and bool(late), count(len(aims), "initiative"))


def executives(seen: Seen) -> Finding:
    """T4: each executive concerned was met lately, has taken part and agrees."""
    checked = {role: _aligned(role, seen) for role in _required(seen)}
    return Finding(tuple(checked.values()), _agreement(checked, seen))


def _required(seen: Seen) -> list[str]:
    """The sponsor, the roles that every case needs and the executives of the goals, nobody twice."""
    limits = seen.limits
    executives = [goal.executive for goal in seen.case.goals if goal.executive]
    chairs: dict[str, str] = {}
    for role in (limits["sponsor_role"], *limits["required_roles"], *executives):
        who = _person(role, seen)
        chairs.setdefault(who.role if who else role.casefold(), role)
    return list(chairs.values())


def _person(role: str, seen: Seen) -> Stakeholder | None:
    if role == seen.limits["sponsor_role"]:
        role = seen.case.programme.sponsor or role
        backers = [who for who in seen.case.stakeholders if who.support == "sponsor"]
        if backers:
            return backers[0]
    by_name = (who for who in seen.case.stakeholders if who.name and who.name == bare_name(role))
    return next(by_name, None) or speaker_for(role, seen.case, seen.catalogue.stakeholders)


def _aligned(role: str, seen: Seen) -> Condition:
    who = _person(role, seen)
    if who is None:
        return Condition("executive", None, role)
    ticks = {
        "informed": seen.recent(who),
        "engaged": bool(who.concern) or who.support == "sponsor",
        "aligned": who.support in seen.limits["supporters"],
    }
    gaps = [seen.limits["gaps"][tick] for tick, given in ticks.items() if not given]
    return Condition("executive", not gaps, f"{_called(who)}{': ' if gaps else ''}{listed(gaps)}")


def _agreement(checked: dict[str, Condition], seen: Seen) -> Result:
    limits = seen.limits
    if not seen.case.stakeholders:
        return "cannot tell"
    share = sum(one.met is True for one in checked.values()) / len(checked)
    key_people = (limits["sponsor_role"], limits["required_roles"][0])
    agreed = all(checked[role].met for role in key_people if role in checked)
    if not seen.named(seen.case.programme.sponsor) or share < limits["partial_share"]:
        return "fail"
    return "pass" if share >= limits["pass_share"] and agreed else "partial"
