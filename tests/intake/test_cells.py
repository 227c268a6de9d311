"""Cells: money, shares, days, durations, words and lists, each told by its column as a whole."""

from datetime import date
from typing import Any, get_args

import pytest

from bizcase.catalogue import load_catalogue
from bizcase.intake import read_goals, read_initiatives
from bizcase.intake.words import RAMP
from bizcase.model.case_file import Estimate
from bizcase.model.catalogue import CurveId
from bizcase.model.reading import InitiativeReading
from tests.intake.sheets import column, csv_of, notes, read, xlsx_of


def values(found: InitiativeReading, field: str) -> list[Any]:
    return [getattr(one, field) for one in found.initiatives]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("12000", 12000), ("£12k", 12000), ("12.5k", 12500), ("1,200", 1200), ("1.200,50", 1200.5), ("12 000", 12000),
        ("12\u202f000 €", 12000), ("€ 1.2m", 1_200_000), ("1'200.50 CHF", 1200.5), ("1,20,000", 120_000),
        ("₹ 2 lakh", 200_000), ("12 Tsd. EUR", 12000), ("12 TEUR", 12000), ("1,5 Mio. €", 1_500_000), ("2bn", 2e9),
        ("GBP 12,000.00", 12000), ("12,000 p.a.", 12000), ("500,-", 500), ("0", 0), ("free", 0), ("0.5m", 500_000),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_every_common_spelling(cell: str, amount: float) -> None:
    found = column("Annual cost", cell)
    assert values(found, "annual_cost") == [amount]
    assert found.notes == ()


@pytest.mark.parametrize("cell", ["(500)", "-500", "£-500", "-£500", "500-", "−500"])
def test_a_negative_cost_is_kept_and_said(cell: str) -> None:
    found = column("Annual cost", cell)
    assert values(found, "annual_cost") == [-500]
    assert notes(found.notes) == [f"row 2, annual cost: {cell!r} below zero; give 0 or more"]


@pytest.mark.parametrize("cell", ["lots", "12 apples", "1,2,3", "2027-04-01", "k", "10 20", "5 + 3", "1e9999"])
def test_what_is_no_amount_is_said_and_left_open(cell: str) -> None:
    found = column("Annual cost", cell)
    assert values(found, "annual_cost") == [None]
    assert notes(found.notes) == [f"row 2, annual cost: {cell!r} is not an amount; write 12000 or 12k"]


@pytest.mark.parametrize(
    "cell", ["10-15k", "10–15k", "£10k to £15k", "10k - 15k", "10.000–15.000", "10 000 bis 15 000"]
)
def test_a_range_of_costs_is_taken_at_its_upper_end_and_said(cell: str) -> None:
    found = column("Annual cost", cell)
    assert values(found, "annual_cost") == [15000]
    assert notes(found.assumptions) == [f"row 2, annual cost: {cell!r} a range; taken as 15,000, its upper end"]


def test_a_range_of_benefits_becomes_low_and_high() -> None:
    found = column("Benefit", "10-15k", "12k", "TBC")
    assert values(found, "benefit") == [Estimate(low=10000, high=15000), Estimate(base=12000), None]


def test_low_likely_and_high_benefits_have_columns_of_their_own() -> None:
    found = read("Initiative,Benefit low,Benefit,Benefit high", "Care desk,1k,2k,3k", "Alumni,9k,,3k")
    assert found.initiatives[0].benefit == Estimate(low=1000, base=2000, high=3000)
    assert notes(found.notes) == ["row 3, benefit: '9,000 to 3,000' low is above high; give low ≤ high"]


def test_a_dot_before_three_digits_groups_thousands_unless_the_column_says_else() -> None:
    assert values(column("Annual cost", "1.200", "12,50"), "annual_cost") == [1200, 12.5]
    assert values(column("Annual cost", "1.200", "12.5"), "annual_cost") == [1.2, 12.5]
    assert notes(column("Annual cost", "1.200").assumptions) == ["row 2, annual cost: '1.200' taken as 1,200"]


@pytest.mark.parametrize("header", ["Annual cost (£k)", "Annual cost £'000", "Annual cost in k€", "Annual cost [TEUR]"])
def test_the_unit_of_a_header_holds_for_plain_numbers_only(header: str) -> None:
    assert values(column(header, "12", "12k"), "annual_cost") == [12000, 12000]


