"""One sentence, read: what it names is taken out step by step, the date first, the measure last."""

from datetime import date

from bizcase import figures
from bizcase.engine.goal_terms._grammar import Piece, without
from bizcase.engine.goal_terms._levels import Levels, is_rate, levels, today
from bizcase.engine.goal_terms._metric import is_crowded, metric
from bizcase.engine.goal_terms._sentence import Calls, Sentence
from bizcase.engine.goal_terms._when import Deadline, deadlines
from bizcase.engine.goal_terms._who import executives
from bizcase.model.business_case import GoalTerms, Term
from bizcase.model.case_file import Company
from bizcase.model.catalogue import GoalReading


def read(text: str, calls: Calls, company: Company, now: date, words: GoalReading) -> Sentence:
    """The terms in ``text``, of the kinds that ``calls`` for a reading."""
    whens = deadlines(text, company, now, words) if calls.date else []
    left = without(text, (one.piece for one in whens))
    whos = list(executives(left, words)) if calls.person else []
    left = without(left, (one.said for one in whos))
    found = levels(left, words) if calls.figure else []
    first = _first(left, found, words)
    when = whens[0] if whens else None
    terms = GoalTerms(
        goal="",
        metric=_as_written(text, metric(left, first, words) if first or calls.measure else None),
        baseline=_as_written(text, first.baseline if first else None),
        target=_target(text, first, words),
        deadline=_deadline(text, when, now, words),
        executive=_as_written(text, whos[0].who if whos else None),
        remarks=(words.says["more"],) if first and len(found) > 1 else (),
    )
    return Sentence(terms, (when.first, when.on) if when else None)


def _first(text: str, found: list[Levels], words: GoalReading) -> Levels | None:
    """The figures that the sentence is about, with today's value; ``None`` where others stand in their way."""
    first = min(found, key=lambda one: one.words.start, default=None)
    if first is None or is_crowded(text, first):
        return None
    return first if first.baseline else first._replace(baseline=today(text, first, words))


def _as_written(text: str, piece: Piece | None) -> Term | None:
    return Term(value=" ".join(piece.of(text).split()), words=piece.of(text)) if piece else None


def _target(text: str, found: Levels | None, words: GoalReading) -> Term | None:
    if found is None or found.target is None:
        return None
    amount = " ".join(found.target.of(text).split())
    if not found.change:
        return Term(value=amount, words=found.words.of(text))
    rate = "_rate" if is_rate(amount) and found.change in ("up", "down") else ""
    value = words.says[f"{found.change}{rate}"].format(amount=amount)
    return Term(value=value, words=found.words.of(text), change=True)


def _deadline(text: str, found: Deadline | None, now: date, words: GoalReading) -> Term | None:
    if found is None:
        return None
    said = found.piece.of(text)
    note = words.says["past"] if found.on < now else words.says.get(found.note, "")
    return Term(value=figures.day(found.on), words=said, on=found.on, note=note)
