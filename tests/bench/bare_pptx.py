"""Twenty slides by python-pptx alone, the yardstick of ``make bench``: ``python bare_pptx.py DECK.pptx``.

A cover, ten slides of sixty words, four charts, four tables of 6 × 6, a drawing of forty shapes, notes on all.
"""

import sys

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

COVER, BULLETS, TITLE_ONLY = 0, 1, 5
POINT = "Twelve plain words on one line make a point that boards read"
NOTES = "Say what is asked, what it costs, what it is worth and what could go wrong. " * 3


def new_slide(deck: Deck, layout: int, title: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = title
    slide.notes_slide.notes_text_frame.text = NOTES
    return slide


def add_text(deck: Deck, number: int) -> None:
    slide = new_slide(deck, BULLETS, f"Text slide {number} says one thing")
    slide.placeholders[1].text = "\n".join([POINT] * 5)


def add_chart(deck: Deck, number: int) -> None:
    slide = new_slide(deck, TITLE_ONLY, f"Chart slide {number} shows one thing")
    data = CategoryChartData()
    data.categories = [f"Year {year}" for year in range(1, 7)]
    for series in ("low", "base", "high"):
        data.add_series(series, [number * 10 + year for year in range(6)])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(8), Inches(4.5), data)


def add_table(deck: Deck, number: int) -> None:
    slide = new_slide(deck, TITLE_ONLY, f"Table slide {number} compares six rows")
    table = slide.shapes.add_table(6, 6, Inches(0.5), Inches(2), Inches(9), Inches(4)).table
    for row in range(6):
        for column in range(6):
            table.cell(row, column).text = f"{row} by {column}"


def add_drawing(deck: Deck) -> None:
    slide = new_slide(deck, TITLE_ONLY, "A drawing of forty shapes")
    for place in range(40):
        left, top = Inches(0.5 + place % 8 * 1.1), Inches(1.8 + place // 8)
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, Inches(1), Inches(0.7))
        shape.text_frame.text = f"Step {place + 1}"


def main(target: str) -> None:
    deck = Presentation()
    new_slide(deck, COVER, "Twenty slides").placeholders[1].text = "The yardstick"
    for number in range(1, 11):
        add_text(deck, number)
    for number in range(1, 5):
        add_chart(deck, number)
        add_table(deck, number)
    add_drawing(deck)
    deck.save(target)


if __name__ == "__main__":
    main(sys.argv[1])
