"""A renamed initiative keeps its id, and with it what the user decided about it."""

from datetime import date
from typing import Any

import pytest

from bizcase.intake import read_initiatives
from bizcase.model.case_file import CaseFile, Initiative, Override
from bizcase.renewal import Difference, renew

DESK = "Six agents answer public complaints within the hour and pass causes on."
OLD = Initiative(id="SM-7", name="Care desk for public complaints", owner="Ann", department="Service", description=DESK)
FORUM = Initiative(id="SM-9", name="Forum", owner="Bo", department="Service", description="Customers help customers.")
JUDGED = CaseFile(
    initiatives=(OLD, FORUM),
    overrides=(Override(subject="SM-7", outcome="customer_loyalty", by="Ann", why="They stay"),),
)


def renewed(**fields: Any) -> tuple[str, int]:
    """The id that the desk has after an import with these fields, and how many judgements are left."""
    newer = OLD.model_copy(update={"id": "I01", **fields})
    case = renew(JUDGED, [newer, FORUM.model_copy(update={"id": "I02"})]).case
    return case.initiatives[0].id, len(case.overrides)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Public complaints desk"},
        {"name": "Public complaints care desk", "description": ""},
        {"name": "Care desk", "description": "", "department": ""},
        {"name": "Listening post", "owner": "Cem"},
        {"name": "Care desk for public complaint", "owner": "Cem", "description": ""},
    ],
)
def test_a_new_name_is_recognised_by_what_else_is_said(fields: dict[str, Any]) -> None:
    assert renewed(**fields) == ("SM-7", 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Apprentice films", "description": "Apprentices show a day at work in short films."},
        {"name": "Apprentice films", "description": ""},
        {"name": "Care desk for public complaints 2", "description": ""},
        {"name": "Care desk for public complaint", "description": "Apprentices show a day at work in films."},
        {"name": "Care desk for public complaint", "description": "", "owner": "Cem", "department": "HR"},
    ],
)
def test_another_initiative_is_not_taken_for_a_renamed_one(fields: dict[str, Any]) -> None:
    assert renewed(**fields) == ("I01", 0)


def test_the_same_id_in_the_file_is_the_same_initiative() -> None:
    newer = Initiative(id="sm-7", name="Rapid answers", description="All is new here, as is the wording.")
    case = renew(JUDGED, [newer]).case
    assert [(one.id, one.name) for one in case.initiatives] == [("SM-7", "Rapid answers")]
    assert case.overrides == JUDGED.overrides


def test_a_counted_id_says_nothing() -> None:
    case = CaseFile(initiatives=(Initiative(id="I01", name="Care desk"),))
    assert renew(case, [Initiative(id="I01", name="Apprentice films")]).initiatives == Difference(
        added=("Apprentice films",), gone=("Care desk",)
    )


def test_where_two_fit_equally_well_neither_is_taken() -> None:
    twins = [
        OLD.model_copy(update={"id": f"I0{place}", "name": name}) for place, name in ((1, "Desk"), (2, "Desk too"))
    ]
    case = renew(
        JUDGED, [twins[0].model_copy(update={"name": "Rota"}), twins[1].model_copy(update={"name": "Rota"})]
    ).case
    assert "SM-7" not in [one.id for one in case.initiatives]


def test_the_difference_says_who_has_a_new_name() -> None:
    found = renew(JUDGED, [OLD.model_copy(update={"id": "I01", "name": "Complaints desk"})], update=True).initiatives
    assert found.renamed == (("Care desk for public complaints", "Complaints desk"),)
    assert [change.field for change in found.changes] == ["name"]
    assert (found.added, found.gone) == ((), ())


def test_long_lists_are_compared_by_what_is_certain() -> None:
    def listed(letter: str, name: str) -> list[Initiative]:
        return [Initiative(id=f"{letter}{at}", name=f"{name} {at}", description=f"{DESK} {at}") for at in range(300)]

    old, newer = listed("A", "Desk"), listed("B", "Service")
    case = renew(CaseFile(initiatives=tuple(old)), newer).case
    assert [one.id for one in case.initiatives] == [one.id for one in old]


def test_judgements_survive_a_changed_csv_with_renames() -> None:
    def read(text: str) -> tuple[Initiative, ...]:
        return read_initiatives(text.encode(), "plan.csv", today=date(2026, 11, 22)).initiatives

    first = "Initiative,Description,Owner,Annual cost\n"
    old = read(f"{first}Care desk,{DESK},Ann,100\nForum,Customers help customers with answers.,Bo,200\n")
    judged = (Override(subject="I01", outcome="customer_loyalty"), Override(subject="I02", outcome="innovation"))
    newer = read(
        f"{first}Apprentice films,Apprentices show a day at work in films.,Cem,50\n"
        f"Help forum,Customers help customers with answers.,Bo,300\nComplaints care desk,{DESK},Ann,100\n"
    )
    case = renew(CaseFile(initiatives=old, overrides=judged), newer).case
    assert [(one.id, one.name) for one in case.initiatives] == [
        ("I03", "Apprentice films"),
        ("I02", "Help forum"),
        ("I01", "Complaints care desk"),
    ]
    assert case.overrides == judged
