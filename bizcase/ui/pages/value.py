"""Value: what the case is worth, what it costs, how sure that is, where it comes from, and what is not yet known."""

import streamlit as st

from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile
from bizcase.model.value import HORIZON
from bizcase.ui import assumptions, money_table, option_form, results, value_change, value_figures, value_tabs
from bizcase.ui.chrome import needs_case, next_step, problems_of
from bizcase.ui.text import bullets


def draw() -> None:
    """The whole page."""
    st.title("Value")
    saved = needs_case()
    problems = problems_of(saved.case)
    if problems:
        results.say_what_is_missing(problems)
        _mend(saved.case)
        return
    case = results.built()
    value_change.bar(case)
    st.caption(
        f"Over {HORIZON} months, after deductions for weak evidence, overlaps and optimism; likely, with its range."
    )
    value_figures.panel(case)
    value_figures.reconciliation(case)
    value_tabs.tabs(case)
    _challenges(case)
    money_table.lines(case)
    money_table.one_initiative(case.case, case)
    money_table.not_quantified(case)
    option_form.form(case.case)
    assumptions.form(case)
    next_step("value")


def _mend(case: CaseFile) -> None:
    """What may have been contradicted on this page is mended here too."""
    if case.initiatives:
        money_table.one_initiative(case, None)
    if case.options:
        option_form.form(case)


def _challenges(case: BusinessCase) -> None:
    if case.value.challenges:
        st.warning(bullets(case.value.challenges), title="What finance will ask about", icon=":material/search:")


draw()
