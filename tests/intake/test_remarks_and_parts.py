"""A column of remarks is nobody's near-miss; a goal quoted in part is found, unless two goals hold the words."""

from bizcase.intake import assemble_case, read_initiatives
from bizcase.model.case_file import Company, Goal, Initiative

FIRST = Goal(id="G1", statement="Win more small firms in the South West, where we have branches")
SECOND = Goal(id="G2", statement="Win more small firms in the North")


def goals_of(text: str) -> tuple[str, ...]:
    initiative = Initiative(id="I01", name="Care desk", goals=(text,))
    return assemble_case((initiative,), (FIRST, SECOND), company=Company(name="A")).case.initiatives[0].goals


def test_a_remarks_column_is_kept_as_an_extra_fact_without_a_guess() -> None:
    reading = read_initiatives(b"Initiative,Comments\nCare desk,ask Jo\n", "plan.csv")
    assert reading.initiatives[0].extra == {"Comments": "ask Jo"}
    assert [(one.header, one.field, one.how) for one in reading.recognised][1] == ("Comments", "", "")
    assert reading.assumptions == ()


def test_a_goal_quoted_in_part_is_found() -> None:
    assert goals_of("small firms in the South West") == ("G1",)


def test_words_that_two_goals_hold_name_neither() -> None:
    assert goals_of("win more small firms") == ("win more small firms",)
