"""Appendix: the register, the arithmetic of benefits, costs by year, and what has no figure."""

from collections.abc import Iterator

from bizcase.figures import NOT_QUANTIFIED, count, duration, percent, quantity, ratio
from bizcase.model.business_case import Parent
from bizcase.model.case_file import Initiative
from bizcase.model.story import Bullets, Item, Slide, Table
from bizcase.model.value import NOTHING, CashYear, Range, ValueLine
from bizcase.story.decision import has_cost, has_worth
from bizcase.story.frame import bullets, reference, rounding, source_line, table
from bizcase.story.unknown import all_on_slide
from bizcase.story.view import View
from bizcase.story.words import capital, range_text, sentence

CONVENTIONS = ("monthly", "end_year", "mid_year")
REGISTER_WIDTHS = {
    "": (0.6, 3.2, 1.25, 4.1, 2.35),
    "benchmarks": (0.6, 1.2, 4.2, 3, 1.9),
    "inputs": (1.05, 3.85, 0.7, 0.65, 0.75, 1.8, 0.5, 0.5, 1.9),
    "computed": (0.5, 2, 3.6, 4.2),
}

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
    rows = {
        "": (_parent_row(view, one) for one in rest if one.kind in ("input", "assumption")),
        "benchmarks": (_benchmark_row(view, one) for one in rest if one.kind == "benchmark"),
        "inputs": (_input_row(view, view.initiatives[one], parents) for one, parents in owned.items()),
        "computed": (_computed_row(view, one) for one in rest if one.kind == "computed"),
    }
    exhibits = (_register_table(view, kind, found) for kind, found in rows.items())
    return reference(view, "assumptions", exhibits, words="assumptions")


def _register_table(view: View, kind: str, rows: Iterator[tuple[str, ...]]) -> Table | None:
    heading = view.say(f"assumptions.table_{kind}") if kind else ""
    return table(view, "assumptions", rows, REGISTER_WIDTHS[kind], variant=kind, heading=heading)


def inputs(view: View) -> dict[str, tuple[Parent, ...]]:
    """The parents in the register that stem from each initiative, by initiative id and in the order of the case."""
    named = _by_name(view)
    found: dict[str, tuple[Parent, ...]] = {}
    taken: set[str] = set()
    for one in view.file.initiatives:
        free = [parent for parent in named[one.name] if parent.id not in taken]
        first = {parent.name: parent for parent in reversed(free)}
        found[one.id] = tuple(sorted(first.values(), key=lambda parent: parent.id))
        taken |= {parent.id for parent in found[one.id]}
    return found


def _by_name(view: View) -> dict[str, list[Parent]]:
    """The parents whose name begins with that of an initiative and a colon, by that name."""
    found: dict[str, list[Parent]] = {one.name: [] for one in view.file.initiatives}
    for parent in view.case.register:
        pieces = parent.name.split(": ")
        for end in range(1, len(pieces)):
            found.get(": ".join(pieces[:end]), []).append(parent)
    return found


def _parent_row(view: View, one: Parent) -> tuple[str, ...]:
    how = sentence(one.how) or view.say("assumptions.as_given", kind=capital(one.kind))
    source = _source(view, one.source)
    owned = view.say("assumptions.owned", source=source, owner=one.owner) if one.owner else source
    return (one.id, one.name, one.value or view.say("common.not_known"), how, owned)


def _computed_row(view: View, one: Parent) -> tuple[str, ...]:
    return (one.id, one.name, one.value or view.say("common.not_known"), one.how)


def _benchmark_row(view: View, one: Parent) -> tuple[str, ...]:
    return (one.id, one.name, one.value or view.say("common.not_known"), one.how, _source(view, one.source))


def _source(view: View, text: str) -> str:
    known = view.sources
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
        view.spread(one.per_year) if one.counted else view.say("benefits.not_counted"),
        sentence(one.arithmetic),
    )


def costs(view: View) -> Slide:
    """A3: cash benefit, cost and net by year, and what that returns by the measures of finance."""
    rows = [*(_year_row(view, one) for one in view.case.value.years), _total_row(view)]
    years = table(view, "costs", rows, (2, 1.5, 1.5, 1.5, 2), strong=frozenset({len(rows) - 1}))
    source = source_line(view, "costs") + _year_rounding(view)
    found = view.case.value.conventions
    known = {key: view.short(getattr(found, key)) for key in CONVENTIONS} if found else {}
    told = has_worth(view)
    return reference(
        view,
        "costs",
        (years, _returns(view) if told else None),
        words="costs",
        variant=_costs_title(known) if told else "",
        spoken="notes_returns" if told else "notes",
        source=source,
        cost=view.short(_costs_counted(view).base),
        **known,
    )


def _costs_title(known: dict[str, str]) -> str:
    if not known:
        return "undiscounted"
    return "same" if len(set(known.values())) == 1 else "returns"


def _year_rounding(view: View) -> str:
    years, value = view.case.value.years, view.case.value
    sums = [[*(one.cost.base for one in years), -_costs_counted(view).base]]
    if value.total_benefit:
        sums.append([*(one.benefit.base for one in years), -value.total_benefit.base])
        sums += [[one.benefit.base, -one.cost.base, -one.net.base] for one in years]
    return rounding(view, sums)


def _returns(view: View) -> Table | None:
    """Net present value by three conventions, and what else finance people ask for."""
    rows = (
        (view.say(f"returns.measure.{key}"), text, sentence(why or _reckoned(view, key)))
        for key, text, why in _measures(view)
    )
    heading = view.say("returns.table")
    return table(view, "returns", rows, (2, 1.1, 4), heading=heading)


def _reckoned(view: View, key: str) -> str:
    rate = view.case.value.discount_rate
    if rate is None and key in view.raw("returns.how_undiscounted"):
        return view.say(f"returns.how_undiscounted.{key}")
    return view.say(f"returns.how.{key}", rate=quantity(rate or 0.0, "share", view.currency))


def _measures(view: View) -> Iterator[tuple[str, str, str]]:
    """Key, figure and, where it needs one, a reason of its own."""
    value = view.case.value
    if value.conventions:
        yield from ((key, view.money(getattr(value.conventions, key)), "") for key in CONVENTIONS)
    if value.benefit_cost_ratio:
        yield "ratio", ratio(value.benefit_cost_ratio.base), ""
    if value.roi is not None:
        yield "roi", percent(value.roi), ""
    yield "irr", view.say("returns.none") if value.irr is None else percent(value.irr), value.irr_reason
    if value.mirr is not None:
        yield "mirr", percent(value.mirr), ""
    yield "payback", duration(value.payback[1]), ""
    if value.conventions:
        yield "discounted_payback", duration(value.discounted_payback[1]), ""


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


# --- what has no figure, or one that we doubt ---------------------------------------------------------------------


def has_open_figures(view: View) -> bool:
    """Whether a figure is missing that no core slide lists, or one deserves a challenge."""
    figures = has_cost(view) or stated(view)
    return bool(_gap_rows(view) or (figures and view.case.value.challenges))


def not_quantified(view: View) -> Slide:
    """Everything without a figure, with who could supply it, and the figures that we would challenge ourselves."""
    rows = _gap_rows(view)
    found = table(view, "not_quantified", rows, (0.7, 2.7, 3.1, 1.5))
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