def test_money_by_the_month_is_taken_times_twelve_and_said() -> None:
    found = column("Annual cost", "1k per month", "£500 pm")
    assert values(found, "annual_cost") == [12000, 6000]
    assert notes(found.assumptions)[0] == "row 2, annual cost: '1k per month' taken as 12,000 a year"
    assert values(column("Monthly cost", "1000"), "annual_cost") == [12000]


def test_an_amount_in_another_currency_is_not_counted_and_said() -> None:
    found = column("Annual cost", "€12k", "USD 3", "£5k", "7", currency="GBP")
    assert values(found, "annual_cost") == [None, None, 5000, 7]
    assert notes(found.notes) == [
        "row 2, annual cost: '€12k' in EUR while the case is in GBP; not counted, convert it to GBP",
        "row 3, annual cost: 'USD 3' in USD while the case is in GBP; not counted, convert it to GBP",
    ]


def test_two_currencies_in_one_column_are_never_mixed() -> None:
    assert values(column("Annual cost", "£12k", "€3k"), "annual_cost") == [12000, None]


def test_a_dollar_fits_every_dollar() -> None:
    assert values(column("Annual cost", "$12k", currency="AUD"), "annual_cost") == [12000]


@pytest.mark.parametrize("cell", ["TBC", "n/a", "?", "tbd", "#REF!", "k.A."])
def test_unknown_is_not_zero_and_is_said(cell: str) -> None:
    found = column("Annual cost", cell)
    assert values(found, "annual_cost") == [None]
    assert notes(found.assumptions) == [f"row 2, annual cost: {cell!r} taken as unknown, not as zero"]


@pytest.mark.parametrize("cell", ["", "-", "–", "—"])
def test_a_dash_is_unknown_without_a_word(cell: str) -> None:
    found = column("Annual cost", cell, "5")
    assert values(found, "annual_cost") == [None, 5]
    assert found.assumptions == found.notes == ()


def test_a_build_up_is_read_by_the_name_of_its_curve_or_as_shares() -> None:
    found = column("Ramp", "Fast", "linear", "10% / 40% / 100%", "10, 40, 100", "-", "")
    shares = (0.1, 0.4, 1.0)
    assert values(found, "ramp") == ["fast", "linear18", "custom", "custom", "", ""]
    assert values(found, "ramp_shares") == [(), (), shares, shares, (), ()]


def test_a_build_up_that_is_no_curve_is_said_with_what_is_accepted() -> None:
    found = column("Benefit build-up", "rocket", "custom", "40%", "10% / 140%")
    wanted = (
        "not a curve; write fast, standard, slow or linear18, or the shares after 3, 6, 9 … months: 10% / 40% / 100%"
    )
    assert values(found, "ramp") == ["", "", "", ""]
    assert notes(found.notes) == [
        f"row {row}, ramp: '{seen}' is {wanted}"
        for row, seen in ((2, "rocket"), (3, "custom"), (4, "40%"), (5, "10% / 140%"))
    ]


def test_every_curve_of_the_catalogue_is_accepted_in_a_spreadsheet() -> None:
    assert set(RAMP.values()) == {one.id for one in load_catalogue().ramps} == set(get_args(CurveId))


@pytest.mark.parametrize("cells", [("60%", "70 %"), ("0.6", "0.7"), ("60", "70"), ("0,6", "0,7"), ("60%", "0.7")])
def test_confidence_is_read_in_all_three_spellings(cells: tuple[str, ...]) -> None:
    assert values(column("Confidence", *cells), "confidence") == [0.6, 0.7]


def test_one_in_a_column_of_per_cents_is_one_per_cent() -> None:
    assert values(column("Confidence", "1", "60"), "confidence") == [0.01, 0.6]
    assert values(column("Confidence %", "1", "0.6"), "confidence") == [1, 0.6]


