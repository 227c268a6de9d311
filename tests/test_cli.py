"""The command line: what it prints, what it writes, and with which status it ends."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation

from bizcase.cli import main
from bizcase.template_sheet import Kind, as_csv, as_xlsx
from bizcase.version import __version__

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_inputs"
BANK = SAMPLES / "retail_bank_initiatives.csv"
BANK_GOALS = SAMPLES / "retail_bank_goals.csv"
BANK_CASE = SAMPLES / "retail_bank.toml"
DAY = "--today=2026-11-22"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def texts(deck: Path) -> str:
    slides = Presentation(str(deck)).slides
    return "\n".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)


def test_version_is_the_package_version() -> None:
    assert run("--version").stdout == f"bizcase, version {__version__}\n"


@pytest.mark.parametrize(("flags", "kind"), [((), "initiatives"), (("--goals",), "goals")])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_template_is_written_to_fill_in(tmp_path: Path, flags: tuple[str, ...], kind: Kind, ending: str) -> None:
    file = tmp_path / f"empty.{ending}"
    assert run("template", "-o", file, *flags).stdout == f"{file}: an empty sheet for {kind}\n"
    assert file.read_bytes() == {"xlsx": as_xlsx, "csv": as_csv}[ending](kind)


def test_a_template_of_another_type_is_wrong_use(tmp_path: Path) -> None:
    result = run("template", "-o", tmp_path / "empty.pdf")
    assert result.exit_code == 2
    assert "empty.pdf ends in neither .xlsx nor .csv" in result.stderr


def test_read_lists_initiatives_remarks_assumptions_and_unread_rows() -> None:
    lines = run("read", BANK).stdout.splitlines()
    assert lines[0].split("  ")[0] == "Id"
    assert lines[2].startswith("I01  Care desk for public complaints ")
    assert lines[2].split("  ")[-2].count(" – ") == 2
    assert "  row 3, benefit: 'see survey' is not an amount; write 12000 or 12k" in lines
    assert "  row 7, benefit: 'TBC' taken as unknown, not as zero" in lines
    assert lines[-2:] == ["Rows not read:", "  row 16: a totals row; bizcase adds up itself"]


def test_the_columns_of_a_listing_stand_in_line() -> None:
    lines = run("read", BANK).stdout.split("\n\n")[0].splitlines()
    start = lines[0].index("Goals")
    assert {line[start - 2 : start] for line in lines} == {"  "}
    assert all(line[start] != " " for line in lines)


def test_read_as_json_holds_the_records_and_the_report() -> None:
    found = json.loads(run("read", BANK, "--json").stdout)
    assert [one["name"] for one in found["initiatives"]][1] == "Customer help community"
    assert len(found["initiatives"]) == 13
    assert found["warnings"][0]["place"] == "row 3, benefit"
    assert found["unread_rows"] == [
        {"row": 16, "cells": found["unread_rows"][0]["cells"], "reason": "a totals row; bizcase adds up itself"}
    ]


def test_read_takes_a_case_file_too() -> None:
    assert "none  " in run("read", SAMPLES / "minimal.toml").stdout
    assert len(json.loads(run("read", BANK_CASE, "--json").stdout)["initiatives"]) == 13


def test_map_says_what_stands_in_the_sentence_of_a_goal(tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text(
        '[[goals]]\nid = "G1"\nstatement = "Cut cost per case from £38 to £30 within two years (COO)"\ntarget = "£32"\n'
    )
    (goal,) = json.loads(run("map", case, "--json", "--today", "2026-11-22").stdout)["goals"]
    assert {name: goal[name] for name in ("metric", "baseline", "target", "deadline", "executive", "read_in")} == {
        "metric": "cost per case",
        "baseline": "£38",
        "target": "£32",
        "deadline": "2028-11-22",
        "executive": "COO",
        "read_in": {"metric": "cost per case", "baseline": "£38", "deadline": "within two years", "executive": "COO"},
    }
    assert (goal["first"], type(goal["sure"])) == ("operating_efficiency", bool)
    differs = "target: the column says ‘£32’, the sentence ‘from £38 to £30’; the column is taken."
    assert goal["contradictions"] == [differs]
    assert f"Table and sentence differ:\n  G1, {differs}" in run("map", case, "--today", "2026-11-22").stdout


def test_map_as_json_names_outcomes_by_id_and_says_none_where_nothing_fits() -> None:
    found = json.loads(run("map", BANK, "--goals", BANK_GOALS, "--json").stdout)
    assert set(found) == {"initiatives", "goals"}
    assert [(one["id"], one["first"], one["target"]) for one in found["goals"]][:2] == [
        ("G1", "customer_loyalty", "10.5 %"),
        ("G2", "operating_efficiency", "£66"),
    ]
    by_name = {one["name"]: one for one in found["initiatives"]}
    assert set(by_name["Post daily on all channels"]) == {"name", "first", "second", "confidence", "sure", "reasons"}
    assert by_name["Scam early warning and takedown of fake accounts"]["first"] == "risk_resilience"
    assert by_name["Post daily on all channels"]["first"] == "none"
    assert all(0 <= one["confidence"] <= 1 and isinstance(one["sure"], bool) for one in by_name.values())


def test_map_for_people_is_a_table_with_reasons() -> None:
    header, rule, first = run("map", BANK_CASE).stdout.splitlines()[:3]
    assert header.split() == ["Initiative", "First", "Second", "Confidence", "Why"]
    assert set(rule) == {"-", " "}
    assert first.startswith("Care desk for public complaints  ")


def test_outline_tells_the_story_as_text() -> None:
    told = run("outline", BANK_CASE, DAY).stdout
    assert "Harrowmere Bank" in told
    assert "22 Nov" in told


def test_build_from_a_case_file_writes_a_deck_and_says_so(tmp_path: Path) -> None:
    deck = tmp_path / "board.pptx"
    result = run("build", BANK_CASE, "-o", deck, DAY)
    slides = len(Presentation(str(deck)).slides)
    assert result.stdout == f"{deck}: {slides} slides from 5 goals and 13 initiatives, dated 22 November 2026\n"
    assert result.exit_code == 0


def test_build_from_spreadsheets_alone(tmp_path: Path) -> None:
    deck = tmp_path / "board.pptx"
    result = run(
        *("build", "--initiatives", BANK, "--goals", BANK_GOALS, "--company", "Harrowmere Bank"),
        *("--currency", "GBP", "--discount-rate", "0.09", "--industry", "Retail banking", "-o", deck, DAY),
    )
    assert result.exit_code == 0, result.output
    assert f"{BANK.name}, row 3, benefit: 'see survey' is not an amount; write 12000 or 12k" in result.stderr
    assert "Harrowmere Bank" in texts(deck)


def test_a_case_can_be_built_with_a_newer_spreadsheet(tmp_path: Path) -> None:
    rows = "Initiative,Goals,Annual cost\nCustomer help community,G2,1000\nNew desk,G1,500\n"
    newer = write(tmp_path, "newer.csv", rows)
    result = run("build", BANK_CASE, "--initiatives", newer, "-o", tmp_path / "board.pptx", DAY)
    assert result.exit_code == 0, result.output
    assert "from 5 goals and 2 initiatives" in result.stdout
    assert "New desk" in texts(tmp_path / "board.pptx")


def parts(deck: Path) -> dict[str, bytes]:
    with ZipFile(deck) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_same_input_gives_the_same_deck_to_the_byte(tmp_path: Path) -> None:
    for name in ("one.pptx", "two.pptx"):
        run("build", BANK_CASE, "-o", tmp_path / name, DAY)
    assert parts(tmp_path / "one.pptx") == parts(tmp_path / "two.pptx")


def test_without_a_day_the_present_one_is_taken(tmp_path: Path) -> None:
    from bizcase.api import present_day

    result = run("build", SAMPLES / "minimal.toml", "-o", tmp_path / "board.pptx")
    assert result.stdout.endswith(f"dated {present_day().day} {present_day():%B %Y}\n")


BAD = {
    "company, name: missing; write the company's name": "[[goals]]\nstatement='Grow'\n[[initiatives]]\nname='Desk'\n",
    "initiative 'Desk', goals: no goal 'G9'; the goals are G1": (
        "[company]\nname='A'\n[[goals]]\nid='G1'\nstatement='Grow'\n[[initiatives]]\nname='Desk'\ngoals=['G9']\n"
    ),
    "depends on: Desk → Register → Desk is a circle; take one of these dependencies away": (
        "[company]\nname='A'\n[[goals]]\nid='G1'\nstatement='Grow'\n"
        "[[initiatives]]\nid='I1'\nname='Desk'\ndepends_on=['I2']\n"
        "[[initiatives]]\nid='I2'\nname='Register'\ndepends_on=['I1']\n"
    ),
    "initiative 'Desk', benefit: low 3.00 is above high 1.00; give low ≤ high": (
        "[company]\nname='A'\n[[goals]]\nid='G1'\nstatement='Grow'\n"
        "[[initiatives]]\nname='Desk'\nbenefit={low=3, high=1}\n"
    ),
    "initiative 'Desk', annual cost: -5 is below zero; give 0 or more": (
        "[company]\nname='A'\n[[goals]]\nid='G1'\nstatement='Grow'\n[[initiatives]]\nname='Desk'\nannual_cost=-5\n"
    ),
}


@pytest.mark.parametrize("message", BAD)
def test_a_problem_of_the_case_is_said_in_one_line_with_status_1(tmp_path: Path, message: str) -> None:
    case = write(tmp_path, "case.toml", BAD[message])
    result = run("build", case, "-o", tmp_path / "board.pptx", DAY)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{message}\n")
    assert not (tmp_path / "board.pptx").exists()


def test_the_problems_of_all_files_are_listed_at_once(tmp_path: Path) -> None:
    empty = write(tmp_path, "empty.csv", "")
    picture = tmp_path / "goals.csv"
    picture.write_bytes(b"\x89PNG....")
    result = run(
        *("build", "--initiatives", empty, "--goals", picture, "--company", "A", "-o", tmp_path / "board.pptx")
    )
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "empty.csv: the file is empty; give a table with a row of column names",
        "goals.csv: this is a PNG picture; accepted: CSV, XLSX, XLS, ODS",
    ]


def test_a_table_without_a_name_column_is_refused_by_every_command_that_reads_it(tmp_path: Path) -> None:
    table = write(tmp_path, "costs.csv", "Cost,Owner\n12,Ann\n13,Bob\n")
    for command in (("read", table), ("map", table), ("map", table, "--json")):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            "costs.csv, row 1: no column for the initiative's name among 'Cost', 'Owner'; "
            "call one of them 'Initiative'\n"
        )


def test_a_deck_that_cannot_be_written_is_a_line_not_a_traceback(tmp_path: Path) -> None:
    result = run("build", SAMPLES / "minimal.toml", "-o", tmp_path / "no" / "such" / "board.pptx", DAY)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert str(tmp_path / "no" / "such" / "board.pptx") in result.stderr


WRONG_USE = {
    "no arguments": ["build", "-o", "x.pptx"],
    "no company": ["build", "--initiatives", str(BANK), "--goals", str(BANK_GOALS), "-o", "x.pptx"],
    "no output": ["build", str(BANK_CASE)],
    "no such file": ["read", "no-such-file.csv"],
    "no such command": ["conquer"],
    "a currency in words": ["build", str(BANK_CASE), "--currency", "pounds", "-o", "x.pptx"],
    "a day in words": ["build", str(BANK_CASE), "--today", "Sunday", "-o", "x.pptx"],
    "an input as output": ["build", str(BANK_CASE), "-o", str(BANK_CASE)],
    "a port beyond the last": ["serve", "--port", "70000"],
}


@pytest.mark.parametrize("arguments", WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_ends_with_2_and_says_how_to_go_on(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def loaded(packages: tuple[str, ...], folder: Path, *arguments: str | Path) -> str:
    """Those of ``packages`` that a fresh process has loaded when the command is done."""
    script = "import sys; from bizcase.cli import main; main(sys.argv[2:], standalone_mode=False); "
    script += "print('loaded:', *sorted(set(sys.argv[1].split()) & set(sys.modules)))"
    command = [sys.executable, "-c", script, " ".join(packages), *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


COMMANDS: dict[str, list[str | Path]] = {
    "read": [BANK],
    "map": [BANK, "--json"],
    "outline": [BANK_CASE, DAY],
    "build": [BANK_CASE, "-o", "board.pptx", DAY],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_do_not_load_the_libraries_of_the_app(tmp_path: Path, name: str) -> None:
    heavy = ("streamlit", "altair", "pandas", "pyarrow", "sqlalchemy")
    assert loaded(heavy, tmp_path, name, *COMMANDS[name]) == "loaded:"


def test_reading_loads_nothing_of_the_deck(tmp_path: Path) -> None:
    assert loaded(("pptx", "lxml", "numpy"), tmp_path, "read", BANK) == "loaded:"


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "bizcase", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: bizcase [OPTIONS] COMMAND [ARGS]...")
    assert [name for name in ("build", "map", "outline", "read", "serve") if f"\n  {name} " not in done.stdout] == []


def test_check_lists_what_a_board_should_not_read_and_ends_with_1() -> None:
    result = run("check", BANK_CASE, DAY)
    clips = "initiative I13 'Fun money clips for under-25s'"
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[-3:] == [
        f"{clips}, description: 'creators' is unclear to a board; say 'contracted film-maker'",
        f"{clips}, description: 'go viral' is jargon; leave it out",
        f"{clips}, KPI: 'Likes' counts activity; leave it out; show attitude or purchase change in a test",
    ]


def test_check_as_json_holds_each_finding_with_its_text_before_and_after() -> None:
    found = json.loads(run("check", BANK_CASE, DAY, "--json").stdout)["findings"]
    assert next(one for one in found if one["found"] == "channels") == {
        "place": "initiative I12 'Post daily on all channels', name",
        "found": "channels",
        "term": "channel",
        "severity": "B",
        "say_instead": "network",
        "measure": "",
        "text": "Post daily on all channels",
        "after": "Post daily on all networks",
    }


def test_check_of_a_clean_case_ends_with_0() -> None:
    case = SAMPLES / "minimal.toml"
    result = run("check", case, DAY)
    assert (result.exit_code, result.stdout) == (0, f"{case}: nothing that a board should not read\n")
    assert json.loads(run("check", case, DAY, "--json").stdout) == {"findings": []}


def test_check_without_a_case_is_wrong_use() -> None:
    assert run("check").exit_code == 2
