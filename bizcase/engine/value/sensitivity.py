"""What the answer hangs on: one thing moved at a time, and where the answer turns."""

from collections.abc import Iterator

from bizcase import figures
from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import scale, weight
from bizcase.engine.value.measures import switching_multiplier
from bizcase.engine.value.pricing import Priced
from bizcase.engine.value.totals import Totals
from bizcase.engine.value.turning import Turn, turning_input
from bizcase.model.value import Range, SwitchingValue, TornadoBar


def tornado(priced: list[Priced], totals: Totals, basis: Basis) -> tuple[TornadoBar, ...]:
    """Worth with cost, all benefits and each of the largest ones at its low and high value, widest first."""
    if totals.worth is None:
        return ()
    likely = totals.worth.base
    cost = totals.cost_worth
    bars = [_bar(basis.say("sensitivity.cost"), likely, Range(-cost.low, -cost.base, -cost.high))]
    moved = _largest(priced, basis, basis.setting("rules.tornado_bars"))
    if len(moved) > 1:
        bars.append(_bar(basis.say("sensitivity.benefits"), likely, totals.benefit_worth))
    bars += [_bar(one.claim.initiative.name, likely, amount) for one, amount in moved]
    return tuple(sorted((bar for bar in bars if bar.low != bar.high), key=_swing, reverse=True))


def _largest(priced: list[Priced], basis: Basis, most: int) -> list[tuple[Priced, Range]]:
    """The largest cash benefits that count, as worth."""
    found = [
        (one, scale(one.annual, weight(one.shape, basis.rate)))
        for one in priced
        if one.is_cash and one.annual is not None and one.annual.base > 0
    ]
    return sorted(found, key=lambda pair: pair[1].base, reverse=True)[:most]


def _bar(label: str, worth: float, amount: Range) -> TornadoBar:
    return TornadoBar(label=label, low=worth - amount.base + amount.low, high=worth - amount.base + amount.high)


def _swing(bar: TornadoBar) -> float:
    return abs(bar.high - bar.low)


def switching(priced: list[Priced], totals: Totals, basis: Basis) -> tuple[SwitchingValue, ...]:
    """How far all benefits, cost and the two largest benefits may move before worth is zero."""
    return tuple(_switching(priced, totals, basis)) if totals.worth is not None else ()


def _switching(priced: list[Priced], totals: Totals, basis: Basis) -> Iterator[SwitchingValue]:
    benefit, cost = totals.benefit_worth.base, totals.cost_worth.base
    if benefit > 0:
        label = basis.say("sensitivity.benefits")
        yield _switch(label, "all_benefits", switching_multiplier(-cost, benefit), basis)
    if benefit > 0 and cost > 0:
        label = basis.say("sensitivity.cost")
        yield _switch(label, "all_cost", switching_multiplier(benefit, -cost), basis)
    for one, amount in _largest(priced, basis, basis.setting("rules.switching_initiatives")):
        name = one.claim.initiative.name
        multiplier = switching_multiplier(benefit - amount.base - cost, amount.base)
        turn = None if multiplier is None else turning_input(one, multiplier, basis)
        if turn is None:
            yield _switch(name, "initiative", multiplier, basis)
        else:
            yield SwitchingValue(label=name, multiplier=multiplier, sentence=_in_its_unit(name, turn, basis))


def _in_its_unit(name: str, turn: Turn, basis: Basis) -> str:
    falls = turn.value < turn.likely
    way = ("falls" if falls else "rises") if turn.pays_now else ("stay" if falls else "reach")
    value, likely = (
        figures.quantity(float(figures.round_significant(one, 3)), turn.wanted.unit, basis.currency)
        for one in (turn.value, turn.likely)
    )
    return basis.say(f"switching.input.{way}", name=name, label=turn.wanted.label, turn=value, likely=likely)


def _switch(label: str, kind: str, multiplier: float | None, basis: Basis) -> SwitchingValue:
    if multiplier is None:
        sentence = basis.say(f"switching.{kind}.none", name=label)
    elif multiplier > basis.setting("limits.far"):
        sentence = basis.say(f"switching.{kind}.far", name=label)
    else:
        way, share = "down" if multiplier < 1 else "up", figures.percent(abs(1 - multiplier))
        sentence = basis.say(f"switching.{kind}.{way}", name=label, share=share)
    return SwitchingValue(label=label, multiplier=multiplier, sentence=sentence)
