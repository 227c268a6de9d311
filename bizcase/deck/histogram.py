"""A histogram as a native chart: columns without gaps, and dashed lines at the results worth pointing at."""

from bizcase.deck import chart_xml as x
from bizcase.deck.chart_xml import AXES, SMALL, Label, Sheet
from bizcase.deck.xml import colour
from bizcase.layout.histogram import TOP, height_of
from bizcase.model.story import Histogram, HistogramBar, HistogramMark
from bizcase.theme import THEME

FIRST_MARK = 3
EACH = 4
PLACES = {"left": "l", "centre": "t", "right": "r"}


def draw_histogram(chart: Histogram, size: float) -> tuple[str, Sheet]:
    """The XML of the chart part and its data. A mark stands in the middle of the column that holds it."""
    most = float(max((one.number for one in chart.bars), default=0)) or 1.0
    marks = tuple(one for one in chart.marks if column_of(one, chart.bars) is not None)
    sheet = _sheet(chart, marks, most)
    bars = _columns(sheet, 1, THEME.cost) + _columns(sheet, 2, THEME.primary)
    lines = "".join(_mark(sheet, FIRST_MARK + place, one, chart.bars) for place, one in enumerate(marks))
    drawn = f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{lines}<c:marker val="1"/>{AXES}</c:lineChart>'
    plot = (
        '<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{bars}<c:gapWidth val="0"/><c:overlap val="100"/>{AXES}</c:barChart>{drawn if marks else ""}'
        f"{x.category_axis(SMALL, position='b', each=EACH, title=chart.unit)}"
        f"{x.value_axis(SMALL, position='l', least=0.0, most=most * TOP, number_format='#,##0', title=chart.counted)}"
    )
    hidden = tuple(range(FIRST_MARK - 1, FIRST_MARK - 1 + len(marks)))
    return x.space(plot, size, x.legend(SMALL, hidden)), sheet


def column_of(mark: HistogramMark, bars: tuple[HistogramBar, ...]) -> int | None:
    """The place of the bar that holds a mark; ``None`` when it lies outside all of them."""
    return next((place for place, one in enumerate(bars) if one.low <= mark.at <= one.high), None)


def _sheet(chart: Histogram, marks: tuple[HistogramMark, ...], most: float) -> Sheet:
    bars = chart.bars
    is_low = tuple(one.is_below for one in bars)
    numbers = tuple(float(one.number) for one in bars)
    return Sheet(
        header=("Middle", chart.below, chart.above, *(one.label.replace("\n", " ") for one in marks), "From", "To"),
        columns=(
            tuple(one.label for one in bars),
            tuple(number if low else None for number, low in zip(numbers, is_low, strict=True)),
            tuple(None if low else number for number, low in zip(numbers, is_low, strict=True)),
            *(_heights(one, bars, most) for one in marks),
            tuple(one.low for one in bars),
            tuple(one.high for one in bars),
        ),
    )


def _heights(mark: HistogramMark, bars: tuple[HistogramBar, ...], most: float) -> tuple[float | None, ...]:
    column, height = column_of(mark, bars), most * height_of(mark)
    return tuple(height if place == column else None for place in range(len(bars)))


def _columns(sheet: Sheet, column: int, fill: str) -> str:
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>{x.name_reference(sheet, column)}{x.fill_look(fill)}'
        f'<c:invertIfNegative val="0"/>{x.categories(sheet)}{x.values(sheet, column)}</c:ser>'
    )


def _mark(sheet: Sheet, column: int, mark: HistogramMark, bars: tuple[HistogramBar, ...]) -> str:
    place = column_of(mark, bars) or 0
    label = x.labels((Label(index=place, text=mark.label, place=PLACES[mark.side], colour=THEME.ink),), SMALL)
    line = f'<c:spPr><a:ln w="19050">{colour(THEME.warning)}<a:prstDash val="{"dash" if mark.at else "solid"}"/></a:ln></c:spPr>'
    drop = (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/><c:noEndCap val="1"/>'
        f'<c:val val="100.0"/>{line}</c:errBars>'
    )
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>{x.name_reference(sheet, column)}{x.no_line()}'
        f'<c:marker><c:symbol val="none"/></c:marker>{label}{drop}{x.categories(sheet)}{x.values(sheet, column)}'
        '<c:smooth val="0"/></c:ser>'
    )
