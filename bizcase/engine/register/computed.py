"""The figures that are computed: worth, returns, other futures, the simulation and the gates."""

from collections.abc import Iterable, Iterator

from bizcase.engine.register.frame import Register
from bizcase.figures import chance_percent, duration, exact_money, percent, ratio
from bizcase.model.business_case import Parent
from bizcase.model.value import Range


def computed(register: Register) -> Iterator[Parent]:
    """The figures that follow from the inputs, each with how; one that is not known is left out."""
    for key, value in _headlines(register):
        words = register.words["computed"][key]
        source = register.words["from_engine"]
        yield Parent(id="", name=words["name"], value=value, kind="computed", how=words["how"], source=source)


def _headlines(register: Register) -> Iterator[tuple[str, str]]:
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


def _returns(register: Register) -> Iterator[tuple[str, str]]:
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


def _other_futures(register: Register) -> Iterator[tuple[str, str]]:
    value, words, short = register.value, register.words, register.hard_times
    if value.scenarios:
        yield "scenarios", _listed((one.name, _exact(one.worth, register)) for one in value.scenarios)
    if value.delay is not None:
        lost = {"fixed": _exact(value.delay.fixed_end, register), "sliding": _exact(value.delay.sliding, register)}
        yield "delay", words["delay"].format(months=value.delay.months, **lost)
    if short is not None:
        money = {key: _exact(getattr(short, key), register) for key in ("budget", "cost", "worth")}
        yield "hard_times", words["hard_times"].format(share=percent(short.share), **money)


def _simulated(register: Register) -> Iterator[tuple[str, str]]:
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


def _at_gates(register: Register) -> Iterator[tuple[str, str]]:
    if register.value.total_cost is not None and register.gates:
        money = ((one.spent_by_then, one.tranche, one.at_risk) for one in register.gates)
        written = (", ".join(_exact(amount, register) for amount in amounts) for amounts in money)
        yield "at_gates", _listed(zip((one.id for one in register.gates), written, strict=True))


def _listed(named: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {figure}" for name, figure in named)


def _exact(amount: float | None, register: Register) -> str:
    return exact_money(amount, register.currency)


def _chance(share: float, register: Register) -> str:
    """The share in full, and as it is told."""
    return str(register.words["chance"].format(share=percent(share, 1), told=chance_percent(share)))


def _of_month(amount: float, month: int, register: Register) -> str:
    return str(register.words["of_month"].format(amount=_exact(amount, register), month=month))


def _money_range(amount: Range, register: Register) -> str:
    low, base, high = (exact_money(end, register.currency) for end in amount)
    return base if low == high else str(register.words["range"].format(low=low, base=base, high=high))
