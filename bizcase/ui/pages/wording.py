"""Wording: the words that a board should not read, what to say instead, and the words of the house."""

import streamlit as st

from bizcase.gate import Finding
from bizcase.model.case_file import CaseFile, HouseTerm
from bizcase.ui import edits, fields, slides, state
from bizcase.ui.chrome import needs_case, next_step
from bizcase.ui.results import built
from bizcase.ui.rows import remove_popover
from bizcase.ui.text import bullets, md
from bizcase.ui.wordings import SEVERITY

CARDS = 6


def draw() -> None:
    """The whole page."""
    st.title("Wording")
    st.caption("Your own words as the board will read them. Goals are quoted as their executives put them.")
    built()
    found = slides.findings(needs_case())
    _yours([one for one in found if one.field is not None])
    _ours([one for one in found if one.field is None])
    _house(needs_case().case)
    fields.choice(
        edits.Spot("company", "spelling"),
        "Spelling on the slides",
        {"british": "British", "american": "American"},
        hint="British when left empty. What you wrote yourself stays as it is.",
    )
    next_step("wording")


def _yours(found: list[Finding]) -> None:
    st.header("Words to settle")
    if not found:
        st.success("Nothing that you wrote needs mending.", icon=":material/check_circle:")
        return
    count = "One word" if len(found) == 1 else f"{len(found)} words"
    st.caption(f"{count} in your texts would cost the case respect. Use the plain words, or keep yours.")
    number = st.pagination(-(-len(found) // CARDS), key=state.key("page-words")) if len(found) > CARDS else 1
    first = (number - 1) * CARDS
    for place, one in enumerate(found[first : first + CARDS], start=first):
        _card(place, one)


def _card(place: int, one: Finding) -> None:
    with st.container(border=True):
        text, choice = st.columns([4, 1], gap="large", vertical_alignment="center")
        with text:
            st.caption(md(f"{one.place[0].upper()}{one.place[1:]}"))
            st.markdown(f"**Before:** {md(one.text)}")
            st.markdown(f"**After:** {md(one.after)}" if one.after else _advice(one))
            show = f" Show instead: {one.measure}." if one.measure else ""
            st.caption(md(f"“{one.found}” {SEVERITY[one.severity]}.{show}"))
        with choice:
            if one.after:
                st.button("Use it", icon=":material/check:", on_click=_use, args=(one,), key=state.key(f"use-{place}"))
            st.button("Keep", on_click=_keep, args=(one,), key=state.key(f"keep-{place}"))


def _advice(one: Finding) -> str:
    if not one.say_instead:
        return "**After:** leave it out, or say what changes for the business"
    return f"**After:** in your own sentence, say: {md(one.say_instead)}"


def _use(one: Finding) -> None:
    if one.field is not None:
        state.apply(edits.reword(one.field.section, one.field.name, one.text, one.after), redraw=True)
        state.notify("done", f"Now reads: {one.after}")


def _keep(one: Finding) -> None:
    state.apply(edits.accept_term(one.term), redraw=True)
    state.notify("done", f"“{one.term}” is kept in this case.")


def _ours(found: list[Finding]) -> None:
    """What stands in generated sentences: only words of the house can."""
    if found:
        st.warning(
            bullets(f"{one.place}: {one.found}" for one in found),
            title="These words stand in sentences that bizcase writes",
            icon=":material/report:",
        )


def _house(case: CaseFile) -> None:
    st.header("Words of the house")
    st.caption("Words that your board does not use, and words that it does although the list advises against them.")
    st.markdown(bullets(_listed(one) for one in case.house_terms) or "No words of your own yet.")
    if case.accepted_terms:
        st.markdown(f"**Kept:** {md(', '.join(case.accepted_terms))}")
    with st.container(horizontal=True):
        with st.popover("Add a word", icon=":material/add:"):
            _add_word()
        words = {str(place): one.term for place, one in enumerate(case.house_terms)}
        remove_popover("word", words, lambda place: edits.remove_row("house_terms", int(place)))
        kept = {one: one for one in case.accepted_terms}
        remove_popover("kept word", kept, lambda term: edits.accept_term(term, False))


def _listed(one: HouseTerm) -> str:
    say = f"say “{one.say_instead}”" if one.say_instead else "leave it out"
    return f"“{one.term}” {SEVERITY[one.severity]}: {say}"


def _add_word() -> None:
    term = st.text_input("Word", key=state.key("new-term"), max_chars=100)
    say = st.text_input("Say instead", key=state.key("new-say"), max_chars=200, placeholder="Empty: leave it out")
    severity = st.selectbox(
        "Why", list(SEVERITY), format_func=lambda one: SEVERITY[one].capitalize(), key=state.key("new-severity")
    )
    st.button("Add", on_click=_add, args=(term, say, severity), disabled=not term, key=state.key("add-term"))


def _add(term: str, say: str, severity: str) -> None:
    word = HouseTerm.model_validate({"term": term, "say_instead": say or "", "severity": severity})
    state.apply(edits.add("house_terms", word), redraw=True)


draw()
