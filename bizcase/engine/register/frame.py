"""What every part of the register reads."""

from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.model.case_file import CaseFile
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import HardTimes, Uncertainty, Value


class Register(NamedTuple):
    """The case with all that figures of it are taken from."""

    case: CaseFile
    value: Value
    catalogue: Catalogue
    gates: tuple[GatePlan, ...]
    uncertainty: Uncertainty | None
    hard_times: HardTimes | None

    @property
    def words(self) -> dict[str, Any]:
        """The table ``[register]`` of the value wording."""
        words: dict[str, Any] = self.catalogue.value_wording["register"]
        return words

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.case.company.currency
