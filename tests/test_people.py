"""Titles, abbreviations and profile ids mean the same chair."""

import pytest

from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import CaseFile, Programme, Stakeholder
from bizcase.people import holder, profile_id, speaker_for

PROFILES = load_catalogue().stakeholders


@pytest.mark.parametrize(
    ("role", "profile"),
    [
        ("cfo", "cfo"),
        ("Finance Director", "cfo"),
        ("Group CFO, acting", "cfo"),
        ("Chief people officer", "chro"),
        ("Head of Customer Service", ""),
        ("Mayor", ""),
        ("", ""),
    ],
)
def test_a_role_means_a_profile_or_none(role: str, profile: str) -> None:
    assert profile_id(role, PROFILES) == profile


def test_the_same_title_goes_before_the_same_profile() -> None:
    lawyer, officer = Stakeholder(role="General Counsel"), Stakeholder(role="Data Protection Officer")
    case = CaseFile(stakeholders=(lawyer, officer))

    assert speaker_for("data protection officer", case, PROFILES) == officer
    assert speaker_for("Company Secretary", case, PROFILES) == lawyer
    assert speaker_for("CIO", case, PROFILES) is None


def test_sponsor_and_lead_of_the_programme_hold_their_roles() -> None:
    case = CaseFile(programme=Programme(sponsor="Dora Lind, Chief Customer Officer", lead="Eli Moss"))

    roles = ("Executive sponsor", "Programme lead", "Safeguarding lead", "CFO")
    assert [holder(role, case, PROFILES) for role in roles] == [
        "Executive sponsor: Dora Lind",
        "Programme lead: Eli Moss",
        "",
        "",
    ]


def test_whoever_holds_a_role_keeps_the_own_title() -> None:
    case = CaseFile(stakeholders=(Stakeholder(role="HR Director", name="Ida Bell"), Stakeholder(role="CIO")))

    assert [holder(role, case, PROFILES) for role in ("CHRO", "CIO")] == ["HR Director: Ida Bell", ""]
