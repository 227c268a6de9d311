"""Where every table of the workbook stands, known before the first cell is written: formulas point forwards too."""

from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import Initiative
from bizcase.model.catalogue import Driver
from bizcase.model.value import HORIZON
from bizcase.workbook.grid import Formula, Grid

MONTHS = range(HORIZON + 1)
ENDS = ("low", "likely", "high")
INPUTS = (
    *("id", "name", "owner", "status", "class", "tier", "optimism", "ramp", "start", "duration"),
    *("one_off", "annual_cost", "hours", "low", "likely", "high", "attributed", "group", "measure"),
)
WORKINGS = (
    *("name", "money_given", "stated_low", "stated_likely", "stated_high", "has_low", "has_high", "share", "counts"),
    *("supported_low", "supported_likely", "supported_high", "order", "rank", "kept"),
    *(
        "counted_low",
        "counted_likely",
        "counted_high",
        "beside_low",
        "beside_likely",
        "beside_high",
        "factor_low",
        "factor_likely",
        "factor_high",
    ),
    *("annual_low", "annual_likely", "annual_high", "class_cash", "cash", "start", "last", "stay"),
    *("one_off", "running", "weight", "pv_low", "pv_likely", "pv_high", "cost", "pv_cost"),
)
CASH = (
    *("month", "starting", "year", "fiscal_year", "benefit_low", "benefit_likely", "benefit_high", "stated_cost"),
    *("cost_low", "cost_likely", "cost_high", "net_low", "net_likely", "net_high"),
    *("total_low", "total_likely", "total_high", "factor", "pv_low", "pv_likely", "pv_high"),
    *("pv_total_low", "pv_total_likely", "pv_total_high", "sign"),
)
QUARTERS = range(3, HORIZON + 1, 3)
CUSTOM = ("name", *(f"given{month}" for month in QUARTERS))
REACHED = ("name", *(f"m{month}" for month in (0, *QUARTERS)))
FUTURES = ("name", "assumes", "benefits", "costs", "late", "dearer", "benefit", "cost", "worth", "payback")
ASSUMED = ("name", "value", "low", "high", "unit", "source", "owner", "noted_on")
PARTS = ("whole", "cash", "capacity")
OWN = "own"


