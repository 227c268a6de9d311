"""What is read in the sentence of a goal, and what wins where a column says something else."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizcase.catalogue import load_catalogue
from bizcase.engine.goal_terms import filled, goal_terms, read_fields
from bizcase.model.business_case import GoalTerms, Term
from bizcase.model.case_file import CaseFile, Company, Goal

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 22)
FIELDS = ("metric", "baseline", "target", "deadline", "executive")
with (Path(__file__).parent / "goal_sentences.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = list(csv.DictReader(file))


def terms(statement: str, company: Company | None = None, **columns: object) -> GoalTerms:
    """What is known of one goal."""
    goal = Goal(id="G1", statement=statement, **columns)
    return goal_terms(CaseFile(company=company or Company(), goals=(goal,)), CATALOGUE, TODAY)[0]


def shown(known: GoalTerms) -> dict[str, str]:
    """Each known field as text, a deadline as its day."""
    found = {name: getattr(known, name) for name in FIELDS}
    return {name: term.on.isoformat() if term.on else term.value for name, term in found.items() if term}


def read_row(row: dict[str, str]) -> GoalTerms:
    start = row["fiscal_year_start"]
    return terms(row["sentence"], Company(fiscal_year_start=int(start) if start else None))


@pytest.mark.parametrize("row", SENTENCES, ids=[row["sentence"][:50] for row in SENTENCES])
def test_nothing_is_read_falsely(row: dict[str, str]) -> None:
    known = read_row(row)
    assert {name: text.casefold() for name, text in shown(known).items()}.items() <= {
        name: row[name].casefold() for name in FIELDS if row[name]
    }.items()
    assert (known.target is not None and known.target.change) <= (row["change"] == "yes")


def test_nineteen_fields_in_twenty_are_found() -> None:
    wanted = sum(bool(row[name]) for row in SENTENCES for name in FIELDS)
    found = sum(len(shown(read_row(row))) for row in SENTENCES)
    assert found / wanted >= 0.95


@pytest.mark.parametrize(
    "statement",
    [
        "Keep more of our current-account customers",
        "More repeat orders from the cafés we roast for",
        "Raise the profile of the chief executive",
        "Win the trust of CIOs and finance directors",
        "Restore confidence after the 2024 incident",
        "Customers under 30 find us first",
        "Deliver Strategy 2030",
        "Be certified to ISO 27001",
        "Serve people who leave hospital within two years",
        "Keep 24/7 service",
        "Improve talks with the regulator, the mayor and the police",
        "Explain the merger to 12 000 employees",
        "Train every site manager to coach",
        "Improve manager - employee trust",
        "Become the preferred partner – a trusted advisor",
        "",
    ],
)
def test_a_sentence_without_figures_date_or_owner_says_nothing(statement: str) -> None:
    assert shown(terms(statement)) == {}


def test_every_term_quotes_the_piece_in_which_it_was_read() -> None:
    known = terms("Cut complaint handling cost per case from £38 to £30 by March 2028 (COO)")
    assert [getattr(known, name) for name in FIELDS] == [
        Term(value="complaint handling cost per case", words="complaint handling cost per case"),
        Term(value="£38", words="£38"),
        Term(value="£30", words="from £38 to £30"),
        Term(value="31 Mar 2028", words="by March 2028", on=date(2028, 3, 31)),
        Term(value="COO", words="COO"),
    ]


def test_a_change_is_told_from_a_level() -> None:
    change, level = terms("Cut energy cost by 20 %").target, terms("Cut energy cost to 20 % of sales").target
    assert change == Term(value="down 20 % on today", words="by 20 %", change=True)
    assert level == Term(value="20 % of sales", words="to 20 % of sales")


@pytest.mark.parametrize(
    ("words", "fiscal", "day"),
    [
        ("by March 2028", None, "2028-03-31"),
        ("by 31/12/2027", None, "2027-12-31"),
        ("by 1st of June 2027", None, "2027-06-01"),
        ("until 2027-12-31", None, "2027-12-31"),
        ("in the third quarter of 2027", None, "2027-09-30"),
        ("by Q2 FY28", 7, "2027-12-31"),
        ("by the end of FY27", 4, "2027-03-31"),
        ("by H1 2028", None, "2028-06-30"),
        ("by the second half of 2028", None, "2028-12-31"),
        ("before April 2027", None, "2027-03-31"),
        ("before the end of April 2027", None, "2027-04-30"),
        ("by the start of 2028", None, "2028-01-01"),
        ("by mid-June 2027", None, "2027-06-15"),
        ("within 18 months", None, "2028-05-22"),
        ("over the next three years", None, "2029-11-22"),
        ("in two years' time", None, "2028-11-22"),
        ("by year end", None, "2026-12-31"),
        ("by year end", 4, "2027-03-31"),
        ("by the end of next year", None, "2027-12-31"),
        ("next year", None, "2027-12-31"),
        ("by June", None, "2027-06-30"),
        ("by Q4", None, "2026-12-31"),
        ("by '28", None, "2028-12-31"),
    ],
)
def test_a_date_is_read_in_the_words_people_use(words: str, fiscal: int | None, day: str) -> None:
    found = terms(f"Reduce churn to 8 % {words}", Company(fiscal_year_start=fiscal)).deadline
    assert found is not None
    assert (found.on, found.words) == (date.fromisoformat(day), words)


@pytest.mark.parametrize(
    "words",
    ["since 2029", "after 2027", "every two years", "within two years of joining", "within 48 hours", "in 2024"],
)
def test_a_time_that_is_no_deadline_is_left_alone(words: str) -> None:
    assert terms(f"Keep more of our new members {words}").deadline is None


def test_months_stand_first_where_the_company_writes_dollars() -> None:
    american = terms("Cut churn by 03/04/2027", Company(currency="USD")).deadline
    british = terms("Cut churn by 03/04/2027", Company(currency="GBP")).deadline
    assert (american and american.on, british and british.on) == (date(2027, 3, 4), date(2027, 4, 3))


def test_what_was_taken_for_granted_is_said() -> None:
    fiscal, ended = terms("Cut churn by FY28").deadline, terms("Cut churn by year end").deadline
    passed, next_one = terms("Cut churn by March 2025").deadline, terms("Cut churn by June").deadline
    assert [one.note for one in (fiscal, ended, passed, next_one) if one] == [
        "the fiscal year taken as the calendar year",
        "the end of the calendar year",
        "this day has passed",
        "the next one from today",
    ]


@pytest.mark.parametrize(
    ("statement", "executive"),
    [
        ("Halve complaints (COO)", "COO"),
        ("Halve complaints – Chief Customer Officer", "Chief Customer Officer"),
        ("Halve complaints, Head of Customer Care", "Head of Customer Care"),
        ("COO: halve complaints", "COO"),
        ("The COO's goal is to halve complaints", "COO"),
        ("Our CFO wants to halve complaints", "CFO"),
        ("Halve complaints, sponsored by the Director of Operations", "Director of Operations"),
        ("Halve complaints. Owner: Ann Lee", "Ann Lee"),
        ("Halve complaints; accountable: VP Service", "VP Service"),
    ],
)
def test_an_executive_is_read_where_one_answers_for_the_goal(statement: str, executive: str) -> None:
    known = shown(terms(statement))
    assert (known["executive"], known["metric"], known["target"]) == (executive, "complaints", "half of today")


def test_a_column_wins_and_a_contradiction_is_named() -> None:
    known = terms(
        "Cut cost per case from £38 to £30 by March 2028 (COO)",
        metric="Cost per complaint",
        baseline="£40",
        target="£1.2k",
        deadline=date(2027, 3, 31),
        executive="Chief Financial Officer",
    )
    assert shown(known) == {
        "metric": "Cost per complaint",
        "baseline": "£40",
        "target": "£1.2k",
        "deadline": "2027-03-31",
        "executive": "Chief Financial Officer",
    }
    assert all(getattr(known, name).stated for name in FIELDS)
    assert known.contradictions == (
        "today: the column says ‘£40’, the sentence ‘£38’; the column is taken.",
        "target: the column says ‘£1.2k’, the sentence ‘from £38 to £30’; the column is taken.",
        "by: the column says ‘31 Mar 2027’, the sentence ‘by March 2028’; the column is taken.",
        "owner: the column says ‘Chief Financial Officer’, the sentence ‘COO’; the column is taken.",
    )


def test_the_same_thing_in_other_words_is_no_contradiction() -> None:
    known = terms(
        "Grow sales from £1,200,000 by 12% by 2028 (COO)",
        baseline="£1.2m",
        target="0.12",
        deadline=date(2028, 6, 30),
        executive="Chief Operating Officer",
    )
    assert known.contradictions == ()


def test_a_placeholder_in_a_column_is_no_answer() -> None:
    assert shown(terms("NPS from 31 to 40", target="tbc")) == {"metric": "NPS", "baseline": "31", "target": "40"}


def test_a_second_figure_is_remarked() -> None:
    known = terms("Grow revenue by 10% and cut cost by 5%")
    assert (shown(known)["metric"], shown(known)["target"]) == ("revenue", "up 10% on today")
    assert known.remarks == ("The sentence names a second figure; the first one was taken.",)


def test_what_was_read_fills_the_empty_fields_of_a_copy() -> None:
    goal = Goal(id="G1", statement="NPS from 31 to 40 by Q4 2027", baseline="30")
    case = CaseFile(goals=(goal, Goal(id="G2", statement="Be kind")))
    after = filled(case, goal_terms(case, CATALOGUE, TODAY))
    assert after.goals[0] == goal.model_copy(
        update={"metric": "NPS", "target": "40", "deadline": date(2027, 12, 31)},
    )
    assert (after.goals[1], case.goals[0]) == (case.goals[1], goal)


def test_a_case_whose_columns_say_all_stays_itself() -> None:
    case = CaseFile(goals=(Goal(id="G1", statement="Be kind"),))
    assert filled(case, goal_terms(case, CATALOGUE, TODAY)) is case


_WORDS = st.sampled_from([*(word for row in SENTENCES for word in row["sentence"].split()), "\x00", "(", "–", "½", "٣"])
_ANYTHING = st.text(max_size=200) | st.lists(_WORDS, max_size=25).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(_ANYTHING)
def test_any_sentence_is_read_and_the_words_are_a_piece_of_it(statement: str) -> None:
    goal = Goal(id="G1", statement=statement)
    (known,) = goal_terms(CaseFile(goals=(goal,)), CATALOGUE, TODAY)
    read = [term for name in FIELDS if (term := getattr(known, name))]
    assert all(term.words and term.words in goal.statement and term.value for term in read)


@settings(max_examples=150, deadline=None)
@given(_ANYTHING)
def test_reading_again_what_was_written_into_the_table_changes_nothing(statement: str) -> None:
    case = CaseFile(goals=(Goal(id="G1", statement=statement),))
    first = goal_terms(case, CATALOGUE, TODAY)
    written = filled(case, first)
    (again,) = goal_terms(written, CATALOGUE, TODAY)
    assert shown(again) == shown(first[0])
    assert (read_fields(again), again.contradictions) == ({}, ())


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1 ",
        "up ",
        "Head of ",
        "(",
        "from 1 to ",
        "by 1 ",
        "grow a ",
        "Director ",
        "the end of ",
        "1.1",
        "a-1 ",
    ],
)
def test_a_sentence_that_repeats_itself_a_thousand_times_is_read_to_its_end(piece: str) -> None:
    terms(f"Grow {piece * 1000} 5 % by 2028 (COO)")
    terms(f"{piece * 500}"[:500].strip() + " NPS 5")
