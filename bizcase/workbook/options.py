"""The options, their money, scores and reasons. Weights, judged scores and the figures of other options are free."""

from collections.abc import Mapping, Sequence

from bizcase.model.appraisal import Criterion, OptionResult
from bizcase.model.case_file import OptionEstimate
from bizcase.model.value import HORIZON
from bizcase.workbook import appraised
from bizcase.workbook.appraised import MONEY, SHAPES, Scored
from bizcase.workbook.book import Book, Page
from bizcase.workbook.grid import Cell, Column, Formula, Grid, turned
from bizcase.workbook.known import discount_factor
from bizcase.workbook.plan import Plan

OPTION = ("name", "total", "place", "preferred", "hurdle", *MONEY)
WAY = ("name", "total", "best", "outcome", "hurdle", *MONEY)
PLACES = {"thin_margin": "ThinMargin", "pilot_months": "PilotMonths", "level": "LevelYear"}


def write_options(book: Book, plan: Plan) -> None:
    """The sheet of the options and of ways without social media, in figures."""
    page, appraisal = book.page(plan.sheet("options"), plan.words["sheet"]["options"]), plan.case.appraisal
    weights = Grid(page.name, "A5", "criterion", ("name", "weight"), len(appraisal.criteria))
    ids = tuple(one.id for one in appraisal.criteria)
    _criteria(page, weights, appraisal.criteria)
    top = _settings(page, plan, weights.end + 3)
    options = Grid(page.name, f"A{top + 3}", "option", (*OPTION, *_score_keys(ids)), len(appraisal.options))
    ways = Grid(page.name, f"A{options.end + 4}", "way", (*WAY, *_score_keys(ids)), len(appraisal.alternatives))
    headings = page.words["columns"] | {f"score_{one.id}": one.name for one in appraisal.criteria}
    page.put(f"A{top + 2}", page.words["options"], role="section")
    page.table(options, _options(plan, options, ways, weights), headings)
    page.put(f"A{options.end + 3}", page.words["ways"], role="section")
    page.table(ways, _ways(plan, ways, weights), headings)
    page.finish("B4")


def _score_keys(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"score_{one}" for one in ids)


def _criteria(page: Page, grid: Grid, criteria: tuple[Criterion, ...]) -> None:
    page.put("A4", page.words["criteria"], role="section")
    page.table(
        grid,
        {
            "name": Column("text", "given", 34, [one.name for one in criteria]),
            "weight": Column("share", "input", 12, [one.weight for one in criteria], rule="share"),
        },
    )
    for row, one in enumerate(criteria, start=grid.top + 1):
        page.put(f"D{row}", one.how)
    total = Formula(f"SUM({grid.all('weight')})", sum(one.weight for one in criteria))
    page.put(f"A{grid.end + 1}", page.words["weights"], role="total")
    page.named("WeightTotal", f"B{grid.end + 1}", total, "share", "total")


def _settings(page: Page, plan: Plan, top: int) -> int:
    """What all options are compared on; the last row comes back."""
    words = plan.catalogue.value_wording
    level = sum(discount_factor(plan, month) for month in range(1, HORIZON + 1)) / 12
    factors = f"SUM({plan.cash.upward('factor', 1, HORIZON)})/12"
    cells: dict[str, tuple[Cell, str, str, str]] = {
        "thin_margin": (words["limits"]["thin_margin"], "share", "input", "share"),
        "pilot_months": (words["options"]["pilot_months"], "count", "input", "horizon"),
        "level": (Formula(factors, level), "factor", "computed", ""),
    }
    for row, (key, (value, kind, role, rule)) in enumerate(cells.items(), start=top):
        page.put(f"A{row}", page.words["setting"][key])
        page.named(PLACES[key], f"B{row}", value, kind, role, rule)
    return top + len(cells) - 1


def _options(plan: Plan, grid: Grid, ways: Grid, weights: Grid) -> dict[str, Column]:
    estimates = {one.option: one for one in plan.case.case.options}
    rows = [
        _option(plan, Scored(grid, row, one, estimates.get(one.id, NO_FIGURES), weights), one, ways)
        for row, one in enumerate(plan.case.appraisal.options)
    ]
    return _shaped(grid, rows)


NO_FIGURES = OptionEstimate(option="")


def _option(plan: Plan, scored: Scored, one: OptionResult, ways: Grid) -> dict[str, Cell]:
    totals, total = scored.grid.all("total"), scored.at("total")
    better = sum(other.total > one.total for other in plan.case.appraisal.options)
    money = appraised.option_money(plan, scored, ways)
    return {
        "name": one.name,
        **money,
        **appraised.scores(scored),
        "place": Formula(f"RANK({total},{totals})", better + 1),
        "preferred": _preferred(plan, one),
    }