class Plan(NamedTuple):
    """The case with its catalogue, wording and the place of every table that formulas point at."""

    case: BusinessCase
    catalogue: Catalogue
    words: dict[str, Any]
    inputs: Grid
    workings: Grid
    overlap: Grid
    timing: Grid
    cash: Grid
    tiers: Grid
    multipliers: Grid
    ramps: Grid
    build_up: Grid
    driver_inputs: Grid
    driver_turns: Grid
    driver_results: Grid
    assumed: Grid
    custom: Grid
    reached: Grid
    futures: Grid
    future_months: Grid

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives in the order of every table."""
        return self.case.case.initiatives

    @property
    def title(self) -> str:
        """The name of the company and of the workbook."""
        return str(self.words["title"]).format(company=self.case.case.company.name or self.words["nobody"])

    def sheets(self) -> list[tuple[str, str]]:
        """Every sheet but the contents in its order, by its key and its name."""
        return [(key, str(one["name"])) for key, one in self.words["sheet"].items() if key != "contents"]

    def sheet(self, key: str) -> str:
        """The name of a sheet."""
        return str(self.words["sheet"][key]["name"])

    def name(self, row: int) -> Formula:
        """The name of an initiative, as it stands among the inputs."""
        return Formula(f'{self.inputs.at("name", row)}&""', self.initiatives[row].name)

    def names(self) -> list[Formula]:
        """The names of all initiatives."""
        return [self.name(row) for row in range(len(self.initiatives))]

    def driven(self) -> list[tuple[int, Driver]]:
        """The initiatives, by number, that name a value driver with a formula."""
        return driven(self.case, self.catalogue)


def driven(case: BusinessCase, catalogue: Catalogue) -> list[tuple[int, Driver]]:
    """The initiatives of ``case``, by number, that name a value driver with a formula."""
    known = {one.id: one for one in catalogue.drivers if one.expression}
    return [(row, known[one.driver]) for row, one in enumerate(case.case.initiatives) if one.driver in known]


def make_plan(case: BusinessCase, catalogue: Catalogue) -> Plan:
    """Where everything stands for ``case``."""
    words = catalogue.workbook_wording
    names = {key: str(one["name"]) for key, one in words["sheet"].items()}
    grids = (
        *(_of_initiatives(names, len(case.case.initiatives)), _of_assumptions(names, case, catalogue)),
        *(_of_drivers(names, case, catalogue), _of_futures(names, catalogue)),
    )
    placed = {key: grid for part in grids for key, grid in part.items()}
    cash = Grid(names["cash_flow"], "A4", "cash", CASH, len(MONTHS))
    return Plan(case=case, catalogue=catalogue, words=words, cash=cash, **placed)


def _of_initiatives(names: dict[str, str], count: int) -> dict[str, Grid]:
    """The tables with a row for each initiative."""
    inputs = Grid(names["inputs"], "A16", "in", INPUTS, count)
    timing = Grid(names["timing"], "A5", "timing", ("name", "curve", *(f"m{month}" for month in MONTHS)), count)
    sizes = ("place", "row", "name", "amount", "group", "measure", "kept")
    return {
        "inputs": inputs,
        "custom": Grid(names["inputs"], f"B{inputs.end + 4}", "own", CUSTOM, count),
        "workings": Grid(names["workings"], "A4", "calc", WORKINGS, count),
        "overlap": Grid(names["overlap"], "A4", "rank", sizes, count),
        "timing": timing,
        "reached": Grid(names["timing"], f"A{timing.end + 4}", "reached", REACHED, count),
    }


def _of_assumptions(names: dict[str, str], case: BusinessCase, catalogue: Catalogue) -> dict[str, Grid]:
    """The tables of what is taken for granted, one below the other."""
    shares = ("month", *(one.id for one in catalogue.ramps))
    tables = {
        "assumed": ("assumed", ASSUMED, len(case.case.assumptions)),
        "tiers": ("tier", ("id", "share", "wording", "source", "used", "evidence"), len(catalogue.tiers)),
        "multipliers": ("optimism", ("id", *ENDS, "mean", "reason"), len(catalogue.multipliers)),
        "ramps": ("ramp", ("id", "name", "steepness", "midpoint", "full_at", "use_for"), len(catalogue.ramps)),
        "build_up": ("build_up", shares, len(MONTHS)),
    }
    placed, top = {}, 5
    for key, (prefix, keys, rows) in tables.items():
        placed[key] = Grid(names["assumptions"], f"A{top}", prefix, keys, rows)
        top = placed[key].end + 4
    return placed


def _of_drivers(names: dict[str, str], case: BusinessCase, catalogue: Catalogue) -> dict[str, Grid]:
    """The tables of value drivers in use."""
    users = driven(case, catalogue)
    asked = sum(len(driver.all_inputs) for _, driver in users)
    beside = ("capacity_low", "capacity_likely", "capacity_high")
    answers = ("name", "driver", "formula", *ENDS, "benchmark", *beside)
    asks = ("name", "driver", "label", "unit", "usual_low", "usual_high", "note", *ENDS)
    turns = (f"{part}_{key}" for part in PARTS for key in ("at_low", "at_high", "worse", "better"))
    used = ("used_low", "used_likely", "used_high")
    results = Grid(names["drivers"], "A5", "result", answers, len(users))
    return {
        "driver_results": results,
        "driver_inputs": Grid(names["drivers"], f"A{results.end + 4}", "driver", (*asks, *used), asked),
        "driver_turns": Grid(names["driver_workings"], "A4", "turn", ("name", "label", *turns), asked),
    }


def _of_futures(names: dict[str, str], catalogue: Catalogue) -> dict[str, Grid]:
    """The tables of scenarios."""
    futures = (*catalogue.value_wording["scenario"], OWN)
    by_month = ("month", *(f"{what}_{one}" for one in futures for what in ("benefit", "cost", "total")))
    return {
        "futures": Grid(names["scenarios"], "A4", "future", FUTURES, len(futures)),
        "future_months": Grid(names["future_months"], "A4", "fm", by_month, len(MONTHS)),
    }
