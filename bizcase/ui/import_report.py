"""The report on a file that was read: what needs an answer, what was assumed, what was left out, each with its cell."""

import re
from collections.abc import Iterable
from itertools import islice

import streamlit as st

from bizcase.model.reading import IGNORE, Note, Reading
from bizcase.ui.imports import Import
from bizcase.ui.spelt import spelt
from bizcase.ui.tables import table
from bizcase.ui.text import md, shortened

MOST_CELLS = 4
_WIDTHS = {"Where": 170, "Column": 140, "In the file": 180}
_TAKEN_AS = re.compile(r"(.*\btaken as )\d")


def summary(found: Import) -> None:
    """What was read, in a sentence and four numbers."""
    reading, count = found.reading, len(found.records)
    noun = found.kind if count != 1 else found.kind.removesuffix("s")
    st.markdown(f"**{count} {noun} read** from {md(found.file)}{_sheet(reading)}{_header(found)}. {_known(reading)}")
    read, answer, assumed, left = st.columns(4)
    read.metric(f"{found.kind.capitalize()} read", count)
    answer.metric("To answer", len(found.open_notes()))
    assumed.metric("Assumed", len(found.assumptions))
    left.metric("Rows left out", len(reading.unread))


def _sheet(reading: Reading) -> str:
    return f", sheet “{md(reading.sheet.name)}”" if reading.sheet.name else ""


def _header(found: Import) -> str:
    numbers = found.reading.header_rows
    if not numbers:
        return ", which has no row of column names"
    if found.on_its_side:
        return f", which lists the {found.kind} side by side"
    return f", column names in row{'s' * (len(numbers) > 1)} {' and '.join(map(str, numbers))}"


def _known(reading: Reading) -> str:
    columns = reading.recognised
    left_out = sum(one.field == IGNORE for one in columns)
    extra = sum(one.field == "" for one in columns)
    said = [spelt(f"{len(columns) - left_out - extra} of {len(columns)} columns recognised")]
    said += [f"{extra} kept as extra facts"] if extra else []
    said += [f"{left_out} left out"] if left_out else []
    return f"{', '.join(said)}."


def questions(found: Import) -> None:
    """What could not be understood or contradicts itself; nothing when there is nothing to ask."""
    notes = found.open_notes()
    if notes:
        st.markdown("**To answer: mend it below, in the file, or later**")
        table(_grouped(notes, "What is needed"), alt="What needs an answer", widths=_WIDTHS, most=5)
    elif found.reading.notes:
        st.caption("Everything that needed an answer has one.")


def assumptions(found: Import) -> None:
    """What was understood, and how."""
    if not found.assumptions:
        st.caption("Nothing had to be assumed.")
        return
    st.caption("Understood, and said here so that you can disagree: choose another column, or change the value.")
    table(_grouped(found.assumptions, "How it was taken"), alt="What was assumed", widths=_WIDTHS, most=9)


def unread(found: Import) -> None:
    """The rows of the file that became no record."""
    rows = found.reading.unread
    if not rows:
        st.caption("Every row below the column names was read.")
        return
    st.caption(_reasons(row.reason for row in rows))
    shown = [
        {"Where": _begun(one.place), "In the file": " | ".join(one.cells), "Why it was left out": one.reason}
        for one in rows
    ]
    table(shown, alt="Rows that were left out", widths={"Where": 100}, most=9)


def _reasons(reasons: Iterable[str]) -> str:
    """How many rows there are for each reason, in one line."""
    counts: dict[str, int] = {}
    for reason in reasons:
        counts[reason] = counts.get(reason, 0) + 1
    return md("; ".join(f"{count} × {reason}" for reason, count in counts.items()))


def _grouped(notes: Iterable[Note], last: str) -> list[dict[str, str]]:
    """A row for every remark that is made on a column, with the cells it is made on."""
    groups: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.header, _kind(note)), []).append(note)
    return [
        {
            "Where": _places(group),
            "Column": header,
            "In the file": _listed(dict.fromkeys(shortened(note.value, 60) for note in group)),
            last: _meaning(group),
        }
        for (header, _), group in groups.items()
    ]


def _kind(note: Note) -> str:
    """What remarks have in common that differ only in the figure or day they give: "taken as "."""
    found = _TAKEN_AS.match(note.meaning)
    return found[1] if found else note.meaning


def _meaning(group: list[Note]) -> str:
    meanings = tuple(dict.fromkeys(note.meaning for note in group))
    common = _kind(group[0])
    text = meanings[0] if len(meanings) == 1 else common + _listed(one.removeprefix(common) for one in meanings)
    return _begun(text)


def _places(group: list[Note]) -> str:
    return _listed(dict.fromkeys(note.cell or _begun(note.place) for note in group))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(texts: Iterable[str]) -> str:
    """The first few of ``texts``, and how many more there are.

    >>> _listed(["B2", "B3", "B4", "B5", "B6"])
    'B2, B3, B4, B5 and 1 more'
    """
    every = [text for text in texts if text]
    shown = ", ".join(islice(every, MOST_CELLS))
    return f"{shown} and {len(every) - MOST_CELLS} more" if len(every) > MOST_CELLS else shown
