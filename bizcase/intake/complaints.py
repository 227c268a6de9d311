"""Pydantic's errors in bizcase's words: place, what was seen, what is accepted."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from bizcase.intake.columns import field_name
from bizcase.model import case_file

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SECTIONS: Mapping[str, tuple[str, type[case_file.Record]]] = {
    "company": ("company", case_file.Company),
    "purpose": ("purpose", case_file.Purpose),
    "programme": ("programme", case_file.Programme),
    "goals": ("goal", case_file.Goal),
    "initiatives": ("initiative", case_file.Initiative),
    "audit": ("audit score", case_file.AuditScore),
    "stakeholders": ("stakeholder", case_file.Stakeholder),
    "declined": ("declined platform", case_file.DeclinedPlatform),
    "assumptions": ("assumption", case_file.Assumption),
    "overrides": ("override", case_file.Override),
    "columns": ("column choice", case_file.ColumnChoice),
}
_NUMBER, _WHOLE = "is not a number; write 12000", "is not a whole number; write 12"
_TEXT, _LIST = "is not text; put it in quotation marks", 'is not a list; write ["…"]'
_TABLE = "is not a record; write its fields by name"
_DATE = "is not a date; write 2027-04-01"
_WORDS = {
    "float_type": _NUMBER, "float_parsing": _NUMBER, "finite_number": _NUMBER,
    "int_type": _WHOLE, "int_parsing": _WHOLE, "int_from_float": _WHOLE, "int_parsing_size": _WHOLE,
    "bool_type": "is neither true nor false", "bool_parsing": "is neither true nor false",
    "string_type": _TEXT, "string_too_long": "is too long; at most {max_length:,} characters are accepted",
    "string_pattern_mismatch": "is not a currency code; write GBP",
    "tuple_type": _LIST, "list_type": _LIST, "dict_type": _TABLE, "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "date_type": _DATE, "date_parsing": _DATE, "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "literal_error": "is not known; write one of {expected}",
    "greater_than_equal": "is too small; {ge} is the least", "less_than_equal": "is too large; {le} is the "
        "most",
}  # fmt: skip


def complaint(error: "ErrorDetails", case: Mapping[str, Any]) -> str:
    """One error as a sentence.

    Example: ``initiative 3 'Care desk', annual cost: 'lots' is not a number; write 12000``.
    """
    location = error["loc"]
    if error["type"] == "missing":
        return f"{_place(location, case)}: missing; it is needed"
    if error["type"] == "extra_forbidden":
        return f"{_place(location[:-1], case)}: no field {str(location[-1])!r}; {_accepted(location)}"
    return f"{_place(location, case)}: {objection(error)}"


def objection(error: "ErrorDetails") -> str:
    """One error without its place: ``'lots' is not a number; write 12000``."""
    words, limits = _WORDS.get(error["type"]), error.get("ctx", {})
    limits = {name: _seen(limit) if isinstance(limit, float) else limit for name, limit in limits.items()}
    said = words.format(**limits) if words else f"is not accepted ({error['msg']})"
    return f"{_seen(error['input'])} {said}"


def _seen(value: object) -> str:
    text = f"{value:,.0f}" if isinstance(value, float) and value.is_integer() else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _place(location: tuple[int | str, ...], case: Mapping[str, Any]) -> str:
    """Where an error is, in words: section, number and name of the record, field."""
    if not location:
        return "case"
    section, rest = str(location[0]), location[1:]
    words = [_SECTIONS[section][0] if rest and section in _SECTIONS else section]
    if rest and isinstance(rest[0], int):
        words[0] += f" {rest[0] + 1}{_label(case, section, rest[0])}"
        rest = rest[1:]
    return ", ".join(words + [_word(one) for one in rest])


def _word(part: int | str) -> str:
    return f"entry {part + 1}" if isinstance(part, int) else field_name(part).replace("_", " ")


def _label(case: Mapping[str, Any], section: str, index: int) -> str:
    record = case[section][index]
    if not isinstance(record, dict):
        return ""
    label = next((record[one] for one in ("name", "statement", "role", "platform", "id") if record.get(one)), "")
    return f" {label[:60]!r}" if isinstance(label, str) and label else ""


def _accepted(location: tuple[int | str, ...]) -> str:
    """The fields that may stand where an unknown one was found, the nearest alone when there is one."""
    record = case_file.CaseFile if len(location) == 1 else _SECTIONS.get(str(location[0]), ("", case_file.Estimate))[1]
    if len([one for one in location if isinstance(one, str)]) > 2:
        record = case_file.Estimate
    fields = list(record.model_fields)
    close = get_close_matches(str(location[-1]), fields, n=1)
    return f"did you mean {close[0]!r}?" if close else f"the fields are {', '.join(fields)}"
