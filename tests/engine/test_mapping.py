"""What an initiative or a goal is for: the words that decide, and those that only look as if they did."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizcase.engine import mapping
from bizcase.model.business_case import LineOfSight, Match
from bizcase.model.case_file import CaseFile, Goal, Initiative, Override
from tests.engine.portfolio import CARE, CASE, CATALOGUE, CHURN, POSTING, TIKTOK


def match(description: str, name: str = "An initiative", **fields: object) -> Match:
    """The match of one initiative."""
    initiative = Initiative(id="i", name=name, description=description, **fields)
    return mapping.map_initiatives(CaseFile(initiatives=(initiative,)), CATALOGUE)[0]


def goal(statement: str, **fields: object) -> Match:
    """The match of one goal."""
    return mapping.map_goals(CaseFile(goals=(Goal(id="g", statement=statement, **fields),)), CATALOGUE)[0]


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("revenue_growth", "Engineers answer buyers on LinkedIn so that win rate and deal size improve."),
        ("market_growth", "Local films raise unprompted awareness before market entry in Poland."),
        ("customer_loyalty", "Reply to complaints within an hour so that customer churn falls."),
        ("innovation", "Lead users join beta testing and co-creation of the next kettle."),
        ("talent_culture", "Employee referral posts shorten time to fill and reduce staff turnover."),
        ("partnerships", "Dealers and resellers help each other with deal registration."),
        ("operating_efficiency", "Self-service answers reduce call volume and cost per contact."),
        ("reputation_trust", "Apologise in the open, publish proof and rebuild public trust."),
        ("risk_resilience", "Crisis simulation, an escalation plan and account security for every page."),
    ],
)
def test_each_outcome_is_read_from_its_words(outcome: str, sentence: str) -> None:
    found = match(sentence)
    assert (found.first, found.sure) == (outcome, True)


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("revenue_growth", "Plan the content pipeline and the lead time of each post."),
        ("market_growth", "Share a post about the stock market and the share price."),
        ("customer_loyalty", "Review data retention and records retention."),
        ("innovation", "The airline pilot has a pilot licence."),
        ("talent_culture", "Annual turnover of the company in GBP million."),
        ("partnerships", "Open a YouTube channel and a social channel."),
        ("operating_efficiency", "Meet an estate agent who works for commission."),
        ("reputation_trust", "The NHS trust and the unit trust have a page."),
        ("risk_resilience", "Fine print and fine dining on a page with brand exposure."),
    ],
)
def test_a_false_friend_does_not_speak_for_its_outcome(outcome: str, sentence: str) -> None:
    assert match(sentence).first != outcome


def test_the_reason_names_the_words_that_decided_and_those_that_did_not() -> None:
    found = match("Answer renewal questions and complaints; nobody counts likes.")
    assert found.reasons == (
        "'Answer renewal questions and complaints' speaks for customer loyalty.",
        "'likes' was not counted: it says what is done, not what it changes.",
    )


def test_a_word_cancelled_by_its_phrase_is_reported_with_the_outcome_it_looked_like() -> None:
    found = match("Keep staff turnover low and sales up: a content pipeline for recruiting.")
    assert "talent_culture" in (found.first, found.second)
    (revenue,) = (score for score in found.scores if score.outcome == "revenue_growth")
    assert revenue.words == ("sales",)


def test_the_same_word_means_another_thing_beside_another_cue() -> None:
    assert match("Better retention of subscribers.").first == "customer_loyalty"
    assert match("Better retention of our staff in HR.").first == "talent_culture"


def test_spelling_hyphens_and_endings_do_not_matter() -> None:
    british = match("A loyalty programme; customer-service centre; win-back of lapsed customers.")
    american = match("A loyalty program; customer service center; win back of lapsed customers.")
    singular = match("A loyalty program; customer service center; win back of lapsed customer.")
    assert british.first == american.first == singular.first == "customer_loyalty"
    assert british.scores[0].points == american.scores[0].points
    assert len(british.scores[0].words) == len(singular.scores[0].words)


def test_a_word_in_the_name_counts_more_than_one_in_the_description() -> None:
    in_name = match("A group.", name="Recruitment")
    in_description = match("Recruitment.", name="A group")
    assert in_name.scores[0].points > in_description.scores[0].points


def test_a_measure_speaks_for_its_outcome() -> None:
    assert match("A group for regulars.", kpi="Customer churn rate").first == "customer_loyalty"


def test_ordinary_words_are_understood_and_one_of_them_alone_is_never_sure() -> None:
    found = match("Anybody may suggest ideas for a better kettle.")
    sentence = "'Anybody may suggest ideas for a better kettle' speaks for innovation."
    assert (found.first, found.reasons) == ("innovation", (sentence,))
    assert match("Anybody may suggest a better kettle.").first is None
    assert not match("", name="Recruitment").sure
    assert match("Apprentices show applicants what the jobs are like.").sure


@pytest.mark.parametrize("fields", [{"channels": ("Customer forum",)}, {"department": "HR"}])
def test_a_channel_or_a_department_alone_never_decides(fields: dict[str, object]) -> None:
    found = match("We do it.", **fields)
    assert found.first is None
    assert found.scores


def test_mere_activity_has_no_outcome_and_says_what_would_settle_it() -> None:
    found = match("Post daily because everybody does, until we have 10,000 followers.")
    assert (found.first, found.second, found.sure) == (None, None, True)
    assert found.reasons == (
        "Nothing in its words names a business outcome.",
        "'until we have 10,000 followers' and 'Post daily because everybody does' say what is done, "
        "not what it changes for the company.",
    )
    assert found.to_settle == (
        "'Post daily' and 'followers' would show activity. Say which company figure should be different because of it."
    )


def test_two_outcomes_that_are_close_are_both_shown_and_asked_about() -> None:
    found = match("Recruitment and procurement.")
    assert {found.first, found.second} == {"talent_culture", "partnerships"}
    assert found.sure is False
    assert found.reasons[-1].endswith("almost as strongly, so somebody who knows the work should decide.")


def test_a_judgement_of_the_user_wins_and_says_whose_it_is() -> None:
    override = Override(subject="care", outcome="reputation_trust", by="Ana Ruiz", why="It is about our name.")
    found = mapping.map_initiatives(CASE.model_copy(update={"overrides": (override,)}), CATALOGUE)[0]
    assert (found.first, found.second, found.sure, found.judged_by) == (
        "reputation_trust",
        "customer_loyalty",
        True,
        "Ana Ruiz",
    )
    assert found.reasons == ("Judged by Ana Ruiz: It is about our name.",)


def test_an_override_may_name_the_initiative_and_may_say_that_it_serves_nothing() -> None:
    case = CASE.model_copy(update={"overrides": (Override(subject="Care desk", outcome="none"),)})
    found = mapping.map_initiatives(case, CATALOGUE)[0]
    assert (found.first, found.second, found.reasons) == (None, None, ("Judged by the user.",))


@pytest.mark.parametrize(
    ("statement", "outcome"),
    [
        ("Grow revenue by 12% a year", "revenue_growth"),
        ("Halve time to market by 2028", "innovation"),
        ("Cut churn from 18% to 15%", "customer_loyalty"),
        ("Fill nursing vacancies faster", "talent_culture"),
        ("Restore public confidence after the incident of May", "reputation_trust"),
        ("Lower our cost-to-serve", "operating_efficiency"),
    ],
)
def test_a_goal_is_understood_as_executives_word_it(statement: str, outcome: str) -> None:
    found = goal(statement)
    assert (found.first, found.sure) == (outcome, True)


def test_a_tool_is_not_a_goal_and_is_asked_about() -> None:
    found = goal(TIKTOK.statement)
    assert found.first is None
    assert found.to_settle.startswith("What should be better for the company afterwards?")


def test_a_stated_category_wins_over_the_words_of_a_goal() -> None:
    found = goal("Recruit more nurses", category="operating_efficiency")
    assert (found.first, found.second) == ("operating_efficiency", "talent_culture")
    assert found.reasons == ("The case itself names operating efficiency.",)


def test_a_category_that_is_no_outcome_is_not_taken_for_one() -> None:
    assert goal("Recruit more nurses", category="people").first == "talent_culture"


def test_every_pattern_means_what_it_says() -> None:
    patterns = [one for one in CATALOGUE.goal_patterns if one.primary is not None]
    read = {one.wording: goal(one.wording).first for one in patterns}
    assert {wording for wording, first in read.items() if first is None} == set()
    wrong = [one.wording for one in patterns if read[one.wording] != one.primary]
    assert len(wrong) <= len(patterns) // 20, wrong


SAVING = Goal(id="saving", statement="Lower our cost-to-serve")


def served(**fields: object) -> Match:
    """The match of one initiative in a case that wants less churn and a lower cost to serve."""
    initiative = Initiative(**{"id": "i", "name": "An initiative", **fields})
    return mapping.map_initiatives(CaseFile(initiatives=(initiative,), goals=(CHURN, SAVING)), CATALOGUE)[0]


def test_the_value_driver_decides_and_is_named_as_the_reason() -> None:
    found = served(name="Two agencies", driver="D-EFF-TOOLS", value_class="cash_saved", goals=("saving",))
    assert (found.first, found.sure) == ("operating_efficiency", True)
    assert found.reasons == (
        "'Two agencies' speaks for operating efficiency.",
        "Its value driver is 'Duplicate tools, agencies and accounts retired'.",
        "It serves the goal 'Lower our cost-to-serve'.",
        "Its benefit is stated as money saved, which fits.",
    )


def test_contracts_that_end_are_savings_and_not_revenue() -> None:
    for kpi in ("Annual contract value ended", "Licences ended", "Tools retired", "Value of contracts cancelled"):
        assert match("Four tools become one.", kpi=kpi).first == "operating_efficiency", kpi
    assert match("Larger deals.", kpi="Average contract value").first == "revenue_growth"


def test_a_goal_that_is_named_speaks_for_its_outcome_but_alone_is_never_sure() -> None:
    found = served(goals=("saving",))
    assert (found.first, found.sure) == ("operating_efficiency", False)
    assert found.reasons == (
        "It serves the goal 'Lower our cost-to-serve', which is about operating efficiency.",
        "That is little to go by, so somebody who knows the work should confirm it.",
    )


def test_who_names_several_goals_says_less_about_each() -> None:
    found = served(goals=("saving", "churn"))
    assert {score.outcome: score.points for score in found.scores} == {
        "customer_loyalty": 0.75,
        "operating_efficiency": 0.75,
    }
    assert found.reasons[-1] == (
        "A goal it serves speaks for operating efficiency almost as strongly, "
        "so somebody who knows the work should decide."
    )


def test_a_named_goal_does_not_turn_mere_activity_into_work_for_it() -> None:
    found = served(name="Post daily", goals=("churn",), kpi="Likes")
    assert (found.first, found.to_settle[:22]) == (None, "'Post daily' and 'Like")


def test_the_class_of_value_alone_names_no_outcome() -> None:
    assert served(value_class="cash_saved").scores == ()


def test_words_go_before_a_goal_of_the_same_weight() -> None:
    assert served(goals=("churn",), kpi="Wiki pages").first == "operating_efficiency"


def test_a_goal_about_cost_is_not_read_from_one_word_in_it() -> None:
    assert goal("Lower warranty and after-sales cost").first == "operating_efficiency"


words = st.sampled_from(
    [
        "churn",
        "complaints",
        "staff",
        "dealers",
        "share",
        "lead",
        "followers",
        "trust",
        "risk",
        "ideas",
        "the",
        "retention",
    ]
)
texts = st.lists(words, max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=6), st.integers(0, 99))
def test_mapping_is_the_same_whatever_the_order_of_the_rows(rows: list[tuple[str, str]], seed: int) -> None:
    initiatives = [Initiative(id=str(n), name=name, description=text) for n, (name, text) in enumerate(rows)]
    shuffled = random.Random(seed).sample(initiatives, len(initiatives))
    once = mapping.map_initiatives(CaseFile(initiatives=tuple(initiatives)), CATALOGUE)
    again = mapping.map_initiatives(CaseFile(initiatives=tuple(shuffled)), CATALOGUE)
    assert sorted(once, key=lambda m: m.subject) == sorted(again, key=lambda m: m.subject)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_can_be_read(description: str, name: str) -> None:
    found = match(description, name=name)
    assert 0 <= found.confidence <= 1
    assert found.first is not None or found.to_settle


def test_the_stated_link_is_strong_when_the_outcomes_agree_and_medium_when_they_do_not() -> None:
    other = CARE.model_copy(update={"id": "other", "goals": ("nurses",)})
    case = CASE.model_copy(update={"initiatives": (CARE, other)})
    links = {(one.initiative, one.goal): one for one in sight(case).links}
    assert (links["care", "churn"].strength, links["care", "churn"].verb) == ("strong", "enables")
    assert links["care", "churn"].reason == "The case links it to this goal, and both are about customer loyalty."
    assert links["other", "nurses"].strength == "medium"
    assert links["other", "nurses"].reason == (
        "The case links it to this goal, but its words speak for customer loyalty."
    )
    assert (links["other", "churn"].strength, links["other", "churn"].stated) == ("medium", False)


def test_goals_that_nothing_serves_and_initiatives_that_serve_nothing_are_named() -> None:
    found = sight(CASE)
    assert found.unserved_goals == ("tiktok",)
    assert found.no_thanks == (
        (
            "posting",
            "It serves no goal of the company, and no business outcome could be read from its words. "
            "'Daily posting' and 'Post daily' would show activity. "
            "Say which company figure should be different because of it.",
        ),
    )


def test_an_unmapped_initiative_with_a_stated_goal_is_not_turned_away() -> None:
    linked = Initiative(id="club", name="Tuesday club", goals=("churn",))
    found = sight(CASE.model_copy(update={"initiatives": (linked,)}))
    assert found.no_thanks == ()
    assert found.links[0].reason == "The case links it to this goal; its words do not say how it helps."


def test_what_hangs_on_one_channel_or_owner_is_said_once() -> None:
    assert sight(CASE).concentration == (
        "One of the three initiatives, with 75% of the planned cost, depends on WhatsApp alone.",
    )


def test_uncosted_initiatives_are_counted() -> None:
    rows = tuple(
        Initiative(id=str(n), name=f"Work {n}", owner="Ana" if n < 3 else "Ben", channels=("A", "B")) for n in range(4)
    )
    assert sight(CaseFile(initiatives=rows)).concentration == (
        "Three of the four initiatives rest with one owner, Ana.",
    )


def test_two_initiatives_are_too_few_to_speak_of_concentration() -> None:
    assert sight(CASE.model_copy(update={"initiatives": (CARE, POSTING)})).concentration == ()


def test_a_link_to_a_goal_that_does_not_exist_is_left_out() -> None:
    lost = CARE.model_copy(update={"goals": ("gone",)})
    assert {one.goal for one in sight(CaseFile(initiatives=(lost,), goals=(CHURN,))).links} == {"churn"}


def sight(case: CaseFile) -> LineOfSight:
    """The line of sight of ``case``."""
    matches, goals = mapping.map_initiatives(case, CATALOGUE), mapping.map_goals(case, CATALOGUE)
    return mapping.line_of_sight(case, matches, goals, CATALOGUE)
