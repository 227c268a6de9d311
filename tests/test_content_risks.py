"""What a writer may rely on when editing ``risks.toml`` and ``drivers.toml``."""

import ast
from typing import Any

import pytest
import tomli

from bizcase.catalogue import CONTENT, _table, load_catalogue
from bizcase.people import profile_id
from bizcase.phrases import tokens_of


def _records(name: str) -> tuple[Any, ...]:
    raw = {file: tomli.loads((CONTENT / f"{file}.toml").read_text(encoding="utf-8")) for file in ("risks", "drivers")}
    problems: list[str] = []
    records = _table(raw, name, problems)
    assert problems == []
    return records


RISKS = _records("risks")
FACTS = _records("facts")
DRIVERS = _records("drivers")
each_risk = pytest.mark.parametrize("risk", RISKS, ids=lambda risk: risk.id)
each_driver = pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver.id)


def _exposure(score: Any) -> int:
    return int(score.likelihood * score.impact)


def _names(expression: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(expression, mode="eval")) if isinstance(node, ast.Name)}


def test_the_catalogue_holds_54_risks_in_order() -> None:
    assert [risk.id for risk in RISKS] == [f"R{number:02}" for number in range(1, 55)]


@each_risk
def test_a_risk_is_stated_as_cause_event_and_effect(risk: Any) -> None:
    assert risk.statement.startswith("Because ")
    assert " leading to " in risk.statement or " follow" in risk.statement
    assert risk.statement.endswith(".")


@each_risk
def test_controls_never_make_a_risk_worse(risk: Any) -> None:
    assert _exposure(risk.residual) <= _exposure(risk.inherent)


@each_risk
def test_scores_stand_on_the_scale_of_one_to_five(risk: Any) -> None:
    scores = (risk.inherent, risk.residual)
    assert {value for score in scores for value in (score.likelihood, score.impact)} <= {1, 2, 3, 4, 5}


@each_risk
def test_a_control_fits_a_table_cell(risk: Any) -> None:
    controls = (risk.preventive, risk.detective, risk.corrective, risk.early_warning, risk.contingency)
    assert [control for control in controls if not 0 < len(control.split()) <= 14] == []


@each_risk
def test_a_risk_can_fire_and_names_where_it_comes_from(risk: Any) -> None:
    assert risk.trigger.always or risk.trigger.facts or risk.trigger.text
    assert risk.why.endswith(".")
    assert "[S:" not in risk.why
    assert risk.sources


def test_every_fact_used_is_defined_and_every_fact_defined_is_used() -> None:
    used = {fact for risk in RISKS for fact in (*risk.trigger.facts, *risk.trigger.raising)}
    assert used == {fact.id for fact in FACTS}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_is_recognised_by_words_or_by_a_field_never_by_both(fact: Any) -> None:
    assert bool(fact.words) != bool(fact.field)
    assert list(fact.words) == [word.lower().strip() for word in fact.words]
    readings = [tokens_of(word) for word in (*fact.words, *fact.not_when)]
    assert [reading for reading in readings if readings.count(reading) > 1] == []


@each_risk
def test_a_risk_falls_to_a_role_that_somebody_can_hold(risk: Any) -> None:
    leads = risk.owner in ("Executive sponsor", "Programme lead")
    assert leads or profile_id(risk.owner, load_catalogue().stakeholders)


def test_a_sequencing_rule_names_facts_that_exist() -> None:
    named = {fact for rule in load_catalogue().sequencing for fact in rule.facts}
    assert named <= {fact.id for fact in FACTS}


def test_the_case_itself_may_always_be_wrong() -> None:
    assert [risk.id for risk in RISKS if risk.trigger.always] == ["R31", "R32"]


def test_the_scales_rise() -> None:
    assert [step.value for step in _records("likelihoods")] == [1, 2, 3, 4, 5]
    assert [step.value for step in _records("impacts")] == [1, 2, 3, 4, 5]
    exposures = [(step.value, step.word) for step in _records("exposures")]
    assert exposures == [(1, "low"), (5, "moderate"), (10, "high"), (15, "severe")]


def test_the_catalogue_holds_21_drivers_for_all_nine_outcomes() -> None:
    assert len(DRIVERS) == 21
    assert len({driver.outcome for driver in DRIVERS}) == 9


@each_driver
def test_an_expression_uses_exactly_the_names_of_its_inputs(driver: Any) -> None:
    names = _names(driver.expression) if driver.expression else set()
    assert names == {entry.name for entry in driver.inputs}


@each_driver
def test_attrition_hangs_on_the_inputs_and_on_the_evidence_alone(driver: Any) -> None:
    assert _names(driver.attrition or "0") <= {entry.name for entry in driver.inputs} | {"counted_share"}
    assert bool(driver.attrition) == (driver.id == "D-LOY-CHURN")


@each_driver
def test_an_expression_is_plain_arithmetic(driver: Any) -> None:
    allowed = (
        ast.Expression,
        ast.BinOp,
        ast.Name,
        ast.Load,
        ast.Constant,
        ast.Add,
        ast.Sub,
        ast.Mult,
        ast.Div,
    )
    tree = ast.parse(driver.expression or "0", mode="eval")
    assert [ast.dump(node) for node in ast.walk(tree) if not isinstance(node, allowed)] == []


@each_driver
def test_only_an_unmonetised_driver_has_no_expression(driver: Any) -> None:
    assert (driver.expression == "") == (driver.value_class == "unmonetised")


@each_driver
def test_a_sane_range_runs_upwards(driver: Any) -> None:
    bounded = [entry for entry in driver.inputs if entry.low is not None and entry.high is not None]
    assert [entry.name for entry in bounded if entry.low >= entry.high] == []


def test_weaker_evidence_counts_for_less() -> None:
    tiers = _records("tiers")
    assert [tier.id for tier in tiers] == list("ABCDEFG")
    assert [tier.share for tier in tiers] == sorted({tier.share for tier in tiers}, reverse=True)


def test_optimism_is_taken_out_of_benefits_and_added_to_costs() -> None:
    triples = {entry.id: (entry.low, entry.likely, entry.high) for entry in _records("multipliers")}
    assert triples == {"adoption": (0.4, 0.8, 1.0), "contract": (0.6, 0.9, 1.0), "cost": (1.0, 1.1, 1.4)}


def test_the_ramps_are_known_by_name() -> None:
    assert [ramp.id for ramp in _records("ramps")] == ["fast", "standard", "slow", "linear18"]
