"""Pieces of native chart XML: series, labels, axes, frames. What a chart shows is decided in ``charts.py``."""

from dataclasses import dataclass

from bizcase.deck.xml import clean, colour
from bizcase.theme import THEME

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CAT, VAL = 111111111, 222222222
AXES = f'<c:axId val="{CAT}"/><c:axId val="{VAL}"/>'
SMALL = 12.0
NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
SHOW = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label in words on point ``index``; ``place`` is one of PowerPoint's positions, a line break starts a line."""

    index: int
    text: str
    place: str
    colour: str = THEME.ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The data behind a chart: a header and columns of equal length; ``None`` is a gap."""

    header: tuple[str, ...]
    columns: tuple[tuple[str | float | None, ...], ...]


def text_look(size: float, fill: str = THEME.ink, *, bold: bool = False, level: bool = True) -> str:
    """Text properties for axes and legends; text that need not stay level is never broken into lines either."""
    weight, turn = int(bold), 0 if level else -60000000
    return (
        f'<c:txPr><a:bodyPr rot="{turn}" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{weight}">{colour(fill)}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def fill_look(fill: str) -> str:
    """A filled shape with a thin white edge, so that neighbours stay apart."""
    return f'<c:spPr>{colour(fill)}<a:ln w="9525">{colour(THEME.paper)}</a:ln></c:spPr>'


def line_look(fill: str, width: float, dash: str = "solid") -> str:
    """A line."""
    return f'<c:spPr><a:ln w="{round(width * 12700)}" cap="rnd">{colour(fill)}<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'


def no_line() -> str:
    """No line at all."""
    return '<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr>'


def labels(each: tuple[Label, ...], size: float) -> str:
    """Labels in words on single points; all other points have none."""
    points = "".join(
        f'<c:dLbl><c:idx val="{one.index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{_lines(one, size)}'
        f'</c:rich></c:tx><c:dLblPos val="{one.place}"/>{SHOW.format(value=1)}</c:dLbl>'
        for one in each
    )
    return f"<c:dLbls>{points}{SHOW.format(value=0)}</c:dLbls>"


def _lines(one: Label, size: float) -> str:
    look = f'<a:rPr lang="en-GB" sz="{round(size * 100)}" b="1">{colour(one.colour)}</a:rPr>'
    return "".join(f"<a:p><a:r>{look}<a:t>{clean(line)}</a:t></a:r></a:p>" for line in one.text.split("\n"))


def name_reference(sheet: Sheet, column: int) -> str:
    """The name of a series, from the header of the sheet."""
    text = f'<c:pt idx="0"><c:v>{clean(sheet.header[column])}</c:v></c:pt>'
    return (
        f'<c:tx><c:strRef><c:f>Sheet1!${letter(column)}$1</c:f><c:strCache><c:ptCount val="1"/>{text}</c:strCache>'
        "</c:strRef></c:tx>"
    )


def categories(sheet: Sheet) -> str:
    """The first column as categories."""
    values = sheet.columns[0]
    points = "".join(f'<c:pt idx="{i}"><c:v>{clean(str(value))}</c:v></c:pt>' for i, value in enumerate(values))
    return (
        f'<c:cat><c:strRef><c:f>{_span(sheet, 0)}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache>'
        "</c:strRef></c:cat>"
    )


def values(sheet: Sheet, column: int, tag: str = "val") -> str:
    """A column as numbers."""
    numbers = sheet.columns[column]
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{value!r}</c:v></c:pt>'
        for i, value in enumerate(numbers)
        if isinstance(value, (int, float))
    )
    return (
        f"<c:{tag}><c:numRef><c:f>{_span(sheet, column)}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(numbers)}"/>{points}</c:numCache></c:numRef></c:{tag}>'
    )


def letter(column: int) -> str:
    """The letter of a column of the sheet; charts have fewer than 26."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def _span(sheet: Sheet, column: int) -> str:
    name = letter(column)
    return f"Sheet1!${name}$2:${name}${1 + len(sheet.columns[column])}"


def category_axis(
    size: float, *, position: str, reverse: bool = False, low: bool = True, each: int = 0, title: str = ""
) -> str:
    """The axis of the categories, with its labels outside the plot; ``each`` 4 labels only every fourth."""
    order = "maxMin" if reverse else "minMax"
    skip = f'<c:tickLblSkip val="{each}"/><c:tickMarkSkip val="{each}"/>' if each else ""
    return (
        f'<c:catAx><c:axId val="{CAT}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{position}"/>{_heading(title, size)}<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{"low" if low else "nextTo"}"/>'
        f'<c:spPr><a:ln w="12700">{colour(THEME.neutral)}</a:ln></c:spPr>{text_look(size, level=not each)}<c:crossAx val="{VAL}"/>'
        f'<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def value_axis(
    size: float,
    *,
    position: str,
    hidden: bool = False,
    least: float | None = None,
    most: float | None = None,
    unit: float | None = None,
    number_format: str = "General",
    grid: bool = True,
    number: int = VAL,
    crosses: int = CAT,
    title: str = "",
    at_low: bool = False,
) -> str:
    """An axis of numbers."""
    bounds = (f'<c:max val="{most!r}"/>' if most is not None else "") + (
        f'<c:min val="{least!r}"/>' if least is not None else ""
    )
    lines = (
        f'<c:majorGridlines><c:spPr><a:ln w="6350">{colour(THEME.rule)}</a:ln></c:spPr></c:majorGridlines>'
        if grid
        else ""
    )
    step = f'<c:majorUnit val="{unit!r}"/>' if unit else ""
    cross = '<c:crosses val="min"/>' if at_low else '<c:crosses val="autoZero"/>'
    return (
        f'<c:valAx><c:axId val="{number}"/><c:scaling><c:orientation val="minMax"/>{bounds}</c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{position}"/>{lines}{_heading(title, size)}'
        f'<c:numFmt formatCode="{clean(number_format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525">{colour(THEME.rule)}</a:ln></c:spPr>{text_look(size)}'
        f'<c:crossAx val="{crosses}"/>{cross}<c:crossBetween val="{"between" if crosses == CAT and number == VAL else "midCat"}"/>{step}</c:valAx>'
    )


def _heading(text: str, size: float) -> str:
    if not text:
        return ""
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="0"/></a:pPr><a:r>'
        f'<a:rPr lang="en-GB" sz="{round(size * 100)}" b="0">{colour(THEME.quiet)}</a:rPr><a:t>{clean(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )


def inner_plot(x: float, y: float, width: float, height: float) -> str:
    """A fixed plot area, as shares of the chart."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.4f}"/><c:y val="{y:.4f}"/><c:w val="{width:.4f}"/><c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )


def space(plot: str, size: float, legend: str = "", title: str = "") -> str:
    """The whole chart part; its workbook is relationship ``rId1``."""
    head = f'{_heading(title, SMALL)}<c:autoTitleDeleted val="{int(not title)}"/>'
    return (
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/>'
        f'<c:roundedCorners val="0"/><c:chart>{head}<c:plotArea>{plot}</c:plotArea>{legend}'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{text_look(size)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def legend(size: float, hidden: tuple[int, ...] = ()) -> str:
    """A legend on top, without the entries of helper series."""
    gone = "".join(f'<c:legendEntry><c:idx val="{one}"/><c:delete val="1"/></c:legendEntry>' for one in hidden)
    return f'<c:legend><c:legendPos val="t"/>{gone}<c:overlay val="0"/>{text_look(size)}</c:legend>'