def test_a_confidence_above_100_per_cent_is_kept_and_said() -> None:
    found = column("Confidence", "130%", "sky-high")
    assert values(found, "confidence") == [1.3, None]
    assert notes(found.notes) == [
        "row 2, confidence: '130%' outside 0–100%; give a share between them",
        "row 3, confidence: 'sky-high' is not a share; write 60% or 0.6",
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2027-04-01", "2027-04-01"), ("1 April 2027", "2027-04-01"), ("April 1, 2027", "2027-04-01"),
        ("1st of April 2027", "2027-04-01"), ("1. April 2027", "2027-04-01"), ("1er avril 2027", "2027-04-01"),
        ("01.04.2027", "2027-04-01"), ("13/04/2027", "2027-04-13"), ("04/13/2027", "2027-04-13"),
        ("Apr 2027", "2027-04-01"), ("Apr-27", "2027-04-01"), ("März 2027", "2027-03-01"), ("04/2027", "2027-04-01"),
        ("2027-04", "2027-04-01"), ("Q3 2027", "2027-07-01"), ("2027 Q3", "2027-07-01"), ("Q3/27", "2027-07-01"),
        ("3. Quartal 2027", "2027-07-01"), ("H1 2027", "2027-01-01"), ("H2 2027", "2027-07-01"),
        ("2027", "2027-01-01"), ("2027-04-01 00:00:00", "2027-04-01"),
    ],
)  # fmt: skip
def test_a_start_is_read_in_every_common_spelling(cell: str, day: str) -> None:
    found = column("Start", cell)
    assert values(found, "start") == [date.fromisoformat(day)]
    assert found.notes == ()


@pytest.mark.parametrize("cell", ["soon", "31 April 2027", "Q5 2027", "32/13/2027", "April", "9999-99-99"])
def test_what_is_no_date_is_said_and_left_open(cell: str) -> None:
    found = column("Start", cell)
    assert values(found, "start") == [None]
    assert notes(found.notes) == [f"row 2, start: {cell!r} is not a date; write 2027-04-01 or Q3 2027"]


def test_the_column_as_a_whole_settles_day_and_month() -> None:
    assert values(column("Start", "01/04/2027", "13/04/2027"), "start")[0] == date(2027, 4, 1)
    assert values(column("Start", "01/04/2027", "04/13/2027"), "start")[0] == date(2027, 1, 4)


def test_an_open_order_of_day_and_month_is_said() -> None:
    found = column("Start", "01/04/2027")
    assert values(found, "start") == [date(2027, 4, 1)]
    assert notes(found.assumptions) == ["row 1, column B: '01/04/2027' dates taken with the day before the month"]
    dollars = column("Start", "01/04/2027", currency="USD")
    assert values(dollars, "start") == [date(2027, 1, 4)]


def test_the_first_day_of_a_quarter_is_said() -> None:
    assert notes(column("Start", "Q3 2027").assumptions) == ["row 2, start: 'Q3 2027' taken as 2027-07-01"]


def test_a_day_number_of_a_spreadsheet_is_a_day() -> None:
    found = read_initiatives(xlsx_of(Plan=[["Initiative", "Start"], ["Care desk", 46478]]), "plan.xlsx")
    assert values(found, "start") == [date(2027, 4, 1)]
    assert notes(found.assumptions) == ["row 2, start: '46478' a spreadsheet's day number; taken as 2027-04-01"]


def test_an_end_gives_the_duration_and_is_kept() -> None:
    (one,) = read("Initiative,Start,End", "Care desk,2027-04-01,Sep 2027").initiatives
    assert one.duration_months == 6
    assert one.extra == {"End": "2027-09-30"}


@pytest.mark.parametrize(
    ("cell", "months"),
    [("6", 6), ("6 months", 6), ("18 mths", 18), ("1 year", 12), ("1.5 years", 18), ("2 quarters", 6), ("26 weeks", 6),
     ("6-9 months", 9), ("6 Monate", 6), ("2 ans", 24)],
)  # fmt: skip
def test_a_duration_is_read_in_months(cell: str, months: int) -> None:
    assert values(column("Duration", cell), "duration_months") == [months]


def test_a_duration_in_another_unit_of_the_header_is_turned_into_months() -> None:
    assert values(column("Duration (weeks)", "26", "1 year"), "duration_months") == [6, 12]
    assert notes(column("Duration", "ages", "9999").notes) == [
        "row 2, duration: 'ages' is not a number of months; write 6",
        "row 3, duration: '9999' is not a number of months; write 6",
    ]


