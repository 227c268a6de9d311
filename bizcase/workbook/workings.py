"""From what is stated to what is counted, one row for each initiative: evidence, overlap, optimism, present value."""

from collections.abc import Callable, Iterator

from bizcase.model.catalogue import CASH
from bizcase.model.value import HORIZON
from bizcase.workbook.arithmetic import in_cells
from bizcase.workbook.book import Book
from bizcase.workbook.drivers import used, whole_range
from bizcase.workbook.grid import Column, Formula
from bizcase.workbook.known import places, workings
from bizcase.workbook.plan import ENDS, Plan

KINDS = {"share": "share", "weight": "factor", "stay": "factor"}
COUNTS = (
    "money_given",
    "has_low",
    "has_high",
    "counts",
    "order",
    "rank",
    "kept",
    "class_cash",
    "cash",
    "start",
    "last",
)
Cells = Iterator[tuple[str, str]]


def write_workings(book: Book, plan: Plan) -> None:
    """The sheet of workings."""
    page = book.page(plan.sheet("workings"), plan.words["sheet"]["workings"])
    rows = [_row(plan, row) for row in range(len(plan.initiatives))]
    sizes = places(plan)
    known = [workings(plan, row) | {"rank": sizes[row]} for row in range(len(rows))]
    columns = {
        key: _column(key, [Formula(row[key], one[key]) for row, one in zip(rows, known, strict=True)])
        for key in plan.workings.keys
    }
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
    yield "name", plan.name(row).text
    yield "money_given", f"IF(COUNT({inputs.across('low', 'high', row)})>0,1,0)"
    low, base, high = (inputs.at(end, row) for end in ENDS)
    plain = whole_range(low, base, high, here.at("stated_likely", row))
    for end, money in zip(ENDS, plain, strict=True):
        yield f"stated_{end}", f"IF({here.at('money_given', row)}=1,{money},{_driven(plan, row, end)})"
    for end in ("low", "high"):
        given = f"IF(ISNUMBER({inputs.at(end, row)}),1,0)"
        yield f"has_{end}", f"IF({here.at('money_given', row)}=1,{given},{_spread(plan, row)})"


def _driven(plan: Plan, row: int, end: str) -> str:
    """What the value driver comes to; the capacity beside cash joins it where the whole is called anything but cash."""
    if (use := _use(plan, row)) is None:
        return '""'
    whole, beside = plan.driver_results.at(end, use), plan.driver_results.at(f"capacity_{end}", use)
    joined = f'IF(ISNUMBER({whole}),{whole}+N({beside}),"")'
    return f"IF({plan.workings.at('class_cash', row)}=1,{whole},{joined})"


def _spread(plan: Plan, row: int) -> str:
    if (use := _use(plan, row)) is None:
        return "0"
    low, high = (plan.driver_results.at(end, use) for end in ("low", "high"))
    return f"IF({low}<{high},1,0)"


def _use(plan: Plan, row: int) -> int | None:
    """The row of an initiative among the results of value drivers."""
    users = [number for number, _ in plan.driven()]
    return users.index(row) if row in users else None


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
    """What is left when no money is counted twice; the sheet of overlaps decides: cash first, then size, then id."""
    here = plan.workings
    (cash, likely, order), (all_cash, all_likely, all_order) = (
        [find(key) for key in ("class_cash", "supported_likely", "order")]
        for find in (lambda key: here.at(key, row), here.all)
    )
    before = f"(({all_likely}>{likely})+({all_likely}={likely})*({all_order}<={order}))"
    yield "order", str(sorted(one.id for one in plan.initiatives).index(plan.initiatives[row].id) + 1)
    yield "rank", f"SUMPRODUCT(({all_cash}>{cash})+({all_cash}={cash})*{before})"
    yield "kept", f"INDEX({plan.overlap.all('kept')},{here.at('rank', row)})"
    for end in ENDS:
        yield f"counted_{end}", f"{here.at(f'supported_{end}', row)}*{here.at('kept', row)}"
    use = _use(plan, row)
    for end in ENDS:
        yield (
            f"beside_{end}",
            '""' if use is None else _beside(plan, row, plan.driver_results.at(f"capacity_{end}", use)),
        )


def _beside(plan: Plan, row: int, amount: str) -> str:
    """The capacity that the same effect frees beside its cash, after evidence and overlap."""
    here = plan.workings
    in_cash = f"{here.at('money_given', row)}=0,{here.at('class_cash', row)}=1,{here.at('counts', row)}=1"
    kept = f"{here.at('kept', row)}*{_softened(amount, here.at('share', row))}"
    return f'IF(AND(ISNUMBER({amount}),{in_cash}),{kept},"")'


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
    classes = ",".join(f'{inputs.at("class", row)}="{plan.words["value_class"][one]}"' for one in CASH)
    yield "class_cash", f"IF(OR({classes}),1,0)"
    yield "cash", f"{here.at('class_cash', row)}*{here.at('counts', row)}"
    start, months = inputs.at("start", row), inputs.at("duration", row)
    after = f"(YEAR({start})-YEAR(FirstMonth))*12+MONTH({start})-MONTH(FirstMonth)+1"
    yield "start", f"IF(ISNUMBER({start}),MAX(1,{after}),1)"
    until = f"MIN({HORIZON},{here.at('start', row)}+{months}-1)"
    yield "last", f"IF(ISNUMBER({months}),{until},{HORIZON})"
    yield "stay", _stay(plan, row)
    yield "one_off", f"N({inputs.at('one_off', row)})"
    staff = f"12*N({inputs.at('hours', row)})*N(HourlyRate)"
    yield "running", f"N({inputs.at('annual_cost', row)})+{staff}"


def _stay(plan: Plan, row: int) -> str:
    """Of customers kept, the share left after a month; "" where none are counted."""
    here = plan.workings
    attrition = next((driver.attrition for number, driver in plan.driven() if number == row), "")
    if not attrition:
        return '""'
    leaving = in_cells(
        attrition, lambda name: here.at("share", row) if name == "counted_share" else used(plan, row, name)
    )
    stay = f'IFERROR((1-MIN(1,MAX(0,{leaving})))^(1/12),"")'
    return f'IF(AND({here.at("money_given", row)}=0,ISNUMBER({here.at("stated_likely", row)})),{stay},"")'


def _present_values(plan: Plan, row: int) -> Cells:
    here, months = plan.workings, plan.timing.across("m0", f"m{HORIZON}", row)
    yield "weight", f"SUMPRODUCT({months},TimingFactors)"
    for end in ENDS:
        yield (
            f"pv_{end}",
            f"{here.at('cash', row)}*{here.at(f'annual_{end}', row)}*{here.at('weight', row)}",
        )
    yield from _costs(plan, row)


def _costs(plan: Plan, row: int) -> Cells:
    """The likely cost over the horizon, and its present value."""
    here, (month, factor) = plan.workings, (plan.cash.all(key) for key in ("month", "factor"))
    start, last, one_off, running = (here.at(key, row) for key in ("start", "last", "one_off", "running"))
    starts = f"IF({start}<={HORIZON},{one_off},0)"
    yield "cost", f"CostLikely*({starts}+{running}*MAX(0,{last}-{start}+1)/12)"
    first, level = (
        f"INDEX({factor},MIN({start},{HORIZON}))",
        f"SUMPRODUCT(({month}>={start})*({month}<={last})*{factor})",
    )
    yield "pv_cost", f"CostLikely*({starts}*{first}+{running}*{level}/12)"
