"""The open case as slides: pages, their pictures and the PowerPoint file, computed once for each saved state."""

from datetime import date
from io import BytesIO

import streamlit as st

from bizcase.api import write_workbook
from bizcase.catalogue import load_catalogue
from bizcase.deck import write_deck
from bizcase.gate import Finding, check
from bizcase.layout import lay_out
from bizcase.model.business_case import BusinessCase
from bizcase.model.page import Page
from bizcase.model.story import Story
from bizcase.preview import draw
from bizcase.store import SavedCase
from bizcase.story import tell
from bizcase.ui.results import BY_CONTENT, follows, today


def pages(saved: SavedCase) -> tuple[Page, ...]:
    """The pages of the deck of ``saved``."""
    return _pages(saved, today())


def picture(saved: SavedCase, number: int) -> str:
    """Page ``number`` (from 0) as SVG text."""
    return _picture(saved, today(), number)


def deck(saved: SavedCase) -> bytes:
    """The deck as a PowerPoint file."""
    return _deck(saved, today())


def findings(saved: SavedCase) -> tuple[Finding, ...]:
    """The words in ``saved`` and its slides that a board should not read."""
    return _findings(saved, today())


def workbook(case: BusinessCase) -> bytes:
    """The value model as an Excel file; made only when it is asked for."""
    target = BytesIO()
    write_workbook(case, target)
    return target.getvalue()


@st.cache_resource(show_spinner="Reading every sentence", max_entries=12, hash_funcs=BY_CONTENT)
def _findings(saved: SavedCase, day: date) -> tuple[Finding, ...]:
    return check(saved.case, _story(saved, day), load_catalogue())


@st.cache_resource(show_spinner=False, max_entries=12, hash_funcs=BY_CONTENT)
def _story(saved: SavedCase, day: date) -> Story:
    return tell(follows(saved, day), load_catalogue())


@st.cache_resource(show_spinner=False, max_entries=12, hash_funcs=BY_CONTENT)
def _pages(saved: SavedCase, day: date) -> tuple[Page, ...]:
    return lay_out(_story(saved, day))


@st.cache_data(show_spinner=False, max_entries=400, hash_funcs=BY_CONTENT)
def _picture(saved: SavedCase, day: date, number: int) -> str:
    return draw(_pages(saved, day)[number])


@st.cache_data(show_spinner=False, max_entries=6, hash_funcs=BY_CONTENT)
def _deck(saved: SavedCase, day: date) -> bytes:
    target = BytesIO()
    write_deck(_story(saved, day), target)
    return target.getvalue()
