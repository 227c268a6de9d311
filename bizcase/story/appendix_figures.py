"""Appendix: the register, the arithmetic of benefits, costs with scenarios, and what has no figure."""

from bizcase.figures import NOT_QUANTIFIED, count, ratio
from bizcase.model.business_case import CashYear, Parent, Range, ValueLine
from bizcase.model.case_file import Initiative
from bizcase.model.story import Bullets, Item, Slide, Table
from bizcase.story.decision import has_cost, has_worth
from bizcase.story.frame import bullets, reference, source_line, table
from bizcase.story.unknown import all_on_slide
from bizcase.story.view import View
from bizcase.story.words import capital, range_text, sentence

NOTHING = Range(0, 0, 0)

# --- the register -------------------------------------------------------------------------------------------------


def has_register(view: View) -> bool:
    """Whether any figure is given or worked out; dates that we assumed alone make no register."""
    shared = {parent.id for parents in inputs(view).values() for parent in parents}
    return has_cost(view) or bool(stated(view)) or any(one.id not in shared for one in view.case.register)


def assumptions(view: View) -> Slide:
    """A1: every figure with its parent; the inputs of an initiative share a row."""
    owned = inputs(view)
    shared = {parent.id for parents in owned.values() for parent in parents}
    rest = [one for one in view.case.register if one.id not in shared]
    general = (_parent_row(view, one) for one in rest if one.kind != "benchmark")
    known = (_benchmark_row(view, one) for one in rest if one.kind == "benchmark")
    given = (_input_row(view, view.initiatives[one], parents) for one, parents in owned.items())
    exhibits = (
        table(view, "assumptions", general, (0.6, 2.2, 2.0, 4.0, 1.7)),
        table(
            view,
            "assumptions",
            given,
            (1.15, 3, 0.85, 0.85, 0.75, 1.9, 0.5, 0.9, 1.9),
            variant="inputs",
            heading=view.say("assumptions.table_inputs"),
        ),
        table(
            view,
            "assumptions",
            known,
            (0.6, 1.6, 4, 2.6, 1.6),
            variant="benchmarks",
            heading=view.say("assumptions.table_benchmarks"),
        ),
    )
    return reference(view, "assumptions", exhibits, words="assumptions")


def inputs(view: View) -> dict[str, tuple[Parent, ...]]:
    """The parents in the register that stem from each initiative, by initiative id and in the order of the case."""
    found: dict[str, tuple[Parent, ...]] = {}
    taken: set[str] = set()
    for one in view.file.initiatives:
        free = [parent for parent in view.case.register if parent.id not in taken]
        first = {parent.name: parent for parent in reversed(free) if parent.name.startswith(f"{one.name}: ")}
        found[one.id] = tuple(sorted(first.values(), key=lambda parent: parent.id))
        taken |= {parent.id for parent in found[one.id]}
    return found


def _parent_row(view: View, one: Parent) -> tuple[str, ...]:
    how = view.say("assumptions.how", kind=capital(one.kind), how=one.how or view.say("assumptions.as_given"))
    source = _source(view, one.source)
    owned = view.say("assumptions.owned", source=source, owner=one.owner) if one.owner else source
    return (one.id, one.name, one.value or view.say("common.not_known"), how, owned)


def _benchmark_row(view: View, one: Parent) -> tuple[str, ...]:
    return (one.id, one.name, one.value or view.say("common.not_known"), one.how, _source(view, one.source))


def _source(view: View, text: str) -> str:
    known = {
        one.id: view.say("assumptions.source", publisher=one.publisher, year=one.year) for one in view.catalogue.sources
    }
    keys = [key.strip() for key in text.split(",")]
    if not all(key in known for key in keys):
        return text or view.say("common.not_given")
    return "; ".join(dict.fromkeys(known[key] for key in keys))


def _input_row(view: View, one: Initiative, parents: tuple[Parent, ...]) -> tuple[str, ...]:
    line = view.lines.get(one.id)
    unknown = view.say("common.not_known")
    hours = unknown if one.hours_per_month is None else f"{one.hours_per_month:g}"
    return (
        range_text(parents[0].id, parents[-1].id) if parents else view.say("common.none"),
        view.name(one.id),
        _exact(view, one.one_off_cost),
        _exact(view, one.annual_cost),
        hours,
        view.spread(line.stated) if line and line.stated else unknown,
        one.evidence_tier or view.say("assumptions.no_tier"),
        _months(view, one),
        view.spread(line.cost) if line and line.cost.high > 0 else unknown,
    )


def _months(view: View, one: Initiative) -> str:
    bars = (bar for lane in view.case.roadmap.lanes for bar in lane.bars)
    bar = next((bar for bar in bars if bar.initiative == one.id), None)
    if bar is None:
        return view.say("common.not_known")
    key = "assumptions.months" if one.start else "assumptions.months_assumed"
    return view.say(key, first=bar.start + 1, last=bar.end)


def _exact(view: View, amount: float | None) -> str:
    return view.say("common.not_known") if amount is None else view.exact(amount)


# --- benefits and costs -------------------------------------------------------------------------------------------


def stated(view: View) -> tuple[ValueLine, ...]:
    """The value lines with a benefit that somebody stated, the largest first."""
    return tuple(view.lines[one] for one in view.ranked if one in view.lines and view.lines[one].stated)


