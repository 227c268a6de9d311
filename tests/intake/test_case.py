"""Whole cases: put together, read by hand-written files, written back."""

from datetime import date

import pytest

from bizcase.errors import InputError
from bizcase.intake import assemble_case, case_to_json, read_case, read_initiatives
from bizcase.model.case_file import CaseFile, Company, Estimate, Goal, Initiative
from bizcase.model.checks import case_problems
from bizcase.model.reading import reading_to_plain
from tests.intake.sheets import csv_of, notes

GOALS = (
    Goal(id="G1", statement="Grow revenue, above all abroad"),
    Goal(id="G2", statement="Cut the churn of small customers to 12 %"),
)


def initiative(number: int, name: str, goals: tuple[str, ...] = (), depends_on: tuple[str, ...] = ()) -> Initiative:
    return Initiative(id=f"I0{number}", name=name, goals=goals, depends_on=depends_on)


def test_goals_and_dependencies_are_resolved_to_ids() -> None:
    case = assemble_case(
        [
            initiative(1, "Care desk", goals=("g2", "grow revenue, above all abroad")),
            initiative(2, "Alumni", goals=("Grow revenue", "above all abroad"), depends_on=("care DESK",)),
        ],
        GOALS,
        company=Company(name="Acme"),
    ).case
    assert [one.goals for one in case.initiatives] == [("G2", "G1"), ("G1",)]
    assert case.initiatives[1].depends_on == ("I01",)
    assert case_problems(case) == ()


def test_a_near_miss_is_taken_and_said() -> None:
    found = assemble_case(
        [
            initiative(1, "Care desk"),
            initiative(2, "Alumni", goals=("small customers churn",), depends_on=("Care dekst",)),
        ],
        GOALS,
    )
    assert found.case.initiatives[1].goals == ("G2",)
    assert notes(found.assumptions) == [
        "initiative 'Alumni', goals: 'small customers churn' taken as 'Cut the churn of small customers to 12 %' (G2)",
        "initiative 'Alumni', depends on: 'Care dekst' taken as 'Care desk' (I01)",
    ]


def test_what_is_not_found_stays_as_written_and_is_a_problem() -> None:
    rows = [initiative(1, "Phase 1", depends_on=("Phase 3", "Nobody knows"))]
    case = assemble_case(rows, GOALS, company=Company(name="Acme")).case
    assert case.initiatives[0].depends_on == ("Phase 3", "Nobody knows")
    assert len(case_problems(case)) == 2


def full_case() -> CaseFile:
    return CaseFile(
        company=Company(name="Zürich & Söhne", currency="CHF", discount_rate=0.08),
        goals=GOALS,
        initiatives=(
            Initiative(
                id="I01",
                name="Care desk",
                start=date(2027, 4, 1),
                benefit=Estimate(low=1, high=2),
                driver_inputs={"contacts": Estimate(base=3)},
                extra={"Region": "north"},
            ),
        ),
    )


def test_a_case_survives_writing_and_reading() -> None:
    assert read_case(case_to_json(full_case()), "case.json") == full_case()


def test_a_written_case_is_indented_and_leaves_out_what_is_empty() -> None:
    case = CaseFile(company=Company(name="Zürich"), goals=(Goal(id="G1", statement="Grow"),))
    assert case_to_json(case).decode() == (
        '{\n  "version": 1,\n  "company": {\n    "name": "Zürich"\n  },\n  "goals": [\n    {\n'
        '      "id": "G1",\n      "statement": "Grow"\n    }\n  ]\n}\n'
    )


