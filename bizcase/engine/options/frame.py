"""What every part of an appraisal reads: the case, its value, and the words and settings of the appraisal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bizcase import figures
from bizcase.catalogue import Catalogue
from bizcase.model.appraisal import Criterion
from bizcase.model.business_case import LineOfSight, Match
from bizcase.model.case_file import CaseFile, OptionEstimate
from bizcase.model.value import HORIZON, Range, Value


@dataclass(frozen=True)
class Frame:
    """A case to be appraised."""

    case: CaseFile
    matches: tuple[Match, ...]
    sight: LineOfSight
    value: Value
    catalogue: Catalogue

    @cached_property
    def words(self) -> dict[str, Any]:
        """The table ``[options]`` of the value wording."""
        found: dict[str, Any] = self.catalogue.value_wording["options"]
        return found

    def say(self, table: str, key: str, **slots: object) -> str:
        """The words ``key`` of ``table`` with their slots filled."""
        return str(self.words[table][key]).format(**slots)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """What the options are scored on."""
        return tuple(Criterion(**one) for one in self.words["criterion"])

    @property
    def limit(self) -> float:
        """The share by which benefits may come in lower before a worth counts as thin."""
        return float(self.catalogue.value_wording["limits"]["thin_margin"])

    @cached_property
    def estimates(self) -> dict[str, OptionEstimate]:
        """The user's figures by option or way."""
        return {one.option: one for one in self.case.options}

    @cached_property
    def level(self) -> float:
        """What one unit of money a year is worth over the horizon, level by the month, at the rate of the case."""
        rate = self.value.discount_rate
        if not rate:
            return HORIZON / 12
        return float(sum((1 + rate) ** (-month / 12) for month in range(1, HORIZON + 1)) / 12)

    @cached_property
    def goal_weights(self) -> dict[str, float]:
        """The share of all goals that each is, by its weight; alike when no goal has any."""
        given = {one.id: 1.0 if one.weight is None else max(one.weight, 0.0) for one in self.case.goals}
        whole = sum(given.values())
        return {one: weight / whole if whole else 1 / len(given) for one, weight in given.items()}

    @cached_property
    def served_by(self) -> dict[str, set[str]]:
        """The goals that initiatives serve, by the outcome of the initiative; "" for one without an outcome."""
        outcomes = {match.subject: match.first or "" for match in self.matches}
        found: dict[str, set[str]] = {}
        for link in self.sight.links:
            found.setdefault(outcomes.get(link.initiative, ""), set()).add(link.goal)
        return found

    def served(self, outcomes: Iterable[str] | None = None) -> frozenset[str]:
        """The goals that initiatives serve; with ``outcomes`` only those served by way of them."""
        wanted = self.served_by if outcomes is None else outcomes
        return frozenset(goal for outcome in wanted for goal in self.served_by.get(outcome, ()))

    @cached_property
    def skill_level(self) -> int | None:
        """The score of education in the audit, 1–5; ``None`` while nobody has given one."""
        return next((one.current for one in self.case.audit if one.dimension == "education"), None)

    def money(self, amount: float | None) -> str:
        """Money in a sentence."""
        return figures.money(amount, self.value.currency)

    def spread(self, amount: Range | None) -> str:
        """The likely value with its range."""
        return figures.likely_in_range(amount, self.value.currency, 3)

    def quoted(self, names: Sequence[str]) -> str:
        """Names in a sentence, each as a title."""
        return figures.listed([f"‘{name}’" for name in names])
