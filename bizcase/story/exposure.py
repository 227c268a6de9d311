"""The risks that the board sees first."""

from bizcase.figures import count
from bizcase.model.business_case import RiskResult
from bizcase.model.catalogue import RiskScore
from bizcase.model.story import Bullets, HeatMap, Item, RiskMark, Slide, Table
from bizcase.story.frame import bullets, notes, part, slide, table
from bizcase.story.view import View
from bizcase.story.words import capital, clause, number, shorten

ROWS = 7


def risks(view: View) -> Slide:
    """Heat map and table of the gravest risks."""
    first = shown(view)
    chart = _heat_map(view, first)
    keys = ("point", "owner", "caveat", "question")
    return slide(
        view,
        "risks",
        _title(view),
        (part(chart), part(_table(view, first), _more(view, first))),
        notes=notes(view, "risks", keys, figures=f"{_marks_text(view, first)}."),
    )


def shown(view: View) -> tuple[RiskResult, ...]:
    """The risks of the core slide, gravest first."""
    return tuple(one for one in view.case.risks if one.on_slide)[:ROWS]


def _title(view: View) -> str:
    found = shown(view)
    left = sum(one.residual_exposure in ("high", "severe") for one in found)
    subject = count(len(found), "risk")
    if not any(one.owner_is_named for one in found):
        key = "no_owner"
    else:
        key = {0: "none_above", 1: "one_above"}.get(left, "above")
    return view.title(f"risks.title.{key}", count=subject, left=number(left))


def _heat_map(view: View, found: tuple[RiskResult, ...]) -> HeatMap:
    return HeatMap(
        name=view.say("risks.chart"),
        marks=tuple(RiskMark(id=one.id, before=_pair(one.inherent), after=_pair(one.residual)) for one in found),
        likelihood=tuple(one.word for one in view.catalogue.likelihoods),
        impact=tuple(one.word for one in view.catalogue.impacts),
        alt=view.say("risks.alt", marks=_marks_text(view, found)),
    )


def _pair(score: RiskScore) -> tuple[int, int]:
    return (score.likelihood, score.impact)


def _marks_text(view: View, found: tuple[RiskResult, ...]) -> str:
    return "; ".join(
        view.say(
            "risks.mark",
            id=one.id,
            title=one.title,
            before=_score(view, one.inherent),
            after=_score(view, one.residual),
        )
        for one in found
    )


def _score(view: View, score: RiskScore) -> str:
    return view.say("risks.score", likelihood=score.likelihood, impact=score.impact)


def _table(view: View, found: tuple[RiskResult, ...]) -> Table | None:
    return table(view, "risks", (_row(view, one) for one in found), (0.6, 1.5, 2.2, 1.3), variant="first")


def _row(view: View, one: RiskResult) -> tuple[str, ...]:
    return (one.id, shorten(one.title, 46), clause(one.mitigation, 52), _short_owner(view, one))


def _short_owner(view: View, one: RiskResult) -> str:
    """The name alone, since the role stands in the register."""
    return one.owner.rpartition(": ")[2] if one.owner_is_named else owner(view, one)


def owner(view: View, one: RiskResult) -> str:
    """Who answers for a risk, or the role in which somebody is still to be named."""
    return one.owner if one.owner_is_named else view.say("risks.owner_open", owner=one.owner)


def _more(view: View, found: tuple[RiskResult, ...]) -> Bullets | None:
    more = len(view.case.risks) - len(found)
    text = view.say("common.in_appendix", count=capital(number(more))) if more > 0 else ""
    return bullets((Item(text=text),))
