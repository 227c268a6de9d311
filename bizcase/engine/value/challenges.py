"""What a finance director would ask: figures that are possible but rarely true, and what the case assumes."""

from collections.abc import Callable, Iterator

from bizcase import figures
from bizcase.channels import users_of
from bizcase.engine.value.basis import Basis
from bizcase.engine.value.measures import payback_month, return_on_investment
from bizcase.engine.value.pricing import Priced, rests_on_contract
from bizcase.engine.value.stated import evaluate, names_in
from bizcase.engine.value.totals import Totals, mid_range
from bizcase.model.build_up import ramp
from bizcase.model.case_file import Estimate
from bizcase.model.catalogue import DriverInput
from bizcase.model.estimates import whole_range
from bizcase.model.value import HORIZON, NOTHING, Range


def challenges(priced: list[Priced], totals: Totals, basis: Basis) -> tuple[str, ...]:
    """One sentence for each thing to be asked; the same case always asks in the same order."""
    return (
        *_about_the_whole(totals, basis),
        *_about_revenue(priced, basis),
        *_about_initiatives(priced, basis),
        *_about_inputs(priced, basis),
        *_about_contacts(priced, basis),
        *_about_incidents(priced, basis),
        *_about_declined(basis),
    )


def _about_the_whole(totals: Totals, basis: Basis) -> Iterator[str]:
    if basis.rate is None:
        yield basis.say("challenge.no_rate")
    if not 0 <= basis.contingency <= basis.setting("limits.contingency"):
        yield basis.say("challenge.contingency", share=figures.percent(basis.contingency))
    yield from _thin_margin(totals, basis)
    earned = return_on_investment(totals.benefit_worth.base, totals.cost_worth.base)
    limit = basis.setting("limits.return")
    if earned is not None and earned > limit:
        yield basis.say("challenge.return", limit=figures.percent(limit))
    month = payback_month(totals.flows.base)
    if month is not None and month < basis.setting("limits.payback_months"):
        yield basis.say("challenge.payback", month=figures.duration(month))


def _thin_margin(totals: Totals, basis: Basis) -> Iterator[str]:
    if totals.worth is not None and totals.worth.base > 0:
        margin, limit = totals.worth.base / totals.benefit_worth.base, basis.setting("limits.thin_margin")
        if margin < limit:
            yield basis.say("challenge.thin_margin", limit=figures.percent(limit))
        if mid_range(totals) <= 0:
            worth = figures.money(mid_range(totals), basis.currency, 2)
            yield basis.say("challenge.lopsided", worth=worth)


def _about_revenue(priced: list[Priced], basis: Basis) -> Iterator[str]:
    revenue, limit = basis.case.company.annual_revenue, basis.setting("limits.revenue_share")
    margins = [one.annual for one in priced if one.claim.value_class == "cash_in" and one.annual is not None]
    extra = sum(margin.base for margin in margins)
    if revenue and extra > limit * revenue:
        effect = figures.money(extra, basis.currency, 2)
        yield basis.say("challenge.revenue", effect=effect, limit=figures.percent(limit))


def _without_tier(one: Priced, _: Basis) -> bool:
    claim = one.claim
    stated = claim.stated.amount is not None and claim.value_class != "unmonetised"
    return stated and claim.supported is None and claim.tier is None


def _without_owner(one: Priced, _: Basis) -> bool:
    return one.claim.stated.amount is not None and not one.claim.initiative.owner


def _too_sure(one: Priced, basis: Basis) -> bool:
    confidence, tier = one.claim.initiative.confidence, one.claim.tier
    thin = tier is None or tier in basis.setting("limits.thin_evidence")
    return thin and confidence is not None and bool(confidence >= basis.setting("limits.confidence"))


def _starts_at_once(one: Priced, _: Basis) -> bool:
    counts = one.annual is not None and one.annual.base > 0
    return counts and one.start == 1 and one.claim.initiative.start is not None


def _takes_time(one: Priced, _: Basis) -> bool:
    """Whether the time beside the cash is taken and not freed, as where the variable cost is above the full cost."""
    beside = one.claim.stated.beside
    return beside is not None and beside.base < 0


def _already_running(one: Priced, basis: Basis) -> bool:
    start = one.claim.initiative.start
    return start is not None and start < basis.first_month


def _too_fast(one: Priced, basis: Basis) -> bool:
    """Whether a benefit that waits for people to change builds up faster than the fastest curve for such benefits."""
    if one.annual is None or rests_on_contract(one.claim):
        return False
    fastest = ramp(basis.ramps[basis.setting("rules.ramps.adoption")])
    return sum(one.reached) > sum(fastest) + 1e-9


def _beyond_horizon(one: Priced, _: Basis) -> bool:
    return one.start > HORIZON


def _without_start(one: Priced, _: Basis) -> bool:
    return one.claim.initiative.start is None


