"""``import bizcase``: a script of a few lines does what the app does."""

import re
import shutil
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

import bizcase
from bizcase import api

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_inputs"
TODAY = date(2026, 11, 22)


def readme_script() -> str:
    """The one block of Python in the README."""
    (script,) = re.findall(r"```python\n(.+?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return script


def test_the_script_of_the_readme_writes_a_deck(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "sample_inputs")
    subprocess.run([sys.executable, "-c", readme_script()], cwd=tmp_path, check=True)
    (deck,) = tmp_path.glob("*.pptx")
    assert len(Presentation(str(deck)).slides) > 12


def test_every_public_name_is_there_and_nothing_else_is_listed() -> None:
    assert dir(bizcase) == bizcase.__all__ == sorted(bizcase.__all__)
    for name in bizcase.__all__:
        assert getattr(bizcase, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'bizcase' has no attribute 'write_book'$"):
        _ = bizcase.write_book


def test_importing_bizcase_loads_no_other_package() -> None:
    script = "import sys; before = set(sys.modules); import bizcase; print(*sorted({one.split('.')[0] for one in "
    script += "set(sys.modules) - before} - set(sys.stdlib_module_names)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "bizcase\n"


def test_a_deck_can_be_written_to_a_stream() -> None:
    stream = BytesIO()
    slides = bizcase.write_deck(bizcase.build_case(bizcase.read_case(SAMPLES / "minimal.toml"), today=TODAY), stream)
    assert len(Presentation(stream).slides) == slides


def test_a_problem_of_a_file_starts_with_the_name_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "goals.csv").write_text("")
    with pytest.raises(bizcase.InputError) as caught:
        bizcase.read_goals(tmp_path / "goals.csv")
    assert caught.value.problems == ("goals.csv: the file is empty; give a table with a row of column names",)


def case_of(*names: str, **fields: object) -> bizcase.CaseFile:
    initiatives = [{"id": f"I0{number}", "name": name} for number, name in enumerate(names, start=1)]
    return bizcase.CaseFile.model_validate({"initiatives": initiatives, **fields})


def test_a_newer_initiative_keeps_the_id_that_the_case_knows_it_by() -> None:
    newer = case_of("Community", "Care desk", "Register").initiatives
    renewed = api.renew(case_of("Care desk", "Community"), newer, None).case
    assert [(one.id, one.name) for one in renewed.initiatives] == [
        ("I02", "Community"),
        ("I01", "Care desk"),
        ("I03", "Register"),
    ]


def test_a_new_initiative_does_not_take_the_id_of_another() -> None:
    newer = case_of("Register", "Care desk").initiatives
    renewed = api.renew(case_of("Care desk"), newer, None).case
    assert [(one.id, one.name) for one in renewed.initiatives] == [("I02", "Register"), ("I01", "Care desk")]


def test_dependencies_follow_their_initiative_to_its_id() -> None:
    desk, register = case_of("Register", "Care desk").initiatives
    newer = (desk, register.model_copy(update={"depends_on": ("Register",)}))
    renewed = api.renew(case_of("Care desk", "Register"), newer, None).case
    assert [(one.id, one.depends_on) for one in renewed.initiatives] == [("I02", ()), ("I01", ("I02",))]


def test_what_the_newer_files_do_not_hold_stays_as_it_was() -> None:
    case = bizcase.read_case(SAMPLES / "retail_bank.toml")
    renewed = api.renew(case, bizcase.read_initiatives(SAMPLES / "retail_bank_initiatives.csv").initiatives, None).case
    assert renewed.goals == case.goals
    assert renewed.overrides == case.overrides
    assert renewed.company == case.company
