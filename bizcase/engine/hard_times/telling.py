"""What is said about giving up and keeping: a reason for every initiative, and the thread."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bizcase import figures
from bizcase.engine.hard_times.items import Item, earned, weight
from bizcase.engine.hard_times.squeeze import Reliance, Squeeze
from bizcase.model.value import BudgetLine


class Telling(NamedTuple):
    """All that the sentences speak of."""

    words: dict[str, Any]
    currency: str
    squeeze: Squeeze
    relies: Reliance
    names: dict[str, str]

    def lines(self) -> Iterator[BudgetLine]:
        """Every initiative with the reason why it goes or stays; those of a kind take its sentences in turn."""
        told: Counter[str] = Counter()
        dependents = self._dependents()
        reasons = (
            *((one, False, self._why_cut(one)) for one in self.squeeze.cut),
            *((one, True, _why_kept(one, dependents.get(one.id, []))) for one in self.squeeze.kept),
        )
        for one, kept, (key, others) in reasons:
            yield BudgetLine(
                initiative=one.id,
                cost=one.cost,
                worth=None if one.benefit is None else one.benefit - one.spent,
                kept=kept,
                reason=self._sentence(key, told[key], one, others),
            )
            told[key] += 1

    def _dependents(self) -> dict[str, list[str]]:
        """The names of what is kept, by the id of what it depends on."""
        found: dict[str, list[str]] = {}
        for one in self.squeeze.kept:
            for needed in self.relies[one.id]:
                found.setdefault(needed, []).append(one.initiative.name)
        return found

    def _sentence(self, key: str, turn: int, one: Item, others: list[str]) -> str:
        table, name = key.split(".")
        forms = self.words[table][name]
        return str(forms[turn % len(forms)]).format(
            cost=figures.money(one.cost, self.currency),
            earned=_in_words(earned(one), self.words),
            goal=figures.titled([goal.statement.rstrip(".") for goal in one.goals[:1]]),
            other=figures.titled([self.names.get(one.line.overlaps_with, "")]),
            why_not=one.line.why_not,
            others=figures.titled(others, 2),
        )

    def _why_cut(self, one: Item) -> tuple[str, list[str]]:
        if one.cost <= 0:
            return "cut.goes_with", _names(other for other in self.squeeze.cut if other.id in self.relies[one.id])
        return f"cut.{_told_as(one)}", []

    def thread(self) -> str:
        """What is kept, the goals that it serves, and those for which nothing is left."""
        cut, kept = self.squeeze
        if not kept:
            return str(self.words["thread"]["nothing"]).format(share=self._share)
        served, before = _goals(kept), _goals((*kept, *cut))
        lost = [goal for goal in before if goal not in served]
        form = "served" if served else "unserved"
        told = [self.words["thread"][form], *([self.words["thread"]["lost"]] if lost else [])]
        return " ".join(told).format(
            share=self._share,
            kept=figures.titled(_weightiest_first(kept), 2),
            they=self.words["thread"]["it" if len(kept) == 1 else "they"],
            goals=figures.titled(served, 2),
            lost=figures.titled(lost, 2),
        )

    @property
    def _share(self) -> str:
        return figures.percent(self.words["share"])


def _why_kept(one: Item, dependents: list[str]) -> tuple[str, list[str]]:
    if one.kind != "control" and dependents:
        return "kept.needed", dependents
    told = "free" if one.cost <= 0 else _told_as(one)
    return f"kept.{told}" if one.goals else f"kept_without_goal.{told}", []


def _told_as(one: Item) -> str:
    """The sentence for ``one``: its kind, cash by what it brings for its cost."""
    if one.kind != "cash":
        return one.kind
    return "nothing" if earned(one) <= 0 else "less" if earned(one) < 1 else "more"


def _in_words(earned: float, words: dict[str, Any]) -> str:
    """What comes back for a cost: "62% of" it, or "2.4 times" it."""
    if earned < words["times_from"]:
        return str(words["part"]).format(share=figures.percent(earned))
    if earned >= words["many"]:
        return str(words["many_times"]).format(number=words["many"])
    return str(words["times"]).format(number=f"{figures.round_significant(earned, 2):f}")


def _names(items: Iterable[Item]) -> list[str]:
    return [one.initiative.name for one in items]


def _goals(items: Iterable[Item]) -> list[str]:
    """The statements of the goals served, the weightiest first."""
    goals = {goal.id: goal for one in items for goal in one.goals}
    ranked = sorted(goals.values(), key=lambda goal: (-weight(goal), goal.id))
    return [goal.statement.rstrip(".") for goal in ranked]


def _weightiest_first(kept: tuple[Item, ...]) -> list[str]:
    """The names, by what each adds to worth."""
    return _names(sorted(kept, key=lambda one: (one.spent - (one.benefit or 0.0), one.id)))
