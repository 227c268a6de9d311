"""What surrounds every page: the way through the case, when it was saved, undo, and a last barrier against errors."""

import gc
import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from types import TracebackType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.errors import BizcaseError
from bizcase.model.case_file import CaseFile
from bizcase.model.checks import case_problems
from bizcase.store import SavedCase
from bizcase.ui import state
from bizcase.ui.spelt import spelt
from bizcase.ui.steps import STEPS, Step, after
from bizcase.ui.text import bullets, md

_LOG = logging.getLogger(__name__)
LOGO = Path(__file__).with_name("logo.svg")
_SORRY = (
    "Something went wrong while drawing this page. Your case is saved. Go to another page, or undo the last change. "
    "The details stand in the window in which bizcase was started."
)


@st.cache_resource(show_spinner=False, max_entries=1)
def settle_memory() -> bool:
    """Loads what every page needs and takes it out of the garbage collector's way, once for the server."""
    import altair
    import pandas

    load_catalogue()
    gc.collect()
    gc.freeze()
    return bool(altair.__version__ and pandas.__version__)


class Barrier(AbstractContextManager[None]):
    """Shows what went wrong in plain words; the details go to the server's log, never to the page."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Streamlit's own signals (rerun, stop) are no ``Exception`` and pass."""
        if isinstance(error, BizcaseError):
            st.error(bullets(error.problems), title="This does not work yet", icon=":material/error:")
            return True
        if isinstance(error, Exception):
            _LOG.error("a page failed", exc_info=(type(error), error, trace))
            st.error(_SORRY, icon=":material/error:")
            return True
        return False


def surround(name: str, draw: Callable[[], None]) -> None:
    """Draws the page ``name`` with all that surrounds it."""
    settle_memory()
    with Barrier():
        state.enter(name)
        with st.sidebar:
            _sidebar()
        for notice in state.take_notices():
            _say(notice)
        with Barrier():
            draw()
        state.leave()


def needs_case() -> SavedCase:
    """The open case; without one the page says where to get one, and ends."""
    saved = state.current()
    if saved is None:
        st.info("No case is open. Open one, or begin a new one, on the start page.", icon=":material/folder_open:")
        st.page_link(STEPS[0].file, label="Go to the start page", icon=":material/arrow_back:")
        st.stop()
    return saved


def next_step(name: str, *, primary: bool = True) -> None:
    """The button to the next step, the page's one primary button unless something else waits for an answer."""
    step = after(name)
    saved = state.current()
    if step is None or saved is None:
        return
    st.space("small")
    if st.button(
        f"Next: {step.title[0].lower()}{step.title[1:]}",
        key=f"next-{name}",
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:",
        icon_position="right",
    ):
        st.switch_page(step.file, query_params={"case": saved.info.id})


def problems_about(*words: str) -> None:
    """What keeps the open case from being built, as far as it starts with one of ``words``."""
    saved = needs_case()
    show_problems([one for one in problems_of(saved.case) if one.startswith(words)])


def problems_of(case: CaseFile) -> tuple[str, ...]:
    """What keeps ``case`` from being built, with the names that stand on the pages."""
    drivers = load_catalogue().drivers
    return case_problems(case, {(one.id, part.name): spelt(part.label) for one in drivers for part in one.all_inputs})


def show_problems(problems: Iterable[str], title: str = "To mend before the deck can be made") -> None:
    """``problems`` in one quiet box; nothing when there is none."""
    found = tuple(problems)
    if found:
        st.warning(bullets(found), title=title, icon=":material/report:")


def saved_at(moment: datetime) -> str:
    """The time of day at the user's place; with the day when that was not today."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    local, now = moment.astimezone(zone), datetime.now(UTC).astimezone(zone)
    clock = f"{local:%H:%M}"
    return clock if local.date() == now.date() else f"{local.day} {local:%b %Y}, {clock}"


def _say(notice: state.Notice) -> None:
    if notice.kind == "done":
        st.toast(md(notice.text), icon=":material/check_circle:")
    else:
        st.error(md(notice.text), icon=":material/error:")


def _sidebar() -> None:
    saved = state.current()
    st.logo(str(LOGO), size="large")
    if saved is None:
        st.caption("No case open")
    else:
        st.text(saved.info.title)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Saved {saved_at(saved.info.updated_at)}")
            st.button(
                "Undo",
                key="undo",
                icon=":material/undo:",
                type="tertiary",
                on_click=state.undo,
                disabled=not saved.can_undo,
                help="Takes the last saved change back",
            )
    for group, steps in groupby(STEPS, key=lambda step: step.group):
        if group:
            st.caption(group)
        _links(steps, saved)


def _links(steps: Iterable[Step], saved: SavedCase | None) -> None:
    with st.container(gap="xxsmall"):
        for step in steps:
            st.page_link(
                step.file,
                label=step.title,
                icon=f":material/{step.icon}:",
                disabled=saved is None and bool(step.group),
                query_params={"case": saved.info.id} if saved else None,
                width="stretch",
            )
