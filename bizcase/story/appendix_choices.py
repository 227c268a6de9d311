"""Appendix: the options in detail, the networks declined and the ways without social media."""

from bizcase.figures import count, day
from bizcase.model.business_case import AlternativeWay, OptionResult
from bizcase.model.case_file import DeclinedPlatform
from bizcase.model.story import Item, Slide
from bizcase.story.frame import bullets, reference, statement, table
from bizcase.story.view import View
from bizcase.story.words import sentence


def options_detail(view: View) -> Slide:
    """A4: what each option is and why it was or was not preferred."""
    options = view.case.appraisal.options
    strong = frozenset(place for place, one in enumerate(options) if one.preferred)
    rows = (_option_row(view, one) for one in options)
    found = table(view, "options_detail", rows, (1.4, 2.6, 1, 2, 3), strong=strong)
    rule = bullets((Item(text=sentence(view.case.appraisal.rule)),))
    return reference(view, "options_detail", (found, rule), words="options_detail")


def _option_row(view: View, one: OptionResult) -> tuple[str, ...]:
    name = view.say("options.preferred", name=one.name) if one.preferred else one.name
    return (name, one.what, one.reversibility, one.skills, one.reason)


def declined(view: View) -> Slide:
    """A4, continued: the networks declined."""
    rows = [_declined_row(view, one) for one in view.file.declined]
    found = table(view, "declined", rows, (1.5, 4, 1.2)) or statement(view.say("declined.none"), tone="warning")
    variant = "" if rows else "none"
    return reference(view, "declined", (found,), words="declined", variant=variant, count=count(len(rows), "network"))


def _declined_row(view: View, one: DeclinedPlatform) -> tuple[str, ...]:
    review = day(one.review_on) if one.review_on else view.say("declined.no_date")
    return (one.platform, one.reason or view.say("common.not_given"), review)


def other_ways(view: View) -> Slide:
    """A4, continued: ways to the same outcomes without social media."""
    place = {one.name: rank for rank, one in enumerate(view.catalogue.alternatives)}
    ways = sorted(view.case.appraisal.alternatives, key=lambda one: place.get(one.name, 0))
    rows = (_way_row(view, one) for one in ways)
    found = table(view, "declined", rows, (1.6, 2.8, 1.2, 2.2, 2.2), variant="ways")
    return reference(view, "other_ways", (found,), words="declined", variant="ways", spoken="notes_ways")


def _way_row(view: View, one: AlternativeWay) -> tuple[str, ...]:
    return (one.name, one.what, view.outcome(one.outcome), one.good_for, one.weak_for)
