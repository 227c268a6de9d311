"""Every figure has a parent."""

from datetime import date

from bizcase.engine.register import figures
from bizcase.model.business_case import Parent
from bizcase.model.case_file import Assumption, CaseFile, Company, Programme
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import GateChoice, HardTimes, Uncertainty
from tests.engine.value_cases import CATALOGUE, initiative, make_case, money, value

COMPANY = Company(name="Acme", currency="GBP", discount_rate=0.1, annual_revenue=2_000_000)
RATE = Assumption(id="hourly_rate", name="Loaded hourly rate", value=55.5, unit="GBP an hour", source="HR, 2026")
CASE = make_case(
    initiative("a", one_off_cost=1000, annual_cost=0, hours_per_month=8, benefit=money(100, 200, 300), start=None),
    initiative("b", driver="D-EFF-TOOLS", driver_inputs={"new_licence": money(base=1)}, owner="Eve"),
    company=COMPANY,
    programme=Programme(first_tranche=5000),
    assumptions=(RATE, Assumption(id="contingency")),
)

FUTURES = Uncertainty(
    seed=7,
    draws=100,
    correlation=0.5,
    mean=2.0,
    p10=-3.0,
    p50=2.5,
    p90=8.0,
    chance_of_loss=0.2072,
    chance_of_payback=0.999,
    cash=(),
    histogram=(),
    payback=(12, 30, None),
    gates=(GateChoice(gate="G1", month=6, chance_of_stop=0.25, worth_of_stopping=40.0),),
)
GATE = GatePlan(
    id="G1",
    name="Foundation",
    month=6,
    on=date(2027, 6, 30),
    measure="",
    go="",
    hold="",
    stop="",
    owner="",
    spent_by_then=500.0,
    tranche=300.0,
    at_risk=450.0,
)
LESS = HardTimes(share=0.7, budget=700.0, lines=(), cost=650.0, worth=90.0, thread="")


def register(case: CaseFile = CASE) -> tuple[Parent, ...]:
    return figures(case, value(case), CATALOGUE)


def pairs(kind: str, case: CaseFile = CASE) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in register(case) if one.kind == kind]


def test_parents_are_numbered_in_order() -> None:
    assert [one.id for one in register()][:3] == ["A001", "A002", "A003"]
    assert len({one.id for one in register()}) == len(register())


def test_every_input_of_the_user_is_listed_as_given() -> None:
    assert pairs("input") == [
        ("Discount rate", "10%"),
        ("Yearly revenue", "£2,000,000"),
        ("First tranche", "£5,000"),
        ("Initiative a: one-off cost", "£1,000"),
        ("Initiative a: running cost a year", "£0"),
        ("Initiative a: hours a month", "8 hours"),
        ("Initiative a: benefit per full year", "£200 (£100 to £300)"),
        ("Initiative b: New licences", "£1"),
    ]
    assert [one.owner for one in register() if one.name == "Initiative b: New licences"] == ["Eve"]


def test_a_range_without_a_likely_value_shows_its_ends_only() -> None:
    for benefit, shown in (
        (money(low=1, high=3), "£1 to £3"),
        (money(base=2), "£2"),
        (money(base=2, high=3), "£2 – £3"),
    ):
        case = make_case(initiative("a", benefit=benefit), rate=None)
        assert pairs("input", case) == [("Initiative a: benefit per full year", shown)]


def test_assumptions_are_those_of_the_user_and_those_of_the_model() -> None:
    assert pairs("assumption") == [
        ("Initiative a: start", "month 1"),
        ("Loaded hourly rate", "£55.5 an hour"),
        (
            "Adjustment for optimism: benefits that depend on people changing",
            "80% (40% to 100%); mean 73%",
        ),
        ("Adjustment for optimism: savings that rest on a contract", "90% (60% to 100%); mean 83%"),
        ("Adjustment for optimism: costs", "110% (100% to 140%); mean 117%"),
        ("Evidence A: share of the effect that is counted", "100%"),
        ("Build-up of benefits: Standard", "full after 2 years"),
    ]
    assert next(one.source for one in register() if one.name == "Loaded hourly rate") == "HR, 2026"


def test_an_assumption_is_written_in_its_unit_as_figures_are_elsewhere() -> None:
    for unit, number, shown in (
        ("GBP a year", 1188.0, "£1,188 a year"),
        ("GBP per contact", 3.4, "£3.4 per contact"),
        ("share", 0.1, "10%"),
        ("probability a year", 0.07, "7% a year"),
        ("calls a day", 1200.0, "1,200 calls a day"),
        ("", 7.0, "7"),
    ):
        given = Assumption(id="x", name="X", value=number, unit=unit)
        case = make_case(company=COMPANY, assumptions=(given,))
        assert next(one.value for one in register(case) if one.name == "X") == shown


def test_computed_figures_say_how() -> None:
    computed = {one.name: one for one in register() if one.kind == "computed"}
    assert list(computed) == [
        "Worth of the plan",
        "Worth as stated",
        "Total cash benefit over 36 months",
        "Total cost over 36 months",
        "Benefit for each unit of cost",
        "Payback",
        "Net present value by three conventions",
        "Measures of return",
        "Most money at risk at once",
        "Worth in each scenario",
        "Worth lost by starting later",
    ]
    assert computed["Payback"].value == "not within 36 months"
    assert computed["Benefit for each unit of cost"].how == (
        "Cash benefits ÷ costs, both at present value when a rate is stated."
    )
    assert all(one.how and one.source for one in computed.values())


def test_what_was_simulated_and_planned_is_listed_when_it_is_known() -> None:
    found = figures(CASE, value(CASE), CATALOGUE, gates=(GATE,), uncertainty=FUTURES, hard_times=LESS)
    known = {one.name: one.value for one in found if one.kind == "computed"}
    assert known["Worth in simulated futures"] == (
        "P10 −£3; P50 £3; P90 £8; mean £2; 100 draws, seed 7, correlation 0.5"
    )
    assert known["Chances in simulated futures"] == (
        "loss: 20.7%, told as 20%; cash back within 36 months: 99.9%, told as over 95%"
    )
    assert known["Payback in simulated futures"] == "P10 12 months; P50 2.5 years; P90 not within 36 months"
    assert known["Stopping at a gate: how often right, and worth at most"] == "G1: 25.0%, £40"
    assert known["Money at each gate: spent, then released, lost if stopped"] == "G1: £500, £300, £450"
    assert known["The plan on less money"] == "at 70%: budget £700; spent £650; worth of what stays £90"


def test_a_driver_in_use_brings_its_benchmark_and_sources() -> None:
    (benchmark,) = (one for one in register() if one.kind == "benchmark")
    assert benchmark.value.startswith("Large firms averaged 178 corporate accounts (Altimeter, 2012)")
    assert benchmark.source == "Altimeter Group, 2012; Proofpoint (Nexgate), 2014"


def test_what_nobody_stated_has_no_parent() -> None:
    assert register(make_case(rate=None)) == ()
