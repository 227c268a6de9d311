"""The executive summary: what is asked, what it costs, what it is worth, what could go wrong, when it can stop."""

from collections.abc import Iterator

from bizcase.figures import chance_percent, chance_words, count, day, percent
from bizcase.model.story import Figure, FigurePanel, Item, Slide
from bizcase.story import decision, futures
from bizcase.story.frame import bullets, notes, part, point, slide, statement
from bizcase.story.gaps import open_questions
from bizcase.story.opening import coverage, served_goals
from bizcase.story.view import View
from bizcase.story.words import capital, lower_first, number, shorten

MOST_FIGURES, RISK_WORDS = 5, 13


def exec_summary(view: View) -> Slide:
    """The whole case in sixty seconds."""
    asked = statement(decision.ask(view), tone="key")
    reasons = bullets((_goal(view), _worth(view), _odds(view), _risk(view), _stop(view)))
    unknown = decision.state(view) == "unknown"
    spoken = "thin" if decision.thin(view) else decision.state(view)
    keys = (spoken, "caveat_unknown" if unknown else "caveat", "question")
    return slide(
        view,
        "exec_summary",
        _title(view),
        (part(asked, reasons, width=1.9), part(_panel(view))),
        notes=notes(view, "exec_summary", keys, date=day(view.first_gate.on)),
    )


def _title(view: View) -> str:
    worth = view.case.value.worth
    return view.title(
        f"exec_summary.title.{_title_key(view)}",
        amount=view.money(decision.amount(view)),
        worth=futures.likely(view, view.short),
        likely=view.short(worth.base if worth else None),
        month=view.first_gate.month,
    )


def _title_key(view: View) -> str:
    worth, known = view.case.value.worth, decision.amount(view) is not None
    state = decision.state(view)
    if worth is None or state == "unknown":
        return "unknown_amount" if known else "unknown"
    if state == "pilot" or not known:
        return state if known else f"{state}_no_amount"
    return "proceed" if view.case.value.npv is not None else "proceed_undiscounted"


def _goal(view: View) -> Item | None:
    served, total = served_goals(view), len(view.file.goals)
    key = coverage(len(served), total)
    text = view.say(
        f"exec_summary.goal.{key}",
        total=("all " if key == "all" else "") + count(total, "goal"),
        served=number(len(served)),
    )
    return point(view, "exec_summary.lead.goal", text)


def _worth(view: View) -> Item | None:
    value = view.case.value
    if value.worth is None or not decision.has_worth(view):
        key = "no_cost" if value.total_benefit and not decision.has_cost(view) else "unknown"
        return point(view, "exec_summary.lead.worth", view.say(f"exec_summary.worth.{key}"))
    found, stated = view.case.uncertainty, value.stated_worth
    key = "futures" if found else "undiscounted" if value.npv is None else "range"
    text = view.say(
        f"exec_summary.worth.{key}",
        stated=view.money(stated.base if stated else None),
        likely=view.money(value.worth.base),
        span=view.span(futures.ends(found) if found else None),
    )
    return point(view, "exec_summary.lead.worth", text)


def _odds(view: View) -> Item | None:
    """Why more futures lose than gain although the likely worth is above zero, or the other way round."""
    lean = futures.lean(view) if decision.has_worth(view) else ""
    return point(view, "exec_summary.lead.odds", view.say(f"exec_summary.odds.{lean}") if lean else "")


def _risk(view: View) -> Item | None:
    risk, turn = lower_first(shorten(view.case.risks[0].title, 42)), _benefits_turn(view)
    text = view.say("exec_summary.risk.one", risk=risk, turn=turn)
    if not turn or len(text.split()) > RISK_WORDS:
        text = view.say("exec_summary.risk.plain", risk=risk)
    return point(view, "exec_summary.lead.risk", text)


def _benefits_turn(view: View) -> str:
    turn = decision.turning(view)
    if turn is None or turn.multiplier is None or turn.label not in view.raw("sensitivity.label"):
        return ""
    key = "fall" if turn.multiplier < 1 else "rise"
    return view.say(f"exec_summary.risk.{key}", share=percent(abs(1 - turn.multiplier)))


