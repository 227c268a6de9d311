"""The charts of the workbook: Excel's own, drawn from cells, so that they follow when a cell changes."""

from typing import Any

from bizcase.theme import THEME
from bizcase.workbook.book import Book

THIN = {"visible": True, "line": {"color": f"#{THEME.rule}"}}
SIZE = {"width": 900, "height": 340}


def line_chart(book: Book, title: str, across: str, lines: list[tuple[str, str, str]], months: str) -> Any:
    """Lines (name, cells, colour) over ``months``; the second of three is the thick one."""
    chart = book.chart("line")
    for place, (name, values, colour) in enumerate(lines):
        line = {"color": f"#{colour}", "width": 2.25 if place == 1 else 1.25}
        chart.add_series({"name": name, "categories": f"={months}", "values": f"={values}", "line": line})
    chart.set_x_axis({"name": across, "label_position": "low", "interval_unit": 6})
    return _finished(chart, title, legend=True)


def columns_chart(book: Book, title: str, names: str, values: str, across: str = "") -> Any:
    """A column for each name; with words for what runs ``across`` they touch, as those of a histogram do."""
    chart = book.chart("column")
    fill, border = {"color": f"#{THEME.mid}"}, {"color": f"#{THEME.paper}"}
    series = {"categories": f"={names}", "values": f"={values}", "fill": fill, "border": border}
    chart.add_series({**series, "gap": 4 if across else 80})
    axis = {"name": across, "num_format": "#,##0", "num_font": {"rotation": -45}} if across else {}
    chart.set_x_axis({"label_position": "low", **axis})
    return _finished(chart, title, legend=False)


def bars_chart(book: Book, title: str, names: str, bars: list[tuple[str, str, str]]) -> Any:
    """Bars (name, cells, colour) to the left and the right of zero, the first name on top."""
    chart = book.chart("bar")
    for name, values, colour in bars:
        fill = {"color": f"#{colour}"}
        series = {"name": name, "categories": f"={names}", "values": f"={values}", "fill": fill}
        chart.add_series({**series, "gap": 40, "overlap": 100})
    chart.set_y_axis({"reverse": True, "label_position": "low", "major_gridlines": {"visible": False}})
    chart.set_x_axis({"num_format": "#,##0", "major_gridlines": THIN})
    return _titled(chart, title, legend=True)


def _finished(chart: Any, title: str, *, legend: bool) -> Any:
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": THIN})
    return _titled(chart, title, legend=legend)


def _titled(chart: Any, title: str, *, legend: bool) -> Any:
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"position": "bottom"} if legend else {"none": True})
    chart.set_size(SIZE)
    return chart
