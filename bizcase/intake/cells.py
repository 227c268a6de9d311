"""One cell at a time: its text, whether it says nothing, and the words and lists in it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Generic, NamedTuple, TypeVar

from bizcase.model.text import clean_text

Cell = str | int | float | bool | date | datetime | time | timedelta | None

T = TypeVar("T")
LONGEST = 20_000
_WITH_ASIDES = 300
_SILENT = frozenset({"", "-", "--", "---", "–", "—", "−", ".", "…", "...", "/", "_"})
_UNKNOWN = frozenset({
    "?", "??", "???", "tbc", "tbd", "tba", "t.b.c.", "t.b.d.", "t.b.a.", "n/a", "n.a.", "na", "#n/a",
    "n/k", "k.a.", "n.n.", "n. n.",
    "k. a.", "n.c.", "nc", "nd", "n.d.", "nil", "none", "null", "nan", "xxx", "unknown", "unbekannt",
    "inconnu",
    "offen", "noch offen", "folgt", "keine angabe", "to be confirmed", "to be decided", "to be defined",
    "not known",
    "not yet known", "not available", "not applicable", "don't know", "à définir", "à déterminer",
    "a definir",
    "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!",
})  # fmt: skip
_NOTHING = frozenset({"none", "no", "nil", "nothing", "keine", "keiner", "kein", "aucun", "aucune", "n/a"})


class Read(NamedTuple, Generic[T]):
    """What a cell was read as; ``assumed`` says how, ``wanted`` what is accepted where it could not be."""

    value: T
    assumed: str = ""
    wanted: str = ""


Reader = Callable[[Cell], Read[object]]


def as_text(cell: Cell) -> str:
    """``cell`` as a person would copy it: whole numbers without ".0", days as ISO, no invisible characters.

    >>> as_text(3.0), as_text(date(2027, 4, 1)), as_text(" Care  desk"), as_text(True)
    ('3', '2027-04-01', 'Care desk', 'yes')
    """
    if isinstance(cell, str):
        return clean_text(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.12g}" if cell.is_integer() is False or abs(cell) >= 1e15 else str(int(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    return str(cell)


_HIDDEN = {"\u200b": "zero-width characters", "\ufeff": "zero-width characters", "\u2060": "zero-width characters",
           "\xad": "soft hyphens"}  # fmt: skip


def hidden_characters(text: str) -> str:
    """What :func:`as_text` takes out of ``text`` that nobody sees, in words; "" for nothing.

    >>> hidden_characters("Care\\u200b desk\\x07"), hidden_characters("Care\\ndesk")
    ('control characters and zero-width characters', '')
    """
    kept = set(clean_text(text))
    gone = {one for one in text if one not in kept and not one.isspace()}
    kinds = {_HIDDEN.get(one, "control characters" if unicodedata.category(one) == "Cc" else "unseen characters")
             for one in gone}  # fmt: skip
    return " and ".join(sorted(kinds))


def is_blank(cell: Cell) -> bool:
    """Whether there is nothing to see in ``cell``."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def plain(number: float) -> str:
    """``number`` for a message.

    >>> plain(12000.0), plain(0.5)
    ('12,000', '0.5')
    """
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def unknown(text: str) -> Read[object] | None:
    """The reading of a cell without a value: silent for "-" and nothing, said for "TBC"; None for all others.

    >>> unknown("TBC").assumed, unknown("-").assumed, unknown("12k")
    ('taken as unknown', '', None)
    """
    if text in _SILENT:
        return Read(None)
    return Read(None, "taken as unknown") if text.casefold() in _UNKNOWN else None


def text_reader(cell: Cell) -> Read[object]:
    """Text, cleaned; "TBC" and the like become empty and are said; over 20,000 characters it is cut, said."""
    text = as_text(cell)
    if absent := unknown(text):
        return Read("", absent.assumed)
    if len(text) > LONGEST:
        return Read(text[:LONGEST].rstrip(), f"{len(text):,} characters; the first {LONGEST:,} are kept")
    return Read(text)


def list_reader(cell: Cell) -> Read[object]:
    """A list of texts, in the order of the cell.

    >>> list_reader("LinkedIn / X").value, list_reader("LinkedIn, X").value, list_reader("none").value
    (('LinkedIn', 'X'), ('LinkedIn', 'X'), ())
    """
    return _list(cell, r"\s*/\s*", r",|\s(?:&|and|und|et|\+)\s")


def reference_reader(cell: Cell) -> Read[object]:
    """A list of ids or names: as :func:`list_reader`, but a slash parts them only between blanks.

    >>> reference_reader("B2B/B2C desk / Care desk").value
    ('B2B/B2C desk', 'Care desk')
    """
    return _list(cell, r"\s+/\s+", r",")


def _list(cell: Cell, slash: str, comma: str) -> Read[object]:
    text = as_text(cell).strip(" -–")
    if text.casefold() in _NOTHING:
        return Read(())
    if absent := unknown(text):
        return Read((), absent.assumed)
    for separator in (r"\n|;|\||•", comma, slash):
        if re.search(separator, text) and "://" not in text:
            parts = (one.strip(" -*·") for one in re.split(separator, text))
            return Read(tuple(dict.fromkeys(one for one in parts if one)))
    return Read((text[:LONGEST],))


def word_reader(words: Mapping[str, str], wanted: str, missing: object = None) -> Reader:
    """A reader of one word out of ``words`` (normalised spelling → value)."""
    from bizcase.intake.headers import normalise

    def read(cell: Cell) -> Read[object]:
        text = as_text(cell)
        if absent := unknown(text):
            return Read(missing, absent.assumed)
        asides = re.findall(r"\(([^)]*)\)", text[:_WITH_ASIDES])
        spellings = (normalise(one) for one in (text, without_asides(text), *asides))
        found = next((words[one] for one in spellings if one in words), None)
        return Read(missing, wanted=wanted) if found is None else Read(found)

    return read


def without_asides(text: str) -> str:
    """``text`` without what stands in brackets, unless that holds a figure.

    >>> without_asides("Sep 2027 (after the move)"), without_asides("(500)")
    ('Sep 2027', '(500)')
    """
    return re.sub(r"\s*[(\[][^\d)\]]*[)\]]", "", text).strip() if len(text) <= _WITH_ASIDES else text


def remembered(read: Callable[[str], Read[object]]) -> Callable[[str], Read[object]]:
    """``read``, with each text of a column read once."""
    seen: dict[str, Read[object]] = {}

    def look_up(text: str) -> Read[object]:
        if text not in seen:
            seen[text] = read(text)
        return seen[text]

    return look_up
