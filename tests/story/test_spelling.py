"""British spelling unless the company says otherwise; the user's own words stay as they are."""

import re

import pytest

from bizcase import api
from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import CaseFile
from bizcase.model.story import Story
from bizcase.story import outline, tell
from tests.story.told import SAMPLES, TODAY, changed, each_initiative, sample, story

PAIRS: dict[str, str] = load_catalogue().language["spelling"]["american"]


def american(case: CaseFile) -> Story:
    catalogue = load_catalogue()
    return tell(build_case(changed(case, company={"spelling": "american"}), catalogue, TODAY), catalogue)


def british_words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.casefold()) if word in PAIRS}


@pytest.mark.parametrize("name", SAMPLES)
def test_american_sentences_hold_no_british_word_that_the_user_did_not_write(name: str) -> None:
    theirs = british_words(repr(sample(name)))
    assert british_words(outline(american(sample(name)))) <= theirs
    assert american(sample(name)).language == "en-US"


@pytest.mark.parametrize("name", SAMPLES)
def test_only_spelling_differs(name: str) -> None:
    def respelt(text: str) -> str:
        text = re.sub(r"\b[0-9a-f]{64}\b", "", text)
        return re.sub(r"[A-Za-z]+", lambda word: PAIRS.get(word[0].casefold(), word[0].casefold()), text)

    before, after = outline(story(name)).replace("en-GB", "en-US"), outline(american(sample(name)))
    assert respelt(before) == respelt(after)


def test_british_is_what_is_spelt_without_a_word() -> None:
    assert story("retail_bank").language == "en-GB"
    assert "neighbours" in outline(story("retail_bank")) or "judgement" in outline(story("retail_bank"))


def test_a_name_stays_as_the_user_spells_it() -> None:
    told = outline(american(each_initiative(sample("retail_bank"), name="Centre of the neighbours' programme")))
    assert "Centre of the neighbours' programme" in told.replace("’", "'")
    assert "neighbors" not in told.split("Centre of the")[1].split("\n")[0]


def test_results_in_the_app_and_in_lists_are_spelt_so_too_and_codes_stay() -> None:
    case = sample("minimal")
    british, american = (
        api.build_case(changed(case, company={"spelling": one}), today=TODAY) for one in ("british", "american")
    )
    assert british_words(repr(british.messages)) >= {"behaviour", "judgement", "labour"}
    assert british_words(repr(american.messages)) <= british_words(repr(case))
    assert british.risks != american.risks
    assert [one.id for one in british.risks] == [one.id for one in american.risks]


def test_wording_for_the_workbook_keeps_its_keys() -> None:
    catalogue, case = load_catalogue(), changed(sample("minimal"), company={"spelling": "american"})
    wording = {"organisation": ["The programme, quarter by quarter"], "code": "unmonetised"}
    assert api.in_their_spelling(wording, case, catalogue) == {
        "organisation": ["The program, quarter by quarter"],
        "code": "unmonetised",
    }
    assert api.in_their_spelling(wording, sample("minimal"), catalogue) is wording
