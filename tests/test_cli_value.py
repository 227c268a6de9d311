"""``bizcase value`` and ``bizcase workbook``: what they print and write, and with which status they end."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec import structs
from python_calamine import load_workbook

import bizcase
from bizcase.cli import main

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_inputs"
BANK = SAMPLES / "retail_bank.toml"
DAY = "--today=2026-11-22"
KEYS = {
    *("currency", "discount_rate", "verdict", "npv", "worth", "worth_measure", "stated_worth", "p10", "p50", "p90"),
    *("chance_of_loss", "chance_of_payback", "seed", "draws", "correlation", "total_benefit", "total_cost"),
    *("payback_months", "benefit_cost_ratio", "irr", "irr_reason", "mirr", "peak_exposure", "peak_month", "capacity"),
    *("expected_loss", "bridge", "not_quantified", "challenges", "mean", "payback_months_in_futures", "roi"),
    *("discounted_payback_months", "conventions", "delay", "scenarios", "hard_times", "gates", "tornado", "switching"),
    *("years", "fiscal_years"),
}


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def as_json(sample: str) -> dict[str, object]:
    found = json.loads(run("value", SAMPLES / f"{sample}.toml", "--json", DAY).stdout)
    assert isinstance(found, dict)
    return found


def test_value_as_json_holds_every_measure() -> None:
    found = as_json("retail_bank")
    assert set(found) == KEYS
    assert (found["currency"], found["discount_rate"], found["seed"], found["draws"]) == ("GBP", 0.09, 7, 10_000)
    assert set(found["npv"]) == set(found["payback_months"]) == {"low", "base", "high"}  # type: ignore[call-overload]


def test_value_as_json_agrees_with_the_library() -> None:
    value = bizcase.build_case(bizcase.read_case(BANK), today=date(2026, 11, 22)).value
    found = as_json("retail_bank")
    assert value.npv is not None
    assert found["npv"] == value.npv._asdict()
    assert found["not_quantified"] == [structs.asdict(gap) | {"by": str(gap.by)} for gap in value.not_quantified]
    assert [step["amount"] for step in found["bridge"]] == [step.amount for step in value.bridge]  # type: ignore[attr-defined]


def test_the_futures_are_those_of_the_case() -> None:
    futures = bizcase.build_case(bizcase.read_case(BANK), today=date(2026, 11, 22)).uncertainty
    found = as_json("retail_bank")
    assert futures is not None
    names = ("p10", "p50", "p90", "mean", "chance_of_loss", "chance_of_payback")
    assert [found[name] for name in names] == [getattr(futures, name) for name in names]
    assert found["payback_months_in_futures"] == dict(zip(("early", "middle", "late"), futures.payback, strict=True))


def test_returns_scenarios_and_delay_agree_with_the_library() -> None:
    value = bizcase.build_case(bizcase.read_case(BANK), today=date(2026, 11, 22)).value
    found = as_json("retail_bank")
    assert value.conventions is not None
    assert value.delay is not None
    assert found["roi"] == value.roi
    assert found["conventions"] == structs.asdict(value.conventions)
    assert found["delay"] == structs.asdict(value.delay)
    assert found["scenarios"] == [structs.asdict(one) for one in value.scenarios]
    assert found["discounted_payback_months"] == dict(
        zip(("low", "base", "high"), value.discounted_payback, strict=True)
    )


def test_gates_and_less_money_agree_with_the_library() -> None:
    case = bizcase.build_case(bizcase.read_case(BANK), today=date(2026, 11, 22))
    found = as_json("retail_bank")
    gates, short = found["gates"], found["hard_times"]
    assert isinstance(gates, list)
    assert isinstance(short, dict)
    assert case.hard_times is not None
    assert [(one["name"], one["at_risk"]) for one in gates] == [(one.name, one.at_risk) for one in case.roadmap.gates]
    assert any(one["worth_of_stopping"] is not None for one in gates)
    assert short["thread"] == case.hard_times.thread
    assert [line["initiative"] for line in short["lines"]] == [line.initiative for line in case.hard_times.lines]
    assert short["cost"] <= short["budget"]


def test_what_is_not_known_is_null_with_a_reason() -> None:
    found = as_json("minimal")
    unknown = ("npv", "worth", "p10", "p50", "p90", "chance_of_loss", "irr", "mirr", "discount_rate", "seed")
    assert {found[key] for key in unknown} == {None}
    assert found["irr_reason"] == "no cash benefit is counted yet"
    assert found["payback_months"] == {"low": None, "base": None, "high": None}
    assert found["bridge"] == found["scenarios"] == []
    assert found["hard_times"] is found["delay"] is found["conventions"] is found["roi"] is None


def test_the_same_case_prints_the_same_figures() -> None:
    assert run("value", BANK, DAY).stdout == run("value", BANK, DAY).stdout


def test_value_for_people_is_a_table_with_what_is_still_open() -> None:
    lines = run("value", BANK, DAY).stdout.splitlines()
    assert lines[0].split() == ["Low", "Likely", "High"]
    assert lines[2].startswith("Net present value  ")
    assert any(line.startswith("From 10,000 simulated futures, seed 7; ") for line in lines)
    assert "Not yet quantified:" in lines
    assert "To be asked:" in lines
    assert "Where the answer turns:" in lines
    assert [line.split("  ")[0] for line in lines if line.startswith(("What if", "Gate", "On less money"))] == [
        "What if",
        "Gate",
        "On less money",
    ]


def test_value_without_a_figure_says_so_and_simulates_nothing() -> None:
    told = run("value", SAMPLES / "minimal.toml", DAY).stdout
    assert "Net value, undiscounted          ?" in told
    assert "Internal rate of return: none, no cash benefit is counted yet" in told
    assert "simulated" not in told
    assert "What if" not in told
    assert "Where the answer turns" not in told


def test_workbook_writes_a_file_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "model.xlsx"
    result = run("workbook", BANK, "-o", target, DAY)
    assert (result.exit_code, result.stdout) == (0, f"{target}: the value model of 13 initiatives\n")
    assert load_workbook(target).sheet_names[:2] == ["Contents", "Results"]


def test_a_workbook_that_cannot_be_written_is_a_line_not_a_traceback(tmp_path: Path) -> None:
    target = tmp_path / "no" / "such" / "model.xlsx"
    result = run("workbook", BANK, "-o", target, DAY)
    assert (result.exit_code, result.stderr) == (1, f"{target}: No such file or directory\n")


@pytest.mark.parametrize("arguments", [["workbook", str(BANK)], ["workbook", str(BANK), "-o", str(BANK)], ["value"]])
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


@pytest.mark.parametrize(("command", "never"), [("workbook", "pptx"), ("value", "pandas")])
def test_commands_load_no_more_than_they_need(tmp_path: Path, command: str, never: str) -> None:
    script = "import sys; from bizcase.cli import main; main(sys.argv[1:], standalone_mode=False); "
    script += f"print({never!r} in sys.modules)"
    arguments = ["workbook", str(BANK), "-o", "m.xlsx"] if command == "workbook" else ["value", str(BANK)]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
