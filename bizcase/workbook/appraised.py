"""The money and the scores of an option or of a way without social media, as formulas on its own row."""

from typing import NamedTuple

from bizcase.model.appraisal import AlternativeWay, OptionResult
from bizcase.model.case_file import OptionEstimate
from bizcase.model.estimates import whole_range
from bizcase.model.value import HORIZON, Range
from bizcase.workbook.grid import Cell, Formula, Grid
from bizcase.workbook.plan import Plan

GIVEN = ("one_off", "annual", "benefit")
MONEY = ("cost", "worth", "up_front", *GIVEN)
SHAPES: dict[str, tuple[str, str, float]] = {
    "name": ("text", "given", 34),
    "total": ("points", "computed", 12),
    "place": ("count", "computed", 10),
    "best": ("text", "given", 10),
    **dict.fromkeys(("preferred", "outcome"), ("text", "given", 18.0)),
    "hurdle": ("text", "computed", 16),
    **dict.fromkeys(("cost", "worth", "up_front"), ("money", "computed", 17.0)),
    **dict.fromkeys(GIVEN, ("money", "input", 14.0)),
}


class Scored(NamedTuple):
    """An option or a way on its row, with the user's figures for it."""

    grid: Grid
    row: int
    record: OptionResult | AlternativeWay
    given: OptionEstimate
    weights: Grid

    def at(self, key: str) -> str:
        """The address of a cell of the row."""
        return self.grid.at(key, self.row)


def own_money(plan: Plan, scored: Scored) -> dict[str, Cell]:
    """Money from the figures on the row: flows level over the horizon, one-off cost at its beginning."""
    one_off, annual, benefit = (scored.at(key) for key in GIVEN)
    worth = f"({benefit}-N({annual}))*LevelYear-N({one_off})"
    formulas = {
        "cost": _costed(plan, scored, f"N({one_off})+N({annual})*{HORIZON}/12"),
        "worth": _costed(plan, scored, f'IF(ISNUMBER({benefit}),{worth},"{plan.words["not_quantified"]}")'),
        "up_front": _costed(plan, scored, f"N({one_off})+N({annual})*PilotMonths/12"),
    }
    return _row(plan, scored, formulas, f"N({benefit})*LevelYear")


def _costed(plan: Plan, scored: Scored, formula: str) -> str:
    one_off, annual = scored.at("one_off"), scored.at("annual")
    return f'IF(COUNT({one_off},{annual})=0,"{plan.words["not_quantified"]}",{formula})'


def _row(plan: Plan, scored: Scored, formulas: dict[str, str], benefit: str) -> dict[str, Cell]:
    one, given = scored.record, scored.given
    known = {"cost": _likely(one.cost), "worth": _likely(one.worth), "up_front": one.up_front}
    unknown = plan.words["not_quantified"]
    cells: dict[str, Cell] = {
        key: Formula(formulas[key], unknown if amount is None else amount) for key, amount in known.items()
    }
    cells |= {"one_off": given.one_off_cost, "annual": given.annual_cost, "benefit": _benefit(given)}
    words = plan.words["hurdle"]
    fails = words[one.fails or ("open" if one.worth is None else "clear")]
    return cells | {"hurdle": Formula(_hurdle(plan, scored.at("worth"), benefit), fails)}


def _likely(money: Range | None) -> float | None:
    return None if money is None else money.base


def _benefit(given: OptionEstimate) -> float | None:
    """The likely benefit a year; the middle of a range without one."""
    return None if given.benefit is None else _likely(whole_range(given.benefit))


def _hurdle(plan: Plan, worth: str, benefit: str) -> str:
    words = plan.words["hurdle"]
    room = f'IF({worth}<ThinMargin*{benefit},"{words["room"]}","{words["clear"]}")'
    return f'IF(NOT(ISNUMBER({worth})),"{words["open"]}",IF({worth}<0,"{words["worth"]}",{room}))'


