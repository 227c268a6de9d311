"""Goals in the deck: what their sentences say stands in the table, and what nobody said stays open."""

from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import Goal
from bizcase.model.story import Bullets, Slide, Table
from bizcase.story import tell
from tests.story.told import TODAY, changed, sample

STATEMENTS = (
    "Cut complaint handling cost per case from £38 to £30 by March 2028 (COO)",
    "Grow recurring revenue 12% by end of FY27",
    "Become the bank that people recommend",
)


def built(*statements: str, **columns: object) -> BusinessCase:
    goals = tuple(Goal(id=f"G{place}", statement=one, **columns) for place, one in enumerate(statements, start=1))
    case = changed(sample("retail_bank"), company={"fiscal_year_start": None}).model_copy(update={"goals": goals})
    work = tuple(one.model_copy(update={"goals": ("G1",)}) for one in sample("retail_bank").initiatives)
    return build_case(case.model_copy(update={"initiatives": work}), load_catalogue(), TODAY)


def slides(case: BusinessCase) -> dict[str, Slide]:
    return {one.id: one for one in tell(case, load_catalogue()).slides}


def rows(slide: Slide) -> tuple[tuple[str, ...], ...]:
    return next(one.rows for part in slide.parts for one in part.exhibits if isinstance(one, Table))


def test_a_bare_list_of_goals_shows_owner_figures_and_date() -> None:
    told = slides(built(*STATEMENTS))
    assert [row[1:] for row in rows(told["why"])] == [
        ("COO", "£38", "£30", "31 Mar 2028"),
        ("not named yet", "not yet known", "up 12% on today", "31 Dec 2027"),
        ("not named yet", "not yet known", "not yet known", "not yet known"),
    ]
    assert [row[2] for row in rows(told["goals"])] == [
        "complaint handling cost per case",
        "recurring revenue",
        "not yet known",
    ]
    assert "we took it from the words of the goal" in told["why"].notes


def test_many_goals_are_shown_in_full_in_the_appendix() -> None:
    told = slides(built(*STATEMENTS * 3))
    assert rows(told["goals"])[0] == (
        "G1",
        STATEMENTS[0],
        "COO",
        "complaint handling cost per case",
        "£38",
        "£30",
        "31 Mar 2028",
        "not yet known",
    )


def test_a_contradiction_and_what_was_taken_for_granted_are_named() -> None:
    told = slides(built(*STATEMENTS, target="£25"))
    lists = [one for part in told["goals"].parts for one in part.exhibits if isinstance(one, Bullets)]
    said = {one.heading: [f"{item.lead}{item.text}" for item in one.items] for one in lists}
    assert said["List and wording of the goal differ"] == [
        "G1: Target: the column says ‘£25’, the sentence ‘from £38 to £30’; the column is taken.",
    ]
    assert said["Taken for granted when the goals were read"] == [
        "G2: ‘by end of FY27’ read as 31 Dec 2027: the fiscal year taken as the calendar year."
    ]


def test_goals_with_columns_are_not_said_to_be_read() -> None:
    case = build_case(sample("retail_bank"), load_catalogue(), TODAY)
    assert "we took it from the words" not in slides(case)["why"].notes
    assert all(term.stated for one in case.goal_terms for term in (one.metric, one.target, one.deadline) if term)


def test_the_executive_of_a_sentence_must_agree_too() -> None:
    (asked,) = (one for one in built(*STATEMENTS).readiness.results if one.id == "T1")
    (silent,) = (one for one in built("Cut cost per case").readiness.results if one.id == "T1")
    assert asked.sentence != silent.sentence


def test_the_date_of_an_initiative_is_that_of_the_goal_it_serves() -> None:
    case = built(STATEMENTS[0])
    assert "31 Mar 2028" in case.wording[0].outcome_sentence


def test_the_case_file_keeps_only_what_the_user_said() -> None:
    case = built(STATEMENTS[0])
    assert case.case.goals == (Goal(id="G1", statement=STATEMENTS[0]),)
