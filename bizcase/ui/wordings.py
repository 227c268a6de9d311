"""What the choices of a case file are called on screen."""

from bizcase.figures import percent
from bizcase.model.case_file import CaseFile
from bizcase.model.catalogue import EvidenceTier
from bizcase.ui.text import shortened

STATUS = {
    "unknown": "Not set",
    "idea": "Idea",
    "planned": "Planned",
    "running": "Running",
    "paused": "Paused",
    "done": "Done",
}
VALUE_CLASS = {
    "cash_in": "More money in",
    "cash_saved": "Money saved",
    "capacity": "Time freed, not cash",
    "expected_loss": "Smaller expected loss",
    "unmonetised": "Not in money",
}
STANCE = {
    "unknown": "Not known",
    "sponsor": "Sponsor",
    "supporter": "Supporter",
    "neutral": "Neutral",
    "sceptic": "Sceptic",
    "opponent": "Opponent",
}
SEVERITY = {"A": "is jargon", "V": "counts activity", "B": "is unclear to a board"}
GRADE = {"low": "Low", "medium": "Medium", "high": "High"}


def goal_names(case: CaseFile, most: int = 60) -> dict[str, str]:
    """The goals by id, with the id in front."""
    return {goal.id: f"{goal.id}: {shortened(goal.statement, most)}" for goal in case.goals}


def initiative_names(case: CaseFile) -> dict[str, str]:
    """The initiatives by id; one without a name shows its id."""
    return {one.id: one.name or one.id for one in case.initiatives}


def tier_names(tiers: tuple[EvidenceTier, ...]) -> dict[str, str]:
    """The evidence tiers by letter, each with the share of a benefit that it lets count."""
    return {tier.id: f"{tier.id}: {shortened(tier.evidence, 90)} ({percent(tier.share)} counted)" for tier in tiers}
