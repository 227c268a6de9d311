"""The report on a file: its columns with their confidence, its rows as they stand, and each remark's cell."""

import pytest

import bizcase
from bizcase.errors import InputError
from bizcase.intake import goal_fields, initiative_fields, read_goals, read_initiatives
from bizcase.model.case_file import CaseFile, ColumnChoice
from bizcase.model.reading import Alternative, ReadColumn, SheetRow
from tests.intake.sheets import csv_of, read

PLAN = csv_of("Plan 2027,,,", "Inititative,Cost,Region,Region", "Care desk,12k,north,x", "Alumni,lots,,", "Total,12k,,")


def test_every_column_is_shown_with_its_field_and_how_sure_it_is() -> None:
    found = read_initiatives(PLAN, "plan.csv")
    others = (Alternative("description", 0.3), Alternative("id", 0.3))
    assert found.recognised[0] == ReadColumn("A", "Inititative", "name", 0.95, "near", others)
    assert [(one.letter, one.header, one.field, one.confidence, one.how) for one in found.recognised[1:]] == [
        ("B", "Cost", "annual_cost", 0.7, "name"),
        ("C", "Region", "", 0.0, ""),
        ("D", "Region (2)", "", 0.0, ""),
    ]


def test_a_bare_cost_offers_the_other_cost() -> None:
    fields = [one.field for one in read_initiatives(PLAN, "plan.csv").recognised[1].alternatives]
    assert fields == ["one_off_cost", "benefit_base"]


def test_a_column_known_by_its_content_offers_what_else_it_may_be() -> None:
    found = read("Initiative,Column2", "Care desk,£12k", "Alumni,£3k").recognised[1]
    assert (found.field, found.confidence, found.how) == ("annual_cost", 0.7, "content")
    assert [one.field for one in found.alternatives] == ["one_off_cost", "benefit_base"]


def test_the_users_choice_stands_above_every_guess() -> None:
    choices = {"Cost": "one_off_cost", "Region (2)": "department", "Region": "ignore"}
    found = read_initiatives(PLAN, "plan.csv", columns=choices)
    assert [(one.field, one.how) for one in found.recognised] == [
        ("name", "near"),
        ("one_off_cost", "chosen"),
        ("ignore", "chosen"),
        ("department", "chosen"),
    ]
    assert (found.initiatives[0].one_off_cost, found.initiatives[0].department) == (12000, "x")
    assert found.initiatives[0].extra == {}


def test_a_column_chosen_as_an_extra_fact_fills_no_field() -> None:
    found = read_initiatives(PLAN, "plan.csv", columns={"cost": ""})
    assert found.initiatives[0].annual_cost is None
    assert found.initiatives[0].extra == {"Cost": "12k", "Region": "north", "Region (2)": "x"}


def test_a_choice_names_the_column_of_names_where_nothing_else_does() -> None:
    data = csv_of("Budget holder,Amount", "Jo,12", "Jo,3")
    found = read_initiatives(data, "plan.csv", columns={"Budget holder": "name"})
    assert [one.name for one in found.initiatives] == ["Jo", "Jo"]


def test_a_choice_of_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read_goals(csv_of("Goal,Owner", "Grow,CFO"), "goals.csv", columns={"Owner": "boss"})
    assert caught.value.problems == (
        "column 'Owner': no field 'boss'; the fields are baseline, category, deadline, executive, id, ignore, metric, "
        "said_in, statement, target, weight",
    )


def test_the_fields_for_choosing_have_names_for_people() -> None:
    assert initiative_fields()["one_off_cost"] == "one-off cost"
    assert "cost" not in initiative_fields()
    assert goal_fields()["said_in"] == "said in"


def test_choices_are_saved_with_the_case() -> None:
    case = CaseFile(columns=(ColumnChoice(header="Cost", field="one_off_cost"),))
    assert CaseFile.model_validate_json(case.model_dump_json()) == case
    assert case.columns[0].table == "initiatives"


def test_the_sheet_is_kept_as_it_stands_with_what_became_of_each_row() -> None:
    sheet = read_initiatives(PLAN, "plan.csv").sheet
    assert (sheet.letters, sheet.rows_in_all) == (("A", "B", "C", "D"), 5)
    assert sheet.rows[:2] == (
        SheetRow(1, ("Plan 2027", "", "", ""), "unread"),
        SheetRow(2, ("Inititative", "Cost", "Region", "Region"), "header"),
    )
    assert [row.use for row in sheet.rows[2:]] == ["read", "read", "unread"]


def test_of_a_long_sheet_the_first_two_hundred_rows_are_kept() -> None:
    sheet = read("Initiative,Owner", *(f"Desk {number},Jo" for number in range(500))).sheet
    assert (len(sheet.rows), sheet.rows_in_all) == (200, 501)


def test_a_remark_names_its_cell_and_the_header_above_it() -> None:
    (note,) = read_initiatives(PLAN, "plan.csv").notes
    assert (note.cell, note.row, note.column, note.header, note.grade) == ("B4", 4, "B", "Cost", "question")
    assert str(note) == "row 4, annual cost: 'lots' is not an amount; write 12000 or 12k"


def test_a_row_that_was_not_read_can_stand_among_the_remarks() -> None:
    found = read_initiatives(PLAN, "plan.csv")
    assert [str(row.as_note()) for row in found.unread] == [
        "row 1: 'Plan 2027' is not read: a line above the table",
        "row 5: 'Total | 12k' is not read: a totals row; bizcase adds up itself",
    ]


def test_each_record_knows_its_row() -> None:
    found = read_initiatives(PLAN, "plan.csv")
    assert (found.header_rows, found.rows) == ((2,), (3, 4))


def test_the_library_reads_bytes_and_paths_alike(tmp_path: object) -> None:
    file = f"{tmp_path}/plan.csv"
    with open(file, "wb") as out:
        out.write(PLAN)
    assert bizcase.read_initiatives(PLAN, "plan.csv") == bizcase.read_initiatives(file)
    with pytest.raises(InputError) as caught:
        bizcase.read_goals(b"", "goals.csv")
    assert caught.value.problems == ("goals.csv: the file is empty; give a table with a row of column names",)
