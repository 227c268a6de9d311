"""Appendix: the full risk register with its controls, the self-check and the audit."""

from bizcase.figures import count
from bizcase.model.business_case import BridgeRow, Exposure, RiskResult, TestResult
from bizcase.model.catalogue import RiskScore
from bizcase.model.story import Bullets, Slide
from bizcase.story.exposure import owner
from bizcase.story.frame import bullets, point, reference, source_line, table
from bizcase.story.position import published_tests
from bizcase.story.view import View
from bizcase.story.words import listed, number, sentence

ORDER_OF_RESULTS = ("fail", "partial", "cannot tell", "pass")
FINDING = 70


def risk_register(view: View) -> Slide:
    """A5: every risk with its scores, owner and cause, then mitigation, early warning and fallback."""
    rows = (_risk_row(view, one) for one in view.case.risks)
    controls = ((one.id, one.mitigation, one.early_warning, one.contingency) for one in view.case.risks)
    exhibits = (
        table(view, "risk_register", rows, (0.6, 5.2, 1.4, 1.8, 1.1)),
        table(
            view,
            "risk_register",
            controls,
            (0.5, 4.3, 3, 2.2),
            variant="controls",
            heading=view.say("risk_register.table_controls"),
        ),
    )
    return reference(view, "risk_register", exhibits, words="risk_register", count=count(len(view.case.risks), "risk"))


def _risk_row(view: View, one: RiskResult) -> tuple[str, ...]:
    before = _score(view, one.inherent_exposure, one.inherent)
    after = _score(view, one.residual_exposure, one.residual)
    change = view.say("risk_register.change", before=before, after=after)
    return (one.id, sentence(one.statement), change, owner(view, one), _brought_in_by(view, one))


def _score(view: View, exposure: Exposure, score: RiskScore) -> str:
    return view.say("risk_register.score", exposure=exposure, likelihood=score.likelihood, impact=score.impact)


def _brought_in_by(view: View, one: RiskResult) -> str:
    found = dict.fromkeys(subject or view.say("risk_register.whole") for subject, _ in one.fired_by)
    return listed(list(found), most=2) or view.say("risk_register.whole")


def self_check(view: View) -> Slide:
    """A6: the twenty-one tests with their result, the failed ones first, and what would turn each."""
    ready = view.case.readiness
    passed = sum(one.result == "pass" for one in ready.results)
    ordered = sorted(ready.results, key=lambda one: ORDER_OF_RESULTS.index(one.result))
    rows = (_test_row(view, one) for one in ordered if one.result != "pass")
    found = table(view, "self_check", rows, (2.6, 0.8, 5.8))
    return reference(
        view,
        "self_check",
        (_verdict(view), found),
        words="self_check",
        variant="" if passed else "none",
        spoken="notes" if passed else "notes_none",
        passed=number(passed),
        total=len(ready.results),
        verdict=ready.verdict,
        reason=sentence(ready.reason),
        names=_names(view, "pass"),
        source=source_line(view, "self_check", [one.published_source for one in published_tests(view)]),
    )


def _verdict(view: View) -> Bullets | None:
    ready = view.case.readiness
    text = view.say("self_check.verdict", verdict=ready.verdict, reason=sentence(ready.reason))
    return bullets((point(view, "self_check.lead_verdict", text),))


def _test_row(view: View, one: TestResult) -> tuple[str, ...]:
    name = view.say("self_check.name", id=one.id, name=one.name)
    finding = one.sentence if len(one.sentence) <= FINDING and one.result == "cannot tell" else ""
    return (name, view.say(f"today.result.{one.result}"), f"{finding} {one.fix}".strip())


def _names(view: View, result: str) -> str:
    found = [one for one in view.case.readiness.results if one.result == result]
    return listed([view.say("self_check.name", id=one.id, name=one.name) for one in found])


def audit(view: View) -> Slide:
    """A7: six dimensions with two scores, targets, evidence and the first step; the hypotheses in the notes."""
    rows = view.case.current_state.rows
    found = table(view, "audit", (_audit_row(view, one) for one in rows), (0.9, 0.85, 0.9, 2.4, 4.6))
    expected = " ".join(one.hypothesis for one in rows if one.hypothesis)
    return reference(view, "audit", (found,), words="audit", hypotheses=expected)


def _audit_row(view: View, one: BridgeRow) -> tuple[str, ...]:
    unscored = view.say("today.unscored")
    now = unscored if one.current is None else view.say("audit.scored", score=one.current, word=one.current_word)
    if one.sceptic is not None:
        now = view.say("audit.with_sceptic", now=now, sceptic=one.sceptic)
    targets = view.say("audit.targets", m6=one.target_m6, m12=one.target_m12, m36=one.target_m36)
    return (one.name, now, targets, one.evidence or view.say("audit.no_evidence"), sentence(one.sentence))
