"""The sample cases that can be opened from the start page."""

from pathlib import Path

from bizcase.intake import read_case
from bizcase.model.case_file import CaseFile

FOLDER = Path(__file__).parents[2] / "sample_inputs"
SAMPLES = {
    "retail_bank": ("Retail bank", "13 initiatives, a modest positive result"),
    "manufacturer": ("Manufacturer", "11 initiatives, clearly positive, in euros"),
    "city_council": ("City council", "12 initiatives, more time and safety than cash"),
    "minimal": ("The least there is", "One goal, one initiative, no figures"),
    "large_group": ("Large group", "60 initiatives from twenty functions"),
}


def available() -> dict[str, tuple[str, str]]:
    """The samples that are installed: title and a line about each."""
    return {name: lines for name, lines in SAMPLES.items() if _file(name).exists()}


def sample(name: str) -> CaseFile:
    """The sample ``name``."""
    return read_case(_file(name).read_bytes(), _file(name).name)


def _file(name: str) -> Path:
    return FOLDER / f"{name}.toml"