def test_hours_are_read_per_month() -> None:
    found = column("Hours per month", "20", "20 hrs", "6 h per week", "10-20h", "-3")
    assert values(found, "hours_per_month") == [20, 20, 26, 20, -3]
    assert values(column("Hours per week", "6"), "hours_per_month") == [26]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("X; LinkedIn", ("X", "LinkedIn")), ("X, LinkedIn", ("X", "LinkedIn")), ("X/LinkedIn", ("X", "LinkedIn")),
     ("X | LinkedIn", ("X", "LinkedIn")), ("X", ("X",)), ("none", ()), ("X, X", ("X",)),
     ("https://x.com/a,b", ("https://x.com/a,b",))],
)  # fmt: skip
def test_channels_are_a_list(cell: str, parts: tuple[str, ...]) -> None:
    assert values(column("Channels", cell), "channels") == [parts]


def test_status_kind_of_value_and_evidence_are_read_from_words() -> None:
    assert values(column("Status", "In progress", "geplant", "On hold"), "status") == [
        "running",
        "planned",
        "paused",
    ]
    classes = column("Value class", "cash saved", "Cost avoided", "time saved", "risk reduction", "Revenue")
    assert values(classes, "value_class") == [
        "cash_saved",
        "cash_saved",
        "capacity",
        "expected_loss",
        "cash_in",
    ]
    assert values(column("Evidence tier", "B", "Tier c", "a - trial"), "evidence_tier") == ["B", "C", "A"]


def test_a_remark_in_brackets_is_passed_over_and_said() -> None:
    found = read(
        "Initiative\tAnnual cost\tStart\tValue class", "Desk\t12k (guess)\tSep 2027 (after the move)\tTime (soft)"
    )
    (one,) = found.initiatives
    assert (one.annual_cost, one.start, one.value_class) == (12000, date(2027, 9, 1), "capacity")
    assert notes(found.assumptions) == [
        "row 2, annual cost: '12k (guess)' taken as exactly 12,000",
        "row 2, start: 'Sep 2027 (after the move)' taken as 2027-09-01",
    ]


def test_words_that_are_not_known_are_said() -> None:
    found = read("Initiative,Status,Value class,Evidence", "Care desk,vibing,vibes,good")
    assert notes(found.notes) == [
        "row 2, status: 'vibing' is not a status; write idea, planned, running, paused or done",
        "row 2, value class: 'vibes' is not a kind of value; write cash in, cash saved, capacity, expected loss or "
        "not in money",
        "row 2, evidence tier: 'good' is not an evidence tier; write a letter from A to G",
    ]


def test_driver_inputs_are_read_with_ranges() -> None:
    (one,) = column("Driver inputs", "contacts=1200; minutes: 5-8").initiatives
    assert one.driver_inputs == {"contacts": Estimate(base=1200), "minutes": Estimate(low=5, high=8)}


def test_an_owner_to_be_confirmed_is_no_owner() -> None:
    found = column("Owner", "TBC")
    assert values(found, "owner") == [""]
    assert notes(found.assumptions) == ["row 2, owner: 'TBC' taken as unknown"]


def test_markup_and_invisible_characters_are_only_text() -> None:
    found = column("Description", "<b>$x$</b> *a*\u200b _b_\x07")
    assert values(found, "description") == ["<b>$x$</b> *a* _b_"]


def test_a_text_too_long_to_keep_is_cut_and_said() -> None:
    found = column("Description", "x" * 20_001)
    assert len(found.initiatives[0].description) == 20_000
    assert found.assumptions[0].meaning == "20,001 characters; the first 20,000 are kept"


def test_goals_are_read_with_the_same_care() -> None:
    found = read_goals(
        csv_of(
            "Company goals;;;;",
            "Ziel;Verantwortlich;KPI;Deadline;Gewicht",
            "Grow revenue;CFO;revenue;Q4 2027;2,5",
            "grow revenue;CEO;;soon;lots",
        ),
        "goals.csv",
    )
    first, second = found.goals
    assert (first.id, first.statement, first.executive, first.metric) == (
        "G1",
        "Grow revenue",
        "CFO",
        "revenue",
    )
    assert (first.deadline, first.weight, second.id) == (date(2027, 12, 31), 2.5, "G2")
    assert notes(found.notes) == [
        "row 4, deadline: 'soon' is not a date; write 2027-04-01 or Q3 2027",
        "row 4, weight: 'lots' is not an amount; write 12000 or 12k",
        "row 4, statement: 'grow revenue' stands in row 3 too; kept as a goal of its own",
    ]
