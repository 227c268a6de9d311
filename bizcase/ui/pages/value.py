"""Value: what the case is worth, what it costs, how sure that is, and what is not yet quantified."""

import streamlit as st

from bizcase.figures import NOT_QUANTIFIED, count, duration, money, money_range, ratio
from bizcase.model.business_case import HORIZON, BusinessCase, Range
from bizcase.ui import assumptions, money_table
from bizcase.ui.chrome import next_step
from bizcase.ui.results import built, chart
from bizcase.ui.tables import table
from bizcase.ui.text import bullets, md


def draw() -> None:
    """The whole page."""
    st.title("Value")
    case = built()
    st.caption(
        f"Over {HORIZON} months, after deductions for weak evidence, overlaps and optimism; likely, with its range."
    )
    _figures(case)
    _charts(case)
    _beside(case)
    _challenges(case)
    money_table.lines(case)
    money_table.not_quantified(case)
    assumptions.form(case)
    next_step("value")


def _figures(case: BusinessCase) -> None:
    value, currency = case.value, case.value.currency
    one, two, three, four = st.columns(4)
    _metric(one, f"Worth ({value.worth_measure})", value.worth, currency)
    unstated = money_table.without_cost(case)
    _metric(two, "Cost", None if len(unstated) == len(value.lines) else value.total_cost, currency)
    with three:
        low, base, high = value.payback
        words = "Not within 36 months" if base is None else f"{duration(base)}"
        st.metric(
            "Payback", words if value.worth else NOT_QUANTIFIED.capitalize(), border=True, height="stretch",
            delta=f"{_by(high)} to {_by(low)}" if value.worth and high != low else None,
            delta_color="off", delta_arrow="off",
        )  # fmt: skip
    with four:
        known = len(unstated) < len(value.lines)
        st.metric(
            "Deepest point of cash",
            money(-value.peak_exposure, currency, 2) if known else NOT_QUANTIFIED.capitalize(),
            delta=f"in month {value.peak_month}" if known else None,
            delta_color="off", delta_arrow="off", border=True, height="stretch",
        )  # fmt: skip
    if unstated and known:
        st.caption(f"The cost leaves out {count(len(unstated), 'initiative')} for which none is stated yet.")


def _by(month: int | None) -> str:
    return "over 36 months" if month is None else duration(month)


def _metric(place: st.delta_generator.DeltaGenerator, label: str, value: Range | None, currency: str) -> None:
    with place:
        st.metric(
            md(label[0].upper() + label[1:]),
            money(value.base, currency, 2) if value else NOT_QUANTIFIED.capitalize(),
            delta=md(money_range(value, currency)) if value else None,
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
        )


def _charts(case: BusinessCase) -> None:
    if not case.value.bridge:
        st.info(
            "No benefit may be counted yet, so there is nothing to chart. The list below says what is missing and who "
            "could supply it; even one benefit with a figure brings this page to life.",
            icon=":material/query_stats:",
        )
        return
    bridge, cash, tornado = st.tabs(["From stated to counted", "Cash over time", "What moves it most"])
    with bridge:
        chart("bridge", case, alt="Bridge from the benefits as stated, by deduction, to the worth of the case")
    with cash:
        chart("cash", case, alt="Cumulative cash by month, likely with its low and high range, and the gates")
    with tornado:
        chart("tornado", case, alt="What moves the worth most: each driver at its low and high value")
        st.markdown(bullets(one.sentence for one in case.value.switching))


def _beside(case: BusinessCase) -> None:
    value, currency = case.value, case.value.currency
    rows = [
        ("Benefits for each unit of cost", _ratio(value.benefit_cost_ratio)),
        ("Worth from the figures as stated", money_range(value.stated_worth, currency)),
        ("Time freed, a year, outside the worth", money_range(value.capacity, currency)),
        ("Smaller expected loss, a year, outside the worth", money_range(value.expected_loss, currency)),
    ]
    known = [(label, text) for label, text in rows if text != NOT_QUANTIFIED]
    if known:
        table(
            [{"Also worth knowing": label, "Figure": text} for label, text in known],
            fit=True,
            alt="Further figures of the case",
        )


def _ratio(value: Range | None) -> str:
    return NOT_QUANTIFIED if value is None else f"{ratio(value.base)} ({ratio(value.low)}–{ratio(value.high)})"


def _challenges(case: BusinessCase) -> None:
    if case.value.challenges:
        st.warning(bullets(case.value.challenges), title="What finance will ask about", icon=":material/search:")


draw()
