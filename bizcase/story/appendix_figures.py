"""Appendix: the register, the arithmetic of benefits, costs, scenarios and what has no figure."""

from bizcase.figures import NOT_QUANTIFIED, count, ratio
from bizcase.model.business_case import CashYear, Parent, Range, ValueLine
from bizcase.model.story import Item, Slide
from bizcase.story.frame import bullets, reference, source_line, table
from bizcase.story.view import View
from bizcase.story.words import capital, number, sentence


def assumptions(view: View) -> Slide:
    """A1: every figure with its parent."""
    rows = (_parent_row(view, one) for one in view.case.register)
    found = table(view, "assumptions", rows, (0.6, 2.2, 1.3, 0.9, 2.2, 1.7, 1.1))
    return reference(view, "assumptions", (found,), words="assumptions")


def _parent_row(view: View, one: Parent) -> tuple[str, ...]:
    owner = one.owner or view.say("common.not_named")
    how = one.how or view.say("assumptions.as_given")
    return (
        one.id,
        one.name,
        one.value or view.say("common.not_known"),
        one.kind,
        how,
        _source(view, one.source),
        owner,
    )


def _source(view: View, text: str) -> str:
    known = {
        one.id: view.say("assumptions.source", publisher=one.publisher, year=one.year) for one in view.catalogue.sources
    }
    keys = [key.strip() for key in text.split(",")]
    if not all(key in known for key in keys):
        return text or view.say("common.not_given")
    return "; ".join(dict.fromkeys(known[key] for key in keys))


def benefits(view: View) -> Slide:
    """A2: one line of arithmetic for each initiative."""
    found = table(
        view,
        "benefits",
        (_benefit_row(view, view.lines[one]) for one in view.ranked if one in view.lines),
        (2.0, 1.0, 0.8, 1.4, 1.4, 3.2),
    )
    return reference(view, "benefits", (found,), words="benefits", source=source_line(view, "benefits", tiers=True))


def _benefit_row(view: View, one: ValueLine) -> tuple[str, ...]:
    return (
        view.name(one.initiative),
        view.say(f"common.value_class.{one.value_class}"),
        one.tier or view.say("benefits.none"),
        view.spread(one.stated),
        view.spread(one.counted) if one.counted else view.say("benefits.not_counted"),
        sentence(one.arithmetic),
    )


def costs(view: View) -> Slide:
    """A3: cash benefit, cost and net by year."""
    rows = [*(_year_row(view, one) for one in view.case.value.years), _total_row(view)]
    found = table(view, "costs", rows, (2, 1.5, 1.5, 1.5, 2), strong=frozenset({len(rows) - 1}))
    rounding = bullets((Item(text=view.say("common.rounding")),))
    cost = view.short(view.case.value.total_cost.base)
    return reference(view, "costs", (found, rounding), words="costs", cost=cost)


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
    benefit, cost = value.total_benefit, value.total_cost
    net = None if benefit is None else benefit.base - cost.base
    label = view.say("costs.total")
    return (
        label,
        view.money(benefit.base if benefit else None),
        view.money(cost.base),
        view.money(net),
        view.span(cost),
    )


def cost_lines(view: View) -> Slide:
    """A3, continued: the cost of each initiative."""
    ids = [one for one in view.ranked if one in view.lines]
    rows = (_cost_row(view, one) for one in ids)
    found = table(view, "costs", rows, (2.6, 1.2, 1.2, 1.1, 2, 1.2), variant="lines")
    return reference(view, "cost_lines", (found,), words="costs", variant="lines", spoken="notes_lines")


def _cost_row(view: View, initiative_id: str) -> tuple[str, ...]:
    one, line = view.initiatives[initiative_id], view.lines[initiative_id]
    hours = view.say("common.not_known") if one.hours_per_month is None else f"{one.hours_per_month:g}"
    return (
        view.name(initiative_id),
        view.money(one.one_off_cost),
        view.money(one.annual_cost),
        hours,
        view.spread(line.cost if line.cost.high > 0 else None),
        view.money(line.staff_cost),
    )


def scenarios(view: View) -> Slide:
    """A9: low, likely and high side by side."""
    value = view.case.value
    worth = value.worth or Range(0, 0, 0)
    rows = (
        _scenario(view, view.say("scenarios.benefit"), value.total_benefit),
        _cost_scenario(view),
        _scenario(view, view.say("scenarios.adjusted", measure=capital(value.worth_measure)), value.worth),
        _scenario(view, view.say("scenarios.stated"), value.stated_worth),
        _ratio_row(view),
        (view.say("scenarios.payback"), *(_payback(view, one) for one in value.payback)),
    )
    found = table(view, "scenarios", rows, (2, 1, 1, 1), strong=frozenset({2}))
    low, high = view.short(worth.low), view.short(worth.high)
    return reference(view, "scenarios", (found,), words="scenarios", low=low, high=high)


def _scenario(view: View, label: str, amount: Range | None) -> tuple[str, ...]:
    low, base, high = amount or (None, None, None)
    return (label, view.money(low), view.money(base), view.money(high))


def _cost_scenario(view: View) -> tuple[str, ...]:
    low, base, high = view.case.value.total_cost
    return (view.say("scenarios.cost"), view.money(high), view.money(base), view.money(low))


def _ratio_row(view: View) -> tuple[str, ...]:
    low, base, high = view.case.value.benefit_cost_ratio or (None, None, None)
    return (view.say("scenarios.ratio"), ratio(low), ratio(base), ratio(high))


def _payback(view: View, month: int | None) -> str:
    return view.say("cash.payback_never") if month is None else view.say("scenarios.month", month=month)


def challenges(view: View) -> Slide:
    """The figures that we would challenge ourselves."""
    found = view.case.value.challenges
    items = bullets((Item(text=one) for one in found), view.say("scenarios.challenges"))
    variant = "challenges" if len(found) > 1 else "challenges_one"
    return reference(
        view,
        "challenges",
        (items,),
        words="scenarios",
        variant=variant,
        spoken="notes_challenges",
        count=number(len(found)),
    )


def not_quantified(view: View) -> Slide:
    """Everything without a figure, with the reason and who could supply it."""
    gaps = view.case.value.not_quantified
    rows = ((capital(one.what), one.subject, sentence(one.why), one.who) for one in gaps)
    found = table(view, "not_quantified", rows, (0.9, 2.4, 3, 1.6))
    subject = capital(count(len(gaps), "item"))
    variant = "one" if len(gaps) == 1 else ""
    return reference(view, "not_quantified", (found,), words="not_quantified", variant=variant, count=subject)
