"""The pages that show what follows: figures as the engine has them, and what is missing said in words."""

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from bizcase.intake import read_case
from bizcase.model.case_file import CaseFile, Company
from tests.ui.app_driver import App, sample

Open = Callable[..., App]
FOLLOWING = ["mapping", "value", "risks", "roadmap", "wording", "deck"]
SAMPLES = ["retail_bank", "manufacturer", "city_council", "minimal", "large_group"]


def metrics(app: App) -> dict[str, str]:
    return {metric.label.replace("\\", ""): metric.value for metric in app.at.metric}


@pytest.mark.parametrize("page", FOLLOWING)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_of_every_sample_is_drawn(open_app: Open, name: str, page: str) -> None:
    app = open_app(sample(name)).open(page)
    assert app.at.title[0].value == page.capitalize()
    primary = [button.label for button in app.at.button if button.proto.type == "primary"]
    assert primary == ([] if page == "deck" else [f"Next: {FOLLOWING[FOLLOWING.index(page) + 1]}"])


@pytest.mark.parametrize("page", FOLLOWING)
def test_an_unfinished_case_is_told_what_is_missing(open_app: Open, page: str) -> None:
    app = open_app(CaseFile(company=Company(name="Acme"))).open(page)
    assert "To settle before anything can follow" in app.texts()
    assert "goals: none yet; write at least one goal of the company" in app.texts()
    links = [link.label for link in app.at.main.get("page_link")]
    assert links == ["Go to goals", "Go to initiatives"]


def test_an_unfinished_case_can_still_be_taken_away(open_app: Open) -> None:
    app = open_app(CaseFile(company=Company(name="Acme"))).open("deck")
    assert [button.label for button in app.at.get("download_button")] == ["Download the case file"]


def test_a_judgement_overrules_the_mapping_and_can_be_taken_back(open_app: Open) -> None:
    app = open_app(sample("minimal")).open("mapping").fill("outcome-I01", "customer_loyalty")
    app.fill("why-I01", "They buy again").press("judge-I01")
    (given,) = app.case.overrides
    assert (given.subject, given.outcome, given.why) == ("I01", "customer_loyalty", "They buy again")
    assert metrics(app)["Not mapped"] == "0"
    app.fill("outcome-I01", "").press("judge-I01")
    assert app.case.overrides == ()


def test_goals_that_nobody_serves_are_named(open_app: Open) -> None:
    app = open_app(sample("retail_bank")).open("mapping")
    assert metrics(app)["Goals nobody serves"] == "1"
    assert "Build a second distribution leg through independent mortgage brokers" in app.texts()


def test_every_initiative_stands_in_a_sentence_for_the_board(open_app: Open) -> None:
    app = open_app(sample("retail_bank")).open("mapping")
    assert "It enables a fall in account closures within 12 months of a public complaint from 21% to 15%" in app.texts()


def test_every_risk_stands_in_the_register(open_app: Open) -> None:
    app = open_app(sample("retail_bank")).open("risks")
    assert metrics(app)["Risks that apply"] == str(len(app.at.dataframe[0].value))


def test_the_roadmap_shows_pictures_gates_and_messages(open_app: Open) -> None:
    app = open_app(sample("retail_bank")).open("roadmap")
    assert [one.value.split(":")[0] for one in app.at.header] == ["Month 6", "Month 12", "Month 36"]
    gates = [one.value[:4] for one in app.at.markdown if one.value.startswith("**G")]
    assert gates == ["**G0", "**G1", "**G2", "**G3", "**G4"]


def test_the_deck_page_turns_the_slides(open_app: Open) -> None:
    app = open_app(sample("minimal")).open("deck")
    first = app.at.get_by_key(app.key("slide"))
    assert first.value == 0
    app.press("next-slide")
    assert app.at.get_by_key(app.key("slide")).value == 1


def test_what_is_downloaded_is_the_case_its_deck_and_its_value_model(open_app: Open) -> None:
    from bizcase.intake import case_to_json
    from bizcase.ui import slides
    from bizcase.ui.results import follows, today

    app = open_app(sample("minimal")).open("deck")
    assert [button.label for button in app.at.get("download_button")] == [
        "Download the PowerPoint deck",
        "Download the value model",
        "Download the case file",
    ]
    deck = Presentation(BytesIO(slides.deck(app.saved)))
    assert len(deck.slides) == len(slides.pages(app.saved))
    written = case_to_json(app.case)
    assert json.loads(written)["company"]["name"] == "Finch & Daughters"
    assert read_case(written, "case.json") == app.case
    model = CalamineWorkbook.from_filelike(BytesIO(slides.workbook(follows(app.saved, today()))))
    assert "Finch & Daughters" in str(model.get_sheet_by_index(0).to_python())
