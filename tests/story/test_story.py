"""The argument: what a board member must find, and what may never stand in a deck."""

import re
from collections.abc import Iterator

import pytest
from msgspec import structs

from bizcase.catalogue import load_catalogue
from bizcase.figures import chance, money
from bizcase.jargon import find_jargon
from bizcase.layout import lay_out
from bizcase.model import story as s
from bizcase.story import ORDER, outline, tell
from bizcase.story.outline import LINES, exhibit_lines, slide_text
from tests.story.told import GOLDEN, KEPT, built, slide, states, story

ALL = sorted(states())
CORE = ("cover", "exec_summary", "why", "today", "options", "how_value", "value", "sensitivity", "cash")
CORE += ("risks", "roadmap", "people", "ask")


def core(name: str) -> tuple[s.Slide, ...]:
    return tuple(one for one in story(name).slides if not one.appendix and one.kind == "content")


def exhibits(one: s.Slide) -> Iterator[s.Exhibit]:
    for part in one.parts:
        yield from part.exhibits


def table(name: str, slide_id: str, called: str) -> s.Table:
    """The table of this name on a slide; raises ``StopIteration`` when there is none."""
    return next(each for each in exhibits(slide(name, slide_id)) if isinstance(each, s.Table) and each.name == called)


def words_outside_tables(one: s.Slide) -> int:
    """Words of the lists and statements, less the ask, whose length is the user's own."""
    said = [
        each
        for each in exhibits(one)
        if isinstance(each, s.Bullets) or (isinstance(each, s.Statement) and each.tone != "key")
    ]
    return sum(len(" ".join(exhibit_lines(each)).replace("•", "").split()) for each in said)


# --- the golden outlines ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KEPT)
def test_the_outline_is_the_one_that_was_read_and_kept(name: str) -> None:
    assert outline(story(name)) == (GOLDEN / f"{name}.txt").read_text("utf-8")


# --- the order ----------------------------------------------------------------------------------------------------


def test_a_full_case_has_a_cover_twelve_core_slides_and_an_appendix() -> None:
    told = [one.id for one in story("retail_bank").slides]
    assert tuple(told[: len(CORE)]) == CORE
    assert told[len(CORE)] == "divider"
    assert all(one.appendix for one in story("retail_bank").slides[len(CORE) :])


@pytest.mark.parametrize("name", ALL)
def test_no_slide_is_dropped_in_silence(name: str) -> None:
    told = {one.id for one in story(name).slides}
    left_out = [place.id for place in ORDER if place.id not in told and place.id != "glossary"]
    names = load_catalogue().wording["trail"]["slide"]
    record = slide_text(slide(name, "trail"))
    assert [one for one in left_out if names[one] not in record] == []


def test_what_cannot_be_counted_is_told_on_one_slide_in_place_of_three() -> None:
    told = [one.id for one in story("minimal").slides]
    assert "unknown" in told
    assert not {"value", "sensitivity", "cash"} & set(told)


# --- the ask ------------------------------------------------------------------------------------------------------


def asked(one: s.Slide) -> list[str]:
    return [each.text for each in exhibits(one) if isinstance(each, s.Statement) and each.tone == "key"]


@pytest.mark.parametrize("name", ALL)
def test_the_ask_is_worded_alike_on_the_first_and_the_last_core_slide(name: str) -> None:
    assert asked(slide(name, "exec_summary")) == asked(slide(name, "ask"))
    assert len(asked(slide(name, "ask"))) == 1


def test_the_decision_of_the_user_is_quoted_in_the_ask() -> None:
    decision = states()["retail_bank"].programme.decision
    assert asked(slide("retail_bank", "ask")) == [f"We ask the board to {decision}."]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "minimal",
            "We ask the board to name a sponsor, have the open questions settled by 31 May 2027, and decide on "
            "money only then.",
        ),
        (
            "sponsored",
            "We ask the board to approve 5k to settle the open questions by 31 May 2027, and decide on the rest "
            "only then.",
        ),
    ],
)
def test_without_a_decision_the_ask_follows_from_what_is_known(name: str, expected: str) -> None:
    assert asked(slide(name, "ask")) == [expected]


def test_a_release_smaller_than_the_plan_needs_is_said_on_the_first_slide() -> None:
    assert built("small release").roadmap.gates[1].spent_by_then > 150_000
    assert "needed, some work waits." in slide_text(slide("small release", "exec_summary"))
    assert "Asked today: £150k, which is £" in slide_text(slide("small release", "cash"))


