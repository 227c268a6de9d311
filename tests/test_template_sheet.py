"""What is written as a spreadsheet is read back as it was, and runs nothing."""

import csv
from datetime import date
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from bizcase.intake import read_goals, read_initiatives
from bizcase.model.case_file import CaseFile, Estimate, Goal, Initiative
from bizcase.template_sheet import COLUMNS, Kind, as_csv, as_xlsx
from tests.ui.app_driver import sample

SAMPLES = ["retail_bank", "manufacturer", "city_council", "minimal", "large_group"]
SPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
every_writer = pytest.mark.parametrize("ending", list(WRITERS))
every_kind = pytest.mark.parametrize("kind", ["initiatives", "goals"])

FULL = Initiative(
    id="I07",
    name="=HYPERLINK(\"http://example.invalid\")",
    description="-5 % churn\n@home, +more",
    channels=("LinkedIn, own site",),
    owner="'=Ann",
    goals=("G1", "G3"),
    one_off_cost=1234.5,
    annual_cost=0.0,
    hours_per_month=7.25,
    benefit=Estimate(low=1000.0, high=2500.0),
    value_class="unmonetised",
    driver="D-EFF-DEFLECT",
    driver_inputs={"visits": Estimate(low=1.0, base=2.0, high=4.5), "share": Estimate(base=0.38)},
    start=date(2027, 2, 3),
    duration_months=9,
    ramp="custom",
    ramp_shares=(0.1, 0.415, 1.0),
    confidence=1.0,
    baseline="18 %",
    evidence_tier="C",
    depends_on=("I02",),
    status="paused",
    extra={"=Region": "+44 20", "End date": "2028-01-31"},
)  # fmt: skip


def part(data: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(ZipFile(BytesIO(data)).read(name))


def rows_of(data: bytes) -> list[list[object]]:
    with load_workbook(BytesIO(data)) as book:
        return list(book.get_sheet_by_index(0).to_python())


def initiatives_of(data: bytes, ending: str, currency: str = "") -> tuple[Initiative, ...]:
    reading = read_initiatives(data, f"cleaned.{ending}", currency=currency)
    assert (reading.notes, reading.unread) == ((), ())
    return reading.initiatives


@every_writer
@pytest.mark.parametrize("name", SAMPLES)
def test_the_cleaned_data_of_a_case_is_read_back_as_it_was(name: str, ending: str) -> None:
    case: CaseFile = sample(name)
    written = WRITERS[ending]("initiatives", case.initiatives)
    assert initiatives_of(written, ending, case.company.currency) == case.initiatives
    assert read_goals(WRITERS[ending]("goals", case.goals), f"g.{ending}").goals == case.goals


@every_writer
def test_text_like_formulas_lists_with_commas_and_ranges_come_back(ending: str) -> None:
    both = (FULL, Initiative(id="I02", name="Register"))
    assert initiatives_of(WRITERS[ending]("initiatives", both), ending) == both


words = st.text(st.sampled_from("abcäß =+-@';,\"{}<>$"), min_size=3, max_size=12).map(lambda one: f"x{one}x".strip())


@settings(max_examples=40)
@given(st.lists(st.tuples(words, words, st.floats(0, 1e9).map(lambda one: round(one, 2))), min_size=1, max_size=5))
def test_any_names_owners_and_costs_come_back(rows: list[tuple[str, str, float]]) -> None:
    given_rows = tuple(
        Initiative(id=f"I{place:02}", name=f"{name} {place}", owner=owner, annual_cost=cost)
        for place, (name, owner, cost) in enumerate(rows, start=1)
    )
    for ending, writer in WRITERS.items():
        assert initiatives_of(writer("initiatives", given_rows), ending) == given_rows


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    data = as_xlsx("initiatives", [FULL])
    assert part(data, "xl/worksheets/sheet1.xml").findall(".//s:f", SPACE) == []
    assert FULL.name in [one.text for one in part(data, "xl/sharedStrings.xml").iterfind(".//s:t", SPACE)]


def test_no_cell_of_a_csv_file_starts_as_a_formula() -> None:
    rows = csv.reader(StringIO(as_csv("initiatives", [FULL]).decode("utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert '\'=HYPERLINK("http://example.invalid")' in cells


@every_kind
@every_writer
def test_a_template_holds_the_column_names_and_nothing_else(kind: Kind, ending: str) -> None:
    headers = [column.header for column in COLUMNS[kind]]
    data = WRITERS[ending](kind)
    if ending == "csv":
        assert list(csv.reader(StringIO(data.decode("utf-8-sig")))) == [headers]
    else:
        assert rows_of(data) == [headers]


@every_kind
def test_every_column_of_a_template_is_known_by_its_name(kind: Kind) -> None:
    record = Goal(id="G1", statement="Keep customers") if kind == "goals" else Initiative(id="I01", name="Care desk")
    read = read_goals if kind == "goals" else read_initiatives
    columns = read(as_csv(kind, [record]), "template.csv").recognised  # type: ignore[operator]
    assert {(one.how, one.confidence) for one in columns} == {("name", 1.0)}
    assert [one.header for one in columns] == [column.header for column in COLUMNS[kind]]


def test_a_template_offers_lists_to_choose_from_and_explains_its_columns() -> None:
    data = as_xlsx("initiatives")
    headers = rows_of(data)[0]
    lists = {
        headers[ord(one.attrib["sqref"][0]) - ord("A")]: one.findtext("s:formula1", "", SPACE)
        for one in part(data, "xl/worksheets/sheet1.xml").iterfind(".//s:dataValidation", SPACE)
    }
    assert lists == {
        "Value type": '"cash in,cash saved,capacity,expected loss,not in money"',
        "Confidence": '"10%,20%,30%,40%,50%,60%,70%,80%,90%,100%"',
        "Evidence tier": '"A,B,C,D,E,F,G"',
        "Status": '"idea,planned,running,paused,done"',
    }
    comments = part(data, "xl/comments1.xml").iterfind(".//s:comment", SPACE)
    notes = {one.attrib["ref"]: "".join(one.itertext()) for one in comments}
    assert notes["B1"] == "What you want to do, in a few words. The only column that must be filled."


def test_the_same_records_give_the_same_bytes() -> None:
    assert as_xlsx("initiatives", [FULL]) == as_xlsx("initiatives", [FULL])
