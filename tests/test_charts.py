"""The charts hold the engine's figures, in the theme's colours, with their data inside."""

import json
import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from msgspec.structs import replace

from bizcase import charts
from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile
from bizcase.theme import THEME

SAMPLES = Path(__file__).parents[1] / "sample_inputs"


def built(name: str) -> BusinessCase:
    case = CaseFile.model_validate(tomllib.loads((SAMPLES / f"{name}.toml").read_text(encoding="utf-8")))
    return build_case(case, load_catalogue(), date(2026, 11, 22))


@pytest.fixture(scope="module")
def bank() -> BusinessCase:
    return built("retail_bank")


def rows(chart: alt.LayerChart, having: str) -> list[dict[str, Any]]:
    """The data of the chart whose rows have the field ``having``."""
    found = [data for data in chart.to_dict()["datasets"].values() if data and having in data[0]]
    assert found, f"no data with {having}"
    return list(found[0])


def all_charts(case: BusinessCase) -> list[alt.LayerChart]:
    return [
        charts.bridge_chart(case),
        charts.cash_chart(case),
        charts.tornado_chart(case),
        charts.spread_chart(case),
        charts.heat_chart(case, load_catalogue()),
        charts.roadmap_chart(case),
    ]


@pytest.mark.parametrize("name", ["retail_bank", "minimal", "large_group", "city_council", "manufacturer"])
def test_every_chart_of_every_sample_is_valid_and_carries_its_data(name: str) -> None:
    for chart in all_charts(built(name)):
        text = json.dumps(chart.to_dict())
        assert "url" not in json.loads(text).get("data", {})
        assert "datasets" in text


def test_only_colours_of_the_theme_are_used(bank: BusinessCase) -> None:
    of_theme = {getattr(THEME, name) for name in THEME.__slots__ if isinstance(getattr(THEME, name), str)}
    for chart in all_charts(bank):
        used = set(re.findall(r"#([0-9A-Fa-f]{6})\b", json.dumps(chart.to_dict())))
        assert used <= of_theme | set(THEME.heat)


def test_the_bridge_ends_at_the_worth_and_every_step_starts_where_the_last_ended(bank: BusinessCase) -> None:
    bars = rows(charts.bridge_chart(bank), "start")
    assert bank.value.worth is not None
    assert bars[-1]["end"] == pytest.approx(bank.value.worth.base, abs=0.01)
    for before, after in pairwise(bars[:-1]):
        assert after["start"] == pytest.approx(before["end"])


def test_a_step_that_takes_nothing_is_not_drawn(bank: BusinessCase) -> None:
    empty = [step.label for step in bank.value.bridge if not step.amount]
    assert empty
    assert not set(empty) & {row["label"] for row in rows(charts.bridge_chart(bank), "start")}


def test_cash_runs_from_month_0_to_36_in_the_band_of_eight_futures_in_ten(bank: BusinessCase) -> None:
    months = rows(charts.cash_chart(bank), "base")
    assert bank.uncertainty is not None
    last = bank.uncertainty.cash[-1]
    assert [row["month"] for row in months] == [month.month for month in bank.value.months]
    assert [months[-1][end] for end in ("low", "base", "high")] == [last.p10, last.p50, last.p90]


def test_cash_without_a_simulation_runs_along_the_likely_values(bank: BusinessCase) -> None:
    months = rows(charts.cash_chart(replace(bank, uncertainty=None)), "base")
    assert [row["base"] for row in months] == [month.cumulative.base for month in bank.value.months]


def test_the_spread_counts_every_future_once_and_colours_losses(bank: BusinessCase) -> None:
    bars = rows(charts.spread_chart(bank), "from")
    assert bank.uncertainty is not None
    across = [one for one in bank.uncertainty.histogram if one[0] < 0 < one[1]]
    twice = sum(draws for _, _, draws in across) / bank.uncertainty.draws
    assert sum(bar["share"] for bar in bars) - twice == pytest.approx(1)
    assert all((bar["to"] <= 0) == (bar["kind"] == "loss") for bar in bars)
    assert all(before["to"] == pytest.approx(after["from"]) for before, after in pairwise(bars))


def test_the_spread_marks_p10_p50_and_p90(bank: BusinessCase) -> None:
    futures = bank.uncertainty
    assert futures is not None
    marks = rows(charts.spread_chart(bank), "at")
    assert [mark["at"] for mark in marks] == [futures.p10, futures.p50, futures.p90]
    assert [mark["name"][:3] for mark in marks] == ["P10", "P50", "P90"]


def test_the_tornado_keeps_the_engines_order(bank: BusinessCase) -> None:
    bars = rows(charts.tornado_chart(bank), "high")
    assert [row["label"] for row in bars] == [bar.label for bar in bank.value.tornado]
    assert all(row["low"] <= row["high"] for row in bars)


def test_every_risk_stands_in_one_cell_of_the_heat_map(bank: BusinessCase) -> None:
    cells = rows(charts.heat_chart(bank, load_catalogue()), "impact")
    assert len(cells) == 25
    named = [title for cell in cells if cell["titles"] != "none" for title in cell["titles"].split("; ")]
    assert sorted(named) == sorted(f"{place}. {risk.title}" for place, risk in enumerate(bank.risks, start=1))
    for risk in bank.risks:
        place = (risk.residual.likelihood, risk.residual.impact)
        (cell,) = [one for one in cells if (one["likelihood"], one["impact"]) == place]
        assert cell["exposure"] == risk.residual_exposure


def test_two_bars_of_the_same_name_stay_two(bank: BusinessCase) -> None:
    lane = next(lane for lane in bank.roadmap.lanes if lane.bars)
    twice = replace(bank, roadmap=replace(bank.roadmap, lanes=(replace(lane, bars=lane.bars[:1] * 2),)))
    label = lane.bars[0].label
    assert [row["label"] for row in rows(charts.roadmap_chart(twice), "lane")] == [label, f"{label} (2)"]
