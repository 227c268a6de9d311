"""What a user enters is saved at once, can be taken back, and is never lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bizcase.model.case_file import CaseFile, Company, Goal, Initiative
from bizcase.store import Store
from tests.ui.app_driver import ROOT, SAMPLES, App, sample

Open = Callable[..., App]
SMALL = CaseFile(
    company=Company(name="Acme", currency="GBP"),
    goals=(Goal(id="G1", statement="Keep customers"), Goal(id="G2", statement="Cut costs")),
    initiatives=(
        Initiative(id="I01", name="Care desk", goals=("G1",)),
        Initiative(id="I02", name="Forum", goals=("G1", "G2"), depends_on=("I01",)),
    ),
)


def test_start_without_a_case_offers_three_ways_in(open_app: Open) -> None:
    app = open_app().run()
    assert [one.value for one in app.at.header] == [
        "Begin a new case",
        "Look at a sample",
        "Open a case file",
        "Saved cases",
    ]
    assert "None yet. What you enter is saved here as you go." in app.texts()


@pytest.mark.parametrize("page", ["company", "goals", "initiatives", "people", "mapping", "value", "risks", "deck"])
def test_a_page_without_a_case_says_where_to_get_one(open_app: Open, page: str) -> None:
    app = open_app().open(page)
    assert "No case is open. Open one, or begin a new one, on the start page." in app.texts()


def test_a_new_case_is_saved_and_opens_the_next_page(open_app: Open, store: Store) -> None:
    app = open_app().run()
    app.at.text_input(key="new-company").set_value("Acme $5 *x*").run()
    next(button for button in app.at.button if button.label == "Begin").click().run()
    (info,) = store.cases()
    assert store.load(info.id).case.company.name == "Acme $5 *x*"
    assert app.sound().at.title[0].value == "Company and why"
    assert app.at.query_params["case"] == info.id


@pytest.mark.parametrize("name", ["retail_bank", "manufacturer", "city_council", "minimal", "large_group"])
def test_every_sample_opens_as_a_copy(open_app: Open, store: Store, name: str) -> None:
    app = open_app().run()
    app.at.selectbox(key="sample").set_value(name).run()
    next(button for button in app.at.button if button.label == "Open a copy").click().run()
    assert app.sound().at.title[0].value == "Company and why"
    assert store.load(store.cases()[0].id).case == sample(name)


def test_a_case_file_is_opened_and_a_bad_one_is_explained(open_app: Open, store: Store) -> None:
    app = open_app().run()
    app.at.file_uploader[0].upload("case.json", b'{"company": {"name": 7}}').run()
    assert "company, name: 7 is not text; put it in quotation marks" in app.texts()
    assert store.cases() == ()
    app.at.file_uploader[0].upload("case.toml", (SAMPLES / "minimal.toml").read_bytes()).run()
    assert [info.title for info in store.cases()] == ["Finch & Daughters"]


def test_a_saved_case_can_be_deleted(open_app: Open, store: Store) -> None:
    app = open_app(SMALL).run()
    app.at.button(key=f"delete-{app.id}").click().run()
    assert store.cases() == ()
    assert "None yet" in app.sound().texts()


def test_a_case_that_is_not_there_is_said_in_plain_words(open_app: Open) -> None:
    app = open_app()
    app.at.query_params["case"] = "nowhere"
    assert "case 'nowhere': not saved here; open another one from the list" in app.run().texts()


def test_a_database_that_does_not_answer_is_said_in_plain_words(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    for file in tmp_path.glob("cases.sqlite3*"):
        file.write_bytes(b"not a database at all" * 500)
    assert "the database of cases does not answer: file is not a database" in app.run().texts()


def test_a_field_is_saved_at_once_and_shown_in_the_title(open_app: Open) -> None:
    app = open_app(SMALL).open("company").fill("company-name", "Brown & Co")
    assert app.case.company.name == "Brown & Co"
    assert app.saved.info.rev == 2
    assert "Brown & Co" in [one.value for one in app.at.sidebar.text]


@pytest.mark.parametrize("case", [CaseFile(), SMALL, sample("retail_bank")], ids=["empty", "small", "bank"])
def test_looking_at_a_page_saves_nothing(open_app: Open, case: CaseFile) -> None:
    app = open_app(case)
    for page in ("company", "goals", "initiatives", "people", "mapping", "value"):
        app.refresh(page).run()
        assert app.saved.info.rev == 1, page


def test_amounts_are_typed_as_people_write_them(open_app: Open) -> None:
    app = open_app(SMALL).open("company").fill("company-annual_revenue", "£412m")
    assert app.case.company.annual_revenue == 412_000_000
    assert app.at.get_by_key(app.key("company-annual_revenue")).value == "412,000,000"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lots", "'lots' is not one amount; write 12000, 12k or 1.2m. The saved value is kept."),
        ("€5k", "'€5k' is in another currency; give it in GBP. The saved value is kept."),
    ],
)
def test_an_amount_that_is_none_is_explained_and_the_saved_one_kept(open_app: Open, typed: str, said: str) -> None:
    app = open_app(SMALL).open("company").fill("company-annual_revenue", "5000")
    app.fill("company-annual_revenue", typed)
    assert said in app.texts()
    assert app.case.company.annual_revenue == 5000


def test_a_share_is_asked_for_in_per_cent(open_app: Open) -> None:
    app = open_app(SMALL).open("company").fill("company-discount_rate", 7.0)
    assert app.case.company.discount_rate == 0.07


def test_undo_takes_the_last_edit_back_also_on_screen(open_app: Open) -> None:
    app = open_app(SMALL).open("company").fill("company-name", "Brown").fill("company-industry", "Tea")
    app.at.button(key="undo").click().run()
    assert (app.case.company.name, app.case.company.industry) == ("Brown", "")
    assert app.at.get_by_key(app.key("company-industry")).value == ""


def test_a_refresh_loses_nothing(open_app: Open) -> None:
    app = open_app(SMALL).open("company").fill("purpose-why", "To serve")
    assert app.refresh("company").at.get_by_key(app.key("purpose-why")).value == "To serve"


def test_two_windows_keep_both_edits(open_app: Open, store: Store) -> None:
    app = open_app(SMALL).open("company")
    other = App(store)
    other.id = app.id
    other.refresh("company").fill("company-industry", "Tea")
    app.fill("company-name", "Brown")
    assert (app.case.company.name, app.case.company.industry) == ("Brown", "Tea")
    assert [toast.value.replace("\\", "") for toast in app.at.toast] == [
        "This case was also changed in another window. Both changes are kept."
    ]


def test_cells_of_the_goal_grid_are_saved(open_app: Open) -> None:
    app = open_app(SMALL).open("goals")
    app.edit_cells("goals", {1: {"statement": "Cut costs by $5 *now*", "deadline": "2028-12-31", "weight": 2}})
    goal = app.case.goals[1]
    assert (goal.id, goal.statement) == ("G2", "Cut costs by $5 *now*")
    assert (goal.deadline, goal.weight) == (date(2028, 12, 31), 2.0)


def test_a_goal_is_added_and_removed_with_its_references(open_app: Open) -> None:
    app = open_app(SMALL).open("goals").press("Add a goal")
    assert [goal.id for goal in app.case.goals] == ["G1", "G2", "G3"]
    assert "goal 3, statement: missing; say the goal in a sentence" in app.texts()
    app.fill("remove-goal", "G1").press("do-remove-goal")
    assert [goal.id for goal in app.case.goals] == ["G2", "G3"]
    assert [one.goals for one in app.case.initiatives] == [(), ("G2",)]


def test_cells_of_the_initiative_grid_are_saved_edit_by_edit(open_app: Open) -> None:
    app = open_app(SMALL).open("initiatives")
    app.edit_cells("initiatives", {0: {"annual_cost": 46000, "confidence": 70, "goals": ["G2"]}})
    app.edit_cells("initiatives", {0: {"annual_cost": 46000, "benefit_low": 10.0}, 1: {"benefit_high": 30.0}})
    first, second = app.case.initiatives
    assert (first.annual_cost, first.confidence, first.goals) == (46000, 0.7, ("G2",))
    assert first.benefit is not None
    assert first.benefit.low == 10.0
    assert second.benefit is not None
    assert second.benefit.high == 30.0


def test_emptying_a_cell_makes_the_value_missing_not_zero(open_app: Open) -> None:
    app = open_app(sample("retail_bank")).open("initiatives")
    emptied = {"annual_cost": None, "benefit_low": None, "benefit_base": None, "benefit_high": None, "owner": None}
    app.edit_cells("initiatives", {0: emptied})
    first = app.case.initiatives[0]
    assert (first.annual_cost, first.benefit, first.owner) == (None, None, "")


def test_a_cell_that_is_not_accepted_is_named_and_the_others_are_saved(open_app: Open) -> None:
    app = open_app(SMALL).open("initiatives")
    app.edit_cells("initiatives", {0: {"duration_months": 9000, "owner": "Ann"}})
    assert (app.case.initiatives[0].duration_months, app.case.initiatives[0].owner) == (None, "Ann")
    assert "row 1, Months: 9000 is too large; 600 is the most. The saved value is kept." in app.texts()


def test_a_negative_cost_is_saved_and_said(open_app: Open) -> None:
    app = open_app(SMALL).open("initiatives").edit_cells("initiatives", {0: {"annual_cost": -5}})
    assert "initiative 'Care desk', annual cost: -5 is below zero; give 0 or more" in app.texts()


def test_removing_an_initiative_frees_those_that_depend_on_it(open_app: Open) -> None:
    app = open_app(SMALL).open("initiatives").fill("remove-initiative", "I01").press("do-remove-initiative")
    assert [(one.id, one.depends_on) for one in app.case.initiatives] == [("I02", ())]


def test_a_circle_of_dependencies_is_named_on_the_page(open_app: Open) -> None:
    app = open_app(SMALL).open("initiatives").fill("initiatives-I01-depends_on", ["I02"])
    assert "Care desk" in app.texts()
    assert "is a circle; take one of these dependencies away" in app.texts()


def test_the_form_of_an_initiative_saves_what_the_grid_has_no_room_for(open_app: Open) -> None:
    app = open_app(SMALL).open("initiatives").fill("initiatives-I01-channels", "LinkedIn,  own site")
    app.fill("initiatives-I01-evidence_tier", "C").fill("initiatives-I01-driver", "D-EFF-DEFLECT")
    app.fill("initiatives-I01-answer_visits-base", "520k").fill("initiatives-I01-resolved_share-base", 38.0)
    first = app.case.initiatives[0]
    assert (first.channels, first.evidence_tier) == (("LinkedIn", "own site"), "C")
    assert {name: one.base for name, one in first.driver_inputs.items()} == {
        "answer_visits": 520_000,
        "resolved_share": 0.38,
    }


def test_a_spreadsheet_is_shown_before_it_is_taken_over(open_app: Open) -> None:
    app = open_app(CaseFile(company=Company(name="Bank", currency="GBP"))).open("goals")
    app.upload("upload-goals", "goals.csv", (SAMPLES / "retail_bank_goals.csv").read_bytes())
    assert app.case.goals == ()
    app.press("use-goals")
    assert [goal.id for goal in app.case.goals] == ["G1", "G2", "G3", "G4", "G5"]
    app.open("initiatives")
    data = (SAMPLES / "retail_bank_initiatives.csv").read_bytes()
    app.upload("upload-initiatives", "initiatives.csv", data)
    metrics = {metric.label: metric.value for metric in app.at.metric}
    assert metrics["Initiatives read"] == "13"
    assert int(metrics["Rows left out"]) >= 1
    app.press("use-initiatives")
    assert [one.name for one in app.case.initiatives] == [one.name for one in sample("retail_bank").initiatives]
    assert app.case.initiatives[3].goals == ("G3",)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"just some text"])
def test_a_file_that_is_no_table_is_explained_and_loses_nothing(open_app: Open, data: bytes) -> None:
    app = open_app(SMALL).open("initiatives").upload("upload-initiatives", "bad.csv", data)
    assert len(app.at.error) == 1
    assert app.at.error[0].value.replace("\\", "").startswith("- bad.csv")
    assert app.case == SMALL


def test_people_scores_and_platforms_are_saved(open_app: Open) -> None:
    app = open_app(SMALL).open("people")
    app.fill("new-role", "Chief executive").fill("new-person", "Ruth").press("add-person")
    app.edit_cells("stakeholders", {0: {"support": "sceptic", "influence": "high", "last_spoken": "2026-11-05"}})
    app.fill("audit-culture-current", 2).fill("audit-culture-evidence", "Survey")
    app.press("Add a platform").edit_cells("declined", {0: {"platform": "Threads", "reason": "No need"}})
    (person,) = app.case.stakeholders
    assert (person.role, person.name, person.support, person.influence) == (
        "Chief executive", "Ruth", "sceptic", "high",
    )  # fmt: skip
    assert [(one.dimension, one.current, one.evidence) for one in app.case.audit] == [("culture", 2, "Survey")]
    assert [(one.platform, one.reason) for one in app.case.declined] == [("Threads", "No need")]


def test_the_assumptions_that_the_engine_uses_are_asked_for(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("assumption-hourly_rate-value", "34")
    app.fill("assumption-hourly_rate-source", "Finance").fill("assumption-contingency-value", 10.0)
    assert [(one.id, one.value, one.source) for one in app.case.assumptions] == [
        ("hourly_rate", 34.0, "Finance"),
        ("contingency", 0.1, ""),
    ]


def test_user_text_never_becomes_formatting(open_app: Open) -> None:
    nasty = "![x](http://example.invalid/p.png) $a$ *b* <i>c</i> _d_ :red[e]"
    case = SMALL.model_copy(
        update={
            "company": Company(name=nasty),
            "goals": (Goal(id="G1", statement=nasty),),
            "initiatives": (Initiative(id="I01", name=nasty, goals=("G9",)),),
        }
    )
    app = open_app(case).open("initiatives")
    markdown = [one.value for kind in ("markdown", "warning", "caption") for one in app.at.get(kind)]
    assert not [text for text in markdown if "![x]" in text or "$a$" in text or "*b*" in text]
    assert nasty in app.texts()


def test_the_pages_are_where_streamlit_looks_for_them() -> None:
    pages = {path.stem for path in (ROOT / "bizcase" / "ui" / "pages").glob("*.py")}
    from bizcase.ui.steps import STEPS

    assert pages == {step.name for step in STEPS}
