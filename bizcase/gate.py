"""The board-language gate: jargon in what the user wrote for the board, and in every sentence of the finished story.

Goals are quotations and never flagged. A text of the user that stands on a slide is reported once, at its field.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.jargon import JargonFinding, find_jargon, in_words_of, mended
from bizcase.model import story as s
from bizcase.model.case_file import CaseFile, Record
from bizcase.quotations import Quotations, texts_in

CORE, APPENDIX, NOTES = "AVB", "A", "AV"

# The user's texts that reach the board, by part of the case file, with the names that the app has for them.
FIELDS: dict[str, dict[str, str]] = {
    "purpose": {"why": "why", "vision": "vision", "mission": "mission"},
    "programme": {"name": "name", "decision": "decision"},
    "initiatives": {
        "name": "name",
        "description": "description",
        "kpi": "KPI",
        "baseline": "baseline",
        "target": "target",
    },
    "audit": {"evidence": "evidence"},
    "declined": {"reason": "reason"},
    "assumptions": {"name": "name"},
    "overrides": {"why": "reason"},
}
_EXHIBITS: dict[type, str] = {s.Bullets: "list", s.Statement: "statement", s.FigurePanel: "figures", s.Table: "table"}


class Field(NamedTuple):
    """Where a text of the user stands: the part of the case, the row where that is a list, and the field."""

    section: str
    row: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A term that the board should not read: ``found`` as it stands in ``text``.

    ``after`` is the text with plain words in its place, "" when they do not fit in or there are none. ``field`` is
    ``None`` for a generated sentence.
    """

    place: str
    text: str
    found: str
    term: str
    severity: str
    say_instead: str
    measure: str
    after: str = ""
    field: Field | None = None


def check(case: CaseFile, story: s.Story, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every finding in the texts of ``case`` and then in the sentences of ``story``, slide by slide.

    The user's texts and core slides carry no term of severity A, V or B; notes none of A or V; the appendix none of
    A. Terms of the house count, terms that the user accepts do not.
    """
    own = in_words_of(case, catalogue)
    return (*_in_case(case, own), *_in_story(case, story, own))


def check_case(case: CaseFile, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The findings in the user's own texts alone."""
    return tuple(_in_case(case, in_words_of(case, catalogue)))


def _in_case(case: CaseFile, catalogue: Catalogue) -> Iterator[Finding]:
    for field, record, text in _texts_of(case):
        place = f"{_called(field.section, record)}, {FIELDS[field.section][field.name]}"
        for one in find_jargon(text, catalogue):
            if one.severity in CORE:
                yield _finding(place, text, one, mended(text, one, catalogue), field)


def _texts_of(case: CaseFile) -> Iterator[tuple[Field, Record, str]]:
    for section, names in FIELDS.items():
        held = getattr(case, section)
        rows = enumerate(held) if isinstance(held, tuple) else [(None, held)]
        for row, record in rows:
            for name in names:
                yield Field(section, row, name), record, getattr(record, name)


def _called(section: str, record: Any) -> str:
    """What people call the record in which a text stands."""
    names = {
        "initiatives": lambda: f"initiative {record.id} '{record.name}'",
        "audit": lambda: f"audit, {record.dimension}",
        "declined": lambda: f"declined '{record.platform}'",
        "assumptions": lambda: f"assumption {record.id}",
        "overrides": lambda: f"judgement on {record.subject}",
    }
    return names.get(section, lambda: section)()


def _in_story(case: CaseFile, story: s.Story, catalogue: Catalogue) -> Iterator[Finding]:
    quoted = Quotations(case).also(one.title for one in catalogue.sources)
    for number, slide in enumerate(story.slides, start=1):
        for part, text, severities in _sentences(slide):
            for one in find_jargon(text, catalogue):
                if one.severity in severities and not quoted.hold(text, one.start, one.end):
                    yield _finding(f"slide {number}, {part}", text, one)


def _sentences(slide: s.Slide) -> Iterator[tuple[str, str, str]]:
    """Each text of a slide: where it stands, the text, and the severities that may not stand there."""
    shown = APPENDIX if slide.appendix else CORE
    yield "title", slide.title, shown
    yield from (("cover", text, shown) for text in (slide.subtitle, *slide.details))
    for part in slide.parts:
        for exhibit in part.exhibits:
            kind = _EXHIBITS.get(type(exhibit), "chart")
            yield from ((kind, text, shown) for text in texts_in(exhibit))
    yield "source", slide.source, shown
    yield "notes", slide.notes, NOTES


def _finding(place: str, text: str, one: JargonFinding, after: str = "", field: Field | None = None) -> Finding:
    return Finding(
        place=place,
        text=text,
        found=text[one.start : one.end],
        term=one.term,
        severity=one.severity,
        say_instead=one.say_instead,
        measure=one.measure,
        after=after,
        field=field,
    )
