"""The audit: six dimensions, scored from 1 to 5 today and wanted, with the evidence."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import AuditScore, CaseFile
from bizcase.model.catalogue import AuditDimension
from bizcase.ui import edits, fields, state
from bizcase.ui.chrome import needs_case
from bizcase.ui.spelt import spelt
from bizcase.ui.text import md


@dataclass(frozen=True, slots=True)
class ScoreSpot:
    """A field of the score of one dimension, whether it was scored before or not."""

    dimension: str
    field: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"audit-{self.dimension}-{self.field}"

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``; ``None`` when the dimension is not scored."""
        found = _score(case, self.dimension)
        return getattr(found, self.field) if found else None

    def write(self, value: object) -> edits.Edit:
        """The edit that puts ``value`` there; an empty one does not make a score of its own."""
        empty = value in (None, "")
        return lambda case: (
            case
            if empty and _score(case, self.dimension) is None
            else edits.score(self.dimension, **{self.field: value})(case)
        )


def form() -> None:
    """The six dimensions, each behind its line."""
    st.header("Where you stand today")
    st.caption(spelt("Score what can be shown. A score of 3 or more needs evidence; ask a sceptic for a second score."))
    for dimension in load_catalogue().dimensions:
        _dimension(dimension)


def _dimension(dimension: AuditDimension) -> None:
    with st.expander(_line(dimension), key=state.key(f"audit-{dimension.id}")):
        levels = spelt({level.score: f"{level.score} {level.word}: {level.looks_like}" for level in dimension.levels})
        today, second, wanted = st.columns(3)
        with today:
            fields.choice(ScoreSpot(dimension.id, "current"), "Today", levels)
        with second:
            fields.choice(ScoreSpot(dimension.id, "sceptic"), spelt("Today, as a sceptic sees it"), levels)
        with wanted:
            fields.choice(ScoreSpot(dimension.id, "target"), "Wanted in 36 months", levels)
        hint = spelt(f"Ask for: {dimension.evidence_to_ask}")
        fields.text(ScoreSpot(dimension.id, "evidence"), "Evidence", lines=2, hint=hint)


def _line(dimension: AuditDimension) -> str:
    found, name = _score(needs_case().case, dimension.id), md(spelt(dimension.name))
    if found is None or found.current is None:
        return f"{name}: not scored"
    word = next((level.word for level in dimension.levels if level.score == found.current), "")
    return f"{name}: **{found.current}** {md(word)}" + ("" if found.evidence else ", no evidence yet")


def _score(case: CaseFile, dimension: str) -> AuditScore | None:
    return next((one for one in case.audit if one.dimension == dimension), None)
