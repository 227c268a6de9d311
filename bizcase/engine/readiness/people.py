"""T11, T12, T16–T18: who answers, who objects, who carries the work and who gains."""

from bizcase.engine.readiness.choices import training
from bizcase.engine.readiness.seen import Condition, Finding, Seen, every, stated, told
from bizcase.figures import count, listed, titled
from bizcase.model.case_file import AuditScore
from bizcase.people import bare_name


def accountable(seen: Seen) -> Finding:
    """T11: a sponsor who is not the lead, a deputy, owners of the benefits, dated gates."""
    sponsor, lead = bare_name(seen.case.programme.sponsor), bare_name(seen.case.programme.lead)
    claimed = [one for one in seen.case.initiatives if one.benefit or one.driver]
    ownerless = [one.name for one in claimed if not seen.named(one.owner)]
    return Finding(
        (
            Condition("sponsor", stated(seen.named(sponsor)), sponsor),
            Condition("lead", stated(seen.named(lead)), lead),
            Condition("apart", sponsor != lead if sponsor and lead else None),
            Condition("deputy", told(seen.hits("deputy"))),
            Condition("owners", not ownerless if claimed else None, titled(ownerless)),
            Condition("gates", bool(seen.roadmap.gates), count(len(seen.roadmap.gates), "gate"), ours=True),
        )
    )


def sceptics_answered(seen: Seen) -> Finding:
    """T12: objections in the sceptics' words, a named sceptic met, dates, answers."""
    objecting = [who for who in seen.case.stakeholders if who.concern]
    sceptics = [who for who in seen.case.stakeholders if who.support in seen.limits["sceptics"] and who.name]
    met = [who.name for who in sceptics if who.last_spoken]
    undated = [who.name or who.role for who in objecting if who.last_spoken is None]
    enough = len(objecting) >= seen.limits["objections"]
    return Finding(
        (
            Condition("objections", enough if objecting else None, count(len(objecting), "objection")),
            Condition("sceptic", bool(met) if seen.case.stakeholders else None, listed(met)),
            Condition("dated", not undated if objecting else None, listed(undated)),
            Condition("answered", True, ours=True),
        )
    )


def champions(seen: Seen) -> Finding:
    """T16: champions, dated training, a session for sceptics."""
    named = seen.hits("champions")
    return Finding(
        (
            Condition("champions", told(named), named),
            training(seen),
            Condition("session", told(seen.hits("sceptics_session"))),
        )
    )


def audited(seen: Seen) -> Finding:
    """T17: six scores with evidence and targets."""
    scored: dict[str, AuditScore] = {one.dimension: one for one in seen.case.audit if one.current is not None}
    names = {row.dimension: row.name for row in seen.state.rows}
    return Finding(
        (
            _complete("scored", [name for key, name in names.items() if key not in scored], scored),
            _complete("evidence", [names[key] for key, one in scored.items() if not one.evidence], scored),
            _complete("targets", [names[key] for key, one in scored.items() if one.target is None], scored),
            Condition("hypotheses", all(row.hypothesis for row in seen.state.rows), ours=True),
        )
    )


def _complete(key: str, missing: list[str], scored: dict[str, AuditScore]) -> Condition:
    return Condition(key, not missing if scored else None, listed(missing))


def mutual_value(seen: Seen) -> Finding:
    """T18: customers and employees are spoken of, and those who may lose."""
    return Finding(tuple(Condition(key, told(seen.hits(key)), seen.hits(key)) for key in GROUPS))


GROUPS = ("customers", "employees", "losers")


def every_grave_risk_owned(seen: Seen) -> Condition:
    """Whether each risk that is high or severe before controls has somebody who answers for it."""
    grave = [one for one in seen.risks if one.inherent_exposure in seen.limits["grave"]]
    open_ones = [one.title for one in grave if not one.owner_is_named]
    nobody = not seen.case.stakeholders and not any(seen.named(one.owner) for one in seen.case.initiatives)
    met = None if nobody else every([one.owner_is_named for one in grave])
    return Condition("owners", met, titled(open_ones) or count(len(grave), "serious risk"))


def risks_planned(seen: Seen) -> Finding:
    """T15: owners, plans, a stop rule, and the risk that the case is wrong."""
    own = seen.catalogue.plan_wording["risk"]["own_case"]
    return Finding(
        (
            every_grave_risk_owned(seen),
            Condition("plans", all(one.mitigation and one.contingency for one in seen.risks), ours=True),
            Condition("stop", all(gate.stop for gate in seen.roadmap.gates), ours=True),
            Condition("self", any(one.id in own for one in seen.risks), ours=True),
        )
    )
