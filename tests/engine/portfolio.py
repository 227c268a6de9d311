"""A small portfolio in ordinary words, and the value of a case with the figures that the voices share."""

from datetime import date

from msgspec.structs import replace

from bizcase.catalogue import load_catalogue
from bizcase.engine import language, mapping, stakeholders
from bizcase.model.business_case import InitiativeWording, StakeholderMessage
from bizcase.model.case_file import CaseFile, Estimate, Goal, Initiative, Stakeholder
from bizcase.model.value import Range, Value

CATALOGUE = load_catalogue()

CARE = Initiative(
    id="care",
    name="Care desk",
    description="Answer renewal questions and complaints on WhatsApp within one hour. Then mend the causes.",
    channels=("WhatsApp",),
    owner="Ana Ruiz",
    department="Customer Service",
    goals=("churn",),
    annual_cost=60_000,
    benefit=Estimate(base=100_000),
    kpi="Churn rate",
    baseline="18%",
    target="15%",
    evidence_tier="B",
)
REFERRAL = Initiative(
    id="referral",
    name="Nurse referral drive",
    description="Nurses tell candidates about real shifts, and the recruitment team answers within a day.",
    channels=("Facebook",),
    owner="Ben Oke",
    department="HR",
    annual_cost=20_000,
    kpi="time to fill",
    baseline="62 days",
    target="45 days",
)
POSTING = Initiative(id="posting", name="Daily posting", description="Post daily because everybody does.")
CHURN = Goal(id="churn", statement="Cut churn from 18% to 15%", deadline=date(2027, 3, 31))
NURSES = Goal(id="nurses", statement="Fill nursing vacancies faster")
TIKTOK = Goal(id="tiktok", statement="Be on TikTok")
CASE = CaseFile(
    initiatives=(CARE, REFERRAL, POSTING),
    goals=(CHURN, NURSES, TIKTOK),
    stakeholders=(
        Stakeholder(role="Keeper of the bees", name="Bea", influence="low"),
        Stakeholder(
            role="Group Finance Director",
            name="Ines",
            influence="high",
            support="sceptic",
            concern="Prove it",
        ),
        Stakeholder(role="chro", name="Tom", influence="medium"),
    ),
)
VALUE = Value(
    currency="GBP",
    discount_rate=0.1,
    first_month=date(2026, 1, 1),
    lines=(),
    months=(),
    years=(),
    total_benefit=Range(200_000, 290_000, 410_000),
    total_cost=Range(80_000, 90_000, 100_000),
    worth=Range(120_000, 200_000, 310_000),
    worth_measure="net present value",
    stated_worth=None,
    npv=Range(120_000, 200_000, 310_000),
    benefit_cost_ratio=None,
    payback=(12, 14, None),
    peak_exposure=40_000.0,
    peak_month=3,
    capacity=None,
    expected_loss=None,
    bridge=(),
    tornado=(),
    switching=(),
    not_quantified=(),
    challenges=(),
    verdict="proceed",
)
UNKNOWN_VALUE = replace(VALUE, worth=None, npv=None, payback=(None, None, None), verdict="not yet known")


def wording(case: CaseFile) -> tuple[InitiativeWording, ...]:
    """Every initiative of ``case`` in executive language."""
    matches, goals = mapping.map_initiatives(case, CATALOGUE), mapping.map_goals(case, CATALOGUE)
    sight = mapping.line_of_sight(case, matches, goals, CATALOGUE)
    return language.word_initiatives(case, matches, sight, CATALOGUE)


def messages(case: CaseFile, value: Value = VALUE) -> tuple[StakeholderMessage, ...]:
    """Every message of ``case``."""
    matches, goals = mapping.map_initiatives(case, CATALOGUE), mapping.map_goals(case, CATALOGUE)
    sight = mapping.line_of_sight(case, matches, goals, CATALOGUE)
    return stakeholders.messages(case, matches, goals, sight, value, CATALOGUE)
