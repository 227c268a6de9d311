"""A case file becomes a business case: all of it, the same each time, or a list of what stands in the way."""

import json
from hashlib import sha256

import pytest
from msgspec.structs import fields

from bizcase.case import build_case, digest
from bizcase.errors import InputError
from bizcase.model.case_file import CaseFile, Company, Goal, Initiative
from bizcase.version import __version__
from tests.engine.plan_cases import CATALOGUE, FULL, MINIMAL, TODAY


@pytest.mark.parametrize("case", [FULL, MINIMAL])
def test_the_same_case_gives_the_same_result(case: CaseFile) -> None:
    copy = CaseFile.model_validate_json(case.model_dump_json())

    assert build_case(case, CATALOGUE, TODAY) == build_case(copy, CATALOGUE, TODAY)


def test_every_part_is_there_for_every_initiative_and_goal() -> None:
    case = build_case(FULL, CATALOGUE, TODAY)
    ids = [one.id for one in FULL.initiatives]

    assert [one.subject for one in case.matches] == ids
    assert [one.initiative for one in case.wording] == ids
    assert [one.initiative for one in case.value.lines] == ids
    assert sorted(bar.initiative for lane in case.roadmap.lanes for bar in lane.bars) == sorted(ids)
    assert [one.subject for one in case.goal_matches] == [goal.id for goal in FULL.goals]
    assert all(getattr(case, field.name) is not None for field in fields(case))


def test_the_case_is_stamped_with_its_day_its_digest_and_the_version() -> None:
    case = build_case(MINIMAL, CATALOGUE, TODAY)

    assert (case.today, case.engine_version, case.case) == (TODAY, __version__, MINIMAL)
    assert case.digest == digest(MINIMAL)


def test_the_digest_is_that_of_the_canonical_json() -> None:
    said = json.dumps(
        json.loads(FULL.model_dump_json()), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()

    assert digest(FULL) == sha256(said).hexdigest()
    assert digest(FULL) != digest(MINIMAL)


def test_all_problems_are_raised_at_once() -> None:
    case = CaseFile(
        company=Company(name="Acme", discount_rate=9),
        goals=(Goal(id="G", statement="Keep more customers"),),
        initiatives=(Initiative(id="A", name="Care desk", goals=("H",), annual_cost=-1),),
    )

    with pytest.raises(InputError) as raised:
        build_case(case, CATALOGUE, TODAY)

    assert raised.value.problems == (
        "company, discount rate: 9 is outside 0–1; write 10 % as 0.10",
        "initiative 'Care desk', annual cost: -1 is below zero; give 0 or more",
        "initiative 'Care desk', goals: no goal 'H'; the goals are G",
    )


@pytest.mark.parametrize(
    ("ramp", "problem"),
    [
        ("rocket", "no curve 'rocket'; the curves are fast, standard, slow, linear18, custom"),
        ("custom", "custom without shares; give the share of the full effect after 3, 6, 9 … months"),
    ],
)
def test_a_build_up_that_nobody_knows_stands_in_the_way(ramp: str, problem: str) -> None:
    case = CaseFile(
        company=Company(name="Acme"),
        goals=(Goal(id="G", statement="Keep more customers"),),
        initiatives=(Initiative(id="A", name="Care desk", ramp=ramp),),
    )

    with pytest.raises(InputError) as raised:
        build_case(case, CATALOGUE, TODAY)

    assert raised.value.problems == (f"initiative 'Care desk', ramp: {problem}",)


def test_an_empty_case_says_what_is_needed() -> None:
    with pytest.raises(InputError) as raised:
        build_case(CaseFile(), CATALOGUE, TODAY)

    assert raised.value.problems == (
        "company, name: missing; write the company's name",
        "goals: none yet; write at least one goal of the company",
        "initiatives: none yet; name at least one initiative",
    )
