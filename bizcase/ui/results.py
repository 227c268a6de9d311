"""What follows from the open case, computed once for each saved state and shared by all tabs."""

from datetime import date, datetime
from io import BytesIO

import streamlit as st

from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.deck import write_deck
from bizcase.layout import lay_out
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile
from bizcase.model.checks import case_problems
from bizcase.model.page import Page
from bizcase.model.story import Story
from bizcase.preview import draw
from bizcase.story import tell
from bizcase.ui.chrome import needs_case, show_problems
from bizcase.ui.steps import STEPS


def today() -> date:
    """The day on this machine."""
    return datetime.now().astimezone().date()


def built() -> BusinessCase:
    """What follows from the open case; when something stands in its way the page says what, and ends."""
    saved = needs_case()
    problems = case_problems(saved.case)
    if problems:
        _say_what_is_missing(problems)
        st.stop()
    return _built(saved.sha, today(), saved.case)


def pages() -> tuple[Page, ...]:
    """The pages of the open case's deck."""
    saved = needs_case()
    return _pages(saved.sha, today(), saved.case)


def picture(number: int) -> str:
    """Page ``number`` (from 0) of the deck as SVG text."""
    saved = needs_case()
    return _picture(saved.sha, today(), number, saved.case)


def deck() -> bytes:
    """The open case's deck as a PowerPoint file."""
    saved = needs_case()
    return _deck(saved.sha, today(), saved.case)


def _say_what_is_missing(problems: tuple[str, ...]) -> None:
    show_problems(problems, "A little is missing before anything can follow")
    names = {"company": ("company", "programme"), "goals": ("goal",), "initiatives": ("initiative", "depends")}
    for step in STEPS:
        if any(one.startswith(names.get(step.name, ("\0",))) for one in problems):
            query = {"case": needs_case().info.id}
            st.page_link(step.file, label=f"Go to {step.title.lower()}", icon=f":material/{step.icon}:", query_params=query)


@st.cache_resource(show_spinner=False, max_entries=24)
def _built(sha: str, day: date, _case: CaseFile) -> BusinessCase:
    return build_case(_case, load_catalogue(), day)


@st.cache_resource(show_spinner=False, max_entries=24)
def _story(sha: str, day: date, _case: CaseFile) -> Story:
    return tell(_built(sha, day, _case), load_catalogue())


@st.cache_resource(show_spinner=False, max_entries=12)
def _pages(sha: str, day: date, _case: CaseFile) -> tuple[Page, ...]:
    return lay_out(_story(sha, day, _case))


@st.cache_data(show_spinner=False, max_entries=400)
def _picture(sha: str, day: date, number: int, _case: CaseFile) -> str:
    return draw(_pages(sha, day, _case)[number])


@st.cache_data(show_spinner=False, max_entries=6)
def _deck(sha: str, day: date, _case: CaseFile) -> bytes:
    target = BytesIO()
    write_deck(_story(sha, day, _case), target)
    return target.getvalue()
