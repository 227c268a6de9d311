"""The assumptions that a case rests on, and the register of all its figures."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import Assumption, CaseFile
from bizcase.ui import edits, fields, grids, state
from bizcase.ui.chrome import needs_case
from bizcase.ui.rows import add_button, remove_popover
from bizcase.ui.tables import table

column = st.column_config
RATE = Assumption(id="hourly_rate", name="Loaded cost of an hour of own staff", unit="per hour")
CONTINGENCY = Assumption(id="contingency", name="Contingency on cost", unit="share")
CONTACTS = Assumption(id="assisted_contacts", name="Contacts that staff answer in a year", unit="count per year")


@dataclass(frozen=True, slots=True)
class AssumptionSpot:
    """A field of an assumption that may not be in the case yet; ``template`` is what it is then made from."""

    template: Assumption
    field: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"assumption-{self.template.id}-{self.field}"

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``; ``None`` when the assumption is not there."""
        return edits.ItemSpot("assumptions", self.template.id, self.field).read(case)

    def write(self, value: object) -> edits.Edit:
        """The edit that puts ``value`` there."""

        def edit(case: CaseFile) -> CaseFile:
            found = next((one for one in case.assumptions if one.id == self.template.id), None)
            if found is None and value in (None, ""):
                return case
            return edits.assume(edits.altered(found or self.template, **{self.field: value}))(case)

        return edit


def form(case: BusinessCase) -> None:
    """The three assumptions that the engine uses, further ones, and the register of figures."""
    st.header("Assumptions")
    left, middle, right = st.columns(3, border=True)
    with left:
        fields.amount(
            AssumptionSpot(RATE, "value"), RATE.name, unit=case.value.currency,
            hint="Without it, the hours of your own people are named as not yet quantified.",
        )  # fmt: skip
        fields.text(AssumptionSpot(RATE, "source"), "Where the rate comes from", example="Finance, 2026 rate card")
    with middle:
        fields.percent(AssumptionSpot(CONTINGENCY, "value"), CONTINGENCY.name)
        fields.text(AssumptionSpot(CONTINGENCY, "source"), "Where the contingency comes from")
    with right:
        fields.amount(
            AssumptionSpot(CONTACTS, "value"), CONTACTS.name, hint="Savings on contacts are tested against it."
        )
        fields.text(AssumptionSpot(CONTACTS, "source"), "Where this number comes from")
    _others()
    with st.expander("Where every figure comes from", icon=":material/fact_check:"):
        _register(case)


def _others() -> None:
    known = needs_case().case.assumptions
    with st.expander("All assumptions", icon=":material/tune:"):
        if known:
            grids.grid("assumptions", _columns(), alt="The assumptions of the case, one a row")
        else:
            st.caption("None yet. Write down what the case takes for granted, with who said so.")
        with st.container(horizontal=True):
            add_button("Add an assumption", _add)
            names = {str(place): one.name or one.id for place, one in enumerate(known)}
            remove_popover("assumption", names, lambda place: edits.remove_row("assumptions", int(place)))


def _columns() -> tuple[grids.GridColumn, ...]:
    return (
        grids.plain("id", column.TextColumn("Id", width=110)),
        grids.plain("name", column.TextColumn("Assumption", width=320)),
        grids.figure("low", column.NumberColumn("Low", format="localized")),
        grids.figure("high", column.NumberColumn("High", format="localized")),
        grids.plain("unit", column.TextColumn("Unit")),
        grids.plain("owner", column.TextColumn("Owner", width=160)),
        grids.plain("noted_on", column.DateColumn("Noted on", format="DD MMM YYYY"), empty=None),
    )


def _add() -> None:
    taken = [one.id for one in needs_case().case.assumptions]
    fresh = Assumption(id=edits.next_id("A", 2, taken), name="New assumption")
    state.apply(edits.add("assumptions", fresh), redraw=True)


def _register(case: BusinessCase) -> None:
    table(
        [
            {
                "Figure": one.name,
                "Value": one.value,
                "Kind": one.kind,
                "How": one.how,
                "Source": one.source,
                "Owner": one.owner,
            }
            for one in case.register
        ],
        widths={"How": 320},
        alt="Every figure of the case with where it comes from",
    )
