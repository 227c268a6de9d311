"""The sample cases are what they promise to be, and their spreadsheets hold the same initiatives."""

import csv
import tomllib
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bizcase.model.case_file import CaseFile
from bizcase.model.checks import case_problems

SAMPLES = Path(__file__).parents[1] / "sample_inputs"
TODAY = date(2026, 11, 22)
COUNTS = {
    "retail_bank": (5, 13),
    "manufacturer": (4, 11),
    "city_council": (5, 12),
    "minimal": (1, 1),
    "large_group": (6, 60),
}
FULL = tuple(name for name in COUNTS if name != "minimal")
DIALECTS = {
    "retail_bank": ("utf-8-sig", ","),
    "manufacturer": ("cp1252", ";"),
    "city_council": ("utf-8", ","),
    "large_group": ("utf-8", ","),
}
DIMENSIONS = {"culture", "education", "organisation", "listening", "systems", "framework"}
VANITY = ("likes", "followers")
FINANCE = {"Chief Financial Officer", "CFO", "Finance Director"}


def sample(name: str) -> CaseFile:
    return CaseFile.model_validate(tomllib.loads((SAMPLES / f"{name}.toml").read_text(encoding="utf-8")))


def rows(name: str, kind: str) -> list[list[str]]:
    """The rows of a sample's sheet from its header on, without empty ones and without the totals row."""
    workbook = SAMPLES / f"{name}_{kind}.xlsx"
    if workbook.exists():
        cells = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
        table = [[str(cell) for cell in row] for row in cells[2:]]
    else:
        encoding, delimiter = DIALECTS[name]
        with (SAMPLES / f"{name}_{kind}.csv").open(encoding=encoding, newline="") as file:
            table = list(csv.reader(file, delimiter=delimiter))
    return [row for row in table if any(row) and row[0].strip().casefold() not in {"total", "summe"}]


def test_every_case_file_in_the_folder_is_tested() -> None:
    assert {path.stem for path in SAMPLES.glob("*.toml")} == set(COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_a_sample_is_a_valid_case_without_problems(name: str) -> None:
    case = sample(name)
    assert case_problems(case) == ()
    assert (len(case.goals), len(case.initiatives)) == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_initiatives_are_numbered_in_order(name: str) -> None:
    initiatives = sample(name).initiatives
    assert [one.id for one in initiatives] == [f"I{n:02d}" for n in range(1, len(initiatives) + 1)]


@pytest.mark.parametrize("name", FULL)
def test_the_sheet_holds_the_initiatives_of_the_case_in_the_same_order(name: str) -> None:
    names = [row[0].strip() for row in rows(name, "initiatives")[1:]]
    assert names == [one.name for one in sample(name).initiatives]


@pytest.mark.parametrize("name", ["retail_bank", "manufacturer", "city_council"])
def test_the_sheet_of_goals_holds_the_goals_of_the_case(name: str) -> None:
    stated = [(row[0], row[1]) for row in rows(name, "goals")[1:]]
    assert stated == [(goal.id, goal.statement) for goal in sample(name).goals]


@pytest.mark.parametrize("name", FULL)
def test_every_row_of_a_sheet_has_as_many_cells_as_its_header(name: str) -> None:
    assert {len(row) for row in rows(name, "initiatives")} == {24}


@pytest.mark.parametrize("name", FULL)
def test_exactly_one_goal_is_served_by_nobody(name: str) -> None:
    case = sample(name)
    served = {goal for one in case.initiatives for goal in one.goals}
    assert len([goal for goal in case.goals if goal.id not in served]) == 1


@pytest.mark.parametrize("name", FULL)
def test_an_activity_serves_no_goal_and_a_measure_is_vanity(name: str) -> None:
    initiatives = sample(name).initiatives
    assert any(one.name.startswith("Post ") and not one.goals for one in initiatives)
    assert any(word in one.kpi.casefold() for one in initiatives for word in VANITY)


@pytest.mark.parametrize("name", FULL)
def test_benefits_are_ranges_single_figures_and_unknown(name: str) -> None:
    initiatives = sample(name).initiatives
    estimates = [one.benefit for one in initiatives]
    assert any(one and None not in (one.low, one.base, one.high) for one in estimates)
    assert any(one and one.low is None and one.high is None for one in estimates)
    assert sum(one.benefit is None and not one.driver for one in initiatives) >= 3


@pytest.mark.parametrize("name", FULL)
def test_value_classes_and_evidence_are_mixed_and_something_depends_on_something(name: str) -> None:
    initiatives = sample(name).initiatives
    assert {one.value_class for one in initiatives} >= {"cash_saved", "capacity", "expected_loss"}
    assert {one.evidence_tier for one in initiatives} >= {"A", "B", "C", "D", "G", None}
    assert any(one.depends_on for one in initiatives)


@pytest.mark.parametrize("name", FULL)
def test_initiatives_start_in_2027_and_2028(name: str) -> None:
    assert {one.start.year for one in sample(name).initiatives if one.start} == {2027, 2028}


@pytest.mark.parametrize("name", FULL)
def test_the_decision_the_audit_and_the_assumptions_are_complete(name: str) -> None:
    case = sample(name)
    programme = case.programme
    assert programme.decision.startswith("approve ")
    assert programme.sponsor
    assert programme.lead
    assert programme.first_tranche
    assert {one.dimension for one in case.audit} == DIMENSIONS
    assert all(one.evidence for one in case.audit if (one.current or 0) >= 3)
    rate = next(one for one in case.assumptions if one.id == "hourly_rate")
    assert rate.value
    assert rate.source
    assert rate.owner
    assert next(one.value for one in case.assumptions if one.id == "contingency") == 0.10


@pytest.mark.parametrize("name", FULL)
def test_the_finance_director_is_a_sceptic_and_nobody_was_met_in_the_future(name: str) -> None:
    stakeholders = sample(name).stakeholders
    assert 8 <= len(stakeholders) <= 10
    assert any(one.support == "sceptic" and one.role in FINANCE for one in stakeholders)
    met = [one.last_spoken for one in stakeholders if one.last_spoken]
    assert date(2026, 1, 1) <= min(met)
    assert max(met) <= TODAY


@pytest.mark.parametrize("name", FULL)
def test_declined_platforms_have_reasons_and_comments_are_kept(name: str) -> None:
    case = sample(name)
    assert any(one.reason for one in case.declined)
    assert any("Comments" in one.extra for one in case.initiatives)


def test_the_minimal_case_says_nothing_else() -> None:
    case = sample("minimal")
    assert case.model_dump(exclude_defaults=True) == {
        "company": {"name": "Finch & Daughters"},
        "goals": ({"id": "G1", "statement": "More repeat orders from the cafés we roast for"},),
        "initiatives": (
            {"id": "I01", "name": "Answer café owners' brewing questions where other owners can read them"},
        ),
    }