# --- what may never stand -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_no_slot_is_left_open_and_nothing_reads_none(name: str) -> None:
    text = outline(story(name))
    assert re.findall(r"\{\w*\}|\bNone\b(?! new| of)|\bnan\b|\binf\b|  ", text) == []


@pytest.mark.parametrize("name", ALL)
def test_no_word_stands_twice_in_a_row(name: str) -> None:
    found = re.findall(r"\b([a-z]+) \1\b", outline(story(name)))
    assert [one for one in found if one not in ("that", "had", "long")] == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_empty(name: str) -> None:
    for one in story(name).slides:
        assert one.notes
        assert one.section
        assert one.title
        assert one.kind != "content" or one.parts, one.id
        for exhibit in exhibits(one):
            assert all(line.strip() for line in exhibit_lines(exhibit)), one.id


@pytest.mark.parametrize("name", ALL)
def test_no_cell_of_a_table_is_blank(name: str) -> None:
    blank = [
        (one.id, row)
        for one in story(name).slides
        for exhibit in exhibits(one)
        if isinstance(exhibit, s.Table)
        for row in exhibit.rows
        if not all(cell.strip() for cell in row) or len(row) != len(exhibit.columns)
    ]
    assert blank == []


def test_a_case_without_figures_shows_no_money() -> None:
    text = "\n".join(slide_text(one) for one in core("minimal"))
    assert re.findall(r"[£€$]\s?\d|\b\d+k\b", text) == []
    assert re.findall(r"\| 0 \||: 0\b", text) == []


@pytest.mark.parametrize("name", ["city_council", "minimal", "no sponsor", "undiscounted"])
def test_our_own_words_on_core_slides_are_free_of_jargon(name: str) -> None:
    catalogue = load_catalogue()
    theirs = repr(states()[name]).casefold()
    found = [
        (one.id, finding.term)
        for one in core(name)
        for finding in find_jargon(f"{slide_text(one)}", catalogue)
        if finding.severity in ("A", "V") and finding.term.casefold() not in theirs
    ]
    assert found == []


# --- airy core slides ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [one for one in ALL if one != "wordy"])
def test_a_core_slide_holds_at_most_ninety_words_outside_tables_and_charts(name: str) -> None:
    heavy = {one.id: words_outside_tables(one) for one in core(name) if words_outside_tables(one) > 90}
    assert heavy == {}


@pytest.mark.parametrize("name", ALL)
def test_a_core_slide_holds_one_drawing_and_small_tables(name: str) -> None:
    for one in core(name):
        drawn = [
            each for each in exhibits(one) if not isinstance(each, s.Bullets | s.Statement | s.FigurePanel | s.Table)
        ]
        tables = [each for each in exhibits(one) if isinstance(each, s.Table)]
        assert len(drawn) <= 1, one.id
        columns = 9 if one.id == "options" else 5  # every criterion of the comparison at one look
        assert all(len(each.rows) <= 7 and len(each.columns) <= columns for each in tables), one.id


@pytest.mark.parametrize("name", ALL)
def test_figures_labels_and_boxes_keep_to_their_room(name: str) -> None:
    for one in story(name).slides:
        for exhibit in exhibits(one):
            assert list(too_large(exhibit)) == [], one.id


def too_large(exhibit: s.Exhibit) -> Iterator[str]:
    if isinstance(exhibit, s.FigurePanel):
        yield from (each.value for each in exhibit.figures if len(each.value) > 16)
        yield from ["panel"] * (len(exhibit.figures) > 5)
    if isinstance(exhibit, s.ChainDiagram):
        yield from (
            box for row in exhibit.rows for place, box in enumerate(row.boxes) if len(box) > (62 if place == 1 else 45)
        )
        yield from ["chain"] * (len(exhibit.rows) > 3)
    if isinstance(exhibit, s.RoadmapChart):
        bars = [bar for lane in exhibit.lanes for bar in lane.bars]
        yield from (bar.label for bar in bars if len(bar.label) > 48)
        yield from (each.text for each in exhibit.pictures if len(each.text) > 55)
        yield from ["roadmap"] * (len(bars) > 12)
    if isinstance(exhibit, s.HeatMap):
        yield from ["heat map"] * (len(exhibit.marks) > 8)


