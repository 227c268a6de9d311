"""Where every table of the workbook stands, known before the first cell is written: formulas point forwards too."""

from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import HORIZON, BusinessCase
from bizcase.model.case_file import Initiative
from bizcase.model.catalogue import Driver
from bizcase.workbook.book import Grid

MONTHS = range(HORIZON + 1)
ENDS = ("low", "likely", "high")
INPUTS = (
    *("id", "name", "owner", "status", "class", "tier", "optimism", "ramp", "start", "duration"),
    *("one_off", "annual_cost", "hours", "low", "likely", "high", "attributed", "group", "measure"),
)
WORKINGS = (
    *("name", "money_given", "stated_low", "stated_likely", "stated_high", "has_low", "has_high", "share", "counts"),
    *("supported_low", "supported_likely", "supported_high", "rank", "kept"),
    *("counted_low", "counted_likely", "counted_high", "factor_low", "factor_likely", "factor_high"),
    *("annual_low", "annual_likely", "annual_high", "class_cash", "cash", "start", "last", "one_off", "running"),
    *("weight", "pv_low", "pv_likely", "pv_high"),
)
CASH = (
    *("month", "starting", "year", "fiscal_year", "benefit_low", "benefit_likely", "benefit_high", "stated_cost"),
    *("cost_low", "cost_likely", "cost_high", "net_low", "net_likely", "net_high"),
    *("total_low", "total_likely", "total_high", "factor", "pv_low", "pv_likely", "pv_high"),
    *("red_low", "red_likely", "red_high", "sign"),
)


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
    driver_results: Grid

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives in the order of every table."""
        return self.case.case.initiatives

    def sheet(self, key: str) -> str:
        """The name of a sheet."""
        return str(self.words["sheet"][key]["name"])

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
    count, assumed = len(case.case.initiatives), names["assumptions"]
    users = driven(case, catalogue)
    asked = sum(len(driver.inputs) for _, driver in users)
    tiers = Grid(assumed, "A5", "tier", ("id", "evidence", "share", "wording", "source"), len(catalogue.tiers))
    optimism = ("id", "reason", *ENDS, "mean")
    multipliers = Grid(assumed, f"A{tiers.end + 4}", "optimism", optimism, len(catalogue.multipliers))
    curve = ("id", "name", "use_for", "steepness", "midpoint", "full_at")
    ramps = Grid(assumed, f"A{multipliers.end + 4}", "ramp", curve, len(catalogue.ramps))
    shares = ("month", *(one.id for one in catalogue.ramps))
    asks = ("name", "driver", "label", "unit", "usual_low", "usual_high", "note", *ENDS)
    working = ("used_low", "used_likely", "used_high", "at_low", "at_high", "worse", "better")
    results = Grid(names["drivers"], "A5", "result", ("name", "driver", *ENDS, "formula", "benchmark"), len(users))
    return Plan(
        case=case,
        catalogue=catalogue,
        words=words,
        inputs=Grid(names["inputs"], "A15", "in", INPUTS, count),
        workings=Grid(names["workings"], "A4", "calc", WORKINGS, count),
        overlap=Grid(
            names["overlap"], "A4", "rank", ("place", "row", "name", "amount", "group", "measure", "kept"), count
        ),
        timing=Grid(names["timing"], "A5", "timing", ("name", "curve", *(f"m{month}" for month in MONTHS)), count),
        cash=Grid(names["cash_flow"], "A4", "cash", CASH, len(MONTHS)),
        tiers=tiers,
        multipliers=multipliers,
        ramps=ramps,
        build_up=Grid(assumed, f"A{ramps.end + 4}", "build_up", shares, len(MONTHS)),
        driver_inputs=Grid(names["drivers"], f"A{results.end + 4}", "driver", (*asks, *working), asked),
        driver_results=results,
    )
