"""What a browser tab has open. The only module that touches ``st.session_state`` and the URL.

A tab holds nothing that the store does not: a new session (a refresh, a restarted server) finds its case by the id in
the URL. Every key of a widget carries the revision at which it was drawn. A tab from before a restart is therefore
known by its keys: what was typed into it is kept, and what it merely shows is not written over a newer case.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import streamlit as st
from pydantic import ValidationError

from bizcase.errors import StoreError
from bizcase.intake.complaints import objection
from bizcase.model.case_file import CaseFile
from bizcase.store import CaseInfo, ConflictError, SavedCase
from bizcase.ui.browser import drawn_at
from bizcase.ui.edits import Edit
from bizcase.ui.place import store


class Notice(NamedTuple):
    """Something to say once, at the top of the next page drawn."""

    kind: Literal["done", "problem"]
    text: str


Draft = dict[int, dict[str, Any]]


@dataclass(slots=True)
class _Session:
    saved: SavedCase | None = None
    base: CaseFile = field(default_factory=CaseFile)
    stamp: int = 0
    page: str = ""
    fresh: bool = True
    behind: bool = False
    notices: list[Notice] = field(default_factory=list)
    refused: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rounds: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    before: SavedCase | None = None


def _session() -> _Session:
    if "bizcase" not in st.session_state:
        st.session_state["bizcase"] = _Session()
    found: _Session = st.session_state["bizcase"]
    return found


def enter(page: str) -> None:
    """Prepares the tab for drawing ``page``: the case of the URL is open, and widgets start from what is saved."""
    session = _session()
    wanted = st.query_params.get("case", "")
    open_id = session.saved.info.id if session.saved else ""
    if wanted and wanted != open_id:
        _load(wanted)
    elif not wanted and session.saved:
        st.query_params["case"] = open_id
    first = not session.page
    if page != session.page:
        session.page = page
        _restamp()
    if first:
        _resume()


def _resume() -> None:
    """Lets a tab from before a restart go on with the widgets that it shows."""
    session = _session()
    if session.saved is None:
        return
    info = session.saved.info
    stamp = drawn_at(info.id)
    base = store().at(info.id, stamp) if 0 < stamp < info.rev else None
    if base:
        session.stamp, session.base = stamp, base


def leave() -> None:
    """Marks the first run of the session as done; a tab that shows what is no longer saved starts again from it."""
    session = _session()
    session.fresh = False
    if session.behind:
        session.behind = False
        _restamp()
        st.rerun()


def fall_behind() -> None:
    """Notes that the tab shows, from before a restart, what is no longer saved."""
    _session().behind = True


def is_fresh() -> bool:
    """Whether this is the session's first run, in which widgets may hold what was typed before a restart."""
    return _session().fresh


def _load(case_id: str) -> None:
    try:
        _open(store().load(case_id))
    except StoreError as error:
        close()
        notify("problem", *error.problems)


def _open(saved: SavedCase) -> None:
    _session().saved = saved
    _session().before = None
    st.query_params["case"] = saved.info.id
    _restamp()


def _restamp() -> None:
    session = _session()
    session.refused.clear()
    if session.saved:
        session.stamp, session.base = session.saved.info.rev, session.saved.case


def current() -> SavedCase | None:
    """The open case, if any."""
    return _session().saved


def before() -> SavedCase | None:
    """The open case as it was before the last change or undo in this tab; ``None`` when nothing has changed."""
    return _session().before


def base() -> CaseFile:
    """The case as it was when the page was entered: where grids and fields start from."""
    return _session().base


def key(name: str) -> str:
    """The key of a widget on the open case."""
    session = _session()
    return f"{session.saved.info.id if session.saved else 'none'}-{session.stamp}-{name}"


def lasting_key(name: str) -> str:
    """The key of a widget that outlasts edits and undo, because it saves nothing by itself; see :func:`start_over`."""
    session = _session()
    return f"{session.saved.info.id if session.saved else 'none'}-lasting{session.rounds.get(name, 0)}-{name}"


def lasting_value(name: str) -> Any:
    """What the lasting widget ``name`` holds now; ``None`` before it is drawn."""
    return st.session_state.get(lasting_key(name))


def write_lasting(name: str, content: Any) -> None:
    """Puts ``content`` into the lasting widget ``name``; only before it is drawn, as in a callback."""
    st.session_state[lasting_key(name)] = content


