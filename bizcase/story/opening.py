"""Cover, executive summary and the goals: what the paper is for, the whole case, and why."""

from bizcase.figures import count, day, month
from bizcase.model.business_case import GoalTerms, Link
from bizcase.model.case_file import Goal
from bizcase.model.story import Item, Part, Slide, Table
from bizcase.story import decision
from bizcase.story.frame import bullets, notes, part, point, slide, statement, table
from bizcase.story.view import View
from bizcase.story.words import listed, number, one_line, sentence, shorten

GOAL_ROWS = 6
STRENGTHS = ("strong", "medium", "weak")


# --- cover --------------------------------------------------------------------------------------------------------


def cover(view: View) -> Slide:
    """What the paper is for, who stands behind it, and the day."""
    return Slide(
        id="cover",
        kind="cover",
        title=_cover_title(view),
        subtitle=view.say("cover.subtitle", company=one_line(view.file.company.name)),
        details=_details(view),
        section=view.say("cover.section"),
        notes=_cover_notes(view),
    )


def _cover_title(view: View) -> str:
    programme = one_line(view.file.programme.name) or view.say("common.programme")
    return view.title("cover.title", goal=one_line(view.file.goals[0].statement), programme=programme)


def _details(view: View) -> tuple[str, ...]:
    programme, unknown = view.file.programme, view.say("common.not_named")
    return (
        view.say("cover.details.sponsor", sponsor=one_line(programme.sponsor) or unknown),
        view.say("cover.details.lead", lead=one_line(programme.lead) or unknown),
        view.say("cover.details.period", start=month(view.case.value.first_month)),
        view.say("cover.details.date", status=view.say("common.status", date=view.today)),
    )


def _cover_notes(view: View) -> str:
    people = view.file.stakeholders
    spoken = [one for one in people if one.last_spoken]
    against = [one.name or one.role for one in people if one.support in ("sceptic", "opponent")]
    close = "close" if decision.has_worth(view) else "close_unknown"
    latest = max(spoken, key=lambda one: one.last_spoken or view.case.today, default=None)
    return notes(
        view,
        "cover",
        ("point", "consulted" if latest else "nobody", "disagree" if against else "agree", close),
        count=count(len(spoken), "person", "people"),
        latest=f"{latest.name or latest.role} on {day(latest.last_spoken)}" if latest else "",
        names=listed(against),
    )


# --- why ----------------------------------------------------------------------------------------------------------


def why(view: View) -> Slide:
    """What the company wants, in its leaders' words, and how the plan serves it."""
    left = part(_goal_table(view), width=1.7)
    gaps = any(not one.baseline or not one.target for one in view.terms.values())
    read = any(_is_read(one) for one in view.terms.values())
    keys = (
        "point",
        "unserved" if view.case.sight.unserved_goals else "served",
        *(("read",) if read else ()),
        "gaps" if gaps else "full",
        "question",
    )
    return slide(view, "why", _why_title(view), (left, _purpose(view)), notes=notes(view, "why", keys))


def served_goals(view: View) -> tuple[str, ...]:
    """Ids of the goals that an initiative serves, in the order of the case."""
    unserved = view.case.sight.unserved_goals
    return tuple(goal.id for goal in view.file.goals if goal.id not in unserved)


def _why_title(view: View) -> str:
    served, total = len(served_goals(view)), len(view.file.goals)
    key = coverage(served, total)
    words = {"served": number(served), "total": count(total, "goal"), "company": view.company}
    if key == "all":
        words["total"] = f"all {words['total']}"
    return view.title(f"why.title.{key}", **words)


def coverage(served: int, total: int) -> str:
    """The key of the wording for so many goals served of so many: "none", "some", "one" (the only one) or "all"."""
    if not served:
        return "none"
    if served < total:
        return "some"
    return "one" if total == 1 else "all"


def _goal_table(view: View) -> Table | None:
    rows = (_goal_row(view, goal) for goal in view.file.goals[:GOAL_ROWS])
    return table(view, "why", rows, (2.6, 1.5, 1.0, 1.0, 1.1))


def _goal_row(view: View, goal: Goal) -> tuple[str, ...]:
    known = view.terms[goal.id]
    return (
        view.goal(goal.id, 110),
        view.term(known.executive, 40, unknown="common.not_named"),
        view.term(known.baseline, 24),
        view.term(known.target, 24),
        view.term(known.deadline),
    )


def _is_read(known: GoalTerms) -> bool:
    return any(one and not one.stated for one in (known.baseline, known.target, known.deadline, known.executive))


def _purpose(view: View) -> Part:
    why_we_exist = shorten(one_line(view.file.purpose.why), 170)
    said = statement(
        sentence(why_we_exist) if why_we_exist else view.say("why.purpose_missing"), view.say("why.purpose")
    )
    items = (_served_item(view), _unserved_item(view), _no_thanks_item(view), _more_goals(view))
    return part(said, bullets(items, view.say("why.serves")))


def best_link(view: View) -> Link | None:
    """The strongest link of the plan, that of the largest initiative first."""
    order = {one: place for place, one in enumerate(view.ranked)}
    links = view.case.sight.links
    return min(links, key=lambda one: (STRENGTHS.index(one.strength), order.get(one.initiative, 0)), default=None)


def _served_item(view: View) -> Item | None:
    link = best_link(view)
    if link is None:
        return None
    text = view.say(
        "why.served",
        count=count(len(served_goals(view)), "goal"),
        initiative=view.name(link.initiative, 50),
        goal=view.goal(link.goal, 90),
    )
    return point(view, "why.lead_served", text)


def _unserved_item(view: View) -> Item | None:
    names = [f"‘{view.goal(one, 90)}’" for one in view.case.sight.unserved_goals]
    return point(view, "why.lead_unserved", view.say("why.unserved", goals=listed(names, most=2)) if names else "")


def _no_thanks_item(view: View) -> Item | None:
    names = [f"‘{view.name(one, 45)}’" for one, _ in view.case.sight.no_thanks]
    key = "why.no_thanks" if goals_say_more(view) else "why.no_thanks_open"
    return point(view, "why.lead_serves_none", view.say(key, names=listed(names, most=2)) if names else "")


def goals_say_more(view: View) -> bool:
    """Whether there is more to tell of the goals than the core slide holds."""
    said = any(one.said_in for one in view.file.goals) or any(one.metric for one in view.terms.values())
    return said or bool(view.case.sight.links) or len(view.file.goals) > GOAL_ROWS


def _more_goals(view: View) -> Item | None:
    more = len(view.file.goals) - GOAL_ROWS
    return Item(text=view.say("common.goals_in_appendix", count=number(more))) if more > 0 else None
