"""The slides of the options: what they show, and that every figure on them stands in the model."""

import re
from collections.abc import Iterator

import pytest

from bizcase import figures
from bizcase.model.appraisal import AlternativeWay, OptionResult
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile
from bizcase.model.story import Bullets, Slide, Table
from bizcase.model.value import Range
from tests.story.told import SAMPLES, built, sample, slide, states, title

SLIDES = ("options", "options_detail", "other_ways")
FIGURE = re.compile(r"−?(?:(?:[£€$]|CHF )\d[\d.,]*(?:bn|m|k)?|\d[\d.,]*\d%?|\d%?)")
SAID_IN_WORDS = {"36", "6"}  # the horizon and the month of the first gate


def tables(found: Slide) -> list[Table]:
    return [one for part in found.parts for one in part.exhibits if isinstance(one, Table)]


def points(found: Slide) -> dict[str, str]:
    lists = [one for part in found.parts for one in part.exhibits if isinstance(one, Bullets)]
    return {item.lead.rstrip(": "): item.text for one in lists for item in one.items}


def rows(found: Slide, place: int = 0) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in tables(found)[place].rows}


def texts(found: Slide) -> Iterator[str]:
    yield found.title
    yield found.notes
    for table in tables(found):
        yield from (column.header for column in table.columns)
        yield from (cell for row in table.rows for cell in row)
    yield from points(found).values()


# --- every figure has a parent ------------------------------------------------------------------------------------


def known_figures(case: BusinessCase) -> set[str]:
    """Every figure of the model in each way that a slide may write it."""
    appraisal, value = case.appraisal, case.value
    amounts: list[Range | float | None] = [value.worth, value.expected_loss]
    amounts += [None if value.delay is None else value.delay.sliding]
    plain: list[float] = [len(appraisal.options), len({one.id for one in appraisal.alternatives})]
    plain += [0 if value.delay is None else value.delay.months, len(case.case.goals)]
    for one in (*appraisal.options, *appraisal.alternatives):
        amounts += [one.cost, one.worth, one.up_front]
        plain += [one.total, *(100 * score.points for score in one.scores if score.points is not None)]
    plain += [one.current for one in case.case.audit if one.current is not None] + [5]
    written = {text for amount in amounts for text in _money(amount, value.currency)}
    shares = {figures.percent(one.weight) for one in appraisal.criteria} | {"10%"}
    return written | shares | {figures.whole(number) for number in plain} | SAID_IN_WORDS


def _money(amount: Range | float | None, currency: str) -> Iterator[str]:
    ends = [amount] if not isinstance(amount, Range) else list(amount)
    for end in (one for one in ends if one is not None):
        for digits in (2, 3):
            yield figures.money(end, currency, digits)
            yield figures.money(abs(end), currency, digits)


def without_own_words(text: str, case: CaseFile) -> str:
    """``text`` without what the user wrote, whose figures are the user's."""
    own = [one.source for one in case.options] + [one.name for one in case.initiatives] + [case.trend]
    own += [part for one in case.declined for part in (one.platform, one.reason)]
    own += [figures.day(one.review_on) for one in case.declined]
    for words in sorted(filter(None, own), key=len, reverse=True):
        for form in (words, words[:1].lower() + words[1:]):
            text = text.replace(form, "")
    return text


@pytest.mark.parametrize("name", [*SAMPLES, "undiscounted", "swiss", "thin", "does not pay", "free", "unscored"])
def test_every_figure_on_the_slides_of_the_options_stands_in_the_model(name: str) -> None:
    case = built(name)
    known = known_figures(case)
    shown = [one for one in SLIDES if one != "other_ways" or case.appraisal.alternatives or case.case.declined]
    said = " ".join(without_own_words(text, case.case) for one in shown for text in texts(slide(name, one)))
    assert {figure for figure in FIGURE.findall(said) if figure not in known} == set()


# --- the core slide -----------------------------------------------------------------------------------------------


def test_the_table_shows_every_criterion_of_every_option() -> None:
    found = slide("retail_bank", "options")
    assert [column.header for column in tables(found)[0].columns] == [
        *("Option", "Cost, 36 months", "Worth", "Up front", "Goals", "Risk", "Undoing", "Skills", "Score"),
    ]
    assert rows(found)["Do nothing"] == (
        "no extra cost",
        "the baseline",
        "none",
        "low",
        "high",
        "easy",
        "in hand",
        "25",
    )
    assert rows(found)["Outsource it"][:3] == ("£1.42m", "not yet quantified", "£269k")
    assert tables(found)[0].strong == {3}


