"""Fixed words of the app as the company of the open case spells them."""

from typing import TypeVar

from bizcase.api import in_their_spelling
from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import CaseFile, Company
from bizcase.ui import state

T = TypeVar("T")


def spelt(words: T) -> T:
    """``words`` of ours (a text, or lists and tables of them), British unless the open case says otherwise."""
    saved = state.current()
    spelling = saved.case.company.spelling if saved else None
    return in_their_spelling(words, CaseFile(company=Company(spelling=spelling)), load_catalogue())
