"""When money flows: ramps, months, and the spreading of streams."""

from datetime import date

import pytest

from bizcase.engine.value import cash_flow
from bizcase.model.build_up import ramp
from bizcase.model.case_file import Company
from bizcase.model.catalogue import RampCurve
from bizcase.model.value import Range
from tests.engine.value_cases import CATALOGUE, FIRST, TODAY, initiative, make_case, money, value_of

RAMPS = {one.id: one for one in CATALOGUE.ramps}
LINEAR = RAMPS["linear18"]


def year_means(curve: RampCurve) -> list[float]:
    reached = ramp(curve)[1:]
    return [round(sum(reached[start : start + 12]) / 12, 4) for start in (0, 12, 24)]


@pytest.mark.parametrize(
    ("curve", "means", "reached"),
    [
        ("fast", [0.6080, 1.0, 1.0], [0.638, 1.0, 1.0, 1.0]),
        ("standard", [0.3144, 0.9425, 1.0], [0.229, 0.734, 0.962, 1.0]),
        ("slow", [0.1383, 0.7188, 0.9814], [0.093, 0.360, 0.726, 0.926]),
        ("linear18", [0.3611, 0.9306, 1.0], [0.333, 0.667, 1.0, 1.0]),
    ],
)
def test_a_ramp_reaches_the_published_shares(curve: str, means: list[float], reached: list[float]) -> None:
    shares = ramp(RAMPS[curve])
    assert year_means(RAMPS[curve]) == means
    assert [round(shares[month], 3) for month in (6, 12, 18, 24)] == reached
    assert shares[0] == 0
    assert list(shares) == sorted(shares)


def test_the_case_starts_with_its_first_initiative() -> None:
    case = make_case(
        initiative("a", start=date(2027, 5, 20)), initiative("b", start=date(2027, 3, 31)), initiative("c")
    )
    later = make_case(*case.initiatives[:2])
    assert cash_flow.first_month(case, TODAY) == FIRST
    assert cash_flow.first_month(later, TODAY) == date(2027, 3, 1)


def test_the_case_starts_no_earlier_than_next_month() -> None:
    assert cash_flow.first_month(make_case(initiative("a", start=date(2020, 1, 1))), TODAY) == FIRST
    assert cash_flow.first_month(make_case(initiative("a", start=None)), TODAY) == FIRST
    assert cash_flow.first_month(make_case(), date(2026, 12, 31)) == date(2027, 1, 1)


def test_months_before_the_start_carry_nothing_and_the_one_off_cost_falls_at_the_start() -> None:
    value = value_of(
        initiative("a"),
        initiative("b", start=date(2027, 3, 10), one_off_cost=100, annual_cost=120, benefit=money(base=1200)),
    )
    assert value.lines[1].start_month == 4
    assert [month.cost.low for month in value.months[:6]] == pytest.approx([0, 0, 0, 100, 10, 10])
    assert [month.benefit.base > 0 for month in value.months[:6]] == [False] * 4 + [True] * 2


def test_duration_ends_cost_and_benefit() -> None:
    value = value_of(initiative("a", duration_months=3, annual_cost=120, benefit=money(base=1200)))
    assert [month.cost.low > 0 for month in value.months[:5]] == [False, True, True, True, False]
    assert [month.benefit.base > 0 for month in value.months[:5]] == [False, True, True, True, False]
    assert value.total_cost.low == pytest.approx(30)


def test_a_start_after_the_horizon_carries_nothing() -> None:
    late = initiative("b", start=date(2029, 12, 1), one_off_cost=9, annual_cost=9, benefit=money(base=9))
    value = value_of(initiative("a"), late)
    assert value.lines[1].start_month == 37
    assert value.total_cost == Range(0, 0, 0)
    assert value.total_benefit == Range(0, 0, 0)


def test_the_first_year_holds_what_is_spent_before_month_1() -> None:
    value = value_of(initiative("a", one_off_cost=100, annual_cost=12, benefit=money(base=1200)))
    assert [year.label for year in value.years] == [
        "Year 1 (to Nov 2027)",
        "Year 2 (to Nov 2028)",
        "Year 3 (to Nov 2029)",
    ]
    assert [round(year.cost.low, 6) for year in value.years] == [112, 12, 12]
    assert sum(year.net.base for year in value.years) == pytest.approx(value.months[-1].cumulative.base)