def _preferred(plan: Plan, one: OptionResult) -> Cell:
    """The plan once its worth clears the hurdles, a pilot until then."""
    yes, no = plan.words["yes"], plan.words["no"]
    cleared = appraised.plan_clears(plan)
    formulas = {"plan": f'IF({cleared},"{yes}","{no}")', "pilot": f'IF({cleared},"{no}","{yes}")'}
    known = yes if one.preferred else no
    return Formula(formulas[one.id], known) if one.id in formulas else known


def _ways(plan: Plan, grid: Grid, weights: Grid) -> dict[str, Column]:
    names = {one.id: one.name for one in plan.catalogue.outcomes}
    estimates = {one.option: one for one in plan.case.case.options}
    rows: list[dict[str, Cell]] = []
    for row, one in enumerate(plan.case.appraisal.alternatives):
        given = estimates.get(one.id, NO_FIGURES) if one.cost is not None else NO_FIGURES
        scored = Scored(grid, row, one, given, weights)
        best = plan.words["yes"] if one.best else plan.words["no"]
        cells = appraised.own_money(plan, scored) | appraised.scores(scored)
        rows.append(cells | {"name": one.name, "outcome": names[one.outcome], "best": best})
    return _shaped(grid, rows)


def _shaped(grid: Grid, rows: list[dict[str, Cell]]) -> dict[str, Column]:
    return {key: _column(key, [row[key] for row in rows]) for key in grid.keys}


def _column(key: str, cells: list[Cell]) -> Column:
    if key.startswith("score_"):
        live = any(isinstance(cell, Formula) for cell in cells)
        return Column("share", "computed" if live else "input", 10.5, cells, rule="" if live else "share")
    kind, role, width = SHAPES[key]
    return Column(kind, role, width, cells, rule="money" if role == "input" else "")


TOLD = ("name", "what", "reason", "source", "skills")
WAYS_TOLD = ("name", "what", "reason", "cost_words", "skills", "good_for", "weak_for")
WIDTHS = (30.0, 44.0, 60.0, 36.0, 30.0, 36.0, 36.0)


def write_reasons(book: Book, plan: Plan) -> None:
    """The sheet of the options in words: what they are, why or why not, and why the scores are what they are."""
    page, appraisal = book.page(plan.sheet("reasons"), plan.words["sheet"]["reasons"]), plan.case.appraisal
    page.put("A3", appraisal.rule, role="note")
    told = [tuple(getattr(one, key) for key in TOLD) for one in appraisal.options]
    end = _words(page, 5, "options", TOLD, told)
    ways = [tuple(getattr(one, key) for key in WAYS_TOLD) for one in appraisal.alternatives]
    end = _words(page, end + 3, "ways", WAYS_TOLD, ways)
    criteria = ("name", *(one.id for one in appraisal.criteria))
    whys = [(one.name, *(score.why for score in one.scores)) for one in appraisal.options]
    names = {one.id: one.name for one in appraisal.criteria}
    end = _words(page, end + 3, "whys", criteria, whys, names)
    _sentences(page, plan, end + 3)
    page.finish("B4")


def _words(
    page: Page,
    top: int,
    title: str,
    keys: tuple[str, ...],
    rows: Sequence[tuple[Cell, ...]],
    headings: Mapping[str, str] | None = None,
) -> int:
    """Write a table of words below its title; its last row comes back."""
    grid = Grid(page.name, f"A{top}", title, keys, len(rows))
    page.put(f"A{top - 1}", page.words[title], role="section")
    columns = zip(keys, WIDTHS, turned(rows, len(keys)), strict=False)
    page.table(
        grid,
        {key: Column("text", "given", width, cells) for key, width, cells in columns},
        {**page.words["columns"], **(headings or {})},
    )
    return grid.end


def _sentences(page: Page, plan: Plan, top: int) -> None:
    """What doing nothing costs, what speaks against the choice, and what is declined."""
    appraisal = plan.case.appraisal
    blocks: dict[str, list[str]] = {
        "doing_nothing": list(appraisal.doing_nothing),
        "contested": [appraisal.contested] if appraisal.contested else [],
        "declined": [page.words["platform"].format(name=one.platform, reason=one.reason) for one in appraisal.declined],
    }
    for key, sentences in blocks.items():
        if sentences:
            page.put(f"A{top}", page.words[key], role="section")
            for row, sentence in enumerate(sentences, start=top + 1):
                page.put(f"A{row}", sentence)
            top += len(sentences) + 2
