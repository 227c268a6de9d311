"""The columns of the grids of initiatives and goals, the same before and after a spreadsheet is taken over."""

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import CaseFile
from bizcase.ui import grids
from bizcase.ui.wordings import STATUS

column = st.column_config


def of_goals() -> tuple[grids.GridColumn, ...]:
    """Every field of a goal."""
    outcomes = {outcome.id: outcome.name for outcome in load_catalogue().outcomes}
    return (
        grids.plain("id", column.TextColumn("Id", width=60, pinned=True)),
        grids.plain("statement", column.TextColumn("Goal", width=360)),
        grids.plain("executive", column.TextColumn("Executive", help="Who answers for it")),
        grids.plain("metric", column.TextColumn("Measure", width=220)),
        grids.plain("baseline", column.TextColumn("Today", width=90, help="As it is written in the plan: 18 %, £1.2m")),
        grids.plain("target", column.TextColumn("Target", width=90)),
        grids.plain("deadline", column.DateColumn("By", format="DD MMM YYYY", width=110), empty=None, dtype="object"),
        grids.figure("weight", column.NumberColumn("Weight", width=80, help="How much it counts beside the others")),
        grids.plain("category", column.SelectboxColumn(
            "Outcome", options=["", *outcomes], format_func=lambda one: outcomes.get(str(one), "Let bizcase find it"),
            help="The business outcome behind the goal, when you want to say it yourself")),
        grids.plain("said_in", column.TextColumn("Said in", help="Plan, minutes or interview, with page or date")),
    )  # fmt: skip


def of_initiatives(case: CaseFile) -> tuple[grids.GridColumn, ...]:
    """The main fields of an initiative; the goals to choose from are those of ``case``."""
    return (*_what(case), *_money(f" ({case.company.currency})" if case.company.currency else ""), *_when())


def _what(case: CaseFile) -> tuple[grids.GridColumn, ...]:
    named = [one for initiative in case.initiatives for one in initiative.goals]
    goals = list(dict.fromkeys([*(goal.id for goal in case.goals), *named]))
    return (
        grids.plain("id", column.TextColumn("Id", width=60, pinned=True)),
        grids.plain("name", column.TextColumn("Initiative", width=320, pinned=True)),
        grids.plain("owner", column.TextColumn("Owner", width=140)),
        grids.plain("department", column.TextColumn("Department", width=140)),
        grids.plain("goals", column.MultiselectColumn(
            "Goals", options=goals, width=110, help="The goals you believe it serves")),
    )  # fmt: skip


def _money(unit: str) -> tuple[grids.GridColumn, ...]:
    def number(label: str, hint: str = "") -> object:
        return column.NumberColumn(label, format="localized", width=130, help=hint or None)

    return (
        grids.figure("one_off_cost", number(f"One-off cost{unit}")),
        grids.figure("annual_cost", number(f"Annual cost{unit}")),
        grids.figure("hours_per_month", number("Hours a month", "Working hours of your own people")),
        grids.part_of_estimate("benefit", "low", number(f"Benefit low{unit}", "Per full year")),
        grids.part_of_estimate("benefit", "base", number(f"Benefit likely{unit}", "Per full year")),
        grids.part_of_estimate("benefit", "high", number(f"Benefit high{unit}", "Per full year")),
        grids.share("confidence", column.NumberColumn(
            "Confidence", format="%.0f %%", width=100, help="How sure you are of the benefit, in per cent")),
    )  # fmt: skip


def _when() -> tuple[grids.GridColumn, ...]:
    return (
        grids.plain("start", column.DateColumn("Start", format="DD MMM YYYY", width=110), empty=None),
        grids.plain(
            "duration_months", column.NumberColumn("Months", width=80, help="How long it runs", step=1),
            dtype="Int64", empty=None,
        ),
        grids.plain("status", column.SelectboxColumn(
            "Status", options=list(STATUS), format_func=lambda one: STATUS.get(str(one), str(one)), width=100),
            empty="unknown",
        ),
        grids.plain("kpi", column.TextColumn("Measure of success", width=240)),
    )  # fmt: skip