def benefits(view: View) -> Slide:
    """A2: one line of arithmetic for each benefit that is stated."""
    found = table(view, "benefits", (_benefit_row(view, one) for one in stated(view)), (2.1, 1.0, 0.7, 1.5, 4.4))
    return reference(view, "benefits", (found,), words="benefits", source=source_line(view, "benefits", tiers=True))


def _benefit_row(view: View, one: ValueLine) -> tuple[str, ...]:
    return (
        view.name(one.initiative),
        view.say(f"common.value_class.{one.value_class}"),
        one.tier or view.say("benefits.none"),
        view.spread(one.counted) if one.counted else view.say("benefits.not_counted"),
        sentence(one.arithmetic),
    )


def costs(view: View) -> Slide:
    """A3 and A9: cash benefit, cost and net by year; low, likely and high side by side."""
    rows = [*(_year_row(view, one) for one in view.case.value.years), _total_row(view)]
    years = table(view, "costs", rows, (2, 1.5, 1.5, 1.5, 2), strong=frozenset({len(rows) - 1}))
    exhibits = (years, _scenario_table(view), bullets((Item(text=view.say("common.rounding")),)))
    worth = view.case.value.worth or NOTHING
    return reference(
        view,
        "costs",
        exhibits,
        words="costs",
        variant="scenarios" if has_worth(view) else "",
        spoken="notes_scenarios" if has_worth(view) else "notes",
        cost=view.short(_costs_counted(view).base),
        low=view.short(worth.low),
        high=view.short(worth.high),
    )


def _costs_counted(view: View) -> Range:
    """The total cost on pages that are told only when a cost is known."""
    return view.case.value.total_cost or NOTHING


def _year_row(view: View, one: CashYear) -> tuple[str, ...]:
    if view.case.value.total_benefit is None:
        return (one.label, NOT_QUANTIFIED, view.money(one.cost.base), NOT_QUANTIFIED, view.span(one.cost))
    return (
        one.label,
        *(view.money(each.base) for each in (one.benefit, one.cost, one.net)),
        view.span(one.cost),
    )


def _total_row(view: View) -> tuple[str, ...]:
    value = view.case.value
    benefit, cost = value.total_benefit, _costs_counted(view)
    net = None if benefit is None else benefit.base - cost.base
    label = view.say("costs.total")
    return (
        label,
        view.money(benefit.base if benefit else None),
        view.money(cost.base),
        view.money(net),
        view.span(cost),
    )


def _scenario_table(view: View) -> Table | None:
    if not has_worth(view):
        return None
    value = view.case.value
    rows = (
        _scenario(view, view.say("scenarios.benefit"), value.total_benefit),
        _cost_scenario(view),
        _scenario(view, view.say("scenarios.adjusted", measure=capital(value.worth_measure)), value.worth),
        _scenario(view, view.say("scenarios.stated"), value.stated_worth),
        _ratio_row(view),
        (view.say("scenarios.payback"), *(_payback(view, one) for one in value.payback)),
    )
    heading = view.say("scenarios.table")
    return table(view, "scenarios", rows, (2, 1, 1, 1), strong=frozenset({2}), heading=heading)


def _scenario(view: View, label: str, amount: Range | None) -> tuple[str, ...]:
    low, base, high = amount or (None, None, None)
    return (label, view.money(low), view.money(base), view.money(high))


def _cost_scenario(view: View) -> tuple[str, ...]:
    low, base, high = _costs_counted(view)
    return (view.say("scenarios.cost"), view.money(high), view.money(base), view.money(low))


def _ratio_row(view: View) -> tuple[str, ...]:
    low, base, high = view.case.value.benefit_cost_ratio or (None, None, None)
    return (view.say("scenarios.ratio"), ratio(low), ratio(base), ratio(high))


def _payback(view: View, when: int | None) -> str:
    return view.say("cash.payback_never") if when is None else view.say("scenarios.month", month=when)


# --- what has no figure, or one that we doubt ---------------------------------------------------------------------


def has_open_figures(view: View) -> bool:
    """Whether a figure is missing that no core slide lists, or one deserves a challenge."""
    figures = has_cost(view) or stated(view)
    return bool(_gap_rows(view) or (figures and view.case.value.challenges))


def not_quantified(view: View) -> Slide:
    """Everything without a figure, with who could supply it, and the figures that we would challenge ourselves."""
    rows = _gap_rows(view)
    found = table(view, "not_quantified", rows, (0.9, 2.4, 3, 1.6))
    variant = "challenges" if not rows else "one" if len(rows) == 1 else ""
    return reference(
        view,
        "not_quantified",
        (found, _challenges(view)),
        words="not_quantified",
        variant=variant,
        spoken="notes" if rows else "notes_challenges",
        count=capital(count(len(rows), "item")),
        figures=capital(count(len(view.case.value.challenges), "figure")),
        deserve="deserves" if len(view.case.value.challenges) == 1 else "deserve",
    )


def _gap_rows(view: View) -> tuple[tuple[str, ...], ...]:
    if all_on_slide(view):
        return ()
    return tuple((capital(one.what), one.subject, sentence(one.why), one.who) for one in view.case.value.not_quantified)


def _challenges(view: View) -> Bullets | None:
    items = (Item(text=one) for one in view.case.value.challenges)
    return bullets(items, view.say("not_quantified.challenges"))
