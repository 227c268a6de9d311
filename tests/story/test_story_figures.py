"""Every money figure, percentage and month on the slides of value, cash and gates is one of the model."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct
from pydantic import BaseModel

from bizcase.figures import chance_percent, duration, exact_money, money, percent, quantity
from bizcase.model import story as s
from bizcase.model.business_case import BusinessCase
from bizcase.model.value import HORIZON
from bizcase.story.outline import slide_text
from tests.story.told import SAMPLES, built, story

SLIDES = (
    "exec_summary",
    "value",
    "sensitivity",
    "cash",
    "ask",
    "costs",
    "uncertainty",
    "scenarios",
    "hard_times",
    "gates",
)
MONEY = r"−?(?:£|€)\d[\d,.]*\d?(?:k|m|bn)?"
FIGURE = re.compile(
    rf"{MONEY}|−?\d[\d.]*\s?%|\d+\.\d+ years|(?<![P\d])\d+ months?|months? \d+(?:–\d+\+?)?|\(P10–P90: \d+(?:–\d+)?"
)


def figures_of(text: str) -> set[str]:
    """The figures of a text: money and percentages as they stand, months by their number."""
    found: set[str] = set()
    for hit in FIGURE.findall(text):
        if "%" in hit or hit[0] in "−£€" or "year" in hit:
            found.add(hit.rstrip(".,").replace(" ", "") if "%" in hit else hit.rstrip(".,"))
        else:
            found |= {f"month {one}" for one in re.findall(r"\d+", hit.replace("P10–P90", ""))}
    return found


# --- what the model knows -----------------------------------------------------------------------------------------


def fields(record: Any, skip: tuple[str, ...] = ()) -> Iterator[Any]:
    """Every plain value in a record and the records within it."""
    if isinstance(record, Struct):
        for name in record.__struct_fields__:
            if name not in skip:
                yield from fields(getattr(record, name))
    elif isinstance(record, BaseModel):
        for value in dict(record).values():
            yield from fields(value)
    elif isinstance(record, tuple | list):
        for one in record:
            yield from fields(one)
    elif isinstance(record, dict):
        yield from fields(tuple(record.values()))
    else:
        yield record


def amounts(case: BusinessCase) -> Iterator[float]:
    value = case.value
    whole = (
        value.worth,
        value.stated_worth,
        value.total_benefit,
        value.total_cost,
        value.capacity,
        value.expected_loss,
    )
    records = (*whole, value.bridge, value.tornado, value.years, value.scenarios, value.conventions, value.delay)
    yield from numbers((*records, value.peak_exposure, case.roadmap.gates, case.hard_times))
    yield from (case.case.programme.first_tranche or 0.0, value.months[-1].cumulative.base)
    yield from (abs(one) for one in numbers(value.delay))
    futures = case.uncertainty
    if futures:
        yield from (futures.p10, futures.p50, futures.p90, futures.mean)
        yield from (one.worth_of_stopping for one in futures.gates)
        yield from numbers(tuple(one for one in futures.cash if one.month in (6, 12, 24, 36)))
        bars = futures.histogram
        yield from (bars[0][0], bars[-1][1], bars[0][1] - bars[0][0])
        yield from ((low + high) / 2 for low, high, _ in bars[::4])


def numbers(record: Any) -> Iterator[float]:
    return (one for one in fields(record) if isinstance(one, float))


def shares(case: BusinessCase) -> Iterator[str]:
    value, futures = case.value, case.uncertainty
    yield from (percent(one) for one in (value.roi, value.irr, value.mirr) if one is not None)
    yield quantity(value.discount_rate or 0.0, "share", "")
    for one in value.switching:
        if one.multiplier is not None:
            yield from (percent(one.multiplier), percent(abs(1 - one.multiplier)))
    if case.hard_times:
        yield percent(case.hard_times.share)
    if futures:
        chances = (futures.chance_of_loss, futures.chance_of_payback, *(one.chance_of_stop for one in futures.gates))
        yield from (re.findall(r"\d+%", chance_percent(one))[0] for one in chances)


def months(case: BusinessCase) -> Iterator[int]:
    value, futures = case.value, case.uncertainty
    found = [*value.payback, *value.discounted_payback, *(one.payback for one in value.scenarios)]
    found += [value.peak_month, *(one.month for one in case.roadmap.gates), HORIZON]
    found += [value.delay.months] if value.delay else []
    found += futures.payback if futures else ()
    yield from (one for one in found if one is not None)


def known(case: BusinessCase) -> set[str]:
    """The figures of the records as they are written, and those in the sentences that the records hold."""
    currency = case.value.currency
    written = {money(one, currency, digits) for one in amounts(case) for digits in (2, 3)}
    written |= {exact_money(one, currency) for one in amounts(case)} | set(shares(case))
    written |= {f"month {one}" for one in months(case)} | {duration(one) for one in months(case)}
    said = " | ".join(one for one in fields(case, skip=("register",)) if isinstance(one, str))
    return written | figures_of(said)


# --- what the slides say ------------------------------------------------------------------------------------------


def texts(one: s.Slide) -> str:
    """All that a slide says, with the labels of its charts."""
    labels: list[str] = []
    for exhibit in (each for part in one.parts for each in part.exhibits):
        if isinstance(exhibit, s.Waterfall):
            labels += [step.text for step in exhibit.steps]
        if isinstance(exhibit, s.Tornado):
            labels += [
                exhibit.centre_text,
                *(text for span in exhibit.spans for text in (span.low_text, span.high_text)),
            ]
        if isinstance(exhibit, s.CashCurve):
            labels += [gate.note for gate in exhibit.gates]
        if isinstance(exhibit, s.Histogram):
            labels += [*(bar.label for bar in exhibit.bars), *(mark.label for mark in exhibit.marks)]
    return " | ".join((slide_text(one), *labels))


def unknown(text: str, case: BusinessCase) -> set[str]:
    return figures_of(text) - known(case)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_on_the_slides_of_value_cash_and_gates_is_one_of_the_model(name: str) -> None:
    told = {one.id: unknown(texts(one), built(name)) for one in story(name).slides if one.id in SLIDES}
    assert {key: found for key, found in told.items() if found} == {}


@pytest.mark.parametrize("name", [one for one in SAMPLES if one != "minimal"])
def test_the_slides_of_value_cash_and_gates_hold_figures_in_plenty(name: str) -> None:
    told = {one.id: len(figures_of(texts(one))) for one in story(name).slides if one.id in SLIDES}
    assert set(told) == set(SLIDES)
    assert {key: number for key, number in told.items() if number < 8} == {}


def headlines(case: BusinessCase) -> list[str]:
    """Figures of the bank that stand on its slides, each written as it is there."""
    value, futures = case.value, case.uncertainty
    assert value.worth is not None
    assert futures is not None
    ends = [money(one, "GBP") for one in (value.worth.base, value.worth.low, futures.p10, futures.p90)]
    rest = [money(value.peak_exposure, "GBP", 2), f"month {value.payback[1]}", percent(value.irr)]
    return [*ends, *rest, money(case.roadmap.gates[1].at_risk, "GBP")]


def altered(figure: str) -> str:
    """The figure with another first digit."""
    return re.sub(r"[1-9]", lambda digit: str((int(digit.group()) + 4) % 9 + 1), figure, count=1)


def test_a_figure_that_was_altered_is_noticed() -> None:
    case = built("retail_bank")
    text = " | ".join(texts(one) for one in story("retail_bank").slides if one.id in SLIDES)
    for figure in headlines(case):
        assert figure in text
        assert unknown(text.replace(figure, altered(figure)), case) == {altered(figure)}


def test_the_register_names_the_parents_of_the_figures_of_the_simulation_and_the_gates() -> None:
    parents = {one.name: one.value for one in built("retail_bank").register if one.kind == "computed"}
    futures = built("retail_bank").uncertainty
    assert futures is not None
    assert parents["Worth in simulated futures"].startswith(f"P10 {exact_money(futures.p10, 'GBP')}; P50 ")
    assert parents["Worth in simulated futures"].endswith("10,000 draws, seed 7, correlation 0.5")
    assert parents["Chances in simulated futures"].startswith("loss: 20.7%, told as 20%; ")
    named = ("Net present value by three conventions", "Measures of return", "Worth in each scenario")
    named += ("Worth lost by starting later", "The plan on less money", "Payback in simulated futures")
    named += ("Stopping at a gate: how often right, and worth at most",)
    named += ("Money at each gate: spent, then released, lost if stopped",)
    assert set(named) <= set(parents)
