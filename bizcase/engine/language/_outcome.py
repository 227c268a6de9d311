"""What an initiative is for in a sentence or two: verb, measure, from, to, by when, and what is missing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from bizcase import figures, phrases
from bizcase.catalogue import Catalogue
from bizcase.engine.language._plain import as_sentence, capitalised, inside_sentence, with_article
from bizcase.jargon import counts_activity
from bizcase.model.business_case import Match
from bizcase.model.case_file import Goal, Initiative
from bizcase.model.catalogue import Outcome

_NUMBER = re.compile(r"[-−–]?\d+(?:,\d{3})*(?:\.\d+)?")
_LONG_NUMBER = re.compile(r"(?<![\w.,/-])[1-9]\d{4,}(?![\w/-]|[.,]\d)")
_PART = re.compile(r"(\d+) (?:of|out of|in) ([1-9]\d*)")
_YEAR = re.compile(r"\b20\d\d$")
_PER_CENT = re.compile(r"(?<=\d) %")
_SCALE = {"k": 1e3, "m": 1e6, "bn": 1e9}


class Measured(NamedTuple):
    """What the case says about an initiative's effect: measure, baseline, target, day; each may be empty."""

    kpi: str
    vanity: bool
    baseline: str
    target: str
    by: date | None

    @property
    def usable(self) -> bool:
        """Whether a business measure has been named."""
        return bool(self.kpi) and not self.vanity


def measured(initiative: Initiative, goals: Iterable[Goal], catalogue: Catalogue) -> Measured:
    """The initiative's measure; its day is the earliest deadline of the goals that the case links it to."""
    days = [goal.deadline for goal in goals if goal.deadline]
    return Measured(
        kpi=inside_sentence(initiative.kpi, catalogue),
        vanity=is_vanity(initiative.kpi, catalogue),
        baseline=_value(initiative.baseline, catalogue),
        target=_value(initiative.target, catalogue),
        by=min(days, default=None),
    )


def is_vanity(kpi: str, catalogue: Catalogue) -> bool:
    """Whether ``kpi`` is one of the counts of activity that may not carry money."""
    return counts_activity(kpi, catalogue) or phrases.tokens_of(kpi) in _vanity_metrics(catalogue.outcomes)


@lru_cache(maxsize=4)
def _vanity_metrics(outcomes: tuple[Outcome, ...]) -> frozenset[tuple[str, ...]]:
    metrics = (one.metric for outcome in outcomes for one in outcome.vanity)
    return frozenset(form for metric in metrics for form in phrases.noun_forms(metric))


def suggested(outcome: Outcome, catalogue: Catalogue) -> str:
    """The measure that the catalogue would take for ``outcome``, as it reads inside a sentence."""
    return inside_sentence(outcome.kpis[0].name, catalogue)


def outcome_sentence(effect: Measured, match: Match, catalogue: Catalogue) -> tuple[str, tuple[str, ...]]:
    """The sentence, and the names of the figures that it had to do without."""
    says = catalogue.language["wording"]
    if match.first is None:
        return as_sentence(says["unmapped"].format(to_settle=match.to_settle).strip(), 1_000), (
            says["names"]["outcome"],
        )
    outcome = catalogue.outcome(match.first)
    missing = missing_figures(effect, says)
    if not effect.usable:
        template = says["vanity_measure" if effect.vanity else "no_measure"]
        sentence = template.format(
            verb=outcome.verb,
            noun=outcome.noun,
            benefit=outcome.benefit,
            kpi=effect.kpi,
            suggested=suggested(outcome, catalogue),
        )
        return capitalised(sentence), missing
    frame = says["mapped"][crc32(match.subject.encode()) % len(says["mapped"])]
    sentence = frame.format(verb=outcome.verb, movement=_movement(effect, says), benefit=outcome.benefit)
    return " ".join(filter(None, (sentence, _missing_sentence(effect, missing, says)))), missing


def missing_figures(effect: Measured, says: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what the case does not say, in the order measure, baseline, target, date."""
    known = {
        "measure": effect.usable,
        "baseline": effect.usable and effect.baseline,
        "target": effect.usable and effect.target,
        "date": effect.by,
    }
    return tuple(says["names"][name] for name, present in known.items() if not present)


def _movement(effect: Measured, says: Mapping[str, Any]) -> str:
    states = {
        (True, True): _direction(effect.baseline, effect.target),
        (False, True): "target_only",
        (True, False): "baseline_only",
        (False, False): "measure_only",
    }
    template = says[states[bool(effect.baseline), bool(effect.target)]]
    by = says["by"].format(date=figures.day(effect.by)) if effect.by and not _YEAR.search(effect.target) else ""
    kpi = _named(effect.kpi, says)
    return str(template.format(kpi=kpi, baseline=effect.baseline, target=effect.target, by=by)).rstrip(",")


def _direction(baseline: str, target: str) -> str:
    """Rise or fall when both are one number, in the same unit if both have one; else a change."""
    before, after = _read(baseline), _read(target)
    if before is None or after is None or before[0] == after[0]:
        return "change"
    if before[1] and after[1] and before[1] != after[1]:
        return "change"
    return "rise" if after[0] > before[0] else "fall"


def _read(value: str) -> tuple[float, str] | None:
    found = _NUMBER.findall(value)
    if parts := _PART.fullmatch(value):
        return float(parts[1]) / float(parts[2]), ""
    if len(found) != 1:
        return None
    unit = _NUMBER.sub(" ", value).casefold().split()
    scale = next((_SCALE[word] for word in unit if word in _SCALE), 1.0)
    rest = " ".join(word for word in unit if word not in _SCALE)
    return float(found[0].replace(",", "").replace("−", "-").replace("–", "-")) * scale, rest


def _missing_sentence(effect: Measured, missing: Sequence[str], says: Mapping[str, Any]) -> str:
    if not missing:
        return ""
    listed = says["and"].join(filter(None, (says["comma"].join(missing[:-1]), missing[-1])))
    template = says["missing_one" if len(missing) == 1 else "missing_many"]
    return str(template.format(missing=listed, kpi=_named(effect.kpi, says)))


def _value(text: str, catalogue: Catalogue) -> str:
    value = " ".join(text.split()).rstrip(".;,")
    value = _PER_CENT.sub("%", _LONG_NUMBER.sub(lambda digits: f"{int(digits[0]):,}", value))
    return "" if value.casefold() in catalogue.language["wording"]["not_known"] else value


def _named(kpi: str, says: Mapping[str, Any]) -> str:
    """The measure with its article, and closed by a comma when it has one inside."""
    named = with_article(kpi, tuple(says["article_before"]))
    return f"{named}," if "," in named else named
