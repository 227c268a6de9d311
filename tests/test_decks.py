"""The deck of every sample, built by the command line and opened again: what a board's office would check."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from python_calamine import load_workbook

from bizcase.cli import main

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "sample_inputs").glob("*.toml"))
TODAY = date(2026, 11, 22)
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
EXHIBITS = {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE}
CORE_SLIDES = 13


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("decks") / f"{request.param.stem}.pptx"
    arguments = ["build", str(request.param), "-o", str(target), f"--today={TODAY}"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert (result.exit_code, result.stderr) == (0, "")
    return target


@pytest.fixture(scope="module")
def deck(file: Path) -> Any:
    return Presentation(str(file))


def shapes(container: Any) -> Iterator[Any]:
    """Every shape of a slide or group, those inside groups too."""
    for shape in container.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape)


def description(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))


def placeholders(slide: Any) -> dict[Any, str]:
    return {one.placeholder_format.type: one.text_frame.text for one in slide.placeholders if one.has_text_frame}


def test_the_deck_is_sixteen_to_nine(deck: Any) -> None:
    assert deck.slide_width * 9 == deck.slide_height * 16


def test_a_cover_and_twelve_core_slides_are_followed_by_an_appendix(deck: Any) -> None:
    assert len(deck.slides) > CORE_SLIDES


def test_every_slide_has_its_title_in_the_title_placeholder(deck: Any) -> None:
    titled = [any(placeholders(slide).get(kind, "").strip() for kind in TITLES) for slide in deck.slides]
    assert [number for number, there in enumerate(titled, start=1) if not there] == []


def test_no_two_slides_have_the_same_title(deck: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_every_slide_has_notes(deck: Any) -> None:
    silent = [
        number
        for number, slide in enumerate(deck.slides, start=1)
        if not (slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip())
    ]
    assert silent == []


def test_every_slide_after_the_cover_has_its_number(deck: Any) -> None:
    kinds = [{one.placeholder_format.type for one in slide.placeholders} for slide in deck.slides]
    bare = [number for number, there in enumerate(kinds, start=1) if PP_PLACEHOLDER.SLIDE_NUMBER not in there]
    assert bare in ([], [1])


def test_every_picture_chart_table_and_group_is_described(deck: Any) -> None:
    silent = [
        (number, shape.name)
        for number, slide in enumerate(deck.slides, start=1)
        for shape in slide.shapes
        if shape.shape_type in EXHIBITS and len(description(shape).split()) < 3
    ]
    assert silent == []


def test_no_placeholder_is_left_empty(deck: Any) -> None:
    empty = [
        (number, kind)
        for number, slide in enumerate(deck.slides, start=1)
        for kind, text in placeholders(slide).items()
        if not text.strip()
    ]
    assert empty == []


def test_nothing_is_left_of_a_pattern_or_of_an_unknown_value(deck: Any) -> None:
    texts = [shape.text_frame.text for slide in deck.slides for shape in shapes(slide) if shape.has_text_frame]
    texts += [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    texts += [cell.text for slide in deck.slides for table in tables(slide) for cell in table.iter_cells()]
    traces = re.compile(r"^None$|\bnan\b|[{}]|TODO|Lorem|_x000|\s,|\(\)| {2}", re.MULTILINE)
    assert [text for text in texts if traces.search(text)] == []


def tables(slide: Any) -> Iterator[Any]:
    return (shape.table for shape in slide.shapes if shape.has_table)


def test_the_document_says_what_it_is_and_who_made_it(deck: Any) -> None:
    properties = deck.core_properties
    assert "Steve Canny" not in {properties.author, properties.last_modified_by}
    assert all((properties.title, properties.author, properties.subject, properties.language))
    assert properties.created.date() == properties.modified.date() == TODAY


def test_chart_workbooks_open_and_hold_values_only(deck: Any) -> None:
    for chart in (shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart):
        blob = BytesIO(chart.part.chart_workbook.xlsx_part.blob)
        rows = load_workbook(blob).get_sheet_by_index(0).to_python()
        assert any(isinstance(cell, float) for row in rows for cell in row)
        with ZipFile(blob) as book:
            sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert not any(mark in sheet for sheet in sheets for mark in (b"<f>", b"<f ", b"<hyperlink"))


def test_nothing_in_the_file_points_outside_it(file: Path) -> None:
    with ZipFile(file) as parts:
        relations = {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")}
    assert [name for name, text in relations.items() if 'TargetMode="External"' in text] == []


@pytest.mark.system("soffice", "pdfinfo", "Carlito")
def test_another_program_opens_the_deck_with_all_its_slides(file: Path, deck: Any, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(file)], check=True, capture_output=True, timeout=180)
    told = subprocess.run(["pdfinfo", tmp_path / f"{file.stem}.pdf"], check=True, capture_output=True, text=True)
    assert re.findall(r"^Pages: +(\d+)$", told.stdout, re.MULTILINE) == [str(len(deck.slides))]
