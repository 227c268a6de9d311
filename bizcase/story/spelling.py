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
    slides = _mapped(story.slides, _writer(case, catalogue))
    return replace(story, slides=slides, language=catalogue.language["spelling"]["american_language"])


def respelt(results: T, case: CaseFile, catalogue: Catalogue) -> T:
    """``results`` (records, tables and lists of them) as the company spells; ids and codes stay as they are."""
    if case.company.spelling != "american":
        return results
    write = _writer(case, catalogue)
    return _mapped(results, lambda text: text if _is_code(text) else write(text))


def _is_code(text: str) -> bool:
    return " " not in text and text[:1].islower()


def _writer(case: CaseFile, catalogue: Catalogue) -> Callable[[str], str]:
    pairs: Mapping[str, str] = catalogue.language["spelling"]["american"]
    known = re.compile(rf"\b({'|'.join(sorted(pairs, key=len, reverse=True))})\b", re.IGNORECASE)
    return partial(_american, pairs=pairs, known=known, theirs=Quotations(case))


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
        parts = tuple(_mapped(one, write) for one in value)
        return cast(T, value._make(parts) if hasattr(value, "_make") else parts)
    if isinstance(value, list):
        return cast(T, [_mapped(one, write) for one in value])
    if isinstance(value, dict):
        return cast(T, {key: _mapped(one, write) for key, one in value.items()})
    return value
