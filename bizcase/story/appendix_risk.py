"""Appendix: the full risk register, the self-check and the audit."""

from bizcase.figures import count
from bizcase.model.business_case import BridgeRow, Exposure, RiskResult, TestResult
from bizcase.model.catalogue import RiskScore
from bizcase.model.story import Slide
from bizcase.story.exposure import owner
from bizcase.story.frame import reference, source_line, table
from bizcase.story.position import is_scored, published_tests
from bizcase.story.view import View
from bizcase.story.words import number, sentence


def risk_register(view: View) -> Slide:
    """A5: every risk with its scores, owner and cause."""
    rows = (_risk_row(view, one) for one in view.case.risks)
    found = table(view, "risk_register", rows, (0.5, 3.6, 1.2, 1.2, 1.5, 2))
    return reference(view, "risk_register", (found,), words="risk_register", count=count(len(view.case.risks), "risk"))


def _risk_row(view: View, one: RiskResult) -> tuple[str, ...]:
    before = _score(view, one.inherent_exposure, one.inherent)
    after = _score(view, one.residual_exposure, one.residual)
    return (one.id, sentence(one.statement), before, after, owner(view, one), _fired_by(view, one))


def _score(view: View, exposure: Exposure, score: RiskScore) -> str:
    return view.say("risk_register.score", exposure=exposure, likelihood=score.likelihood, impact=score.impact)


def _fired_by(view: View, one: RiskResult) -> str:
    found = [f"{subject or view.say('risk_register.whole')} ({why})" for subject, why in one.fired_by]
    more = len(found) - 2
    return "; ".join(found[:2]) + (f"; {view.say('common.more', count=more)}" if more > 0 else "")


def risk_controls(view: View) -> Slide:
    """A5, continued: mitigation, early warning and fallback of every risk."""
    rows = ((one.id, one.mitigation, one.early_warning, one.contingency) for one in view.case.risks)
    found = table(view, "risk_register", rows, (0.5, 3.2, 2.4, 3), variant="controls")
    return reference(
        view, "risk_controls", (found,), words="risk_register", variant="controls", spoken="notes_controls"
    )


def self_check(view: View) -> Slide:
    """A6: the twenty-one tests with result, finding and next step."""
    ready = view.case.readiness
    passed = sum(one.result == "pass" for one in ready.results)
    found = table(view, "self_check", (_test_row(view, one) for one in ready.results), (1.9, 1, 4, 2.4))
    return reference(
        view,
        "self_check",
        (found,),
        words="self_check",
        variant="" if passed else "none",
        passed=number(passed),
        total=len(ready.results),
        verdict=ready.verdict,
        reason=sentence(ready.reason),
        source=source_line(view, "self_check", [one.published_source for one in published_tests(view)]),
    )


def _test_row(view: View, one: TestResult) -> tuple[str, ...]:
    name = view.say("self_check.name", id=one.id, name=one.name)
    step = view.say("self_check.done") if one.result == "pass" else one.fix
    return (name, view.say(f"today.result.{one.result}"), f"{one.sentence} {one.evidence}".strip(), step)


def audit(view: View) -> Slide:
    """A7: six dimensions with two scores, targets, evidence and the first step."""
    rows = (_audit_row(view, one) for one in view.case.current_state.rows)
    found = table(view, "audit", rows, (1.4, 0.9, 0.8, 0.9, 2.2, 3.6))
    return reference(view, "audit", (found,), words="audit", variant="" if is_scored(view) else "none")


def _audit_row(view: View, one: BridgeRow) -> tuple[str, ...]:
    unscored = view.say("today.unscored")
    now = unscored if one.current is None else view.say("audit.scored", score=one.current, word=one.current_word)
    sceptic = unscored if one.sceptic is None else str(one.sceptic)
    targets = view.say("audit.targets", m6=one.target_m6, m12=one.target_m12, m36=one.target_m36)
    evidence = one.evidence or view.say("audit.no_evidence")
    return (one.name, now, sceptic, targets, evidence, f"{one.sentence} {one.hypothesis}".strip())
