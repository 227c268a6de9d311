"""Every figure of a case with its parent: the user's input, an assumption, a computation or a benchmark."""

from collections.abc import Iterator

from msgspec.structs import replace

from bizcase.catalogue import Catalogue
from bizcase.engine.register.computed import computed
from bizcase.engine.register.frame import Register
from bizcase.figures import duration, exact_money, percent, quantity
from bizcase.model.business_case import BusinessCase, Parent
from bizcase.model.case_file import Assumption, CaseFile, Estimate, Initiative
from bizcase.model.catalogue import Driver, EvidenceTier, Multipliers, RampCurve
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import HardTimes, Uncertainty, Value


def with_figures(built: BusinessCase, drawn: Uncertainty | None, catalogue: Catalogue) -> BusinessCase:
    """The case with its futures, for which all else need not wait, and with the register of all its figures."""
    known = figures(
        built.case,
        built.value,
        catalogue,
        gates=built.roadmap.gates,
        uncertainty=drawn,
        hard_times=built.hard_times,
    )
    return replace(built, register=known, uncertainty=drawn)


def figures(
    case: CaseFile,
    value: Value,
    catalogue: Catalogue,
    *,
    gates: tuple[GatePlan, ...] = (),
    uncertainty: Uncertainty | None = None,
    hard_times: HardTimes | None = None,
) -> tuple[Parent, ...]:
    """The parents of all figures, numbered A001, A002 …: inputs, assumptions, computed figures, benchmarks.

    A figure that nobody gave has no parent and is left out.
    """
    register = Register(case, value, catalogue, gates, uncertainty, hard_times)
    parents = [
        *_company(register),
        *(parent for one in case.initiatives for parent in _initiative(one, register)),
        *(_assumption(one, register) for one in case.assumptions if one.value is not None),
        *_model(register),
        *computed(register),
        *(_benchmark(driver, register) for driver in _drivers(register)),
    ]
    return tuple(replace(parent, id=f"A{number:03}") for number, parent in enumerate(parents, start=1))


def _company(register: Register) -> Iterator[Parent]:
    company = register.case.company
    given = (
        ("discount_rate", company.discount_rate, "share"),
        ("annual_revenue", company.annual_revenue, ""),
        ("first_tranche", register.case.programme.first_tranche, ""),
    )
    for key, value, unit in given:
        if value is not None:
            text = _figure(value, unit, register)
            yield _input(register.words[key], text, register.words["from_company"])


def _initiative(initiative: Initiative, register: Register) -> Iterator[Parent]:
    words = register.words
    for key, value in _amounts(initiative, register):
        name = words[key].format(name=initiative.name)
        yield _input(name, value, words["from_initiative"], initiative.owner)
    driver = _driver(initiative, register)
    for wanted in driver.all_inputs if driver is not None else ():
        given = initiative.driver_inputs.get(wanted.name)
        if given is not None and given != Estimate():
            name = words["driver_input"].format(name=initiative.name, label=wanted.label)
            value = _estimate(given, wanted.unit, register)
            yield _input(name, value, words["from_initiative"], initiative.owner)
    if initiative.start is None:
        name = words["start"].format(name=initiative.name)
        yield _assumed(name, words["month_1"], words["no_start"], words["judgement"])


def _amounts(initiative: Initiative, register: Register) -> Iterator[tuple[str, str]]:
    costs = {"one_off_cost": initiative.one_off_cost, "annual_cost": initiative.annual_cost}
    for key, cost in costs.items():
        if cost is not None:
            yield key, exact_money(cost, register.currency)
    if initiative.hours_per_month is not None:
        yield "hours_per_month", register.words["hours"].format(hours=f"{initiative.hours_per_month:g}")
    if initiative.benefit is not None and initiative.states_benefit:
        yield "benefit", _estimate(initiative.benefit, "", register)


