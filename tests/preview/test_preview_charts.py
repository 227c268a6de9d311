"""Charts: the right length at the right place, for no data, little data and too much of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from bizcase.model import page as p
from bizcase.model import story as s
from bizcase.preview.charts import DRAWERS
from bizcase.preview.curve import round_ticks, tick_texts
from bizcase.theme import THEME
from tests.preview.preview_pages import (
    BARS,
    CASH,
    CHARTS,
    DOTS,
    FIELD,
    HISTOGRAM,
    LARGEST,
    NARROW,
    SMALLEST,
    TORNADO,
    WATERFALL,
    Drawn,
    corners,
    drawn,
    plot_of,
    points_of,
    without_space,
)

MONEY = st.floats(-1e9, 1e9, allow_subnormal=False)


def name_of(chart: object) -> str:
    return type(chart).__name__


def outside(page: p.Page) -> list[str]:
    return [f"{w} {x:.0f} {y:.0f}" for w, x, y in corners(drawn(page)) if not (0 <= x <= 960 and 0 <= y <= 540)]


def test_every_chart_of_the_story_has_a_drawer() -> None:
    assert set(DRAWERS) == set(s.Chart.__args__)


@pytest.mark.parametrize("chart", SMALLEST, ids=name_of)
def test_a_chart_without_data_is_drawn_empty(chart: s.Chart) -> None:
    assert outside(plot_of(chart)) == []


@pytest.mark.parametrize("box", [FIELD, NARROW], ids=["full", "narrow"])
@pytest.mark.parametrize("chart", LARGEST, ids=name_of)
def test_a_chart_with_too_much_data_stays_on_the_page(chart: s.Chart, box: p.Box) -> None:
    assert outside(plot_of(chart, box)) == []


@pytest.mark.parametrize(
    ("chart", "texts"),
    [
        (WATERFALL, "Stated benefits|New evidence|Costs|Net|£1,000|£200|−£1,300|−£100"),
        (TORNADO, "£100|Churn|Cost|£20|£140|£130|£60|At its low value|At its high value"),
        (CASH, "£ thousand|Month|G1|G4|Low|Likely|High|−400k|0|600k|36"),
        (DOTS, "Culture|Listening|not scored|Today|Month 36 target|5 embedded"),
        (BARS, "Care desk|Help group|Saved|£400|£100|−£200"),
    ],
    ids=map(name_of, CHARTS),
)
def test_a_chart_says_all_that_its_record_says(chart: s.Chart, texts: str) -> None:
    letters = drawn(plot_of(chart)).letters()
    assert [text for text in texts.split("|") if without_space(text) not in letters] == []


def test_waterfall_columns_start_where_the_one_before_ended_and_totals_at_zero() -> None:
    seen = drawn(plot_of(WATERFALL))
    start, end = seen.boxes(THEME.primary)[1:]
    (up,), (down,) = seen.boxes(THEME.second), seen.boxes(THEME.cost)
    zero = float(seen.all("line")[-1].get("y1"))
    assert start.bottom == pytest.approx(zero, abs=0.01)
    assert up.bottom == pytest.approx(start.y, abs=0.01)
    assert down.y == pytest.approx(up.y, abs=0.01)
    assert end.y == pytest.approx(zero, abs=0.01)
    assert end.bottom == pytest.approx(down.bottom, abs=0.01)


@given(st.lists(st.tuples(MONEY, st.booleans()), min_size=1, max_size=12))
def test_waterfall_columns_are_as_long_as_their_amounts(amounts: list[tuple[float, bool]]) -> None:
    steps = tuple(s.WaterfallStep(label="x", amount=one, text="", is_total=total) for one, total in amounts)
    seen = drawn(plot_of(s.Waterfall(name="W", unit="", alt="w", steps=steps)))
    columns = [p.Box(*(float(one.get(k)) for k in ("x", "y", "width", "height"))) for one in seen.all("rect")[2:]]
    longest = max(abs(one) for one, _ in amounts)
    unit = max(column.height for column in columns) / longest if longest else 0.0
    assert [column.height for column in columns] == pytest.approx([abs(one) * unit for one, _ in amounts], abs=0.01)


def test_tornado_bars_reach_from_the_centre_to_each_end_in_proportion() -> None:
    seen = drawn(plot_of(TORNADO))
    centre = float(seen.all("line")[-1].get("x1"))
    _, churn_low, cost_low = seen.boxes(THEME.cost)
    _, _, churn_high, cost_high = seen.boxes(THEME.primary)
    assert churn_low.right == pytest.approx(centre, abs=0.01)
    assert churn_high.x == pytest.approx(centre, abs=0.01)
    assert churn_low.width == pytest.approx(2 * churn_high.width, abs=0.01)
    assert cost_low.x == pytest.approx(centre, abs=0.01)
    assert cost_high.right == pytest.approx(centre, abs=0.01)
    assert cost_high.width / cost_low.width == pytest.approx(40 / 30, abs=0.01)


def test_tornado_texts_stand_at_the_outer_ends_even_when_both_results_lie_on_one_side() -> None:
    span = s.TornadoSpan(label="Cost", low=40, high=80, low_text="£40", high_text="£80")
    seen = drawn(plot_of(s.Tornado(name="T", unit="", alt="t", centre=100, centre_text="£100", spans=(span,))))
    centre = float(seen.all("line")[-1].get("x1"))
    low = seen.boxes(THEME.cost)[-1]
    assert seen.place_of("£40")[0] < low.x
    assert seen.place_of("£80")[0] > centre
    assert [one.get("fill") for one in seen.all("rect")][-2:] == ["#801650", "#12436D"]


def test_bars_begin_at_zero_and_are_as_long_as_their_amounts() -> None:
    seen = drawn(plot_of(BARS))
    care, group, saved = seen.boxes(THEME.primary)[1:]
    zero = float(seen.all("line")[-1].get("x1"))
    assert (care.x, group.x, saved.right) == pytest.approx((zero, zero, zero), abs=0.01)
    assert care.width == pytest.approx(4 * group.width, abs=0.01)
    assert saved.width == pytest.approx(2 * group.width, abs=0.01)
    assert seen.place_of("£400")[0] == pytest.approx(care.right + 4, abs=0.01)
    assert seen.place_of("−£200")[0] < saved.x


@pytest.mark.parametrize("chart", [BARS, TORNADO], ids=name_of)
def test_texts_at_the_ends_of_bars_stand_beside_them_in_a_narrow_chart_too(chart: s.Chart) -> None:
    seen = drawn(plot_of(chart, NARROW))
    bars = [bar for colour in (THEME.primary, THEME.cost) for bar in seen.boxes(colour) if bar.height > 20]
    texts = [list(one) for one in zip(*[iter(_bold_extents(seen))] * 2, strict=True)]
    covered = [
        name
        for (name, left, y), (_, right, _) in texts
        for bar in bars
        if left < bar.right - 1 and right > bar.x + 1 and bar.y < y < bar.bottom
    ]
    assert covered == []


def _bold_extents(seen: Drawn) -> list[tuple[str, float, float]]:
    bold = {one.text for one in seen.all("text") if one.get("font-weight") == "bold"}
    return [(name, x, y) for name, x, y in corners(seen) if name in bold]


def test_cash_lines_run_over_36_months_on_the_scale_of_the_ticks() -> None:
    seen = drawn(plot_of(CASH))
    low, base, high = (points_of(one) for one in seen.all("polyline"))
    assert len(low) == 37
    assert (base[0][0], base[-1][0]) == pytest.approx((40 + 0.105 * 880, 40 + 0.905 * 880), abs=0.01)
    ticks = {one.get("y1") for one in seen.all("line") if one.get("x1") == f"{base[0][0]:g}"}
    bottom, top = max(map(float, ticks)), min(map(float, ticks))
    point = (bottom - top) / 1_000_000
    assert low[-1][1] == pytest.approx(bottom - 40_000 * point, abs=0.01)
    assert base[-1][1] == pytest.approx(bottom - 558_400 * point, abs=0.01)
    assert high[-1][1] == pytest.approx(bottom - 817_600 * point, abs=0.01)


@given(MONEY, MONEY)
def test_ticks_are_few_enclose_the_values_and_have_texts_that_differ(one: float, other: float) -> None:
    low, high = min(0.0, one, other), max(0.0, one, other)
    if high - low >= 1:
        marks = round_ticks(low, high)
        assert marks[0] <= low
        assert marks[-1] >= high
        assert 3 <= len(marks) <= 9
        assert len(set(tick_texts(marks))) == len(marks)


def test_only_the_likely_line_is_solid_and_thick_and_gates_stand_in_their_month() -> None:
    seen = drawn(plot_of(CASH))
    looks = [
        (one.get("stroke"), one.get("stroke-width"), "stroke-dasharray" in one.attrib) for one in seen.all("polyline")
    ]
    assert looks == [("#801650", "1.75", True), ("#12436D", "3", False), ("#28A197", "1.75", True)]
    gates = [one for one in seen.all("line") if one.get("stroke-dasharray")]
    base = points_of(seen.all("polyline")[1])
    assert [float(one.get("x1")) for one in gates] == pytest.approx([base[6][0], base[36][0]], abs=0.01)


def test_each_gate_names_the_money_that_it_releases_under_its_name() -> None:
    seen = drawn(plot_of(CASH))
    assert seen.place_of("£208k")[1] > seen.place_of("G1")[1]
    assert seen.place_of("£208k")[1] < float(seen.all("line")[0].get("y2"))


def test_lines_of_cash_are_called_by_the_names_of_the_chart() -> None:
    seen = drawn(plot_of(structs.replace(CASH, names=("P10", "P50", "P90"))))
    assert seen.place_of("P10")[1] > seen.place_of("P50")[1] > seen.place_of("P90")[1]


def test_names_of_lines_that_end_together_do_not_cover_one_another() -> None:
    flat = (0.0, *(1000.0,) * 36)
    seen = drawn(plot_of(s.CashCurve(name="C", unit="", alt="c", low=flat, base=flat, high=flat, gates=())))
    places = [seen.place_of(name)[1] for name in ("High", "Likely", "Low")]
    assert [after - before > 16 for before, after in pairwise(places)] == [True, True]


def test_dots_stand_on_the_lines_of_their_scores_and_a_missing_score_has_no_dot() -> None:
    seen = drawn(plot_of(DOTS))
    lines = [float(one.get("y1")) for one in seen.all("line") if one.get("stroke-width") == "0.5"]
    (today,) = seen.all("ellipse")[1:]
    targets = [points_of(one) for one in seen.all("polygon")[1:]]
    assert float(today.get("cy")) == pytest.approx(lines[0], abs=0.01)
    assert [points[1][1] for points in targets] == pytest.approx([lines[2], lines[3]], abs=0.01)
    assert seen.place_of("not scored")[1] > lines[0]


def test_columns_of_a_histogram_touch_and_change_colour_at_zero() -> None:
    seen = drawn(plot_of(HISTOGRAM))
    losses, gains = ([one for one in seen.boxes(colour) if one.height > 10] for colour in (THEME.cost, THEME.primary))
    assert (len(losses), len(gains)) == (3, 3)
    columns = [*losses, *gains]
    assert [b.x - a.right for a, b in pairwise(columns)] == pytest.approx([0.0] * 5, abs=0.01)
    assert len({round(one.bottom, 2) for one in columns}) == 1
    assert columns[3].height == pytest.approx(columns[0].height * 100 / 70, rel=1e-4)


def test_the_line_at_zero_is_solid_and_percentiles_are_dashed_each_in_its_place() -> None:
    seen = drawn(plot_of(HISTOGRAM))
    marks = [one for one in seen.all("line") if one.get("stroke-width") == "1.5"]
    columns = [*seen.boxes(THEME.cost)[-3:], *seen.boxes(THEME.primary)[-3:]]
    edge = columns[3].x
    width = columns[3].width
    places = [float(one.get("x1")) for one in marks]
    assert places == pytest.approx([edge, edge - 1.75 * width, edge + 1.5 * width], abs=0.05)
    assert ["stroke-dasharray" in one.attrib for one in marks] == [False, True, True]


def test_a_mark_outside_the_columns_is_left_out() -> None:
    assert "Nowhere" not in "".join(drawn(plot_of(HISTOGRAM)).root.itertext())
