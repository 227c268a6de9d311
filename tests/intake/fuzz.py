"""``python -m tests.intake.fuzz --files 10000``: files of the corpus, mutated, through the readers.

A mutated file is read or refused in words, in under five seconds, and no row with text in it is lost: each is a
record, a header row, or reported. Whatever breaks this is written to build/fuzz and named at the end.
"""

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bizcase.errors import InputError
from bizcase.intake.files import read_grid
from bizcase.intake.grid import has_text, turned
from bizcase.model.reading import GoalReading, InitiativeReading
from tests.intake.corpus.__main__ import SAMPLES
from tests.intake.corpus.sample import Sample, read_sample

LONGEST = 5.0
TOKENS = (
    b",", b";", b"\t", b"|", b'"', b'""', b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe4", b"=", b"-",
    b"12k", b"\xc2\xa3", b"%", b"Q3 2027", b"FY27", b"TBC", b"Total", b"Initiative", b"Owner", b"1e999", b"9" * 40,
    b"(((((", b"2027-99-99", b"\xe2\x80\x8b", b"<f>", b'r="ZZ9"', b'hidden="1"', b"sep=;\n", b"x" * 3000, b",,,,,,,,\n",
)  # fmt: skip
Mutation = Callable[[random.Random, bytes], bytes]


def _cut(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(1, 40) :]


def _insert(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 5)) + data[place:]


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _repeat(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:end] * chance.randrange(1, 4) + data[end:]


def _shuffle(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _swap_delimiters(chance: random.Random, data: bytes) -> bytes:
    old, new = chance.sample((b",", b";", b"\t", b"|"), 2)
    return data.replace(old, new)


def _shorten(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _inside(chance: random.Random, data: bytes) -> bytes:
    """One part of a workbook mutated and packed again, so that the archive itself is sound."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        chosen = chance.choice([name for name in names if "sheet" in name or "content" in name] or names)
        for name in names:
            content = source.read(name)
            target.writestr(name, chance.choice(MUTATIONS)(chance, content) if name == chosen and content else content)
    return out.getvalue()


MUTATIONS: tuple[Mutation, ...] = (_cut, _insert, _insert, _flip, _repeat, _shuffle, _swap_delimiters, _shorten)


def mutated(seed: int, count: int) -> Iterator[Sample]:
    """``count`` mutated files of the corpus, the same for the same ``seed``; the largest ones are left out."""
    chance = random.Random(seed)
    bases = [sample for sample in SAMPLES if 0 < len(sample.data) < 50_000]
    for number in range(count):
        base = chance.choice(bases)
        data = base.data
        if (
            zipfile.is_zipfile(io.BytesIO(data))
            and zipfile.ZipFile(io.BytesIO(data)).namelist()
            and chance.random() < 0.8
        ):
            data = _inside(chance, data)
        else:
            for _ in range(chance.randrange(1, 5)):
                data = chance.choice(MUTATIONS)(chance, data) if data else data
        yield Sample(f"{number:05}_{base.name}", data, base.filename, base.goals, base.options)


def problem(sample: Sample) -> tuple[str, str]:
    """How reading ``sample`` ended ("read" or "refused"), and what is wrong with that ("" for nothing)."""
    start = time.perf_counter()
    try:
        reading = read_sample(sample)
    except InputError as error:
        ended, wrong = "refused", "" if all(error.problems) else "a refusal without words"
    except Exception:  # noqa: BLE001 every kind of traceback is what is looked for
        return "crashed", traceback.format_exc(limit=-4)
    else:
        ended, wrong = "read", lost_rows(sample, reading)
    took = time.perf_counter() - start
    return ended, wrong or (f"took {took:.1f} s" if took > LONGEST else "")


def lost_rows(sample: Sample, reading: InitiativeReading | GoalReading) -> str:
    """Rows with text that are no record, no header and not reported, in words."""
    kind = "GOAL_COLUMNS" if sample.goals else "INITIATIVE_COLUMNS"
    grid = read_grid(sample.data, sample.filename, kind)
    on_its_side = any(note.place == "sheet" for note in reading.assumptions)
    rows = turned(grid).rows if on_its_side else grid.rows
    told = Counter([*reading.rows, *(one.row for one in reading.unread), *reading.header_rows])
    lost = [row[0] for row in rows if has_text(row) and told[row[0]] != 1]
    return f"rows told not once: {lost[:10]}" if lost else ""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ends: Counter[str] = Counter()
    wrong = []
    start = time.perf_counter()
    for sample in mutated(options.seed, options.files):
        ended, what = problem(sample)
        ends[ended] += 1
        if what:
            wrong.append(_kept(sample, what))
    took = time.perf_counter() - start
    print(f"{options.files:,} files in {took:.0f} s: " + ", ".join(f"{count:,} {end}" for end, count in ends.items()))
    print("\n".join(wrong) or "no traceback, none over five seconds, no row lost")
    sys.exit(bool(wrong))


def _kept(sample: Sample, what: str) -> str:
    """The file written away, to look at, and what is wrong with it."""
    folder = Path("build/fuzz")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / sample.name).write_bytes(sample.data)
    return f"{folder / sample.name}: {what}"


if __name__ == "__main__":
    main()
