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
    appendix_uncertainty,
    asking,
    cash,
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
from bizcase.story.spelling import spelt
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


def _undated(view: View) -> bool:
    return not delivery.is_dated(view)


def _stated(view: View) -> bool:
    return bool(appendix_figures.stated(view))


ORDER: tuple[Place, ...] = (
    Place("cover", opening.cover, _always),
    Place("exec_summary", summary.exec_summary, _always),
    Place("why", opening.why, _always),
    Place("today", position.today, _always),
    Place("options", position.options, _always),
    Place("how_value", causes.how_value, _has_result),
    Place("value", worth.value, has_worth),
    Place("sensitivity", worth.sensitivity, has_worth),
    Place("cash", cash.cash, has_worth),
    Place("unknown", unknown.unknown, _no_worth),
    Place("risks", exposure.risks, _always),
    Place("roadmap", delivery.roadmap, _always),
    Place("people", delivery.people, _always),
    Place("ask", asking.ask, _always),
    Place("divider", appendix_record.divider, _always),
    Place("assumptions", appendix_figures.assumptions, appendix_figures.has_register),
    Place("benefits", appendix_figures.benefits, _stated),
    Place("costs", appendix_figures.costs, has_cost),
    Place("uncertainty", appendix_uncertainty.uncertainty, appendix_uncertainty.is_simulated),
    Place("scenarios", appendix_uncertainty.scenarios, appendix_uncertainty.has_scenarios),
    Place("hard_times", appendix_uncertainty.hard_times, appendix_uncertainty.has_hard_times),
    Place("not_quantified", appendix_figures.not_quantified, appendix_figures.has_open_figures),
    Place("goals", appendix_sight.goals, opening.goals_say_more),
    Place("mapping", appendix_sight.mapping, appendix_sight.is_mapped),
    Place("in_words", appendix_sight.in_words, appendix_sight.is_mapped),
    Place("options_detail", appendix_choices.options_detail, _always),
    Place("other_ways", appendix_choices.other_ways, appendix_choices.has_choices),
    Place("risk_register", appendix_risk.risk_register, _always),
    Place("self_check", appendix_risk.self_check, _always),
    Place("audit", appendix_risk.audit, position.is_scored),
    Place("measurement", appendix_sight.measurement, appendix_sight.is_measured),
    Place("plan_detail", appendix_plan.plan_detail, appendix_plan.plan_says_more),
    Place("milestones", appendix_plan.milestones, delivery.is_dated),
    Place("gates", appendix_plan.gates, delivery.is_dated),
    Place("first_steps", appendix_plan.first_steps, _undated),
    Place("messages", appendix_plan.messages, _always),
    Place("questions", appendix_record.questions, _always),
    Place("trail", appendix_record.trail, _always),
    Place("glossary", appendix_record.glossary, _always),
)


def tell(case: BusinessCase, catalogue: Catalogue) -> Story:
    """The story of ``case``: cover, core slides and appendix, each text finished."""
    view = View(case, catalogue)
    slides = _slides(view)
    story = Story(
        title=slides[0].title,
        company=one_line(case.case.company.name),
        author=one_line(case.case.programme.lead) or view.say("common.not_named"),
        subject=view.say("common.subject"),
        status=view.say("common.status", date=view.today),
        language=view.say("common.language"),
        made_on=case.today,
        slides=slides,
    )
    return spelt(story, case.case, catalogue)


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
