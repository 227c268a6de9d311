"""The simulated futures in words: the spread of worth, of payback, and the chance of loss.

P10–P90 is where eight futures in ten end. It is never the low and high of the model, where all goes wrong or all goes
well at once.
"""

from collections.abc import Callable

from bizcase.model.value import Range, Uncertainty
from bizcase.story.view import View
from bizcase.story.words import range_text

Write = Callable[[float | None], str]


def spread(view: View, write: Write | None = None) -> str:
    """P10–P90 with its two ends; empty while no futures were simulated."""
    found = view.case.uncertainty
    if found is None:
        return ""
    return view.say("futures.spread", span=view.span(ends(found), write))


def ends(found: Uncertainty) -> Range:
    """P10, P50 and P90 of worth."""
    return Range(low=found.p10, base=found.p50, high=found.p90)


def likely(view: View, write: Write | None = None) -> str:
    """The likely worth with its spread in brackets, as far as it was simulated."""
    worth, around = view.case.value.worth, spread(view, write)
    text = (write or view.money)(worth.base if worth else None)
    return view.say("futures.likely", likely=text, spread=around) if around else text


def payback_span(view: View) -> str:
    """The months between which cash is back in eight futures in ten ("24–36+"); empty without futures."""
    found = view.case.uncertainty
    if found is None:
        return ""
    early, _, late = (view.say("futures.beyond") if one is None else str(one) for one in found.payback)
    return range_text(early, late)


def lean(view: View) -> str:
    """Whether most futures end on the other side of zero than the likely worth: "down", "up" or neither, empty."""
    found, worth = view.case.uncertainty, view.case.value.worth
    if found is None or worth is None or worth.base * found.p50 >= 0:
        return ""
    return "down" if found.p50 < 0 else "up"
