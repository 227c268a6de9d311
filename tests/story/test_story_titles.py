"""Titles: what holds for every one, and the sentence that each state of a case brings out."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bizcase.catalogue import load_catalogue
from bizcase.figures import money
from bizcase.model.business_case import BusinessCase
from bizcase.story.words import fits
from tests.story.told import built, slide, states, story, title

ALL = sorted(states())
MONEY = re.compile(r"−?(?:£|€|CHF )[\d.]+(?:k|m|bn)?")


@pytest.mark.parametrize("name", ALL)
def test_a_title_has_at_most_95_characters_and_15_words(name: str) -> None:
    assert [one.title for one in story(name).slides if not fits(one.title)] == []


@pytest.mark.parametrize("name", ALL)
def test_a_title_is_a_statement_and_ends_without_a_stop(name: str) -> None:
    assert [one.title for one in story(name).slides if one.title[-1] in ".?!:;,…"] == []


@pytest.mark.parametrize("name", ALL)
def test_no_title_stands_twice(name: str) -> None:
    titles = [one.title for one in story(name).slides]
    assert sorted(set(titles)) == sorted(titles)


@pytest.mark.parametrize("name", [one for one in ALL if one != "wordy"])
def test_every_money_figure_in_a_title_is_one_of_the_case(name: str) -> None:
    known = {money(amount, built(name).value.currency, 2) for amount in _amounts(built(name))} | _asked(built(name))
    found = {figure for one in story(name).slides for figure in MONEY.findall(one.title)}
    assert found <= known


def _asked(case: BusinessCase) -> set[str]:
    """What is asked for is written as in the decision: it is no estimate."""
    amounts = (case.case.programme.first_tranche, *(gate.spent_by_then for gate in case.roadmap.gates))
    return {money(amount, case.value.currency) for amount in amounts}


def _amounts(case: BusinessCase) -> list[float]:
    value, futures, less = case.value, case.uncertainty, case.hard_times
    known = (value.worth, value.stated_worth, value.total_cost, value.expected_loss)
    ranges = [one for one in known if one is not None]
    tranche = case.case.programme.first_tranche
    others = [one.worth for one in value.scenarios]
    found = [futures.p10, futures.p90] if futures else []
    kept = [less.worth] if less and less.worth is not None else []
    by_convention = [getattr(value.conventions, one) for one in ("end_year", "mid_year")] if value.conventions else []
    single = [value.peak_exposure, case.roadmap.gates[1].spent_by_then, *([tranche] if tranche else [])]
    return [*(amount for one in ranges for amount in one), *single, *others, *found, *kept, *by_convention]


def asked(name: str) -> str:
    """The first release of a sample as a title writes it."""
    return money(states()[name].programme.first_tranche, "GBP")


def test_a_case_that_pays_asks_for_the_first_money_and_names_the_worth_of_the_whole_plan() -> None:
    worth, futures = built("retail_bank").value.worth, built("retail_bank").uncertainty
    assert worth is not None
    assert futures is not None
    likely, low, high = (money(one, "GBP", 2) for one in (worth.base, futures.p10, futures.p90))
    assert title("retail_bank", "exec_summary") == (
        f"Approve {asked('retail_bank')} to month 6; likely worth {likely} (P10–P90 {low} to {high})"
    )


def test_a_case_that_pays_by_a_thin_margin_asks_for_a_pilot_and_says_why() -> None:
    value = built("thin").value
    assert value.worth is not None
    assert (value.verdict, value.worth.base > 0) == ("pilot first", True)
    assert title("thin", "exec_summary").startswith("Do not scale yet: approve a pilot of ")
    assert title("thin", "value").endswith("is left: too thin to scale")
    assert title("thin", "sensitivity").startswith("The margin is thin: below ")
    assert "by so thin a margin" in slide("thin", "exec_summary").notes
    assert "does not pay for itself, and we say so" not in slide("thin", "exec_summary").notes
    assert "The last bar is above zero" in slide("thin", "value").notes


def test_a_case_that_does_not_pay_says_do_not_scale_yet() -> None:
    assert title("city_council", "exec_summary") == (
        f"Do not scale yet: approve a pilot of {asked('city_council')}, with a decision at month 6"
    )
    assert title("city_council", "value").endswith(": do not scale")
    assert title("city_council", "options") == (
        "We ask for the staged pilot, though another option scores higher on our criteria"
    )


def test_a_case_without_figures_claims_none() -> None:
    assert title("minimal", "exec_summary") == (
        "Approve the work to find out what this is worth: no figure is claimed yet"
    )
    assert title("sponsored", "exec_summary").startswith("Approve 5k to find out what this is worth")
    assert title("minimal", "unknown") == "We cannot yet say what this is worth, and three answers would tell us"
    assert title("minimal", "ask") == "We ask for time to find out and return with answers by 31 May 2027"


def test_without_a_discount_rate_the_title_says_undiscounted() -> None:
    assert "undiscounted" in title("undiscounted", "exec_summary")


def test_payback_outside_the_horizon_is_said_in_the_title() -> None:
    assert built("city_council").value.payback[1] is None
    assert title("city_council", "cash").endswith("cash does not return within 36 months")
    month = built("retail_bank").value.payback[1]
    assert f"; cash returns by month {month} (P10–P90: " in title("retail_bank", "cash")
    assert title("pays at once", "cash") == "The plan pays its way: likely cash never falls below zero in 36 months"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("retail_bank", "This plan serves four of the five goals that Harrowmere Bank has set"),
        ("city_council", "This plan serves all five goals that Calderwick City Council has set"),
        ("one initiative", "This plan serves the one goal that Harrowmere Bank has named"),
        ("minimal", "No initiative is linked to a company goal yet, so that comes first"),
    ],
)
def test_the_title_of_why_counts_the_goals_served(name: str, expected: str) -> None:
    assert title(name, "why") == expected


def test_people_names_the_sponsor_or_says_that_nobody_answers() -> None:
    assert title("retail_bank", "people").startswith("Angela Whitcombe answers for the result, with")
    assert title("no sponsor", "people") == "No executive answers for the result yet, so naming one comes first"
    assert title("unscored", "people").endswith("but nobody else has been asked yet")


def test_when_everybody_is_won_the_title_says_so() -> None:
    assert title("all won", "people") == (
        "Angela Whitcombe answers for the result, and all ten people asked stand behind it"
    )


def test_the_range_of_the_first_title_is_that_of_eight_futures_in_ten_and_not_the_low_and_high_of_the_model() -> None:
    case = built("cheap")
    assert case.uncertainty is not None
    assert case.value.worth is not None
    inner = f"(P10–P90 {money(case.uncertainty.p10, 'GBP', 2)}–{money(case.uncertainty.p90, 'GBP', 2)})"
    assert inner in title("cheap", "exec_summary")
    assert money(case.value.worth.low, "GBP", 2) not in title("cheap", "exec_summary")
    assert " undiscounted" in title("cheap, undiscounted", "exec_summary")


def test_a_title_too_long_for_the_range_still_names_the_likely_worth() -> None:
    worth = built("swiss").value.worth
    assert worth is not None
    assert title("swiss", "exec_summary").endswith(f"after all costs likely worth {money(worth.base, 'CHF', 2)}")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("retail_bank", "Without weak evidence and optimism, the case is worth £190k, not £2.2m"),
        ("cheap", "After removing optimism, the case is worth "),
    ],
)
def test_the_title_of_value_says_what_was_taken_off_and_from_what(name: str, begins: str) -> None:
    assert title(name, "value").startswith(begins)


def test_the_title_of_value_names_overlaps_only_where_some_were_removed() -> None:
    assert title("overlapping", "value").startswith("After removing overlaps and optimism, ")


def test_a_plan_that_costs_nothing_asks_for_a_start_and_not_for_money() -> None:
    assert title("free", "exec_summary").startswith("Approve the start; likely worth £")
    assert title("free", "ask").startswith("We ask for a start today")


def test_a_benefit_without_any_cost_is_not_called_worth() -> None:
    assert built("priced, not mapped").value.worth is not None
    assert title("priced, not mapped", "exec_summary") == (
        "Approve the work to find out what this is worth: no figure is claimed yet"
    )
    assert "value" not in {one.id for one in story("priced, not mapped").slides}


def test_money_without_a_business_result_sends_the_question_to_the_owner() -> None:
    assert title("costed, not mapped", "how_value") == (
        "No initiative is linked to a business result yet, and its owner must say which"
    )


@pytest.mark.parametrize("name", ALL)
def test_every_title_is_a_whole_sentence_of_the_wording(name: str) -> None:
    sentences = [_pattern(each) for each in _titles(load_catalogue().wording)]
    assert [
        one.title for one in story(name).slides if not any(re.fullmatch(each, one.title) for each in sentences)
    ] == []


def _titles(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _titles(value)
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield from value
        elif key.startswith("title"):
            yield value


def _pattern(sentence: str) -> str:
    return re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentence))


def test_one_initiative_is_not_spoken_of_in_the_plural() -> None:
    assert title("one initiative", "how_value").startswith("The work leads to money in four steps")


def test_user_text_that_does_not_fit_gives_way_to_a_whole_sentence() -> None:
    assert [one.title for one in story("wordy").slides if "…" in one.title] == []