def test_a_case_written_by_hand_in_toml_is_read_and_numbered() -> None:
    case = read_case(
        b'[company]\nname = "Acme"\n[[goals]]\nstatement = "Grow"\ndeadline = 2027-12-31\n'
        b'[[initiatives]]\nname = "Care desk"\n[[initiatives]]\nid = "I01"\nname = "Alumni"\n',
        "case.toml",
    )
    assert [one.id for one in case.initiatives] == ["I02", "I01"]
    assert (case.goals[0].id, case.goals[0].deadline) == ("G1", date(2027, 12, 31))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"initiatives": [{"name": "A"}, {"name": "B"}, {"name": "Care desk", "annual_cost": "lots"}]}',
         "initiative 3 'Care desk', annual cost: 'lots' is not a number; write 12000"),
        ('{"initiatives": [{"name": "A", "benefit": {"low": "x"}}]}',
         "initiative 1 'A', benefit, low: 'x' is not a number; write 12000"),
        ('{"initiatives": [{"name": "A", "annual_cost": NaN}]}',
         "initiative 1 'A', annual cost: nan is not a number; write 12000"),
        ('{"initiatives": [{"name": "A", "onwer": "Jo"}]}',
         "initiative 1 'A': no field 'onwer'; did you mean 'owner'?"),
        ('{"initiatives": [{}]}', "initiative 1 'I01', name: missing; it is needed"),
        ('{"initiatives": [{"name": "A", "status": "vibing"}]}',
         "initiative 1 'A', status: 'vibing' is not known; write one of 'idea', 'planned', 'running', 'paused', "
         "'done' or 'unknown'"),
        ('{"initiatives": [7]}', "initiative 1: 7 is not a record; write its fields by name"),
        ('{"initiatives": 7}', 'initiatives: 7 is not a list; write ["…"]'),
        ('{"goals": [{"statement": "Grow", "deadline": "soon"}]}',
         "goal 1 'Grow', deadline: 'soon' is not a date; write 2027-04-01"),
        ('{"company": {"currency": "pounds"}}', "company, currency: 'pounds' is not a currency code; write GBP"),
        ('{"company": {"fiscal_year_start": 13}}', "company, fiscal year start: 13 is too large; 12 is the most"),
        ('{"compny": {}}', "case: no field 'compny'; did you mean 'company'?"),
        ('{"version": 2}', "case.json, version: 2 is not known; this bizcase reads version 1"),
        ('{"company": ', "case.json, line 1, column 13: not JSON (Expecting value)"),
        ("[1]", "case.json: not a case; it starts with '[1]', accepted is an object with 'company'"),
        ("", "case.json: the file is empty; give a case as JSON or TOML"),
    ],
)  # fmt: skip
def test_a_problem_of_a_case_is_named_by_place_and_value(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_case(text.encode(), "case.json")
    assert caught.value.problems == (message,)


def test_all_problems_of_a_case_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read_case(
            b'{"company": {"headcount": "many"}, "goals": [{"weight": "x", "statement": "Grow"}]}',
            "case.json",
        )
    assert caught.value.problems == (
        "company, headcount: 'many' is not a whole number; write 12",
        "goal 1 'Grow', weight: 'x' is not a number; write 12000",
    )


def test_a_reading_in_plain_form_has_the_keys_of_the_command_line() -> None:
    plain = reading_to_plain(read_initiatives(csv_of("Plan,", "Initiative,Annual cost", "Care desk,lots"), "plan.csv"))
    assert list(plain) == ["initiatives", "rows", "warnings", "unread_rows", "columns"]
    assert plain["initiatives"][0]["name"] == "Care desk"
    assert plain["warnings"] == [
        {
            "place": "row 3, annual cost",
            "value": "lots",
            "meaning": "not an amount; write 12000 or 12k",
            "grade": "question",
            "row": 3,
            "column": "B",
            "header": "Annual cost",
        }
    ]
    assert plain["unread_rows"] == [{"row": 1, "cells": ["Plan"], "reason": "a line above the table"}]
    assert [(one["letter"], one["header"], one["field"], one["how"]) for one in plain["columns"]] == [
        ("A", "Initiative", "name", "name"),
        ("B", "Annual cost", "annual_cost", "name"),
    ]
