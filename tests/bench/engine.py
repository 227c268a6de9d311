"""``python -m tests.bench.engine``: valuing, simulating and mapping many initiatives, reading many goals, in ms."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bizcase.api import read_case
from bizcase.catalogue import Catalogue, load_catalogue
from bizcase.engine.goal_terms import goal_terms
from bizcase.engine.mapping import map_initiatives
from bizcase.engine.uncertainty import simulate
from bizcase.engine.value import value_case
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Company, Estimate, Initiative

TODAY = date(2026, 11, 22)
TIERS = ("A", "B", "C", "D", "E")


def portfolio(count: int) -> tuple[CaseFile, tuple[Match, ...]]:
    """A case of ``count`` initiatives that differ in start, duration, evidence, cost and benefit, each mapped."""
    rows = tuple(initiative(number) for number in range(count))
    company = Company(name="Acme", currency="GBP", discount_rate=0.09)
    return CaseFile(company=company, initiatives=rows), tuple(match(one.id) for one in rows)


def initiative(number: int) -> Initiative:
    likely = 10_000.0 + 100 * number
    return Initiative(
        id=f"I{number}",
        name=f"Initiative {number}",
        owner="Ada",
        kpi=f"measure {number}",
        value_class="cash_in" if number % 3 else "cash_saved",
        evidence_tier=TIERS[number % len(TIERS)],
        start=date(2027, number % 12 + 1, 1),
        duration_months=12 + number % 25,
        one_off_cost=1_000.0 + number,
        annual_cost=2_000.0,
        hours_per_month=float(number % 40),
        benefit=Estimate(low=likely / 2, base=likely, high=likely * 2) if number % 2 else Estimate(base=likely),
    )


def match(subject: str) -> Match:
    return Match(subject=subject, first="revenue_growth", second=None, confidence=1.0, sure=True, scores=(), reasons=())


def value_seconds(count: int, catalogue: Catalogue, repeats: int = 5) -> float:
    """The least time of the deterministic value of ``count`` initiatives."""
    case, matches = portfolio(count)
    return least(lambda: value_case(case, matches, catalogue, TODAY), repeats)


def simulation_seconds(count: int, catalogue: Catalogue, repeats: int = 5) -> float:
    """The least time of the simulation of ``count`` initiatives."""
    case, matches = portfolio(count)
    value = value_case(case, matches, catalogue, TODAY)
    return least(lambda: simulate(value, (), case, catalogue), repeats)


def least(work: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def mapping_seconds(count: int, catalogue: Catalogue) -> float:
    """The time of mapping ``count`` initiatives, those of a sample again and again."""
    known = sample().initiatives
    rows = tuple(
        known[number % len(known)].model_copy(
            update={"id": f"I{number}", "name": f"{known[number % len(known)].name} {number}"}
        )
        for number in range(count)
    )
    return least(lambda: map_initiatives(CaseFile(initiatives=rows), catalogue), 1)


def goal_seconds(count: int, catalogue: Catalogue) -> float:
    """The time of reading the sentences of ``count`` goals."""
    known = sample().goals
    goals = tuple(
        known[number % len(known)].model_copy(update={"id": f"G{number}", "deadline": None}) for number in range(count)
    )
    return least(lambda: goal_terms(CaseFile(goals=goals), catalogue, TODAY), 1)


def sample() -> CaseFile:
    return read_case(Path(__file__).parents[2] / "sample_inputs" / "large_group.toml")


def main() -> None:
    catalogue = load_catalogue()
    for name, seconds in (
        ("value of 1,000 initiatives", value_seconds(1_000, catalogue)),
        ("simulation of 60 initiatives", simulation_seconds(60, catalogue)),
        ("mapping of 10,000 initiatives", mapping_seconds(10_000, catalogue)),
        ("reading of 1,000 goals", goal_seconds(1_000, catalogue)),
    ):
        print(f"{name:32}{seconds * 1000:9.0f} ms")


if __name__ == "__main__":
    main()
