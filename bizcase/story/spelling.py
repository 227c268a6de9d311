"""British or American spelling of the sentences that we write; what the user wrote stays as it is."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from bizcase.catalogue import Catalogue
from bizcase.model.case_file import CaseFile
from bizcase.model.story import Story
from bizcase.quotations import CODES, Quotations

T = TypeVar("T")


def spelt(story: Story, case: CaseFile, catalogue: Catalogue) -> Story:
    """``story`` as the company spells, British unless it says otherwise."""
    if case.company.spelling != "american":
        return story
    rules = catalogue.language["spelling"]
    pairs: Mapping[str, str] = rules["american"]
    known = re.compile(rf"\b({'|'.join(sorted(pairs, key=len, reverse=True))})\b", re.IGNORECASE)
    write = partial(_american, pairs=pairs, known=known, theirs=Quotations(case))
    return replace(story, slides=_mapped(story.slides, write), language=rules["american_language"])


def _american(text: str, pairs: Mapping[str, str], known: re.Pattern[str], theirs: Quotations) -> str:
    def word(match: re.Match[str]) -> str:
        found = match.group()
        if theirs.hold(text, *match.span()):
            return found
        ours = pairs[found.lower()]
        return ours.capitalize() if found[0].isupper() else ours

    return known.sub(word, text)


def _mapped(value: T, write: Callable[[str], str]) -> T:
    """``value`` with every text in it written anew."""
    if isinstance(value, str):
        return cast(T, write(value))
    if isinstance(value, Struct):
        names = (name for name in value.__struct_fields__ if name not in CODES)
        return cast(T, replace(value, **{name: _mapped(getattr(value, name), write) for name in names}))
    if isinstance(value, tuple):
        return cast(T, tuple(_mapped(one, write) for one in value))
    return value
