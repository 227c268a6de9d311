"""What stands beside the figures: options, risks, the benefits register to be kept, and what is still open."""

from collections.abc import Sequence

from bizcase.model.business_case import OptionResult
from bizcase.model.case_file import Initiative
from bizcase.workbook.book import Book, Cell, Column, Formula, Grid, Page
from bizcase.workbook.plan import Plan

MONEY = {"option": ("cost", "worth"), "kpi": ("expected",)}


def write_options(book: Book, plan: Plan) -> None:
    """The sheet of options, ways without social media and platforms declined."""
    page, case = book.page(plan.sheet("options"), plan.words["sheet"]["options"]), plan.case
    page.put("A3", case.appraisal.rule, role="note")
    options = [_option(one, plan) for one in case.appraisal.options]
    keys = (*("name", "what", "cost", "worth", "goal_fit", "risk", "reversibility", "skills", "preferred", "reason"),)
    end = _records(page, "option", 5, keys, options)
    names = {one.id: one.name for one in plan.catalogue.outcomes}
    ways = [(one.name, one.what, names[one.outcome], one.good_for, one.weak_for) for one in case.appraisal.alternatives]
    end = _records(page, "way", end + 3, ("name", "what", "outcome", "good_for", "weak_for"), ways)
    declined = [(one.platform, one.reason, one.review_on) for one in case.case.declined]
    _records(page, "declined", end + 3, ("platform", "declined_for", "review_on"), declined)
    page.finish("B5")


def _option(one: OptionResult, plan: Plan) -> tuple[Cell, ...]:
    unknown = plan.words["not_quantified"]
    cost, worth = (unknown if money is None else money.base for money in (one.cost, one.worth))
    live: dict[str, tuple[Cell, Cell]] = {
        "plan": (Formula("Cost_likely", cost), Formula("Worth_likely", worth)),
        "pilot": (_pilot_cost(plan, cost), worth),
    }
    money = live.get(one.id, (cost, worth))
    chosen = plan.words["yes"] if one.preferred else plan.words["no"]
    return one.name, one.what, *money, one.goal_fit, one.risk, one.reversibility, one.skills, chosen, one.reason


def _pilot_cost(plan: Plan, cached: float | str) -> Formula:
    """The first tranche, or without one what is spent until the pilot ends."""
    months = plan.catalogue.value_wording["options"]["pilot_months"]
    spent = f"SUM({plan.cash.upward('cost_likely', 0, months)})"
    unknown = f'IF({spent}>0,{spent},"{plan.words["not_quantified"]}")'
    return Formula(f"IF(ISNUMBER(FirstTranche),FirstTranche,{unknown})", cached)


def write_risks(book: Book, plan: Plan) -> None:
    """The sheet of risks; a residual score may be changed and its exposure follows."""
    page = book.page(plan.sheet("risks"), plan.words["sheet"]["risks"])
    keys = (
        *("id", "title", "category", "statement", "inherent_likelihood", "inherent_impact", "inherent_score"),
        *("mitigation", "residual_likelihood", "residual_impact", "residual_score", "owner", "early_warning"),
        *("contingency", "risk_status"),
    )
    grid = Grid(page.name, "A4", "risk", keys, len(plan.case.risks))
    rows = [_risk(plan, row, grid) for row in range(grid.rows)]
    columns = dict(zip(keys, _turned(rows, len(keys)), strict=True))
    free = {
        key: "input" for key in keys if key.startswith(("inherent_", "residual_")) or key in {"owner", "risk_status"}
    }
    scores = ("1", "2", "3", "4", "5")
    choices = {key: scores for key in keys if key.endswith(("_likelihood", "_impact"))}
    choices["risk_status"] = tuple(plan.words["risk_status"])
    page.table(
        grid,
        {
            key: Column(
                "text",
                "computed" if key.endswith("_score") else free.get(key, "given"),
                _width(key),
                cells,
                choices.get(key, ()),
            )
            for key, cells in columns.items()
        },
    )
    page.finish("C5")


def _risk(plan: Plan, row: int, grid: Grid) -> tuple[Cell, ...]:
    one = plan.case.risks[row]
    inherent, residual = (
        Formula(
            f"{grid.at(f'{kind}_likelihood', row)}*{grid.at(f'{kind}_impact', row)}", score.likelihood * score.impact
        )
        for kind, score in (("inherent", one.inherent), ("residual", one.residual))
    )
    before = (one.inherent.likelihood, one.inherent.impact, inherent)
    after = (one.residual.likelihood, one.residual.impact, residual)
    tail = (one.owner, one.early_warning, one.contingency, plan.words["risk_status"][0])
    return one.id, one.title, one.category, one.statement, *before, one.mitigation, *after, *tail


