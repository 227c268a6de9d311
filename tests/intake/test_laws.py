"""Laws of intake: how a table is written does not change what it says, and nothing is lost."""

import contextlib
import csv
import io
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from bizcase.errors import InputError
from bizcase.intake import read_initiatives
from tests.intake.fuzz import mutated, problem

LETTERS = st.text("abcdefghijklm nopqrstuvwxyzABCDEFG äöüßéèàç,;|\"'/", min_size=1, max_size=25)
NAMES = LETTERS.map(lambda text: f"Desk {' '.join(text.split())} end")
ROWS = st.lists(st.tuples(NAMES, NAMES, st.integers(0, 10**7)), min_size=1, max_size=6)
ENCODINGS = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso-8859-1", "mac_roman"]
)
ALPHABETS = {
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýž",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщыэюя",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ",
    "cp1254": "ğışçöüİĞŞ",
    "cp932": "あいうえおかきくけこさしすせそアイウエオ漢字客様窓口",
}
DELIMITERS = st.sampled_from([",", ";", "\t", "|", "^", "~"])


def written(rows: list[tuple[str, str, int]], encoding: str, delimiter: str, end: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([("Initiative", "Owner", "Annual cost"), *rows])
    return out.getvalue().encode(encoding)


@given(ROWS, ENCODINGS, DELIMITERS, st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=150)
def test_a_table_reads_the_same_in_every_delimiter_and_encoding(
    rows: list[tuple[str, str, int]], encoding: str, delimiter: str, end: str
) -> None:
    found = read_initiatives(written(rows, encoding, delimiter, end), "plan.csv")
    assert [(one.name, one.owner, one.annual_cost) for one in found.initiatives] == rows


@st.composite
def foreign_tables(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, int]]]:
    """An encoding and rows that only its own letters can write."""
    encoding = draw(st.sampled_from(sorted(ALPHABETS)))
    letters = ALPHABETS[encoding]
    name = st.text(letters, min_size=4, max_size=12).map(lambda text: f"{letters} {text}")
    return encoding, draw(st.lists(st.tuples(name, name, st.integers(0, 10**7)), min_size=2, max_size=6))


@given(foreign_tables(), DELIMITERS)
@settings(max_examples=60)
def test_a_table_in_another_code_page_reads_the_same(
    table: tuple[str, list[tuple[str, str, int]]], delimiter: str
) -> None:
    encoding, rows = table
    found = read_initiatives(written(rows, encoding, delimiter, "\r\n"), "plan.csv")
    assert [(one.name, one.owner, one.annual_cost) for one in found.initiatives] == rows


@given(st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_spoiled_files_are_read_or_refused_and_lose_no_row(seed: int) -> None:
    wrong = [(sample.name, what) for sample in mutated(seed, 25) if (what := problem(sample)[1])]
    assert wrong == []


@given(st.lists(st.lists(st.sampled_from(["", "Total", "Care desk", "12k", "* note", "Initiative", "x", "-"]),
                         min_size=3, max_size=3), max_size=12))  # fmt: skip
def test_every_row_is_in_the_result_or_in_the_report(rows: list[list[str]]) -> None:
    lines = ["Initiative\tOwner\tAnnual cost", *("\t".join(row) for row in rows)]
    found = read_initiatives("\n".join(lines).encode(), "plan.csv")
    filled = sum(1 for row in rows if any(row))
    assert len(found.initiatives) + len(found.unread) == filled


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    with contextlib.suppress(InputError):
        read_initiatives(data, "plan.csv")


@given(st.lists(st.sampled_from(["Initiative", "Start", "Cost", ",", ";", "\n", '"', "1", "-", "/",
                                  "%", "Q3", "k", "£", "(", ".", "\x00", "é"]),
                max_size=60).map("".join))  # fmt: skip
@settings(max_examples=300)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with contextlib.suppress(InputError):
        read_initiatives(f"Initiative;Cost;Start;Confidence;Duration\n{text}".encode("cp1252"), "plan.csv")


def test_importing_intake_imports_no_heavy_library() -> None:
    script = (
        "import sys, bizcase.intake; "
        "heavy = {'pandas', 'numpy', 'rapidfuzz', 'charset_normalizer', 'python_calamine', 'streamlit'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
