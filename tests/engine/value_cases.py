"""Cases and a catalogue for the tests of value, options and register: real drivers and words."""

from dataclasses import fields
from datetime import date
from typing import Any

import tomli

from bizcase.catalogue import CONTENT, Catalogue, _table
from bizcase.engine.value import value_case
from bizcase.model.business_case import Match
from bizcase.model.case_file import Assumption, CaseFile, Company, Estimate, Initiative
from bizcase.model.catalogue import CausalChain, Outcome, ValueClass, Vocabulary
from bizcase.model.value import Value

TODAY = date(2026, 11, 22)
FIRST = date(2026, 12, 1)
CLASSES: dict[str, ValueClass] = {
    "revenue_growth": "cash_in",
    "customer_loyalty": "cash_in",
    "operating_efficiency": "cash_saved",
    "talent_culture": "cash_saved",
    "reputation_trust": "unmonetised",
    "risk_resilience": "expected_loss",
}


def raw(file: str) -> dict[str, Any]:
    return tomli.loads((CONTENT / f"{file}.toml").read_text(encoding="utf-8"))


def outcome(outcome_id: str, value_class: ValueClass) -> Outcome:
    texts = dict.fromkeys(("definition", "noun", "benefit", "why_it_matters", "evidence"), "")
    lists = dict.fromkeys(("financial_lines", "goals", "practices", "kpis", "vanity"), ())
    return Outcome(
        id=outcome_id,
        name=outcome_id,
        verb="enables",
        value_class=value_class,
        executive=f"head of {outcome_id}",
        chain=CausalChain(activity="", leading_indicator="", business_kpi="", financial_line=""),
        vocabulary=Vocabulary(strong=(), medium=(), verbs=(), channels=(), negative=()),
        **texts,
        **lists,
    )


def make_catalogue() -> Catalogue:
    content = {file: raw(file) for file in ("drivers", "alternatives", "sources", "roadmap", "value")}
    problems: list[str] = []
    tables = ("drivers", "tiers", "multipliers", "ramps", "alternatives", "options", "sources", "gates")
    read = {name: _table(content, name, problems) for name in tables}
    assert problems == []
    read["outcomes"] = tuple(outcome(one, value_class) for one, value_class in CLASSES.items())
    empty = {field.name: () for field in fields(Catalogue)}
    return Catalogue(**{**empty, **read, "value_wording": content["value"]})


CATALOGUE = make_catalogue()


def money(low: float | None = None, base: float | None = None, high: float | None = None) -> Estimate:
    return Estimate(low=low, base=base, high=high)


def initiative(one: str, **values: Any) -> Initiative:
    """An initiative with an owner, a start and evidence of tier A, so that a test changes one thing only."""
    usual = {"name": f"Initiative {one}", "owner": "Ada", "start": FIRST, "evidence_tier": "A"}
    return Initiative(id=one, **{**usual, **values})


def make_case(*initiatives: Initiative, rate: float | None = 0.10, **values: Any) -> CaseFile:
    company = values.pop("company", Company(name="Acme", currency="GBP", discount_rate=rate))
    return CaseFile(company=company, initiatives=initiatives, **values)


def assume(**values: float) -> tuple[Assumption, ...]:
    return tuple(Assumption(id=one, value=value) for one, value in values.items())


def matches(case: CaseFile, first: str | None = "customer_loyalty") -> tuple[Match, ...]:
    return tuple(match(one.id, first) for one in case.initiatives)


def match(subject: str, first: str | None) -> Match:
    return Match(subject=subject, first=first, second=None, confidence=1, sure=True, scores=(), reasons=())


def value(case: CaseFile, first: str | None = "customer_loyalty") -> Value:
    return value_case(case, matches(case, first), CATALOGUE, TODAY)


def value_of(*initiatives: Initiative, first: str | None = "customer_loyalty", **values: Any) -> Value:
    return value(make_case(*initiatives, **values), first)
