"""What stands in place of value, sensitivity and cash while nothing can be counted."""

from bizcase.figures import count, day
from bizcase.model.story import Item, Slide, Table
from bizcase.story import decision
from bizcase.story.frame import bullets, notes, part, slide, statement, table
from bizcase.story.gaps import open_questions
from bizcase.story.summary import without_cost
from bizcase.story.view import View
from bizcase.story.words import capital, number, shorten

OPEN_ROWS = 5


def unknown(view: View) -> Slide:
    """What is not known, why, who could say and by when."""
    known = bullets((_known_cost(view), _known_benefit(view), _outside(view), _more(view)))
    said = statement(view.say("unknown.statement"), tone="key")
    return slide(
        view,
        "unknown",
        _title(view),
        (part(said, _table(view), known),),
        notes=notes(view, "unknown", ("point", "ask", "caveat", "question")),
    )


def _title(view: View) -> str:
    gaps = len(open_questions(view))
    if not gaps:
        return view.title("unknown.title.none")
    return view.title(f"unknown.title.{'one' if gaps == 1 else 'many'}", count=f"{number(gaps)} answers")


def all_on_slide(view: View) -> bool:
    """Whether this slide is told and has room for every open question."""
    return not decision.has_worth(view) and len(open_questions(view)) <= OPEN_ROWS


def _table(view: View) -> Table | None:
    due = day(view.first_gate.on)
    rows = ((one.what, shorten(one.why, 90), shorten(one.who, 40), due) for one in open_questions(view)[:OPEN_ROWS])
    return table(view, "unknown", rows, (2.2, 2.2, 1.3, 0.9))


def _known_cost(view: View) -> Item | None:
    if not decision.has_cost(view):
        return None
    priced = len(view.initiatives) - len(without_cost(view))
    cost = view.spread(view.case.value.total_cost)
    return Item(text=view.say("unknown.cost", cost=cost, count=count(priced, "initiative")))


def _known_benefit(view: View) -> Item | None:
    benefit = view.case.value.total_benefit
    return Item(text=view.say("unknown.benefit", benefit=view.spread(benefit))) if benefit else None


def _outside(view: View) -> Item | None:
    value = view.case.value
    amounts = {"capacity": value.capacity, "expected_loss": value.expected_loss}
    known = [(view.say(f"common.value_class.{key}"), amount) for key, amount in amounts.items() if amount]
    if not known:
        return None
    text = "; ".join(view.say("unknown.outside", amount=view.spread(amount), what=what) for what, amount in known)
    return Item(text=text)


def _more(view: View) -> Item | None:
    more = len(open_questions(view)) - OPEN_ROWS
    return Item(text=view.say("common.in_appendix", count=capital(number(more)))) if more > 0 else None
