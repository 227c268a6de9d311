"""Deck: every slide as it will be, its notes, and the files to take away."""

import re
from functools import partial

import streamlit as st

from bizcase.intake import case_to_json
from bizcase.model.business_case import BusinessCase
from bizcase.model.page import Page, TextBlock
from bizcase.store import SavedCase
from bizcase.ui import slides, state
from bizcase.ui.chrome import needs_case, saved_at
from bizcase.ui.results import built
from bizcase.ui.tables import table
from bizcase.ui.text import bullets, md

SHEET = 12
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw() -> None:
    """The whole page."""
    st.title("Deck")
    saved = needs_case()
    st.caption("What you see here is what the file holds: the same slides, drawn from the same positions.")
    with st.container(horizontal=True):
        results = st.container(horizontal=True, width="content")
        _case_file(saved)
    case = built()
    pages, deck = _made(saved)
    with results:
        _download(saved, deck, len(pages))
        _workbook(saved, case)
    _readiness(case)
    _preview(saved, pages)


def _made(saved: SavedCase) -> tuple[tuple[Page, ...], bytes]:
    with st.status("Making the deck", expanded=False) as status:
        status.update(label="Writing the story and laying out the slides")
        pages = slides.pages(saved)
        status.update(label=f"Drawing {len(pages)} slides in PowerPoint")
        deck = slides.deck(saved)
        made = f"{len(pages)} slides, {len(deck) / 1e6:.1f} MB, made from the state saved at"
        status.update(label=f"{made} {saved_at(saved.info.updated_at)}", state="complete")
    return pages, deck


def _download(saved: SavedCase, deck: bytes, count: int) -> None:
    st.download_button(
        "Download the PowerPoint deck",
        data=deck,
        file_name=f"{_file_name(saved)}.pptx",
        mime=PPTX,
        on_click="ignore",
        type="primary",
        icon=":material/download:",
        help=f"{count} slides with speaker notes, editable charts and tables",
    )


def _workbook(saved: SavedCase, case: BusinessCase) -> None:
    st.download_button(
        "Download the value model",
        data=partial(slides.workbook, case),
        file_name=f"{_file_name(saved)}.xlsx",
        mime=XLSX,
        on_click="ignore",
        icon=":material/table_view:",
        help="An Excel workbook that calculates: change an input and the worth follows. For finance to check.",
    )


def _case_file(saved: SavedCase) -> None:
    st.download_button(
        "Download the case file",
        data=case_to_json(saved.case),
        file_name=f"{_file_name(saved)}.json",
        mime="application/json",
        on_click="ignore",
        icon=":material/save:",
        help="Everything you entered, to keep, to send, or to open again on the start page",
    )


def _file_name(saved: SavedCase) -> str:
    return re.sub(r"[^\w]+", "-", saved.info.title).strip("-")[:80] or "case"


def _readiness(case: BusinessCase) -> None:
    ready = case.readiness
    say = st.success if ready.verdict == "board-ready" else st.warning
    fixes = f"\n\n{bullets(ready.fixes)}" if ready.fixes else ""
    say(f"{md(ready.reason)}{fixes}", title=ready.verdict.capitalize(), icon=":material/rule:")
    with st.expander("All readiness tests", icon=":material/checklist:"):
        table(
            [
                {
                    "Test": one.name,
                    "Result": one.result,
                    "Finding": one.sentence,
                    "Evidence": one.evidence,
                    "Next": one.fix,
                }
                for one in ready.results
            ],
            widths={"Finding": 360, "Evidence": 360, "Next": 300},
            alt="The readiness tests with their results",
        )


def _preview(saved: SavedCase, pages: tuple[Page, ...]) -> None:
    st.header("Every slide")
    ways = ("One by one", "Overview")
    way = st.segmented_control("View", ways, default=ways[0], required=True, label_visibility="collapsed", key="view")
    if way == ways[1]:
        _overview(saved, pages)
    else:
        _one_by_one(saved, pages)


def _one_by_one(saved: SavedCase, pages: tuple[Page, ...]) -> None:
    number = st.selectbox(
        "Slide",
        range(len(pages)),
        format_func=lambda one: f"{pages[one].number}. {title(pages[one])}" if one < len(pages) else str(one + 1),
        key=state.key("slide"),
    )
    number = min(number or 0, len(pages) - 1)
    picture, notes = st.columns([3, 1], gap="medium")
    with picture:
        _picture(saved, pages, number)
        _turn(number, len(pages))
    with notes:
        st.markdown("**Notes**")
        st.text(pages[number].notes or "No notes on this slide.")


def _turn(number: int, count: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "Previous", icon=":material/chevron_left:", disabled=number == 0,
            on_click=state.write, args=("slide", number - 1), key=state.key("previous"),
        )  # fmt: skip
        st.button(
            "Next slide", icon=":material/chevron_right:", icon_position="right", disabled=number == count - 1,
            on_click=state.write, args=("slide", number + 1), key=state.key("next-slide"),
        )  # fmt: skip


def _picture(saved: SavedCase, pages: tuple[Page, ...], number: int) -> None:
    with st.container(border=True):
        st.image(slides.picture(saved, number), width="stretch", alt=title(pages[number]))


def _overview(saved: SavedCase, pages: tuple[Page, ...]) -> None:
    number = 1
    if len(pages) > SHEET:
        number = st.pagination(-(-len(pages) // SHEET), key=state.key("sheet"))
    first = (number - 1) * SHEET
    for row in range(first, min(first + SHEET, len(pages)), 3):
        for place, column in zip(range(row, min(row + 3, len(pages))), st.columns(3), strict=False):
            with column:
                _picture(saved, pages, place)
                st.caption(md(f"{pages[place].number}. {title(pages[place])}"))


def title(page: Page) -> str:
    """The title of a page as one line."""
    return text_of(page.title)


def text_of(block: TextBlock) -> str:
    """The text of a block as one line."""
    return " ".join("".join(run.text for run in paragraph.runs) for paragraph in block.paragraphs)


draw()
