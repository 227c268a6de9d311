"""What the case asks for: the state of its figures, the money until the first gate and the words of the ask."""

from typing import Literal

from bizcase.figures import day
from bizcase.model.value import SwitchingValue
from bizcase.story.view import View
from bizcase.story.words import lower_first, one_line, shorten

State = Literal["proceed", "pilot", "unknown"]
LONGEST, NEAR = 260, 0.05


def state(view: View) -> State:
    """Whether the figures speak for going on, for a pilot only, or do not speak yet."""
    if not has_worth(view):
        return "unknown"
    return "proceed" if view.case.value.verdict == "proceed" else "pilot"


def thin(view: View) -> bool:
    """Whether the likely worth is above zero, but by too little to scale on."""
    worth = view.case.value.worth
    return state(view) == "pilot" and worth is not None and worth.base > 0


def has_worth(view: View) -> bool:
    """Whether worth may be shown: a cash benefit is counted and a cost is known, else it would be a benefit only."""
    value = view.case.value
    return value.worth is not None and value.verdict != "not yet known" and has_cost(view)


def has_cost(view: View) -> bool:
    """Whether any cost is known; a total of zero otherwise means unknown, not free."""
    return view.case.value.total_cost is not None


def turning(view: View) -> SwitchingValue | None:
    """How far all benefits may move before the answer turns; ``None`` when no likely change turns it."""
    found = next(iter(view.case.value.switching), None)
    near = found is not None and found.multiplier is not None and found.multiplier >= NEAR
    return found if near and has_worth(view) else None


def needed(view: View) -> float | None:
    """The likely cost until the first gate; ``None`` while no cost is known."""
    return view.first_gate.spent_by_then if has_cost(view) and view.first_gate.spent_by_then > 0 else None


def amount(view: View) -> float | None:
    """The money to release now: as asked, else the likely cost until the first gate, else unknown."""
    asked = view.file.programme.first_tranche
    return asked if asked else needed(view)


def ask(view: View) -> str:
    """The decision that the board is asked for, in one sentence."""
    own = shorten(one_line(view.file.programme.decision), LONGEST)
    if own:
        return view.say("common.board", decision=lower_first(own))
    money = amount(view)
    lead = one_line(view.file.programme.lead)
    date = day(view.first_gate.on)
    return view.say("common.board", decision=view.say(_key(view), amount=view.money(money), lead=lead, date=date))


def _key(view: View) -> str:
    known = amount(view) is not None
    keys = {
        "proceed": ("decision.proceed_no_amount", "decision.proceed"),
        "pilot": ("decision.pilot_no_amount", "decision.pilot"),
        "unknown": (_unknown_key(view), "decision.unknown_amount"),
    }
    return keys[state(view)][known]


def sponsor(view: View) -> str:
    """The name of the sponsor without the title that follows a comma; empty without one."""
    return one_line(view.file.programme.sponsor.partition(",")[0])


def _unknown_key(view: View) -> str:
    if not sponsor(view):
        return "decision.unknown_no_sponsor"
    return "decision.unknown" if view.file.programme.lead else "decision.unknown_no_lead"


def shortfall(view: View) -> float | None:
    """What the plan as dated needs until the first gate beyond the money asked for; else ``None``."""
    asked, need = view.file.programme.first_tranche, needed(view)
    return need - asked if asked and need and need > asked else None
