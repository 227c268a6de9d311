"""Which of the sixteen profiles a named person belongs to, and in which order the voices are heard."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.model.case_file import CaseFile, Stakeholder
from bizcase.model.catalogue import StakeholderProfile

Tokens = tuple[str, ...]
Titles = Mapping[Tokens, StakeholderProfile]
_INFLUENCE = {"high": 0, "medium": 1, "low": 2, None: 3}


class Voice(NamedTuple):
    """A profile and the person who has it; either may be missing, never both."""

    profile: StakeholderProfile | None
    person: Stakeholder | None


def voices(case: CaseFile, catalogue: Catalogue) -> tuple[Voice, ...]:
    """Everybody named in the case, the most influential first, then the profiles that nobody is named for."""
    says = catalogue.language["message"]
    people = sorted(case.stakeholders, key=lambda person: _INFLUENCE[person.influence])
    named = [Voice(profile_of(person.role, catalogue.stakeholders, says), person) for person in people]
    taken = {voice.profile.id for voice in named if voice.profile is not None}
    rest = (Voice(profile, None) for profile in catalogue.stakeholders if profile.id not in taken)
    return (*named, *rest)


def profile_of(role: str, profiles: Sequence[StakeholderProfile], says: Mapping[str, Any]) -> StakeholderProfile | None:
    """The profile whose id, name or title is nearest to ``role``; ``None`` when none is near."""
    by_id = {profile.id: profile for profile in profiles}
    if role.casefold() in by_id:
        return by_id[role.casefold()]
    titles = {
        phrases.tokens_of(title): profile
        for profile in reversed(profiles)
        for title in (*reversed(profile.titles), profile.name)
    }
    generic = frozenset(says["generic"])
    return _same(phrases.tokens_of(role), titles, generic) or _misspelt(role, titles, generic, says["near"])


def _same(said: Tokens, titles: Titles, generic: frozenset[str]) -> StakeholderProfile | None:
    """The profile with this title, else the one of which the role has all the telling words, and most of them."""
    if said in titles:
        return titles[said]
    telling = _telling(said, generic)
    fits = {
        (len(wanted) / len(telling), len(set(known) & set(said)) / len(known)): profile
        for known, profile in titles.items()
        if (wanted := _telling(known, generic)) and wanted <= telling
    }
    return fits[max(fits)] if fits else None


def _misspelt(role: str, titles: Titles, generic: frozenset[str], near: float) -> StakeholderProfile | None:
    said = phrases.tokens_of(role)
    written = {" ".join(known): profile for known, profile in titles.items()}
    close = get_close_matches(" ".join(said), written, n=1, cutoff=near) if _telling(said, generic) else []
    return written[close[0]] if close else None


@lru_cache(maxsize=1024)
def _telling(tokens: Tokens, generic: frozenset[str]) -> frozenset[str]:
    return frozenset(map(phrases.singular, tokens)) - generic