def write_register(book: Book, plan: Plan) -> None:
    """The register of benefits and measures, with the actual figures still to come."""
    page = book.page(plan.sheet("register"), plan.words["sheet"]["register"])
    keys = (
        *("name", "outcome", "owner", "kpi", "baseline", "target", "full_from", "goal_date", "expected"),
        *("actual", "actual_on", "kpi_status", "remark"),
    )
    rows = [_benefit(plan, row, one) for row, one in enumerate(plan.initiatives)]
    free = ("owner", "baseline", "target", "actual", "actual_on", "kpi_status", "remark")
    kinds = {"full_from": "month", "goal_date": "date", "actual_on": "date", "expected": "money"}
    choices = {"kpi_status": tuple(plan.words["kpi_status"])}
    page.table(
        Grid(page.name, "A4", "kpi", keys, len(rows)),
        {
            key: Column(
                kinds.get(key, "text"), "input" if key in free else "given", _width(key), cells, choices.get(key, ())
            )
            for key, cells in zip(keys, _turned(rows, len(keys)), strict=True)
        },
    )
    page.finish("B5")


def _benefit(plan: Plan, row: int, one: Initiative) -> tuple[Cell, ...]:
    outcomes = {outcome.id: outcome.name for outcome in plan.catalogue.outcomes}
    first = {match.subject: match.first for match in plan.case.matches}.get(one.id)
    full = f"INDEX({plan.ramps.all('full_at')},{plan.timing.at('curve', row)})"
    full_from = Formula(f"EDATE(FirstMonth,{plan.workings.at('start', row)}+{full}-1)")
    expected = Formula(f"{plan.workings.at('counts', row)}*{plan.workings.at('annual_likely', row)}")
    known = (outcomes.get(first or "", plan.words["unmapped"]), one.owner, one.kpi, one.baseline, one.target)
    status = plan.words["kpi_status"][0]
    return one.name, *known, full_from, _goal_date(plan, one), expected, None, None, status, None


def _goal_date(plan: Plan, one: Initiative) -> Cell:
    """The first deadline among the goals that it serves."""
    served = {link.goal for link in plan.case.sight.links if link.initiative == one.id}
    return min((goal.deadline for goal in plan.case.case.goals if goal.id in served and goal.deadline), default=None)


def write_open_points(book: Book, plan: Plan) -> None:
    """The sheet of what has no figure yet and of what a finance director would ask."""
    page, value = book.page(plan.sheet("open"), plan.words["sheet"]["open"]), plan.case.value
    gaps = [(one.subject, one.what, one.why, one.who) for one in value.not_quantified]
    end = _records(page, "gap", 4, ("subject", "what_missing", "why", "who"), gaps)
    _records(page, "question", end + 3, ("question",), [(one,) for one in value.challenges])
    page.finish("A5")


def _records(page: Page, prefix: str, top: int, keys: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> int:
    """Write records as a table from row ``top`` on; the last row comes back, counted from 0."""
    grid = Grid(page.name, f"A{top}", prefix, keys, len(rows))
    kinds = dict.fromkeys(MONEY.get(prefix, ()), "money") | {"review_on": "date"}
    columns = {
        key: Column(kinds.get(key, "text"), "given", _width(key), cells)
        for key, cells in zip(keys, _turned(rows, len(keys)), strict=True)
    }
    page.table(grid, columns)
    return grid.end


def _turned(rows: Sequence[tuple[Cell, ...]], width: int) -> list[tuple[Cell, ...]]:
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _width(key: str) -> float:
    return WIDTHS.get(key, 14)


WIDTHS: dict[str, float] = {
    **dict.fromkeys(
        ("what", "reason", "statement", "mitigation", "contingency", "early_warning", "why", "good_for"), 46
    ),
    **dict.fromkeys(("weak_for", "question"), 46),
    **dict.fromkeys(("name", "title", "subject", "kpi", "platform", "declined_for"), 30),
    **dict.fromkeys(("owner", "baseline", "target", "outcome", "skills", "who", "remark"), 22),
}
