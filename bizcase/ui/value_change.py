"""What the last change did to the figures: before, after and the difference, kept in sight until the next change."""

from typing import NamedTuple

import streamlit as st

from bizcase.figures import NOT_QUANTIFIED, chance_percent, money, money_range
from bizcase.model.business_case import BusinessCase
from bizcase.model.checks import case_problems
from bizcase.model.value import Range
from bizcase.ui import state
from bizcase.ui.results import follows, today
from bizcase.ui.text import md
from bizcase.ui.value_figures import in_months

_MOST_DIGITS = 6


class Change(NamedTuple):
    """A figure that is now another; ``difference`` is "" where there is none to write, ``better`` ``None`` unknown."""

    label: str
    before: str
    after: str
    difference: str = ""
    better: bool | None = None


def bar(case: BusinessCase) -> None:
    """What the last change in this tab did to the figures, at the foot of the window; nothing before there was one."""
    before = state.before()
    if before is None or case_problems(before.case):
        return
    found = changes(follows(before, today()), case)
    with st.bottom, st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.markdown("**Last change**" if found else "**Last change:** no figure moved.", width="content")
        for one in found:
            st.markdown(_sentence(one), width="content")


def _sentence(change: Change) -> str:
    text = f"{change.label}: {md(change.before)} → **{md(change.after)}**"
    if not change.difference:
        return text
    colour = "gray" if change.better is None else "green" if change.better else "red"
    return f"{text} :{colour}[({md(change.difference)})]"


def changes(before: BusinessCase, after: BusinessCase) -> tuple[Change, ...]:
    """The main figures that differ between two states of a case, the worth first."""
    old, new, currency = before.value, after.value, after.value.currency
    found = (
        _money("Worth", _base(old.worth), _base(new.worth), currency),
        _money("Cost", _base(old.total_cost), _base(new.total_cost), currency, more_is_better=False),
        _words("Payback", _payback(before), _payback(after)),
        _words("P10–P90", _spread(before), _spread(after)),
        _words("Chance of loss", _chance(before), _chance(after)),
        _money("Time freed a year", _base(old.capacity), _base(new.capacity), currency),
        _money("Loss avoided a year", _base(old.expected_loss), _base(new.expected_loss), currency),
    )
    return tuple(one for one in found if one is not None)


def _base(value: Range | None) -> float | None:
    return value.base if value else None


def _payback(case: BusinessCase) -> str:
    return in_months(case.value.payback[1]).lower() if case.value.worth else NOT_QUANTIFIED


def _spread(case: BusinessCase) -> str:
    futures = case.uncertainty
    return money_range(Range(futures.p10, futures.p50, futures.p90) if futures else None, case.value.currency)


def _chance(case: BusinessCase) -> str:
    return chance_percent(case.uncertainty.chance_of_loss) if case.uncertainty else NOT_QUANTIFIED


def _words(label: str, before: str, after: str) -> Change | None:
    return None if before == after else Change(label, before, after)


def _money(
    label: str, before: float | None, after: float | None, currency: str, *, more_is_better: bool = True
) -> Change | None:
    if before == after:
        return None
    if before is None or after is None:
        return Change(label, money(before, currency), money(after, currency))
    digits = 3
    while digits < _MOST_DIGITS and money(before, currency, digits) == money(after, currency, digits):
        digits += 1
    difference = after - before
    sign = "+" if difference > 0 else ""
    return Change(
        label, money(before, currency, digits), money(after, currency, digits),
        f"{sign}{money(difference, currency, 2)}", (difference > 0) is more_is_better,
    )  # fmt: skip