# --- notes and sources --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_every_slide_has_notes_that_can_be_said_in_a_minute(name: str) -> None:
    lengths = {one.id: len(one.notes.partition("\n")[0].split()) for one in story(name).slides}
    most = 160 if name == "wordy" else 120
    assert {key: length for key, length in lengths.items() if not 60 <= length <= most} == {}


@pytest.mark.parametrize("name", ALL)
def test_every_chart_is_told_as_text_in_the_notes(name: str) -> None:
    charts = (
        s.Waterfall
        | s.Tornado
        | s.CashCurve
        | s.DotPlot
        | s.BarChart
        | s.Histogram
        | s.HeatMap
        | s.RoadmapChart
        | s.ChainDiagram
    )
    silent = [
        one.id
        for one in story(name).slides
        if any(isinstance(each, charts) for each in exhibits(one)) and "Figures: " not in one.notes
    ]
    assert silent == []


@pytest.mark.parametrize("name", ALL)
def test_every_content_slide_has_a_source_line(name: str) -> None:
    lines = [one.source for one in story(name).slides if one.kind == "content"]
    assert all(line.startswith("Source: ") and line.endswith(".") for line in lines)


def test_the_source_line_names_publication_company_data_and_date() -> None:
    assert slide("retail_bank", "today").source.startswith("Source: Altimeter Group, ")
    assert slide("retail_bank", "today").source.endswith("; company data, readiness audit, 22 Nov 2026.")


# --- many and few -------------------------------------------------------------------------------------------------


def test_sixty_initiatives_leave_the_core_readable_and_say_how_many_are_elsewhere() -> None:
    assert len(states()["large_group"].initiatives) == 60
    chart = next(each for each in exhibits(slide("large_group", "roadmap")) if isinstance(each, s.RoadmapChart))
    shown = sum(len(lane.bars) for lane in chart.lanes)
    assert f"{60 - shown} more in the appendix." in slide_text(slide("large_group", "roadmap"))
    inputs = table("large_group", "assumptions", "Inputs of the initiatives")
    assert len(inputs.rows) == 60


def test_a_plan_without_dates_is_an_order_and_not_a_timetable() -> None:
    assert not any(isinstance(each, s.RoadmapChart) for each in exhibits(slide("minimal", "roadmap")))
    assert "this is the order of the work and not a timetable" in slide_text(slide("minimal", "roadmap"))


def test_the_glossary_explains_only_terms_that_the_deck_uses() -> None:
    text = "\n".join(slide_text(one) for one in story("minimal").slides if one.id != "glossary").casefold()
    terms = table("minimal", "glossary", "Words with a fixed meaning")
    assert [row[0] for row in terms.rows if row[0].split(",")[0].casefold() not in text] == []


def test_the_same_case_tells_the_same_story() -> None:
    again = tuple(slide_text(one) for one in story("retail_bank").slides)
    story.cache_clear()
    assert tuple(slide_text(one) for one in story("retail_bank").slides) == again


def test_every_kind_of_exhibit_can_be_written_as_text() -> None:
    assert set(LINES) == set(s.Exhibit.__args__)


# --- short enough for a board -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "most"),
    [("retail_bank", 57), ("city_council", 55), ("manufacturer", 53), ("large_group", 80), ("minimal", 23)],
)
def test_a_deck_has_no_more_pages_than_a_board_reads(name: str, most: int) -> None:
    assert len(lay_out(story(name))) <= most


@pytest.mark.parametrize("name", [one for one in ALL if one != "wordy"])
def test_the_first_slide_is_read_in_a_minute(name: str) -> None:
    points, panel = (
        next(each for each in exhibits(slide(name, "exec_summary")) if isinstance(each, kind))
        for kind in (s.Bullets, s.FigurePanel)
    )
    assert isinstance(points, s.Bullets)
    assert isinstance(panel, s.FigurePanel)
    assert [one for one in points.items if len(f"{one.lead}{one.text}".split()) > 14] == []
    assert [one.note for one in panel.figures if len(one.note.split()) > 6] == []


def test_most_futures_lose_is_said_where_the_likely_worth_is_above_zero() -> None:
    lines = [slide_text(slide(name, "exec_summary")) for name in ("large_group", "retail_bank", "city_council")]
    assert ["most futures lose, as ranges reach further down than up." in one for one in lines] == [True, False, False]
    chance = slide_text(slide("large_group", "sensitivity"))
    assert "The likely worth is above zero, yet more futures lose than gain" in chance


