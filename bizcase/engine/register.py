"""Every figure of a case with its parent: the user's input, an assumption, a computation or a benchmark."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from bizcase.catalogue import Catalogue
from bizcase.figures import chance_percent, duration, exact_money, percent, quantity, ratio
from bizcase.model.business_case import BusinessCase, GatePlan, HardTimes, Parent, Range, Uncertainty, Value
from bizcase.model.case_file import Assumption, CaseFile, Estimate, Initiative
from bizcase.model.catalogue import Driver, EvidenceTier, Multipliers, RampCurve


class _Register(NamedTuple):
    case: CaseFile
    value: Value
    catalogue: Catalogue
    gates: tuple[GatePlan, ...]
    uncertainty: Uncertainty | None
    hard_times: HardTimes | None

    @property
    def words(self) -> dict[str, Any]:
        words: dict[str, Any] = self.catalogue.value_wording["register"]
        return words

    @property
    def currency(self) -> str:
        return self.case.company.currency


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
    register = _Register(case, value, catalogue, gates, uncertainty, hard_times)
    parents = [
        *_company(register),
        *(parent for one in case.initiatives for parent in _initiative(one, register)),
        *(_assumption(one, register) for one in case.assumptions if one.value is not None),
        *_model(register),
        *_computed(register),
        *(_benchmark(driver, register) for driver in _drivers(register)),
    ]
    return tuple(replace(parent, id=f"A{number:03}") for number, parent in enumerate(parents, start=1))


def _company(register: _Register) -> Iterator[Parent]:
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


def _initiative(initiative: Initiative, register: _Register) -> Iterator[Parent]:
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


def _amounts(initiative: Initiative, register: _Register) -> Iterator[tuple[str, str]]:
    costs = {"one_off_cost": initiative.one_off_cost, "annual_cost": initiative.annual_cost}
    for key, cost in costs.items():
        if cost is not None:
            yield key, exact_money(cost, register.currency)
    if initiative.hours_per_month is not None:
        yield "hours_per_month", register.words["hours"].format(hours=f"{initiative.hours_per_month:g}")
    if initiative.benefit is not None and initiative.benefit != Estimate():
        yield "benefit", _estimate(initiative.benefit, "", register)


def _estimate(estimate: Estimate, unit: str, register: _Register) -> str:
    low, base, high = (
        None if end is None else _figure(end, unit, register) for end in (estimate.low, estimate.base, estimate.high)
    )
    if low is None or high is None or low == high:
        return " – ".join(filter(None, dict.fromkeys((low, base, high))))
    kind = "range" if base is not None else "ends"
    return str(register.words[kind].format(low=low, base=base, high=high))


def _figure(value: float, unit: str, register: _Register) -> str:
    return quantity(value, unit, register.currency) if unit else exact_money(value, register.currency)


def _assumption(assumption: Assumption, register: _Register) -> Parent:
    return Parent(
        id="",
        name=assumption.name or assumption.id,
        value=f"{assumption.value:,.10g} {assumption.unit}".strip(),
        kind="assumption",
        how="",
        source=assumption.source or register.words["from_company"],
        owner=assumption.owner,
    )


def _model(register: _Register) -> Iterator[Parent]:
    """What the model itself assumes: optimism, evidence shares and build-up, as far as they are used."""
    lines = register.value.lines
    if any(line.counted is not None or line.cost.high > 0 for line in lines):
        yield from (_multipliers(one, register) for one in register.catalogue.multipliers)
    tiers = {line.tier for line in lines}
    yield from (_tier(one, register) for one in register.catalogue.tiers if one.id in tiers)
    ramps = {line.ramp for line in lines if line.counted is not None}
    yield from (_ramp(one, register) for one in register.catalogue.ramps if one.id in ramps)


def _multipliers(one: Multipliers, register: _Register) -> Parent:
    mean = (one.low + one.likely + one.high) / 3
    low, likely, high, middle = (f"{value:.2f}" for value in (one.low, one.likely, one.high, mean))
    value = register.words["multipliers"].format(low=low, likely=likely, high=high, mean=middle)
    name = register.words["multipliers_name"][one.id]
    return _assumed(name, value, one.reason, register.words["judgement"])


def _tier(one: EvidenceTier, register: _Register) -> Parent:
    return _assumed(
        register.words["tier"].format(tier=one.id), percent(one.share), one.evidence, _cited(one.source, register)
    )


def _ramp(one: RampCurve, register: _Register) -> Parent:
    value = register.words["ramp_full"].format(months=duration(one.full_at))
    return _assumed(register.words["ramp"].format(name=one.name), value, one.use_for, register.words["judgement"])


def _computed(register: _Register) -> Iterator[Parent]:
    for key, value in _headlines(register):
        words = register.words["computed"][key]
        source = register.words["from_engine"]
        yield Parent(id="", name=words["name"], value=value, kind="computed", how=words["how"], source=source)


def _headlines(register: _Register) -> Iterator[tuple[str, str]]:
    value = register.value
    ranges = {
        "worth": value.worth,
        "stated_worth": value.stated_worth,
        "total_benefit": value.total_benefit,
        "total_cost": value.total_cost,
        "capacity": value.capacity,
        "expected_loss": value.expected_loss,
    }
    yield from ((key, _money_range(amount, register)) for key, amount in ranges.items() if amount is not None)
    if value.benefit_cost_ratio is not None:
        yield "benefit_cost_ratio", ratio(value.benefit_cost_ratio.base)
    if value.worth is not None:
        yield "payback", duration(value.payback[1])
        yield from _returns(register)
    if value.peak_exposure > 0:
        yield "peak_exposure", _of_month(value.peak_exposure, value.peak_month, register)
    yield from _other_futures(register)
    yield from _simulated(register)
    yield from _at_gates(register)


def _returns(register: _Register) -> Iterator[tuple[str, str]]:
    """Net present value by three conventions, and the measures of return."""
    value, found = register.value, register.value.conventions
    if found is not None:
        money = {key: _exact(getattr(found, key), register) for key in found.__struct_fields__}
        yield "conventions", register.words["conventions"].format(**money)
    shares = (("roi", value.roi), ("irr", value.irr), ("mirr", value.mirr))
    known = [(register.words["measures"][key], percent(share)) for key, share in shares if share is not None]
    if found is not None:
        known.append((register.words["measures"]["payback"], duration(value.discounted_payback[1])))
    if known:
        yield "returns", _listed(known)


def _other_futures(register: _Register) -> Iterator[tuple[str, str]]:
    value, words, short = register.value, register.words, register.hard_times
    if value.scenarios:
        yield "scenarios", _listed((one.name, _exact(one.worth, register)) for one in value.scenarios)
    if value.delay is not None:
        lost = {"fixed": _exact(value.delay.fixed_end, register), "sliding": _exact(value.delay.sliding, register)}
        yield "delay", words["delay"].format(months=value.delay.months, **lost)
    if short is not None:
        money = {key: _exact(getattr(short, key), register) for key in ("budget", "cost", "worth")}
        yield "hard_times", words["hard_times"].format(share=percent(short.share), **money)


def _simulated(register: _Register) -> Iterator[tuple[str, str]]:
    found, words = register.uncertainty, register.words
    if found is None:
        return
    ends = {key: _exact(getattr(found, key), register) for key in ("p10", "p50", "p90", "mean")}
    yield (
        "simulated",
        words["simulated"].format(**ends, draws=f"{found.draws:,}", seed=found.seed, correlation=found.correlation),
    )
    chances = (("loss", found.chance_of_loss), ("payback", found.chance_of_payback))
    yield "chances", _listed((words["chances"][key], _chance(share, register)) for key, share in chances)
    early, middle, late = (duration(month) for month in found.payback)
    yield "simulated_payback", words["simulated_payback"].format(early=early, middle=middle, late=late)
    if found.gates:
        worth = {one.gate: _exact(one.worth_of_stopping, register) for one in found.gates}
        told = ((one.gate, f"{percent(one.chance_of_stop, 1)}, {worth[one.gate]}") for one in found.gates)
        yield "stopping", _listed(told)


def _at_gates(register: _Register) -> Iterator[tuple[str, str]]:
    if register.value.total_cost is not None and register.gates:
        money = ((one.spent_by_then, one.tranche, one.at_risk) for one in register.gates)
        written = (", ".join(_exact(amount, register) for amount in amounts) for amounts in money)
        yield "at_gates", _listed(zip((one.id for one in register.gates), written, strict=True))


def _listed(named: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {figure}" for name, figure in named)


def _exact(amount: float | None, register: _Register) -> str:
    return exact_money(amount, register.currency)


def _chance(share: float, register: _Register) -> str:
    """The share in full, and as it is told."""
    return str(register.words["chance"].format(share=percent(share, 1), told=chance_percent(share)))


def _of_month(amount: float, month: int, register: _Register) -> str:
    return str(register.words["of_month"].format(amount=_exact(amount, register), month=month))


def _money_range(amount: Range, register: _Register) -> str:
    low, base, high = (exact_money(end, register.currency) for end in amount)
    return base if low == high else str(register.words["range"].format(low=low, base=base, high=high))


def _drivers(register: _Register) -> list[Driver]:
    used = {one.driver for one in register.case.initiatives}
    return [driver for driver in register.catalogue.drivers if driver.id in used]


def _driver(initiative: Initiative, register: _Register) -> Driver | None:
    return next((one for one in register.catalogue.drivers if one.id == initiative.driver), None)


def _benchmark(driver: Driver, register: _Register) -> Parent:
    return Parent(
        id="",
        name=driver.name,
        value=driver.benchmark,
        kind="benchmark",
        how=driver.formula,
        source="; ".join(_cited(key, register) for key in driver.sources),
    )


def _cited(key: str, register: _Register) -> str:
    """Publisher and year of a source; other words ("judgement") stand for themselves."""
    found = next((one for one in register.catalogue.sources if one.id == key), None)
    return key if found is None else ", ".join(filter(None, (found.publisher, found.year)))


def _input(name: str, value: str, source: str, owner: str = "") -> Parent:
    return Parent(id="", name=name, value=value, kind="input", how="", source=source, owner=owner)


def _assumed(name: str, value: str, how: str, source: str) -> Parent:
    return Parent(id="", name=name, value=value, kind="assumption", how=how, source=source)
