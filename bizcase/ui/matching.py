"""What an initiative or goal was matched with, and how the user may overrule it."""

from typing import Any

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.figures import percent
from bizcase.model.business_case import BusinessCase, Match
from bizcase.ui import edits, state
from bizcase.ui.results import today
from bizcase.ui.spelt import spelt
from bizcase.ui.text import bullets, md, shortened
from bizcase.ui.wordings import initiative_names

CARDS = 6
_LEAVE = ""


def outcome_names() -> dict[str, str]:
    """The outcomes by id."""
    return {outcome.id: outcome.name for outcome in load_catalogue().outcomes}


def cards(case: BusinessCase, matches: tuple[Match, ...], names: dict[str, str], name: str) -> None:
    """A card for each match, a few at a time: result, reasons, and the user's own judgement."""
    shown = matches
    if len(matches) > CARDS:
        number = st.pagination(-(-len(matches) // CARDS), key=state.key(f"page-{name}"))
        shown = matches[(number - 1) * CARDS : number * CARDS]
    for match in shown:
        _card(case, match, names.get(match.subject, match.subject))


def chosen_card(case: BusinessCase, matches: tuple[Match, ...], names: dict[str, str]) -> None:
    """A choice of matches and the card of the chosen one."""
    by_id = {match.subject: match for match in matches}
    chosen = st.selectbox(
        "Initiative", list(by_id), format_func=lambda one: names.get(one, one), key=state.key("clear-match")
    )
    if chosen in by_id:
        _card(case, by_id[chosen], names.get(chosen, chosen))


def _card(case: BusinessCase, match: Match, name: str) -> None:
    with st.container(border=True):
        text, judgement = st.columns([3, 2], gap="large")
        with text:
            st.markdown(f"**{md(name)}**")
            _result(match)
            if match.reasons:
                st.markdown(bullets(match.reasons))
            if match.to_settle:
                st.markdown(f"**What would settle it:** {md(match.to_settle)}")
        with judgement:
            _judgement(case, match)


def _result(match: Match) -> None:
    names = outcome_names()
    with st.container(horizontal=True):
        if match.first is None:
            st.badge("Not mapped", color="orange", icon=":material/help:")
            return
        st.badge(names[match.first], color="blue")
        if match.second:
            st.badge(f"also {names[match.second]}", color="gray")
        if match.judged_by:
            st.badge(f"Judged by {match.judged_by}", color="green", icon=":material/gavel:")
        elif match.sure:
            st.badge(f"Sure, {percent(match.confidence)}", color="green", icon=":material/check:")
        else:
            st.badge(f"Please confirm, {percent(match.confidence)}", color="orange", icon=":material/help:")


def _judgement(case: BusinessCase, match: Match) -> None:
    given = next((one for one in case.case.overrides if one.subject == match.subject), None)
    options = [_LEAVE, *outcome_names()]
    chosen = st.selectbox(
        spelt("Outcome in your judgement"),
        options,
        index=options.index(given.outcome) if given and given.outcome in options else 0,
        format_func=lambda one: outcome_names().get(one, "Leave it to bizcase"),
        key=state.key(f"outcome-{match.subject}"),
    )
    why = st.text_input(
        "Why", value=given.why if given else "", max_chars=500, key=state.key(f"why-{match.subject}"),
        placeholder="Goes into the register of the deck",
    )  # fmt: skip
    st.button(
        spelt("Save this judgement"),
        on_click=_judge,
        args=(match.subject, chosen, why or ""),
        key=state.key(f"judge-{match.subject}"),
        disabled=(chosen, why or "") == ((given.outcome, given.why) if given else (_LEAVE, "")),
    )


def _judge(subject: str, outcome: str, why: str) -> None:
    saved = state.current()
    lead = saved.case.programme.lead if saved else ""
    state.apply(edits.overrule(subject, outcome, lead or "the author of this case", why, today()), redraw=True)


def rows(case: BusinessCase) -> list[dict[str, Any]]:
    """All matches as rows of a table."""
    outcomes, names = outcome_names(), initiative_names(case.case)
    return [
        {
            "Initiative": names[match.subject],
            "Outcome": outcomes.get(match.first or "", "Not mapped"),
            "Second": outcomes.get(match.second or "", ""),
            "Confidence": percent(match.confidence),
            "Sure": "yes" if match.sure else "please confirm",
            "Reasons": " ".join(match.reasons),
        }
        for match in case.matches
    ]


def sentences(case: BusinessCase) -> str:
    """Every initiative in words, as a list: what it is, what it is to change, the weakest link of its chain."""
    names = initiative_names(case.case)
    lines = []
    for one in case.wording:
        weakest = f" *{md(one.chain.weakest_reason)}*" if one.chain else ""
        lines.append(f"- **{md(names[one.initiative])}**: {md(one.plain)} {md(one.outcome_sentence)}{weakest}")
    return "\n".join(lines)


def matrix(case: BusinessCase) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """Initiatives in rows, goals in columns, the strength of each link in the cell; and the columns' settings."""
    strength = {(link.initiative, link.goal): link for link in case.sight.links}
    shown = []
    for one in case.case.initiatives:
        row = {"Initiative": one.name}
        for goal in case.case.goals:
            link = strength.get((one.id, goal.id))
            row[goal.id] = "" if link is None else link.strength + ("" if link.stated else ", read")
        shown.append(row)
    columns: dict[str, Any] = {"Initiative": st.column_config.TextColumn(width=380, pinned=True)}
    for goal in case.case.goals:
        label = f"{goal.id} {shortened(goal.statement, 28)}"
        columns[goal.id] = st.column_config.TextColumn(label, help=md(goal.statement), width=150)
    return shown, columns
