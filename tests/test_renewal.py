"""A newer list on top of a case: nothing is lost that the newer list does not say, and all that changes is named."""

from datetime import date

from bizcase.model.case_file import CaseFile, Estimate, Goal, Initiative, Override
from bizcase.model.reading import GoalReading
from bizcase.renewal import Change, Difference, renew, unnumbered

CASE = CaseFile(
    goals=(Goal(id="G1", statement="Keep customers"), Goal(id="G2", statement="Cut costs")),
    initiatives=(
        Initiative(id="I01", name="Care desk", goals=("G1",), annual_cost=46000, owner="Ann", extra={"Region": "UK"}),
        Initiative(id="I02", name="Forum", goals=("G2",), depends_on=("I01",)),
    ),
    overrides=(Override(subject="I02", outcome="customer_loyalty"), Override(subject="G1", outcome="x")),
)


def test_an_update_changes_what_the_newer_list_says_and_nothing_else() -> None:
    newer = Initiative(id="I01", name="care  DESK", annual_cost=50000, start=date(2027, 1, 1), extra={"RAG": "green"})
    renewed = renew(CASE, [newer], update=True)
    desk, forum = renewed.case.initiatives
    assert (desk.id, desk.owner, desk.goals, desk.annual_cost) == ("I01", "Ann", ("G1",), 50000)
    assert desk.extra == {"Region": "UK", "RAG": "green"}
    assert forum == CASE.initiatives[1]
    assert renewed.case.overrides == CASE.overrides


def test_every_change_is_named_with_what_stood_there() -> None:
    newer = [
        Initiative(id="I01", name="Register"),
        Initiative(id="I02", name="Care desk", annual_cost=50000, benefit=Estimate(base=9)),
    ]
    assert renew(CASE, newer, update=True).initiatives == Difference(
        added=("Register",),
        changes=(
            Change("Care desk", "annual_cost", 46000, 50000),
            Change("Care desk", "benefit", None, Estimate(base=9)),
        ),
        left=("Forum",),
    )


def test_what_the_newer_list_repeats_is_the_same() -> None:
    assert renew(CASE, CASE.initiatives).initiatives == Difference(same=("Care desk", "Forum"))
    assert renew(CASE, CASE.initiatives, update=True).case == CASE


def test_a_replaced_list_drops_the_others_with_the_judgements_on_them() -> None:
    renewed = renew(CASE, [Initiative(id="I02", name="Care desk")])
    assert [(one.id, one.name) for one in renewed.case.initiatives] == [("I01", "Care desk")]
    assert renewed.initiatives.gone == ("Forum",)
    assert [one.subject for one in renewed.case.overrides] == ["G1"]


def test_an_added_initiative_may_depend_on_one_that_only_the_case_knows() -> None:
    newer = [Initiative(id="I01", name="Register", depends_on=("Forum",), goals=("Cut costs",))]
    added = renew(CASE, newer, update=True).case.initiatives[-1]
    assert (added.id, added.depends_on, added.goals) == ("I03", ("I02",), ("G2",))


def test_two_of_one_name_stay_two() -> None:
    newer = [Initiative(id="I01", name="Forum"), Initiative(id="I02", name="Forum", owner="Bo")]
    renewed = renew(CASE, newer, update=True).case.initiatives
    assert [(one.id, one.name, one.owner) for one in renewed] == [
        ("I01", "Care desk", "Ann"), ("I02", "Forum", ""), ("I03", "Forum", "Bo"),
    ]  # fmt: skip


def test_a_goal_is_known_by_its_words_or_by_its_id() -> None:
    newer = [Goal(id="G2", statement="Keep customers"), Goal(id="G9", statement="Hire"), Goal(id="G1", statement="New")]
    assert [(one.id, one.statement) for one in renew(CASE, goals=newer).case.goals] == [
        ("G1", "Keep customers"), ("G9", "Hire"), ("G3", "New"),
    ]  # fmt: skip
    reworded = [Goal(id="G2", statement="Cut costs by 10 %")]
    assert renew(CASE, goals=reworded, update=True).goals.changes == (
        Change("Cut costs by 10 %", "statement", "Cut costs", "Cut costs by 10 %"),
    )


def test_goals_that_were_only_counted_never_take_the_place_of_others() -> None:
    counted = GoalReading(goals=(Goal(id="G1", statement="Hire"), Goal(id="G2", statement="Cut costs")))
    renewed = renew(CASE, goals=unnumbered(counted)).case
    assert [(one.id, one.statement) for one in renewed.goals] == [("G3", "Hire"), ("G2", "Cut costs")]
    stated = GoalReading(goals=counted.goals, columns={"id": "No"})
    assert unnumbered(stated) == counted.goals


def test_goals_of_a_newer_pair_of_lists_follow_to_their_ids() -> None:
    goals = [Goal(id="G1", statement="Cut costs"), Goal(id="G2", statement="Keep customers")]
    newer = [Initiative(id="I01", name="Register", goals=("G1",))]
    assert renew(CASE, newer, goals).case.initiatives[0].goals == ("G2",)
