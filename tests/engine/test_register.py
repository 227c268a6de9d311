"""Every figure has a parent."""

from bizcase.engine.register import figures
from bizcase.model.business_case import Parent
from bizcase.model.case_file import Assumption, CaseFile, Company, Programme
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
        ("Loaded hourly rate", "55.5 GBP an hour"),
        (
            "Adjustment for optimism: benefits that depend on people changing",
            "0.40, 0.80 and 1.00; mean 0.73",
        ),
        ("Adjustment for optimism: savings that rest on a contract", "0.60, 0.90 and 1.00; mean 0.83"),
        ("Adjustment for optimism: costs", "1.00, 1.10 and 1.40; mean 1.17"),
        ("Evidence A: share of the effect that is counted", "100%"),
        ("Build-up of benefits: Standard", "full after 2 years"),
    ]
    assert next(one.source for one in register() if one.name == "Loaded hourly rate") == "HR, 2026"


def test_computed_figures_say_how() -> None:
    computed = {one.name: one for one in register() if one.kind == "computed"}
    assert list(computed) == [
        "Worth of the plan",
        "Worth as stated",
        "Total cash benefit over 36 months",
        "Total cost over 36 months",
        "Benefit for each unit of cost",
        "Payback",
        "Most money at risk at once",
    ]
    assert computed["Payback"].value == "not within 36 months"
    assert computed["Benefit for each unit of cost"].how == (
        "Cash benefits ÷ costs, both at present value when a rate is stated."
    )
    assert all(one.how and one.source for one in computed.values())


def test_a_driver_in_use_brings_its_benchmark_and_sources() -> None:
    (benchmark,) = (one for one in register() if one.kind == "benchmark")
    assert benchmark.value.startswith("Large firms averaged 178 corporate accounts (Altimeter, 2012)")
    assert benchmark.source == "Altimeter Group, 2012; Proofpoint (Nexgate), 2014"


def test_what_nobody_stated_has_no_parent() -> None:
    assert register(make_case(rate=None)) == ()
