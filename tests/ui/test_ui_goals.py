"""Goals in sentences: the page shows what it read, and one click writes it into the table."""

from collections.abc import Callable
from datetime import date

from bizcase.model.case_file import CaseFile, Company, Goal
from tests.ui.app_driver import App

Open = Callable[..., App]
SENTENCES = CaseFile(
    company=Company(name="Acme", currency="GBP", fiscal_year_start=4),
    goals=(
        Goal(id="G1", statement="Cut cost per case from £38 to £30 by March 2028 (COO)", target="£32"),
        Goal(id="G2", statement="Grow recurring revenue 12% by end of FY28"),
        Goal(id="G3", statement="Be kind"),
    ),
)


def test_what_was_read_stands_beside_its_words(open_app: Open) -> None:
    app = open_app(SENTENCES).open("goals")
    assert "Read in the sentences" in app.texts()
    shown = app.at.dataframe[-1].value
    assert [tuple(row) for row in shown[["Goal", "Field", "Read as", "In the words"]].itertuples(index=False)] == [
        ("G1", "Measure", "cost per case", "cost per case"),
        ("G1", "Today", "£38", "£38"),
        ("G1", "By", "31 Mar 2028", "by March 2028"),
        ("G1", "Executive", "COO", "COO"),
        ("G2", "Measure", "recurring revenue", "recurring revenue"),
        ("G2", "Target", "up 12% on today", "12%"),
        ("G2", "By", "31 Mar 2028", "by end of FY28"),
    ]
    assert "G1, target: the column says ‘£32’, the sentence ‘from £38 to £30’; the column is taken." in app.texts()


def test_one_click_fills_the_empty_fields_and_no_other(open_app: Open) -> None:
    app = open_app(SENTENCES).open("goals")
    next(button for button in app.at.button if button.label == "Write into the table").click().run()
    first, second, third = app.sound().case.goals
    assert (first.metric, first.baseline, first.target, first.deadline, first.executive) == (
        "cost per case",
        "£38",
        "£32",
        date(2028, 3, 31),
        "COO",
    )
    assert (second.metric, second.target, second.baseline) == ("recurring revenue", "up 12% on today", "")
    assert third == SENTENCES.goals[2]
    assert not [button for button in app.at.button if button.label == "Write into the table"]


def test_a_table_that_says_all_gets_no_second_table(open_app: Open) -> None:
    app = open_app(SENTENCES.model_copy(update={"goals": (Goal(id="G1", statement="Be kind"),)})).open("goals")
    assert "Read in the sentences" not in app.texts()
