"""Text is broken where it will break in PowerPoint, and nothing is lost by it."""

from hypothesis import given
from hypothesis import strategies as st

from bizcase.layout.measure import break_lines, line_height, text_height, text_width
from bizcase.layout.text import paragraph, shorten, split_text
from bizcase.model.page import Run

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=24)
sentences = st.lists(words, min_size=1, max_size=40).map(" ".join)


@given(sentences, st.floats(30, 400))
def test_breaking_lines_loses_no_character_but_spaces(text: str, width: float) -> None:
    lines = break_lines((Run(text=text),), 12, width)
    shown = "".join(run.text for line in lines for run in line)
    assert shown.replace(" ", "") == text.replace(" ", "")


@given(sentences, st.floats(30, 400))
def test_no_line_is_wider_than_its_box(text: str, width: float) -> None:
    for line in break_lines((Run(text=text),), 12, width):
        shown = "".join(run.text for run in line).rstrip()
        assert len(shown) <= 1 or text_width(shown, 12) <= width + 0.01


@given(sentences, st.floats(40, 400))
def test_a_narrower_box_never_needs_less_height(text: str, width: float) -> None:
    look = (paragraph(text, 12),)
    assert text_height(look, width * 0.7) >= text_height(look, width)


@given(sentences, st.floats(60, 300), st.floats(30, 90))
def test_splitting_a_text_keeps_every_word_in_order(text: str, width: float, height: float) -> None:
    head, tail = split_text(text, 12, width, height)
    assert " ".join(filter(None, (head, tail))) == text


@given(sentences, st.floats(20, 300))
def test_a_shortened_text_fits_its_line(text: str, width: float) -> None:
    assert text_width(shorten(text, 12, width), 12) <= width


def test_a_word_wider_than_the_box_is_broken_inside() -> None:
    lines = break_lines((Run(text="Donaudampfschifffahrtsgesellschaft"),), 12, 60)
    assert len(lines) > 2


def test_bold_text_is_wider() -> None:
    assert text_width("Board paper", 12, bold=True) > text_width("Board paper", 12)


def test_an_empty_text_still_takes_a_line() -> None:
    assert text_height((paragraph("", 10),), 100) == line_height(10)
