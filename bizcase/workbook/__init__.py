"""A case as an XLSX file that calculates: change an input and the worth follows. The door is :func:`write_workbook`."""

from pathlib import Path
from typing import BinaryIO

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.workbook.assumptions import write_assumptions, write_figures
from bizcase.workbook.book import Book
from bizcase.workbook.cash import write_cash_flow
from bizcase.workbook.checks import write_checks
from bizcase.workbook.contents import write_contents
from bizcase.workbook.drivers import write_driver_list, write_driver_workings, write_drivers
from bizcase.workbook.gates import write_gates
from bizcase.workbook.hard_times import write_hard_times
from bizcase.workbook.inputs import write_inputs
from bizcase.workbook.options import write_options, write_reasons
from bizcase.workbook.plan import make_plan
from bizcase.workbook.registers import write_kpis, write_open_points, write_register, write_risks
from bizcase.workbook.results import write_results
from bizcase.workbook.scenarios import write_future_months, write_scenarios
from bizcase.workbook.sensitivity import write_sensitivity
from bizcase.workbook.timing import write_overlap, write_timing
from bizcase.workbook.uncertainty import write_uncertainty
from bizcase.workbook.workings import write_workings

__all__ = ["write_workbook"]

# who writes which sheet; their order is that of the words
SHEETS = {
    "contents": write_contents,
    "results": write_results,
    "scenarios": write_scenarios,
    "uncertainty": write_uncertainty,
    "sensitivity": write_sensitivity,
    "options": write_options,
    "reasons": write_reasons,
    "gates": write_gates,
    "hard_times": write_hard_times,
    "inputs": write_inputs,
    "drivers": write_drivers,
    "driver_list": write_driver_list,
    "assumptions": write_assumptions,
    "cash_flow": write_cash_flow,
    "risks": write_risks,
    "kpis": write_kpis,
    "register": write_register,
    "open": write_open_points,
    "driver_workings": write_driver_workings,
    "workings": write_workings,
    "overlap": write_overlap,
    "timing": write_timing,
    "future_months": write_future_months,
    "checks": write_checks,
    "figures": write_figures,
}


def write_workbook(case: BusinessCase, catalogue: Catalogue, target: Path | BinaryIO) -> None:
    """Write the model of ``case`` as an Excel workbook to a file or a binary stream.

    Its formulas give the figures of ``case`` and follow when an input is changed. The same case gives the same file
    to the byte. Raises ``OSError`` when ``target`` cannot be written.
    """
    plan = make_plan(case, catalogue)
    footer = plan.words["footer"].format(title=plan.title, digest=case.digest[:8])
    book = Book(case.today, plan.title, plan.words["author"], footer, plan.words["rule"])
    for key, _ in [("contents", ""), *plan.sheets()]:
        SHEETS[key](book, plan)
    content = book.bytes()
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)
