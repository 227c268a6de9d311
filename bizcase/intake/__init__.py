"""Bytes to records: initiatives, goals and whole cases, with a report that leaves nothing of the file out."""

from bizcase.intake.assemble import assemble_case
from bizcase.intake.case import case_to_json, read_case
from bizcase.intake.files import sheet_names
from bizcase.intake.goals import read_goals
from bizcase.intake.initiatives import read_initiatives
from bizcase.intake.recognise import fields_of

__all__ = [
    "assemble_case",
    "case_to_json",
    "goal_fields",
    "initiative_fields",
    "read_case",
    "read_goals",
    "read_initiatives",
    "sheet_names",
]


def initiative_fields() -> dict[str, str]:
    """Every field that a column of initiatives may fill, with the name that a person knows it by."""
    return fields_of("INITIATIVE_COLUMNS")


def goal_fields() -> dict[str, str]:
    """Every field that a column of goals may fill, with the name that a person knows it by."""
    return fields_of("GOAL_COLUMNS")
