"""Who holds a role: titles, abbreviations and profile ids read as the same chair."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bizcase.model.case_file import CaseFile, Stakeholder
from bizcase.model.catalogue import StakeholderProfile
from bizcase.phrases import found, spelled


def profile_id(role: str, profiles: Iterable[StakeholderProfile]) -> str:
    """The id of the profile that ``role`` means, the longest title first; "" when none does.

    A title inside a longer role counts only if it is an abbreviation or has two words, so that
    "Head of Customer Service" is not taken for a customer.
    """
    return _meant(role, tuple((profile.id, profile.name, *profile.titles) for profile in profiles))


@lru_cache(maxsize=4096)
def _meant(role: str, chairs: tuple[tuple[str, ...], ...]) -> str:
    """The id, which leads each of the ``chairs``, of the one with the longest title that fits ``role``."""
    wanted = spelled(role)
    return next((one.profile for one in _titles(chairs) if _means(one, wanted)), "")


class _Title(NamedTuple):
    """``tells``: the title is enough of a name to be found inside a longer one."""

    length: int
    profile: str
    bare: str
    tells: bool


@lru_cache(maxsize=4)
def _titles(chairs: tuple[tuple[str, ...], ...]) -> tuple[_Title, ...]:
    """All titles, the longest first."""
    titles = [
        _Title(len(title), chair[0], spelled(title), title.isupper() or len(title.split()) > 1)
        for chair in chairs
        for title in chair
    ]
    return tuple(sorted(titles, reverse=True))


def speaker_for(role: str, case: CaseFile, profiles: tuple[StakeholderProfile, ...]) -> Stakeholder | None:
    """The stakeholder who holds ``role``: the same title first, else the same profile."""
    return next(_holding(role, case.stakeholders, profiles), None)


def holder(role: str, case: CaseFile, profiles: tuple[StakeholderProfile, ...]) -> str:
    """Own title and name of whoever holds ``role`` in the case, "" when nobody is named.

    The sponsor and the lead of the programme hold the roles "… sponsor" and "programme lead", and the title
    behind the comma of their names.
    """
    leaders = (("sponsor", case.programme.sponsor), ("programme lead", case.programme.lead))
    for word, name in leaders:
        if name and found(spelled(role), [word]):
            return f"{role}: {bare_name(name)}"
    titled = (Stakeholder(role=name.partition(",")[2].strip(), name=bare_name(name)) for _, name in leaders)
    named = [one for one in (*case.stakeholders, *titled) if one.name and one.role]
    return next((f"{one.role}: {one.name}" for one in _holding(role, named, profiles)), "")


def _holding(
    role: str, people: Sequence[Stakeholder], profiles: tuple[StakeholderProfile, ...]
) -> Iterator[Stakeholder]:
    yield from (one for one in people if spelled(one.role) == spelled(role))
    wanted = profile_id(role, profiles)
    yield from (one for one in people if wanted and profile_id(one.role, profiles) == wanted)


def bare_name(name: str) -> str:
    """The name without the title behind the comma.

    >>> bare_name("Ann Lee, Chief Customer Officer")
    'Ann Lee'
    """
    return name.split(",")[0].strip()


def _means(title: _Title, wanted: str) -> bool:
    return title.bare == wanted or (title.tells and title.bare in wanted)
