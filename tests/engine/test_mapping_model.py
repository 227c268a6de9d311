"""What is understood without the terms of an outcome, what is not mistaken for it, and that the reasons can be read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizcase import phrases
from bizcase.engine import mapping
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Initiative
from tests.engine.portfolio import CATALOGUE


def match(name: str, description: str, **fields: object) -> Match:
    """The match of one initiative."""
    initiative = Initiative(id="i", name=name, description=description, **fields)
    return mapping.map_initiatives(CaseFile(initiatives=(initiative,)), CATALOGUE)[0]


FIRES = [
    ("revenue_growth", "Tyre size finder", "Drivers type their plate, see the price and book a fitting on the spot."),
    ("revenue_growth", "Live shopping evening", "Hosts show coats on air and viewers order while they watch."),
    ("market_growth", "Hello Vietnam", "Short films in Vietnamese for families who have never heard of our milk."),
    (
        "market_growth",
        "Under-25 cooking clips",
        "A generation that never considered us meets the brand in its own words.",
    ),
    (
        "customer_loyalty",
        "Boiler owners' desk",
        "Upset owners get an answer within the hour and renew at the end of the year.",
    ),
    ("customer_loyalty", "Second year club", "Members who were about to cancel get a call and most of them stay."),
    ("innovation", "Sketch the next tent", "Campers vote on prototypes and the winning design goes into production."),
    ("innovation", "Beta crew", "Three hundred users try each feature early and tell our developers what to change."),
    (
        "talent_culture",
        "A shift with Amira",
        "Nurses film their day so that applicants know the ward before the interview.",
    ),
    ("talent_culture", "Thank you wall", "Colleagues praise each other in public; fewer resign since it began."),
    ("partnerships", "Dealer room", "Dealers swap fitting tips with our engineers and sign up for another season."),
    ("partnerships", "Growers' group", "Farmers and our buyers agree delivery dates and share the forecast."),
    (
        "operating_efficiency",
        "Ask once",
        "Engineers search old answers on the wiki instead of ringing head office; hours saved.",
    ),
    ("operating_efficiency", "Meter video", "A clip shows how to read the meter, and the calls about it have halved."),
    (
        "reputation_trust",
        "Why we dug up the road",
        "The director explains the mistake, says sorry and publishes the figures.",
    ),
    ("reputation_trust", "Open factory", "We publish our emissions and answer critics openly, with evidence."),
    (
        "risk_resilience",
        "Who holds the keys",
        "Every account gets two-factor login and leavers lose access the same day.",
    ),
    ("risk_resilience", "Storm drill", "Twice a year the duty team rehearses warnings with holding statements ready."),
    (None, "Be on every network", "Open accounts everywhere and post every day to look active."),
    (None, "Follower contest", "Tag three friends and win a tablet; we want 50k followers and many likes."),
]


@pytest.mark.parametrize(("outcome", "name", "description"), FIRES)
def test_an_initiative_is_understood_from_what_happens(outcome: str | None, name: str, description: str) -> None:
    assert match(name, description).first == outcome


PAIRS = [
    (
        "talent_culture",
        "risk_resilience",
        "Retention of records",
        "Archive every message for seven years, as the law requires.",
    ),
    (
        "revenue_growth",
        "talent_culture",
        "Pipeline of apprentices",
        "School leavers meet our welders and apply for a place.",
    ),
    (
        "customer_loyalty",
        "talent_culture",
        "Turnover of crews",
        "Stewards say why they resign and what would make them stay in the job.",
    ),
    (
        "market_growth",
        "operating_efficiency",
        "Share what we know",
        "Fitters find the drawing on the wiki and save two hours a week.",
    ),
    (
        "reputation_trust",
        "risk_resilience",
        "Fake profiles",
        "Bogus accounts in the director's name are reported and taken down.",
    ),
    (
        "risk_resilience",
        "customer_loyalty",
        "Late train desk",
        "Passengers stuck on a platform get an answer and a refund in minutes.",
    ),
    (
        "innovation",
        "operating_efficiency",
        "Fewer meetings",
        "Project news in one channel replaces the weekly meeting and its travel.",
    ),
    (
        "operating_efficiency",
        "reputation_trust",
        "Questions from residents",
        "The plant manager answers neighbours about noise and dust, in the open.",
    ),
    (
        "partnerships",
        "revenue_growth",
        "Sofa configurator",
        "Shoppers choose the fabric, see the price and order online.",
    ),
]


@pytest.mark.parametrize(("never", "outcome", "name", "description"), PAIRS)
def test_words_that_look_like_another_outcome_do_not_mislead(
    never: str, outcome: str, name: str, description: str
) -> None:
    found = match(name, description)
    assert found.first == outcome
    assert found.first != never


def test_when_unsure_the_two_best_guesses_are_shown() -> None:
    found = match("A topic", "Recruitment and procurement.")
    assert not found.sure
    assert found.first is not None
    assert found.second is not None


def test_names_of_people_and_places_and_function_words_are_no_reasons() -> None:
    found = match("Care desk", "In Gdansk, for example, Marta answers complaints and refunds the fare.")
    quoted = set(re.findall(r"'([^']+)'", " ".join(found.reasons)))
    assert found.first == "customer_loyalty"
    assert not quoted & {"Gdansk", "Marta", "In", "for", "and", "the"}


texts = st.lists(
    st.sampled_from(["calls", "dealers", "staff", "vote", "sorry", "fake", "price", "Poland", "likes", "the", "wiki"]),
    max_size=14,
).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(texts, texts)
def test_every_word_of_a_reason_stands_in_the_text(name: str, description: str) -> None:
    said = set(phrases.tokens_of(f"{name} {description}"))
    for sentence in match(name, description).reasons:
        for quoted in re.findall(r"'([^']+)'", sentence):
            assert set(phrases.tokens_of(quoted)) <= said


@settings(max_examples=40, deadline=None)
@given(texts, texts)
def test_the_chances_are_shares_of_one_and_the_same_each_time(name: str, description: str) -> None:
    found = match(name, description)
    assert sum(score.share for score in found.scores) <= 1.0 + 1e-9
    assert found == match(name, description)
