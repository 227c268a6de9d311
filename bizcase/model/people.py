"""Who holds a role: titles, abbreviations and profile ids read as the same chair."""

from collections.abc import Iterable, Iterator

from bizcase.model.case_file import CaseFile, Stakeholder
from bizcase.model.catalogue import StakeholderProfile
from bizcase.model.phrases import spelled


def profile_id(role: str, profiles: Iterable[StakeholderProfile]) -> str:
    """The id of the profile that ``role`` means, the longest title first; "" when none does.

    A title inside a longer role counts only if it is an abbreviation or has two words, so that
    "Head of Customer Service" is not taken for a customer.
    """
    wanted = spelled(role)
    titles = ((title, profile.id) for profile in profiles for title in _titles(profile))
    fits = [(len(title), found) for title, found in titles if _means(title, wanted)]
    return max(fits)[1] if fits else ""


def speaker_for(role: str, case: CaseFile, profiles: tuple[StakeholderProfile, ...]) -> Stakeholder | None:
    """The stakeholder who holds ``role``: the same title first, else the same profile."""
    same = [one for one in case.stakeholders if spelled(one.role) == spelled(role)]
    wanted = profile_id(role, profiles)
    alike = [one for one in case.stakeholders if wanted and profile_id(one.role, profiles) == wanted]
    return next(iter(same + alike), None)


def holder(role: str, case: CaseFile, profiles: tuple[StakeholderProfile, ...]) -> str:
    """The name of whoever holds ``role`` in the case, "" when nobody is named.

    The sponsor and the lead of the programme hold the roles "… sponsor" and "programme lead".
    """
    for word, name in (("sponsor", case.programme.sponsor), ("programme lead", case.programme.lead)):
        if name and f" {word} " in spelled(role):
            return bare_name(name)
    speaker = speaker_for(role, case, profiles)
    return speaker.name if speaker else ""


def bare_name(name: str) -> str:
    """The name without the title behind the comma.

    >>> bare_name("Ann Lee, Chief Customer Officer")
    'Ann Lee'
    """
    return name.split(",")[0].strip()


def _titles(profile: StakeholderProfile) -> Iterator[str]:
    yield profile.id
    yield profile.name
    yield from profile.titles


def _means(title: str, wanted: str) -> bool:
    bare = spelled(title)
    tells = title.isupper() or len(title.split()) > 1
    return bare == wanted or (tells and bare in wanted)
