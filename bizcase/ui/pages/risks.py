"""Risks: where they stand, and the register with causes, controls and owners."""

from typing import Any

import streamlit as st

from bizcase.model.business_case import BusinessCase, RiskResult
from bizcase.ui.chrome import next_step
from bizcase.ui.results import built, chart
from bizcase.ui.spelt import spelt
from bizcase.ui.tables import table
from bizcase.ui.text import bullets, md
from bizcase.ui.wordings import initiative_names


def draw() -> None:
    """The whole page."""
    st.title("Risks")
    case = built()
    st.caption(
        "The risks that apply to what you plan, with their scores after mitigation. A risk without a named owner "
        "counts as not mitigated."
    )
    _figures(case)
    chart("heat", case, alt=_described(case))
    _register(case)
    _detail(case)
    next_step("risks")


def _figures(case: BusinessCase) -> None:
    severe = sum(1 for risk in case.risks if risk.residual_exposure in ("severe", "high"))
    ownerless = sum(1 for risk in case.risks if not risk.owner_is_named)
    one, two, three = st.columns(3)
    one.metric("Risks that apply", len(case.risks), border=True)
    two.metric("High or severe after mitigation", severe, border=True)
    three.metric("Without a named owner", ownerless, border=True)
    if ownerless:
        st.caption("Name the people who hold these roles on the page People and audit, and the mitigation counts.")


def _described(case: BusinessCase) -> str:
    first = "; ".join(risk.title for risk in case.risks[:3])
    return f"Heat map of {len(case.risks)} risks by likelihood and impact after mitigation. The first three: {first}"


def _register(case: BusinessCase) -> None:
    st.header("Register")
    table(
        [_row(number, risk) for number, risk in enumerate(case.risks, start=1)],
        widths={"Risk": 300, "Mitigation": 320, "Early warning": 260},
        columns={"No.": st.column_config.NumberColumn(width=50, pinned=True)},
        alt="The register of risks",
    )


def _row(number: int, risk: RiskResult) -> dict[str, Any]:
    return {
        "No.": number,
        "Risk": risk.title,
        "Before": f"{risk.inherent_exposure} ({risk.inherent.likelihood} × {risk.inherent.impact})",
        "After": f"{risk.residual_exposure} ({risk.residual.likelihood} × {risk.residual.impact})",
        "Mitigation": risk.mitigation,
        "Early warning": risk.early_warning,
        "Owner": risk.owner if risk.owner_is_named else f"{risk.owner} (to be named)",
    }


def _detail(case: BusinessCase) -> None:
    by_id = {risk.id: (number, risk) for number, risk in enumerate(case.risks, start=1)}
    with st.container(border=True):
        st.header("More about one risk")
        chosen = st.selectbox(
            "Risk", list(by_id), format_func=lambda one: f"{by_id[one][0]}. {by_id[one][1].title}", key="risk"
        )
        if chosen in by_id:
            _one(case, by_id[chosen][1])


def _one(case: BusinessCase, risk: RiskResult) -> None:
    st.text(risk.statement)
    names = initiative_names(case.case)
    left, right = st.columns(2)
    left.markdown("**Why it applies**")
    left.markdown(_because(names, risk) or spelt("- Every programme runs it"))
    right.markdown("**What is done about it**")
    right.markdown(
        f"- **Prevent:** {md(risk.mitigation)}\n- **Notice:** {md(risk.detective)}\n"
        f"- **Put right:** {md(risk.corrective)}\n- **Fall back on:** {md(risk.contingency)}"
    )
    st.caption(md(risk.why))


def _because(names: dict[str, str], risk: RiskResult) -> str:
    reasons: dict[str, list[str]] = {}
    for subject, words in risk.fired_by:
        reasons.setdefault(words, []).append(names.get(subject, ""))
    return bullets(
        f"{words}: {'; '.join(filter(None, subjects))}" if any(subjects) else words
        for words, subjects in reasons.items()
    )


draw()
