"""What the model assumes, with its sources: evidence, optimism, build-up; and the parents of every figure."""

from bizcase.workbook.book import Book, Column, Formula, Grid
from bizcase.workbook.plan import MONTHS, Plan


def write_assumptions(book: Book, plan: Plan) -> None:
    """The sheet of assumptions."""
    page = book.page(plan.sheet("assumptions"), plan.words["sheet"]["assumptions"])
    tables = {
        "tiers": (plan.tiers, _tiers(plan)),
        "multipliers": (plan.multipliers, _multipliers(plan)),
        "ramps": (plan.ramps, _ramps(plan)),
        "build_up": (plan.build_up, _build_up(plan)),
    }
    for key, (grid, columns) in tables.items():
        heading = int(grid.corner[1:]) - 1
        page.put(f"A{heading}", page.words[key], role="section")
        names = page.words["columns"] | {one.id: one.name for one in plan.catalogue.ramps}
        page.table(grid, columns, names)
    page.finish("A4")


def _tiers(plan: Plan) -> dict[str, Column]:
    sources = {one.id: f"{one.publisher}, {one.year}" for one in plan.catalogue.sources}
    tiers = plan.catalogue.tiers
    return {
        "id": Column("text", "given", 12, [one.id for one in tiers]),
        "evidence": Column("text", "given", 60, [one.evidence for one in tiers]),
        "share": Column("share", "input", 12, [one.share for one in tiers]),
        "wording": Column("text", "given", 24, [one.wording for one in tiers]),
        "source": Column("text", "given", 24, [sources.get(one.source, one.source) for one in tiers]),
    }


def _multipliers(plan: Plan) -> dict[str, Column]:
    known, grid = plan.catalogue.multipliers, plan.multipliers
    means = [Formula(f"AVERAGE({grid.across('low', 'high', row)})") for row in range(len(known))]
    return {
        "id": Column("text", "given", 12, [one.id for one in known]),
        "reason": Column("text", "given", 60, [one.reason for one in known]),
        "low": Column("factor", "input", 12, [one.low for one in known]),
        "likely": Column("factor", "input", 12, [one.likely for one in known]),
        "high": Column("factor", "input", 12, [one.high for one in known]),
        "mean": Column("factor", "computed", 12, means),
    }


def _ramps(plan: Plan) -> dict[str, Column]:
    ramps = plan.catalogue.ramps
    return {
        "id": Column("text", "given", 12, [one.id for one in ramps]),
        "name": Column("text", "given", 24, [one.name for one in ramps]),
        "use_for": Column("text", "given", 40, [one.use_for for one in ramps]),
        "steepness": Column("number", "input", 12, [one.steepness for one in ramps]),
        "midpoint": Column("number", "input", 12, [one.midpoint for one in ramps]),
        "full_at": Column("count", "input", 12, [one.full_at for one in ramps]),
    }


def _build_up(plan: Plan) -> dict[str, Column]:
    """The share of the full-year effect at the end of each month after the start, a logistic scaled to 0–1."""
    columns = {"month": Column("count", "given", 12, list(MONTHS))}
    for place, curve in enumerate(plan.catalogue.ramps):
        cells = [_reached(plan, place, month) for month in MONTHS]
        columns[curve.id] = Column("factor", "computed", 12, cells)
    return columns


def _reached(plan: Plan, place: int, month: int) -> Formula:
    full = plan.ramps.at("full_at", place)

    def logistic(at: str) -> str:
        return f"1/(1+EXP(-{plan.ramps.at('steepness', place)}*({at}-{plan.ramps.at('midpoint', place)})))"

    bottom, now = logistic("0"), plan.build_up.at("month", month)
    return Formula(f"IF({now}>={full},1,({logistic(now)}-{bottom})/({logistic(full)}-{bottom}))")


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
