"""The figures of a case as a finance director asks for them; each comes from the records of the engine."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.figures import (
    NOT_QUANTIFIED,
    chance_percent,
    chance_words,
    count,
    duration,
    exact_money,
    listed,
    money,
    money_range,
    percent,
    ratio,
)
from bizcase.model.business_case import BusinessCase
from bizcase.model.value import HORIZON, Months, Range
from bizcase.ui.money_table import without_cost
from bizcase.ui.spelt import spelt
from bizcase.ui.tables import table
from bizcase.ui.text import md

_ROW, _NARROWEST = 5, 170
_KNOWN_ALONE = 3
_NO_RATE = "no discount rate stated"


class Figure(NamedTuple):
    """A figure of the panel: what it is called, the figure, what stands under it, and one line on what it is."""

    label: str
    text: str
    beside: str
    help: str


def panel(case: BusinessCase) -> None:
    """The figures of the case, up to five to a row; without a worth only those that do not wait for one."""
    shown = figures(case)
    if case.value.worth is None:
        names = [one.label if one.label.isupper() else one.label.lower() for one in shown[_KNOWN_ALONE:]]
        waiting = listed([names[0].capitalize(), *names[1:]], len(names))
        shown = shown[:_KNOWN_ALONE]
    with st.grid(_ROW, min_column_width=_NARROWEST):
        for figure in shown:
            with st.container(border=True, height="stretch", gap="xxsmall"):
                st.metric(md(figure.label), md(figure.text), help=md(figure.help))
                st.caption(md(figure.beside))
    if case.value.worth is None:
        st.caption(md(f"{waiting} follow as soon as a benefit may be counted."))
    unstated = without_cost(case)
    if 0 < len(unstated) < len(case.value.lines):
        st.caption(f"The cost leaves out {count(len(unstated), 'initiative')} for which none is stated yet.")


def figures(case: BusinessCase) -> tuple[Figure, ...]:
    """The ten figures in their order; what is not known says so."""
    return (
        _worth(case),
        _cost(case),
        _peak(case),
        _payback(case),
        _chance(case),
        _irr(case),
        _mirr(case),
        _ratio(case),
        _roi(case),
        _discounted(case),
    )


def _missing(label: str, meaning: str) -> Figure:
    return Figure(label, "–", NOT_QUANTIFIED, meaning)


def _worth(case: BusinessCase) -> Figure:
    value, futures, label = case.value, case.uncertainty, "Worth, risk-adjusted"
    kind = value.worth_measure[:1].upper() + value.worth_measure[1:]
    rate = f" at {percent(value.discount_rate, 1)} a year" if value.discount_rate is not None else ""
    meaning = (
        f"{kind}{rate} over {HORIZON} months, likely, after deductions for evidence, overlaps and optimism. "
        "One simulated future in ten ends below P10, one in ten above P90."
    )
    if value.worth is None:
        return _missing(label, meaning)
    spread = money_range(Range(futures.p10, futures.p50, futures.p90) if futures else value.worth, value.currency)
    beside = f"P10–P90: {spread}" if futures else spread
    return Figure(label, money(value.worth.base, value.currency, 2), beside, meaning)


def _cost(case: BusinessCase) -> Figure:
    value, label = case.value, "Total cost"
    meaning = f"Money and priced hours over {HORIZON} months, after the adjustment for optimism; not discounted."
    if value.total_cost is None or len(without_cost(case)) == len(value.lines):
        return _missing(label, meaning)
    return Figure(
        label, money(value.total_cost.base, value.currency, 2), money_range(value.total_cost, value.currency), meaning
    )


def _peak(case: BusinessCase) -> Figure:
    value, label = case.value, "Peak money at risk"
    meaning = "The deepest point of cumulative likely cash; not discounted."
    if len(without_cost(case)) == len(value.lines):
        return _missing(label, meaning)
    return Figure(label, money(value.peak_exposure, value.currency, 2), f"in month {value.peak_month}", meaning)


def _payback(case: BusinessCase) -> Figure:
    months = case.uncertainty.payback if case.uncertainty else _reversed(case.value.payback)
    return _months(case, "Payback", case.value.payback[1], months, _meaning("payback"))


def _discounted(case: BusinessCase) -> Figure:
    value, label, meaning = case.value, "Discounted payback", _meaning("discounted payback")
    if value.discount_rate is None:
        return Figure(label, "–", _NO_RATE, meaning)
    return _months(case, label, value.discounted_payback[1], _reversed(value.discounted_payback), meaning)


def _reversed(months: Months) -> Months:
    """Early, likely, late: the low case pays back last."""
    return months[2], months[1], months[0]


def _months(case: BusinessCase, label: str, likely: int | None, ends: Months, meaning: str) -> Figure:
    if case.value.worth is None:
        return _missing(label, meaning)
    early, _, late = ends
    text = in_months(likely) if likely else f"Over {HORIZON}"
    beside = "" if likely else "months"
    if early != late:
        beside = f"{early or f'over {HORIZON}'} to {in_months(late).lower()}"
    return Figure(label, text, beside, meaning)


def in_months(month: int | None) -> str:
    """A payback in months, so that all of them compare.

    >>> in_months(1), in_months(27), in_months(None)
    ('1 month', '27 months', 'Over 36 months')
    """
    if month is None:
        return f"Over {HORIZON} months"
    return f"{month} month" if month == 1 else f"{month} months"


def _chance(case: BusinessCase) -> Figure:
    label, meaning = "Chance of loss", _meaning("chance of loss")
    if case.uncertainty is None:
        return _missing(label, meaning)
    share = case.uncertainty.chance_of_loss
    return Figure(label, chance_percent(share).capitalize(), chance_words(share), meaning)


def _irr(case: BusinessCase) -> Figure:
    return _share("IRR", case.value.irr, "internal rate of return", case)


def _mirr(case: BusinessCase) -> Figure:
    return _at_rate(_share("MIRR", case.value.mirr, "modified internal rate of return", case), case)


def _roi(case: BusinessCase) -> Figure:
    return _at_rate(_share("ROI", case.value.roi, "return on investment", case, f"over {HORIZON} months"), case)


def _at_rate(figure: Figure, case: BusinessCase) -> Figure:
    """``figure`` where finance's rate is stated, without which it cannot be worked out."""
    if case.value.worth is None or case.value.discount_rate is not None:
        return figure
    return Figure(figure.label, "–", _NO_RATE, figure.help)


