"""Stories to test: the sample cases, and variations of the bank that bring out each state of a case."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile, Estimate
from bizcase.model.story import Slide, Story
from bizcase.story import tell

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("golden")
TODAY = date(2026, 11, 22)
SAMPLES = ("retail_bank", "manufacturer", "city_council", "large_group", "minimal")
KEPT = ("retail_bank", "minimal")


@cache
def sample(name: str) -> CaseFile:
    """A sample case as it stands in ``sample_inputs``."""
    return CaseFile.model_validate(tomllib.loads((ROOT / "sample_inputs" / f"{name}.toml").read_text("utf-8")))


def changed(case: CaseFile, **parts: dict[str, Any]) -> CaseFile:
    """``case`` with fields of its company, purpose or programme replaced."""
    return case.model_copy(
        update={name: getattr(case, name).model_copy(update=fields) for name, fields in parts.items()}
    )


def each_initiative(case: CaseFile, **fields: Any) -> CaseFile:
    """``case`` with these fields of every initiative replaced."""
    return case.model_copy(update={"initiatives": tuple(one.model_copy(update=fields) for one in case.initiatives)})


def each_stakeholder(case: CaseFile, **fields: Any) -> CaseFile:
    """``case`` with these fields of every stakeholder replaced."""
    return case.model_copy(update={"stakeholders": tuple(one.model_copy(update=fields) for one in case.stakeholders)})


def dearer(case: CaseFile, factor: float) -> CaseFile:
    """``case`` with the yearly cost of each initiative multiplied by ``factor``."""
    priced = ((one, one.annual_cost) for one in case.initiatives)
    raised = (one.model_copy(update={"annual_cost": cost and cost * factor}) for one, cost in priced)
    return case.model_copy(update={"initiatives": tuple(raised)})


LONG = "A very long statement about customers, dealers and neighbours? " * 7 + "The end"


def states() -> dict[str, CaseFile]:
    """Every state that the wording of the deck knows, by name."""
    samples = {name: sample(name) for name in SAMPLES}
    return samples | bank_states(sample("retail_bank")) | small_states(sample("minimal"))


def bank_states(bank: CaseFile) -> dict[str, CaseFile]:
    """The states of a case that says a lot."""
    cheap = {"one_off_cost": 100, "annual_cost": 100, "hours_per_month": None}
    unasked = {"decision": "", "first_tranche": None}
    blank = {"one_off_cost": None, "annual_cost": None, "hours_per_month": None, "benefit": None}
    bare = bank.initiatives[0].model_copy(update=blank)
    return {
        "undiscounted": changed(bank, company={"discount_rate": None}),
        "no sponsor": changed(bank, programme={"sponsor": ""}),
        "no decision": changed(bank, programme=unasked),
        "one without figures": bank.model_copy(update={"initiatives": (bare, *bank.initiatives[1:])}),
        "thin": dearer(bank, 1.15),
        "thin, undiscounted": changed(dearer(bank, 1.15), company={"discount_rate": None}),
        "does not pay": changed(each_initiative(bank, evidence_tier="F"), programme=unasked),
        "pilot unpriced": changed(each_initiative(bank, evidence_tier="F"), programme=unasked | {"lead": ""}),
        "not counted": changed(each_initiative(bank, evidence_tier="G", driver=""), programme=unasked),
        "pays at once": each_initiative(bank, one_off_cost=0, annual_cost=0, hours_per_month=None),
        "swiss": changed(bank, company={"currency": "CHF"}, programme=unasked),
        "unscored": bank.model_copy(update={"audit": (), "stakeholders": (), "declined": (), "assumptions": ()}),
        "one initiative": bank.model_copy(update={"initiatives": bank.initiatives[4:5], "goals": bank.goals[1:2]}),
        "overlapping": overlapping(bank),
        "small release": changed(bank, programme={"first_tranche": 150_000}),
        "free": changed(each_initiative(bank, one_off_cost=0, annual_cost=0, hours_per_month=None), programme=unasked),
        "released time only": each_initiative(bank, value_class="capacity"),
        "cheap": each_initiative(bank, evidence_tier="A", **cheap),
        "cheap, undiscounted": changed(
            each_initiative(bank, evidence_tier="A", **cheap), company={"discount_rate": None}
        ),
        "all won": each_stakeholder(bank, support="supporter"),
        "no second scorer": bank.model_copy(
            update={"audit": tuple(one.model_copy(update={"sceptic": None}) for one in bank.audit)}
        ),
        "wordy": wordy(bank),
    }


def small_states(minimal: CaseFile) -> dict[str, CaseFile]:
    """The states of a case that says next to nothing."""
    return {
        "led, no sponsor": changed(minimal, programme={"lead": "Ada Finch"}),
        "sponsored": changed(minimal, programme={"sponsor": "Ada Finch, Owner", "first_tranche": 5000}),
        "settled": changed(minimal, programme={"sponsor": "Ada Finch", "lead": "Ben Finch"}),
        "not led": changed(minimal, programme={"sponsor": "Ada Finch"}),
        "priced, not mapped": each_initiative(
            minimal, benefit=Estimate(low=1, base=2, high=3), value_class="cash_saved", evidence_tier="A"
        ),
        "costed, not mapped": each_initiative(
            minimal, benefit=Estimate(base=9), value_class="cash_saved", evidence_tier="A", annual_cost=1
        ),
        "asserted": each_initiative(
            minimal, benefit=Estimate(base=2), value_class="cash_in", evidence_tier="G", annual_cost=1
        ),
    }


def overlapping(case: CaseFile) -> CaseFile:
    """``case`` with its first initiative stated a second time under another name."""
    again = case.initiatives[0].model_copy(update={"id": "again", "name": "Care desk once more"})
    return case.model_copy(update={"initiatives": (*case.initiatives, again)})


def wordy(case: CaseFile) -> CaseFile:
    """``case`` with texts far too long wherever a title may quote one."""
    goals = tuple(one.model_copy(update={"statement": LONG}) for one in case.goals)
    case = case.model_copy(update={"goals": goals})
    case = changed(case, company={"name": LONG}, programme={"name": LONG, "sponsor": LONG, "decision": LONG})
    return each_initiative(case, name=LONG, kpi=LONG, owner=LONG)


@cache
def built(name: str) -> BusinessCase:
    """The business case of a state."""
    return build_case(states()[name], load_catalogue(), TODAY)


@cache
def story(name: str) -> Story:
    """The story of a state."""
    return tell(built(name), load_catalogue())


def slide(name: str, slide_id: str) -> Slide:
    """A slide of the story of a state; raises ``KeyError`` when it was left out."""
    found = {one.id: one for one in story(name).slides}
    return found[slide_id]


def title(name: str, slide_id: str) -> str:
    """The title of a slide."""
    return slide(name, slide_id).title
