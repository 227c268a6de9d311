"""The order of the deck: one visible tuple, and the function that tells it."""

from collections.abc import Callable
from typing import NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.model.story import Slide, Story
from bizcase.story import (
    appendix_choices,
    appendix_figures,
    appendix_plan,
    appendix_record,
    appendix_risk,
    appendix_sight,
    causes,
    delivery,
    exposure,
    opening,
    position,
    summary,
    unknown,
    worth,
)
from bizcase.story.decision import has_cost, has_worth
from bizcase.story.view import View
from bizcase.story.words import one_line


class Place(NamedTuple):
    """A slide of the deck: its id, its function, and when it is told."""

    id: str
    tell: Callable[[View], Slide]
    when: Callable[[View], bool]


def _always(_: View) -> bool:
    return True


def _no_worth(view: View) -> bool:
    return not has_worth(view)


def _has_result(view: View) -> bool:
    return bool(causes.chains_of(view)) or has_worth(view)


def _links(view: View) -> bool:
    return bool(view.case.sight.links)


def _left_open(view: View) -> bool:
    sight = view.case.sight
    return bool(sight.unserved_goals or sight.no_thanks or sight.concentration)


def _alternatives(view: View) -> bool:
    return bool(view.case.appraisal.alternatives)


def _challenges(view: View) -> bool:
    return bool(view.case.value.challenges)


def _gaps(view: View) -> bool:
    return bool(view.case.value.not_quantified)


def _register(view: View) -> bool:
    return bool(view.case.register)


ORDER: tuple[Place, ...] = (
    Place("cover", opening.cover, _always),
    Place("exec_summary", summary.exec_summary, _always),
    Place("why", opening.why, _always),
    Place("today", position.today, _always),
    Place("options", position.options, _always),
    Place("how_value", causes.how_value, _has_result),
    Place("value", worth.value, has_worth),
    Place("sensitivity", worth.sensitivity, has_worth),
    Place("cash", worth.cash, has_worth),
    Place("unknown", unknown.unknown, _no_worth),
    Place("risks", exposure.risks, _always),
    Place("roadmap", delivery.roadmap, _always),
    Place("people", delivery.people, _always),
    Place("ask", delivery.ask, _always),
    Place("divider", appendix_record.divider, _always),
    Place("assumptions", appendix_figures.assumptions, _register),
    Place("benefits", appendix_figures.benefits, _always),
    Place("costs", appendix_figures.costs, has_cost),
    Place("cost_lines", appendix_figures.cost_lines, has_cost),
    Place("goals", appendix_sight.goals, _always),
    Place("mapping", appendix_sight.mapping, _always),
    Place("sight", appendix_sight.sight, _links),
    Place("left_open", appendix_sight.left_open, _left_open),
    Place("options_detail", appendix_choices.options_detail, _always),
    Place("declined", appendix_choices.declined, _always),
    Place("other_ways", appendix_choices.other_ways, _alternatives),
    Place("risk_register", appendix_risk.risk_register, _always),
    Place("risk_controls", appendix_risk.risk_controls, _always),
    Place("self_check", appendix_risk.self_check, _always),
    Place("audit", appendix_risk.audit, _always),
    Place("measurement", appendix_sight.measurement, _always),
    Place("plan_detail", appendix_plan.plan_detail, _always),
    Place("milestones", appendix_plan.milestones, _always),
    Place("gates", appendix_plan.gates, _always),
    Place("first_steps", appendix_plan.first_steps, _always),
    Place("messages", appendix_plan.messages, _always),
    Place("answers", appendix_plan.answers, _always),
    Place("scenarios", appendix_figures.scenarios, has_worth),
    Place("challenges", appendix_figures.challenges, _challenges),
    Place("not_quantified", appendix_figures.not_quantified, _gaps),
    Place("sources", appendix_record.sources, appendix_record.has_sources),
    Place("questions", appendix_record.questions, _always),
    Place("trail", appendix_record.trail, _always),
    Place("glossary", appendix_record.glossary, appendix_record.has_terms),
)


def tell(case: BusinessCase, catalogue: Catalogue) -> Story:
    """The story of ``case``: cover, core slides and appendix, each text finished."""
    view = View(case, catalogue)
    slides = _slides(view)
    return Story(
        title=slides[0].title,
        company=one_line(case.case.company.name),
        author=one_line(case.case.programme.lead) or view.say("common.not_named"),
        subject=view.say("common.subject"),
        status=view.say("common.status", date=view.today),
        language=view.say("common.language"),
        made_on=case.today,
        slides=slides,
    )


def _slides(view: View) -> tuple[Slide, ...]:
    told: tuple[Slide, ...] = ()
    left_out: tuple[str, ...] = ()
    for place in ORDER:
        now = view.after(told, left_out)
        if place.when(now):
            told = (*told, place.tell(now))
        else:
            left_out = (*left_out, place.id)
    return told
