"""The argument: what a board member must find, and what may never stand in a deck."""

import re
from collections.abc import Iterator

import pytest

from bizcase.catalogue import load_catalogue
from bizcase.engine.language import find_jargon
from bizcase.model import story as s
from bizcase.story import ORDER, outline
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
    assert "so with £150k some work has to wait." in slide_text(slide("small release", "exec_summary"))
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
        assert all(len(each.rows) <= 7 and len(each.columns) <= 5 for each in tables), one.id


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
        yield from (box for row in exhibit.rows for box in row.boxes if len(box) > 45)
        yield from ["chain"] * (len(exhibit.rows) > 3)
    if isinstance(exhibit, s.RoadmapChart):
        bars = [bar for lane in exhibit.lanes for bar in lane.bars]
        yield from (bar.label for bar in bars if len(bar.label) > 28)
        yield from (each.text for each in exhibit.pictures if len(each.text) > 90)
        yield from ["roadmap"] * (len(bars) > 14)
    if isinstance(exhibit, s.HeatMap):
        yield from ["heat map"] * (len(exhibit.marks) > 8)


# --- notes and sources --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_every_slide_has_notes_that_can_be_said_in_a_minute(name: str) -> None:
    lengths = {one.id: len(one.notes.partition("\n")[0].split()) for one in story(name).slides}
    assert {key: length for key, length in lengths.items() if not 50 <= length <= 160} == {}


@pytest.mark.parametrize("name", ALL)
def test_every_chart_is_told_as_text_in_the_notes(name: str) -> None:
    charts = (
        s.Waterfall | s.Tornado | s.CashCurve | s.DotPlot | s.BarChart | s.HeatMap | s.RoadmapChart | s.ChainDiagram
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
    assert f"{60 - shown} initiatives are shown in the appendix only." in slide_text(slide("large_group", "roadmap"))
    detail = next(each for each in exhibits(slide("large_group", "plan_detail")) if isinstance(each, s.Table))
    assert len(detail.rows) == 60


def test_a_plan_without_dates_is_an_order_and_not_a_timetable() -> None:
    assert not any(isinstance(each, s.RoadmapChart) for each in exhibits(slide("minimal", "roadmap")))
    assert "this is the order of the work and not a timetable" in slide_text(slide("minimal", "roadmap"))


def test_the_glossary_explains_only_terms_that_the_deck_uses() -> None:
    text = "\n".join(slide_text(one) for one in story("minimal").slides if one.id != "glossary").casefold()
    table = next(each for each in exhibits(slide("minimal", "glossary")) if isinstance(each, s.Table))
    assert [row[0] for row in table.rows if row[0].split(",")[0].casefold() not in text] == []


def test_the_same_case_tells_the_same_story() -> None:
    again = tuple(slide_text(one) for one in story("retail_bank").slides)
    story.cache_clear()
    assert tuple(slide_text(one) for one in story("retail_bank").slides) == again


def test_every_kind_of_exhibit_can_be_written_as_text() -> None:
    assert set(LINES) == set(s.Exhibit.__args__)
