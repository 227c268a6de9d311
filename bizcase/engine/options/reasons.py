"""Why an option is preferred or not, what speaks against the choice, and what doing nothing costs."""

from collections.abc import Iterator, Sequence

from bizcase import figures
from bizcase.channels import users_of
from bizcase.engine.options.frame import Frame
from bizcase.engine.options.money import Money
from bizcase.model.appraisal import DeclinedReason, OptionResult
from bizcase.model.case_file import DeclinedPlatform, OptionEstimate
from bizcase.model.catalogue import Alternative, OptionTemplate
from bizcase.model.estimates import whole_range


def for_preferred(frame: Frame) -> str:
    """Why the preferred option is preferred."""
    return frame.say("reason", frame.value.verdict)


def against(one: OptionTemplate, money: Money, frame: Frame) -> str:
    """What is known of the money of an option that is not preferred, and what speaks against its kind."""
    situation = _nothing(frame) if one.id == "do_nothing" else _situation(_figures_of(one.id, frame), money)
    return _said(one.id, situation, money, one.reason_against, frame)


def _figures_of(option: str, frame: Frame) -> list[OptionEstimate]:
    """The user's estimates behind an option; those of every way for doing without social media."""
    ids = [way.id for way in frame.catalogue.alternatives] if option == "without_social" else [option]
    return [frame.estimates[one] for one in ids if one in frame.estimates]


def of_way(one: Alternative, money: Money, frame: Frame) -> str:
    """Why a way without social media does not take the place of the plan."""
    elsewhere = money.cost is None and _is_priced(one, frame)
    situation = "elsewhere" if elsewhere else _beside_plan(one.id, money, frame)
    return _said("way", situation, money, one.reason_against, frame, one.id)


def _is_priced(one: Alternative, frame: Frame) -> bool:
    given = frame.estimates.get(one.id)
    return given is not None and given.states_cost


def _said(table: str, situation: str, money: Money, kind: str, frame: Frame, option: str = "") -> str:
    """What is known of its money, in the words of its situation, then what speaks against its kind."""
    words, value = str(frame.words["against"][table][situation]), frame.value
    if "{" not in words:
        return f"{words} {kind}".strip()
    first = words.format(
        cost=frame.money(None if money.cost is None else money.cost.base),
        worth=frame.money(_worth_shown(situation, money, frame)),
        short=frame.money(None if money.worth is None else abs(money.worth.base)),
        plan=frame.money(None if value.worth is None else value.worth.base),
        loss=frame.money(None if value.expected_loss is None else value.expected_loss.base),
        limit=figures.percent(frame.limit),
        benefit=frame.money(_benefit(option or table, frame)),
    )
    return f"{first} {kind}"


def _benefit(option: str, frame: Frame) -> float | None:
    """The yearly benefit that the user states for an option, likely."""
    given = frame.estimates.get(option)
    benefit = None if given is None or given.benefit is None else whole_range(given.benefit)
    return None if benefit is None else benefit.base


def _worth_shown(situation: str, money: Money, frame: Frame) -> float | None:
    """What doing nothing forgoes is the worth of the plan."""
    worth = frame.value.worth if situation == "forgoes" else money.worth
    return None if worth is None else worth.base


def _situation(given: Sequence[OptionEstimate], money: Money) -> str:
    if money.cost is None:
        return "no_cost" if any(one.benefit and whole_range(one.benefit) for one in given) else "unpriced"
    return money.fails or ("costed" if money.worth is None else "priced")


def _nothing(frame: Frame) -> str:
    if _plan_is_worth_something(frame):
        return "forgoes"
    return "losses" if frame.value.expected_loss is not None else "plain"


def _plan_is_worth_something(frame: Frame) -> bool:
    value = frame.value
    return value.worth is not None and value.total_cost is not None and value.worth.base > 0


