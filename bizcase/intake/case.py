"""A whole case as JSON or TOML: read by hand-written rules' own words, written the same way every time."""

import json
from collections.abc import Iterator
from typing import Any

import tomli
from pydantic import ValidationError

from bizcase.errors import InputError
from bizcase.intake.complaints import complaint
from bizcase.intake.files import LARGEST_FILE
from bizcase.model.case_file import VERSION, CaseFile
from bizcase.model.text import clean_text

_NUMBERED = (("goals", "G", 1), ("initiatives", "I", 2))


def read_case(data: bytes, filename: str) -> CaseFile:
    """The case in a JSON or TOML file; goals and initiatives without an id are numbered.

    Raises InputError with every problem, each with its place.
    """
    name = clean_text(filename)[:120] or "the case"
    found = _parsed(data, name)
    if not isinstance(found, dict):
        raise InputError(
            [f"{name}: not a case; it starts with {str(found)[:40]!r}, accepted is an object with 'company'"]
        )
    if found.get("version", VERSION) != VERSION:
        raise InputError([f"{name}, version: {found['version']!r} is not known; this bizcase reads version {VERSION}"])
    for section, letter, width in _NUMBERED:
        _number(found.get(section), letter, width)
    try:
        return CaseFile.model_validate(found)
    except ValidationError as error:
        raise InputError(dict.fromkeys(complaint(one, found) for one in error.errors(include_url=False))) from None


def _parsed(data: bytes, name: str) -> Any:
    if len(data) > LARGEST_FILE:
        raise InputError([f"{name}: {len(data) / 1e6:,.1f} MB; at most {LARGEST_FILE / 1e6:.0f} MB is accepted"])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([f"{name}, byte {error.start + 1:,}: not UTF-8; save the case as UTF-8"]) from error
    if not text.strip():
        raise InputError([f"{name}: the file is empty; give a case as JSON or TOML"])
    try:
        return json.loads(text) if text.lstrip()[0] in "{[" and not _is_toml(name) else tomli.loads(text)
    except json.JSONDecodeError as error:
        raise InputError([f"{name}, line {error.lineno}, column {error.colno}: not JSON ({error.msg})"]) from error
    except tomli.TOMLDecodeError as error:
        raise InputError([f"{name}: not TOML ({error})"]) from error
    except RecursionError as error:
        raise InputError([f"{name}: nested too deeply for a case"]) from error


def _is_toml(name: str) -> bool:
    return name.casefold().endswith(".toml")


def _number(records: object, letter: str, width: int) -> None:
    """Give an id to every record that has none."""
    if not isinstance(records, list):
        return
    named = [one for one in records if isinstance(one, dict)]
    taken = {str(one.get("id")).casefold() for one in named}
    fresh = _free_ids(letter, width, taken)
    for one in named:
        if not one.get("id"):
            one["id"] = next(fresh)


def _free_ids(letter: str, width: int, taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if (one := f"{letter}{number:0{width}}").casefold() not in taken:
            yield one


def case_to_json(case: CaseFile) -> bytes:
    """``case`` as indented UTF-8 JSON with its keys in the model's order; empty fields are left out."""
    plain = {"version": case.version} | case.model_dump(mode="json", exclude_defaults=True)
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
