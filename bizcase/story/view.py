"""What every slide reads: the case, the words of the deck, and figures already written out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from bizcase import figures
from bizcase.catalogue import Catalogue
from bizcase.model.business_case import BusinessCase, GoalTerms, Term
from bizcase.model.case_file import CaseFile, Goal, Initiative
from bizcase.model.roadmap import GatePlan
from bizcase.model.story import Slide
from bizcase.model.value import Range, ValueLine
from bizcase.story.words import headline, one_line, range_text, shorten

TITLE, EXHIBIT = 2, 3


@dataclass(frozen=True)
class View:
    """A case as the story sees it. ``told`` holds the slides before this one, ``left_out`` the ids of those dropped."""

    case: BusinessCase
    catalogue: Catalogue
    told: tuple[Slide, ...] = ()
    left_out: tuple[str, ...] = ()

    def after(self, told: tuple[Slide, ...], left_out: tuple[str, ...]) -> "View":
        """The same view with these slides told already and these left out."""
        return replace(self, told=told, left_out=left_out)

    # --- words ---------------------------------------------------------------------------------------------

    def raw(self, path: str) -> Any:
        """What stands in the wording under ``path`` ("value.title.positive"); raises ``KeyError`` if nothing does."""
        found: Any = self.catalogue.wording
        for key in path.split("."):
            found = found[key]
        return found

    def say(self, path: str, **slots: object) -> str:
        """The words under ``path`` with their slots filled."""
        return str(self.raw(path)).format(**slots)

    def title(self, path: str, **slots: object) -> str:
        """The first title under ``path`` that fits."""
        return headline(self.raw(path), **slots)

    # --- figures -------------------------------------------------------------------------------------------

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.case.value.currency

    @property
    def unit(self) -> str:
        """The currency as it names an axis; a plain word when the case gives none."""
        return self.currency or self.say("common.no_currency")

    def short(self, amount: float | None) -> str:
        """Money for a title."""
        return figures.money(amount, self.currency, TITLE)

    def money(self, amount: float | None) -> str:
        """Money for an exhibit."""
        return figures.money(amount, self.currency, EXHIBIT)

    def exact(self, amount: float | None) -> str:
        """Money for the appendix."""
        return figures.exact_money(amount, self.currency)

    def span(self, amount: Range | None, write: Callable[[float | None], str] | None = None) -> str:
        """Low to high; "not yet quantified" without a range."""
        one = write or self.money
        return figures.NOT_QUANTIFIED if amount is None else range_text(one(amount.low), one(amount.high))

    def spread(self, amount: Range | None) -> str:
        """The likely value with its range in brackets."""
        if amount is None or amount.low == amount.high:
            return self.money(None if amount is None else amount.base)
        return f"{self.money(amount.base)} ({self.span(amount)})"

    # --- look-ups ------------------------------------------------------------------------------------------

    @property
    def file(self) -> CaseFile:
        """What the user said."""
        return self.case.case

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """Initiatives by id."""
        return {one.id: one for one in self.file.initiatives}

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """Goals by id."""
        return {one.id: one for one in self.file.goals}

    @cached_property
    def terms(self) -> dict[str, GoalTerms]:
        """What is known of each goal, from its columns and its sentence, by id."""
        return {one.goal: one for one in self.case.goal_terms}

    def term(self, known: Term | None, limit: int = 0, *, unknown: str = "common.not_known") -> str:
        """What is known in at most ``limit`` characters (0: whole); the words under ``unknown`` when nothing is."""
        if known is None:
            return self.say(unknown)
        return shorten(known.value, limit) if limit else known.value

    @cached_property
    def lines(self) -> dict[str, ValueLine]:
        """Value lines by initiative id."""
        return {one.initiative: one for one in self.case.value.lines}

    def name(self, initiative_id: str, limit: int = 0) -> str:
        """The name of an initiative, at most ``limit`` characters long; an unknown id stays as it is."""
        found = self.initiatives.get(initiative_id)
        text = one_line(found.name) if found and found.name else initiative_id
        return shorten(text, limit) if limit else text

    def goal(self, goal_id: str, limit: int = 70) -> str:
        """The statement of a goal, at most ``limit`` characters long."""
        found = self.goals.get(goal_id)
        return shorten(one_line(found.statement) if found else goal_id, limit)

    @cached_property
    def sources(self) -> dict[str, str]:
        """Publisher and year of every source, by id."""
        path = "assumptions.source"
        return {one.id: self.say(path, publisher=one.publisher, year=one.year) for one in self.catalogue.sources}

    def outcome(self, outcome_id: str | None) -> str:
        """The name of an outcome, or that there is none yet."""
        known = {one.id: one.name for one in self.catalogue.outcomes}
        return known.get(outcome_id or "", self.say("mapping.unmapped"))

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """Initiative ids, the largest counted benefit first, then the largest cost."""
        return tuple(sorted(self.initiatives, key=self._weight))

    def _weight(self, initiative_id: str) -> tuple[float, float]:
        line = self.lines.get(initiative_id)
        if line is None:
            return (0.0, 0.0)
        return (-line.counted.base if line.counted else 0.0, -line.cost.base)

    @cached_property
    def company(self) -> str:
        """The name of the company for a title."""
        return one_line(self.file.company.name)

    @property
    def first_gate(self) -> GatePlan:
        """The first gate after the start."""
        return next((gate for gate in self.case.roadmap.gates if gate.month), self.case.roadmap.gates[-1])

    @property
    def proof_gate(self) -> GatePlan:
        """The second gate after the start, at which results are compared; the first when there is no other."""
        later = [gate for gate in self.case.roadmap.gates if gate.month]
        return later[1] if len(later) > 1 else self.first_gate

    @property
    def today(self) -> str:
        """The day on which the case was built."""
        return figures.day(self.case.today)
