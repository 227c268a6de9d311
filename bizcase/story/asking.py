"""The ask: the decision, the rules of the first gate, the measures to be held to and what is not known."""

from datetime import date

from bizcase.figures import chance_percent, chance_words, day
from bizcase.model.case_file import Initiative
from bizcase.model.story import Exhibit, Item, Slide, Table
from bizcase.story import decision
from bizcase.story.frame import bullets, notes, part, slide, statement, table
from bizcase.story.gaps import open_questions
from bizcase.story.opening import STRENGTHS
from bizcase.story.view import View
from bizcase.story.words import capital, clause, lower_first, number, sentence, shorten

OPEN, STEP = 3, 260
MEASURES, MEASURE = 3, 46


def ask(view: View) -> Slide:
    """The decision in the words of the first slide, the rules of the first gate and what is not known."""
    asked = statement(decision.ask(view), view.say("ask.decision"), "key")
    limit = "thin" if decision.thin(view) else "pilot"
    said = notes(view, "ask", ("point", "unknown", "caveat", "question"), steps=_steps(view))
    left = part(asked, _gate_table(view), width=1.3)
    right = part(
        _measures(view),
        bullets(_open_items(view), view.say("ask.unknown")),
        statement(view.say(f"ask.{limit}")) if decision.state(view) == "pilot" else None,
    )
    return slide(view, "ask", _ask_title(view), (left, right), notes=said)


def _steps(view: View) -> str:
    steps = view.case.roadmap.first_90_days[:1]
    return lower_first(sentence(shorten(" ".join(steps), STEP))) if steps else view.say("common.not_known") + "."


def _ask_title(view: View) -> str:
    money, by = decision.amount(view), day(view.first_gate.on)
    key = "amount" if money is not None else decision.state(view)
    return view.title(f"ask.title.{key}", amount=view.money(money), date=by, month=view.first_gate.month)


def _gate_table(view: View) -> Table | None:
    gate = view.first_gate
    rules = {
        "measure": capital(gate.measure),
        "go": gate.go,
        "hold": gate.hold,
        "stop": gate.stop,
        "owner": gate.owner,
        "risk": _at_risk(view),
    }
    rows = ((view.say(f"ask.{key}"), text) for key, text in rules.items() if text)
    heading = view.say("ask.heading", name=gate.name, date=day(gate.on))
    return table(view, "ask", rows, (0.9, 4.0), heading=heading)


def _at_risk(view: View) -> str:
    """What stopping at the first gate loses, and how often going on would lose money; empty while worth is unknown."""
    gate = view.first_gate
    if not decision.has_worth(view):
        return ""
    choice = view.case.choice_at(gate.id)
    lost = view.money(gate.at_risk)
    if choice is None:
        return view.say("ask.at_risk", at_risk=lost)
    words, percents = chance_words(choice.chance_of_stop), chance_percent(choice.chance_of_stop)
    key = "ask.at_risk_choice" if percents != chance_percent(0.0) else "ask.at_risk_chance"
    return view.say(key, at_risk=lost, words=words, percent=percents, worth=view.money(choice.worth_of_stopping))


def _measures(view: View) -> Exhibit | None:
    """The measures of the largest initiatives, from baseline to target, with the date of the goal that they serve."""
    measured = [one for one in map(view.initiatives.__getitem__, view.ranked) if one.kpi][:MEASURES]
    rows = (_measure_row(view, one) for one in measured)
    heading = view.say("ask.hold_us_to")
    missing = statement(view.say("ask.no_measure", date=day(view.first_gate.on)), heading)
    return table(view, "ask", rows, (1.9, 1.4, 1.3), variant="measures", heading=heading) or missing


def _measure_row(view: View, one: Initiative) -> tuple[str, ...]:
    baseline = shorten(one.baseline, 24) or view.say("ask.no_baseline")
    target = shorten(one.target, 24) or view.say("ask.no_target")
    change = view.say("ask.from_to", baseline=baseline, target=target)
    return (clause(one.kpi, MEASURE), change, day(_due_by(view, one)))


def _due_by(view: View, one: Initiative) -> date | None:
    """The date of the goal that the initiative serves most directly."""
    links = [link for link in view.case.sight.links if link.initiative == one.id]
    best = min(links, key=lambda link: STRENGTHS.index(link.strength), default=None)
    deadline = view.terms[best.goal].deadline if best else None
    return deadline.on if deadline else None


def _open_items(view: View) -> tuple[Item, ...]:
    gaps, turn = open_questions(view), decision.turning(view)
    most = OPEN - (turn is not None)
    whether = (Item(text=view.say("ask.whether", sentence=lower_first(turn.sentence))),) if turn else ()
    items = (Item(text=view.say("ask.unknown_item", what=one.what, who=shorten(one.who, 35))) for one in gaps[:most])
    return (*whether, *items, _due(view, len(gaps) - most) if gaps else Item(text=view.say("ask.nothing")))


def _due(view: View, more: int) -> Item:
    key = "ask.unknown_more" if more > 0 else "ask.unknown_date"
    return Item(text=capital(view.say(key, count=number(max(more, 0)), date=day(view.first_gate.on))))
