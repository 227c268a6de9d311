"""Figures, dates and ranges are never torn at the end of a line."""

import pytest

from bizcase.layout.joins import JOINER, joined
from bizcase.layout.measure import lines_of
from bizcase.layout.text import paragraph, typeset
from bizcase.model.page import Box, Cell, Grid, Group, Page, Shape, TextBlock

SPREAD = "Likely worth of −£170k and a spread of −£290k to −£5.23k in eight futures of ten"
RANGE = "£1.41m (£1.22m–£1.66m)"


def page(*elements: TextBlock | Shape | Group | Grid) -> Page:
    title = TextBlock(name="Title", box=Box(0, 0, 880, 66), paragraphs=(paragraph("A title", 26),), role="title")
    return Page(id="one", number=1, layout="Title only", title=title, elements=elements, notes="n")


def block(text: str, width: float) -> TextBlock:
    return TextBlock(name="Text", box=Box(0, 0, width, 100), paragraphs=(paragraph(text, 14),))


def shown(one: TextBlock | Shape | Cell) -> str:
    return "".join(run.text for each in one.paragraphs for run in each.runs)


def only(found: Page) -> object:
    (element,) = found.elements
    return element


@pytest.mark.parametrize("width", range(90, 400, 7))
def test_no_line_ends_in_a_minus_in_a_date_or_within_a_range(width: int) -> None:
    text = f"{SPREAD}; {RANGE}, due on 31 Dec 2028 or 1 Jan 2029, months 24–36+"
    lines = ["".join(run.text for run in line).rstrip(" ") for line in lines_of(paragraph(text, 14), width)]
    assert [one for one in lines if one.endswith(("−", "–", "31", "Dec", "1", "Jan"))] == []


def test_a_joiner_stands_only_where_a_figure_begins_a_line() -> None:
    wide, narrow = (only(joined(page(block(RANGE, width)))) for width in (400, 110))
    assert isinstance(wide, TextBlock)
    assert isinstance(narrow, TextBlock)
    assert shown(wide) == RANGE
    assert shown(narrow) == f"£1.41m (£1.22m–{JOINER}£1.66m)"


def test_cells_shapes_and_members_of_a_group_are_joined_too() -> None:
    cell = Cell(paragraphs=(paragraph(RANGE, 14),))
    grid = Grid(
        name="t", alt="t", box=Box(0, 0, 120, 60), widths=(120,), heights=(60,), cells=((cell,),), margin=(7, 4)
    )
    shape = Shape(name="s", box=Box(0, 0, 115, 60), paragraphs=cell.paragraphs)
    group = Group(name="g", alt="g", box=Box(0, 0, 115, 60), members=(shape, block(RANGE, 110)))
    found = joined(page(grid, shape, group)).elements
    assert isinstance(found[0], Grid)
    assert isinstance(found[1], Shape)
    assert isinstance(found[2], Group)
    inside = [one for one in found[2].members if isinstance(one, Shape | TextBlock)]
    assert [JOINER in shown(one) for one in (found[0].cells[0][0], found[1], *inside)] == [True] * 4


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("buyers' questions and the board's answer", "buyers’ questions and the board’s answer"),
        ("they say 'never' and it's true", "they say 'never' and it's true"),
        ("from -0.8 % to +2.0 %", "from −0.8% to +2.0%"),
        ("contract C-2291, follow-up, 2-3 days", "contract C-2291, follow-up, 2-3 days"),
        ("by 30 Sept 2028", "by 30\u00a0Sept\u00a02028"),
        ("£5k to £7k, CHF 5k to CHF 7k", "£5k\u00a0to\u00a0£7k, CHF 5k\u00a0to\u00a0CHF 7k"),
        ("from 5 to 7 people", "from 5 to 7 people"),
    ],
)
def test_signs_are_set_as_in_print(typed: str, printed: str) -> None:
    assert typeset(typed) == printed
