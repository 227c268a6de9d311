"""The case holds itself to the twenty-one tests that most programmes failed."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal

from bizcase.catalogue import Catalogue
from bizcase.engine.readiness import choices, core, numbers, people
from bizcase.engine.readiness.seen import Condition, Finding, Seen
from bizcase.model.business_case import CurrentState, LineOfSight, Match, Readiness, Result, RiskResult, TestResult
from bizcase.model.case_file import CaseFile
from bizcase.model.catalogue import ReadinessTest
from bizcase.model.roadmap import Roadmap
from bizcase.model.value import Value

__all__ = ["TESTS", "check"]

TESTS: dict[str, Callable[[Seen], Finding]] = {
    "T1": core.connected,
    "T2": core.holistic,
    "T3": core.beyond_next_year,
    "T4": core.executives,
    "T5": choices.reason_first,
    "T6": choices.said_no,
    "T7": choices.alternatives,
    "T8": choices.change_named,
    "T9": choices.skills,
    "T10": choices.outsourcing,
    "T11": people.accountable,
    "T12": people.sceptics_answered,
    "T13": numbers.admits_unknowns,
    "T14": numbers.patient,
    "T15": people.risks_planned,
    "T16": people.champions,
    "T17": people.audited,
    "T18": people.mutual_value,
    "T19": numbers.executive_language,
    "T20": numbers.owned_core,
    "T21": numbers.honest_numbers,
}
_SEVERITY: dict[Result, int] = {"fail": 0, "cannot tell": 1, "partial": 2, "pass": 3}
_VERDICT = Literal["board-ready", "sponsor-ready", "not ready"]


def check(
    case: CaseFile,
    matches: tuple[Match, ...],
    sight: LineOfSight,
    value: Value,
    risks: tuple[RiskResult, ...],
    roadmap: Roadmap,
    current_state: CurrentState,
    catalogue: Catalogue,
    today: date,
) -> Readiness:
    """All tests of the catalogue with their evidence, the verdict and the first three fixes.

    What the case is silent about is "cannot tell", which never counts as a pass.
    """
    seen = Seen(case, matches, sight, value, risks, roadmap, current_state, catalogue, today)
    results = tuple(_result(test, TESTS[test.id](seen), catalogue) for test in catalogue.tests)
    verdict, deciding = _verdict(results, seen.limits)
    opens = sorted((one for one in deciding if one.result != "pass"), key=lambda one: _SEVERITY[one.result])
    others = [one for one in results if one not in deciding and one.result == "fail"]
    return Readiness(
        results=results,
        verdict=verdict,
        reason=_reason(verdict, opens, catalogue),
        fixes=tuple(one.fix for one in (opens + others)[: seen.limits["fixes"]]),
    )


def _result(test: ReadinessTest, finding: Finding, catalogue: Catalogue) -> TestResult:
    sentences = {
        "pass": test.met,
        "partial": test.partly,
        "fail": test.not_met,
        "cannot tell": test.cannot_tell,
    }
    return TestResult(
        id=test.id,
        name=test.name,
        asks=test.asks,
        result=finding.verdict,
        sentence=sentences[finding.verdict],
        evidence=" ".join(_evidence(test.id, finding, catalogue)),
        fix=test.fix,
        core=test.core,
        published=test.published,
        published_source=test.published_source,
    )


def _evidence(test_id: str, finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """What was found, is missing or is not known; a silent case gets no credit for what every case has."""
    wording = catalogue.plan_wording["evidence"]
    silent = finding.verdict == "cannot tell"
    conditions = [one for one in finding.conditions if not (silent and one.ours)]
    for met, heading in ((True, "found"), (False, "missing"), (None, "unknown")):
        phrases = [_phrase(one, wording[test_id][one.key], heading) for one in conditions if one.met is met]
        if phrases:
            yield wording[heading].format(items="; ".join(phrases))


def _phrase(condition: Condition, forms: dict[str, str], heading: str) -> str:
    return forms.get(heading, forms["missing"]).format(detail=condition.detail)


def _verdict(results: tuple[TestResult, ...], limits: dict[str, Any]) -> tuple[_VERDICT, list[TestResult]]:
    """The verdict, and the tests that stand between it and the next better one."""
    board, sponsor = limits["board"], limits["sponsor"]
    result = {one.id: one.result for one in results}
    needed = [*board["none_fails"], *board["all_pass"]]
    elsewhere = sum(value != "pass" for key, value in result.items() if key not in needed)
    deciding = [one for one in results if one.id in needed]
    if _board_ready(result, board) and elsewhere <= board["not_met_elsewhere_at_most"]:
        return "board-ready", deciding
    if all(result[key] != "fail" for key in sponsor["none_fails"]) and all(
        result[key] in ("partial", "pass") for key in sponsor["at_least_partial"]
    ):
        return "sponsor-ready", deciding
    needed = [*sponsor["none_fails"], *sponsor["at_least_partial"]]
    return "not ready", [one for one in results if one.id in needed]


def _board_ready(result: dict[str, Result], board: dict[str, Any]) -> bool:
    core_results = [result[key] for key in board["none_fails"]]
    return (
        "fail" not in core_results
        and core_results.count("pass") >= board["passes_at_least"]
        and all(result[key] == "pass" for key in board["all_pass"])
    )


def _reason(verdict: str, opens: list[TestResult], catalogue: Catalogue) -> str:
    wording = catalogue.plan_wording["readiness"]["reason"]
    names = [wording["open"][one.result.replace(" ", "_")].format(name=one.name) for one in opens]
    return str(wording[verdict.replace("not ready", "not_ready")]).format(open="; ".join(names))
