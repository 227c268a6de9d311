"""Pages and charts that the preview tests draw, and a reader of what was drawn."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bizcase.layout import lay_out
from bizcase.layout.measure import text_width
from bizcase.model import page as p
from bizcase.model import story as s
from bizcase.preview import draw

LONG = "Answer customers in public within the hour so that fewer of them leave and fewer call twice"
FIELD = p.Box(40, 108, 880, 366)
NARROW = p.Box(40, 108, 300, 230)

WATERFALL = s.Waterfall(
    name="From gross to net",
    unit="£",
    alt="Waterfall from 1,000 to −100.",
    steps=(
        s.WaterfallStep(label="Stated benefits", amount=1000, text="£1,000", is_total=True),
        s.WaterfallStep(label="New evidence", amount=200, text="£200"),
        s.WaterfallStep(label="Costs", amount=-1300, text="−£1,300"),
        s.WaterfallStep(label="Net", amount=-100, text="−£100", is_total=True),
    ),
)
TORNADO = s.Tornado(
    name="What matters",
    unit="£",
    alt="Two drivers.",
    centre=100,
    centre_text="£100",
    spans=(
        s.TornadoSpan(label="Churn", low=20, high=140, low_text="£20", high_text="£140"),
        s.TornadoSpan(label="Cost", low=130, high=60, low_text="£130", high_text="£60"),
    ),
)
CASH = s.CashCurve(
    name="Cumulative cash",
    unit="£ thousand",
    alt="Cumulative cash.",
    low=tuple(-10_000.0 * month for month in range(37)),
    base=tuple(-10_000.0 * month + 400 * month**2 for month in range(37)),
    high=tuple(-10_000.0 * month + 600 * month**2 for month in range(37)),
    gates=(s.GateMark(month=6, label="G1", note="£208k"), s.GateMark(month=36, label="G4")),
)
DOTS = s.DotPlot(
    name="Audit",
    alt="Six dimensions.",
    scale=("absent", "emerging", "defined", "managed", "embedded"),
    rows=(
        s.ScoreRow(label="Culture", now=1, target=3),
        s.ScoreRow(label="Listening", now=None, target=4),
    ),
)
BARS = s.BarChart(
    name="Costs",
    unit="£",
    alt="Three initiatives.",
    rows=(
        s.BarRow(label="Care desk", amount=400, text="£400"),
        s.BarRow(label="Help group", amount=100, text="£100"),
        s.BarRow(label="Saved", amount=-200, text="−£200"),
    ),
)
HISTOGRAM = s.Histogram(
    name="How worth is spread",
    bars=tuple(
        s.HistogramBar(low=20.0 * n - 60, high=20.0 * n - 40, number=100 - 10 * abs(n - 3), label=f"£{n}")
        for n in range(6)
    ),
    marks=(
        s.HistogramMark(at=0, label="Zero"),
        s.HistogramMark(at=-35, label="P10\n−£35", side="left"),
        s.HistogramMark(at=30, label="P50\n£30"),
        s.HistogramMark(at=999, label="Nowhere"),
    ),
    below="Loss",
    above="Gain",
    unit="Worth, £",
    counted="of 500 futures",
    alt="Six ranges.",
)
CHARTS = (WATERFALL, TORNADO, CASH, DOTS, BARS, HISTOGRAM)
SMALLEST = (
    s.Waterfall(name="W", unit="", alt="w", steps=()),
    s.Tornado(name="T", unit="", alt="t", centre=0, centre_text="", spans=()),
    s.CashCurve(name="C", unit="", alt="c", low=(), base=(), high=(), gates=()),
    s.CashCurve(name="C", unit="", alt="c", low=(0.0,) * 37, base=(0.0,) * 37, high=(0.0,) * 37, gates=()),
    s.DotPlot(name="D", alt="d", scale=(), rows=()),
    s.BarChart(name="B", unit="", alt="b", rows=()),
    s.BarChart(name="B", unit="", alt="b", rows=(s.BarRow(label="", amount=0, text=""),)),
    s.Histogram(name="H", bars=(), marks=(), below="", above="", unit="", counted="", alt="h"),
    s.Histogram(
        name="H",
        bars=(s.HistogramBar(low=0, high=0, number=0, label=""),),
        marks=(s.HistogramMark(at=0, label=""),),
        below="",
        above="",
        unit="",
        counted="",
        alt="h",
    ),
)
LARGEST = (
    s.Waterfall(
        name=LONG,
        unit=LONG,
        alt=LONG,
        steps=tuple(s.WaterfallStep(label=LONG, amount=(-1) ** n * 1e12, text="£1,000,000,000,000") for n in range(30)),
    ),
    s.Tornado(
        name=LONG,
        unit=LONG,
        alt=LONG,
        centre=-1e12,
        centre_text=LONG,
        spans=(s.TornadoSpan(label=LONG, low=-3e12, high=1e12, low_text=LONG, high_text=LONG),) * 30,
    ),
    s.CashCurve(
        name=LONG,
        unit="£ million",
        alt=LONG,
        low=(-1e12,) * 37,
        base=(-1e12,) * 37,
        high=(1e12,) * 37,
        gates=tuple(s.GateMark(month=month, label=LONG) for month in range(37)),
    ),
    s.DotPlot(name=LONG, alt=LONG, scale=("embedded",) * 5, rows=(s.ScoreRow(label=LONG, now=None, target=5),) * 12),
    s.BarChart(
        name=LONG,
        unit=LONG,
        alt=LONG,
        rows=tuple(s.BarRow(label=LONG, amount=(-1) ** n * 1e12, text=LONG) for n in range(30)),
    ),
    s.Histogram(
        name=LONG,
        bars=tuple(
            s.HistogramBar(low=n * 1e12, high=(n + 1) * 1e12, number=10**6, label="£1bn") for n in range(-20, 20)
        ),
        marks=tuple(s.HistogramMark(at=n * 1e12, label="P10\n£1bn") for n in range(-20, 20)),
        below=LONG[:30],
        above=LONG[:30],
        unit=LONG,
        counted="of 1,000,000 futures",
        alt=LONG,
    ),
)


def run_of(text: str, size: float = 14, **look: str) -> p.Paragraph:
    return p.Paragraph(runs=(p.Run(text=text),), size=size, **look)


def page_of(*elements: p.Element, title: str = "Approve the plan", layout: str = "Title only") -> p.Page:
    block = p.TextBlock(name="Title", box=p.Box(40, 32, 880, 66), paragraphs=(run_of(title, 26),), role="title")
    return p.Page(id="one", number=7, layout=layout, title=block, elements=elements, notes="")


def plot_of(chart: s.Chart, box: p.Box = FIELD) -> p.Page:
    return page_of(p.Plot(box=box, chart=chart, size=14))


def _slide(name: str, *parts: s.Part) -> s.Slide:
    return s.Slide(id=name, title=f"{LONG} on {name}", parts=parts, source="Source: model.", section="Value", notes="n")


def _table(rows: int) -> s.Table:
    columns = (s.Column(header="Option", width=1.4), s.Column(header="Cost", align="right"), s.Column(header="Why"))
    cells = tuple((f"Option {number}", "£1.2m", LONG) for number in range(rows))
    return s.Table(name="Options", columns=columns, rows=cells, alt="Options compared.", strong=frozenset({1}))


def _drawings() -> tuple[s.Drawing, ...]:
    marks = tuple(s.RiskMark(id=f"R{n:02}", before=(4, 3), after=(2, 2 + n % 3)) for n in range(6))
    five = ("one", "two", "three", "four", "five")
    pictures = tuple(s.RoadmapPicture(month=m, label=f"Month {m}", text=LONG) for m in (6, 12, 36))
    bars = (s.RoadmapBar(label="Account register", start=0, end=2), s.RoadmapBar(label="Care desk", start=2, end=36))
    gates = tuple(s.GateMark(month=m, label=f"G{m} Proof") for m in (0, 6, 12, 24, 36))
    lanes = tuple(s.RoadmapLane(name=f"Track {n}", bars=bars) for n in range(6))
    chain = s.ChainRow(boxes=("Answer in public", "First response", "Churn", "Margin kept"), weakest=2)
    return (
        s.HeatMap(name="Heat", marks=marks, likelihood=five, impact=five, alt="Six risks."),
        s.RoadmapChart(name="Roadmap", lanes=lanes, gates=gates, pictures=pictures, alt="Six tracks."),
        s.ChainDiagram(name="Chain", headings=("Act", "Sign", "KPI", "Money"), rows=(chain,) * 3, alt="Three."),
    )


def story() -> s.Story:
    """A deck with every kind of exhibit."""
    items = (s.Item(lead="Cost:", text=LONG), s.Item(text=LONG))
    figures = tuple(s.Figure(label=f"Figure {n}", value=f"£{n}k", note=LONG) for n in range(3))
    texts = s.Part(width=1.6, exhibits=(s.Statement(tone="key", heading="We ask", text=LONG), s.Bullets(items=items)))
    numbered = s.Part(exhibits=(s.Bullets(heading="Next", items=items * 2, numbered=True),))
    sponsor = ("Sponsor: Ada Okafor",)
    slides = (
        s.Slide(id="cover", kind="cover", title=LONG, subtitle="Fernleigh Bank", details=sponsor, notes="n"),
        _slide("texts", texts, s.Part(exhibits=(s.FigurePanel(heading="Figures", figures=figures),))),
        _slide("table", s.Part(exhibits=(_table(30),))),
        *(_slide(type(one).__name__, s.Part(exhibits=(one,))) for one in (*_drawings(), *CHARTS)),
        *(_slide(f"{type(one).__name__} beside", s.Part(width=1.5, exhibits=(one,)), numbered) for one in CHARTS),
        s.Slide(id="appendix", kind="divider", title="Appendix", notes="n", appendix=True),
    )
    return s.Story(
        title="Case",
        company="Fernleigh Bank",
        author="bizcase",
        subject="Business case",
        status="Draft for decision",
        language="en-GB",
        made_on=date(2026, 11, 22),
        slides=slides,
    )


def pages() -> tuple[p.Page, ...]:
    return lay_out(story())


# --- reading what was drawn -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Drawn:
    """A drawn page: the parsed SVG with its shapes by tag, its texts, and everything's extent."""

    root: ET.Element

    def all(self, tag: str) -> list[ET.Element]:
        return list(self.root.iter(f"{{http://www.w3.org/2000/svg}}{tag}"))

    def boxes(self, colour: str) -> list[p.Box]:
        """The rectangles of one colour."""
        return [
            p.Box(*(float(one.get(key)) for key in ("x", "y", "width", "height")))
            for one in self.all("rect")
            if one.get("fill") == f"#{colour}"
        ]

    def place_of(self, text: str) -> tuple[float, float]:
        """Where the label ``text`` begins."""
        return next((float(one.get("x")), float(one.get("y"))) for one in self.all("text") if one.text == text)

    def letters(self) -> str:
        """All that can be read or selected, without white space."""
        return without_space("".join("".join(one.itertext()) for one in self.all("text")))


