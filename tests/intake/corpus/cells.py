"""Cells as people fill them: money, shares, dates, words and lists, and what cannot be meant."""

from tests.intake.corpus.sample import Sample, lines


def one_column(name: str, header: str, *cells: str, **options: object) -> Sample:
    """Names and one more column, tab-separated."""
    rows = (f"Initiative {number}\t{cell}" for number, cell in enumerate(cells, start=1))
    return Sample(name, lines(f"Initiative\t{header}", *rows), options=options)


CELLS = (
    one_column(
        "money_with_symbols_codes_and_words",
        "Annual cost",
        "£12k",
        "GBP 12,000",
        "12 thousand",
        "£0.5m",
        "£1.2mn",
        "2 bn",
        "12.000,00",
        "£ 1 250",
        "free",
    ),
    one_column("decimal_commas", "Annual cost", "1.200,50", "12,5", "3.000", "7 500,25 €"),
    one_column("swiss_grouping", "Annual cost", "CHF 1'200.50", "12’000", "1'250'000.–"),
    one_column("indian_grouping", "Annual cost", "₹1,20,000", "₹ 2 lakh", "Rs 1.5 crore", "12,34,567.50"),
    one_column("parentheses_and_minus_signs", "Annual cost", "(500)", "-£2k", "500-", "12k"),
    one_column("ranges_of_costs", "Annual cost", "10–15k", "£10k to £15k", "10.000 bis 15.000", "up to 20k", "~ 5k"),
    one_column("ranges_of_benefits", "Annual benefit", "10–15k", "£1m-£2m", "20k", "> 5k"),
    one_column("unknown_is_not_zero", "Annual cost", "TBC", "n/a", "-", "", "?", "0", "tbd", "#REF!", "see Finance"),
    one_column("money_by_month_and_quarter", "Annual cost", "1k per month", "£500 pm", "2k a quarter", "12k p.a."),
    one_column("two_currencies", "Annual cost", "£12k", "€3k", "$5", currency="GBP"),
    one_column("shares_with_signs", "Confidence", "60%", "70 %", "0.8", "80 per cent"),
    one_column("shares_as_numbers", "Confidence", "60", "7,5", "100", "130"),
    one_column("shares_as_decimals", "Confidence", "0.6", "0,75", "1", "low", "very high", "hoch"),
    one_column(
        "days_in_words", "Start", "1 April 2027", "April 1st, 2027", "1. April 2027", "Mon 5 Apr 2027", "1er avril 2027"
    ),
    one_column(
        "months_quarters_halves_years",
        "Start",
        "Apr 27",
        "Apr-27",
        "04/2027",
        "2027-04",
        "Q3 2027",
        "2027Q3",
        "Q3/Q4 2027",
        "3rd quarter 2027",
        "H2 2027",
        "2. Halbjahr 2027",
        "2027",
        "mid 2027",
        "summer 2027",
        "KW 14 2027",
        "early Q3",
    ),
    one_column(
        "fiscal_years_with_a_start", "Start", "FY27", "FY2027", "Q1 FY27", "FY26/27", "H2 FY 27", fiscal_year_start=4
    ),
    one_column("fiscal_years_without_a_start", "Start", "FY28", "Q2 FY28", "2027/28"),
    one_column("day_numbers_of_a_spreadsheet", "Start", "46478", "46500.0"),
    one_column("days_before_months", "Start", "01/04/2027", "13/04/2027", "02-05-2027"),
    one_column("months_before_days", "Start", "04/01/2027", "04/13/2027"),
    one_column("days_and_months_left_open", "Start", "01/04/2027", "02/05/2027"),
    one_column("dates_that_are_none", "Start", "soon", "31 April 2027", "Q5 2027", "after the move", "ASAP"),
    one_column("dates_in_the_past", "Start", "2024-04-01", "Q1 2025", "2027-01-01"),
    one_column("durations", "Duration", "6", "18 months", "1.5 years", "26 weeks", "6-9 months", "2 Jahre", "ongoing"),
    one_column("hours_and_posts", "Hours per month", "20", "20 hrs", "6 h per week", "0.5 FTE", "10-20h"),
    one_column("full_time_posts", "FTE", "0.5", "1", "TBC"),
    one_column("status_in_words", "Status", "In progress", "on hold", "Done", "geplant", "en cours", "green"),
    one_column(
        "lists_of_channels",
        "Channels",
        "X; LinkedIn",
        "X, LinkedIn & TikTok",
        "X/LinkedIn",
        "X | LinkedIn",
        "- none -",
        "none",
    ),
    one_column("evidence_tiers", "Evidence", "B", "Tier c", "A – trial", "strong"),
    Sample("yes_and_no_are_kept", lines("Initiative,Approved,Urgent (y/n)", "Care desk,yes,N", "Alumni,no,Y")),
    Sample("repeated_names", lines("Initiative,Owner", "Care desk,Jo", "Alumni,Kim", "care  DESK,Ann")),
    Sample("repeated_and_missing_ids", lines("ID,Initiative", "S1,Care desk", "s1,Alumni", ",Rota")),
    Sample(
        "dependencies",
        lines(
            "ID,Initiative,Depends on",
            "1,Care desk,Alumni",
            "2,Alumni,1; 4",
            "3,Rota,Rota",
            "4,Archive,Nobody known",
            "5,Board,none",
        ),
    ),
    Sample(
        "a_circle_of_dependencies", lines("Initiative,Depends on", "Care desk,Rota", "Alumni,Care desk", "Rota,Alumni")
    ),
    Sample(
        "low_above_high",
        lines("Initiative,Benefit low,Benefit likely,Benefit high", "Care desk,9k,5k,3k", "Alumni,1k,2k,3k"),
    ),
    Sample(
        "three_columns_of_expected_benefit",
        lines(
            "Initiative,Expected benefit (low),Expected benefit (likely),Expected benefit (high)", "Care desk,1k,2k,3k"
        ),
    ),
    Sample(
        "an_end_before_the_start",
        lines("Initiative,Start,End", "Care desk,2027-06-01,2027-04-01", "Alumni,Apr 2027,Sep 2027"),
    ),
    Sample("a_row_without_a_name", lines("Initiative,Owner,Annual cost", ",Jo,12k", "-,Kim,3k", "Rota,Ann,1k")),
    Sample(
        "goals_sheet",
        lines(
            "Corporate goals FY27;;;;;;",
            "Goal;Executive;KPI;Baseline;Target;By when;Weight",
            "Cut complaints that leave in public;COO;complaints;18 %;12 %;Q4 2027;40%",
            "Win more small firms;CFO;accounts;£1.2m;£1.5m;31.12.2027;2,5",
            "Win more small firms;;;;;2024;TBC",
            "Total;;;;;;3",
        ),
        "goals.csv",
        goals=True,
    ),
    Sample(
        "goals_without_a_header",
        lines("Win more small firms in the south,CFO,2027-12-31", "Cut public complaints,COO,2028-06-30"),
        "goals.csv",
        goals=True,
    ),
    Sample(
        "goals_in_german",
        lines(
            "Ziel;Vorstand;Kennzahl;Ausgangswert;Zielwert;Frist;Gewichtung",
            "Umsatz steigern;CFO;Umsatz;1,2 Mio. €;1,5 Mio. €;31.12.2027;2",
            encoding="cp1252",
        ),
        "ziele.csv",
        goals=True,
    ),
    one_column("effort_in_days", "Effort", "3 days/month", "2 person days", "20h"),
    Sample(
        "goals_with_words_for_weights",
        lines(
            "Priority;Exec;Measure;As is;To be;When;Importance",
            "Cut complaints;COO;complaints;18 %;12 %;Ende 2027;high",
            "Grow;CFO;;;;FY28;low",
        ),
        "goals.csv",
        goals=True,
    ),
    one_column("levels_whose_header_says_per_cent", "Baseline (%)", "18", "12.5", "20 %", "TBC"),
    one_column("levels_as_shares_of_one", "Target %", "0.18", "0.2"),
)
