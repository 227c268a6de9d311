"""Where the company stands today, and the options it has."""

from bizcase.figures import count, day, percent, whole
from bizcase.model.appraisal import OptionResult
from bizcase.model.business_case import BridgeRow, TestResult
from bizcase.model.story import DotPlot, Exhibit, Item, ScoreRow, Slide, Table
from bizcase.story import decision
from bizcase.story.frame import bullets, notes, part, point, slide, source_line, statement, table
from bizcase.story.view import View
from bizcase.story.words import listed, lower_first, number, sentence, shorten

WAYS, TREND = 2, 120


# --- today --------------------------------------------------------------------------------------------------------


def today(view: View) -> Slide:
    """The six dimensions and the four published tests."""
    scored = is_scored(view)
    left = part(_scores(view) if scored else _who_can_say(view), width=1.35)
    right = part(_tests(view), _stage(view) if scored else statement(_missing(view), tone="warning"))
    return slide(
        view,
        "today",
        _today_title(view),
        (left, right),
        notes=_today_notes(view),
        source=source_line(view, "today", _publications(view)),
    )


def is_scored(view: View) -> bool:
    """Whether any dimension of the audit has a score."""
    return any(row.current is not None for row in view.case.current_state.rows)


def published_tests(view: View) -> tuple[TestResult, ...]:
    """The readiness tests whose share of passes was published."""
    return tuple(one for one in view.case.readiness.results if one.published is not None)


def _today_title(view: View) -> str:
    tests = published_tests(view)
    stage = view.case.current_state.stage
    key = "unscored" if not is_scored(view) else "stage" if stage[:1] and _reached(view) else "plain"
    passed = sum(one.result == "pass" for one in tests)
    how_many = number(passed) if passed else view.say("common.none")
    return view.title(f"today.title.{key}", stage=stage, passed=how_many, total=number(len(tests)))


def _reached(view: View) -> bool:
    return view.case.current_state.stage in {one.name for one in view.catalogue.stages}


def _score_text(view: View, row: BridgeRow) -> str:
    now = view.say("today.unscored") if row.current is None else str(row.current)
    return view.say("today.row", name=row.name, now=now, target=row.target_m36)


def _scores(view: View) -> DotPlot:
    rows = view.case.current_state.rows
    return DotPlot(
        name=view.say("today.chart"),
        rows=tuple(
            ScoreRow(label=view.say(f"today.short.{row.dimension}"), now=row.current, target=row.target_m36)
            for row in rows
        ),
        scale=tuple(view.raw("today.scale")),
        alt=view.say("today.alt", rows="; ".join(_score_text(view, row) for row in rows)),
    )


def _who_can_say(view: View) -> Table | None:
    asked = {one.id: one.evidence_to_ask for one in view.catalogue.dimensions}
    rows = ((one.name, one.owner, shorten(asked.get(one.dimension, ""), 70)) for one in view.case.current_state.rows)
    return table(view, "today", rows, (1.3, 1.1, 2.2), variant="who")


def _tests(view: View) -> Table | None:
    rows = (_test_row(view, one) for one in published_tests(view))
    return table(view, "today", rows, (2.6, 1.1, 1.2), variant="tests", heading=view.say("today.table_tests"))


def _test_row(view: View, one: TestResult) -> tuple[str, ...]:
    return (one.name, view.say(f"today.result.{one.result}"), percent(one.published))


def _stage(view: View) -> Exhibit | None:
    current = view.case.current_state
    return statement(view.say("today.stage", stage=current.stage, meaning=lower_first(sentence(current.stage_meaning))))


def _missing(view: View) -> str:
    return view.say("today.missing", date=day(view.first_gate.on))


def _publications(view: View) -> tuple[str, ...]:
    named = {one.published_source for one in published_tests(view)}
    return tuple(
        one.id
        for one in view.catalogue.sources
        if one.id in named or any(_same_publication(one.publisher, one.year, text) for text in named)
    )[:1]


def _same_publication(publisher: str, year: str, text: str) -> bool:
    return publisher.split()[0] in text and year in text


def _today_notes(view: View) -> str:
    if not is_scored(view):
        return notes(view, "today", ("unscored", "caveat"))
    lower = [
        row.name for row in view.case.current_state.rows if row.sceptic and row.current and row.sceptic < row.current
    ]
    any_sceptic = any(row.sceptic for row in view.case.current_state.rows)
    keys = ("point", "sceptic" if any_sceptic else "no_sceptic", "caveat", "question")
    rows = "; ".join(_score_text(view, row) for row in view.case.current_state.rows)
    second = " " + view.say("today.sceptic", names=listed([lower_first(one) for one in lower])) if lower else ""
    return notes(view, "today", keys, figures=f"{rows}.{second}")


# --- options ------------------------------------------------------------------------------------------------------


def options(view: View) -> Slide:
    """The options by the criteria, what speaks for and against the preferred one, and what was declined."""
    items = (
        _preferred_item(view),
        _out_item(view),
        point(view, "options.lead_contested", view.case.appraisal.contested),
        _nothing_item(view),
        _without_item(view),
        _declined_item(view),
    )
    figures = " ".join(view.case.appraisal.doing_nothing)
    return slide(
        view,
        "options",
        _options_title(view),
        (part(_option_table(view), bullets(items)),),
        notes=notes(view, "options", ("point", "caveat", "question"), figures, count=_count(view)),
        source=source_line(view, "options", tiers=view.case.value.worth is not None),
    )