def drawn(page: p.Page, **more: str) -> Drawn:
    return Drawn(ET.fromstring(draw(page, **more)))


def points_of(element: ET.Element) -> list[tuple[float, float]]:
    numbers = list(map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", element.get("points"))))
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def without_space(text: str) -> str:
    return "".join(text.split())


def corners(page: Drawn) -> Iterator[tuple[str, float, float]]:
    """A description and the extreme points of everything on a page."""
    for one in page.root.iter():
        tag, get = one.tag.rpartition("}")[2], lambda key, one=one: float(one.get(key))
        if tag == "rect":
            yield tag, get("x"), get("y")
            yield tag, get("x") + get("width"), get("y") + get("height")
        elif tag == "line":
            yield tag, get("x1"), get("y1")
            yield tag, get("x2"), get("y2")
        elif tag == "ellipse":
            yield tag, get("cx") - get("rx"), get("cy") - get("ry")
            yield tag, get("cx") + get("rx"), get("cy") + get("ry")
        elif tag in ("polygon", "polyline"):
            yield from ((tag, x, y) for x, y in points_of(one))
    for element in page.all("text"):
        yield from _text_corners(element)


def _text_corners(element: ET.Element) -> Iterator[tuple[str, float, float]]:
    size, shift = float(element.get("font-size")), {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor"), 0.0)
    for x, y, text, bold in _chunks(element):
        width = text_width(text.rstrip(), size, bold)
        yield text, x - shift * width, y - 0.75 * size
        yield text, x + (1 - shift) * width, y + 0.25 * size


def _chunks(element: ET.Element) -> Iterator[tuple[float, float, str, bool]]:
    if element.text:
        yield float(element.get("x")), float(element.get("y")), element.text, element.get("font-weight") == "bold"
    spans = list(element)
    for number, span in enumerate(spans):
        if span.get("x"):
            after = next((n for n in range(number + 1, len(spans)) if spans[n].get("x")), len(spans))
            line = spans[number:after]
            bold = all(one.get("font-weight") == "bold" for one in line)
            yield float(span.get("x")), float(span.get("y")), "".join(one.text or "" for one in line), bold
