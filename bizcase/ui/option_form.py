"""The user's own figures for other options, and where things go if nothing is done."""

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.figures import likely_in_range, money
from bizcase.model.case_file import CaseFile, Estimate
from bizcase.model.checks import ONLY_COSTS, PRICED
from bizcase.model.value import Range
from bizcase.ui import edits, fields, state
from bizcase.ui.spots import PARTS, OptionSpot, TrendSpot
from bizcase.ui.tables import table

_CHOICE = "value-option"


def form(case: CaseFile) -> None:
    """The figures given so far, and the form for one option."""
    st.header("Figures for other options")
    st.caption("A fair comparison needs money for the other ways too. What has none is shown as not yet quantified.")
    if case.options:
        _table(case)
    with st.container(border=True):
        _one(case)
    fields.text(
        TrendSpot(), "If nothing is done, where do things go?", lines=2,
        hint="One or two sentences with the figure that moves, and where it comes from.",
        example="Calls about known faults have grown by 6% a year since 2023 (contact centre report).",
    )  # fmt: skip


def option_names(case: CaseFile) -> dict[str, str]:
    """The options that may carry figures of the user's own, by id, and any others for which ``case`` gives some."""
    catalogue = load_catalogue()
    options = {str(one.id): one.name for one in catalogue.options}
    ways = {str(one.id): f"Without social networks: {one.name}" for one in catalogue.alternatives}
    known = options | ways
    given = [one.option for one in case.options if one.option not in PRICED]
    return {one: known.get(one, one) for one in (*PRICED, *given)}


def _one(case: CaseFile) -> None:
    names = option_names(case)
    chosen = st.selectbox(
        "Option", list(names), index=None, format_func=lambda one: names.get(one, one), placeholder="Choose an option",
        key=state.lasting_key(_CHOICE), on_change=state.redraw,
    )  # fmt: skip
    if chosen is None:
        return
    if chosen in PRICED:
        _figures(chosen, case.company.currency)
    if any(one.option == chosen for one in case.options):
        st.button("Remove these figures", icon=":material/remove:", on_click=_remove, args=(chosen,),
                  key=state.key(f"remove-option-{chosen}"))  # fmt: skip


def _figures(chosen: str, currency: str) -> None:
    costs = (("one_off_cost", "One-off cost"), ("annual_cost", "Cost a year"))
    for place, (field, label) in zip(st.columns(2), costs, strict=True):
        with place:
            fields.amount(OptionSpot(chosen, field), label, unit=currency, example="120k")
    for place, (part, name) in zip(st.columns(3), PARTS.items(), strict=True) if chosen not in ONLY_COSTS else ():
        with place:
            fields.amount(OptionSpot(chosen, "benefit", part), f"Benefit a year, {name.lower()}", unit=currency)
    fields.text(OptionSpot(chosen, "source"), "Where these figures come from", example="Quote of the agency, Oct 2026")


def _remove(option: str) -> None:
    state.apply(edits.remove_option(option), redraw=True)


def _table(case: CaseFile) -> None:
    names, currency = option_names(case), case.company.currency
    table(
        [
            {
                "Option": names[one.option],
                "One-off cost": money(one.one_off_cost, currency),
                "Cost a year": money(one.annual_cost, currency),
                "Benefit a year": _benefit(one.benefit, currency),
                "Source": one.source or "not stated",
            }
            for one in case.options
        ],
        fit=True,
        alt="Your own figures for other options",
    )


def _benefit(estimate: Estimate | None, currency: str) -> str:
    given = estimate or Estimate()
    if given.base is None:
        return likely_in_range(None, currency)
    low, high = (given.base if end is None else end for end in (given.low, given.high))
    return likely_in_range(Range(low, given.base, high), currency)
