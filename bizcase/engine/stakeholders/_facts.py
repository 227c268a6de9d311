"""What the case holds for one voice: the work that serves them, the evidence for it, the figures."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from bizcase import figures, phrases
from bizcase.catalogue import Catalogue
from bizcase.jargon import find_jargon
from bizcase.model.business_case import LineOfSight, Match
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.catalogue import StakeholderProfile
from bizcase.model.value import Value
from bizcase.phrases import PhraseBook

_MOST_IN_WORDS = 10
_OTHERS = {
    "worth": ("worth", "cost", "payback"),
    "cost": ("cost", "payback", "worth"),
    "payback": ("payback", "cost", "worth"),
}


class Facts(NamedTuple):
    """The case as all voices share it. ``serving`` maps outcome ids to the initiatives that serve them; ``avoid``
    holds the words that a voice does not hear."""

    serving: dict[str, tuple[Initiative, ...]]
    goals: dict[str, tuple[str, ...]]
    value: Value
    avoid: PhraseBook[str]
    catalogue: Catalogue

    @property
    def says(self) -> Mapping[str, Any]:
        """The templates of the messages."""
        found: Mapping[str, Any] = self.catalogue.language["message"]
        return found


def facts(
    case: CaseFile,
    matches: Sequence[Match],
    goal_matches: Sequence[Match],
    sight: LineOfSight,
    value: Value,
    catalogue: Catalogue,
) -> Facts:
    """The shared facts; a goal counts for the outcome that it means, once work for that outcome serves the goal.

    An initiative that names its goals serves no others here, though they may be about the same outcome.
    """
    serving: dict[str, list[Initiative]] = {}
    for initiative, match in zip(case.initiatives, matches, strict=True):
        if match.first is not None:
            serving.setdefault(match.first, []).append(initiative)
    first = {match.subject: match.first for match in matches}
    own = {link.initiative for link in sight.links if link.stated}
    named = {(link.goal, first[link.initiative]) for link in sight.links if link.stated or link.initiative not in own}
    goals: dict[str, list[str]] = {}
    for goal, match in zip(case.goals, goal_matches, strict=True):
        if match.first is not None and (goal.id, match.first) in named:
            goals.setdefault(match.first, []).append(goal.statement)
    return Facts(
        serving={outcome: tuple(found) for outcome, found in serving.items()},
        goals={outcome: tuple(found) for outcome, found in goals.items()},
        value=value,
        avoid=_avoided(catalogue),
        catalogue=catalogue,
    )


def work_sentence(outcome: str, profile: StakeholderProfile, known: Facts) -> str:
    """Which initiatives work towards ``outcome`` and for which goal; a name with jargon in it is not said."""
    says, work = known.says, known.serving[outcome]
    names = [f"'{one.name}'" for one in work if _speakable(one.name, profile, known)]
    goals = [one.rstrip(".") for one in known.goals.get(outcome, ()) if _speakable(one, profile, known)]
    kind = "work_named" if len(names) == len(work) <= 2 else "work_among" if names else "work_counted"
    number = "one" if len(work) == 1 else "many"
    template: str = says[kind][crc32(profile.id.encode()) % len(says[kind])]
    return template.format(
        names=says["and"].join(names),
        name=next(iter(names), ""),
        count=capital(figures.count(len(work), *says["initiative"])),
        works=says[f"works_{number}"],
        stands=says[f"stands_{number}"],
        goal=says["goal"].format(statement=goals[0]) if goals else "",
    )


def _avoided(catalogue: Catalogue) -> PhraseBook[str]:
    """What is not said, each with the id of the profile to which it is not said."""
    return _book(tuple((phrase, profile.id) for profile in catalogue.stakeholders for phrase in profile.avoid))


@lru_cache(maxsize=4)
def _book(listed: tuple[tuple[str, str], ...]) -> PhraseBook[str]:
    return phrases.phrase_book((form, whom) for phrase, whom in listed for form in phrases.noun_forms(phrase))


def _speakable(text: str, profile: StakeholderProfile, known: Facts) -> bool:
    if any(one.severity in "AV" for one in find_jargon(text, known.catalogue)):
        return False
    return not any(hit.entry == profile.id for hit in known.avoid.hits(phrases.words(text)))


def written_figures(value: Value) -> dict[str, str]:
    """Worth, cost and payback as every voice writes them; without a cost there is no worth."""
    known = _is_known(value)
    payback = figures.duration(value.payback[1]) if known else figures.NOT_QUANTIFIED
    return {
        "worth": figures.likely_in_range(value.worth if known else None, value.currency),
        "cost": figures.likely_in_range(value.total_cost, value.currency),
        "payback": payback,
    }


def _is_known(value: Value) -> bool:
    return value.worth is not None and value.total_cost is not None


def figures_for(profile: str, known: Facts) -> tuple[str, ...]:
    """The figures with their labels, the one that matters most to ``profile`` first."""
    written, says = written_figures(known.value), known.says
    order = _OTHERS[first_figure(profile, says)]
    return tuple(says["figure"].format(label=says["labels"][name], figure=written[name]) for name in order)


def money_sentence(profile: str, known: Facts) -> str:
    """The three figures in one sentence, in the order of ``profile``."""
    written, says, value = written_figures(known.value), known.says, known.value
    template = f"{first_figure(profile, says)}_first"
    if not _is_known(value):
        if set(written.values()) == {figures.NOT_QUANTIFIED}:
            return str(says[f"{template}_nothing"].format(**written))
        return str(says[f"{template}_unknown"].format(**written))
    back = says["never_back" if value.payback[1] is None else "pays_back"].format(duration=written["payback"])
    figures_in = {**written, "payback": back, "payback_start": capital(back), "measure": value.worth_measure}
    return str(says[template].format(**figures_in))


def first_figure(profile: str, says: Mapping[str, Any]) -> str:
    """The figure that ``profile`` hears first; worth for a profile that the table does not name."""
    return str(says["first"].get(profile, "worth"))


def proof_we_have(work: Sequence[Initiative], known: Facts) -> str:
    """How much of the proof exists: measures with a baseline, and the best grade of evidence."""
    says = known.says
    if not work:
        return str(says["proof_nothing"])
    unknown = known.catalogue.language["wording"]["not_known"]
    based = sum(1 for one in work if one.kpi and one.baseline.casefold().strip() not in ("", *unknown))
    name = "proof_counted_none" if not based else "proof_counted_all" if based == len(work) else "proof_counted"
    have = says["have_one" if based == 1 else "have_many"]
    word = figures.number_word if len(work) <= _MOST_IN_WORDS else str
    counted = says[name].format(count=capital(word(based)), total=word(len(work)), have=have)
    return f"{counted} {_evidence(work, known)}"


def _evidence(work: Sequence[Initiative], known: Facts) -> str:
    tiers = sorted(one.evidence_tier for one in work if one.evidence_tier is not None)
    if not tiers:
        return str(known.says["proof_ungraded"])
    best = known.catalogue.tier(tiers[0])
    if best.share == 0:
        return str(known.says["proof_asserted"])
    return str(known.says["proof_best"].format(evidence=best.evidence[:1].lower() + best.evidence[1:]))


def capital(text: str) -> str:
    """``text`` with a capital at its start."""
    return text[:1].upper() + text[1:]
