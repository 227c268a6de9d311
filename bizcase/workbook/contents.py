"""The first sheet: what is where, what follows the inputs and what does not, and how to use it."""

from typing import Any

from bizcase import figures
from bizcase.workbook.book import Book
from bizcase.workbook.grid import lines
from bizcase.workbook.plan import Plan

WIDE = 92


def write_contents(book: Book, plan: Plan) -> None:
    """The sheet of contents."""
    words = plan.words["sheet"]["contents"]
    page = book.page(plan.sheet("contents"), words | {"title": plan.title})
    page.width(0, 24)
    page.width(1, WIDE)
    page.width(2, 26)
    page.put("A3", words["made"].format(day=figures.day(plan.case.today), digest=plan.case.digest[:8]), role="note")
    for row, (key, role) in enumerate((("change", "input"), ("follows", "computed"), ("simulated", "simulated")), 5):
        page.put(f"A{row}", words["key"][key]["name"], role=role)
        page.put(f"B{row}", words["key"][key]["meaning"], role="given")
        page.height(row - 1, lines(words["key"][key]["meaning"], WIDE))
    for place, key in zip("ABC", ("sheet", "holds", "live"), strict=True):
        page.put(f"{place}9", words["columns"][key], role="heading")
    for row, (key, sheet) in enumerate(plan.sheets(), start=9):
        page.link(row, sheet)
        page.write(row, 1, words["holds"][key], "text", "given")
        page.write(row, 2, words["live"][_live(words, key)], "text", "given")
    page.finish("A10", whole=True)


def _live(words: dict[str, Any], key: str) -> str:
    """Whether the figures of a sheet follow the inputs."""
    if key in words["fixed"]:
        return "no"
    return "simulated" if key in words["partly"] else "yes"
