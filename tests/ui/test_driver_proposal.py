"""A value driver is proposed by what an initiative is for and what it says."""

import pytest

from bizcase.catalogue import load_catalogue
from bizcase.model.business_case import Match
from bizcase.model.case_file import Initiative
from bizcase.ui.driver_proposal import proposed

DRIVERS = load_catalogue().drivers


def match(outcome: str | None) -> Match:
    return Match(
        subject="I01", first=outcome, second=None, confidence=0.9, sure=True, scores=(), reasons=(), to_settle=""
    )


@pytest.mark.parametrize(
    ("outcome", "name", "driver"),
    [
        ("operating_efficiency", "End duplicate tools and two agencies", "D-EFF-TOOLS"),
        ("operating_efficiency", "Customers answer questions, so fewer contacts", "D-EFF-DEFLECT"),
        ("talent_culture", "Staff recommend us, so that fewer people leave", "D-TAL-TURN"),
        ("partnerships", "Partners answer partners' questions", "D-PAR-SUPP"),
    ],
)
def test_the_driver_that_shares_most_words_is_proposed(outcome: str, name: str, driver: str) -> None:
    found = proposed(Initiative(id="I01", name=name), match(outcome), DRIVERS)
    assert found is not None
    assert found.id == driver


@pytest.mark.parametrize("outcome", sorted({one.outcome for one in DRIVERS if one.expression}))
def test_an_initiative_without_words_gets_the_first_driver_of_its_outcome(outcome: str) -> None:
    found = proposed(Initiative(id="I01", name=""), match(outcome), DRIVERS)
    assert found == next(one for one in DRIVERS if one.outcome == outcome and one.expression)


@pytest.mark.parametrize("unfit", [None, match(None), match("reputation_trust")], ids=["none", "unmapped", "no money"])
def test_nothing_is_proposed_where_no_driver_gives_money(unfit: Match | None) -> None:
    assert proposed(Initiative(id="I01", name="Answer questions"), unfit, DRIVERS) is None
