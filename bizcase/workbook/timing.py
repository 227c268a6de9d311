"""Where no money is counted twice, and when it flows: the sheets of overlaps and of timing."""

from xlsxwriter.utility import xl_rowcol_to_cell

from bizcase.model.case_file import OWN_RAMP
from bizcase.model.value import HORIZON
from bizcase.workbook.book import Book
from bizcase.workbook.grid import Column, Formula
from bizcase.workbook.known import discount_factor, places, supported
from bizcase.workbook.plan import MONTHS, QUARTERS, Plan


def write_overlap(book: Book, plan: Plan) -> None:
    """The sheet of overlaps: initiatives by size; one that moves money already counted is not kept."""
    page, grid = book.page(plan.sheet("overlap"), plan.words["sheet"]["overlap"]), plan.overlap
    sizes = places(plan)
    order = sorted(range(grid.rows), key=lambda row: sizes[row])
    rows = [_overlap(plan, place, row) for place, row in enumerate(order)]
    columns = {key: Column(*OVERLAP[key], [cells[key] for cells in rows]) for key in grid.keys}
    page.table(grid, columns)
    page.finish("C5")


OVERLAP = {
    "place": ("count", "given", 8.0),
    "row": ("count", "computed", 8.0),
    "name": ("text", "computed", 34.0),
    "amount": ("money", "computed", 16.0),
    "group": ("text", "computed", 24.0),
    "measure": ("text", "computed", 44.0),
    "kept": ("count", "computed", 8.0),
}


def _overlap(plan: Plan, place: int, row: int) -> dict[str, Formula | int]:
    """The initiative at ``place`` by size; as things are it is the one in ``row``."""
    grid, line = plan.overlap, plan.case.value.lines[row]
    here, (group, measure) = grid.at("row", place), line.moves
    likely = plan.workings.all("supported_likely")
    return {
        "place": place + 1,
        "row": Formula(f"MATCH({grid.at('place', place)},{plan.workings.all('rank')},0)", row + 1),
        "name": Formula(f'INDEX({plan.inputs.all("name")},{here})&""', plan.initiatives[row].name),
        "amount": Formula(f"INDEX({likely},{here})", supported(line).base),
        "group": Formula(f'INDEX({plan.inputs.all("group")},{here})&""', group),
        "measure": Formula(f'INDEX({plan.inputs.all("measure")},{here})&""', measure),
        "kept": Formula(_kept(plan, place), 0 if line.overlaps_with else 1),
    }


def _kept(plan: Plan, row: int) -> str:
    if row == 0:
        return "1"
    grid = plan.overlap
    counting = f"({grid.upward('kept', 0, row - 1)}=1)*({grid.upward('amount', 0, row - 1)}>0)"
    same = "+".join(
        f'({grid.upward(key, 0, row - 1)}={grid.at(key, row)})*({grid.at(key, row)}<>"")'
        for key in ("group", "measure")
    )
    clash = f"SUMPRODUCT({counting}*({same}))>0"
    return f"IF({grid.at('amount', row)}<=0,1,IF({clash},0,1))"


def write_timing(book: Book, plan: Plan) -> None:
    """The sheet of timing: which share of a yearly benefit falls in which month."""
    page, grid = book.page(plan.sheet("timing"), plan.words["sheet"]["timing"]), plan.timing
    lines = plan.case.value.lines
    columns = {
        "name": Column("text", "computed", 34, plan.names()),
        "curve": Column("count", "computed", 8, [_curve(plan, row, line.ramp) for row, line in enumerate(lines)]),
    }
    for month in MONTHS:
        cells = [Formula(_share(plan, row, month), line.build_up[month]) for row, line in enumerate(lines)]
        columns[f"m{month}"] = Column("factor", "computed", 8, cells)
    page.table(grid, columns, page.words["columns"] | {f"m{month}": str(month) for month in MONTHS})
    page.put("A4", page.words["factor"])
    for month in MONTHS:
        factor = Formula(plan.cash.at("factor", month), discount_factor(plan, month))
        page.write(3, month + 2, factor, "factor", "computed")
    page.name_range("TimingFactors", "C4", xl_rowcol_to_cell(3, HORIZON + 2))
    page.put(f"A{grid.end + 3}", page.words["own"], role="section")
    headings = {"name": page.words["columns"]["name"], **{key: key[1:] for key in plan.reached.keys[1:]}}
    page.table(plan.reached, _own_build_up(plan), headings)
    page.finish("C6")


def _own_build_up(plan: Plan) -> dict[str, Column]:
    """The user's own curves by quarter; one left empty stays where the one before it was."""
    columns = {"name": Column("text", "computed", 34, plan.names())}
    reached = [0.0] * len(plan.initiatives)
    columns["m0"] = Column("factor", "computed", 8, [Formula("0", 0.0)] * len(reached))
    for place, month in enumerate(QUARTERS):
        given = [one.ramp_shares[place : place + 1] for one in plan.initiatives]
        reached = [one[0] if one else before for one, before in zip(given, reached, strict=True)]
        cells = [Formula(_kept_up(plan, row, month), share) for row, share in enumerate(reached)]
        columns[f"m{month}"] = Column("factor", "computed", 8, cells)
    return columns


def _kept_up(plan: Plan, row: int, month: int) -> str:
    now, before = plan.custom.at(f"given{month}", row), plan.reached.at(f"m{month - 3}", row)
    return f"IF(ISNUMBER({now}),{now},{before})"


def _curve(plan: Plan, row: int, ramp: str) -> Formula:
    """The number of the curve; 0 is the initiative's own."""
    known, here = [one.id for one in plan.catalogue.ramps], plan.inputs.at("ramp", row)
    number = f"MATCH({here},{plan.ramps.all('id')},0)"
    return Formula(f'IF({here}="{OWN_RAMP}",0,{number})', known.index(ramp) + 1 if ramp in known else 0)


def _share(plan: Plan, row: int, month: int) -> str:
    """The share of one month; customers kept count half in the month of the save, and what is left of them later."""
    if not any(driver.attrition for number, driver in plan.driven() if number == row):
        return _built_up(plan, row, month)
    now = f"({_built_up(plan, row, month)})"
    if month == 0:
        return now
    stay, so_far = plan.workings.at("stay", row), plan.timing.at(f"m{month - 1}", row)
    before = f"({_built_up(plan, row, month - 1)})"
    return f"IF(ISNUMBER({stay}),{stay}*{so_far}+({now}+{stay}*{before})/24,{now})"


def _built_up(plan: Plan, row: int, month: int) -> str:
    start, last, curve = plan.workings.at("start", row), plan.workings.at("last", row), plan.timing.at("curve", row)
    first, end = plan.catalogue.ramps[0].id, plan.catalogue.ramps[-1].id
    curves = f"{plan.build_up.at(first, 0)}:{plan.build_up.at(end, HORIZON).rpartition('!')[2]}"
    after = f"({month}-{start}+1)"
    reached = f"IF({curve}=0,{_own(plan, row, after)},INDEX({curves},{after}+1,{curve}))"
    return f"IF(AND({month}>={start},{month}<={last}),{reached}/12,0)"


def _own(plan: Plan, row: int, after: str) -> str:
    """The user's own curve, straight between its quarters."""
    quarters = plan.reached.across("m0", f"m{HORIZON}", row)
    before, place = f"INDEX({quarters},INT({after}/3)+1)", f"MIN({len(QUARTERS)},INT({after}/3)+1)+1"
    return f"({before}+(INDEX({quarters},{place})-{before})*MOD({after},3)/3)"
