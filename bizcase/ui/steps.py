"""The pages of the app, in the order in which a case is made."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

PAGES = Path(__file__).with_name("pages")


@dataclass(frozen=True, slots=True)
class Step:
    """A page: its file, its title, an icon, and the group it belongs to."""

    name: str
    title: str
    icon: str
    group: str = ""

    @property
    def file(self) -> Path:
        """The script of the page."""
        return PAGES / f"{self.name}.py"

    def page(self) -> st.Page:
        """The page as Streamlit knows it."""
        return st.Page(
            self.file,
            title=self.title,
            icon=f":material/{self.icon}:",
            url_path=self.name,
            default=self is STEPS[0],
        )


_SAID, _THEN, _RESULT = "What you know", "What follows from it", "What you take away"

STEPS = (
    Step("start", "Start", "home"),
    Step("company", "Company and why", "apartment", _SAID),
    Step("goals", "Goals", "flag", _SAID),
    Step("initiatives", "Initiatives", "list_alt", _SAID),
    Step("people", "People and audit", "groups", _SAID),
    Step("mapping", "Mapping", "account_tree", _THEN),
    Step("value", "Value", "payments", _THEN),
    Step("risks", "Risks", "shield", _THEN),
    Step("roadmap", "Roadmap", "timeline", _THEN),
    Step("wording", "Wording", "spellcheck", _RESULT),
    Step("deck", "Deck", "slideshow", _RESULT),
)  # fmt: skip


def after(name: str) -> Step | None:
    """The step that follows the step ``name``; ``None`` after the last."""
    names = [step.name for step in STEPS]
    place = names.index(name) + 1
    return STEPS[place] if place < len(STEPS) else None
