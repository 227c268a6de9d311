"""Who serves what: links from initiatives to goals, goals without any, and what hangs on one thing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bizcase import figures
from bizcase.catalogue import Catalogue
from bizcase.model.business_case import LineOfSight, Link, Match, Strength
from bizcase.model.case_file import CaseFile, Goal, Initiative
from bizcase.model.catalogue import Verb


def line_of_sight(
    case: CaseFile, matches: Sequence[Match], goal_matches: Sequence[Match], catalogue: Catalogue
) -> LineOfSight:
    """The links between initiatives and goals, in the order of the case, and what they leave open."""
    by_goal = {match.subject: match for match in goal_matches}
    links = tuple(_links(case, matches, by_goal, catalogue))
    served = {link.goal for link in links}
    return LineOfSight(
        links=links,
        unserved_goals=tuple(goal.id for goal in case.goals if goal.id not in served),
        no_thanks=tuple(_no_thanks(matches, links, catalogue.language["sight"])),
        concentration=tuple(_concentration(case, links, catalogue.language)),
    )


def _links(
    case: CaseFile, matches: Sequence[Match], by_goal: Mapping[str, Match], catalogue: Catalogue
) -> Iterator[Link]:
    for initiative, match in zip(case.initiatives, matches, strict=True):
        for goal in case.goals:
            stated = goal.id in initiative.goals
            shown = _speaks_for_itself(initiative, match)
            found = _stated(match, by_goal[goal.id], shown) if stated else _unstated(match, by_goal[goal.id])
            if found is not None:
                yield _link(match, goal, found, stated, catalogue)


def _speaks_for_itself(initiative: Initiative, work: Match) -> bool:
    """Whether more than the goals that the initiative names says what it is for."""
    by_words = any(score.words for score in work.scores if score.outcome == work.first)
    return by_words or bool(initiative.driver or work.judged_by)


def _stated(work: Match, goal: Match, shown: bool) -> tuple[Strength, str, str | None]:
    """Strength, name of the reason, and the outcome that it is about."""
    if work.first is None or not shown:
        return "medium", "stated_unmapped", goal.first
    if goal.first is None:
        return "medium", "stated_goal_unmapped", work.first
    if work.first in (goal.first, goal.second):
        return "strong", "stated_agrees", work.first
    if work.second == goal.first:
        return "strong", "stated_second", goal.first
    return "medium", "stated_only", work.first


def _unstated(work: Match, goal: Match) -> tuple[Strength, str, str | None] | None:
    if work.first is None or goal.first is None:
        return None
    if work.first == goal.first:
        return "medium", "same_outcome", goal.first
    if work.second == goal.first:
        return "weak", "second_of_initiative", goal.first
    if work.first == goal.second:
        return "weak", "second_of_goal", work.first
    return None


def _link(
    match: Match, goal: Goal, found: tuple[Strength, str, str | None], stated: bool, catalogue: Catalogue
) -> Link:
    strength, reason, about = found
    says = catalogue.language["sight"]
    outcome = catalogue.outcome(about) if about else None
    verb: Verb = outcome.verb if outcome else says["default_verb"]
    return Link(
        initiative=match.subject,
        goal=goal.id,
        strength=strength,
        verb=verb,
        reason=says[reason].format(outcome=outcome.noun if outcome else ""),
        stated=stated,
    )


def _no_thanks(matches: Sequence[Match], links: Sequence[Link], says: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    serving = {link.initiative for link in links}
    for match in matches:
        if match.first is None and match.subject not in serving:
            template = says["no_thanks_judged" if match.judged_by else "no_thanks"]
            yield match.subject, template.format(to_settle=match.to_settle, reason=" ".join(match.reasons))


def _concentration(case: CaseFile, links: Sequence[Link], language: Mapping[str, Any]) -> Iterator[str]:
    says = language["sight"]
    if len(case.initiatives) < says["concentration_from"]:
        return
    told: set[tuple[str, ...]] = set()
    for kind, leaning in _leanings(case, links).items():
        for subject, held in leaning.items():
            ids = tuple(one.id for one in held)
            if ids not in told and _is_much(held, case, says["concentration_share"]):
                told.add(ids)
                yield _concentrated(kind, subject, held, case, says)


def _is_much(held: Sequence[Initiative], case: CaseFile, share: float) -> bool:
    return len(held) / len(case.initiatives) > share or (_share_of_cost(held, case) or 0) > share


def _leanings(case: CaseFile, links: Sequence[Link]) -> dict[str, dict[str, list[Initiative]]]:
    """For channel, owner and goal: each one, and the initiatives that have no other."""
    goals: dict[str, set[str]] = {}
    for link in links:
        if link.strength != "weak":
            goals.setdefault(link.initiative, set()).add(link.goal)
    statements = {goal.id: goal.statement for goal in case.goals}
    found: dict[str, dict[str, list[Initiative]]] = {"channel": {}, "owner": {}, "goal": {}}
    for one in case.initiatives:
        served = goals.get(one.id, set())
        subjects = {
            "channel": one.channels[0] if len(one.channels) == 1 else "",
            "owner": one.owner,
            "goal": statements[next(iter(served))] if len(served) == 1 and len(case.goals) > 1 else "",
        }
        for kind, subject in subjects.items():
            if subject:
                found[kind].setdefault(subject, []).append(one)
    return found


def _concentrated(kind: str, subject: str, held: Sequence[Initiative], case: CaseFile, says: Mapping[str, Any]) -> str:
    total, share = len(case.initiatives), _share_of_cost(held, case)
    one, many = (relation.format(subject=subject.rstrip(".")) for relation in says[kind])
    template: str = says[_template(len(held), total, share)]
    return template.format(
        total=figures.number_word(total),
        count=figures.number_word(len(held)).capitalize(),
        share=figures.percent(share),
        relation=many,
        relation_one=one,
    )


def _template(held: int, total: int, share: float | None) -> str:
    if held == total:
        return "everything"
    if share is None:
        return "most_uncosted"
    if share == 1:
        return "everything_cost"
    return "most_one" if held == 1 else "most_many"


def _share_of_cost(held: Sequence[Initiative], case: CaseFile) -> float | None:
    total = sum(_cost(one) for one in case.initiatives)
    return sum(_cost(one) for one in held) / total if total > 0 else None


def _cost(initiative: Initiative) -> float:
    return max(0.0, initiative.one_off_cost or 0.0) + max(0.0, initiative.annual_cost or 0.0)
