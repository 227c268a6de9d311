"""The one table of chart kinds. A drawer takes the record, its box and the type size, and yields pieces of SVG."""

from collections.abc import Callable, Iterator
from typing import Any

from bizcase.model.page import Box
from bizcase.model.story import BarChart, CashCurve, DotPlot, Histogram, Tornado, Waterfall
from bizcase.preview.bars import draw_bars, draw_tornado, draw_waterfall
from bizcase.preview.curve import draw_cash_curve
from bizcase.preview.dots import draw_dot_plot
from bizcase.preview.histogram import draw_histogram

DRAWERS: dict[type, Callable[[Any, Box, float], Iterator[str]]] = {
    Waterfall: draw_waterfall,
    Tornado: draw_tornado,
    CashCurve: draw_cash_curve,
    DotPlot: draw_dot_plot,
    BarChart: draw_bars,
    Histogram: draw_histogram,
}