def test_cash_by_financial_year_is_the_same_cash_cut_elsewhere() -> None:
    company = Company(name="Acme", currency="GBP", discount_rate=0.1, fiscal_year_start=4)
    row = initiative("a", benefit=money(base=1200), one_off_cost=500, annual_cost=120, start=FIRST)
    value = value_of(row, company=company)
    assert [(one.number, one.label) for one in value.fiscal_years] == [
        (2027, "Year to Mar 2027"),
        (2028, "Year to Mar 2028"),
        (2029, "Year to Mar 2029"),
        (2030, "Year to Mar 2030"),
    ]
    for key in ("benefit", "cost", "net"):
        cut = [sum(getattr(one, key).base for one in rows) for rows in (value.years, value.fiscal_years)]
        assert cut[0] == pytest.approx(cut[1])
    first = value.fiscal_years[0]
    assert first.cost.base == pytest.approx(sum(one.cost.base for one in value.months[:5]))


def test_without_a_start_of_the_financial_year_calendar_years_stand() -> None:
    labels = [one.label for one in value_of(initiative("a", benefit=money(base=5), start=FIRST)).fiscal_years]
    assert labels == ["Year to Dec 2026", "Year to Dec 2027", "Year to Dec 2028", "Year to Dec 2029"]


def test_a_benefit_builds_up_month_by_month() -> None:
    value = value_of(initiative("a", benefit=money(12, 12, 12)), rate=None)
    reached, mean = ramp(RAMPS["standard"]), 2.2 / 3
    assert [month.benefit.base for month in value.months[1:4]] == pytest.approx(
        [share * mean for share in reached[1:4]]
    )


def test_a_named_curve_takes_the_place_of_the_usual_one() -> None:
    value = value_of(initiative("a", ramp="slow", benefit=money(base=1200)), initiative("b", benefit=money(base=1200)))
    slow, standard = ramp(RAMPS["slow"]), ramp(RAMPS["standard"])
    assert [line.ramp for line in value.lines] == ["slow", "standard"]
    assert value.lines[0].build_up == pytest.approx([share / 12 for share in slow])
    assert value.lines[1].build_up == pytest.approx([share / 12 for share in standard])


def test_an_own_curve_runs_straight_between_its_quarters_and_keeps_its_last_share() -> None:
    (line,) = value_of(initiative("a", ramp="custom", ramp_shares=(0.3, 0.9), benefit=money(base=1200))).lines
    assert line.ramp == "custom"
    assert [12 * share for share in line.build_up[:9]] == pytest.approx([0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.9, 0.9])
    assert line.benefit is not None
    assert line.benefit.base == pytest.approx(100 * 2.2 / 3 * (0.1 + 0.2 + 0.3 + 0.5 + 0.7 + 0.9 * 31))


def test_an_own_curve_starts_with_the_initiative() -> None:
    late = initiative("a", ramp="custom", ramp_shares=(1.0,), start=date(2027, 3, 1), benefit=money(base=12))
    (_, line) = value_of(initiative("b"), late).lines
    assert [round(12 * share, 4) for share in line.build_up[:8]] == [0, 0, 0, 0, 0.3333, 0.6667, 1, 1]


def test_shares_beside_a_named_curve_are_not_used() -> None:
    (line,) = value_of(initiative("a", ramp="slow", ramp_shares=(1.0,), benefit=money(base=12))).lines
    assert line.build_up == pytest.approx([share / 12 for share in ramp(RAMPS["slow"])])


ASKED = "Builds up faster than people usually change how they work: Initiative a. Ask what makes it quicker."


@pytest.mark.parametrize(
    ("ramp", "shares", "asked"),
    [
        ("fast", (), True),
        ("linear18", (), True),
        ("standard", (), False),
        ("slow", (), False),
        ("", (), False),
        ("custom", (0.5, 1.0), True),
        ("custom", (0.05, 0.2, 0.4, 0.6, 0.8, 1.0), False),
    ],
)
def test_people_do_not_change_faster_than_standard(ramp: str, shares: tuple[float, ...], asked: bool) -> None:
    result = value_of(initiative("a", ramp=ramp, ramp_shares=shares, benefit=money(base=12)))
    assert (ASKED in result.challenges) is asked
    assert result.worth is not None


def test_a_contract_may_end_at_once() -> None:
    tools = {"contract_value_ended": money(base=100), "new_licence": money(base=0)}
    result = value_of(initiative("a", driver="D-EFF-TOOLS", driver_inputs=tools, ramp="custom", ramp_shares=(1.0,)))
    assert ASKED not in result.challenges
