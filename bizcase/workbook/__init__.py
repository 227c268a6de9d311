"""A case as an XLSX file that calculates: change an input and the worth follows. The door is :func:`write_workbook`."""

from pathlib import Path
from typing import BinaryIO

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.workbook.assumptions import write_assumptions, write_figures
from bizcase.workbook.book import Book
from bizcase.workbook.cash import write_cash_flow
from bizcase.workbook.drivers import write_drivers
from bizcase.workbook.inputs import write_inputs
from bizcase.workbook.plan import make_plan
from bizcase.workbook.registers import write_open_points, write_options, write_register, write_risks
from bizcase.workbook.results import write_results
from bizcase.workbook.sensitivity import write_sensitivity
from bizcase.workbook.workings import write_overlap, write_timing, write_workings

__all__ = ["write_workbook"]

# the sheets in their order
SHEETS = (
    *(write_results, write_inputs, write_drivers, write_assumptions, write_cash_flow, write_sensitivity),
    *(write_options, write_risks, write_register, write_open_points, write_workings, write_overlap, write_timing),
    *(write_figures,),
)


def write_workbook(case: BusinessCase, catalogue: Catalogue, target: Path | BinaryIO) -> None:
    """Write the model of ``case`` as an Excel workbook to a file or a binary stream.

    Its formulas give the figures of ``case`` and follow when an input is changed. The same case gives the same file
    to the byte. Raises ``OSError`` when ``target`` cannot be written.
    """
    plan = make_plan(case, catalogue)
    title = plan.words["title"].format(company=case.case.company.name or plan.words["nobody"])
    footer = plan.words["footer"].format(title=title, digest=case.digest[:8])
    book = Book(case.today, title, plan.words["author"], footer)
    for write in SHEETS:
        write(book, plan)
    content = book.bytes()
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)
