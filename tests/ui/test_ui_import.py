"""A spreadsheet on its way into a case: reported, corrected, accepted, taken back; and out again."""

from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter

from bizcase.intake import read_initiatives
from bizcase.model.case_file import CaseFile, ColumnChoice, Company, Goal, Initiative
from bizcase.template_sheet import as_csv
from tests.ui.app_driver import App

Open = Callable[..., App]
SMALL = CaseFile(
    company=Company(name="Acme", currency="GBP"),
    goals=(Goal(id="G1", statement="Keep customers"), Goal(id="G2", statement="Cut costs")),
    initiatives=(
        Initiative(id="I01", name="Care desk", goals=("G1",), owner="Ann", annual_cost=4000),
        Initiative(id="I02", name="Forum", goals=("G1", "G2"), depends_on=("I01",)),
    ),
)
EMPTY = CaseFile(company=Company(name="Acme", currency="GBP"), goals=SMALL.goals)
NEWER = b"Initiative,Annual cost\nCare desk,5000\nNewsletter,1k\n"
UGLY = """Plan of social media 2027;;;;
;;;;
Project;Annual cost;Benefit;Region;Theme
Care desk;\xa312k;lots;UK;Keep customers
Forum;TBC;lots;DE;Keep custmers
Total;12k;;;
* figures of November;;;;
""".encode("cp1252")


def upload(open_app: Open, case: CaseFile, data: bytes, name: str = "plan.csv", page: str = "initiatives") -> App:
    return open_app(case).open(page).upload(f"upload-{page}", name, data)


def metrics(app: App) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.at.metric}


def table(app: App, *columns: str) -> list[dict[str, object]]:
    """The rows of the one table with these columns."""
    (found,) = [one.value for one in app.at.dataframe if list(one.value.columns) == list(columns)]
    return [dict(row) for row in found.to_dict("records")]


def asked(app: App) -> list[dict[str, object]]:
    return table(app, "Where", "Column", "In the file", "What is needed")


def edit_preview(app: App, rows: dict[int, dict[str, object]]) -> App:
    return app.edit_cells(app.name_of("fix-"), rows)


def test_the_report_counts_and_groups_what_was_read_with_its_cells(open_app: Open) -> None:
    app = upload(open_app, EMPTY, UGLY)
    assert metrics(app) == {"Initiatives read": "2", "To answer": "2", "Assumed": "2", "Rows left out": "3"}
    assert "**2 initiatives read** from plan.csv, column names in row 3." in app.texts()
    assert "3 of 5 columns recognised, 2 kept as extra facts." in app.texts()
    assert asked(app) == [
        {
            "Where": "C4, C5",
            "Column": "Benefit",
            "In the file": "lots",
            "What is needed": "Not an amount; write 12000 or 12k",
        }
    ]
    left_out = table(app, "Where", "In the file", "Why it was left out")
    assert [row["Where"] for row in left_out] == ["Row 1", "Row 6", "Row 7"]


def test_the_original_stands_beside_the_result_with_the_rows_of_the_sheet(open_app: Open) -> None:
    app = upload(open_app, EMPTY, UGLY)
    original = table(app, "Row", "A", "B", "C", "D", "E")
    assert [row["Row"] for row in original] == [1, 3, 4, 5, 6, 7]
    assert original[2] == {"Row": 4, "A": "Care desk", "B": "£12k", "C": "lots", "D": "UK", "E": "Keep customers"}
    (result,) = [one.value for one in app.at.get("data_editor") if "place" in one.value.columns]
    assert list(result["place"]) == ["4", "5"]
    assert list(result["annual_cost"].fillna(-1)) == [12000, -1]


def test_another_field_for_a_column_is_read_at_once_saved_and_used_next_time(open_app: Open) -> None:
    app = upload(open_app, EMPTY, UGLY).fill("column-initiatives-Theme-", "goals")
    assert app.case.columns == (ColumnChoice(header="Theme", field="goals"),)
    assert "4 of 5 columns recognised, 1 kept as extra facts." in app.texts()
    app.press("use-initiatives")
    assert [one.goals for one in app.case.initiatives] == [("G1",), ("G1",)]
    app.upload("upload-initiatives", "next.csv", b"Project,Theme\nRadio,Cut costs\n").press("use-initiatives")
    assert app.case.initiatives[-1].goals == ("G2",)


