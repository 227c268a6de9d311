"""What stands beside the figures: risks, measures, the benefits register to be kept, and what is still open."""

from collections.abc import Iterator, Sequence
from datetime import date

from bizcase.model.case_file import Initiative
from bizcase.workbook.book import Book, Page
from bizcase.workbook.grid import Cell, Column, Formula, Grid, turned
from bizcase.workbook.plan import Plan


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
    columns = dict(zip(keys, turned(rows, len(keys)), strict=True))
    free = {
        key: "input" for key in keys if key.startswith(("inherent_", "residual_")) or key in {"owner", "risk_status"}
    }
    choices = {"risk_status": tuple(plan.words["risk_status"])}
    page.table(
        grid,
        {
            key: Column(
                "count" if key.startswith(("inherent_", "residual_")) else "text",
                "computed" if key.endswith("_score") else free.get(key, "given"),
                _width(key),
                cells,
                choices.get(key, ()),
                "score" if key.endswith(("_likelihood", "_impact")) else "",
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


def write_kpis(book: Book, plan: Plan) -> None:
    """The register of measures: those of the goals, then those of the initiatives."""
    page = book.page(plan.sheet("kpis"), plan.words["sheet"]["kpis"])
    keys = (
        "kpi",
        "level",
        "subject",
        "baseline",
        "target",
        "due",
        "owner",
        "source",
        "latest",
        "latest_on",
        "standing",
    )
    rows = [*_goal_measures(plan, page), *_initiative_measures(plan, page)]
    free = ("baseline", "target", "due", "owner", "latest", "latest_on", "standing")
    kinds = {"due": "date", "latest_on": "date"}
    _register(page, Grid(page.name, "A4", "measure", keys, len(rows)), rows, free, kinds, plan)
    page.finish("B5")


def _goal_measures(plan: Plan, page: Page) -> Iterator[tuple[Cell, ...]]:
    for goal, terms in zip(plan.case.case.goals, plan.case.goal_terms, strict=True):
        if terms.metric:
            levels = (one.value if one else "" for one in (terms.baseline, terms.target))
            due, owner = terms.deadline, terms.executive
            known = (*levels, due.on if due else None, owner.value if owner else "", goal.said_in)
            yield (
                terms.metric.value,
                page.words["goal"],
                goal.statement,
                *known,
                None,
                None,
                plan.words["kpi_status"][0],
            )


def _initiative_measures(plan: Plan, page: Page) -> Iterator[tuple[Cell, ...]]:
    for one in plan.initiatives:
        if one.kpi:
            known = (one.baseline, one.target, _goal_date(plan, one), one.owner, page.words["stated"])
            yield one.kpi, page.words["initiative"], one.name, *known, None, None, plan.words["kpi_status"][0]


def write_register(book: Book, plan: Plan) -> None:
    """The register of benefits, with the actual figures still to come."""
    page = book.page(plan.sheet("register"), plan.words["sheet"]["register"])
    keys = (
        *("name", "outcome", "owner", "kpi", "baseline", "target", "full_from", "goal_date", "expected"),
        *("actual", "actual_on", "standing", "remark"),
    )
    rows = [_benefit(plan, row, one) for row, one in enumerate(plan.initiatives)]
    free = ("owner", "baseline", "target", "goal_date", "actual", "actual_on", "standing", "remark")
    kinds = {"full_from": "month", "goal_date": "date", "actual_on": "date", "expected": "money", "actual": "money"}
    _register(page, Grid(page.name, "A4", "kpi", keys, len(rows)), rows, free, kinds, plan)
    page.finish("B5")


def _register(
    page: Page,
    grid: Grid,
    rows: Sequence[tuple[Cell, ...]],
    free: tuple[str, ...],
    kinds: dict[str, str],
    plan: Plan,
) -> None:
    rules = {key: "date" if kind == "date" else "money" for key, kind in kinds.items() if key in free}
    choices = {"standing": tuple(plan.words["kpi_status"])}
    page.table(
        grid,
        {
            key: Column(
                kinds.get(key, "text"),
                "input" if key in free else "given",
                _width(key),
                cells,
                choices.get(key, ()),
                rules.get(key, ""),
            )
            for key, cells in zip(grid.keys, turned(rows, len(grid.keys)), strict=True)
        },
    )


def _benefit(plan: Plan, row: int, one: Initiative) -> tuple[Cell, ...]:
    outcomes = {outcome.id: outcome.name for outcome in plan.catalogue.outcomes}
    first = {match.subject: match.first for match in plan.case.matches}.get(one.id)
    line = plan.case.value.lines[row]
    annual = line.annual.base if line.annual is not None else 0.0
    expected = Formula(f"{plan.workings.at('counts', row)}*{plan.workings.at('annual_likely', row)}", annual)
    known = (outcomes.get(first or "", plan.words["unmapped"]), one.owner, one.kpi, one.baseline, one.target)
    status = plan.words["kpi_status"][0]
    return one.name, *known, _full_from(plan, row), _goal_date(plan, one), expected, None, None, status, None


def _full_from(plan: Plan, row: int) -> Formula:
    """The month from which the full-year effect is reached; of a curve of one's own, that of the last share given."""
    curve, start = plan.timing.at("curve", row), plan.workings.at("start", row)
    own = f"3*COUNT({plan.custom.across('given3', 'given36', row)})"
    full = f"IF({curve}=0,{own},INDEX({plan.ramps.all('full_at')},MAX(1,{curve})))"
    line, first = plan.case.value.lines[row], plan.case.value.first_month
    shares: dict[str, int] = {one.id: one.full_at for one in plan.catalogue.ramps}
    months = shares.get(line.ramp, 3 * len(plan.initiatives[row].ramp_shares))
    index = first.year * 12 + first.month - 1 + line.start_month + months - 1
    return Formula(f"EDATE(FirstMonth,{start}+{full}-1)", date(index // 12, index % 12 + 1, 1))


def _goal_date(plan: Plan, one: Initiative) -> Cell:
    """The first deadline among the goals that it serves."""
    served = {link.goal for link in plan.case.sight.links if link.initiative == one.id}
    days = (one.deadline.on for one in plan.case.goal_terms if one.goal in served and one.deadline)
    return min((day for day in days if day), default=None)


def write_open_points(book: Book, plan: Plan) -> None:
    """The sheet of what has no figure yet and of what a finance director would ask, with room for the answers."""
    page, value = book.page(plan.sheet("open"), plan.words["sheet"]["open"]), plan.case.value
    gaps = [(one.subject, one.what, one.why, one.who, one.by, None) for one in value.not_quantified]
    keys = ("subject", "what_missing", "why", "who", "by_when", "answer")
    end = _open(page, Grid(page.name, "A4", "gap", keys, len(gaps)), gaps)
    asked = [*value.challenges, *_contested(plan)]
    page.put(f"A{end + 2}", page.words["questions"], role="section")
    for row, question in enumerate(asked, start=end + 3):
        page.put(f"A{row}", question)
    page.finish("A5")


def _contested(plan: Plan) -> Iterator[str]:
    if plan.case.appraisal.contested:
        yield plan.case.appraisal.contested


def _open(page: Page, grid: Grid, rows: Sequence[tuple[Cell, ...]]) -> int:
    """Write points with a date to change and an empty answer; the first row below comes back, counted from 0."""
    free = ("by_when", "answer")
    page.table(
        grid,
        {
            key: Column(
                "date" if key == "by_when" else "text",
                "input" if key in free else "given",
                _width(key),
                cells,
                rule="date" if key == "by_when" else "",
            )
            for key, cells in zip(grid.keys, turned(rows, len(grid.keys)), strict=True)
        },
    )
    return grid.end


def _width(key: str) -> float:
    return WIDTHS.get(key, 14)


WIDTHS: dict[str, float] = {
    **dict.fromkeys(("statement", "mitigation", "contingency", "early_warning", "why", "answer"), 46),
    **dict.fromkeys(("name", "title", "subject", "kpi"), 34),
    **dict.fromkeys(("owner", "baseline", "target", "outcome", "who", "remark", "source"), 22),
    **dict.fromkeys(("expected", "actual", "latest"), 18),
    **dict.fromkeys(("inherent_likelihood", "residual_likelihood"), 11),
    **dict.fromkeys(("inherent_impact", "residual_impact", "inherent_score", "residual_score"), 9),
    "id": 7,
}
