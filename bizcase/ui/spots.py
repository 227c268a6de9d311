"""Places in a case that are more than one field of one record: estimates, and the figures of an option."""

from dataclasses import dataclass
from typing import Any

from bizcase.catalogue import load_catalogue
from bizcase.model.build_up import ramp
from bizcase.model.case_file import OWN_RAMP, CaseFile, Estimate
from bizcase.model.catalogue import RampCurve
from bizcase.model.text import clean_text
from bizcase.ui.edits import Edit, ItemSpot, alter_items, altered, estimate_option

PARTS = {"low": "Low", "base": "Likely", "high": "High"}


@dataclass(frozen=True, slots=True)
class InputSpot:
    """The low, base or high value of one input of an initiative's value driver."""

    id: str
    input: str
    part: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"initiatives-{self.id}-{self.input}-{self.part}"

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``; ``None`` when there is none."""
        inputs = ItemSpot("initiatives", self.id, "driver_inputs").read(case) or {}
        return getattr(inputs.get(self.input), self.part, None)

    def write(self, value: object) -> Edit:
        """The edit that puts ``value`` there."""
        spot = ItemSpot("initiatives", self.id, "driver_inputs")

        def edit(case: CaseFile) -> CaseFile:
            inputs = dict(spot.read(case) or {})
            inputs[self.input] = _moved(inputs.get(self.input), self.part, value)
            return spot.write({name: one for name, one in inputs.items() if one != Estimate()})(case)

        return edit


@dataclass(frozen=True, slots=True)
class BenefitSpot:
    """The low, base or high value of an initiative's benefit in money per full year."""

    id: str
    part: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"initiatives-{self.id}-benefit-{self.part}"

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``; ``None`` when there is none."""
        return getattr(_benefit(self.id).read(case), self.part, None)

    def write(self, value: object) -> Edit:
        """The edit that puts ``value`` there."""
        spot = _benefit(self.id)
        return lambda case: spot.write(_or_none(_moved(spot.read(case), self.part, value)))(case)


@dataclass(frozen=True, slots=True)
class RampSpot:
    """The curve by which an initiative's benefit builds up; one's own begins as the one used so far."""

    id: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"initiatives-{self.id}-ramp"

    def read(self, case: CaseFile) -> Any:
        """The id of the curve in ``case``, "" for none."""
        return ItemSpot("initiatives", self.id, "ramp").read(case)

    def write(self, value: object) -> Edit:
        """The edit that chooses the curve with the id ``value``."""

        def edit(case: CaseFile) -> CaseFile:
            changes: dict[str, Any] = {"ramp": value}
            if value == OWN_RAMP and not ItemSpot("initiatives", self.id, "ramp_shares").read(case):
                changes["ramp_shares"] = _quarters(self.read(case))
            return alter_items("initiatives", {self.id: changes})(case)

        return edit


def _quarters(curve_id: str) -> tuple[float, ...]:
    """What a curve of the catalogue reaches 3, 6 … 36 months after the start; the usual one where none is named."""
    catalogue = load_catalogue()
    curves: dict[str, RampCurve] = {one.id: one for one in catalogue.ramps}
    usual = catalogue.value_wording["rules"]["ramps"]["adoption"]
    reached = ramp(curves.get(curve_id, curves[usual]))
    return tuple(round(share, 2) for share in reached[3::3])


@dataclass(frozen=True, slots=True)
class OptionSpot:
    """A field of the user's figures of an option; ``part`` is low, base or high where the field is an estimate."""

    option: str
    field: str
    part: str = ""

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return "-".join(filter(None, ("option", self.option, self.field, self.part)))

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``; ``None`` when there is none."""
        held = next((getattr(one, self.field) for one in case.options if one.option == self.option), None)
        return getattr(held, self.part, None) if self.part else held

    def write(self, value: object) -> Edit:
        """The edit that puts ``value`` there."""

        def edit(case: CaseFile) -> CaseFile:
            new = value
            if self.part:
                held = OptionSpot(self.option, self.field).read(case)
                new = _or_none(_moved(held, self.part, value))
            return estimate_option(self.option, {self.field: new})(case)

        return edit


@dataclass(frozen=True, slots=True)
class TrendSpot:
    """The sentence on where things go if nothing is done."""

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return "trend"

    def read(self, case: CaseFile) -> Any:
        """The sentence in ``case``."""
        return case.trend

    def write(self, value: object) -> Edit:
        """The edit that puts ``value`` there."""
        return lambda case: case.model_copy(update={"trend": clean_text(str(value))})


def _benefit(initiative: str) -> ItemSpot:
    return ItemSpot("initiatives", initiative, "benefit")


def _moved(estimate: Estimate | None, part: str, value: object) -> Estimate:
    return altered(estimate or Estimate(), **{part: value})


def _or_none(estimate: Estimate) -> Estimate | None:
    return None if estimate == Estimate() else estimate
