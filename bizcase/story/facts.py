"""The facts of a case beside the standard questions of boards, save those that a core slide answers."""

from collections.abc import Callable

from bizcase import figures
from bizcase.story.view import View
from bizcase.story.words import listed

NAMES = 3


def fact(view: View, question: str) -> str:
    """What this case has to say to a question; empty when it has nothing of its own to add."""
    find = FACTS.get(question)
    return find(view) if find else ""


def _say(view: View, key: str, **slots: object) -> str:
    return view.say(f"questions.fact.{key}", **slots)


def _delay(view: View) -> str:
    found, month = view.case.value.delay, figures.month(view.case.value.first_month)
    if found is None:
        return _say(view, "delay", month=month)
    lost = {"fixed": _lost(view, found.fixed_end), "sliding": _lost(view, found.sliding)}
    return _say(view, "delay_priced", month=month, months=found.months, **lost)


def _lost(view: View, amount: float) -> str:
    return _say(view, "less" if amount >= 0 else "more", amount=view.money(abs(amount)))


def _weakest(view: View) -> str:
    counted = [one for one in view.case.value.lines if one.counted and one.tier]
    if not counted:
        return _say(view, "no_benefit")
    weakest = max(counted, key=lambda one: one.tier or "")
    return _say(view, "weakest", name=view.name(weakest.initiative), tier=weakest.tier)


def _finance(view: View) -> str:
    given = view.file.assumptions
    agreed = sum(bool(one.owner) for one in given)
    return _say(view, "finance", agreed=agreed, total=len(given)) if given else _say(view, "finance_none")


def _named(view: View, key: str, names: list[str]) -> str:
    if not names:
        return _say(view, f"{key}_none")
    return _say(view, key, names=listed([f"‘{name}’" for name in names], most=NAMES))


def _evidence(view: View) -> str:
    return _named(
        view,
        "evidence",
        [view.name(one.initiative) for one in view.case.value.lines if one.tier in ("A", "B")],
    )


def _one_channel(view: View) -> str:
    return _named(view, "one_channel", [view.name(one.id) for one in view.file.initiatives if len(one.channels) == 1])


def _headline(view: View) -> str:
    return _say(view, "headline", title=view.case.risks[0].title, owner=view.case.risks[0].owner)


def _hours(view: View) -> str:
    hours = view.case.roadmap.hours_per_week
    return _say(view, "hours_none") if hours is None else _say(view, "hours", hours=round(hours))


def _regulated(view: View) -> str:
    keys = {True: "regulated", False: "not_regulated", None: "regulated_unknown"}
    return _say(view, keys[view.file.company.regulated])


def _leaves(view: View) -> str:
    lead = view.file.programme.lead
    return _say(view, "lead", lead=lead) if lead else _say(view, "lead_none")


FACTS: dict[str, Callable[[View], str]] = {
    "why_now": _delay,
    "weakest_benefit": _weakest,
    "finance_changed": _finance,
    "loyal_customers": _evidence,
    "network_closes": _one_channel,
    "worst_headline": _headline,
    "staff_stop": _hours,
    "regulators": _regulated,
    "you_leave": _leaves,
}
