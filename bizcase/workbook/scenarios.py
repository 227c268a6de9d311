"""Other futures, month by month, and what a later start loses. The last future is the user's own."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from bizcase import figures
from bizcase.model.value import HORIZON, Scenario
from bizcase.workbook.book import Book, Page
from bizcase.workbook.charts import columns_chart
from bizcase.workbook.grid import Cell, Column, Formula
from bizcase.workbook.plan import ENDS, FUTURES, MONTHS, OWN, Plan

ENDS_OF_RANGE = {"low": 0, "likely": 1, "high": 2}
WHAT = ("benefit", "cost", "total")


class Future(NamedTuple):
    """What is taken for granted: the case of benefits and of costs, months that benefits come late, and the share by
    which costs are higher."""

    benefits: str = "likely"
    costs: str = "likely"
    late: int = 0
    dearer: float = 0.0


def futures(plan: Plan) -> dict[str, Future]:
    """The futures of the value model by id, and the user's own."""
    rules = plan.catalogue.value_wording["rules"]
    known = {
        "downside": Future("low", "high"),
        "base": Future(),
        "upside": Future("high", "low"),
        "late": Future(late=rules["late_months"]),
        "dear": Future(dearer=rules["dearer_share"]),
    }
    return {one: known.get(one, Future()) for one in (*plan.catalogue.value_wording["scenario"], OWN)}


def write_scenarios(book: Book, plan: Plan) -> None:
    """The sheet of scenarios."""
    page = book.page(plan.sheet("scenarios"), plan.words["sheet"]["scenarios"])
    rows = [_future(plan, name, one) for name, one in futures(plan).items()]
    page.table(plan.futures, {key: Column(*SHAPES[key], [row[key] for row in rows]) for key in FUTURES})
    _free(page, plan, len(rows) - 1)
    top = plan.futures.end + 2
    _delay(page, plan, top)
    worth, names = plan.futures.upward("worth", 0, len(rows) - 1), plan.futures.upward("name", 0, len(rows) - 1)
    page.draw(f"B{top + 6}", columns_chart(book, page.words["chart"], names, worth))
    page.finish("B5", whole=True)


SHAPES: dict[str, tuple[str, str, float]] = {
    "name": ("text", "given", 26),
    "assumes": ("text", "given", 56),
    "benefits": ("text", "given", 17),
    "costs": ("text", "given", 17),
    "late": ("count", "given", 17),
    "dearer": ("share", "given", 17),
    "benefit": ("money", "computed", 17),
    "cost": ("money", "computed", 17),
    "worth": ("money", "computed", 17),
    "payback": ("count", "computed", 19),
}
FREE = {"benefits": "", "costs": "", "late": "horizon", "dearer": "rate"}


def _free(page: Page, plan: Plan, own: int) -> None:
    """The user's own future is theirs to change."""
    row = plan.futures.end - 1
    for key, rule in FREE.items():
        column = FUTURES.index(key)
        value: Cell = plan.words["cases"]["likely"] if not rule else 0
        page.write(row, column, value, SHAPES[key][0], "input")
        place = plan.futures.at(key, own).rpartition("!")[2].replace("$", "")
        page.accept(place, rule or list(plan.words["cases"].values()))


def _future(plan: Plan, name: str, one: Future) -> dict[str, Cell]:
    records = {known.id: known for known in plan.case.value.scenarios}
    record, words = records.get("base" if name == OWN else name), plan.words["sheet"]["scenarios"]
    wording = plan.catalogue.value_wording["scenario"].get(name) or words["own"]
    cases = plan.words["cases"]
    return {
        "name": wording["name"],
        "assumes": wording["assumes"].format(**_told(one)),
        "benefits": cases[one.benefits],
        "costs": cases[one.costs],
        "late": one.late,
        "dearer": one.dearer,
        **_results(plan, name, record),
    }


def _told(one: Future) -> dict[str, str]:
    return {"delay": figures.number_word(one.late), "dearer": figures.percent(one.dearer)}


def _results(plan: Plan, name: str, record: Scenario | None) -> dict[str, Cell]:
    here, unknown = plan.future_months, plan.words["not_quantified"]
    benefit, cost, total = (here.all(f"{what}_{name}") for what in WHAT)
    formulas = {
        "benefit": f"SUM({benefit})",
        "cost": f"SUM({cost})",
        "worth": f"SUMPRODUCT({benefit}-{cost},{plan.cash.all('factor')})",
        "payback": payback(total, here.all("month"), plan.words["not_within"]),
    }
    known: dict[str, float | str] = dict.fromkeys(formulas, unknown)
    if record:
        month = plan.words["not_within"] if record.payback is None else record.payback
        known = {"benefit": record.benefit, "cost": record.cost, "worth": record.worth, "payback": month}
    return {key: Formula(if_known(plan, formula), known[key]) for key, formula in formulas.items()}


def if_known(plan: Plan, formula: str) -> str:
    """``formula`` once worth and cost are known."""
    return f'IF(COUNT(Worth_likely,Cost_likely)<2,"{plan.words["not_quantified"]}",{formula})'


