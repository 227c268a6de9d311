"""Which of the sixteen profiles a named person belongs to, and in which order the voices are heard."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.model.case_file import CaseFile, Stakeholder
from bizcase.model.catalogue import StakeholderProfile

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


def profile_of(
    role: str, profiles: Sequence[StakeholderProfile], says: Mapping[str, Any]
) -> StakeholderProfile | None:
    """The profile whose id, name or title is nearest to ``role``; ``None`` when none is near."""
    by_id = {profile.id: profile for profile in profiles}
    if role.casefold() in by_id:
        return by_id[role.casefold()]
    generic = frozenset(says["generic"])
    titles = [(profile, title) for profile in profiles for title in (profile.name, *profile.titles)]
    near = [(_likeness(role, title, generic), profile) for profile, title in titles]
    best, profile = max(near, key=lambda one: one[0])
    return profile if best >= says["near"] else None


def _likeness(role: str, title: str, generic: frozenset[str]) -> float:
    """1 for the same title, just below when the role has all its telling words, else nearness in spelling."""
    said, known = phrases.tokens_of(role), phrases.tokens_of(title)
    if said == known:
        return 1.0
    telling, wanted = _telling(said, generic), _telling(known, generic)
    if not telling:
        return 0.0
    if wanted and wanted <= telling:
        return 0.9 + 0.08 * len(wanted) / len(telling) + 0.01 * len(set(known) & set(said)) / len(known)
    return SequenceMatcher(None, " ".join(said), " ".join(known)).ratio()


def _telling(tokens: Sequence[str], generic: frozenset[str]) -> frozenset[str]:
    return frozenset(phrases.singular(token) for token in tokens if token not in generic)
