"""The money of each initiative, where it is worked out, and what has no figure yet."""

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.figures import day, likely_in_range, percent
from bizcase.model.business_case import BusinessCase, Match
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.value import ValueLine
from bizcase.ui import driver_form, edits, initiative_form, state
from bizcase.ui.driver_proposal import proposed
from bizcase.ui.matching import outcome_names
from bizcase.ui.tables import height, table
from bizcase.ui.text import md
from bizcase.ui.wordings import VALUE_CLASS, initiative_names

_CHOICE, _LINES = "value-initiative", "value-lines"
_METRIC = 260  # holds a range of amounts


def lines(case: BusinessCase) -> None:
    """The table of value lines; a click on one opens its form."""
    st.header("Initiative by initiative")
    st.caption("Choose a row to say where its benefit comes from. Each change shows its effect at the foot.")
    unstated = without_cost(case)
    st.dataframe(
        [_row(line, case, line.initiative not in unstated) for line in case.value.lines],
        height=height(len(case.value.lines), 15),
        hide_index=True,
        column_config={
            "Initiative": st.column_config.TextColumn(width=280, pinned=True),
            "Worked out from": st.column_config.TextColumn(width=310),
            "Build-up": st.column_config.AreaChartColumn(width=90, help="Share of the full effect, months 0–36"),
            "How it was worked out": st.column_config.TextColumn(width=520),
        },
        placeholder="",
        key=state.key(_LINES),
        on_select=_choose,
        selection_mode="single-row",
        alt="Benefit and cost of each initiative over 36 months, with the arithmetic",
    )


def _choose() -> None:
    rows = state.value(_LINES)["selection"]["rows"]
    saved = state.current()
    if rows and saved and rows[0] < len(saved.case.initiatives):
        chosen = saved.case.initiatives[rows[0]].id
        if chosen != state.lasting_value(_CHOICE):
            state.write_lasting(_CHOICE, chosen)
            state.redraw()


def one_initiative(case: CaseFile, built: BusinessCase | None) -> None:
    """The form of one initiative's benefit, with what is counted of it when the case is ``built``."""
    with st.container(border=True):
        st.subheader("Where its benefit comes from")
        chosen = initiative_form.choice(_CHOICE, initiative_names(case))
        initiative = next((one for one in case.initiatives if one.id == chosen), None)
        if initiative is None:
            return
        if built:
            _counted(built, initiative.id)
            _proposal(initiative, next((one for one in built.matches if one.subject == chosen), None))
        driver_form.form(initiative.id, case)


def _counted(case: BusinessCase, initiative: str) -> None:
    line = next((one for one in case.value.lines if one.initiative == initiative), None)
    if line is None:
        return
    if line.stated is None:
        st.caption(f"Not yet quantified: {md(line.why_not)}.")
        return
    currency = case.value.currency
    with st.grid(3, min_column_width=_METRIC):
        st.metric("As stated, a year", md(likely_in_range(line.stated, currency)))
        st.metric("Counted, a year", md(likely_in_range(line.per_year, currency)))
        st.metric("Over 36 months", md(likely_in_range(line.benefit, currency)))
    st.caption(md(line.arithmetic or sentence(line.why_not)))


def sentence(words: str) -> str:
    """``words`` with a capital in front and a full stop behind.

    >>> sentence("no benefit is stated yet"), sentence("")
    ('No benefit is stated yet.', '')
    """
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _proposal(initiative: Initiative, match: Match | None) -> None:
    if initiative.driver or initiative.states_benefit:
        return
    if match is None or match.first is None:
        st.caption("No driver is proposed, since its outcome is not known yet. Choose one, or settle it under Mapping.")
        return
    outcome = outcome_names()[match.first]
    driver = proposed(initiative, match, load_catalogue().drivers)
    if driver is None:
        st.caption(f"{md(outcome)}: no driver turns this into money that would stand up. We follow its measure.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":blue-badge[Proposal] **{md(driver.name)}**, since its outcome is {md(outcome.lower())} "
            f"({percent(match.confidence)} sure). You decide.",
            width="content",
        )
        st.button(
            "Use this driver", on_click=_use, args=(initiative.id, driver.id), key=state.key(f"use-{initiative.id}"),
            icon=":material/check:",
        )  # fmt: skip


def _use(initiative: str, driver: str) -> None:
    state.apply(edits.ItemSpot("initiatives", initiative, "driver").write(driver), redraw=True)


def without_cost(case: BusinessCase) -> frozenset[str]:
    """The initiatives for which neither money nor hours are stated."""
    return frozenset(one.id for one in case.case.initiatives if not one.states_cost_or_hours)


def _row(line: ValueLine, case: BusinessCase, has_cost: bool) -> dict[str, object]:
    currency, initiative = case.value.currency, _initiative(case.case, line.initiative)
    return {
        "Initiative": initiative.name or initiative.id,
        "Worked out from": _source(initiative, case),
        "Kind": VALUE_CLASS[line.value_class],
        "Benefit a year, as stated": likely_in_range(line.stated, currency),
        "Evidence": _evidence(line),
        "Counted a year": likely_in_range(line.counted, currency),
        "Build-up": [round(share, 4) for share in line.build_up],
        "Benefit over 36 months": likely_in_range(line.benefit, currency),
        "Cost over 36 months": likely_in_range(line.cost if has_cost else None, currency),
        "How it was worked out": line.arithmetic or sentence(line.why_not),
    }


def _evidence(line: ValueLine) -> str:
    if line.tier is None:
        return "not stated"
    return f"{line.tier}: {'in the driver' if line.attributed else f'{percent(line.tier_share)} counted'}"


def _initiative(case: CaseFile, wanted: str) -> Initiative:
    return next(one for one in case.initiatives if one.id == wanted)


def _source(initiative: Initiative, case: BusinessCase) -> str:
    if initiative.states_benefit:
        return "Money a year"
    drivers = {one.id: one.name for one in load_catalogue().drivers}
    if initiative.driver:
        return drivers.get(initiative.driver, initiative.driver)
    match = next((one for one in case.matches if one.subject == initiative.id), None)
    driver = proposed(initiative, match, load_catalogue().drivers)
    return f"Nothing yet. Proposal: {driver.name}" if driver else "Nothing yet"


def not_quantified(case: BusinessCase) -> None:
    """What has no figure yet, why, who could supply it, and by when."""
    st.header("Not yet quantified")
    if not case.value.not_quantified:
        st.success("Everything that should have a figure has one.", icon=":material/check_circle:")
        return
    table(
        [
            {
                "What": one.subject,
                "Missing": one.what.capitalize(),
                "Why": sentence(one.why),
                "Who could supply it": one.who,
                "By": day(one.by),
            }
            for one in case.value.not_quantified
        ],
        widths={"What": 260, "Why": 360},
        alt="What has no figure yet, why, who could supply it and by when",
    )
    st.caption("By: the first gate at which money is released on results.")