def test_a_column_can_be_kept_as_a_fact_or_left_out(open_app: Open) -> None:
    app = upload(open_app, EMPTY, UGLY).fill("column-initiatives-Benefit-benefit_base", "")
    app.fill("column-initiatives-Region-", "ignore").press("use-initiatives")
    assert app.case.initiatives[0].extra == {"Benefit": "lots", "Theme": "Keep customers"}


def test_choices_with_which_nothing_can_be_read_are_taken_back_with_a_button(open_app: Open) -> None:
    app = upload(open_app, EMPTY, b"Project,Annual cost\n1,12\n").fill("column-initiatives-Project-name", "ignore")
    assert "Nothing was read; your case is as it was" in app.texts()
    app.press("forget-columns-initiatives")
    assert app.case.columns == ()
    assert metrics(app)["Initiatives read"] == "1"


def test_a_value_typed_into_the_preview_answers_its_question_and_is_taken_over(open_app: Open) -> None:
    app = upload(open_app, EMPTY, UGLY)
    edit_preview(app, {0: {"benefit_base": 9000, "name": "Care *desk*"}})
    assert metrics(app)["To answer"] == "1"
    assert [row["Where"] for row in asked(app)] == ["C5"]
    app.press("use-initiatives")
    first = app.case.initiatives[0]
    assert first.benefit is not None
    assert (first.name, first.benefit.base) == ("Care *desk*", 9000)


def test_what_was_typed_stays_when_another_column_is_chosen(open_app: Open) -> None:
    app = upload(open_app, EMPTY, UGLY)
    edit_preview(app, {1: {"annual_cost": 700}})
    app.fill("column-initiatives-Theme-", "goals").press("use-initiatives")
    assert [one.annual_cost for one in app.case.initiatives] == [12000, 700]


def test_a_sheet_on_its_side_is_reported_by_its_columns(open_app: Open) -> None:
    sheet = b"Initiative,Care desk,Forum\nOwner,Ann,Bo\nAnnual cost,12k,lots\nStart,Q1 2027,Q2 2027\n"
    app = upload(open_app, EMPTY, sheet)
    assert "which lists the initiatives side by side" in app.texts()
    assert [row["Where"] for row in asked(app)] == ["C3"]
    edit_preview(app, {1: {"annual_cost": 700}})
    assert metrics(app)["To answer"] == "0"
    assert [one.annual_cost for one in app.press("use-initiatives").case.initiatives] == [12000, 700]


def test_looking_at_a_file_saves_nothing(open_app: Open) -> None:
    app = upload(open_app, SMALL, NEWER)
    edit_preview(app, {0: {"annual_cost": 1}}).run()
    assert app.saved.info.rev == 1


def test_an_update_says_what_it_does_and_keeps_the_rest(open_app: Open) -> None:
    app = upload(open_app, SMALL, NEWER)
    for line in ("1 added**: Newsletter", "1 changed**: Care desk", "1 not in the file and left as before**: Forum"):
        assert line in app.texts()
    assert table(app, "Initiative", "Field", "Now", "Then") == [
        {"Initiative": "Care desk", "Field": "annual cost", "Now": "4,000", "Then": "5,000"}
    ]
    app.press("use-initiatives")
    assert [(one.id, one.name, one.owner, one.annual_cost) for one in app.case.initiatives] == [
        ("I01", "Care desk", "Ann", 5000), ("I02", "Forum", "", None), ("I03", "Newsletter", "", 1000),
    ]  # fmt: skip
    assert app.at.file_uploader[0].value is None


def test_a_rename_that_is_recognised_is_said(open_app: Open) -> None:
    known = SMALL.initiatives[0].model_copy(
        update={"description": "Six agents answer complaints that start in public.", "kpi": "Accounts closed"}
    )
    newer = as_csv("initiatives", [known.model_copy(update={"name": "Desk for complaints"}), SMALL.initiatives[1]])
    app = upload(open_app, SMALL.model_copy(update={"initiatives": (known, SMALL.initiatives[1])}), newer)
    assert "1 known under a new name**: Care desk → Desk for complaints" in app.texts()