def turning_point(view: View) -> str:
    """The widest bar of the tornado in words for a sentence; empty without a tornado."""
    if not view.case.value.tornado:
        return ""
    label = view.case.value.tornado[0].label
    known: dict[str, str] = view.raw("sensitivity.label")
    return known.get(label) or view.say("exec_summary.risk.driver_other", label=shorten(label, 45))


def _stop(view: View) -> Item | None:
    needed, asked = decision.needed(view), view.file.programme.first_tranche
    key = "short" if decision.shortfall(view) else "spent" if needed is not None else "plain"
    need = view.money(needed)
    text = view.say(
        f"exec_summary.stop.{key}", date=day(view.first_gate.on), spent=need, needed=need, asked=view.money(asked)
    )
    return point(view, "exec_summary.lead.stop", text)


# --- the panel ----------------------------------------------------------------------------------------------------


def _panel(view: View) -> FigurePanel:
    found = _figures(view) if decision.has_worth(view) else _figures_unknown(view)
    return FigurePanel(figures=tuple(found)[:MOST_FIGURES])


def _figure(view: View, key: str, value: str, note: str) -> Figure:
    return Figure(label=view.say(f"exec_summary.figure.{key}"), value=value, note=note)


def _figures(view: View) -> Iterator[Figure]:
    value = view.case.value
    yield from _first_release(view)
    yield from _total_cost(view)
    if value.worth:
        key = "worth_undiscounted" if value.npv is None else "worth"
        yield _figure(view, key, view.money(value.worth.base), futures.spread(view))
    yield _payback(view)
    found = view.case.uncertainty
    if found:
        percents, draws = chance_percent(found.chance_of_loss), f"{found.draws:,}"
        note = view.say("exec_summary.figure.loss_note", percent=capital(percents), draws=draws)
        yield _figure(view, "loss", capital(chance_words(found.chance_of_loss)), note)


def _first_release(view: View) -> Iterator[Figure]:
    money, needed = decision.amount(view), decision.needed(view)
    if money is None:
        return
    key = "first_note" if view.file.programme.first_tranche else "first_own"
    if decision.shortfall(view):
        key = "first_asked"
    date = day(view.first_gate.on)
    note = view.say(f"exec_summary.figure.{key}", date=date, needed=view.money(needed))
    yield _figure(view, "first", view.money(money), note)


def _total_cost(view: View) -> Iterator[Figure]:
    cost = view.case.value.total_cost
    if cost is None:
        return
    missing = len(without_cost(view))
    key = "cost_some" if missing else "cost_note"
    note = view.say(f"exec_summary.figure.{key}", span=view.span(cost), missing=missing, total=len(view.initiatives))
    yield _figure(view, "cost", view.money(cost.base), note)


def without_cost(view: View) -> tuple[str, ...]:
    """Ids of the initiatives for which neither money nor hours are stated."""
    return tuple(one.id for one in view.file.initiatives if not one.states_cost_or_hours)


def _payback(view: View) -> Figure:
    base = view.case.value.payback[1]
    if base is None:
        return _figure(view, "payback", view.say("exec_summary.figure.payback_beyond"), _payback_beyond(view))
    return _figure(view, "payback", view.say("exec_summary.figure.payback_month", month=base), _payback_note(view))


def _payback_note(view: View) -> str:
    span = futures.payback_span(view)
    return view.say("exec_summary.figure.payback_note", span=span) if span else ""


def _payback_beyond(view: View) -> str:
    found = view.case.uncertainty
    early = found.payback[0] if found else None
    if early is None:
        return view.say("exec_summary.figure.payback_none") if found else ""
    return view.say("exec_summary.figure.payback_early", early=early)


def _figures_unknown(view: View) -> Iterator[Figure]:
    yield from _first_release(view)
    yield from _total_cost(view)
    note = view.say("exec_summary.figure.goals_note", total=len(view.file.goals))
    served = len(served_goals(view))
    yield _figure(view, "goals", str(served) if served else view.say("exec_summary.figure.goals_none"), note)
    questions = len(open_questions(view))
    if questions:
        note = view.say("exec_summary.figure.questions_plain")
        yield _figure(view, "questions", str(questions), note)
    if view.case.risks:
        note = view.say("exec_summary.figure.risks_note")
        yield _figure(view, "risks", str(len(view.case.risks)), note)
    note = view.say("exec_summary.figure.gate_note", month=view.first_gate.month)
    yield _figure(view, "gate", day(view.first_gate.on), note)
