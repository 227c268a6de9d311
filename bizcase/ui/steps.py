"""The pages of the app, in the order in which a case is made."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

PAGES = Path(__file__).with_name("pages")


@dataclass(frozen=True, slots=True)
class Step:
    """A page: its file, its title, an icon, what can be done there, and the group it belongs to."""

    name: str
    title: str
    icon: str
    help: str
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
            help=self.help,
        )


_SAID, _THEN, _RESULT = "What you know", "What follows from it", "What you take away"

STEPS = (
    Step("start", "Start", "home", "Open a sample, a saved case or a file, or begin a new case."),
    Step("company", "Company and why", "apartment", "The company, its purpose and the decision asked for.", _SAID),
    Step("goals", "Goals", "flag", "What the executives want to reach, in their own words.", _SAID),
    Step("initiatives", "Initiatives", "list_alt", "Upload the spreadsheet, look at how it was read, edit it.", _SAID),
    Step("people", "People and audit", "groups", "Who has to agree, where you stand today, what you say no to.", _SAID),
    Step("mapping", "Mapping", "account_tree", "Which outcome and goals each initiative serves, and why.", _THEN),
    Step("value", "Value", "payments", "What the case is worth, what it costs, what is not yet quantified.", _THEN),
    Step("risks", "Risks", "shield", "What could go wrong, how it is noticed and who answers for it.", _THEN),
    Step("roadmap", "Roadmap", "timeline", "The plan over 36 months, with gates at which the board can stop.", _THEN),
    Step("wording", "Wording", "spellcheck", "Words that a board should not read, and what to say instead.", _RESULT),
    Step("deck", "Deck", "slideshow", "Every slide as it will be, its notes, and the PowerPoint file.", _RESULT),
)  # fmt: skip


def after(name: str) -> Step | None:
    """The step that follows the step ``name``; ``None`` after the last."""
    names = [step.name for step in STEPS]
    place = names.index(name) + 1
    return STEPS[place] if place < len(STEPS) else None
