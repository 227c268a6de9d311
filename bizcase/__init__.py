"""bizcase: company goals and a spreadsheet of social initiatives in, a board-ready business case out.

The names below are the whole public interface; each loads what it needs when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bizcase.version import __version__

if TYPE_CHECKING:
    from bizcase.api import build_case, read_case, read_goals, read_initiatives, write_deck, write_workbook
    from bizcase.errors import BizcaseError, InputError
    from bizcase.intake import assemble_case
    from bizcase.model.case_file import CaseFile, Company

__all__ = [
    "BizcaseError",
    "CaseFile",
    "Company",
    "InputError",
    "__version__",
    "assemble_case",
    "build_case",
    "read_case",
    "read_goals",
    "read_initiatives",
    "write_deck",
    "write_workbook",
]

_HOMES = {
    "BizcaseError": "bizcase.errors",
    "CaseFile": "bizcase.model.case_file",
    "Company": "bizcase.model.case_file",
    "InputError": "bizcase.errors",
    "assemble_case": "bizcase.intake",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'bizcase' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "bizcase.api")), name)


def __dir__() -> list[str]:
    return __all__
