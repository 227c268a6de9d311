"""Spreadsheets of several lengths through the reader, each in a process of its own: ``python reading.py KIND ROWS``.

Prints the seconds of processor time and the most memory as JSON. ``KIND`` is csv, xlsx, or wide (300 columns).
"""

import csv
import io
import json
import resource
import sys
import time

import xlsxwriter

from bizcase.intake import read_initiatives

HEADER = [
    "Initiative", "Description", "Channels", "Owner", "Department", "One-off cost", "Annual cost", "Hours per month",
    "Benefit low", "Benefit likely", "Benefit high", "Value type", "Start", "Duration (months)", "Confidence", "KPI",
    "Baseline", "Target", "Evidence tier", "Depends on", "Status", "Comments",
]  # fmt: skip


def row(number: int) -> list[object]:
    needs = f"Initiative {number - 1}" if number % 3 == 2 else ""
    return [
        f"Initiative {number}", "Agents answer complaints that start in public", "X, LinkedIn", f"Owner {number % 50}",
        "Service", "£30,000", f"£{number % 90}k", "20", "190000", "345000", "480000", "cash in", "Q3 2027", "36", "70%",
        "closures", "21 %", "15 %", "B", needs, "planned", f"see note {number}",
    ]  # fmt: skip


def table(kind: str, rows: int) -> list[list[object]]:
    if kind == "wide":
        header: list[object] = ["Initiative", *(f"Fact {place}" for place in range(299))]
        return [header, *([f"Initiative {number}", *("x" * 299)] for number in range(rows))]
    return [list(HEADER), *(row(number) for number in range(1, rows + 1))]


def as_csv(rows: list[list[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_xlsx(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return out.getvalue()


def main(kind: str, rows: int) -> None:
    made = table(kind, rows)
    data = as_xlsx(made) if kind == "xlsx" else as_csv(made)
    start = time.process_time()
    found = read_initiatives(data, f"plan.{kind}")
    spent = time.process_time() - start
    assert len(found.initiatives) == rows
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    sys.stdout.write(json.dumps({"seconds": spent, "megabytes": memory / 1e6}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
