"""The page of words: before and after, use or keep, words of the house, and undo."""

from collections.abc import Callable

import pytest

from bizcase.model.case_file import CaseFile, HouseTerm
from tests.ui.app_driver import App, sample

Open = Callable[..., App]


def case(*, name: str = "Leverage the desk", kpi: str = "Likes", **fields: object) -> CaseFile:
    """The minimal case with one initiative in other words."""
    minimal = sample("minimal")
    one = minimal.initiatives[0].model_copy(update={"name": name, "kpi": kpi})
    return minimal.model_copy(update={"initiatives": (one, *minimal.initiatives[1:]), **fields})


def test_a_clean_case_is_told_so(open_app: Open) -> None:
    texts = open_app(sample("minimal")).open("wording").texts()
    assert "Nothing that you wrote needs mending." in texts
    assert "No words of your own yet." in texts


def test_each_word_stands_with_before_and_after(open_app: Open) -> None:
    texts = open_app(case()).open("wording").texts()
    assert "2 words in your texts would cost the case respect." in texts
    assert "Initiative I01 'Leverage the desk', name" in texts
    assert "**Before:** Leverage the desk\n**After:** Use the desk" in texts
    assert "**After:** leave it out, or say what changes for the business" in texts
    assert "“Likes” counts activity. Show instead: attitude or purchase change in a test." in texts


def test_the_plain_words_take_the_place_of_the_text_and_undo_brings_it_back(open_app: Open) -> None:
    app = open_app(case()).open("wording").press("use-0")
    assert app.case.initiatives[0].name == "Use the desk"
    app.at.button(key="undo").click()
    assert app.run().case.initiatives[0].name == "Leverage the desk"


def test_a_kept_word_is_not_raised_again_until_that_is_taken_back(open_app: Open) -> None:
    app = open_app(case(kpi="Churn rate")).open("wording").press("keep-0")
    assert app.case.accepted_terms == ("leverage",)
    assert app.case.initiatives[0].name == "Leverage the desk"
    assert "Nothing that you wrote needs mending." in app.texts()
    assert "**Kept:** leverage" in app.texts()
    app.fill("remove-kept word", "leverage").press("do-remove-kept word")
    assert not app.case.accepted_terms


def test_a_word_of_the_house_is_raised_with_its_replacement(open_app: Open) -> None:
    app = open_app(case(name="Synergise the desk", kpi="")).open("wording")
    app.fill("new-term", "Synergise").fill("new-say", "join").press("add-term")
    assert app.case.house_terms == (HouseTerm(term="Synergise", say_instead="join"),)
    assert "“Synergise” is jargon: say “join”" in app.texts()
    assert app.press("use-0").case.initiatives[0].name == "Join the desk"


def test_the_spelling_of_the_slides_is_chosen_here(open_app: Open) -> None:
    app = open_app(case()).open("wording").fill("company-spelling", "american")
    assert app.case.company.spelling == "american"


def test_a_word_of_the_house_in_our_own_sentences_is_said(open_app: Open) -> None:
    app = open_app(case(house_terms=(HouseTerm(term="decision", say_instead="resolution"),))).open("wording")
    assert "These words stand in sentences that bizcase writes" in app.texts()


@pytest.mark.parametrize(("spelling", "header"), [("british", "The programme"), ("american", "The program")])
def test_the_pages_spell_as_the_company_does(open_app: Open, spelling: str, header: str) -> None:
    company = sample("minimal").company.model_copy(update={"spelling": spelling})
    app = open_app(case(company=company)).open("company")
    assert [one.value for one in app.at.header][-1] == f"{header} and the decision"
    assert app.at.get_by_key(app.key("programme-name")).label == f"{header.split()[1].capitalize()} name"
