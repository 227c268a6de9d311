"""The argument as records: a story is an ordered tuple of slides; a slide is one message with its exhibits.

A story knows no PowerPoint, no colours and no positions. Every text is finished: figures are already written out.
Charts carry both the numbers that are drawn and the labels that are read.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

Align = Literal["left", "right", "centre"]
Tone = Literal["plain", "key", "warning"]


class Item(Struct, frozen=True, kw_only=True):
    """One point. ``lead`` is said first and in bold ("Sponsor: ", with its space), ``text`` follows it."""

    text: str
    lead: str = ""


class Bullets(Struct, frozen=True, kw_only=True):
    """A short list under an optional heading; ``numbered`` counts it, from ``first`` on."""

    items: tuple[Item, ...]
    heading: str = ""
    numbered: bool = False
    first: int = 1


class Statement(Struct, frozen=True, kw_only=True):
    """One or two sentences to be read first: the decision, the picture, the answer."""

    text: str
    heading: str = ""
    tone: Tone = "plain"


class Figure(Struct, frozen=True, kw_only=True):
    """One figure of a panel: what it is, how it reads, and a note of a few words (range, condition, where shown)."""

    label: str
    value: str
    note: str = ""


class FigurePanel(Struct, frozen=True, kw_only=True):
    """Up to six figures, read from top to bottom."""

    figures: tuple[Figure, ...]
    heading: str = ""


class Column(Struct, frozen=True, kw_only=True):
    """A column of a table: header, relative width, alignment."""

    header: str
    width: float = 1.0
    align: Align = "left"


class Table(Struct, frozen=True, kw_only=True):
    """A table of finished texts. ``strong`` holds the indexes of rows to emphasise (totals, the preferred option).

    On a core slide rows that do not fit continue in the appendix under ``name``; ``alt`` describes it in a sentence.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    heading: str = ""
    strong: frozenset[int] = frozenset()


class WaterfallStep(Struct, frozen=True, kw_only=True):
    """One bar of a waterfall: a signed change, or a total that stands on the zero line."""

    label: str
    amount: float
    text: str
    is_total: bool = False


class Waterfall(Struct, frozen=True, kw_only=True):
    """How gross becomes net. ``unit`` names the axis ("£ thousand, present value")."""

    name: str
    steps: tuple[WaterfallStep, ...]
    unit: str
    alt: str


class TornadoSpan(Struct, frozen=True, kw_only=True):
    """One driver with the result at its low and its high value."""

    label: str
    low: float
    high: float
    low_text: str
    high_text: str


class Tornado(Struct, frozen=True, kw_only=True):
    """Which assumption matters; ``centre`` is the result with everything at its likely value."""

    name: str
    spans: tuple[TornadoSpan, ...]
    centre: float
    centre_text: str
    unit: str
    alt: str


class GateMark(Struct, frozen=True, kw_only=True):
    """A gate on a time axis; ``note`` stands under its label (the money released there)."""

    month: int
    label: str
    note: str = ""


class CashCurve(Struct, frozen=True, kw_only=True):
    """Cumulative cash, month 0 to 36: a low, middle and high line, called by ``names``, with gates."""

    name: str
    low: tuple[float, ...]
    base: tuple[float, ...]
    high: tuple[float, ...]
    gates: tuple[GateMark, ...]
    unit: str
    alt: str
    names: tuple[str, str, str] = ("Low", "Likely", "High")


class ScoreRow(Struct, frozen=True, kw_only=True):
    """Where one dimension stands and where it should be, 1–5; ``now`` ``None``: not scored."""

    label: str
    now: int | None
    target: int


class DotPlot(Struct, frozen=True, kw_only=True):
    """Current and target scores side by side; ``scale`` names the five steps."""

    name: str
    rows: tuple[ScoreRow, ...]
    scale: tuple[str, ...]
    alt: str


class RiskMark(Struct, frozen=True, kw_only=True):
    """A risk on the heat map: a short id, likelihood and impact (1–5) before and after mitigation."""

    id: str
    before: tuple[int, int]
    after: tuple[int, int]


class HeatMap(Struct, frozen=True, kw_only=True):
    """A 5 × 5 heat map, likelihood upwards and impact to the right. ``words`` names exposure from low to severe."""

    name: str
    marks: tuple[RiskMark, ...]
    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    alt: str


