"""How sure the worth is: futures that the program simulated. Values with their seed, no formulas, and said to be so."""

from collections.abc import Iterator

from bizcase.model.value import HORIZON, Uncertainty
from bizcase.theme import THEME
from bizcase.workbook.book import Book, Page
from bizcase.workbook.charts import columns_chart, line_chart
from bizcase.workbook.grid import Cell, Column, Formula, Grid, lines, turned
from bizcase.workbook.plan import Plan

ODDS = ("p10", "p50", "p90")
BINS = ("from", "to", "draws", "share")
TOP = 5


def write_uncertainty(book: Book, plan: Plan) -> None:
    """The sheet of uncertainty."""
    words, found = plan.words["sheet"]["uncertainty"], plan.case.uncertainty
    page = book.page(plan.sheet("uncertainty"), words)
    page.width(0, 46)
    page.width(1, 20)
    page.width(2, 60)
    page.width(3, 3)
    if found is None:
        page.put("A4", words["nothing"])
    else:
        page.put("A3", words["refresh"].format(seed=found.seed, draws=f"{found.draws:,}"), role="note")
        last = _facts(page, plan, found)
        _tables(book, page, found, last + 2)
    page.finish(f"B{TOP}", whole=True)


def _facts(page: Page, plan: Plan, found: Uncertainty) -> int:
    for column, key in zip("ABC", ("measure", "simulated", "meaning"), strict=True):
        page.put(f"{column}{TOP - 1}", page.words["columns"][key], "money" if column == "B" else "text", "heading")
    row = TOP
    for row, (key, kind, value) in enumerate(_measures(plan, found), start=TOP):
        page.put(f"A{row}", page.words["line"][key]["label"])
        page.named(f"Simulated_{key}", f"B{row}", value, kind, "simulated")
        meaning = page.words["line"][key]["meaning"]
        page.put(f"C{row}", meaning, role="given")
        page.height(row - 1, lines(meaning, 60))
    return _still_true(page, plan, row + 1)


def _measures(plan: Plan, found: Uncertainty) -> Iterator[tuple[str, str, Cell]]:
    yield "seed", "year", found.seed
    yield "draws", "count", found.draws
    yield "correlation", "share", found.correlation
    for key in ("mean", *ODDS):
        yield key, "money", getattr(found, key)
    yield "chance_of_loss", "share", found.chance_of_loss
    yield "chance_of_payback", "share", found.chance_of_payback
    for key, month in zip(("payback_early", "payback_middle", "payback_late"), found.payback, strict=True):
        yield key, "count", plan.words["not_within"] if month is None else month


def _still_true(page: Page, plan: Plan, row: int) -> int:
    """The likely worth that was simulated beside the likely worth now: whether the figures above still fit."""
    worth, words = plan.case.value.worth, page.words["line"]
    then: Cell = plan.words["not_quantified"] if worth is None else worth.base
    fits = f'IF(COUNT(Worth_likely)=0,0,IF(ABS(Worth_likely-Simulated_then)<0.005,1,0))=1,"{plan.words["yes"]}"'
    cells: dict[str, tuple[str, Cell]] = {
        "then": ("simulated", then),
        "now": ("computed", Formula("Worth_likely", then if isinstance(then, float) else "")),
        "fits": ("total", Formula(f'IF({fits},"{page.words["stale"]}")', plan.words["yes"])),
    }
    for place, (key, (role, value)) in enumerate(cells.items(), start=row):
        page.put(f"A{place}", words[key]["label"])
        page.named(f"Simulated_{key}", f"B{place}", value, "money", role)
        page.put(f"C{place}", words[key]["meaning"], role="given")
    return row + 2


def _tables(book: Book, page: Page, found: Uncertainty, top: int) -> None:
    """The draws by worth, and cumulative cash by month, each with its chart."""
    bins = Grid(page.name, f"E{TOP - 1}", "bin", BINS, len(found.histogram))
    bands = Grid(page.name, f"J{TOP - 1}", "band", ("month", *ODDS), len(found.cash))
    rows: list[tuple[Cell, ...]] = [(low, high, count, count / found.draws) for low, high, count in found.histogram]
    kinds = ("money", "money", "count", "share")
    _simulated(page, bins, kinds, rows)
    rows = [(one.month, one.p10, one.p50, one.p90) for one in found.cash]
    _simulated(page, bands, ("count", "money", "money", "money"), rows)
    names = bins.upward("from", 0, bins.rows - 1)
    values = bins.upward("draws", 0, bins.rows - 1)
    page.draw(f"A{top}", columns_chart(book, page.words["histogram"], names, values, page.words["worth"]))
    colours = dict(zip(ODDS, (THEME.cost, THEME.primary, THEME.second), strict=True))
    lines = [(page.words["columns"][key], bands.upward(key, 0, HORIZON), colours[key]) for key in ODDS]
    months = bands.upward("month", 0, HORIZON)
    page.draw(f"A{top + 19}", line_chart(book, page.words["cash"], page.words["columns"]["month"], lines, months))


def _simulated(page: Page, grid: Grid, kinds: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> None:
    columns = turned(rows, len(grid.keys))
    page.table(
        grid,
        {
            key: Column(kind, "simulated", 17 if kind == "money" else 10, cells)
            for key, kind, cells in zip(grid.keys, kinds, columns, strict=True)
        },
    )
