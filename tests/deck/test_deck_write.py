"""What stands in the file: opened again with python-pptx, and its XML read."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from msgspec import structs
from pptx import Presentation
from python_calamine import CalamineWorkbook

from bizcase.deck import write_deck
from bizcase.errors import DeckError
from bizcase.model import story as s

TABLE = s.Table(
    name="Costs",
    columns=(s.Column(header="What"), s.Column(header="Cost", align="right")),
    rows=(("=1+1", "£5k"), ("<b> & $x$ *y*", "£6k")),
    alt="Two costs.",
    strong=frozenset({1}),
)
STEPS = (
    s.WaterfallStep(label="Gross", amount=900.0, text="£900", is_total=True),
    s.WaterfallStep(label="=cmd()", amount=-1200.0, text="−£1,200"),
    s.WaterfallStep(label="Net", amount=-300.0, text="−£300", is_total=True),
)
CHARTS: tuple[s.Chart, ...] = (
    s.Waterfall(name="Bridge", steps=STEPS, unit="£", alt="900 falls to −300."),
    s.Tornado(
        name="Tornado",
        spans=(s.TornadoSpan(label="Cost", low=-5, high=9, low_text="−£5", high_text="£9"),),
        centre=2,
        centre_text="£2",
        unit="£",
        alt="Cost matters most.",
    ),
    s.CashCurve(
        name="Cash",
        low=tuple(-100.0 * m for m in range(37)),
        base=tuple(10.0 * m for m in range(37)),
        high=tuple(90.0 * m for m in range(37)),
        gates=(s.GateMark(month=6, label="G1", note="£208k"),),
        names=("P10", "P50", "P90"),
        unit="£",
        alt="Cash rises.",
    ),
    s.DotPlot(
        name="Audit",
        rows=(s.ScoreRow(label="Culture", now=None, target=3), s.ScoreRow(label="Skills", now=2, target=4)),
        scale=("a", "b", "c", "d", "e"),
        alt="Two scores.",
    ),
    s.BarChart(name="Bars", rows=(s.BarRow(label="A", amount=3, text="£3"),), unit="pounds", alt="One bar."),
    s.Histogram(
        name="Spread",
        bars=(
            s.HistogramBar(low=-20, high=-10, number=3, label="−£15"),
            s.HistogramBar(low=-10, high=0, number=5, label=""),
            s.HistogramBar(low=0, high=10, number=4, label=""),
        ),
        marks=(
            s.HistogramMark(at=0.0, label="Zero"),
            s.HistogramMark(at=-12.0, label="P10\n−£12", side="left"),
            s.HistogramMark(at=99.0, label="Nowhere"),
        ),
        below="Loss",
        above="Gain",
        unit="Worth",
        counted="of 12",
        alt="Three ranges.",
    ),
)


def story() -> s.Story:
    slides = [
        s.Slide(
            id="cover",
            kind="cover",
            title="Keep our customers",
            subtitle="For decision",
            details=("Sponsor: A",),
            notes="Open.",
        ),
        s.Slide(
            id="table",
            title="Two costs matter",
            parts=(s.Part(exhibits=(TABLE,)),),
            notes="Say it.\nTwice.",
            source="Source: us.",
        ),
    ]
    slides += [
        s.Slide(id=chart.name, title=f"{chart.name} tells it", parts=(s.Part(exhibits=(chart,)),), notes="Chart.")
        for chart in CHARTS
    ]
    slides.append(s.Slide(id="div", kind="divider", title="Appendix", notes="Behind.", appendix=True))
    return s.Story(
        title="Case for Fernleigh",
        company="Fernleigh",
        author="Ada",
        subject="Social",
        status="Draft, 22 Nov 2026",
        language="en-GB",
        made_on=date(2026, 11, 22),
        slides=tuple(slides),
    )


@pytest.fixture(scope="module")
def deck() -> bytes:
    target = BytesIO()
    assert write_deck(story(), target) == 9
    return target.getvalue()


def parts(deck: bytes, folder: str) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(deck)) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith(folder)}


def test_every_slide_has_its_title_in_the_title_placeholder(deck: bytes) -> None:
    titles = [slide.shapes.title.text for slide in Presentation(BytesIO(deck)).slides]
    assert titles == [slide.title for slide in story().slides]


def test_notes_stand_with_their_slide_line_by_line(deck: bytes) -> None:
    slides = Presentation(BytesIO(deck)).slides
    assert slides[1].notes_slide.notes_text_frame.text == "Say it.\nTwice."
    assert [slide.notes_slide.notes_text_frame.text for slide in slides] == [one.notes for one in story().slides]


def test_every_slide_carries_its_number_and_the_status(deck: bytes) -> None:
    for number, slide in enumerate(Presentation(BytesIO(deck)).slides, start=1):
        texts = {shape.name: shape.text_frame.text for shape in slide.placeholders}
        assert texts["Slide number"] == str(number)
        assert texts["Footer"] == "Draft, 22 Nov 2026"


def test_tables_charts_and_drawings_are_described(deck: bytes) -> None:
    frames = [
        shape
        for slide in Presentation(BytesIO(deck)).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    described = [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames]
    assert described == ["Two costs.", *(chart.alt for chart in CHARTS)]


def test_user_text_is_text_in_the_table(deck: bytes) -> None:
    (table,) = (shape.table for shape in Presentation(BytesIO(deck)).slides[1].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["What", "Cost"], *map(list, TABLE.rows)]


def test_charts_are_native_and_hold_the_figures(deck: bytes) -> None:
    slides = list(Presentation(BytesIO(deck)).slides)[2:8]
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    above = charts[0].plots[0].series[1]
    assert tuple(above.values) == (900.0, 900.0, 0.0)
    assert tuple(charts[0].plots[0].series[2].values) == (0.0, -300.0, -300.0)
    assert list(charts[4].plots[0].categories) == ["A"]
    assert tuple(charts[1].plots[0].series[0].values) == (-7.0,)


def charts(deck: bytes) -> list[Any]:
    slides = list(Presentation(BytesIO(deck)).slides)[2:8]
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def test_a_histogram_is_columns_without_gaps_in_two_colours_with_a_line_at_zero(deck: bytes) -> None:
    columns, marks = charts(deck)[5].plots
    assert (columns.gap_width, columns.overlap) == (0, 100)
    assert [(one.name, tuple(one.values)) for one in columns.series] == [
        ("Loss", (3.0, 5.0, None)),
        ("Gain", (None, None, 4.0)),
    ]
    assert [one.name for one in marks.series] == ["Zero", "P10 −£12"]
    heights = [tuple(one.values) for one in marks.series]
    assert [[value is not None for value in one] for one in heights] == [[False, True, False], [True, False, False]]
    assert max(value or 0 for value in heights[0]) > max(value or 0 for value in heights[1]) > 5


def test_lines_of_cash_and_gates_carry_their_names_and_the_money_released(deck: bytes) -> None:
    chart = charts(deck)[2]
    assert [one.name for one in chart.plots[0].series] == ["P10", "P50", "P90", "G1"]
    said = [one.text for one in chart._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")]
    assert said[3:5] == ["G1", "£208k"]


def test_chart_workbooks_open_and_hold_no_formula(deck: bytes) -> None:
    books = parts(deck, "ppt/embeddings/")
    assert len(books) == len(CHARTS)
    for book in books.values():
        assert CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
        with zipfile.ZipFile(BytesIO(book)) as package:
            assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    first = CalamineWorkbook.from_filelike(BytesIO(books["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]))
    assert first.get_sheet_by_index(0).to_python()[2][0] == "=cmd()"


def test_sections_list_every_slide_once(deck: bytes) -> None:
    (presentation,) = (
        blob for name, blob in parts(deck, "ppt/presentation.xml").items() if name.endswith("presentation.xml")
    )
    root = etree.fromstring(presentation)
    listed = [one.get("id") for one in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId")]
    slides = [one.get("id") for one in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}sldId")]
    assert listed == slides
    names = [one.get("name") for one in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")]
    assert names == ["Board paper", "Appendix"]


def test_document_properties_are_ours(deck: bytes) -> None:
    properties = Presentation(BytesIO(deck)).core_properties
    assert (properties.title, properties.author, properties.subject) == ("Case for Fernleigh", "Ada", "Social")
    assert properties.language == "en-GB"
    assert properties.created.date() == date(2026, 11, 22)


def test_every_run_says_its_language(deck: bytes) -> None:
    for name, blob in parts(deck, "ppt/slides/slide").items():
        for run in etree.fromstring(blob).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert run.get("lang") == "en-GB", name


def test_characters_that_xml_refuses_do_not_break_the_deck() -> None:
    bad = s.Slide(
        id="x",
        title="Title \x00\x0b\ud800 ￾end",
        parts=(s.Part(exhibits=(s.Statement(text="a\x07b"),)),),
        notes="n\x1f",
    )
    target = BytesIO()
    write_deck(structs.replace(story(), slides=(bad,)), target)
    (slide,) = Presentation(target).slides
    assert slide.shapes.title.text.startswith("Title ")


def test_the_same_story_gives_the_same_file_to_the_byte(deck: bytes) -> None:
    again = BytesIO()
    write_deck(story(), again)
    assert again.getvalue() == deck


def test_a_place_that_cannot_be_written_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "no" / "deck.pptx"
    with pytest.raises(DeckError) as caught:
        write_deck(story(), target)
    assert (
        str(caught.value)
        == f"{target}: the deck cannot be written there (No such file or directory); choose another place"
    )
