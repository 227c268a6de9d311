"""Appendix: the options in detail, the networks declined and the ways without social media."""

from bizcase.figures import count, day, percent, whole
from bizcase.model.appraisal import AlternativeWay, DeclinedReason, OptionResult, Score
from bizcase.model.story import Bullets, Column, Item, Slide, Table
from bizcase.story.frame import bullets, reference, table
from bizcase.story.position import option_name
from bizcase.story.view import View
from bizcase.story.words import capital, lower_first, sentence


def options_detail(view: View) -> Slide:
    """A4: the scores by criterion with weights and reasons, then what each option is and what speaks for or against."""
    options = view.case.appraisal.options
    strong = frozenset(place for place, one in enumerate(options) if one.preferred)
    rows = (_option_row(view, one) for one in options)
    found = table(view, "options_detail", rows, (0.8, 2.5, 2.2, 3.6), strong=strong)
    exhibits = (_scores(view, strong), _criteria(view), _rule(view), found)
    return reference(view, "options_detail", exhibits, words="options_detail")


def _scores(view: View, strong: frozenset[int]) -> Table:
    appraisal = view.case.appraisal
    weights = [(one.name, percent(one.weight)) for one in appraisal.criteria]
    weighted = (view.say("options_detail.weighted", name=name, weight=weight) for name, weight in weights)
    headers = (view.say("options_detail.option"), *weighted, view.say("options_detail.total"))
    widths = (0.8, 1.9, 1.1, 1.5, 1.6, 1.4, 1.4, 0.5)
    return Table(
        name=view.say("options_detail.table_scores"),
        columns=tuple(Column(header=one, width=width) for one, width in zip(headers, widths, strict=True)),
        rows=tuple(_score_row(view, one) for one in appraisal.options),
        alt=view.say("options_detail.alt_scores"),
        strong=strong,
    )


def _score_row(view: View, one: OptionResult) -> tuple[str, ...]:
    return (option_name(view, one), *(_score(view, score) for score in one.scores), whole(one.total))


def _score(view: View, score: Score) -> str:
    """The points of 100 with the reason; without points only the reason, which says what is not known."""
    if score.points is None:
        return score.why
    return view.say("options_detail.score", points=whole(100 * score.points), why=score.why)


def _rule(view: View) -> Bullets | None:
    return bullets((Item(text=sentence(view.case.appraisal.rule)),), heading=view.say("options_detail.rule"))


def _criteria(view: View) -> Table | None:
    how = " ".join(f"{one.name}: {lower_first(one.how)}" for one in view.case.appraisal.criteria)
    return table(view, "options_detail", ((how,),), (1,), variant="criteria")


def _option_row(view: View, one: OptionResult) -> tuple[str, ...]:
    return (option_name(view, one), one.what, capital(one.source) or view.say("options_detail.no_money"), one.reason)


def has_choices(view: View) -> bool:
    """Whether a network was declined or a way without social media is known."""
    return bool(view.file.declined or view.case.appraisal.alternatives)


def other_ways(view: View) -> Slide:
    """A4, continued: the networks declined, and for each outcome the best way without social media."""
    ways = best_ways(view)
    more = len({one.id for one in view.case.appraisal.alternatives} - set(ways))
    declined = [_declined_row(view, one) for one in view.case.appraisal.declined]
    variant = "both" if declined and ways else "declined" if declined else "ways"
    exhibits = (
        table(view, "declined", declined, (1.5, 4, 1.2), heading=view.say("declined.table")),
        table(
            view,
            "declined",
            (_way_row(view, one) for one in ways.values()),
            (1.25, 1.35, 2, 2.45, 0.6, 3.15),
            variant="ways",
            heading=view.say("declined.table_ways_more" if more else "declined.table_ways", count=count(more, "other")),
        ),
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


def best_ways(view: View) -> dict[str, list[AlternativeWay]]:
    """The best way to each outcome, by score, and every other way that the company has priced, by way."""
    found: dict[str, list[AlternativeWay]] = {}
    for one in view.case.appraisal.alternatives:
        if one.best or one.cost is not None:
            found.setdefault(one.id, []).append(one)
    return found


def _declined_row(view: View, one: DeclinedReason) -> tuple[str, ...]:
    review = day(one.review_on) if one.review_on else view.say("declined.no_date")
    return (one.platform, one.reason, review)


def _way_row(view: View, found: list[AlternativeWay]) -> tuple[str, ...]:
    """A way with every outcome that it serves best; its money and reason where it has figures."""
    one = next((way for way in found if way.cost is not None), found[0])
    outcomes = "; ".join(view.outcome(way.outcome) for way in found)
    scores = "; ".join(whole(way.total) for way in found)
    return (one.name, outcomes, _money(view, one), _judged(view, one), scores, one.reason)


def _money(view: View, one: AlternativeWay) -> str:
    if one.cost is None:
        return view.say("declined.not_priced", cost=lower_first(one.cost_words))
    return view.say("declined.money", cost=view.spread(one.cost), worth=view.spread(one.worth))


def _judged(view: View, one: AlternativeWay) -> str:
    undone = view.say(f"options.undone.{one.reversibility}")
    return view.say("declined.judged", risk=one.risk, undone=undone, skills=lower_first(one.skills))
