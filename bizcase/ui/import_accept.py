"""Taking a file over: what that adds, changes and leaves, said before it is done."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import streamlit as st

from bizcase import api
from bizcase.intake import goal_fields, initiative_fields
from bizcase.model.case_file import CaseFile, Estimate
from bizcase.renewal import Difference, Renewal
from bizcase.ui import state
from bizcase.ui.chrome import needs_case
from bizcase.ui.imports import Import
from bizcase.ui.spelt import spelt
from bizcase.ui.tables import table
from bizcase.ui.text import md, shortened

MOST = 5
_MODES = {
    "update": "Update by name: what the file does not mention stays",
    "replace": "Replace the list: what the file does not mention goes",
}


def accept(found: Import) -> None:
    """What will happen, and the button that makes it happen."""
    have = getattr(needs_case().case, found.kind)
    update = bool(have) and _mode(found) == "update"
    change = _difference(needs_case().case, found, update)
    if have:
        st.markdown(_statement(change))
        _every_change(found, change)
    st.button(
        _label(found, len(have), update),
        type="primary",
        icon=":material/check:",
        key=state.key(f"use-{found.kind}"),
        on_click=_take,
        args=(found, update),
        disabled=not (change.added or change.changes or change.gone),
        help="Undo takes it back",
    )


def _mode(found: Import) -> str:
    return st.radio(
        spelt(f"This case has {found.kind} already. What has the same name keeps its id and your judgements on it."),
        list(_MODES),
        format_func=lambda mode: _MODES[mode],
        horizontal=True,
        key=state.lasting_key(f"mode-{found.kind}"),
    )


def _label(found: Import, have: int, update: bool) -> str:
    count = len(found.records)
    noun = found.kind if count != 1 else found.kind.removesuffix("s")
    if not have:
        return f"Use {'these' if count != 1 else 'this'} {count} {noun}"
    return f"Update from these {count} {noun}" if update else f"Replace the {have} by these {count} {noun}"


def _difference(case: CaseFile, found: Import, update: bool) -> Difference:
    renewal = _renewed(case, found, update)
    return renewal.goals if found.kind == "goals" else renewal.initiatives


def _renewed(case: CaseFile, found: Import, update: bool) -> Renewal:
    records, _ = found.typed()
    initiatives, goals = (None, records) if found.kind == "goals" else (records, None)
    return api.renew(case, initiatives, goals, update=update)


def _statement(change: Difference) -> str:
    """What is renamed, added, changed, left and removed, a line each."""
    parts = (
        (change.added, "added"),
        (change.changed, "changed"),
        (change.left, "not in the file and left as before"),
        (change.gone, "not in the file and removed"),
    )
    lines = [f"**{len(names)} {what}**: {_named(names)}" for names, what in parts if names]
    if change.renamed:
        told = (f"{before} → {after}" for before, after in change.renamed)
        lines.insert(0, f"**{len(change.renamed)} known under a new name**: {_named(told, 110)}")
    same = f"**{len(change.same)} already the same**" if change.same else ""
    return "  \n".join([*lines, *filter(None, [same])])


def _named(names: Iterable[str], longest: int = 50) -> str:
    every = [shortened(name, longest) or "(no name)" for name in names]
    more = f" and {len(every) - MOST} more" if len(every) > MOST else ""
    return md(", ".join(every[:MOST])) + more


def _every_change(found: Import, change: Difference) -> None:
    if not change.changes:
        return
    labels = goal_fields() if found.kind == "goals" else initiative_fields()
    rows = [
        {
            found.kind.removesuffix("s").capitalize(): one.name,
            "Field": labels.get(one.field, one.field.replace("_", " ")),
            "Now": _said(one.field, one.before),
            "Then": _said(one.field, one.after),
        }
        for one in change.changes
    ]
    with st.expander(f"Every change ({len(rows)})"):
        table(rows, alt="Every field that changes, now and then", most=8)


def _said(field: str, value: Any) -> str:
    if value in (None, "", (), {}):
        return "empty"
    if isinstance(value, Estimate):
        return " / ".join(_said(field, one) for one in (value.low, value.base, value.high) if one is not None)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_said(name, one)}" for name, one in value.items())
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, float):
        return f"{value:.0%}" if field == "confidence" else f"{value:,.10g}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _take(found: Import, update: bool) -> None:
    if state.apply(lambda case: _renewed(case, found, update).case, redraw=True):
        state.notify("done", f"{len(found.records)} {found.kind} taken over from the file. Undo takes it back.")
        state.draft(found.draft).clear()
        state.start_over(f"upload-{found.kind}")
        state.start_over(f"mode-{found.kind}")
