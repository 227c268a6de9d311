"""The columns of a file, what each was taken for and how sure that is; a change re-reads the file at once."""

import streamlit as st

from bizcase.intake import goal_fields, initiative_fields
from bizcase.model.case_file import CaseFile
from bizcase.model.reading import IGNORE, RawSheet, ReadColumn
from bizcase.template_sheet import Kind
from bizcase.ui import edits, state
from bizcase.ui.imports import Import
from bizcase.ui.text import md, shortened

MOST = 40
SURE = 0.9
_SHARES = [4, 5, 4, 3]
_WHY = {
    "name": "by its name",
    "near": "by a name like it",
    "content": "by what it holds",
    "chosen": "chosen by you",
    "": "not recognised",
}


def choices(found: Import) -> None:
    """Every column with a box to change what it is taken for."""
    st.caption("What each column was taken for. A change re-reads the file; it is saved and used for your next file.")
    columns = found.reading.recognised
    doubtful = [one for one in columns if one.field and one.confidence < SURE]
    if doubtful:
        named = ", ".join(f"{one.letter} “{_name(one)}”" for one in doubtful)
        st.markdown(f":material/help: Please look at {md(named)}.")
    if len(columns) > MOST and not st.toggle(f"Show all {len(columns)} columns", key=state.lasting_key("all-columns")):
        columns = columns[:MOST]
    with st.container(height=420 if len(columns) > 9 else "content", border=False, gap="xsmall"):
        for one in columns:
            _column(found, one)
    if any(one.how == "chosen" for one in columns):
        _forget(found.kind)


def forget_button(kind: Kind, case: CaseFile) -> None:
    """A way back from choices of columns with which nothing can be read; nothing when there are none."""
    if any(one.table == kind for one in case.columns):
        st.caption("Columns that you chose earlier were used for this file.")
        _forget(kind)


def _forget(kind: Kind) -> None:
    st.button(
        "Forget the columns that I chose",
        icon=":material/restart_alt:",
        key=state.key(f"forget-columns-{kind}"),
        on_click=_forget_all,
        args=(kind,),
    )


def _forget_all(kind: Kind) -> None:
    state.apply(edits.forget_columns(kind))


def _column(found: Import, one: ReadColumn) -> None:
    name, holds, field, sure = st.columns(_SHARES, vertical_alignment="center")
    name.markdown(f"**{md(one.letter)}** {md(_name(one))}")
    holds.caption(md(shortened(" · ".join(_examples(found.reading.sheet, one.letter)), 48)))
    with field:
        _choice(found.kind, one)
    sure.caption(_sureness(one))


def _name(one: ReadColumn) -> str:
    return "no name" if one.header == f"column {one.letter}" else shortened(one.header, 40)


def _choice(kind: Kind, one: ReadColumn) -> None:
    names = _options(kind, one)
    widget = f"column-{kind}-{one.header}-{one.field}"
    st.selectbox(
        f"Column {md(one.letter)}, {md(shortened(one.header, 60))}, holds",
        list(names),
        index=list(names).index(one.field),
        format_func=lambda field: names[field],
        label_visibility="collapsed",
        key=state.key(widget),
        on_change=_chosen,
        args=(kind, one.header, widget),
    )


def _options(kind: Kind, one: ReadColumn) -> dict[str, str]:
    """What a column may hold: its field and the likely others first, the two ways to do without, then all."""
    labels = goal_fields() if kind == "goals" else initiative_fields()
    names = {field: label[:1].upper() + label[1:] for field, label in labels.items()}
    names |= {"": "Keep as an extra fact", IGNORE: "Leave out"}
    likely = [one.field, *(other.field for other in one.alternatives), "", IGNORE]
    return {field: names[field] for field in dict.fromkeys([*likely, *names])}


def _chosen(kind: Kind, header: str, widget: str) -> None:
    state.apply(edits.choose_column(kind, header, state.value(widget)))


def _sureness(one: ReadColumn) -> str:
    if one.how in ("", "chosen"):
        return _WHY[one.how]
    mark = ":material/help: " if one.confidence < SURE else ""
    return f"{mark}{one.confidence:.0%} sure, {_WHY[one.how]}"


def _examples(sheet: RawSheet, letter: str) -> list[str]:
    """The first different texts of a column, or of a row where the sheet lies on its side."""
    if letter.isdigit():
        cells = [text for row in sheet.rows if row.number == int(letter) for text in row.cells[1:]]
    else:
        place = sheet.letters.index(letter) if letter in sheet.letters else 0
        cells = [row.cells[place] for row in sheet.rows if row.use == "read"]
    return [text for text in dict.fromkeys(cells) if text][:3]