def test_the_money_asked_for_is_the_same_to_the_figure_in_title_and_decision() -> None:
    for name in ("large_group", "manufacturer"):
        tranche = money(states()[name].programme.first_tranche, built(name).value.currency)
        assert all(tranche in slide(name, one).title for one in ("exec_summary", "ask"))


def test_the_inputs_of_an_initiative_share_a_row_and_no_figure_of_the_register_is_lost() -> None:
    names = ("Assumptions register", "Benchmarks", "Worked out by the value model, month by month")
    alone = [row[0] for name in names for row in table("retail_bank", "assumptions", name).rows]
    shared = [row[0] for row in table("retail_bank", "assumptions", "Inputs of the initiatives").rows]
    assert shared[0] == "A004–A007"
    covered = {*alone, *(f"A{place:03}" for ids in shared for place in _places(ids))}
    assert covered == {one.id for one in built("retail_bank").register}


def test_the_benefit_that_is_counted_is_the_result_of_the_arithmetic_beside_it() -> None:
    rows = table("retail_bank", "benefits", "Benefit calculations").rows
    counted = [row for row in rows if row[3] != "not counted"]
    assert len(counted) == 9
    assert all(f"= {row[3]} a year" in row[4] for row in counted)


def _places(ids: str) -> range:
    first, _, last = ids.replace("A", "").partition("–")
    return range(int(first), int(last or first) + 1)


def test_the_self_check_shows_what_failed_first_and_what_would_turn_it() -> None:
    rows = table("retail_bank", "self_check", "Self-check").rows
    order = [row[1] for row in rows]
    assert order == sorted(order, key=["not passed", "partly", "cannot tell"].index)
    assert len(rows) == sum(one.result != "pass" for one in built("retail_bank").readiness.results)
    assert "Passed: T" in slide("retail_bank", "self_check").notes


def test_only_the_people_of_the_case_get_a_message_when_enough_are_named() -> None:
    rows = table("retail_bank", "messages", "What we say to each voice").rows
    assert len(rows) == len(states()["retail_bank"].stakeholders)
    assert "Six further voices with their objections in the tool." in slide_text(slide("retail_bank", "messages"))


def test_where_nobody_is_named_chief_executive_finance_and_goal_owners_get_a_message() -> None:
    rows = table("unscored", "messages", "What we say to each voice").rows
    roles = [row[0].casefold() for row in rows]
    assert {"chief executive", "chief financial officer", "chief customer officer"} <= set(roles)
    assert len(rows) < 16


def test_only_publications_quoted_in_the_deck_are_listed_each_once() -> None:
    text = "\n".join(slide_text(one) for one in story("retail_bank").slides if one.id != "glossary")
    rows = table("retail_bank", "glossary", "Sources quoted").rows
    assert [row for row in rows if row[0] not in text] == []
    assert len({row[:2] for row in rows}) == len(rows)


def test_a_case_about_which_little_is_known_leaves_sections_out_and_says_why() -> None:
    told = {one.id for one in story("minimal").slides}
    assert not told & {"assumptions", "benefits", "costs", "goals", "mapping", "audit", "measurement", "gates"}
    assert "measurement plan (no measure is named)" in slide_text(slide("minimal", "trail"))


# --- drawings -----------------------------------------------------------------------------------------------------


def test_the_bridge_leaves_out_steps_of_zero_and_its_steps_add_up() -> None:
    chart = next(each for each in exhibits(slide("retail_bank", "value")) if isinstance(each, s.Waterfall))
    assert [one.label for one in chart.steps if not one.amount] == []
    assert chart.steps[-1].amount == pytest.approx(sum(one.amount for one in chart.steps[:-1]))


def test_the_dot_plot_names_each_dimension_in_one_word() -> None:
    chart = next(each for each in exhibits(slide("retail_bank", "today")) if isinstance(each, s.DotPlot))
    assert [row.label for row in chart.rows] == [
        "Culture",
        "Education",
        "Organisation",
        "Listening",
        "Systems",
        "Framework",
    ]
    assert "Culture and mindset 2, target 3" in slide("retail_bank", "today").notes


def test_the_board_may_hold_us_to_three_measures_with_baseline_target_and_date() -> None:
    rows = table("retail_bank", "ask", "Hold us to").rows
    assert len(rows) == 3
    assert all(re.search(r" to ", row[1]) for row in rows)
    assert all(re.fullmatch(r"\d+ \w+ \d{4}", row[2]) for row in rows)
    assert "Three must be signed by 31 May 2027." in slide_text(slide("minimal", "ask"))


