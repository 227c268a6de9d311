"""The same case in sixteen voices: other words, the same figures."""

import re

import pytest
from msgspec.structs import replace

from bizcase import phrases
from bizcase.model.business_case import StakeholderMessage
from bizcase.model.case_file import CaseFile, Stakeholder
from tests.engine.portfolio import CARE, CASE, CATALOGUE, REFERRAL, UNKNOWN_VALUE, VALUE, messages


def message(profile: str, case: CaseFile = CASE) -> StakeholderMessage:
    """The first message of ``case`` for ``profile``."""
    return next(one for one in messages(case) if one.profile == profile)


def test_all_sixteen_are_spoken_to_and_those_with_a_name_come_first_by_influence() -> None:
    found = messages(CASE)
    assert [(one.profile, one.name) for one in found[:3]] == [("cfo", "Ines"), ("chro", "Tom"), ("", "Bea")]
    assert {one.profile for one in found} - {""} == {one.id for one in CATALOGUE.stakeholders}
    assert len(found) == 17
    assert {one.name for one in found[3:]} == {""}


def test_what_the_case_says_about_a_person_is_kept() -> None:
    found = message("cfo")
    assert (found.role, found.stance, found.influence, found.concern) == (
        "Group Finance Director",
        "sceptic",
        "high",
        "Prove it",
    )
    assert message("chro").role == "Chief people officer"


@pytest.mark.parametrize(
    ("role", "profile"),
    [
        ("CFO", "cfo"),
        ("finance director", "cfo"),
        ("Cheif financial officer", "cfo"),
        ("Head of Sales EMEA", "cro"),
        ("Works Council", "works_council"),
        ("Non-executive director", "board"),
        ("Chief Information Security Officer", "ciso"),
        ("HR Director", "chro"),
        ("Managing director", "ceo"),
        ("Keeper of the bees", ""),
        ("Director", ""),
    ],
)
def test_a_title_finds_its_profile(role: str, profile: str) -> None:
    case = CaseFile(stakeholders=(Stakeholder(role=role, name="Kim"),))
    assert messages(case)[0].profile == profile


@pytest.mark.parametrize("value", [None, UNKNOWN_VALUE])
def test_every_voice_hears_the_same_figures(value: object) -> None:
    found = messages(CASE, value) if value else messages(CASE)
    assert len({frozenset(one.figures) for one in found}) == 1
    for one in found:
        written = [figure.split(": ", 1)[1] for figure in one.figures]
        assert all(figure in one.message for figure in written)
        assert not set(re.findall(r"£[\d.]+[km]?", one.message)) - set(re.findall(r"£[\d.]+[km]?", " ".join(written)))


def test_the_order_of_the_figures_is_theirs() -> None:
    assert message("cfo").figures == (
        "Worth: £200k (£120k–£310k)",
        "Cost: £90k (£80k–£100k)",
        "Payback: 14 months",
    )
    assert message("coo").figures[0] == "Payback: 14 months"
    assert message("works_council").figures[0] == "Cost: £90k (£80k–£100k)"


def test_the_message_is_their_gain_the_work_behind_it_and_the_money() -> None:
    assert message("chro").message == (
        "Suitable people apply sooner and good people stay, which shows in cost to hire and in regretted "
        "turnover. 'Nurse referral drive' works towards this, for the goal 'Fill nursing vacancies faster'. "
        "The plan costs £90k (£80k–£100k) over 36 months; the money is back after 14 months, and in the end "
        "£200k (£120k–£310k) is left (net present value)."
    )


def test_a_stakeholder_with_nothing_to_gain_is_told_so() -> None:
    found = message("ciso")
    assert found.has_gain is False
    assert found.message.startswith("This case does not make us more secure;")
    assert found.proof_we_have == (
        "There is nothing to prove here yet, because the case serves none of their measures."
    )
    assert found.ask == "Check the register of accounts and tell us what is missing from it."


def test_where_no_figure_is_known_that_is_said_once() -> None:
    nothing = replace(UNKNOWN_VALUE, total_cost=None)
    assert any(
        one.message.endswith(" Cost, payback and worth are not yet quantified.") for one in messages(CASE, nothing)
    )


def test_an_initiative_that_names_another_goal_does_not_work_for_this_one() -> None:
    elsewhere = REFERRAL.model_copy(update={"goals": ("churn",)})
    found = message("chro", CASE.model_copy(update={"initiatives": (CARE, elsewhere)}))
    assert "'Nurse referral drive' works towards this. The plan costs" in found.message


def test_a_baseline_that_is_not_measured_is_no_baseline() -> None:
    unmeasured = REFERRAL.model_copy(update={"baseline": "Not measured"})
    found = message("chro", CASE.model_copy(update={"initiatives": (CARE, unmeasured)}))
    assert found.proof_we_have.startswith("No initiative that matters here has a measure with a baseline yet.")


def test_a_worth_without_a_known_cost_is_not_said() -> None:
    found = messages(CASE, replace(VALUE, total_cost=None))
    assert not any("£" in one.message for one in found)


def test_a_figure_that_is_not_known_is_called_so() -> None:
    found = messages(CASE, UNKNOWN_VALUE)[0]
    assert found.message.endswith(
        "The worth is not yet quantified; the cost over 36 months is £90k (£80k–£100k), "
        "and the payback is not yet quantified."
    )


def test_the_proof_that_exists_is_counted() -> None:
    assert message("cco").proof_we_have == (
        "Every initiative that matters here has a measure with a baseline. "
        "The best evidence so far: matched comparison or difference in differences in this company."
    )
    bare = CARE.model_copy(update={"baseline": "", "evidence_tier": "G"})
    assert message("cco", CASE.model_copy(update={"initiatives": (bare,)})).proof_we_have == (
        "No initiative that matters here has a measure with a baseline yet. "
        "So far the effect is asserted and has not been shown."
    )


def test_a_name_with_jargon_in_it_is_not_said() -> None:
    named = CARE.model_copy(update={"name": "Viral engagement rate desk"})
    found = message("cco", CASE.model_copy(update={"initiatives": (named, REFERRAL)}))
    assert "Viral" not in found.message
    assert re.search(r"One initiative (works towards|stands behind) this", found.message)


def test_no_message_holds_a_word_that_the_stakeholder_avoids() -> None:
    profiles = {one.id: one for one in CATALOGUE.stakeholders}
    for one in messages(CASE):
        avoid = profiles[one.profile].avoid if one.profile else ()
        book = phrases.phrase_book((form, word) for word in avoid for form in phrases.noun_forms(word))
        assert [hit.entry for hit in book.hits(phrases.words(one.message))] == [], one.profile


def test_no_message_shows_its_seams() -> None:
    for value in (None, UNKNOWN_VALUE):
        for one in messages(CASE, value) if value else messages(CASE):
            for text in (one.message, one.proof_asked, one.proof_we_have, one.ask, *one.figures):
                assert not re.search(r"None|[{}]|  |\) \(|\.\.", text), text
                assert not text[:1].islower(), text


def test_somebody_whose_measures_are_not_known_is_asked() -> None:
    found = message("")
    assert found.message.startswith("What the Keeper of the bees is measured on is not known yet,")
    assert found.ask == "Tell us which of your goals this case should serve, and which proof you would accept."
