"""What was read in the sentences of the goals, and a click that writes it into the table."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.engine.goal_terms import goal_terms, read_fields
from bizcase.model.business_case import GoalTerms, Term
from bizcase.model.case_file import CaseFile
from bizcase.ui import edits, state
from bizcase.ui.tables import table
from bizcase.ui.text import bullets

FIELDS = {"metric": "Measure", "baseline": "Today", "target": "Target", "deadline": "By", "executive": "Executive"}


def section(case: CaseFile, today: date) -> None:
    """What the sentences say beside the columns; nothing when they say no more than the table."""
    found = goal_terms(case, load_catalogue(), today)
    rows = [row for terms in found for row in _rows(terms)]
    differing = [f"{terms.goal}, {one}" for terms in found for one in terms.contradictions]
    if not rows and not differing:
        return
    st.subheader("Read in the sentences")
    if rows:
        st.caption("The deck shows this where the table is empty. A cell that you fill in yourself always wins.")
        table(rows, alt="What was read in the sentence of each goal, with its words", widths=_WIDTHS)
        fields = {terms.goal: read_fields(terms) for terms in found}
        st.button("Write into the table", icon=":material/edit_note:", on_click=partial(_write, fields),
                  key=state.key("write-goals"))  # fmt: skip
    if differing:
        st.warning(f"The table and the sentence differ:\n\n{bullets(differing)}", icon=":material/compare_arrows:")


_WIDTHS = {"Goal": 60, "Field": 90, "Read as": 220, "In the words": 240, "Note": 330}


def _rows(terms: GoalTerms) -> Iterator[Mapping[str, str]]:
    for name, label in FIELDS.items():
        term: Term | None = getattr(terms, name)
        if term is not None and not term.stated:
            note = " ".join((*_notes(term), *(terms.remarks if name == "target" else ())))
            yield {"Goal": terms.goal, "Field": label, "Read as": term.value, "In the words": term.words, "Note": note}


def _notes(term: Term) -> Iterator[str]:
    if term.change:
        yield "A change from today, not a level."
    if term.note:
        yield f"{term.note[0].upper()}{term.note[1:]}."


def _write(fields: dict[str, dict[str, str | date]]) -> None:
    state.apply(edits.alter_items("goals", fields), redraw=True)