def payback(balance: str, months: str, late: str) -> str:
    """The month after the last one in which the balance is not above zero."""
    last = f"SUMPRODUCT(MAX(({balance}<=0)*{months}))"
    return f'IF({last}={HORIZON},"{late}",{last}+1)'


def write_future_months(book: Book, plan: Plan) -> None:
    """The sheet of the money of each future by month."""
    page, words = book.page(plan.sheet("future_months"), plan.words["sheet"]["future_months"]), plan.words["sheet"]
    grid, names = plan.future_months, {name: dict(_monthly(plan, row)) for row, name in enumerate(futures(plan))}
    columns = {"month": Column("count", "given", 9, list(MONTHS))}
    headings = {"month": page.words["columns"]["month"]}
    for name, cells in names.items():
        wording = plan.catalogue.value_wording["scenario"].get(name) or words["scenarios"]["own"]
        for what in WHAT:
            columns[f"{what}_{name}"] = Column("money", "computed", 17, [Formula(*cell) for cell in cells[what]])
            headings[f"{what}_{name}"] = page.words["month_of"][what].format(name=wording["name"])
    page.table(grid, columns, headings)
    page.finish("B5")


def _monthly(plan: Plan, row: int) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    name, future = list(futures(plan).items())[row]
    benefits, costs = flows(plan, future)
    balance = accumulate(benefit - cost for benefit, cost in zip(benefits, costs, strict=True))
    for what, known in zip(WHAT, (benefits, costs, balance), strict=True):
        formula = FORMULAS[what]
        yield what, [(formula(plan, row, name, month), amount) for month, amount in enumerate(known)]


def flows(plan: Plan, one: Future) -> tuple[list[float], list[float]]:
    """Benefit and cost of months 0–36 in a future."""
    months = plan.case.value.months
    benefits = [month.benefit[ENDS_OF_RANGE[one.benefits]] for month in months]
    costs = [month.cost[ENDS_OF_RANGE[one.costs]] * (1 + one.dearer) for month in months]
    return ([0.0] * one.late + benefits)[: len(months)], costs


def _chosen(plan: Plan, what: str, case: str, place: str) -> str:
    """The money at ``place`` in the cash flow, in the case that cell ``case`` names."""
    low, likely, high = (f"INDEX({plan.cash.all(f'{what}_{end}')},{place})" for end in ENDS)
    words = plan.words["cases"]
    return f'IF({case}="{words["low"]}",{low},IF({case}="{words["high"]}",{high},{likely}))'


def _benefit(plan: Plan, row: int, _: str, month: int) -> str:
    late = plan.futures.at("late", row)
    place = f"{month + 1}-{late}"
    return f"IF({late}>{month},0,{_chosen(plan, 'benefit', plan.futures.at('benefits', row), place)})"


def _cost(plan: Plan, row: int, _: str, month: int) -> str:
    stated = _chosen(plan, "cost", plan.futures.at("costs", row), str(month + 1))
    return f"{stated}*(1+{plan.futures.at('dearer', row)})"


def _total(plan: Plan, _: int, name: str, month: int) -> str:
    here = plan.future_months
    before = f"{here.at(f'total_{name}', month - 1)}+" if month else ""
    return f"{before}{here.at(f'benefit_{name}', month)}-{here.at(f'cost_{name}', month)}"


FORMULAS = {"benefit": _benefit, "cost": _cost, "total": _total}


def _delay(page: Page, plan: Plan, top: int) -> None:
    """What starting everything later loses, with the end of the horizon fixed and with it moved along."""
    delay, words = plan.case.value.delay, page.words["delay"]
    months = plan.catalogue.value_wording["rules"]["delay_months"]
    page.put(f"B{top}", words["title"], role="section")
    page.put(f"B{top + 1}", words["months"])
    page.named("DelayMonths", f"C{top + 1}", months if delay is None else delay.months, "count", "input", "wait")
    unknown = plan.words["not_quantified" if plan.case.value.worth is None else "no_rate"]
    known = (unknown, unknown) if delay is None else (delay.fixed_end, delay.sliding)
    for row, (key, formula) in enumerate(zip(("fixed_end", "sliding"), _delays(plan), strict=True), start=top + 2):
        page.put(f"B{row}", words[key])
        lost = if_rated(plan, formula)
        page.named(f"Delay_{key}", f"C{row}", Formula(lost, known[row - top - 2]), "money", "computed")
    page.put(f"B{top + 4}", words["note"], role="note")


def if_rated(plan: Plan, formula: str) -> str:
    """``formula`` once worth and a discount rate are known."""
    words = plan.words
    return (
        f'IF(NOT(ISNUMBER(Worth_likely)),"{words["not_quantified"]}",'
        f'IF(NOT(ISNUMBER(DiscountRate)),"{words["no_rate"]}",{formula}))'
    )


def _delays(plan: Plan) -> tuple[str, str]:
    net, factor, most = plan.cash.all("net_likely"), plan.cash.all("factor"), HORIZON + 1
    early = f"INDEX({net},1):INDEX({net},{most}-DelayMonths)"
    late = f"INDEX({factor},1+DelayMonths):INDEX({factor},{most})"
    return f"Worth_likely-SUMPRODUCT({early},{late})", "Worth_likely*(1-(1+DiscountRate)^(-DelayMonths/12))"
