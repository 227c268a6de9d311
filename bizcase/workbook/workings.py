"""From what is stated to what is counted, one row for each initiative: evidence, overlap, optimism, present value."""

from collections.abc import Callable, Iterator

from bizcase.model.business_case import HORIZON
from bizcase.workbook.book import Book, Column, Formula
from bizcase.workbook.drivers import whole_range
from bizcase.workbook.plan import ENDS, MONTHS, Plan

KINDS = {"share": "share", "weight": "factor"}
COUNTS = ("money_given", "has_low", "has_high", "counts", "rank", "kept", "class_cash", "cash", "start", "last")
Cells = Iterator[tuple[str, str]]


def write_workings(book: Book, plan: Plan) -> None:
    """The sheet of workings."""
    page = book.page(plan.sheet("workings"), plan.words["sheet"]["workings"])
    rows = [_row(plan, row) for row in range(len(plan.initiatives))]
    columns = {key: _column(key, [Formula(row[key]) for row in rows]) for key in plan.workings.keys}
    page.table(plan.workings, columns, page.words["columns"])
    page.finish("B5")


def _column(key: str, cells: list[Formula]) -> Column:
    if key == "name":
        return Column("text", "given", 34, cells)
    kind = "count" if key in COUNTS else "factor" if key.startswith("factor") else KINDS.get(key, "money")
    return Column(kind, "computed", 13, cells)


def _row(plan: Plan, row: int) -> dict[str, str]:
    steps: tuple[Callable[[Plan, int], Cells], ...] = (
        *(_stated, _supported, _counted, _annual),
        *(_timed, _present_values),
    )
    return {key: formula for step in steps for key, formula in step(plan, row)}


def _stated(plan: Plan, row: int) -> Cells:
    """What the user states: money in its own columns goes before a value driver."""
    inputs, here = plan.inputs, plan.workings
    yield "name", f'{inputs.at("name", row)}&""'
    yield "money_given", f"IF(COUNT({inputs.across('low', 'high', row)})>0,1,0)"
    low, base, high = (inputs.at(end, row) for end in ENDS)
    plain = whole_range(low, base, high, here.at("stated_likely", row))
    for end, money in zip(ENDS, plain, strict=True):
        yield f"stated_{end}", f"IF({here.at('money_given', row)}=1,{money.text},{_driven(plan, row, end)})"
    spread = f"IF({here.at('stated_low', row)}<{here.at('stated_high', row)},1,0)"
    for end in ("low", "high"):
        given = f"IF(ISNUMBER({inputs.at(end, row)}),1,0)"
        yield f"has_{end}", f"IF({here.at('money_given', row)}=1,{given},{spread})"


def _driven(plan: Plan, row: int, end: str) -> str:
    users = [number for number, _ in plan.driven()]
    return plan.driver_results.at(end, users.index(row)) if row in users else '""'


def _supported(plan: Plan, row: int) -> Cells:
    """The share of the effect that its evidence carries; a loss is kept in full."""
    inputs, here = plan.inputs, plan.workings
    tier, attributed = inputs.at("tier", row), f'{inputs.at("attributed", row)}="{plan.words["yes"]}"'
    share = f'IF({tier}="",0,INDEX({plan.tiers.all("share")},MATCH({tier},{plan.tiers.all("id")},0)))'
    alone = f"AND({attributed},{here.at('money_given', row)}=0)"
    yield "share", f'IF(AND({tier}<>"",{share}=0),0,IF({alone},1,{share}))'
    stated, counts = here.at("stated_likely", row), here.at("counts", row)
    priced = f'{inputs.at("class", row)}<>"{plan.words["value_class"]["unmonetised"]}"'
    supported = f"IF(OR({here.at('share', row)}<>0,{stated}<0),1,0)"
    yield "counts", f"IF(AND(ISNUMBER({stated}),{priced}),{supported},0)"
    for end in ENDS:
        amount = here.at(f"stated_{end}", row)
        yield f"supported_{end}", f"IF({counts}=1,{_softened(amount, here.at('share', row))},0)"


def _softened(amount: str, factor: str) -> str:
    return f"IF({amount}>0,{amount}*{factor},{amount})"


def _counted(plan: Plan, row: int) -> Cells:
    """What is left when no money is counted twice; the sheet of overlaps decides in the order of size."""
    here = plan.workings
    likely, all_likely = here.at("supported_likely", row), here.all("supported_likely")
    until = here.upward("supported_likely", 0, row)
    yield "rank", f"SUMPRODUCT(--({all_likely}>{likely}))+SUMPRODUCT(--({until}={likely}))"
    yield "kept", f"INDEX({plan.overlap.all('kept')},{here.at('rank', row)})"
    for end in ENDS:
        yield f"counted_{end}", f"{here.at(f'supported_{end}', row)}*{here.at('kept', row)}"


def _annual(plan: Plan, row: int) -> Cells:
    """Optimism taken out: an end that is stated meets the mean, an end left open the factor of that end."""
    here, known = plan.workings, plan.multipliers
    place = f"MATCH({plan.inputs.at('optimism', row)},{known.all('id')},0)"
    mean = f"INDEX({known.all('mean')},{place})"
    yield "factor_likely", mean
    for end in ("low", "high"):
        open_end = f"INDEX({known.all(end)},{place})"
        yield f"factor_{end}", f"IF({here.at(f'has_{end}', row)}=1,{mean},{open_end})"
    for end in ENDS:
        yield f"annual_{end}", _softened(here.at(f"counted_{end}", row), here.at(f"factor_{end}", row))


