"""Promises of the content that speaks to people, from the stakeholders to the questions of a board."""

import re
from typing import Any

import pytest
import tomli

from bizcase.catalogue import CONTENT, TABLES, _table

FILES = ("stakeholders", "roadmap", "audit", "alternatives", "readiness", "questions")
OUTCOMES = {
    "revenue_growth",
    "market_growth",
    "customer_loyalty",
    "operating_efficiency",
    "talent_culture",
    "innovation",
    "partnerships",
    "reputation_trust",
    "risk_resilience",
}
SIXTEEN = (
    *("ceo", "cfo", "cmo", "chro", "coo", "cio", "cro", "cco"),
    *("rd", "gc", "ciso", "comms", "board", "lob", "works_council", "customer"),
)
RAW = {name: tomli.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8")) for name in FILES}


def records(table: str) -> tuple[Any, ...]:
    """The records of one table of :data:`~bizcase.catalogue.TABLES`; fails on any fault in them."""
    problems: list[str] = []
    found = _table(RAW, table, problems)
    assert problems == []
    return found


def texts(value: object) -> list[str]:
    """Every string inside parsed TOML, at any depth."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("table", [name for name, (file, _) in TABLES.items() if file in FILES])
def test_every_block_fits_its_record(table: str) -> None:
    assert records(table)


@pytest.mark.parametrize("file", FILES)
def test_no_text_holds_a_slot(file: str) -> None:
    assert [text for text in texts(RAW[file]) if "{" in text or "}" in text] == []


@pytest.mark.parametrize("file", FILES)
def test_no_text_shouts_or_has_stray_blanks(file: str) -> None:
    assert [text for text in texts(RAW[file]) if "!" in text or "  " in text or text != text.strip()] == []


def test_sixteen_stakeholders_speak() -> None:
    assert [profile.id for profile in records("stakeholders")] == list(SIXTEEN)


def test_every_outcome_a_stakeholder_cares_about_has_its_gain() -> None:
    for profile in records("stakeholders"):
        assert list(profile.gain) == list(profile.cares_about), profile.id
        assert 3 <= len(profile.cares_about) <= 6, profile.id
        assert set(profile.cares_about) <= OUTCOMES, profile.id


def test_every_outcome_matters_to_several_stakeholders() -> None:
    cared = [outcome for profile in records("stakeholders") for outcome in profile.cares_about]
    assert {outcome for outcome in OUTCOMES if cared.count(outcome) >= 3} == OUTCOMES


def test_a_gain_is_one_sentence_without_a_figure() -> None:
    for profile in records("stakeholders"):
        for sentence in profile.gain.values():
            assert sentence.endswith("."), sentence
            assert sentence.count(".") == 1, sentence
            assert not any(character.isdigit() for character in sentence), sentence


def test_no_gain_is_told_to_two_stakeholders() -> None:
    gains = [sentence for profile in records("stakeholders") for sentence in profile.gain.values()]
    assert len(gains) == len(set(gains))


def test_every_objection_has_an_answer_and_an_unknown() -> None:
    for profile in records("stakeholders"):
        assert len(profile.objections) == 3, profile.id
        for objection in profile.objections:
            assert objection.answer.endswith("."), objection
            assert objection.unknown.endswith("."), objection


def test_no_stakeholder_is_told_words_they_dislike() -> None:
    for profile in records("stakeholders"):
        said = " ".join([*profile.gain.values(), profile.ask, profile.nothing]).lower()
        assert [word for word in profile.avoid if re.search(rf"\b{re.escape(word.lower())}\b", said)] == [], profile.id


def test_three_pictures_stand_at_6_12_and_36_months() -> None:
    assert [horizon.month for horizon in records("horizons")] == [6, 12, 36]


def test_six_tracks_have_content_at_6_12_and_36_months() -> None:
    tracks = records("tracks")
    assert len(tracks) == 6
    for track in tracks:
        assert all((track.m6, track.m12, track.m36, track.measures)), track.id


def test_gates_stand_in_month_order_and_each_can_stop() -> None:
    gates = records("gates")
    assert " ".join(gate.id for gate in gates) == "G0 G1 G2 G3 G4"
    assert [gate.month for gate in gates] == [0, 6, 12, 24, 36]
    for gate in gates:
        assert all((gate.go, gate.stop, gate.measure, gate.owner)), gate.id


def test_every_sequencing_rule_can_be_recognised() -> None:
    rules = records("sequencing")
    assert len(rules) == 17
    for rule in rules:
        assert rule.words or rule.facts, rule.after
        assert list(rule.words) == [word.lower() for word in rule.words], rule.after


def test_six_dimensions_have_five_levels_and_four_next_steps() -> None:
    dimensions = records("dimensions")
    assert "".join(dimension.letter for dimension in dimensions) == "ABCDEF"
    for dimension in dimensions:
        words = [(level.score, level.word) for level in dimension.levels]
        assert words == list(enumerate(("absent", "emerging", "defined", "managed", "embedded"), start=1))
        assert len(dimension.next_step) == 4
        assert dimension.hypothesis.startswith("We think "), dimension.id
        assert " will lead to " in dimension.hypothesis, dimension.id
        assert " because " in dimension.hypothesis, dimension.id


def test_targets_never_ask_for_more_than_one_level_in_six_months() -> None:
    for dimension in records("dimensions"):
        assert 0 <= dimension.target_m12 - dimension.target_m6 <= 1, dimension.id
        assert dimension.target_m12 <= dimension.target_m36, dimension.id
    assert sorted(dimension.target_m36 for dimension in records("dimensions")) == [4, 4, 4, 4, 5, 5]


def test_six_stages_stand_in_order() -> None:
    assert [(stage.number, stage.name) for stage in records("stages")] == [
        (1, "Planning"),
        (2, "Presence"),
        (3, "Engagement"),
        (4, "Formalised"),
        (5, "Strategic"),
        (6, "Converged"),
    ]


def test_each_outcome_is_served_by_three_of_the_fourteen_alternatives() -> None:
    alternatives = records("alternatives")
    assert len(alternatives) == 14
    served = [outcome for alternative in alternatives for outcome in alternative.outcomes]
    assert set(served) == OUTCOMES
    assert {outcome for outcome in OUTCOMES if served.count(outcome) < 3} == set()


def test_six_options_are_always_shown() -> None:
    options = records("options")
    assert [option.id for option in options] == [
        "do_nothing",
        "do_minimum",
        "pilot",
        "plan",
        "outsource",
        "without_social",
    ]
    for option in options:
        assert len(option.name.split()) <= 4, option.id
        assert {option.risk, option.reversibility, option.goal_fit} <= {"low", "medium", "high"}, option.id


def test_twenty_one_tests_of_which_nine_are_core() -> None:
    tests = records("tests")
    assert [test.id for test in tests] == [f"T{number}" for number in range(1, 22)]
    core = " ".join(test.id for test in tests if test.core)
    assert core == "T1 T2 T3 T4 T5 T11 T13 T15 T21"


def test_only_the_four_published_figures_are_shown_with_their_source() -> None:
    published = {test.id: (test.published, test.published_source) for test in records("tests") if test.published}
    assert published == {
        "T1": (0.34, "Altimeter, 2013"),
        "T2": (0.28, "Altimeter, 2013"),
        "T3": (0.12, "Altimeter, 2013"),
        "T4": (0.5, "Altimeter, 2013"),
    }


def test_every_test_has_a_sentence_for_each_result() -> None:
    for test in records("tests"):
        results = (test.met, test.partly, test.not_met, test.cannot_tell, test.fix)
        assert all(sentence.endswith(".") for sentence in results), test.id
        assert len(set(results)) == 5, test.id
        assert test.asks.endswith("?"), test.id


def test_eighteen_board_questions_are_answered() -> None:
    questions = records("questions")
    assert len({question.id for question in questions}) == 18
    for question in questions:
        assert "slide" in question.answer or "register" in question.answer, question.id


def test_no_glossary_term_stands_twice() -> None:
    terms = [entry.term.lower() for entry in records("glossary")]
    assert len(terms) == len(set(terms))
