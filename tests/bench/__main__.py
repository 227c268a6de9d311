"""``python -m tests.bench``: how long a whole ``bizcase build`` takes, against python-pptx alone in the same run.

Whole processes, interleaved, so that a machine that speeds up or slows down does so for all of them. Compare the
ratios, and within one run only: seconds of another day or machine say nothing.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import engine

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLES = ROOT / "sample_inputs"
DAY = "--today=2026-11-22"
BANK = [
    *("build", "--initiatives", str(SAMPLES / "retail_bank_initiatives.csv")),
    *("--goals", str(SAMPLES / "retail_bank_goals.csv"), "--company", "Harrowmere Bank"),
    *("--currency", "GBP", "--discount-rate", "0.09", DAY),
]
SIXTY = ["build", str(SAMPLES / "large_group.toml"), DAY]
BARE = "python-pptx alone, 20 slides"
COMMANDS = {
    BARE: [str(HERE / "bare_pptx.py")],
    "bank, from spreadsheets": ["-m", "bizcase", *BANK, "-o"],
    "sixty initiatives": ["-m", "bizcase", *SIXTY, "-o"],
}
READ = (("csv", 1_250), ("csv", 2_500), ("csv", 5_000), ("csv", 10_000), ("xlsx", 10_000), ("wide", 10_000))
STATIONS = ("import", "read", "build", "simulate", "story", "layout", "draw", "save")


def seconds(command: list[str]) -> float:
    """How long one process of Python takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def interleaved(repeats: int, deck: str) -> dict[str, list[float]]:
    """The times of every command; a first round fills the file caches and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(repeats + 1):
        for name, command in COMMANDS.items():
            times[name].append(seconds([*command, deck]))
    return {name: found[1:] for name, found in times.items()}


def split(arguments: list[str], repeats: int) -> dict[str, float]:
    """The least time of each station of a fresh process, in seconds."""
    command = [sys.executable, str(HERE / "stations.py"), *arguments]
    told = [subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout for _ in range(repeats)]
    runs = [json.loads(one.splitlines()[-1]) for one in told]
    return {station: min(run[station] for run in runs) for station in STATIONS}


def reading(kind: str, rows: int) -> dict[str, float]:
    """Seconds of processor time and megabytes for reading a spreadsheet of ``rows``, in a process of its own."""
    command = [sys.executable, str(HERE / "reading.py"), kind, str(rows)]
    told = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    found: dict[str, float] = json.loads(told.stdout)
    return found


def _print_reading() -> None:
    print(f"\n{'reading a spreadsheet':32}{'rows':>9}{'seconds':>9}{'µs a row':>10}{'MB':>7}")
    for kind, rows in READ:
        found = reading(kind, rows)
        each = found["seconds"] / rows * 1e6
        print(f"{kind:32}{rows:9,}{found['seconds']:8.2f}s{each:10.0f}{found['megabytes']:7.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    with tempfile.TemporaryDirectory() as folder:
        deck = str(Path(folder) / "deck.pptx")
        times = interleaved(repeats, deck)
        splits = {name: split([*one, "-o", deck], repeats) for name, one in (("bank", BANK), ("sixty", SIXTY))}
    print(f"{'whole process':32}{'least':>9}{'median':>9}{'ratio of least':>17}{'of medians':>13}")
    for name, found in times.items():
        least, median = min(found), statistics.median(found)
        ratios = least / min(times[BARE]), median / statistics.median(times[BARE])
        print(f"{name:32}{least:8.2f}s{median:8.2f}s{ratios[0]:16.2f}x{ratios[1]:12.2f}x")
    _print_reading()
    print(f"\n{'where it goes, milliseconds':32}" + "".join(f"{station:>9}" for station in STATIONS))
    for name, stations in splits.items():
        print(f"{name:32}" + "".join(f"{stations[station] * 1000:9.0f}" for station in STATIONS))
    print()
    engine.main()


if __name__ == "__main__":
    main()
