"""The money of each initiative, and what has no figure yet."""

import streamlit as st

from bizcase.figures import likely_in_range, percent
from bizcase.model.business_case import BusinessCase, ValueLine
from bizcase.ui.tables import table
from bizcase.ui.wordings import VALUE_CLASS, initiative_names


def lines(case: BusinessCase) -> None:
    """The table of value lines, each with its arithmetic."""
    st.header("Initiative by initiative")
    names, unstated = initiative_names(case.case), without_cost(case)
    table(
        [_row(line, names, case.value.currency, line.initiative not in unstated) for line in case.value.lines],
        widths={"How it was worked out": 520},
        columns={"Initiative": st.column_config.TextColumn(width=280, pinned=True)},
        alt="Benefit and cost of each initiative over 36 months, with the arithmetic",
    )


def without_cost(case: BusinessCase) -> frozenset[str]:
    """The initiatives for which neither money nor hours are stated."""
    return frozenset(
        one.id
        for one in case.case.initiatives
        if (one.one_off_cost, one.annual_cost, one.hours_per_month) == (None, None, None)
    )


def _row(line: ValueLine, names: dict[str, str], currency: str, has_cost: bool) -> dict[str, str]:
    return {
        "Initiative": names.get(line.initiative, line.initiative),
        "Kind": VALUE_CLASS[line.value_class],
        "Benefit a year, as stated": likely_in_range(line.stated, currency),
        "Counted a year": likely_in_range(line.counted, currency),
        "Evidence": f"{line.tier}: {percent(line.tier_share)} counted" if line.tier else "not stated",
        "Benefit over 36 months": likely_in_range(line.benefit, currency),
        "Cost over 36 months": likely_in_range(line.cost if has_cost else None, currency),
        "How it was worked out": line.arithmetic or line.why_not,
    }


def not_quantified(case: BusinessCase) -> None:
    """What has no figure yet, and who could supply it."""
    st.header("Not yet quantified")
    if not case.value.not_quantified:
        st.success("Everything that should have a figure has one.", icon=":material/check_circle:")
        return
    table(
        [
            {"What": one.subject, "Missing": one.what, "Why": one.why, "Who could supply it": one.who}
            for one in case.value.not_quantified
        ],
        widths={"What": 300, "Why": 420},
        alt="What has no figure yet, why, and who could supply it",
    )