def test_the_weakest_link_names_the_step_the_test_and_the_date_that_settle_it() -> None:
    assert re.search(r"To settle first: the step to ‘.+’ in ‘.+’; .+ by 31 Dec 2027\.", _chain_slide())


def _chain_slide() -> str:
    return slide_text(slide("retail_bank", "how_value"))


def test_a_benefit_without_a_cost_is_said_on_the_first_slide() -> None:
    said = slide_text(slide("priced, not mapped", "exec_summary"))
    assert "not yet quantified; a benefit is counted, but no cost is known." in said


def test_dated_work_without_any_figure_still_stands_in_the_register() -> None:
    name = states()["one without figures"].initiatives[0].name
    rows = table("one without figures", "assumptions", "Inputs of the initiatives").rows
    assert [row[:5] for row in rows if row[1] == name] == [("none", name, *("not yet known",) * 3)]


# --- what is not known of value -----------------------------------------------------------------------------------


def test_without_simulated_futures_the_deck_claims_no_chance_and_no_spread() -> None:
    bare = structs.replace(built("retail_bank"), uncertainty=None)
    told = {one.id: one for one in tell(bare, load_catalogue()).slides}
    assert "uncertainty" not in told
    assert "uncertainty (no worth is known)" in slide_text(told["trail"])
    core = "\n".join(slide_text(one) for one in told.values() if not one.appendix and one.id != "ask")
    assert re.findall(r"P10|hance of loss|Back within", core) == []
    (curve,) = (each for each in exhibits(told["cash"]) if isinstance(each, s.CashCurve))
    assert curve.names == ("Lowest", "Likely", "Highest")


def test_what_was_not_worked_out_is_left_out_of_the_appendix() -> None:
    case = built("retail_bank")
    value = structs.replace(case.value, scenarios=(), conventions=None, delay=None)
    told = {one.id: one for one in tell(structs.replace(case, value=value, hard_times=None), load_catalogue()).slides}
    assert not {"scenarios", "hard_times"} & set(told)
    assert "by year's end" not in slide_text(told["costs"])


def test_less_money_shows_what_goes_first_in_its_order_and_how_many_are_not_shown() -> None:
    found = built("large_group").hard_times
    assert found is not None
    rows = table("large_group", "hard_times", "What would be given up first").rows
    assert [row[0] for row in rows] == [str(place) for place in range(1, len(rows) + 1)]
    names = {one.id: one.name for one in states()["large_group"].initiatives}
    assert [names[one.initiative].startswith(row[1].rstrip("…")) for one, row in zip(found.lines, rows, strict=False)]
    cut = sum(not one.kept for one in found.lines)
    said = slide_text(slide("large_group", "hard_times"))
    assert f"{cut} initiatives go first" in said
    assert f"Not shown: {cut - len(rows)} more that would go and {len(found.lines) - cut} more that would stay" in said


def test_each_gate_says_what_is_lost_by_stopping_and_what_being_able_to_stop_is_worth() -> None:
    case = built("city_council")
    assert case.uncertainty is not None
    rows = table("city_council", "gates", "Money at the gates").rows
    choice = case.uncertainty.gates[0]
    gate = case.roadmap.gates[1]
    assert rows[1][4:] == (
        money(gate.at_risk, "GBP"),
        f"About {chance(choice.chance_of_stop).removeprefix('about ')}",
        money(choice.worth_of_stopping, "GBP"),
    )
    assert rows[0][5:] == ("n/a", "n/a")


def test_the_histogram_of_worth_marks_zero_and_the_three_percentiles() -> None:
    (chart,) = (each for each in exhibits(slide("retail_bank", "uncertainty")) if isinstance(each, s.Histogram))
    futures = built("retail_bank").uncertainty
    assert futures is not None
    assert [one.at for one in chart.marks] == [0.0, futures.p10, futures.p50, futures.p90]
    assert sum(one.number for one in chart.bars) == futures.draws
    assert [bool(one.label) for one in chart.bars[:5]] == [True, False, False, False, True]
    assert chart.marks[1].side == "left"


def test_the_change_of_each_initiative_is_told_only_where_one_can_be_named() -> None:
    told = {name: {slide.id for slide in story(name).slides} for name in ("retail_bank", "minimal")}
    assert "in_words" in told["retail_bank"]
    assert "in_words" not in told["minimal"]
