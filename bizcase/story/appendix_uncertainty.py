"""Appendix: how sure the worth is, what other futures say, and what would go if money were short."""

from collections.abc import Iterator

from bizcase.figures import NOT_QUANTIFIED, chance_percent, chance_words, percent
from bizcase.model.story import (
    Align,
    Bullets,
    Histogram,
    HistogramBar,
    HistogramMark,
    Slide,
    Table,
)
from bizcase.model.value import BudgetLine, HardTimes, Scenario, Uncertainty
from bizcase.story import futures
from bizcase.story.decision import has_cost, has_worth
from bizcase.story.frame import bullets, notes, part, point, reference, slide, table
from bizcase.story.view import View
from bizcase.story.words import capital, listed, number

MOST_LINES, NAMES, NAME = 8, 4, 60
EACH, CLOSE = 4, 2.5

# --- uncertainty --------------------------------------------------------------------------------------------------


def is_simulated(view: View) -> bool:
    """Whether there are simulated futures of a worth that may be shown."""
    return has_worth(view) and view.case.uncertainty is not None


def uncertainty(view: View) -> Slide:
    """A9: how the simulated futures are spread, and how they were drawn."""
    found = view.case.uncertainty
    assert found is not None
    draws = f"{found.draws:,}"
    chart = _histogram(view, found)
    title = view.title(
        "uncertainty.title",
        span=view.span(futures.ends(found), view.short),
        percent=chance_percent(found.chance_of_loss),
    )
    return slide(
        view,
        "uncertainty",
        title,
        (part(chart, width=1.7), part(_results(view, found), _how(view, found))),
        notes=notes(view, "uncertainty", ("point",), figures=chart.alt, draws=draws),
        appendix=True,
    )


def _histogram(view: View, found: Uncertainty) -> Histogram:
    bars = tuple(
        HistogramBar(low=low, high=high, number=drawn, label="" if place % EACH else view.short((low + high) / 2))
        for place, (low, high, drawn) in enumerate(found.histogram)
    )
    width = view.short(bars[0].high - bars[0].low)
    return Histogram(
        name=view.say("uncertainty.chart"),
        bars=bars,
        marks=tuple(_marks(view, found)),
        below=view.say("uncertainty.below"),
        above=view.say("uncertainty.above"),
        unit=view.say(
            "uncertainty.unit", measure=capital(view.case.value.worth_measure), currency=view.unit, width=width
        ),
        counted=view.say("uncertainty.counted", draws=f"{found.draws:,}"),
        alt=_alt(view, found),
    )


def _marks(view: View, found: Uncertainty) -> Iterator[HistogramMark]:
    yield HistogramMark(at=0.0, label=view.say("uncertainty.zero"))
    for key, amount in (("p10", found.p10), ("p50", found.p50), ("p90", found.p90)):
        label = view.say("uncertainty.mark", name=view.say(f"uncertainty.{key}"), amount=view.money(amount))
        yield HistogramMark(at=amount, label=label, side=_side(amount, found))


def _side(amount: float, found: Uncertainty) -> Align:
    """Beside its line, away from zero, where the line at zero would run through the label."""
    low, high, _ = found.histogram[0]
    if abs(amount) > CLOSE * (high - low):
        return "centre"
    return "left" if amount < 0 else "right"


def _alt(view: View, found: Uncertainty) -> str:
    ends = {"low": found.histogram[0][0], "high": found.histogram[-1][1]}
    amounts = ends | {"p10": found.p10, "p50": found.p50, "p90": found.p90}
    written = {key: view.money(amount) for key, amount in amounts.items()}
    return view.say(
        "uncertainty.alt_chart", draws=f"{found.draws:,}", chance=chance_percent(found.chance_of_loss), **written
    )


def _results(view: View, found: Uncertainty) -> Table | None:
    money = (("p10", found.p10), ("p50", found.p50), ("p90", found.p90), ("mean", found.mean))
    chances = (("loss", found.chance_of_loss), ("payback", found.chance_of_payback))
    rows = (
        *((key, view.money(amount), view.say(f"uncertainty.{key}_note")) for key, amount in money),
        *((key, chance_percent(share), capital(chance_words(share))) for key, share in chances),
    )
    named = ((view.say(f"uncertainty.{key}"), *rest) for key, *rest in rows)
    return table(view, "uncertainty", named, (1.3, 0.9, 1.6), heading=view.say("uncertainty.table"))


def _how(view: View, found: Uncertainty) -> Bullets | None:
    worth = view.case.value.worth
    draws = view.say("uncertainty.draws", draws=f"{found.draws:,}", seed=found.seed)
    likely = view.say("uncertainty.likely", worth=view.money(worth.base)) if worth else ""
    items = (
        point(view, "uncertainty.lead_draws", draws),
        point(view, "uncertainty.lead_ranges", view.say("uncertainty.ranges")),
        point(view, "uncertainty.lead_together", view.say("uncertainty.together", correlation=found.correlation)),
        point(view, "uncertainty.lead_likely", likely),
    )
    return bullets(items, view.say("uncertainty.how"))


