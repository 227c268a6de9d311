"""Which risks apply, how grave they are, and which the board sees first."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from bizcase.engine.risk import FIELDS_OF_CASE, FIELDS_OF_INITIATIVE, assess, exposure, rules_of
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Company, Estimate, Initiative, Programme, Stakeholder
from bizcase.model.catalogue import RiskEntry, RiskScore, RiskTrigger
from tests.engine.plan_cases import CATALOGUE, FULL, MINIMAL, case_of, doing, risks_of

RULES = rules_of(CATALOGUE)
BANK = Company(name="A", industry="Banking", regulated=True)
HOLDS = {
    "one_channel": doing(channels=("X",)),
    "rented_channel": doing(channels=("own site", "LinkedIn")),
    "many_channels": doing(channels=("a", "b", "c", "d", "e")),
    "no_owner": doing(owner="Social team"),
    "no_kpi": doing(kpi="tbc"),
    "no_baseline": doing(baseline="Not measured"),
    "no_figures": doing(),
    "no_evidence": doing(evidence_tier="F"),
    "no_speaker": doing(spokesperson=""),
    "agency_speaks": doing(spokesperson="Our agency"),
    "depends_on_others": doing(depends_on=("B",)),
    "high_hours": doing(hours_per_month=81),
    "long_plan": doing(duration_months=13),
}
FAILS = {
    "one_channel": doing(channels=("X", "LinkedIn")),
    "rented_channel": doing(channels=("own site", "exhibition")),
    "many_channels": doing(channels=("a", "b", "c", "d")),
    "no_owner": doing(owner="Ana Ruiz"),
    "no_kpi": doing(kpi="Churn"),
    "no_baseline": doing(baseline="0"),
    "no_figures": doing(benefit=Estimate(base=1)),
    "no_evidence": doing(evidence_tier="E"),
    "no_speaker": doing(spokesperson="Duty manager"),
    "agency_speaks": doing(spokesperson="Duty manager"),
    "depends_on_others": doing(),
    "high_hours": doing(hours_per_month=80),
    "long_plan": doing(duration_months=12),
}


@pytest.mark.parametrize("field", sorted(FIELDS_OF_INITIATIVE))
def test_each_fact_of_an_initiative_holds_and_does_not_hold(field: str) -> None:
    fact: Callable[..., bool] = FIELDS_OF_INITIATIVE[field]

    assert (fact(HOLDS[field], RULES), fact(FAILS[field], RULES)) == (True, False)


def test_a_company_is_regulated_only_when_it_says_so() -> None:
    cases = [case_of(doing(), company=Company(name="A", regulated=said)) for said in (True, False, None)]

    assert [FIELDS_OF_CASE["regulated"](case, RULES) for case in cases] == [True, False, False]


def test_one_person_must_own_more_than_half_to_be_the_single_owner() -> None:
    def owners(*names: str) -> CaseFile:
        return case_of(*(doing(initiative_id=str(number), owner=name) for number, name in enumerate(names)))

    cases = [owners("Ana", "Ana", "Ben"), owners("Ana", "Ben"), owners("Ana"), owners("Team", "Team")]

    assert [FIELDS_OF_CASE["single_owner"](case, RULES) for case in cases] == [True, False, False, False]


def test_a_sponsor_to_be_confirmed_is_no_sponsor() -> None:
    cases = [case_of(doing(), programme=Programme(sponsor=name)) for name in ("", "TBC", "Dora Lind")]

    assert [FIELDS_OF_CASE["no_sponsor"](case, RULES) for case in cases] == [True, True, False]


def test_every_computed_field_of_the_content_is_known_and_said_in_one_place() -> None:
    assert {one.field for one in CATALOGUE.facts if one.field} <= {*FIELDS_OF_INITIATIVE, *FIELDS_OF_CASE}
    assert not FIELDS_OF_INITIATIVE.keys() & FIELDS_OF_CASE.keys()


def test_a_word_fires_a_risk_and_is_named() -> None:
    fired = risks_of(case_of(doing("We work with influencers and one celebrity")))["R54"].fired_by

    assert fired == (("A", "influencers, celebrity"),)


def test_a_risk_without_its_words_stays_silent() -> None:
    assert "R54" not in risks_of(case_of(doing("We talk to customers")))


def test_a_negated_word_fires_nothing() -> None:
    assert "R54" not in risks_of(case_of(doing("Our own engineers, no influencers")))


def test_a_word_inside_another_fires_nothing() -> None:
    assert "R33" not in risks_of(case_of(doing("We wait for mail and maintain the daily list")))


@pytest.mark.parametrize(
    ("exposed", "control", "risk"),
    [
        ("Old accounts run on", "Account register and records archive", "R11"),
        ("Branch pages", "Account register and records archive", "R30"),
        ("CRM data in our lists", "Rules and training: data protection", "R12"),
        ("Vulnerable customers ask for help", "Rules and training: vulnerable customers", "R50"),
        ("Apprentices reply to customers", "Apprentices tell what they do", "R47"),
        ("A Telegram group", "Watch for fake profiles on Telegram", "R02"),
        ("Product recall messages", "Recall and safety drill", "R37"),
        ("Visitor posts about the works council", "Works council agreement on social channels", "R24"),
        ("A customer forum", "Union and staff forum agreement", "R35"),
    ],
)
def test_a_control_does_not_fire_the_risk_that_it_controls(exposed: str, control: str, risk: str) -> None:
    assert [risk in risks_of(case_of(doing(text))) for text in (exposed, control)] == [True, False]


def test_a_watched_network_is_not_built_upon() -> None:
    watching = doing("Takedown of fake accounts", channels=("Facebook", "X"))

    assert "R01" not in risks_of(case_of(watching))


def test_what_more_than_two_people_would_share_nobody_owns() -> None:
    def owner(*names: str) -> tuple[str, bool]:
        works = (doing("influencers", str(number), owner=name) for number, name in enumerate(names))
        one = risks_of(case_of(*works))["R54"]
        return one.owner, one.owner_is_named

    assert owner("Ana", "Ben", "Ana") == ("Ana and Ben", True)
    assert owner("Ana", "Ben", "Cy") == ("CMO", False)


def test_a_fact_of_the_case_fires_for_the_whole_portfolio() -> None:
    fired = risks_of(MINIMAL)["R42"].fired_by

    assert fired == (("", "The programme has no executive sponsor"),)


def test_a_risk_of_an_outcome_fires_for_the_initiative_that_serves_it() -> None:
    entry = CATALOGUE.risks[0]
    only_outcome: RiskEntry = structs.replace(entry, trigger=RiskTrigger(outcomes=("innovation",)))
    catalogue = replace(CATALOGUE, risks=(only_outcome,))
    match = Match(subject="A", first="innovation", second=None, confidence=1, sure=True, scores=(), reasons=())

    fired = assess(case_of(doing(), doing(initiative_id="B")), (match,), catalogue)

    assert [one.fired_by for one in fired] == [(("A", CATALOGUE.outcome("innovation").name),)]


def test_a_prone_industry_raises_the_likelihood_by_one() -> None:
    usual = risks_of(case_of(doing("influencers")))["R54"].inherent
    prone = risks_of(case_of(doing("influencers"), company=Company(name="A", industry="Banking")))["R54"].inherent

    assert (prone.likelihood - usual.likelihood, prone.impact) == (1, usual.impact)


def test_a_retail_bank_is_a_bank_and_no_retailer() -> None:
    def likelihood(industry: str) -> int:
        return risks_of(case_of(doing(channels=("X", "LinkedIn")), company=Company(name="A", industry=industry)))[
            "R01"
        ].inherent.likelihood

    assert likelihood("Retail") == likelihood("Retail banking") + 1


def test_a_raising_fact_raises_only_if_it_is_true_of_what_fired() -> None:
    chat = doing("A Facebook group", channels=("Facebook", "X"))
    other = doing("Exhibition", "B", channels=("exhibition",))
    alone = doing("A Facebook group", channels=("Facebook",))

    likelihoods = [risks_of(case_of(one, other))["R01"].inherent.likelihood for one in (chat, alone)]

    assert likelihoods == [4, 5]


def test_the_likelihood_never_exceeds_five() -> None:
    assert max(one.inherent.likelihood for one in risks_of(case_of(doing("influencers"), company=BANK)).values()) <= 5


def test_residual_equals_inherent_while_nobody_is_named() -> None:
    one = risks_of(case_of(doing("influencers")))["R54"]

    assert (one.residual, one.owner, one.owner_is_named) == (one.inherent, "CMO", False)


def test_a_named_holder_of_the_role_owns_the_risk() -> None:
    chief = Stakeholder(role="Marketing Director", name="Mia Frost")
    one = risks_of(case_of(doing("influencers"), stakeholders=(chief,)))["R54"]

    assert (one.owner, one.owner_is_named) == ("Marketing Director: Mia Frost", True)
    assert (one.residual.likelihood, one.residual.impact) == (2, 2)


def test_a_role_without_a_name_owns_nothing() -> None:
    nameless = Stakeholder(role="Marketing Director")

    assert not risks_of(case_of(doing("influencers"), stakeholders=(nameless,)))["R54"].owner_is_named


def test_the_owners_of_the_initiatives_that_fired_it_own_the_risk_if_each_is_named() -> None:
    ana, ben, none = (doing("influencers", str(number), owner=name) for number, name in enumerate(("Ana", "Ben", "")))

    assert risks_of(case_of(ana, ben))["R54"].owner == "Ana and Ben"
    assert not risks_of(case_of(ana, none))["R54"].owner_is_named


def test_a_risk_of_the_whole_case_needs_the_holder_of_the_role() -> None:
    one = risks_of(case_of(doing(owner="Ana Ruiz")))["R32"]

    assert (one.owner, one.owner_is_named) == ("CFO", False)


def test_the_gravest_residual_stands_first() -> None:
    results = assess(FULL, (), CATALOGUE)
    keys = [
        (one.residual.likelihood * one.residual.impact, one.inherent.likelihood * one.inherent.impact)
        for one in results
    ]

    assert keys == sorted(keys, reverse=True)


@pytest.mark.parametrize(
    ("score", "word"), [((1, 4), "low"), ((5, 1), "moderate"), ((2, 5), "high"), ((3, 5), "severe")]
)
def test_exposure_is_the_highest_step_reached(score: tuple[int, int], word: str) -> None:
    assert exposure(RiskScore(likelihood=score[0], impact=score[1]), CATALOGUE) == word


EVERYTHING = " ".join(word for fact in CATALOGUE.facts for word in fact.words)


def test_the_slide_holds_eight_with_a_people_risk_and_one_about_the_case_itself() -> None:
    results = assess(case_of(doing(EVERYTHING)), (), CATALOGUE)
    shown = [one for one in results if one.on_slide]

    assert len(results) > 40
    assert len(shown) == 8
    assert any(one.category == "people" for one in shown)
    assert any(one.id in ("R31", "R32") for one in shown)


def test_few_risks_are_all_on_the_slide() -> None:
    assert all(one.on_slide for one in assess(MINIMAL, (), CATALOGUE))


SAID = st.sampled_from([fact.words[0] for fact in CATALOGUE.facts if fact.words] + ["nothing special"])
WORK = st.builds(
    lambda text, channels, hours: Initiative(id="", name=text, channels=tuple(channels), hours_per_month=hours),
    SAID,
    st.lists(st.sampled_from(["X", "own site", "LinkedIn"]), max_size=5),
    st.sampled_from([None, 10, 90]),
)


@given(st.lists(WORK, min_size=1, max_size=4), WORK)
def test_adding_an_initiative_never_removes_a_risk(works: list[Initiative], more: Initiative) -> None:
    named = [one.model_copy(update={"id": str(number)}) for number, one in enumerate([*works, more])]

    before, after = risks_of(case_of(*named[:-1])), risks_of(case_of(*named))

    assert before.keys() <= after.keys()
    assert all(after[key].inherent.likelihood >= one.inherent.likelihood for key, one in before.items())


@given(st.lists(WORK, min_size=1, max_size=4))
def test_residual_is_never_graver_than_inherent(works: list[Initiative]) -> None:
    named = [one.model_copy(update={"id": str(number), "owner": "Ana"}) for number, one in enumerate(works)]

    for one in risks_of(case_of(*named)).values():
        assert one.residual.likelihood * one.residual.impact <= one.inherent.likelihood * one.inherent.impact


def test_every_step_of_the_scales_gives_a_word() -> None:
    words = {exposure(RiskScore(likelihood=a, impact=b), CATALOGUE) for a, b in product(range(1, 6), repeat=2)}

    assert words == {"low", "moderate", "high", "severe"}