def _estimate(estimate: Estimate, unit: str, register: Register) -> str:
    low, base, high = (
        None if end is None else _figure(end, unit, register) for end in (estimate.low, estimate.base, estimate.high)
    )
    if low is None or high is None or low == high:
        return " – ".join(filter(None, dict.fromkeys((low, base, high))))
    kind = "range" if base is not None else "ends"
    return str(register.words[kind].format(low=low, base=base, high=high))


def _figure(value: float, unit: str, register: Register) -> str:
    return quantity(value, unit, register.currency) if unit else exact_money(value, register.currency)


def _assumption(assumption: Assumption, register: Register) -> Parent:
    return Parent(
        id="",
        name=assumption.name or assumption.id,
        value=_assumed_value(assumption.value or 0.0, assumption.unit, register.currency),
        kind="assumption",
        how="",
        source=assumption.source or register.words["from_company"],
        owner=assumption.owner,
    )


def _assumed_value(value: float, unit: str, currency: str) -> str:
    """A value in the unit that the company gave it, money and shares as they are written elsewhere."""
    kind, _, rest = unit.partition(" ")
    if kind == currency:
        text = (
            exact_money(value, currency) if value.is_integer() or value >= 1000 else quantity(value, "currency", kind)
        )
    elif kind in ("share", "probability"):
        text = quantity(value, kind, currency)
    else:
        text, rest = f"{value:,.10g}", unit
    return f"{text} {rest}".strip()


def _model(register: Register) -> Iterator[Parent]:
    """What the model itself assumes: optimism, evidence shares and build-up, as far as they are used."""
    lines = register.value.lines
    if any(line.counted is not None or line.cost.high > 0 for line in lines):
        yield from (_multipliers(one, register) for one in register.catalogue.multipliers)
    tiers = {line.tier for line in lines}
    yield from (_tier(one, register) for one in register.catalogue.tiers if one.id in tiers)
    ramps = {line.ramp for line in lines if line.counted is not None}
    yield from (_ramp(one, register) for one in register.catalogue.ramps if one.id in ramps)


def _multipliers(one: Multipliers, register: Register) -> Parent:
    low, likely, high, middle = (percent(value) for value in (one.low, one.likely, one.high, one.mean))
    value = register.words["multipliers"].format(low=low, likely=likely, high=high, mean=middle)
    name = register.words["multipliers_name"][one.id]
    return _assumed(name, value, one.reason, register.words["judgement"])


def _tier(one: EvidenceTier, register: Register) -> Parent:
    return _assumed(
        register.words["tier"].format(tier=one.id), percent(one.share), one.evidence, _cited(one.source, register)
    )


def _ramp(one: RampCurve, register: Register) -> Parent:
    value = register.words["ramp_full"].format(months=duration(one.full_at))
    return _assumed(register.words["ramp"].format(name=one.name), value, one.use_for, register.words["judgement"])


def _drivers(register: Register) -> list[Driver]:
    used = {one.driver for one in register.case.initiatives}
    return [driver for driver in register.catalogue.drivers if driver.id in used]


def _driver(initiative: Initiative, register: Register) -> Driver | None:
    return next((one for one in register.catalogue.drivers if one.id == initiative.driver), None)


def _benchmark(driver: Driver, register: Register) -> Parent:
    return Parent(
        id="",
        name=driver.name,
        value=driver.benchmark,
        kind="benchmark",
        how=driver.formula,
        source="; ".join(_cited(key, register) for key in driver.sources),
    )


def _cited(key: str, register: Register) -> str:
    """Publisher and year of a source; other words ("judgement") stand for themselves."""
    found = next((one for one in register.catalogue.sources if one.id == key), None)
    return key if found is None else ", ".join(filter(None, (found.publisher, found.year)))


def _input(name: str, value: str, source: str, owner: str = "") -> Parent:
    return Parent(id="", name=name, value=value, kind="input", how="", source=source, owner=owner)


def _assumed(name: str, value: str, how: str, source: str) -> Parent:
    return Parent(id="", name=name, value=value, kind="assumption", how=how, source=source)