def option_money(plan: Plan, scored: Scored, ways: Grid) -> dict[str, Cell]:
    """The money of an option: the user's figures, the plan's own, or that of the best ways together."""
    own = {key: cell.text for key, cell in own_money(plan, scored).items() if isinstance(cell, Formula)}
    unknown, tranche = f'"{plan.words["not_quantified"]}"', _until_gate(plan)
    given = f"COUNT({scored.at('one_off')},{scored.at('annual')})>0"
    other = {
        "do_nothing": {
            "cost": f"IF({given},{own['cost']},0)",
            "worth": "0",
            "up_front": f"IF({given},{own['up_front']},0)",
        },
        "pilot": {
            "cost": f"IF({given},{own['cost']},{tranche})",
            "worth": unknown,
            "up_front": f"IF({given},{own['up_front']},{tranche})",
        },
        "plan": {
            "cost": "Cost_likely",
            "worth": f"IF(ISNUMBER(Cost_likely),Worth_likely,{unknown})",
            "up_front": tranche,
        },
        "without_social": _together(plan, ways) if ways.rows else {},
    }.get(scored.record.id, {})
    benefits = {"plan": _plan_benefit(plan), "do_nothing": "0"}
    benefit = benefits.get(scored.record.id, f"N({scored.at('benefit')})*LevelYear")
    return _row(plan, scored, own | other, benefit)


def _until_gate(plan: Plan) -> str:
    """The first tranche, or without one what is spent until the pilot ends."""
    spent = f'SUMIF({plan.cash.all("month")},"<="&PilotMonths,{plan.cash.all("cost_likely")})'
    return f'IF(ISNUMBER(FirstTranche),FirstTranche,IF({spent}>0,{spent},"{plan.words["not_quantified"]}"))'


def _plan_benefit(plan: Plan) -> str:
    return f"SUMPRODUCT({plan.cash.all('benefit_likely')},{plan.cash.all('factor')})"


def plan_clears(plan: Plan) -> str:
    """Whether the plan is worth something, and stays so when benefits come in a little lower."""
    room = f"ThinMargin*{_plan_benefit(plan)}"
    return f"IF(COUNT(Worth_likely,Cost_likely)=2,AND(Worth_likely>0,Worth_likely>={room}),FALSE)"


def _together(plan: Plan, ways: Grid) -> dict[str, str]:
    """The best ways that have a cost, each counted once."""
    unknown = f'"{plan.words["not_quantified"]}"'
    chosen = f'({ways.all("best")}="{plan.words["yes"]}")*ISNUMBER({ways.all("cost")})'
    one_off, annual, benefit = (f"SUMPRODUCT({chosen},{ways.all(key)})" for key in GIVEN)
    known = f"SUMPRODUCT({chosen}*ISNUMBER({ways.all('benefit')}))"
    worth = f"IF({known}=0,{unknown},({benefit}-{annual})*LevelYear-{one_off})"
    formulas = {
        "cost": f"{one_off}+{annual}*{HORIZON}/12",
        "worth": worth,
        "up_front": f"{one_off}+{annual}*PilotMonths/12",
    }
    return {key: f"IF(SUMPRODUCT({chosen})=0,{unknown},{formula})" for key, formula in formulas.items()}


def scores(scored: Scored) -> dict[str, Cell]:
    """The points on each criterion and the weighted total; points on money follow the money."""
    found: dict[str, Cell] = {}
    for one in scored.record.scores:
        known = "" if one.points is None else one.points
        formula = _points(scored, one.criterion)
        found[f"score_{one.criterion}"] = Formula(formula, known) if formula else one.points
    return found | {"total": Formula(_total(scored, list(found)), scored.record.total)}


def _total(scored: Scored, keys: list[str]) -> str:
    """Weights stand in a column, points in a row."""
    points = [f"N({scored.at(key)})*{scored.weights.at('weight', place)}" for place, key in enumerate(keys)]
    return f"IF(WeightTotal>0,100*({'+'.join(points) or 0})/WeightTotal,0)"


def _points(scored: Scored, criterion: str) -> str:
    """The formula behind the points; "" where they are judged."""
    if criterion == "worth":
        return _worth_points(scored)
    return _up_front_points(scored) if criterion == "up_front" else ""


def _worth_points(scored: Scored) -> str:
    if scored.record.id == "do_nothing":
        return "0"
    worth, best = scored.at("worth"), f"MAX(0,{scored.grid.all('worth')})"
    return f'IF(ISNUMBER({worth}),IF({best}>0,MIN(1,MAX(0,{worth}/{best})),0),"")'


def _up_front_points(scored: Scored) -> str:
    amount = scored.at("up_front")
    compared = f'IF(N(Cost_likely)>0,MAX(0,1-{amount}/N(Cost_likely)),"")'
    return f'IF(ISNUMBER({amount}),IF({amount}<=0,1,{compared}),"")'
