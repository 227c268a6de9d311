"""The facts of a case beside the standard questions of boards: one short text for each question."""

from collections.abc import Callable

from bizcase import figures
from bizcase.story.position import published_tests
from bizcase.story.view import View
from bizcase.story.words import listed, sentence, shorten

NAMES = 4


def fact(view: View, question: str) -> str:
    """What this case has to say to a question; empty when it has nothing of its own to add."""
    find = FACTS.get(question)
    return find(view) if find else ""


def _say(view: View, key: str, **slots: object) -> str:
    return view.say(f"questions.fact.{key}", **slots)


def _worth(view: View) -> str:
    worth = view.case.value.worth
    if worth is None:
        return _say(view, "no_worth")
    return _say(view, "worth" if worth.base > 0 else "worth_negative", worth=view.spread(worth))


def _delay(view: View) -> str:
    return _say(view, "delay", month=figures.month(view.case.value.first_month))


def _weakest(view: View) -> str:
    counted = [one for one in view.case.value.lines if one.counted and one.tier]
    if not counted:
        return _say(view, "no_benefit")
    weakest = max(counted, key=lambda one: one.tier or "")
    return _say(view, "weakest", name=view.name(weakest.initiative), tier=weakest.tier)


def _cash(view: View) -> str:
    value = view.case.value
    amounts = (value.total_benefit, value.capacity, value.expected_loss)
    benefit, capacity, loss = (view.money(one.base if one else None) for one in amounts)
    return _say(view, "cash", benefit=benefit, capacity=capacity, loss=loss)


def _finance(view: View) -> str:
    given = view.file.assumptions
    agreed = sum(bool(one.owner) for one in given)
    return _say(view, "finance", agreed=agreed, total=len(given)) if given else _say(view, "finance_none")


def _stop(view: View) -> str:
    gate = view.first_gate
    return sentence(_say(view, "stop", date=figures.day(gate.on), stop=gate.stop[:1].lower() + gate.stop[1:]))


def _disagree(view: View) -> str:
    against = [
        f"{one.name or one.role} ({view.say(f'common.tone.{one.support}')})"
        for one in view.file.stakeholders
        if one.support in ("sceptic", "opponent")
    ]
    return _named(view, "disagree", against)


def _named(view: View, key: str, names: list[str]) -> str:
    return _say(view, key, names=listed(names, most=NAMES)) if names else _say(view, f"{key}_none")


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


def _declined(view: View) -> str:
    return _named(view, "declined", [shorten(one.platform, 40) for one in view.file.declined])


def _hours(view: View) -> str:
    hours = view.case.roadmap.hours_per_week
    return _say(view, "hours_none") if hours is None else _say(view, "hours", hours=round(hours))


def _regulated(view: View) -> str:
    keys = {True: "regulated", False: "not_regulated", None: "regulated_unknown"}
    return _say(view, keys[view.file.company.regulated])


def _peers(view: View) -> str:
    tests = published_tests(view)
    return _say(view, "passed", passed=sum(one.result == "pass" for one in tests), total=len(tests))


def _leaves(view: View) -> str:
    lead = view.file.programme.lead
    return _say(view, "lead", lead=lead) if lead else _say(view, "lead_none")


def _open(view: View) -> str:
    gaps = view.case.value.not_quantified
    return _say(view, "open", count=figures.count(len(gaps), "item")) if gaps else _say(view, "open_none")


FACTS: dict[str, Callable[[View], str]] = {
    "do_nothing": _worth,
    "why_now": _delay,
    "weakest_benefit": _weakest,
    "cash": _cash,
    "finance_changed": _finance,
    "stop": _stop,
    "who_disagrees": _disagree,
    "loyal_customers": _evidence,
    "network_closes": _one_channel,
    "worst_headline": _headline,
    "said_no": _declined,
    "staff_stop": _hours,
    "nights": _hours,
    "regulators": _regulated,
    "peers": _peers,
    "you_leave": _leaves,
    "not_known": _open,
}
