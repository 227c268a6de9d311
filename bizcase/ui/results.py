"""What follows from the open case, computed once for each saved state and shared by all tabs."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import streamlit as st

from bizcase import charts
from bizcase.api import in_their_spelling
from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.store import SavedCase
from bizcase.ui.chrome import needs_case, problems_of, show_problems
from bizcase.ui.steps import STEPS

BY_CONTENT: dict[str | type, Callable[[Any], object]] = {
    SavedCase: lambda saved: saved.sha,
    BusinessCase: lambda case: (case.digest, case.today),
}
_MENDED_ON = {
    "company": ("company", "programme"),
    "goals": ("goal",),
    "initiatives": ("initiative", "depends on"),
}


def today() -> date:
    """The day on this machine."""
    return datetime.now().astimezone().date()


def built() -> BusinessCase:
    """What follows from the open case; when something stands in its way the page says what, and ends."""
    saved = needs_case()
    problems = problems_of(saved.case)
    if problems:
        say_what_is_missing(problems)
        st.stop()
    return follows(saved, today())


@st.cache_resource(show_spinner="Working out what follows", max_entries=24, hash_funcs=BY_CONTENT)
def follows(saved: SavedCase, day: date) -> BusinessCase:
    """The business case of ``saved`` on ``day``."""
    return in_their_spelling(build_case(saved.case, load_catalogue(), day), saved.case, load_catalogue())


def chart(name: str, case: BusinessCase, *, alt: str) -> None:
    """Draws the chart ``name`` of :mod:`bizcase.charts`; ``alt`` describes it for those who cannot see it."""
    st.vega_lite_chart(spec=_spec(name, case), key=f"chart-{name}", alt=alt)


@st.cache_data(show_spinner=False, max_entries=160, hash_funcs=BY_CONTENT)
def _spec(name: str, case: BusinessCase) -> dict[str, Any]:
    draw = {
        "bridge": charts.bridge_chart,
        "cash": charts.cash_chart,
        "tornado": charts.tornado_chart,
        "spread": charts.spread_chart,
        "heat": lambda one: charts.heat_chart(one, load_catalogue()),
        "roadmap": charts.roadmap_chart,
    }[name]
    spec: dict[str, Any] = draw(case).to_dict(validate=False)
    return spec


def say_what_is_missing(problems: tuple[str, ...]) -> None:
    """What keeps a case from being built, with links to where it is mended."""
    show_problems(problems, "To settle before anything can follow")
    query = {"case": needs_case().info.id}
    for step in STEPS:
        if any(one.startswith(_MENDED_ON.get(step.name, ("\0",))) for one in problems):
            label = f"Go to {step.title.lower()}"
            st.page_link(step.file, label=label, icon=f":material/{step.icon}:", query_params=query)
