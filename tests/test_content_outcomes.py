"""What the outcomes, goals, jargon and sources promise, whoever edits them next."""

from collections import Counter
from typing import Any

import pytest
import tomli

from bizcase.catalogue import CONTENT, _table
from bizcase.model.catalogue import AmbiguousWord, GoalPattern, JargonTerm, Outcome, Source

OUTCOME_IDS = [
    "revenue_growth",
    "market_growth",
    "customer_loyalty",
    "innovation",
    "talent_culture",
    "partnerships",
    "operating_efficiency",
    "reputation_trust",
    "risk_resilience",
]


def read(file: str, name: str) -> tuple[Any, ...]:
    raw = {file: tomli.loads((CONTENT / f"{file}.toml").read_text(encoding="utf-8"))}
    problems: list[str] = []
    records = _table(raw, name, problems)
    assert problems == []
    return records


OUTCOMES: tuple[Outcome, ...] = read("outcomes", "outcomes")
AMBIGUOUS: tuple[AmbiguousWord, ...] = read("outcomes", "ambiguous")
GOALS: tuple[GoalPattern, ...] = read("goals", "goal_patterns")
JARGON: tuple[JargonTerm, ...] = read("jargon", "jargon")
SOURCES: tuple[Source, ...] = read("sources", "sources")

each_outcome = pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.id)


def repeated(words: list[str]) -> list[str]:
    return sorted(word for word, times in Counter(words).items() if times > 1)


def plain(phrase: str) -> str:
    return phrase.replace("-", " ")


def chain_of(outcome: Outcome) -> tuple[str, str, str, str]:
    chain = outcome.chain
    return chain.activity, chain.leading_indicator, chain.business_kpi, chain.financial_line


def phrases_of(outcome: Outcome) -> list[str]:
    words = outcome.vocabulary
    return [*words.strong, *words.medium, *words.verbs, *words.channels, *words.negative]


def test_the_nine_outcomes_stand_in_order() -> None:
    assert [outcome.id for outcome in OUTCOMES] == OUTCOME_IDS


@each_outcome
def test_an_outcome_has_words_measures_and_substitutes_enough(outcome: Outcome) -> None:
    assert len(outcome.vocabulary.strong) >= 20
    assert len(outcome.kpis) >= 5
    assert len(outcome.vanity) >= 3
    assert all((kpi.name and kpi.formula and kpi.unit and kpi.source) for kpi in outcome.kpis)


@each_outcome
def test_a_chain_fits_its_four_boxes(outcome: Outcome) -> None:
    assert [text for text in chain_of(outcome) if not 3 <= len(text.split()) <= 9] == []


@each_outcome
def test_a_benefit_continues_so_that(outcome: Outcome) -> None:
    assert outcome.benefit[0].islower()
    assert not outcome.benefit.endswith(".")
    assert outcome.why_it_matters.endswith(".")
    assert outcome.why_it_matters.count(".") == 1


@each_outcome
def test_vocabulary_is_lower_case_and_bare_of_glosses(outcome: Outcome) -> None:
    assert [phrase for phrase in phrases_of(outcome) if phrase != phrase.lower() or "(" in phrase] == []


@each_outcome
def test_no_phrase_stands_twice_in_one_list(outcome: Outcome) -> None:
    words = outcome.vocabulary
    for phrases in (words.strong, words.medium, words.verbs, words.channels, words.negative):
        assert repeated([plain(phrase) for phrase in phrases]) == []


@each_outcome
def test_no_phrase_both_speaks_for_an_outcome_and_cancels_it(outcome: Outcome) -> None:
    words = outcome.vocabulary
    assert set(words.negative).isdisjoint((*words.strong, *words.medium))


def test_a_strong_phrase_belongs_to_one_outcome_unless_it_is_ambiguous() -> None:
    strong = [plain(phrase) for outcome in OUTCOMES for phrase in outcome.vocabulary.strong]
    ambiguous = {plain(word.word) for word in AMBIGUOUS}
    assert [phrase for phrase in repeated(strong) if phrase not in ambiguous] == []