def start_over(name: str) -> None:
    """Empties the lasting widget ``name``."""
    rounds = _session().rounds
    rounds[name] = rounds.get(name, 0) + 1


def draft(name: str) -> Draft:
    """Cells typed over something not yet saved, by row number and field, for as long as the tab is open."""
    session = _session()
    return session.drafts.setdefault(f"{session.saved.info.id if session.saved else 'none'}-{name}", {})


def value(name: str) -> Any:
    """What the widget ``name`` holds now; ``None`` before it is drawn."""
    return st.session_state.get(key(name))


def held(full_key: str) -> Any:
    """What the widget with the key ``full_key`` holds, drawn now or on the page just left; KeyError without one."""
    return st.session_state[full_key]


def write(name: str, text: Any) -> None:
    """Puts ``text`` into the widget ``name``; only before it is drawn, as in a callback."""
    st.session_state[key(name)] = text


def cases() -> tuple[CaseInfo, ...]:
    """Every saved case, the last saved first."""
    return store().cases()


def open_case(case_id: str) -> None:
    """Opens a saved case; what goes wrong is said on the page."""
    _load(case_id)


def new_case(case: CaseFile) -> None:
    """Saves ``case`` as a new one and opens it."""
    try:
        _open(store().create(case))
    except StoreError as error:
        notify("problem", *error.problems)


def close() -> None:
    """Lets go of the open case; it stays saved."""
    _session().saved = None
    st.query_params.pop("case", None)


def delete(case_id: str) -> None:
    """Deletes a saved case."""
    session = _session()
    if session.saved and session.saved.info.id == case_id:
        close()
    store().delete(case_id)


def apply(edit: Edit, name: str = "", *, redraw: bool = False) -> bool:
    """Does ``edit`` to the open case and saves it; says whether the case is now different.

    A value that is not accepted is remembered for the widget ``name``. ``redraw`` lets all widgets start again from
    what is saved, as after adding a row.
    """
    session = _session()
    if session.saved is None:
        return False
    session.refused.pop(name, None)
    try:
        before, session.saved = session.saved, _saved(session.saved, edit)
    except ValidationError as error:
        session.refused[name] = tuple(f"{objection(one)}. The saved value is kept." for one in error.errors())
        return False
    except StoreError as error:
        notify("problem", *error.problems)
        return False
    if redraw:
        _restamp()
    if before.info.rev == session.saved.info.rev:
        return False
    session.before = before
    return True


def redraw() -> None:
    """Lets all widgets start again from what is saved, as when others are about to be shown in their place."""
    _restamp()


def _saved(opened: SavedCase, edit: Edit) -> SavedCase:
    """The case after ``edit``; when another tab has saved meanwhile, its work and this edit are both kept."""
    changed = edit(opened.case)
    if changed == opened.case:
        return opened
    try:
        return store().save(opened.info.id, opened.info.rev, changed)
    except ConflictError:
        newest = store().load(opened.info.id)
    notify("done", "This case was also changed in another window. Both changes are kept.")
    merged = store().save(newest.info.id, newest.info.rev, edit(newest.case))
    _session().stamp, _session().base = merged.info.rev, merged.case
    return merged


def refuse(name: str, *problems: str) -> None:
    """Remembers why the value of the widget ``name`` was not taken."""
    _session().refused[name] = problems


def refused(name: str) -> tuple[str, ...]:
    """Why the value of the widget ``name`` was not taken."""
    return _session().refused.get(name, ())


def undo() -> None:
    """Takes the last accepted edit back."""
    session = _session()
    if session.saved is None:
        return
    try:
        session.before, session.saved = session.saved, store().undo(session.saved.info.id, session.saved.info.rev)
        notify("done", "The last change was taken back.")
    except ConflictError:
        _load(session.saved.info.id)
        notify("problem", "This case was changed in another window. Here is its newest state; nothing was undone.")
    except StoreError as error:
        notify("problem", *error.problems)
    _restamp()


def notify(kind: Literal["done", "problem"], *texts: str) -> None:
    """Says ``texts`` once, at the top of the next page drawn."""
    _session().notices.extend(Notice(kind, text) for text in texts)


def take_notices() -> tuple[Notice, ...]:
    """The notices not yet shown; they are shown once."""
    session = _session()
    notices, session.notices = tuple(session.notices), []
    return notices