def _timed(plan: Plan, row: int) -> Cells:
    """When money flows, and how much each year costs as stated."""
    inputs, here = plan.inputs, plan.workings
    classes = ",".join(f'{inputs.at("class", row)}="{plan.words["value_class"][one]}"' for one in CASH_CLASSES)
    yield "class_cash", f"IF(OR({classes}),1,0)"
    yield "cash", f"{here.at('class_cash', row)}*{here.at('counts', row)}"
    start, months = inputs.at("start", row), inputs.at("duration", row)
    after = f"(YEAR({start})-YEAR(FirstMonth))*12+MONTH({start})-MONTH(FirstMonth)+1"
    yield "start", f"IF(ISNUMBER({start}),MAX(1,{after}),1)"
    until = f"MIN({HORIZON},{here.at('start', row)}+{months}-1)"
    yield "last", f"IF(ISNUMBER({months}),{until},{HORIZON})"
    yield "one_off", f"N({inputs.at('one_off', row)})"
    staff = f"12*N({inputs.at('hours', row)})*N(HourlyRate)"
    yield "running", f"N({inputs.at('annual_cost', row)})+{staff}"


CASH_CLASSES = ("cash_in", "cash_saved")


def _present_values(plan: Plan, row: int) -> Cells:
    here, months = plan.workings, plan.timing.across("m0", f"m{HORIZON}", row)
    yield "weight", f"SUMPRODUCT({months},TimingFactors)"
    for end in ENDS:
        yield (
            f"pv_{end}",
            f"{here.at('cash', row)}*{here.at(f'annual_{end}', row)}*{here.at('weight', row)}",
        )


def write_overlap(book: Book, plan: Plan) -> None:
    """The sheet of overlaps: initiatives by size; one that moves money already counted is not kept."""
    page, grid = book.page(plan.sheet("overlap"), plan.words["sheet"]["overlap"]), plan.overlap
    rows = range(grid.rows)
    columns = {
        "place": Column("count", "given", 8, [row + 1 for row in rows]),
        "row": Column("count", "computed", 8, [_found(plan, row) for row in rows]),
        "name": Column("text", "given", 34, [_of(plan, plan.inputs.all("name"), row) for row in rows]),
        "amount": Column(
            "money", "computed", 16, [_of(plan, plan.workings.all("supported_likely"), row) for row in rows]
        ),
        "group": Column("text", "given", 24, [_text_of(plan, "group", row) for row in rows]),
        "measure": Column("text", "given", 44, [_text_of(plan, "measure", row) for row in rows]),
        "kept": Column("count", "computed", 8, [_kept(plan, row) for row in rows]),
    }
    page.table(grid, columns)
    page.finish("C5")


def _found(plan: Plan, row: int) -> Formula:
    return Formula(f"MATCH({plan.overlap.at('place', row)},{plan.workings.all('rank')},0)")


def _of(plan: Plan, column: str, row: int) -> Formula:
    return Formula(f"INDEX({column},{plan.overlap.at('row', row)})")


def _text_of(plan: Plan, key: str, row: int) -> Formula:
    return Formula(f'INDEX({plan.inputs.all(key)},{plan.overlap.at("row", row)})&""')


def _kept(plan: Plan, row: int) -> Formula:
    if row == 0:
        return Formula("1")
    grid = plan.overlap
    counting = f"({grid.upward('kept', 0, row - 1)}=1)*({grid.upward('amount', 0, row - 1)}>0)"
    same = "+".join(
        f'({grid.upward(key, 0, row - 1)}={grid.at(key, row)})*({grid.at(key, row)}<>"")'
        for key in ("group", "measure")
    )
    clash = f"SUMPRODUCT({counting}*({same}))>0"
    return Formula(f"IF({grid.at('amount', row)}<=0,1,IF({clash},0,1))")


def write_timing(book: Book, plan: Plan) -> None:
    """The sheet of timing: which share of a yearly benefit falls in which month."""
    page, grid = book.page(plan.sheet("timing"), plan.words["sheet"]["timing"]), plan.timing
    rows = range(grid.rows)
    columns = {
        "name": Column("text", "given", 34, [Formula(f'{plan.inputs.at("name", row)}&""') for row in rows]),
        "curve": Column("count", "computed", 8, [_curve(plan, row) for row in rows]),
    }
    for month in MONTHS:
        cells = [_share(plan, row, month) for row in rows]
        columns[f"m{month}"] = Column("factor", "computed", 8, cells)
    headings = page.words["columns"] | {f"m{month}": str(month) for month in MONTHS}
    page.table(grid, columns, headings)
    page.put("A4", page.words["factor"])
    for month in MONTHS:
        page.write(3, month + 2, Formula(plan.cash.at("factor", month)), "factor", "computed")
    book.define("TimingFactors", f"'{page.name}'!$C$4:$AM$4")
    page.finish("C6")


def _curve(plan: Plan, row: int) -> Formula:
    return Formula(f"MATCH({plan.inputs.at('ramp', row)},{plan.ramps.all('id')},0)")


def _share(plan: Plan, row: int, month: int) -> Formula:
    start, last = plan.workings.at("start", row), plan.workings.at("last", row)
    first, end = plan.catalogue.ramps[0].id, plan.catalogue.ramps[-1].id
    curves = f"{plan.build_up.at(first, 0)}:{plan.build_up.at(end, HORIZON).rpartition('!')[2]}"
    reached = f"INDEX({curves},{month}-{start}+2,{plan.timing.at('curve', row)})"
    return Formula(f"IF(AND({month}>={start},{month}<={last}),{reached}/12,0)")