def _count(view: View) -> str:
    return count(len(view.case.appraisal.options), "option")


def preferred(view: View) -> OptionResult:
    """The option that the rule prefers."""
    return next(one for one in view.case.appraisal.options if one.preferred)


def option_name(view: View, one: OptionResult) -> str:
    """The name of an option in a table, with a word on the preferred one and on one that fails a hurdle."""
    key = "preferred" if one.preferred else "out" if one.fails else "name"
    return view.say(f"options.{key}", name=one.name)


def _options_title(view: View) -> str:
    chosen = preferred(view)
    names: dict[str, str] = view.raw("common.options")
    return view.title(
        f"options.title.{_title_key(view)}",
        count=_count(view),
        option=names.get(chosen.id, lower_first(chosen.name)),
        worth=view.short(None if view.case.value.worth is None else view.case.value.worth.base),
        loss=view.short(None if view.case.value.expected_loss is None else view.case.value.expected_loss.base),
    )


def _title_key(view: View) -> str:
    state, appraisal = decision.state(view), view.case.appraisal
    if state == "unknown":
        return state
    if appraisal.contested:
        return "contested"
    if state == "proceed":
        highest = max(one.total for one in appraisal.options)
        return state if preferred(view).total == highest else "proceed_hurdles"
    return state if view.case.value.expected_loss is None else "pilot_loss"


def _option_table(view: View) -> Table | None:
    options = view.case.appraisal.options
    strong = frozenset(place for place, one in enumerate(options) if one.preferred)
    rows = (_option_row(view, one) for one in options)
    return table(
        view,
        "options",
        rows,
        (1.9, 1.6, 1.7, 1.0, 1.0, 0.8, 0.9, 1.0, 0.7),
        heading=_ranges_heading(view),
        strong=strong,
    )


def _ranges_heading(view: View) -> str:
    known = [one for each in view.case.appraisal.options for one in (each.cost, each.worth) if one is not None]
    return view.say("options.heading") if any(one.low != one.high for one in known) else ""


def _option_row(view: View, one: OptionResult) -> tuple[str, ...]:
    known = {score.criterion: score.points for score in one.scores}
    return (
        option_name(view, one),
        _cost(view, one),
        view.say("options.baseline") if one.id == "do_nothing" else view.spread(one.worth),
        _up_front(view, one),
        one.goal_fit if known["goal_fit"] is not None else view.say("options.unknown"),
        one.risk,
        view.say(f"options.undone.{one.reversibility}"),
        _in_hand(view, known["skills"]),
        whole(one.total),
    )


def _cost(view: View, one: OptionResult) -> str:
    free = one.cost is not None and one.cost.high == 0
    return view.say("options.no_cost") if free else view.spread(one.cost)


def _up_front(view: View, one: OptionResult) -> str:
    if one.up_front is None:
        return view.say("options.unknown")
    return view.money(one.up_front) if one.up_front else view.say("options.nothing_up_front")


def _in_hand(view: View, share: float | None) -> str:
    if share is None:
        return view.say("options.unknown")
    steps: dict[str, float] = view.raw("options.in_hand_from")
    return view.say(f"options.in_hand.{next(word for word, least in steps.items() if share >= least)}")


def _preferred_item(view: View) -> Item | None:
    chosen = preferred(view)
    return point(view, "options.lead_preferred", lower_first(sentence(chosen.reason)))


def _out_item(view: View) -> Item | None:
    """Why an option with a higher score than ours is not put forward; ``contested`` speaks of those that could be."""
    ours, appraisal = preferred(view), view.case.appraisal
    best = max(appraisal.options, key=lambda one: one.total)
    if appraisal.contested or not best.fails or whole(best.total) == whole(ours.total):
        return None
    slots = {"name": best.name, "score": whole(best.total), "ours": whole(ours.total)}
    return point(view, "options.lead_out", view.say(f"options.ruled_out.{best.fails}", **slots))


def _nothing_item(view: View) -> Item | None:
    """The trend in the user's words and the first of its costs; the trend gives way to what speaks against us."""
    _, cost, *_ = view.case.appraisal.doing_nothing
    trend = "" if view.case.appraisal.contested else sentence(shorten(view.file.trend, TREND))
    return point(view, "options.lead_nothing", lower_first(f"{trend} {cost}".strip()))


def _without_item(view: View) -> Item | None:
    best = [one for one in view.case.appraisal.alternatives if one.best]
    priced = [one for one in best if one.cost is not None]
    names = list(dict.fromkeys(f"‘{lower_first(one.name)}’" for one in priced or best))
    if not names:
        return None
    together = next(one for one in view.case.appraisal.options if one.id == "without_social")
    key = "without" if together.cost is None else "without_cost" if together.worth is None else "without_worth"
    text = view.say(
        f"options.{key}", names=listed(names[:WAYS]), cost=view.spread(together.cost), worth=view.spread(together.worth)
    )
    return point(view, "options.lead_without", text)


def _declined_item(view: View) -> Item | None:
    names = [shorten(one.platform, 40) for one in view.file.declined]
    text = view.say("options.declined", names=listed(names, most=4)) if names else view.say("options.declined_none")
    return point(view, "options.lead_declined", text)
