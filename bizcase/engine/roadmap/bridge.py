"""The audit: six dimensions from today to the future, and the stage of maturity."""

from typing import Any

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import BridgeRow, CurrentState
from bizcase.model.case_file import AuditScore, CaseFile
from bizcase.model.catalogue import AuditDimension, MaturityStage

HALF_YEARS = {6: 1, 12: 2, 36: 6}


def current_state(case: CaseFile, catalogue: Catalogue) -> CurrentState:
    """Six rows, scored or not, and the stage.

    A score of three or more without evidence is counted as two, and the row says so. Targets never rise
    faster than one level in six months, and never above what the user wants. The stage is the highest one of
    which the rule in ``plan.toml`` (lowest scores by dimension) and those of all earlier stages are kept; a
    dimension that is not scored keeps no rule; without any score there is no stage.
    """
    scores: dict[str, AuditScore] = {one.dimension: one for one in case.audit}
    wording = catalogue.plan_wording["bridge"]
    rows = tuple(_row(one, scores.get(one.id), wording) for one in catalogue.dimensions)
    stage, meaning = _stage(rows, catalogue)
    return CurrentState(rows=rows, stage=stage, stage_meaning=meaning)


def _row(dimension: AuditDimension, score: AuditScore | None, wording: dict[str, Any]) -> BridgeRow:
    current = _counted(score, wording)
    targets = _targets(dimension, score, current, wording)
    return BridgeRow(
        dimension=dimension.id,
        name=dimension.name,
        current=current,
        sceptic=score.sceptic if score else None,
        target_m6=targets[6],
        target_m12=targets[12],
        target_m36=targets[36],
        current_word="" if current is None else _word(dimension, current),
        evidence=_evidence(score, current, wording),
        sentence=_sentence(dimension, current, targets, wording),
        hypothesis=dimension.hypothesis,
        owner=dimension.owner,
    )


def _counted(score: AuditScore | None, wording: dict[str, Any]) -> int | None:
    if score is None or score.current is None:
        return None
    proven = score.evidence or score.current < wording["evidence_from"]
    return score.current if proven else int(wording["cap"])


def _evidence(score: AuditScore | None, current: int | None, wording: dict[str, Any]) -> str:
    if score is None or score.current is None:
        return ""
    if score.current != current:
        return str(wording["capped"].format(score=score.current, cap=current))
    return score.evidence or str(wording["self_scored"])


def _targets(
    dimension: AuditDimension, score: AuditScore | None, current: int | None, wording: dict[str, Any]
) -> dict[int, int]:
    usual = {6: dimension.target_m6, 12: dimension.target_m12, 36: dimension.target_m36}
    wanted = score.target if score and score.target else max(usual.values())
    now = current or 1
    pace = wording["rise_per_half_year"]
    return {
        month: max(now, min(goal, wanted, now + pace * HALF_YEARS[month]) if current else min(goal, wanted))
        for month, goal in usual.items()
    }


def _sentence(dimension: AuditDimension, current: int | None, targets: dict[int, int], wording: dict[str, Any]) -> str:
    if current is None:
        return str(wording["unscored"]).format(ask=_lower_first(dimension.evidence_to_ask))
    month = next((month for month, target in targets.items() if target > current), None)
    if month is None:
        return str(wording["hold"]).format(current=_word(dimension, current), measure=dimension.measure)
    return str(wording["rise"]).format(
        current=_word(dimension, current),
        target=_word(dimension, targets[month]),
        month=month,
        step=_lower_first(dimension.next_step[current - 1]),
        measure=dimension.measure,
    )


def _word(dimension: AuditDimension, score: int) -> str:
    return next(level.word for level in dimension.levels if level.score == score)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _stage(rows: tuple[BridgeRow, ...], catalogue: Catalogue) -> tuple[str, str]:
    scores = {row.dimension: row.current or 0 for row in rows}
    if not any(scores.values()):
        return "", ""
    reached = _reached(scores, catalogue.plan_wording["stage_rule"])
    wording = catalogue.plan_wording["stage"]
    if reached == 0:
        plain = _lower_first(catalogue.stages[0].plain)
        return wording["before"], wording["before_meaning"].format(plain=plain)
    stage = catalogue.stages[reached - 1]
    return stage.name, _meaning(stage, catalogue.stages[reached : reached + 1], wording)


def _reached(scores: dict[str, int], rules: list[dict[str, Any]]) -> int:
    for rule in rules:
        if any(scores.get(dimension, 0) < least for dimension, least in rule["needs"].items()):
            return int(rule["number"]) - 1
    return len(rules)


def _meaning(stage: MaturityStage, following: tuple[MaturityStage, ...], wording: dict[str, Any]) -> str:
    for after in following:
        return str(wording["next"]).format(plain=stage.plain, name=after.name, reached=_lower_first(after.reached_when))
    return str(wording["last"]).format(plain=stage.plain)
