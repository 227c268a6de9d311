"""What every line of a case is priced on, looked up once."""

from datetime import date
from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.engine.value.cash_flow import first_month
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.catalogue import Driver, EvidenceTier, Multipliers, Outcome, RampCurve
from bizcase.model.value import Range


class Basis(NamedTuple):
    """The case with its rates, and the catalogue by id.

    ``rate`` is annual, ``hourly_rate`` money per hour, ``contingency`` a share of stated cost;
    ``cost_factor`` is what stated cost is multiplied by, contingency included; ``first_outcome`` maps an
    initiative to its outcome; ``first_gate`` is the month of the first gate after the start.
    """

    case: CaseFile
    first_month: date
    first_gate: int
    rate: float | None
    hourly_rate: float | None
    contingency: float
    cost_factor: Range
    first_outcome: dict[str, str | None]
    outcomes: dict[str, Outcome]
    drivers: dict[str, Driver]
    tiers: dict[str, EvidenceTier]
    multipliers: dict[str, Multipliers]
    ramps: dict[str, RampCurve]
    wording: dict[str, Any]

    def say(self, key: str, **values: object) -> str:
        """The words under ``key`` ("why_not.no_tier"), filled in."""
        return str(self.setting(key)).format(**values)

    def setting(self, key: str) -> Any:
        """The rule or limit under ``key`` ("limits.confidence")."""
        table, _, name = key.rpartition(".")
        return self.setting(table)[name] if table else self.wording[name]

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.case.company.currency

    def driver(self, initiative: Initiative) -> Driver | None:
        """The value driver that the initiative names; ``None`` when it names none that we know."""
        return self.drivers.get(initiative.driver)

    def outcome(self, initiative: Initiative) -> Outcome | None:
        """The first outcome that the initiative serves; ``None`` when it is unmapped."""
        return self.outcomes.get(self.first_outcome.get(initiative.id) or "")


def find_basis(case: CaseFile, matches: tuple[Match, ...], catalogue: Catalogue, today: date) -> Basis:
    """The basis of ``case`` on the day ``today``."""
    wording = catalogue.value_wording
    multipliers = {one.id: one for one in catalogue.multipliers}
    contingency = case.assumed("contingency") or 0.0
    return Basis(
        case=case,
        first_month=first_month(case, today),
        first_gate=min(gate.month for gate in catalogue.gates if gate.month),
        rate=case.company.discount_rate,
        hourly_rate=case.assumed("hourly_rate"),
        contingency=contingency,
        cost_factor=_cost_factor(multipliers[wording["rules"]["cost_multipliers"]], contingency),
        first_outcome={match.subject: match.first for match in matches},
        outcomes={one.id: one for one in catalogue.outcomes},
        drivers={one.id: one for one in catalogue.drivers},
        tiers={one.id: one for one in catalogue.tiers},
        multipliers=multipliers,
        ramps={one.id: one for one in catalogue.ramps},
        wording=wording,
    )


def _cost_factor(cost: Multipliers, contingency: float) -> Range:
    return Range(cost.low + contingency, cost.mean + contingency, cost.high + contingency)