def test_ambiguous_words_stand_once_and_are_decided_by_distinct_cues() -> None:
    assert repeated([word.word for word in AMBIGUOUS]) == []
    for word in AMBIGUOUS:
        assert len(word.readings) >= 2, word.word
        assert repeated([cue for reading in word.readings for cue in reading.cues]) == [], word.word
        assert {reading.outcome for reading in word.readings} <= {*OUTCOME_IDS, None}, word.word


def test_evidence_names_its_author_without_source_tags() -> None:
    assert [outcome.id for outcome in OUTCOMES if "[S:" in outcome.evidence or not outcome.evidence] == []


def test_goal_wordings_are_unique_many_and_cover_all_nine() -> None:
    assert repeated([goal.wording.lower() for goal in GOALS]) == []
    assert len(GOALS) >= 90
    assert {goal.primary for goal in GOALS if goal.primary} == set(OUTCOME_IDS)


def test_a_goal_that_means_no_single_outcome_asks() -> None:
    unclear = [goal for goal in GOALS if goal.primary is None]
    assert len(unclear) >= 3
    assert [goal.wording for goal in unclear if not goal.question.endswith(("?", "."))] == []
    assert [goal.wording for goal in unclear if goal.secondary] == []


def test_a_goal_has_two_different_outcomes_or_one() -> None:
    known = {*OUTCOME_IDS, None}
    assert [goal.wording for goal in GOALS if goal.primary and goal.primary == goal.secondary] == []
    assert {goal.secondary for goal in GOALS} <= known


def test_jargon_terms_are_unique_and_lower_case() -> None:
    terms = [entry.term for entry in JARGON]
    assert repeated(terms) == []
    assert [term for term in terms if term != term.lower()] == []


def test_every_jargon_term_has_something_to_say_instead() -> None:
    helpless = [entry.term for entry in JARGON if not (entry.say_instead or entry.measure)]
    assert [term for term in helpless if severity_of(term) not in "VA"] == []


def severity_of(term: str) -> str:
    return next(entry.severity for entry in JARGON if entry.term == term)


def test_exceptions_to_jargon_are_plain_phrases() -> None:
    phrases = [phrase for entry in JARGON for phrase in entry.not_when]
    assert [phrase for phrase in phrases if any(mark in phrase for mark in '"*{–')] == []


def test_an_exception_holds_the_term_that_it_excuses() -> None:
    idle = [(entry.term, phrase) for entry in JARGON for phrase in entry.not_when if entry.term not in phrase]
    assert idle == []


def test_nothing_said_instead_is_itself_a_word_to_replace_everywhere() -> None:
    banned = {entry.term for entry in JARGON if entry.severity == "A"}
    assert [entry.term for entry in JARGON if entry.say_instead.lower() in banned] == []


@each_outcome
def test_board_sentences_hold_no_word_to_be_replaced_everywhere(outcome: Outcome) -> None:
    sentences = (outcome.name, outcome.noun, outcome.benefit, outcome.why_it_matters, *chain_of(outcome))
    text = f" {' | '.join(sentences).lower()} "
    assert [entry.term for entry in JARGON if entry.severity in "AV" and is_jargon_in(text, entry)] == []


def is_jargon_in(text: str, entry: JargonTerm) -> bool:
    for allowed in entry.not_when:
        text = text.replace(allowed, "")
    return f" {entry.term} " in text


def test_sources_are_unique_and_can_be_looked_up() -> None:
    assert repeated([source.id for source in SOURCES]) == []
    assert [source.id for source in SOURCES if not source.id.startswith("S:")] == []
    nameless = [one.id for one in SOURCES if not (one.publisher and one.title and one.used_for)]
    assert nameless == []
    assert [source.id for source in SOURCES if not source.url.startswith("http")] == []


def test_a_source_of_a_finding_is_independent_or_commissioned() -> None:
    assert {source.tier for source in SOURCES} == {"D", "E", None}