def _beside_plan(way: str, money: Money, frame: Frame) -> str:
    situation, plan = _situation(_figures_of(way, frame), money), frame.value.worth
    if situation != "priced" or money.worth is None:
        return situation
    if plan is None or frame.value.total_cost is None:
        return "priced_alone"
    if plan.base < 0:
        return "only"
    return "more" if money.worth.base > plan.base else "priced"


# --- what speaks against the choice -------------------------------------------------------------------------------


def contested(options: Sequence[OptionResult], frame: Frame) -> str:
    """Which option that clears the hurdles scores higher than the preferred one; "" when none does."""
    chosen = next(one for one in options if one.preferred)
    ours = figures.whole(chosen.total)
    others = [one for one in options if not one.fails and int(figures.whole(one.total)) > int(ours)]
    if not others:
        return ""
    other = max(others, key=lambda one: one.total)
    slots = {"other": other.name, "preferred": chosen.name, "its": figures.whole(other.total), "ours": ours}
    if priced_by_user(other, frame):
        return frame.say("contested", "own_figures", **slots)
    unknown = [by.name for by, one in zip(frame.criteria, chosen.scores, strict=True) if one.points is None]
    if not unknown:
        return frame.say("contested", "judgement", **slots)
    return frame.say("contested", "unknown", **slots, **_open(unknown, frame))


def priced_by_user(one: OptionResult, frame: Frame) -> bool:
    """Whether its money comes from the user's own figures for it."""
    own = one.id in frame.estimates or one.id == "without_social"
    return own and one.cost is not None


def _open(names: list[str], frame: Frame) -> dict[str, str]:
    """The words for what is not known of the preferred option, in singular or plural."""
    number = "one" if len(names) == 1 else "many"
    listed = figures.listed([name.lower() for name in names], len(names))
    said = {key: frame.say("contested", f"{key}_{number}") for key in ("counts", "them")}
    return {"open": frame.say("contested", number, names=listed), **said}


# --- doing nothing ------------------------------------------------------------------------------------------------


def doing_nothing(money: Money, frame: Frame) -> tuple[str, ...]:
    """What carrying on as today costs and where it leads, one sentence each."""
    trend = " ".join(frame.case.trend.split())
    costs = tuple(_costs_of_nothing(money, frame)) or (frame.say("doing_nothing", "unknown"),)
    return (trend or frame.say("doing_nothing", "no_trend"), *costs)


def _costs_of_nothing(money: Money, frame: Frame) -> Iterator[str]:
    value = frame.value
    if money.cost is not None and money.cost.base > 0:
        yield frame.say("doing_nothing", "cost", cost=frame.money(money.cost.base), source=money.source)
    if value.expected_loss is not None:
        yield frame.say("doing_nothing", "loss", loss=frame.spread(value.expected_loss))
    if value.worth is not None and value.total_cost is not None:
        key = "forgone" if value.worth.base > 0 else "nothing_forgone"
        yield frame.say("doing_nothing", key, worth=frame.money(value.worth.base))
        yield from _delay(frame)


def _delay(frame: Frame) -> Iterator[str]:
    delay = frame.value.delay
    if delay is not None and delay.sliding > 0 and _plan_is_worth_something(frame):
        months = figures.duration(delay.months)
        yield frame.say("doing_nothing", "delay", months=months, lost=frame.money(delay.sliding))


# --- platforms declined -------------------------------------------------------------------------------------------


def declined(frame: Frame) -> tuple[DeclinedReason, ...]:
    """Every platform declined, with the user's reason or what the case says about it."""
    return tuple(
        DeclinedReason(
            platform=one.platform,
            reason=one.reason or _unwritten(one, frame),
            review_on=one.review_on,
        )
        for one in frame.case.declined
    )


def _unwritten(one: DeclinedPlatform, frame: Frame) -> str:
    users = users_of(one.platform, frame.case, frame.catalogue.value_wording["rules"]["purpose_words"])
    if not users:
        return frame.say("declined", "unused")
    return frame.say("declined", "in_use" if len(users) == 1 else "in_use_many", names=frame.quoted(users))
