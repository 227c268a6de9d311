"""Which risks of the catalogue apply to a case, why, how grave they are and who answers for them.

A risk applies through a word in an initiative, a fact that is true of it or of the case, the outcome it
serves, or always. Nothing is added up: ordinal scores do not add.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from msgspec.structs import replace

from bizcase.catalogue import Catalogue
from bizcase.figures import listed
from bizcase.model.business_case import Exposure, Match, RiskResult
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.catalogue import Fact, RiskEntry, RiskScore, RiskTrigger
from bizcase.people import bare_name, holder
from bizcase.phrases import found, spelled, without_negated


class Rules(NamedTuple):
    """The words and limits by which facts are computed, from ``plan.toml``."""

    unknown: tuple[str, ...]
    nobody: tuple[str, ...]
    rented: tuple[str, ...]
    negations: tuple[str, ...]
    agency: tuple[str, ...]
    many_channels: int
    high_hours: float
    long_plan: int
    weak_tiers: tuple[str, ...]


FIELDS_OF_INITIATIVE: dict[str, Callable[[Initiative, Rules], bool]] = {
    "one_channel": lambda one, _: len(one.channels) == 1,
    "rented_channel": lambda one, rules: bool(found(spelled(*one.channels), rules.rented)),
    "many_channels": lambda one, rules: len(one.channels) > rules.many_channels,
    "no_owner": lambda one, rules: not _owner(one, rules),
    "no_kpi": lambda one, rules: _blank(one.kpi, rules),
    "no_baseline": lambda one, rules: _blank(one.baseline, rules),
    "no_figures": lambda one, _: one.benefit is None and not one.driver,
    "no_evidence": lambda one, rules: one.evidence_tier in (None, *rules.weak_tiers),
    "no_speaker": lambda one, rules: _blank(one.spokesperson, rules),
    "agency_speaks": lambda one, rules: bool(found(spelled(one.spokesperson, one.owner), rules.agency)),
    "depends_on_others": lambda one, _: bool(one.depends_on),
    "high_hours": lambda one, rules: (one.hours_per_month or 0) > rules.high_hours,
    "long_plan": lambda one, rules: (one.duration_months or 0) > rules.long_plan,
}
FIELDS_OF_CASE: dict[str, Callable[[CaseFile, Rules], bool]] = {
    "regulated": lambda case, _: case.company.regulated is True,
    "single_owner": lambda case, rules: _one_person_owns_most(case, rules),
    "no_sponsor": lambda case, rules: _blank(case.programme.sponsor, rules),
}


class _Subject(NamedTuple):
    """An initiative, or the case itself with the id "": its words, and its facts with the reason for each."""

    id: str
    text: str
    facts: dict[str, str]
    outcome: str | None
    owner: str


class _Fired(NamedTuple):
    subject: _Subject
    reason: str


def assess(case: CaseFile, matches: tuple[Match, ...], catalogue: Catalogue) -> tuple[RiskResult, ...]:
    """The risks that apply to ``case``, gravest residual first; at most eight are marked for the slide.

    The likelihood rises by one if the company's industry is prone to the risk, and by one if a raising fact
    holds for what fired it; it never exceeds five. Residual equals inherent while nobody is named.
    """
    subjects = _subjects(case, matches, catalogue)
    results = [
        _result(entry, fired, case, subjects, catalogue)
        for entry in catalogue.risks
        if (fired := tuple(_firing(entry.trigger, subjects, catalogue)))
    ]
    results.sort(key=lambda one: (-_product(one.residual), -_product(one.inherent), one.id))
    return _marked(results, catalogue)


def _subjects(case: CaseFile, matches: tuple[Match, ...], catalogue: Catalogue) -> tuple[_Subject, ...]:
    rules = rules_of(catalogue)
    outcomes = {match.subject: match.first for match in matches}
    ours = {
        fact.id: _meaning(fact)
        for fact in _computed(catalogue, FIELDS_OF_CASE)
        if FIELDS_OF_CASE[fact.field](case, rules)
    }
    whole = _Subject("", "", ours, None, "")
    return whole, *(_subject(one, outcomes.get(one.id), rules, catalogue) for one in case.initiatives)


def rules_of(catalogue: Catalogue) -> Rules:
    """The words and limits of the content."""
    lists, limits = catalogue.plan_wording["words"], catalogue.plan_wording["risk"]
    return Rules(
        unknown=tuple(lists["unknown"]),
        nobody=tuple(lists["nobody"]),
        rented=tuple(lists["rented"]),
        negations=tuple(lists["negations"]),
        agency=tuple(lists["agency"]),
        many_channels=limits["many_channels"],
        high_hours=limits["high_hours"],
        long_plan=limits["long_plan"],
        weak_tiers=tuple(limits["weak_tiers"]),
    )


def _subject(one: Initiative, outcome: str | None, rules: Rules, catalogue: Catalogue) -> _Subject:
    text = without_negated(spelled(one.name, one.description, *one.channels), rules.negations)
    facts = {
        fact.id: _meaning(fact)
        for fact in _computed(catalogue, FIELDS_OF_INITIATIVE)
        if FIELDS_OF_INITIATIVE[fact.field](one, rules) and not found(text, fact.not_when)
    }
    said = {fact.id: ", ".join(hits) for fact in catalogue.facts if (hits := found(text, fact.words, fact.not_when))}
    return _Subject(one.id, text, facts | said, outcome, _owner(one, rules))


def _computed(catalogue: Catalogue, fields: dict[str, Callable[..., bool]]) -> Iterator[Fact]:
    return (fact for fact in catalogue.facts if fact.field in fields)


def _meaning(fact: Fact) -> str:
    return fact.meaning.rstrip(".")


def _firing(trigger: RiskTrigger, subjects: tuple[_Subject, ...], catalogue: Catalogue) -> Iterator[_Fired]:
    for subject in subjects:
        reasons = list(_reasons(trigger, subject, catalogue))
        if reasons:
            yield _Fired(subject, "; ".join(dict.fromkeys(reasons)))


def _reasons(trigger: RiskTrigger, subject: _Subject, catalogue: Catalogue) -> Iterator[str]:
    if trigger.always and not subject.id:
        yield catalogue.plan_wording["risk"]["always"]
    yield from found(subject.text, trigger.text)
    yield from (subject.facts[fact] for fact in trigger.facts if fact in subject.facts)
    if subject.outcome in trigger.outcomes:
        yield catalogue.outcome(str(subject.outcome)).name


def _result(
    entry: RiskEntry,
    fired: tuple[_Fired, ...],
    case: CaseFile,
    subjects: tuple[_Subject, ...],
    catalogue: Catalogue,
) -> RiskResult:
    inherent = _inherent(entry, fired, case, subjects, catalogue)
    owner, named = _answers_for(entry, fired, case, catalogue)
    residual = _lower(entry.residual, inherent) if named else inherent
    return RiskResult(
        id=entry.id,
        title=entry.title,
        category=entry.category,
        statement=entry.statement,
        inherent=inherent,
        residual=residual,
        inherent_exposure=exposure(inherent, catalogue),
        residual_exposure=exposure(residual, catalogue),
        fired_by=tuple((one.subject.id, one.reason) for one in fired),
        mitigation=entry.preventive,
        early_warning=entry.early_warning,
        contingency=entry.contingency,
        detective=entry.detective,
        corrective=entry.corrective,
        owner=owner,
        owner_is_named=named,
        why=entry.why,
        sources=entry.sources,
        on_slide=False,
    )


def exposure(score: RiskScore, catalogue: Catalogue) -> Exposure:
    """The word for likelihood times impact: the highest step of the catalogue's scale that it reaches."""
    reached = (one for one in catalogue.exposures if one.value <= _product(score))
    return cast(Exposure, max(reached, key=lambda one: one.value).word)


