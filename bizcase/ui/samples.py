"""The sample cases that can be opened from the start page."""

from pathlib import Path

from bizcase.intake import read_case
from bizcase.model.case_file import CaseFile

FOLDER = Path(__file__).parents[2] / "sample_inputs"
SAMPLES = {
    "retail_bank": "A retail bank: 13 initiatives, a modest positive result",
    "manufacturer": "A manufacturer selling to businesses: 11 initiatives, clearly positive",
    "city_council": "A city council: 12 initiatives, time and risk rather than cash",
    "minimal": "The least that makes a case: one goal, one initiative, no figures",
    "large_group": "A listed group: 60 initiatives from twenty functions",
}


def available() -> dict[str, str]:
    """The samples that are installed, with a line about each."""
    return {name: line for name, line in SAMPLES.items() if _file(name).exists()}


def sample(name: str) -> CaseFile:
    """The sample ``name``."""
    return read_case(_file(name).read_bytes(), _file(name).name)


def _file(name: str) -> Path:
    return FOLDER / f"{name}.toml"
