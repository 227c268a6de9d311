"""Everything about one initiative that the grid has no room for."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import CaseFile, Estimate
from bizcase.model.catalogue import DriverInput
from bizcase.ui import fields, state
from bizcase.ui.edits import Edit, ItemSpot, altered
from bizcase.ui.text import md
from bizcase.ui.wordings import VALUE_CLASS, initiative_names, tier_names


@dataclass(frozen=True, slots=True)
class InputSpot:
    """The low, base or high value of one input of an initiative's value driver."""

    id: str
    input: str
    part: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"initiatives-{self.id}-{self.input}-{self.part}"

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``; ``None`` when there is none."""
        inputs = ItemSpot("initiatives", self.id, "driver_inputs").read(case) or {}
        return getattr(inputs.get(self.input), self.part, None)

    def write(self, value: object) -> Edit:
        """The edit that puts ``value`` there."""
        spot = ItemSpot("initiatives", self.id, "driver_inputs")

        def edit(case: CaseFile) -> CaseFile:
            inputs = dict(spot.read(case) or {})
            inputs[self.input] = _moved(inputs.get(self.input), self.part, value)
            return spot.write({name: one for name, one in inputs.items() if one != Estimate()})(case)

        return edit


def _moved(estimate: Estimate | None, part: str, value: object) -> Estimate:
    return altered(estimate or Estimate(), **{part: value})


def form(case: CaseFile) -> None:
    """A choice of initiatives and the form of the chosen one."""
    with st.container(border=True):
        st.header("More about one initiative")
        names = initiative_names(case)
        chosen = st.selectbox(
            "Initiative", list(names), format_func=lambda one: names.get(one, one), key=state.key("detail")
        )
        if chosen is None:
            return
        what, proof, worth = st.tabs(["What and where", "Proof", "How it becomes money"])
        with what:
            _what(chosen, names)
        with proof:
            _proof(chosen)
        with worth:
            _worth(chosen, case)


def _what(chosen: str, names: dict[str, str]) -> None:
    def spot(field: str) -> ItemSpot:
        return ItemSpot("initiatives", chosen, field)

    fields.text(spot("description"), "Description", lines=3)
    left, right = st.columns(2)
    with left:
        fields.texts(spot("channels"), "Channels", example="LinkedIn, own site", hint="With commas between them")
        fields.text(spot("spokesperson"), "Who speaks to customers")
    with right:
        others = {one: name for one, name in names.items() if one != chosen}
        fields.several(spot("depends_on"), "Depends on", others, hint="What has to be in place first")


def _proof(chosen: str) -> None:
    def spot(field: str) -> ItemSpot:
        return ItemSpot("initiatives", chosen, field)

    left, right = st.columns(2)
    with left:
        fields.text(spot("baseline"), "Measure today", example="21 %")
    with right:
        fields.text(spot("target"), "Measure wanted", example="15 %")
    fields.choice(
        spot("evidence_tier"),
        "How good is the evidence for the benefit",
        tier_names(load_catalogue().tiers),
        hint="The weaker the evidence, the less of the benefit is counted.",
    )


def _worth(chosen: str, case: CaseFile) -> None:
    def spot(field: str) -> ItemSpot:
        return ItemSpot("initiatives", chosen, field)

    drivers = {one.id: one.name for one in load_catalogue().drivers if one.expression}
    fields.choice(spot("value_class"), "Kind of value", VALUE_CLASS, hint="Only money in and money saved are cash.")
    fields.choice(
        spot("driver"), "Work the benefit out from", drivers, empty="",
        hint="Takes the place of a stated benefit: a formula with your own figures.",
    )  # fmt: skip
    driver = spot("driver").read(case)
    if driver in drivers:
        entry = load_catalogue().driver(driver)
        st.caption(md(entry.formula))
        for one in entry.inputs:
            _input(chosen, one, case.company.currency)


def _input(chosen: str, wanted: DriverInput, currency: str) -> None:
    label, low, base, high = st.columns([3, 1, 1, 1], vertical_alignment="bottom")
    unit = wanted.unit.replace("currency", currency or "your currency").removeprefix("share").strip()
    label.text(f"{wanted.label} ({unit})" if unit else wanted.label)
    field = fields.percent if wanted.unit.startswith("share") else fields.amount
    for place, part, name in ((low, "low", "Low"), (base, "base", "Likely"), (high, "high", "High")):
        with place:
            field(InputSpot(chosen, wanted.name, part), name)