def test_a_replaced_list_says_what_goes_and_undo_brings_it_back(open_app: Open) -> None:
    app = upload(open_app, SMALL, NEWER).fill("mode-initiatives", "replace")
    assert "**1 not in the file and removed**: Forum" in app.texts()
    app.press("use-initiatives")
    assert [(one.id, one.name) for one in app.case.initiatives] == [("I01", "Care desk"), ("I03", "Newsletter")]
    app.at.button(key="undo").click().run()
    assert app.sound().case == SMALL


def test_a_file_without_news_has_nothing_to_accept(open_app: Open) -> None:
    app = upload(open_app, SMALL, as_csv("initiatives", SMALL.initiatives))
    assert "2 already the same" in app.texts()
    assert app.at.get_by_key(app.key("use-initiatives")).disabled


def test_undo_of_a_column_keeps_the_file_open(open_app: Open) -> None:
    app = upload(open_app, EMPTY, UGLY).fill("column-initiatives-Theme-", "goals")
    app.at.button(key="undo").click().run()
    assert app.case.columns == ()
    assert metrics(app.sound())["Initiatives read"] == "2"
    assert app.at.get_by_key(app.key("column-initiatives-Theme-")).value == ""


def test_another_sheet_can_be_picked(open_app: Open) -> None:
    app = upload(open_app, EMPTY, two_sheets(), "plans.xlsx")
    name = app.name_of("sheet-initiatives-")
    assert app.at.get_by_key(app.key(name)).value == "Initiatives 2027"
    app.fill(name, "Old").press("use-initiatives")
    assert [one.name for one in app.case.initiatives] == ["Newsletter"]


def two_sheets() -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for name, title in (("Old", "Newsletter"), ("Initiatives 2027", "Care desk")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Initiative", "Annual cost"])
            sheet.write_row(1, 0, [title, 12000])
    return target.getvalue()


def test_a_refused_file_leaves_the_one_before_it_in_the_case(open_app: Open) -> None:
    app = upload(open_app, SMALL, b"%PDF-1.7\n1 0 obj", "report.csv")
    assert "report.csv: this is a PDF document; accepted: CSV, XLSX, XLS, ODS" in app.texts()
    assert app.case == SMALL


def test_goals_are_updated_by_their_words(open_app: Open) -> None:
    sheet = b"Goal,Executive\nCut costs,COO\nHire,HR\n"
    app = upload(open_app, SMALL, sheet, page="goals").press("use-goals")
    assert [(one.id, one.statement, one.executive) for one in app.case.goals] == [
        ("G1", "Keep customers", ""), ("G2", "Cut costs", "COO"), ("G3", "Hire", "HR"),
    ]  # fmt: skip
    assert app.case.initiatives == SMALL.initiatives


@pytest.mark.parametrize("nasty", ["![x](http://example.invalid/p.png)", "$a$ *b* <i>c</i>", ":red[e] [l](http://x)"])
def test_text_of_a_file_never_becomes_formatting(open_app: Open, nasty: str) -> None:
    sheet = f'Initiative,"{nasty}",Annual cost\n"{nasty}","{nasty}","{nasty}"\n'.encode()
    app = upload(open_app, SMALL, sheet, f"{nasty.replace('/', '')}.csv")
    said = [one.value for kind in ("markdown", "caption", "error", "warning") for one in app.at.get(kind)]
    assert not [text for text in said if nasty in text]


def test_the_cleaned_data_and_a_template_can_be_taken_away(open_app: Open) -> None:
    app = open_app(SMALL).open("initiatives")
    labels = [button.label for button in app.at.get("download_button")]
    assert labels == ["Excel (XLSX)", "CSV", "Excel (XLSX)", "CSV"]
    assert read_initiatives(as_csv("initiatives", app.case.initiatives), "i.csv").initiatives == SMALL.initiatives