def _at_midpoint(one: Priced, _: Basis) -> bool:
    return one.claim.stated.midpoint


# what is asked of single initiatives: its words under [challenge] in value.toml, and when it is asked
QUESTIONS: dict[str, Callable[[Priced, Basis], bool]] = {
    "no_tier": _without_tier,
    "no_owner": _without_owner,
    "confidence": _too_sure,
    "takes_time": _takes_time,
    "first_month": _starts_at_once,
    "fast_ramp": _too_fast,
    "past_start": _already_running,
    "late_start": _beyond_horizon,
    "no_start": _without_start,
    "midpoint": _at_midpoint,
}


def _about_initiatives(priced: list[Priced], basis: Basis) -> Iterator[str]:
    for question, applies in QUESTIONS.items():
        names = [one.claim.initiative.name for one in priced if applies(one, basis)]
        if names:
            yield basis.say(f"challenge.{question}", names=_listed(names, basis))


def _listed(names: list[str], basis: Basis) -> str:
    most = basis.setting("list.most")
    shown, hidden = names[:most], names[most:]
    if hidden:
        shown.append(figures.count(len(hidden), basis.say("list.other")))
    return "; ".join(shown)


def _about_inputs(priced: list[Priced], basis: Basis) -> Iterator[str]:
    caps = {(cap["driver"], cap["input"]): cap for cap in basis.setting("challenge.caps")}
    for one in priced:
        initiative, driver = one.claim.initiative, one.claim.driver
        if driver is None or initiative.states_benefit:
            continue
        for wanted in driver.all_inputs:
            given = whole_range(initiative.driver_inputs.get(wanted.name, Estimate()))
            value, cap = _outside(given, wanted), caps.get((driver.id, wanted.name))
            if cap is not None and given is not None and given.high > cap["above"]:
                yield cap["ask"].format(name=initiative.name, value=_quantity(given.high, wanted, basis))
            elif value is not None:
                yield _input_question(initiative.name, wanted, value, basis)


def _outside(given: Range | None, wanted: DriverInput) -> float | None:
    if given is not None and wanted.low is not None and given.low < wanted.low:
        return given.low
    if given is not None and wanted.high is not None and given.high > wanted.high:
        return given.high
    return None


def _input_question(name: str, wanted: DriverInput, value: float, basis: Basis) -> str:
    low, high = (None if end is None else _quantity(end, wanted, basis) for end in (wanted.low, wanted.high))
    kind = "between" if low and high else "at_least" if low else "at_most"
    return basis.say(
        "challenge.input",
        name=name,
        label=wanted.label,
        value=_quantity(value, wanted, basis),
        usual=basis.say(f"challenge.{kind}", low=low, high=high),
    )


def _quantity(value: float, wanted: DriverInput, basis: Basis) -> str:
    return figures.quantity(value, wanted.unit, basis.currency)


def _about_contacts(priced: list[Priced], basis: Basis) -> Iterator[str]:
    """Contacts avoided beside those that staff answer today, where the case says how many these are."""
    rule, answered = basis.setting("challenge.contacts"), basis.case.assumed("assisted_contacts")
    if not answered:
        return
    avoided = sum(_avoided(one, rule["avoided"]) for one in priced if one.claim.counted not in (None, NOTHING))
    if avoided > rule["limit"] * answered:
        yield rule["ask"].format(avoided=f"{avoided:,.0f}", share=figures.percent(avoided / answered))


def _avoided(one: Priced, expression: str) -> float:
    initiative = one.claim.initiative
    given = {name: whole_range(estimate) for name, estimate in initiative.driver_inputs.items()}
    known = {name: value for name, value in given.items() if value is not None}
    if initiative.states_benefit or not names_in(expression) <= known.keys():
        return 0.0
    return evaluate(expression, known).base


def _about_incidents(priced: list[Priced], basis: Basis) -> Iterator[str]:
    """Expected loss and cash of the same incident: they are never added, yet may claim the same customers."""
    rule = basis.setting("challenge.incident")
    claiming = [one for one in priced if one.claim.counted is not None and one.claim.driver is not None]
    names = {kind: [_name(one) for one in claiming if _driver(one) in rule[kind]] for kind in ("losses", "cash")}
    if all(names.values()):
        yield rule["ask"].format(names=_listed([*names["losses"], *names["cash"]], basis))


def _name(one: Priced) -> str:
    return one.claim.initiative.name


def _driver(one: Priced) -> str:
    return one.claim.initiative.driver


def _about_declined(basis: Basis) -> Iterator[str]:
    """A platform that the company says no to, be it for one purpose, and that an initiative uses all the same."""
    for declined in basis.case.declined:
        users = users_of(declined.platform, basis.case, basis.setting("rules.purpose_words"))
        if users:
            yield basis.say("challenge.declined", platform=declined.platform, names=_listed(users, basis))
