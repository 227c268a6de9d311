"""Cases for the tests of risk, roadmap and readiness: one of a line, one with every field that a test asks for."""

from datetime import date
from typing import Any

from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.engine import risk
from bizcase.model.business_case import BusinessCase, Match, RiskResult
from bizcase.model.case_file import (
    Assumption,
    AuditScore,
    CaseFile,
    Company,
    DeclinedPlatform,
    Estimate,
    Goal,
    Initiative,
    Programme,
    Purpose,
    Stakeholder,
)

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 22)
SPOKEN = date(2026, 11, 2)
DIMENSIONS = ("culture", "education", "organisation", "listening", "systems", "framework")


def case_of(*initiatives: Initiative, **fields: Any) -> CaseFile:
    known = {"company": Company(name="Acme"), "goals": (Goal(id="G", statement="Keep more customers"),)}
    return CaseFile(**{**known, "initiatives": initiatives, **fields})


def doing(text: str = "", initiative_id: str = "A", **fields: Any) -> Initiative:
    return Initiative(**{"id": initiative_id, "name": f"Work {initiative_id}", "description": text, **fields})


def risks_of(case: CaseFile, *matches: Match) -> dict[str, RiskResult]:
    return {one.id: one for one in risk.assess(case, matches, CATALOGUE)}


def built(*initiatives: Initiative, **fields: Any) -> BusinessCase:
    return build_case(case_of(*initiatives, **fields), CATALOGUE, TODAY)


MINIMAL = case_of(doing())

CARE = Initiative(
    id="care",
    name="Care desk for complaints",
    description=(
        "Agents share a rota and answer customer complaints; a deputy stands in. It replaces the fax line, and the "
        "post room may lose work."
    ),
    channels=("own website", "Facebook"),
    owner="Ana Ruiz",
    department="Customer Service",
    goals=("G",),
    one_off_cost=10_000,
    annual_cost=40_000,
    hours_per_month=60,
    benefit=Estimate(low=80_000, base=160_000, high=240_000),
    value_class="cash_in",
    start=date(2027, 1, 1),
    duration_months=30,
    kpi="Share of customers who leave",
    baseline="18 %",
    target="14 %",
    evidence_tier="B",
    spokesperson="Trained agents",
)
TRAINING = Initiative(
    id="training",
    name="Rules and training for all who reply",
    description="Skills by role, champions in three functions with hours, a sceptics' clinic every month.",
    channels=("classroom",),
    owner="Ben Oke",
    department="HR",
    goals=("G",),
    one_off_cost=20_000,
    annual_cost=10_000,
    hours_per_month=20,
    value_class="unmonetised",
    start=date(2027, 4, 1),
    duration_months=24,
    kpi="Account holders trained",
    baseline="12 %",
    target="90 %",
)
REGISTER = Initiative(
    id="register",
    name="Account register and archive",
    description="One list of accounts with an exit plan for each network and a tested export of members.",
    channels=("intranet",),
    owner="Cleo Ward",
    department="Information Security",
    goals=("G",),
    one_off_cost=15_000,
    annual_cost=5_000,
    hours_per_month=10,
    benefit=Estimate(low=10_000, base=30_000, high=50_000),
    value_class="expected_loss",
    start=date(2027, 2, 1),
    duration_months=30,
    kpi="Accounts with an owner",
    baseline="41 %",
    target="100 %",
    evidence_tier="C",
)


def person(role: str, name: str, support: str = "supporter") -> Stakeholder:
    return Stakeholder(role=role, name=name, support=support, last_spoken=SPOKEN, concern="Who pays after a year?")


FULL = CaseFile(
    company=Company(name="Acme", industry="Retail", regulated=False, currency="GBP", discount_rate=0.08),
    purpose=Purpose(
        why="Customers in small towns should get a straight answer from people who can mend what went wrong.",
        vision="The shop that towns recommend to each other.",
    ),
    programme=Programme(
        name="Straight answers",
        sponsor="Dora Lind",
        lead="Eli Moss",
        decision="approve £100,000 for the first six months; the steering group meets each month",
        first_tranche=100_000,
    ),
    goals=(
        Goal(
            id="G",
            statement="Keep more of our customers",
            category="customer_loyalty",
            executive="Chief Customer Officer",
            deadline=date(2029, 3, 31),
            weight=3,
        ),
    ),
    initiatives=(CARE, TRAINING, REGISTER),
    audit=tuple(
        AuditScore(dimension=one, current=2, target=4, evidence="Review, May 2026")  # type: ignore[arg-type]
        for one in DIMENSIONS
    ),
    stakeholders=(
        person("Chief Customer Officer", "Dora Lind", "sponsor"),
        person("CFO", "Finn Aker"),
        person("General Counsel", "Gus Holm"),
        person("CIO", "Hana Sato"),
        person("HR Director", "Ida Bell"),
        person("CISO", "Cleo Ward"),
        person("Finance partner", "Jon Pryce"),
        person("Head of Digital", "Kim Lowe"),
        person("Head of Communications", "Lia Marsh"),
        person("Business unit head", "Mo Farr", "sceptic"),
    ),
    declined=(DeclinedPlatform(platform="TikTok", reason="No staff", review_on=date(2027, 9, 1)),),
    assumptions=(
        Assumption(id="hourly_rate", value=30, source="Payroll"),
        Assumption(id="outsourcing", name="Cost of outsourcing", value=90_000, source="Quote, May 2026"),
    ),
)