# --- scenarios ----------------------------------------------------------------------------------------------------


def has_scenarios(view: View) -> bool:
    """Whether other futures were worked out."""
    return has_worth(view) and bool(view.case.value.scenarios)


def scenarios(view: View) -> Slide:
    """The futures that were worked out one by one, and what a later start would cost."""
    found = view.case.value.scenarios
    rows = tuple(_scenario_row(view, one) for one in found)
    strong = frozenset(place for place, one in enumerate(found) if one.id == "base")
    known = {one.id: view.short(one.worth) for one in found}
    return reference(
        view,
        "scenarios",
        (table(view, "scenarios", rows, (1.3, 4.6, 0.9, 0.6, 0.8, 1.5), strong=strong), _delay(view)),
        words="scenarios",
        low=known.get("downside", NOT_QUANTIFIED),
        high=known.get("upside", NOT_QUANTIFIED),
        base=known.get("base", NOT_QUANTIFIED),
        count=number(len(found) - 1),
    )


def _scenario_row(view: View, one: Scenario) -> tuple[str, ...]:
    when = view.say("cash.payback_never") if one.payback is None else view.say("scenarios.month", month=one.payback)
    return (one.name, one.assumes, *(view.money(amount) for amount in (one.benefit, one.cost, one.worth)), when)


def _delay(view: View) -> Bullets | None:
    found = view.case.value.delay
    if found is None:
        return None
    lost = (("scenarios.lead_fixed", found.fixed_end), ("scenarios.lead_sliding", found.sliding))
    items = (point(view, lead, _lost(view, amount)) for lead, amount in lost)
    return bullets(items, view.say("scenarios.delay_heading", months=found.months))


def _lost(view: View, amount: float) -> str:
    return view.say(f"scenarios.{'loses' if amount >= 0 else 'gains'}", amount=view.money(abs(amount)))


# --- on less money ------------------------------------------------------------------------------------------------


def has_hard_times(view: View) -> bool:
    """Whether it was worked out what would go if money were short."""
    return has_cost(view) and view.case.hard_times is not None and bool(view.case.hard_times.lines)


def hard_times(view: View) -> Slide:
    """What is given up first on less money, in its order and with reasons, and the thread that is kept."""
    found = view.case.hard_times
    assert found is not None
    shown = found.lines[:MOST_LINES]
    rows = (_line(view, place, one) for place, one in enumerate(shown, start=1))
    variant = _variant(found)
    return reference(
        view,
        "hard_times",
        (
            _thread(view, found),
            table(view, "hard_times", rows, (0.6, 2.5, 1.1, 1.25, 0.5, 4.1)),
        ),
        words="hard_times",
        variant=variant,
        share=percent(found.share),
        count=_go_first(view, found),
        worth=view.short(found.worth),
    )


def _variant(found: HardTimes) -> str:
    if all(one.kept for one in found.lines):
        return "none"
    return "" if found.worth is not None else "unknown"


def _go_first(view: View, found: HardTimes) -> str:
    cut = sum(not one.kept for one in found.lines)
    key = "hard_times.go_one" if cut == 1 else "hard_times.go_many"
    return view.say(key, count=number(cut))


def _line(view: View, place: int, one: BudgetLine) -> tuple[str, ...]:
    fate = view.say("hard_times.kept" if one.kept else "hard_times.cut")
    return (str(place), view.name(one.initiative, NAME), view.money(one.cost), view.money(one.worth), fate, one.reason)


def _thread(view: View, found: HardTimes) -> Bullets | None:
    key = "hard_times.money_unknown" if found.worth is None else "hard_times.money"
    amounts = {"cost": found.cost, "budget": found.budget, "worth": found.worth}
    spent = view.say(key, **{name: view.money(amount) for name, amount in amounts.items()})
    return bullets(
        (
            point(view, "hard_times.lead_money", spent),
            point(view, "hard_times.lead_thread", found.thread),
            point(view, "hard_times.lead_rest", _rest(view, found)),
            point(view, "hard_times.lead_uncosted", _uncosted(view, found)),
        )
    )


def _rest(view: View, found: HardTimes) -> str:
    rest = found.lines[MOST_LINES:]
    kept = sum(one.kept for one in rest)
    if not rest:
        return ""
    key = "hard_times.rest_kept" if kept == len(rest) else "hard_times.rest"
    return view.say(key, cut=number(len(rest) - kept), kept=number(kept))


def _uncosted(view: View, found: HardTimes) -> str:
    names = [view.name(one) for one in found.uncosted]
    return view.say("hard_times.uncosted", names=listed(names, most=NAMES)) if names else ""
