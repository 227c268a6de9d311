"""Bytes to records: initiatives, goals and whole cases, with a report that leaves nothing of the file out."""

from bizcase.intake.assemble import assemble_case
from bizcase.intake.case import case_to_json, read_case
from bizcase.intake.goals import read_goals
from bizcase.intake.initiatives import read_initiatives

__all__ = ["assemble_case", "case_to_json", "read_case", "read_goals", "read_initiatives"]