def _share(label: str, share: float | None, term: str, case: BusinessCase, period: str = "a year") -> Figure:
    meaning = f"{term.capitalize()}. {_meaning(term)}"
    if case.value.worth is None:
        return _missing(label, meaning)
    if share is None:
        return Figure(label, "None", case.value.irr_reason, meaning)
    return Figure(label, percent(share), period, meaning)


def _ratio(case: BusinessCase) -> Figure:
    found, label, meaning = case.value.benefit_cost_ratio, "Benefit-cost ratio", _meaning("benefit-cost ratio")
    if found is None:
        return _missing(label, meaning)
    return Figure(label, ratio(found.base), f"{ratio(found.low)} to {ratio(found.high)}", meaning)


def _meaning(term: str) -> str:
    return next((spelt(one.meaning) for one in load_catalogue().glossary if one.term == term), "")


def reconciliation(case: BusinessCase) -> None:
    """The conventions of net present value to the unit, and what stands outside the worth."""
    rows = list(_rows(case))
    if rows:
        with st.expander("For reconciliation, and outside the worth", icon=":material/calculate:"):
            table(rows, fit=True, alt="Net present value by convention, and figures outside the worth")


def _rows(case: BusinessCase) -> Iterator[dict[str, Any]]:
    value, currency = case.value, case.value.currency
    if value.conventions:
        for label, amount, note in (
            ("Net present value, by the month", value.conventions.monthly, "The one used here"),
            ("Net present value, at each year's end", value.conventions.end_year, "As many finance systems count"),
            ("Net present value, at mid-year", value.conventions.mid_year, "The same, half a year earlier"),
        ):
            yield _row(label, exact_money(amount, currency), note)
    if value.stated_worth:
        yield _row("Worth as stated", money_range(value.stated_worth, currency), "Before any deduction")
    if value.delay:
        late = f"Cost of starting {duration(value.delay.months)} later"
        yield _row(late, money(value.delay.fixed_end, currency), f"The {HORIZON} months end on the same day")
        yield _row(late, money(value.delay.sliding, currency), f"The {HORIZON} months move along")
    if value.capacity:
        yield _row("Time freed, a year", money_range(value.capacity, currency), "Not cash; outside the worth")
    if value.expected_loss:
        yield _row("Smaller expected loss, a year", money_range(value.expected_loss, currency), "Outside the worth")


def _row(label: str, text: str, note: str) -> dict[str, str]:
    return {"Figure": label, "Amount": text, "What it is": note}