def _product(score: RiskScore) -> int:
    return score.likelihood * score.impact


def _lower(one: RiskScore, other: RiskScore) -> RiskScore:
    return min(one, other, key=_product)


def _inherent(
    entry: RiskEntry,
    fired: tuple[_Fired, ...],
    case: CaseFile,
    subjects: tuple[_Subject, ...],
    catalogue: Catalogue,
) -> RiskScore:
    concerned = subjects if entry.trigger.always else (subjects[0], *(one.subject for one in fired))
    raised = any(fact in one.facts for one in concerned for fact in entry.trigger.raising)
    prone = _is_prone(case.company.industry, entry.industries_up, catalogue)
    likelihood = min(5, entry.inherent.likelihood + raised + prone)
    return RiskScore(likelihood=likelihood, impact=entry.inherent.impact)


def _is_prone(industry: str, prone: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether ``industry`` is one of ``prone``, unless the word stands for something else there."""
    text = spelled(industry)
    elsewhere = catalogue.plan_wording["industry"]
    return any(not found(text, elsewhere.get(word, ())) for word in found(text, prone))


def _answers_for(entry: RiskEntry, fired: tuple[_Fired, ...], case: CaseFile, catalogue: Catalogue) -> tuple[str, bool]:
    """Whoever holds the role, else the owners of the initiatives that fired it, else the bare role.

    What the whole case fires needs a holder: no initiative answers for it. So does what many people would share.
    """
    held = holder(entry.owner, case, catalogue.stakeholders)
    if held:
        return held, True
    owners = list(dict.fromkeys(one.subject.owner for one in fired))
    few = len(owners) <= catalogue.plan_wording["risk"]["owners_at_most"]
    return (listed(owners), True) if few and all(owners) else (entry.owner, False)


def _owner(one: Initiative, rules: Rules) -> str:
    if _blank(one.owner, rules) or found(spelled(one.owner), rules.nobody):
        return ""
    return bare_name(one.owner)


def _blank(text: str, rules: Rules) -> bool:
    return text.casefold().strip(" .") in rules.unknown


def _one_person_owns_most(case: CaseFile, rules: Rules) -> bool:
    owners = Counter(owner for one in case.initiatives if (owner := _owner(one, rules)))
    most = max(owners.values(), default=0)
    return len(case.initiatives) > 1 and most * 2 > len(case.initiatives)


def _marked(results: list[RiskResult], catalogue: Catalogue) -> tuple[RiskResult, ...]:
    rule = catalogue.plan_wording["risk"]
    required = [
        next((one for one in results if one.category == rule["people"]), None),
        next((one for one in results if one.id in rule["own_case"]), None),
    ]
    wanted = dict.fromkeys(one.id for one in required if one is not None)
    chosen = {*wanted, *[one.id for one in results if one.id not in wanted][: rule["at_most"] - len(wanted)]}
    return tuple(replace(one, on_slide=one.id in chosen) for one in results)