class RoadmapBar(Struct, frozen=True, kw_only=True):
    """A bar from the beginning of month ``start`` to the end of month ``end`` (0–36)."""

    label: str
    start: int
    end: int


class RoadmapLane(Struct, frozen=True, kw_only=True):
    """One track: its name and bars."""

    name: str
    bars: tuple[RoadmapBar, ...]


class RoadmapPicture(Struct, frozen=True, kw_only=True):
    """The picture at a horizon: "Month 6" and one sentence."""

    month: int
    label: str
    text: str


class RoadmapChart(Struct, frozen=True, kw_only=True):
    """Swim lanes over 36 months, gates as diamonds, the three pictures on top."""

    name: str
    lanes: tuple[RoadmapLane, ...]
    gates: tuple[GateMark, ...]
    pictures: tuple[RoadmapPicture, ...]
    alt: str


class ChainRow(Struct, frozen=True, kw_only=True):
    """Four boxes from activity to financial line; ``weakest`` is the index of the one to test first."""

    boxes: tuple[str, str, str, str]
    weakest: int
    tier: str = ""


class ChainDiagram(Struct, frozen=True, kw_only=True):
    """How activity becomes money: up to four rows under four headings."""

    name: str
    headings: tuple[str, str, str, str]
    rows: tuple[ChainRow, ...]
    alt: str


class BarRow(Struct, frozen=True, kw_only=True):
    """One bar with its label and the text at its end."""

    label: str
    amount: float
    text: str


class BarChart(Struct, frozen=True, kw_only=True):
    """Amounts compared, sorted by the story."""

    name: str
    rows: tuple[BarRow, ...]
    unit: str
    alt: str


class HistogramBar(Struct, frozen=True, kw_only=True):
    """How many results lie between ``low`` and ``high``; ``label`` is the middle of the two, or empty."""

    low: float
    high: float
    number: int
    label: str

    @property
    def is_below(self) -> bool:
        """Whether its middle lies below zero."""
        return self.low + self.high < 0


class HistogramMark(Struct, frozen=True, kw_only=True):
    """A result worth pointing at: zero, a percentile. Its label may have two lines; ``side`` is where it stands."""

    at: float
    label: str
    side: Align = "centre"


class Histogram(Struct, frozen=True, kw_only=True):
    """How results are spread: ``bars`` of equal width without gaps, from left to right.

    Bars whose middle is below zero have a colour of their own; ``below`` and ``above`` name the two. ``unit`` names
    the axis below, ``counted`` the one at the side.
    """

    name: str
    bars: tuple[HistogramBar, ...]
    marks: tuple[HistogramMark, ...]
    below: str
    above: str
    unit: str
    counted: str
    alt: str


Chart = Waterfall | Tornado | CashCurve | DotPlot | BarChart | Histogram
Drawing = HeatMap | RoadmapChart | ChainDiagram
Exhibit = Bullets | Statement | FigurePanel | Table | Chart | Drawing


class Part(Struct, frozen=True, kw_only=True):
    """A column of a slide: its relative width and the exhibits stacked in it."""

    exhibits: tuple[Exhibit, ...]
    width: float = 1.0


class Slide(Struct, frozen=True, kw_only=True):
    """One message. ``title`` is a sentence with a verb; ``parts`` stand side by side from left to right.

    ``kind`` "cover" takes ``subtitle`` and ``details``; "divider" opens the appendix, whose contents call a slide by
    its ``name``.
    """

    id: str
    title: str
    parts: tuple[Part, ...] = ()
    notes: str = ""
    source: str = ""
    section: str = ""
    kind: Literal["cover", "content", "divider"] = "content"
    subtitle: str = ""
    details: tuple[str, ...] = ()
    appendix: bool = False
    name: str = ""


class Story(Struct, frozen=True, kw_only=True):
    """The whole deck.

    ``status`` stands on every slide ("Draft for decision, 22 Nov 2026"); ``language`` is a BCP 47 tag; ``made_on`` is
    the day of the case.
    """

    title: str
    company: str
    author: str
    subject: str
    status: str
    language: str
    made_on: date
    slides: tuple[Slide, ...]