def test_what_nobody_knows_is_shown_as_not_known() -> None:
    assert rows(slide("minimal", "options"))["Full plan"] == (
        *("not yet quantified", "not yet quantified", "not known", "not known", "medium", "partly", "not known", "13"),
    )


def test_an_option_that_fails_a_hurdle_is_marked() -> None:
    assert list(rows(slide("city_council", "options")))[3] == "Full plan (ruled out)"


def test_an_option_that_scores_higher_but_fails_a_hurdle_is_named_with_the_reason() -> None:
    said = points(slide("large_group", "options"))["Ruled out"]
    assert re.fullmatch(r"‘Full plan’ scores \d+ against \d+, but its margin is too thin for the whole sum\.", said)
    assert "Ruled out" not in points(slide("retail_bank", "options"))
    assert "Ruled out" not in points(slide("city_council", "options"))


def test_the_title_says_what_doing_nothing_costs() -> None:
    assert title("retail_bank", "options") == (
        f"Of six options, the full plan scores highest; doing nothing forgoes a likely {_short('retail_bank')}"
    )
    assert title("large_group", "options") == (
        "Of six options we prefer the staged pilot; doing nothing costs about £470k a year"
    )


def _short(name: str) -> str:
    worth = built(name).value.worth
    assert worth is not None
    return figures.money(worth.base, built(name).value.currency, 2)


def test_an_option_that_scores_higher_is_said_in_title_and_text() -> None:
    assert title("city_council", "options") == (
        "We ask for the staged pilot, though another option scores higher on our criteria"
    )
    assert points(slide("city_council", "options"))["Against us"] == built("city_council").appraisal.contested
    assert "Against us" not in points(slide("retail_bank", "options"))


def test_the_best_way_without_social_networks_stands_with_its_figures() -> None:
    (way,) = (one for one in built("retail_bank").appraisal.alternatives if one.cost is not None)
    assert way.worth is not None
    assert points(slide("retail_bank", "options"))["Without social networks"] == (
        f"‘off-line lead system’ for £540k, worth {_spread(way.worth)} as given."
    )
    assert points(slide("manufacturer", "options"))["Without social networks"].endswith("nobody has priced them yet.")


def _spread(worth: Range) -> str:
    low, base, high = (figures.money(end, "GBP") for end in worth)
    return f"{base} ({low} to {high})"


def test_the_trend_opens_what_is_said_of_doing_nothing() -> None:
    trend = sample("retail_bank").trend
    assert points(slide("retail_bank", "options"))["Doing nothing"].startswith(trend[:1].lower() + trend[1:])


# --- the appendix -------------------------------------------------------------------------------------------------


def test_the_scores_carry_weights_points_and_reasons() -> None:
    found = slide("retail_bank", "options_detail")
    assert [column.header for column in tables(found)[0].columns] == [
        *("Option", "Fit with goals, 30%", "Worth, 30%", "Money up front, 10%", "Risk, 15%", "Can be undone, 10%"),
        *("Skills in hand, 5%", "Score"),
    ]
    assert rows(found)["Outsource it"] == (
        "0: presence, but at second hand",
        "not yet quantified",
        "81: £269k before the first stop",
        "0: others speak in our name and hold the access",
        "50: contracts run on, and know-how has left",
        "63: education stands at 2 of 5 in the audit",
        "16",
    )


def test_every_option_has_its_source_and_its_reason() -> None:
    for name in SAMPLES:
        shown = next(one.rows for one in tables(slide(name, "options_detail")) if one.name == "Options in detail")
        options: tuple[OptionResult, ...] = built(name).appraisal.options
        assert [row[3] for row in shown] == [one.reason for one in options]
        assert all(row[2] for row in shown)


def test_each_way_says_why_it_does_not_take_the_place_of_the_plan() -> None:
    ways: tuple[AlternativeWay, ...] = built("retail_bank").appraisal.alternatives
    shown = {row[0]: row for row in tables(slide("retail_bank", "other_ways"))[1].rows}
    assert set(shown) == {one.name for one in ways if one.best or one.cost is not None}
    assert shown["Incremental improvement"][1] == "Operating efficiency; Risk and resilience"
    assert shown["Incremental improvement"][2] == "Not priced; a little working time each week; seldom new money"


def test_a_network_declined_without_a_reason_gets_one() -> None:
    shown = {row[0]: row for row in tables(slide("large_group", "other_ways"))[0].rows}
    assert shown["BeReal"][1:] == (
        "No initiative needs it, and each further account has to be owned, watched and answered.",
        "no date set",
    )


def test_no_state_leaves_a_reason_out() -> None:
    for name in states():
        appraisal = built(name).appraisal
        assert all(one.reason for one in (*appraisal.options, *appraisal.alternatives, *appraisal.declined)), name
