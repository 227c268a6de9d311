"""What a readiness test looks at, what it finds, and how findings become a result."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.jargon import counts_activity
from bizcase.model.business_case import CurrentState, LineOfSight, Match, Result, RiskResult
from bizcase.model.case_file import CaseFile, Initiative, Stakeholder
from bizcase.model.roadmap import Roadmap
from bizcase.model.value import Value
from bizcase.people import profile_id
from bizcase.phrases import found, spelled, without_negated


class Condition(NamedTuple):
    """One thing that a test asks for: ``met`` is ``None`` when the case is silent about it.

    ``detail`` names what was found or what is missing; ``ours`` marks what bizcase adds to every case, so
    that it says nothing about this one.
    """

    key: str
    met: bool | None
    detail: str = ""
    ours: bool = False


class Finding(NamedTuple):
    """The conditions of a test; ``result`` overrules the usual judgement."""

    conditions: tuple[Condition, ...]
    result: Result | None = None

    @property
    def verdict(self) -> Result:
        """``result`` when given; else pass when all is met, "cannot tell" when the case is silent, partial
        when at least half is met, fail when something is known to be missing."""
        if self.result is not None:
            return self.result
        if all(one.met is None for one in self.conditions if not one.ours):
            return "cannot tell"
        met = sum(one.met is True for one in self.conditions)
        if met == len(self.conditions):
            return "pass"
        if met * 2 >= len(self.conditions):
            return "partial"
        return "fail" if any(one.met is False for one in self.conditions) else "cannot tell"


@dataclass(frozen=True)
class Seen:
    """The case and all that follows from it, on the day ``today``."""

    case: CaseFile
    matches: tuple[Match, ...]
    sight: LineOfSight
    value: Value
    risks: tuple[RiskResult, ...]
    roadmap: Roadmap
    state: CurrentState
    catalogue: Catalogue
    today: date
    limits: dict[str, Any] = field(init=False)
    words: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "limits", self.catalogue.plan_wording["readiness"])
        object.__setattr__(self, "words", self.catalogue.plan_wording["words"])

    @cached_property
    def texts(self) -> dict[str, str]:
        """The words of each initiative: name, description, channels and measure."""
        negations = self.words["negations"]
        return {
            one.id: without_negated(spelled(one.name, one.description, *one.channels, one.kpi), negations)
            for one in self.case.initiatives
        }

    @cached_property
    def all_text(self) -> str:
        """Everything that the case says in words, without the names of its people."""
        purpose, programme = self.case.purpose, self.case.programme
        said = [purpose.why, purpose.vision, purpose.mission, programme.name, programme.decision]
        said += [goal.statement for goal in self.case.goals]
        said += [text for who in self.case.stakeholders for text in (who.role, who.concern)]
        return spelled(*said) + " | ".join(self.texts.values())

    def hits(self, kind: str) -> str:
        """The words of this kind anywhere in the case, in a row."""
        return ", ".join(found(self.all_text, self.words[kind])[:3])

    def mentions(self, one: Initiative, kind: str) -> bool:
        """Whether the initiative uses a word of this kind."""
        return bool(found(self.texts[one.id], self.words[kind]))

    def ends_something(self, one: Initiative) -> bool:
        """Whether the initiative is about stopping or replacing work."""
        first = spelled(one.name).split()[:1]
        return self.mentions(one, "stop_doing") or bool(first and first[0] in self.words["ending"])

    def named(self, name: str) -> bool:
        """Whether ``name`` is a person rather than empty, a placeholder or a group."""
        return self.known(name) and not found(spelled(name), self.words["nobody"])

    def known(self, cell: str) -> bool:
        """Whether a cell says something."""
        return cell.casefold().strip(" .") not in self.words["unknown"]

    def recent(self, who: Stakeholder) -> bool:
        """Whether the last conversation lies within the last 90 days."""
        if who.last_spoken is None:
            return False
        return 0 <= (self.today - who.last_spoken).days <= int(self.limits["recent_days"])

    def profile(self, who: Stakeholder) -> str:
        """The profile of a stakeholder, "" when the role is none of the sixteen."""
        return profile_id(who.role, self.catalogue.stakeholders)

    @cached_property
    def vanity(self) -> tuple[str, ...]:
        """The metrics that may never carry money."""
        return tuple(one.metric for outcome in self.catalogue.outcomes for one in outcome.vanity)

    def counts_activity(self, one: Initiative) -> bool:
        """Whether the measure of the initiative is a vanity metric."""
        return counts_activity(one.kpi, self.catalogue) or bool(found(spelled(one.kpi), self.vanity))

    def measured(self, one: Initiative) -> bool:
        """Whether the initiative has a business measure."""
        return self.known(one.kpi) and not self.counts_activity(one)


def told(hits: str) -> bool | None:
    """``True`` when words were found; silence proves nothing."""
    return True if hits else None


def every(flags: list[bool]) -> bool | None:
    """Whether all flags hold; ``None`` without any."""
    return all(flags) if flags else None


def stated(text: object) -> bool | None:
    """``True`` for something, ``None`` for nothing."""
    return True if text else None
