"""Appendix: the options in detail, the networks declined and the ways without social media."""

from bizcase.figures import count, day
from bizcase.model.business_case import AlternativeWay, OptionResult
from bizcase.model.case_file import DeclinedPlatform
from bizcase.model.story import Item, Slide
from bizcase.story.frame import bullets, reference, table
from bizcase.story.view import View
from bizcase.story.words import capital, sentence

WAYS = 5


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


def has_choices(view: View) -> bool:
    """Whether a network was declined or a way without social media is known."""
    return bool(view.file.declined or view.case.appraisal.alternatives)


def other_ways(view: View) -> Slide:
    """A4, continued: the networks declined, and for each outcome the best known way without social media."""
    ways = first_ways(view)
    more = len(view.case.appraisal.alternatives) - len(ways)
    declined = [_declined_row(view, one) for one in view.file.declined]
    variant = "both" if declined and ways else "declined" if declined else "ways"
    exhibits = (
        table(view, "declined", declined, (1.5, 4, 1.2), heading=view.say("declined.table")),
        table(
            view,
            "declined",
            (_way_row(one) for one in ways),
            (1.6, 3.2, 2.6, 2.6),
            variant="ways",
            heading=view.say("declined.table_ways"),
        ),
        bullets((Item(text=view.say("declined.more_ways", count=capital(count(more, "way")))),)) if more else None,
    )
    return reference(
        view,
        "other_ways",
        exhibits,
        words="declined",
        variant=variant,
        spoken="notes" if declined else "notes_ways",
        count=count(len(declined), "network"),
    )


def first_ways(view: View) -> tuple[AlternativeWay, ...]:
    """One way for each outcome, that which the catalogue names first."""
    place = {one.name: rank for rank, one in enumerate(view.catalogue.alternatives)}
    found: dict[str, AlternativeWay] = {}
    for one in sorted(view.case.appraisal.alternatives, key=lambda way: place.get(way.name, 0)):
        found.setdefault(one.outcome, one)
    return tuple(found.values())[:WAYS]


def _declined_row(view: View, one: DeclinedPlatform) -> tuple[str, ...]:
    review = day(one.review_on) if one.review_on else view.say("declined.no_date")
    return (one.platform, one.reason or view.say("common.not_given"), review)


def _way_row(one: AlternativeWay) -> tuple[str, ...]:
    return (one.name, one.what, one.good_for, one.weak_for)
