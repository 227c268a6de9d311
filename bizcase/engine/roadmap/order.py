"""What must come before what, and where the plan has it the other way round."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.figures import titled
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.catalogue import SequencingRule
from bizcase.model.roadmap import PlanBar
from bizcase.phrases import found, spelled, without_negated

PROVEN = ("A", "B")
DIMENSIONS = 6

SHOWN_BY: dict[str, Callable[[CaseFile, Initiative, tuple[str, ...]], bool]] = {
    "purpose": lambda case, one, _: bool(case.purpose.why and one.goals),
    "interviews": lambda case, _, __: any(who.last_spoken for who in case.stakeholders),
    "audit": lambda case, _, __: sum(score.current is not None for score in case.audit) == DIMENSIONS,
    "baseline": lambda _, one, unknown: one.baseline.casefold() not in unknown,
    "proof": lambda _, one, __: one.evidence_tier in PROVEN,
    "not_regulated": lambda case, _, __: case.company.regulated is False,
    "functions": lambda case, _, __: len({one.department for one in case.initiatives if one.department}) > 1,
}


class _Plan(NamedTuple):
    case: CaseFile
    bars: dict[str, PlanBar]
    texts: dict[str, str]
    catalogue: Catalogue

    @property
    def wording(self) -> dict[str, Any]:
        """The sentences of the roadmap."""
        return dict(self.catalogue.plan_wording["roadmap"])


def order_notes(case: CaseFile, bars: dict[str, PlanBar], catalogue: Catalogue) -> tuple[str, ...]:
    """A sentence for every sequencing rule that the plan breaks or cannot show to keep, then one for every
    initiative that starts before what it depends on."""
    texts = {one.id: _text(one, catalogue.plan_wording["words"]) for one in case.initiatives}
    plan = _Plan(case, bars, texts, catalogue)
    notes = (_rule_note(rule, plan) for rule in catalogue.sequencing)
    return tuple(filter(None, notes)) + tuple(_dependencies(plan))


def _text(one: Initiative, words: dict[str, list[str]]) -> str:
    return without_negated(spelled(one.name, one.description, *one.channels), words["negations"])


def _rule_note(rule: SequencingRule, plan: _Plan) -> str:
    before = _predecessor(rule, plan.catalogue)
    providers = [plan.bars[one] for one, text in plan.texts.items() if found(text, before.get("words", ()))]
    concerned = [plan.bars[one.id] for one in plan.case.initiatives if _is_concerned(one, rule, before, plan)]
    concerned = [bar for bar in concerned if bar not in providers]
    if not providers:
        return _sentence("from_start", rule, concerned, plan)
    first = min(providers, key=lambda bar: _ready(bar, plan))
    ready = _ready(first, plan)
    early = [bar for bar in concerned if bar.start < ready]
    return _sentence("too_early", rule, early, plan, provider=titled([first.label]), ready=ready)


def _ready(bar: PlanBar, plan: _Plan) -> int:
    """The month in which ``bar`` provides what others need: a project's end, a lasting service's start."""
    return bar.end if bar.end - bar.start <= plan.wording["project_months"] else bar.start


def _predecessor(rule: SequencingRule, catalogue: Catalogue) -> dict[str, Any]:
    known = (one for one in catalogue.plan_wording["predecessor"] if one["before"] == rule.before)
    return next(known, {})


def _is_concerned(one: Initiative, rule: SequencingRule, before: dict[str, Any], plan: _Plan) -> bool:
    shown = SHOWN_BY.get(before.get("field", ""))
    unknown = tuple(plan.catalogue.plan_wording["words"]["unknown"])
    if one.status == "done" or _ends_something(one, plan) or (shown is not None and shown(plan.case, one, unknown)):
        return False
    text = plan.texts[one.id]
    facts = (fact for fact in plan.catalogue.facts if fact.id in rule.facts)
    return bool(found(text, rule.words)) or any(found(text, fact.words, fact.not_when) for fact in facts)


def _ends_something(one: Initiative, plan: _Plan) -> bool:
    first = one.name.casefold().split()[:1]
    return first != [] and first[0] in plan.catalogue.plan_wording["words"]["ending"]


def _sentence(form: str, rule: SequencingRule, bars: list[PlanBar], plan: _Plan, **known: object) -> str:
    if not bars:
        return ""
    one_or_many = min(len(bars), 2) - 1
    return str(plan.wording[form]).format(
        before=rule.before,
        after=rule.after,
        why=rule.why,
        initiatives=titled([bar.label for bar in bars]),
        need=plan.wording["need"][one_or_many],
        start=plan.wording["start"][one_or_many],
        **known,
    )


def _dependencies(plan: _Plan) -> Iterator[str]:
    for one in plan.case.initiatives:
        for needed in (plan.bars[other] for other in one.depends_on):
            bar = plan.bars[one.id]
            if bar.start < needed.start:
                yield plan.wording["dependency"].format(
                    initiative=titled([one.name]),
                    start=bar.start + 1,
                    needed=titled([needed.label]),
                    needed_start=needed.start + 1,
                )
