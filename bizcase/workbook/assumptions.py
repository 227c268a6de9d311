"""What the model assumes, with its sources: evidence, optimism, build-up; and the parents of every figure."""

from bizcase.model.build_up import ramp
from bizcase.model.case_file import Assumption
from bizcase.workbook.book import Book
from bizcase.workbook.grid import Cell, Column, Formula, Grid, turned
from bizcase.workbook.plan import ASSUMED, MONTHS, Plan

# the assumptions that the model calculates with stand among the inputs
INPUTS = {"hourly_rate": "HourlyRate", "contingency": "Contingency"}


def write_assumptions(book: Book, plan: Plan) -> None:
    """The sheet of assumptions."""
    page = book.page(plan.sheet("assumptions"), plan.words["sheet"]["assumptions"])
    tables = {
        "assumed": (plan.assumed, _assumed(plan)),
        "tiers": (plan.tiers, _tiers(plan)),
        "multipliers": (plan.multipliers, _multipliers(plan)),
        "ramps": (plan.ramps, _ramps(plan)),
        "build_up": (plan.build_up, _build_up(plan)),
    }
    for key, (grid, columns) in tables.items():
        page.put(f"A{grid.top - 1}", page.words[key], role="section")
        names = page.words["columns"] | {one.id: one.name for one in plan.catalogue.ramps}
        page.table(grid, columns, names)
    page.finish("A4")


def _assumed(plan: Plan) -> dict[str, Column]:
    """What the case takes for granted, each with its source."""
    rows = [_assumption(one, plan) for one in plan.case.case.assumptions]
    shapes = (("text", 30.0), *[("number", 16.0)] * 3, ("text", 16.0), ("text", 50.0), ("text", 22.0))
    return {
        key: Column(kind, "computed" if key == "value" else "given", width, cells)
        for key, (kind, width), cells in zip(
            ASSUMED, (*shapes, ("date", 14.0)), turned(rows, len(ASSUMED)), strict=True
        )
    }


def _assumption(one: Assumption, plan: Plan) -> tuple[Cell, ...]:
    value: Cell = one.value
    if one.id in INPUTS:
        known = plan.words["not_quantified"] if one.value is None else one.value
        here = INPUTS[one.id]
        value = Formula(f'IF(ISNUMBER({here}),{here},"{plan.words["not_quantified"]}")', known)
    return one.name or one.id, value, one.low, one.high, one.unit, one.source, one.owner, one.noted_on


def _tiers(plan: Plan) -> dict[str, Column]:
    sources = {one.id: f"{one.publisher}, {one.year}" for one in plan.catalogue.sources}
    tiers, stated = plan.catalogue.tiers, [one.evidence_tier for one in plan.initiatives]
    used = [
        Formula(f"COUNTIF({plan.inputs.all('tier')},{plan.tiers.at('id', row)})", stated.count(one.id))
        for row, one in enumerate(tiers)
    ]
    return {
        "id": Column("text", "given", 30, [one.id for one in tiers]),
        "share": Column("share", "input", 16, [one.share for one in tiers], rule="share"),
        "wording": Column("text", "given", 16, [one.wording for one in tiers]),
        "source": Column("text", "given", 16, [sources.get(one.source, one.source) for one in tiers]),
        "used": Column("count", "computed", 16, used),
        "evidence": Column("text", "given", 50, [one.evidence for one in tiers]),
    }


def _multipliers(plan: Plan) -> dict[str, Column]:
    known, grid = plan.catalogue.multipliers, plan.multipliers
    means = [Formula(f"AVERAGE({grid.across('low', 'high', row)})", one.mean) for row, one in enumerate(known)]
    return {
        "id": Column("text", "given", 30, [one.id for one in known]),
        "low": Column("factor", "input", 16, [one.low for one in known], rule="rate"),
        "likely": Column("factor", "input", 16, [one.likely for one in known], rule="rate"),
        "high": Column("factor", "input", 16, [one.high for one in known], rule="rate"),
        "mean": Column("factor", "computed", 16, means),
        "reason": Column("text", "given", 50, [one.reason for one in known]),
    }


def _ramps(plan: Plan) -> dict[str, Column]:
    ramps = plan.catalogue.ramps
    return {
        "id": Column("text", "given", 30, [one.id for one in ramps]),
        "name": Column("text", "given", 16, [one.name for one in ramps]),
        "steepness": Column("number", "input", 16, [one.steepness for one in ramps], rule="amount"),
        "midpoint": Column("number", "input", 16, [one.midpoint for one in ramps], rule="amount"),
        "full_at": Column("count", "input", 16, [one.full_at for one in ramps], rule="horizon"),
        "use_for": Column("text", "given", 50, [one.use_for for one in ramps]),
    }


def _build_up(plan: Plan) -> dict[str, Column]:
    """The share of the full-year effect at the end of each month after the start, a logistic scaled to 0–1."""
    columns = {"month": Column("count", "given", 12, list(MONTHS))}
    for place, curve in enumerate(plan.catalogue.ramps):
        known = ramp(curve)
        cells = [Formula(_reached(plan, place, month), known[month]) for month in MONTHS]
        columns[curve.id] = Column("factor", "computed", 12, cells)
    return columns


def _reached(plan: Plan, place: int, month: int) -> str:
    full = plan.ramps.at("full_at", place)

    def logistic(at: str) -> str:
        return f"1/(1+EXP(-{plan.ramps.at('steepness', place)}*({at}-{plan.ramps.at('midpoint', place)})))"

    bottom, now = logistic("0"), plan.build_up.at("month", month)
    return f"IF({now}>={full},1,({logistic(now)}-{bottom})/({logistic(full)}-{bottom}))"


def write_figures(book: Book, plan: Plan) -> None:
    """The sheet of figures with their parents, as they were when the workbook was made."""
    page, parents = book.page(plan.sheet("figures"), plan.words["sheet"]["figures"]), plan.case.register
    keys = ("id", "name", "value", "kind", "how", "source", "owner")
    widths = (8.0, 44.0, 40.0, 12.0, 60.0, 30.0, 20.0)
    columns = {
        key: Column("text", "given", width, [getattr(one, key) for one in parents])
        for key, width in zip(keys, widths, strict=True)
    }
    page.table(Grid(plan.sheet("figures"), "A4", "figure", keys, len(parents)), columns)
    page.finish("C5")
