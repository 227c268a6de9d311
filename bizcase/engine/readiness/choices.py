"""T5–T10: the reason, the choices made, the change, the skills and what is left to others."""

from collections import Counter

from bizcase.engine.readiness.core import staff_consulted
from bizcase.engine.readiness.seen import Condition, Finding, Seen, every, stated, told
from bizcase.figures import count, listed, titled
from bizcase.model.case_file import Initiative
from bizcase.phrases import found, spelled


def reason_first(seen: Seen) -> Finding:
    """T5: the reason names who is better off and no tool, and is more than fashion."""
    why, decision = seen.case.purpose.why, spelled(seen.case.programme.decision)
    if not why:
        return Finding((Condition("length", None),), "cannot tell")
    text = spelled(why)
    length = len(why.split())
    better, tools = found(text, seen.words["better_off"]), found(text, _networks(seen))
    fashion, asked = found(text, seen.words["everyone"]), found(decision, _networks(seen))
    conditions = (
        Condition("length", length >= seen.limits["why_words"], count(length, "word")),
        Condition("who", bool(better), listed(better)),
        Condition("no_tool", not tools, listed(tools)),
        Condition("no_fashion", not fashion, listed(fashion)),
        Condition("title", not asked, listed(asked)),
    )
    return Finding(conditions, "fail" if fashion and not better else None)


def _networks(seen: Seen) -> list[str]:
    """The names of networks that can stand in a sentence: "X" would be read into "3 x 4"."""
    return [name for name in seen.words["rented"] if len(name) > 1]


def said_no(seen: Seen) -> Finding:
    """T6: a popular network declined, each with a reason and a review date."""
    declined = seen.case.declined
    if not declined:
        uses = any(one.channels for one in seen.case.initiatives)
        return Finding((Condition("declined", False if uses else None),))
    popular = any(found(spelled(one.platform), seen.words["rented"]) for one in declined)
    unexplained = [one.platform for one in declined if not one.reason]
    undated = [one.platform for one in declined if one.review_on is None]
    conditions = (
        Condition("declined", popular, listed([one.platform for one in declined])),
        Condition("reasons", not unexplained, listed(unexplained)),
        Condition("review", not undated, listed(undated)),
    )
    return Finding(conditions, "partial" if popular and (unexplained or undated) else None)


def alternatives(seen: Seen) -> Finding:
    """T7: options and ways without social media, compared on cost and worth."""
    offered = {outcome for way in seen.catalogue.alternatives for outcome in way.outcomes}
    served = {match.first for match in seen.matches if match.first}
    open_ones = [seen.catalogue.outcome(one).name for one in sorted(served - offered)]
    options = len(seen.catalogue.options)
    return Finding(
        (
            Condition("options", options >= seen.limits["options"], count(options, "option"), ours=True),
            Condition("without_social", not open_ones, listed(open_ones), ours=True),
            Condition("cost", stated(seen.value.total_cost)),
            Condition("worth", stated(seen.value.worth)),
            Condition("outsourcing", _outsourcing_priced(seen)),
        )
    )


def _outsourcing_priced(seen: Seen) -> bool | None:
    given = (one for one in seen.case.options if one.option == "outsource")
    quoted = any(one.states_cost for one in given)
    priced = (one for one in seen.case.assumptions if one.value is not None)
    return stated(quoted or any(found(spelled(one.id, one.name), seen.words["outsourcing_cost"]) for one in priced))


def change_named(seen: Seen) -> Finding:
    """T8: who works differently, what stops, who supports them, how use is measured, at what pace."""
    homeless = [one.name for one in seen.case.initiatives if not one.department]
    groups = list(dict.fromkeys(one.department for one in seen.case.initiatives if one.department))
    stops = titled([one.name for one in seen.case.initiatives if seen.ends_something(one)])
    measure = _adoption(seen)
    return Finding(
        (
            Condition("groups", not homeless if groups else None, titled(homeless) or listed(groups)),
            Condition("stops", told(stops), stops),
            staff_consulted(seen),
            Condition("adoption", told(measure), measure),
            _pace(seen),
        )
    )


def _adoption(seen: Seen) -> str:
    wanted = seen.words["adoption"]
    return listed([one.kpi for one in seen.case.initiatives if found(spelled(one.kpi), wanted)], 2)


def _pace(seen: Seen) -> Condition:
    starts = Counter(
        (one.department, one.start.year, (one.start.month - 1) // 3)
        for one in seen.case.initiatives
        if one.department and one.start and one.status != "done"
    )
    crowded = list(dict.fromkeys(quarter[0] for quarter, number in starts.items() if number > 1))
    return Condition("pace", not crowded if starts else None, listed(crowded))


def skills(seen: Seen) -> Finding:
    """T9: skills by role, the level today, training and a deputy."""
    named = seen.hits("skills")
    return Finding(
        (
            Condition("skills", told(named), named),
            _level(seen),
            training(seen, costed=True),
            Condition("deputy", told(seen.hits("deputy"))),
        )
    )


def _level(seen: Seen) -> Condition:
    scores = [one for one in seen.case.audit if one.dimension == "education" and one.current]
    return Condition("level", every([bool(one.evidence) for one in scores]))


def training(seen: Seen, costed: bool = False) -> Condition:
    """Whether training is in the plan with a date and, if ``costed``, with a cost."""
    lessons = [one for one in seen.case.initiatives if seen.mentions(one, "training")]
    ready = [one.name for one in lessons if one.start and (not costed or one.states_cost)]
    return Condition("training", bool(ready) if lessons else None, titled(ready, 2))


def outsourcing(seen: Seen) -> Finding:
    """T10: an agency has a scope, an editor inside and a way back; or the work is done inside."""
    helped = [one for one in seen.case.initiatives if _uses_agency(one, seen)]
    if not helped:
        return Finding((_in_house(seen),))
    outside = [one.name for one in helped if _agency_speaks(one, seen)]
    silent = all(not one.spokesperson for one in helped)
    ownerless = [one.name for one in helped if not seen.named(one.owner)]
    back = seen.hits("way_back")
    return Finding(
        (
            Condition("inside", None if silent else not outside, titled(outside)),
            Condition("editor", not ownerless, titled(ownerless)),
            Condition("way_back", told(back), back),
            Condition("assessed", _assessed(seen)),
        )
    )


def _uses_agency(one: Initiative, seen: Seen) -> bool:
    facts = (fact for fact in seen.catalogue.facts if fact.id in seen.limits["agency_facts"])
    said = any(found(seen.texts[one.id], fact.words, fact.not_when) for fact in facts)
    return (said and not seen.ends_something(one)) or _agency_speaks(one, seen)


def _agency_speaks(one: Initiative, seen: Seen) -> bool:
    return bool(found(spelled(one.spokesperson), seen.words["agency"]))


def _in_house(seen: Seen) -> Condition:
    speaking = [one.name for one in seen.case.initiatives if seen.known(one.spokesperson)]
    return Condition("in_house", stated(speaking), titled(speaking))


def _assessed(seen: Seen) -> bool | None:
    return every([one.owner_is_named for one in seen.risks if one.id == seen.limits["agency_risk"]])
