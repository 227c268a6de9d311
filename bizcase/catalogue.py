"""``content/*.toml`` → one checked, frozen :class:`Catalogue`. Nothing else reads content."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec
import tomli

from bizcase.errors import ContentError
from bizcase.model import catalogue as m


class _Named(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Named)
CONTENT = Path(__file__).with_name("content")
COMPILED = "catalogue.compiled"
WEIGHTS = {"mapping_weights": "mapping.bin", "goal_weights": "goals.bin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All content, as records; each field is named ``<file>_<table>`` in :data:`TABLES`.

    ``mapping_weights`` and ``goal_weights`` are ``mapping.bin`` and ``goals.bin``, which ``make train`` learns from the
    exemplars.
    """

    outcomes: tuple[m.Outcome, ...]
    ambiguous: tuple[m.AmbiguousWord, ...]
    goal_patterns: tuple[m.GoalPattern, ...]
    goal_reading: tuple[m.GoalReading, ...]
    stakeholders: tuple[m.StakeholderProfile, ...]
    drivers: tuple[m.Driver, ...]
    tiers: tuple[m.EvidenceTier, ...]
    multipliers: tuple[m.Multipliers, ...]
    ramps: tuple[m.RampCurve, ...]
    risks: tuple[m.RiskEntry, ...]
    facts: tuple[m.Fact, ...]
    likelihoods: tuple[m.Scale, ...]
    impacts: tuple[m.Scale, ...]
    exposures: tuple[m.Scale, ...]
    horizons: tuple[m.Horizon, ...]
    tracks: tuple[m.Track, ...]
    gates: tuple[m.StageGate, ...]
    sequencing: tuple[m.SequencingRule, ...]
    dimensions: tuple[m.AuditDimension, ...]
    stages: tuple[m.MaturityStage, ...]
    alternatives: tuple[m.Alternative, ...]
    options: tuple[m.OptionTemplate, ...]
    jargon: tuple[m.JargonTerm, ...]
    tests: tuple[m.ReadinessTest, ...]
    questions: tuple[m.BoardQuestion, ...]
    glossary: tuple[m.GlossaryEntry, ...]
    sources: tuple[m.Source, ...]
    wording: dict[str, Any]
    language: dict[str, Any]
    value_wording: dict[str, Any]
    plan_wording: dict[str, Any]
    workbook_wording: dict[str, Any]
    mapping_weights: bytes = b""
    goal_weights: bytes = b""

    def outcome(self, outcome_id: str) -> m.Outcome:
        """The outcome with this id; raises ``KeyError`` for an unknown one."""
        return _by_id(self.outcomes, outcome_id)

    def driver(self, driver_id: str) -> m.Driver:
        """The value driver with this id; raises ``KeyError`` for an unknown one."""
        return _by_id(self.drivers, driver_id)

    def source(self, source_id: str) -> m.Source:
        """The source with this id; raises ``KeyError`` for an unknown one."""
        return _by_id(self.sources, source_id)

    def tier(self, tier_id: str) -> m.EvidenceTier:
        """The evidence tier with this letter; raises ``KeyError`` for an unknown one."""
        return _by_id(self.tiers, tier_id)


TABLES: dict[str, tuple[str, str]] = {
    "outcomes": ("outcomes", "outcome"),
    "ambiguous": ("outcomes", "ambiguous"),
    "goal_patterns": ("goals", "pattern"),
    "goal_reading": ("goals", "reading"),
    "stakeholders": ("stakeholders", "stakeholder"),
    "drivers": ("drivers", "driver"),
    "tiers": ("drivers", "tier"),
    "multipliers": ("drivers", "multipliers"),
    "ramps": ("drivers", "ramp"),
    "risks": ("risks", "risk"),
    "facts": ("risks", "fact"),
    "likelihoods": ("risks", "likelihood"),
    "impacts": ("risks", "impact"),
    "exposures": ("risks", "exposure"),
    "horizons": ("roadmap", "horizon"),
    "tracks": ("roadmap", "track"),
    "gates": ("roadmap", "gate"),
    "sequencing": ("roadmap", "rule"),
    "dimensions": ("audit", "dimension"),
    "stages": ("audit", "stage"),
    "alternatives": ("alternatives", "alternative"),
    "options": ("alternatives", "option"),
    "jargon": ("jargon", "term"),
    "tests": ("readiness", "test"),
    "questions": ("questions", "question"),
    "glossary": ("questions", "glossary"),
    "sources": ("sources", "source"),
}


def _by_id(records: Iterable[R], wanted: str) -> R:
    for record in records:
        if record.id == wanted:
            return record
    raise KeyError(wanted)


@cache
def load_catalogue(folder: Path = CONTENT) -> Catalogue:
    """The checked catalogue; raises :class:`~bizcase.errors.ContentError` listing every fault in the content.

    What :func:`compile_content` wrote is taken where it was made from this very content.
    """
    sources = _sources(folder)
    weights: dict[str, Any] = {name: (folder / file).read_bytes() for name, file in WEIGHTS.items()}
    return replace(_compiled(folder, _digest(sources)) or _read(sources), **weights)


def _compiled(folder: Path, digest: bytes) -> Catalogue | None:
    """What stands ready, if it was made from the sources of this ``digest``."""
    compiled = folder / COMPILED
    content = compiled.read_bytes() if compiled.exists() else b""
    if not content.startswith(digest):
        return None
    return msgspec.msgpack.decode(memoryview(content)[len(digest) :], type=Catalogue)


def compile_content(folder: Path = CONTENT) -> None:
    """Write the checked catalogue beside its sources, so that loading need neither parse nor check them again."""
    sources = _sources(folder)
    (folder / COMPILED).write_bytes(_digest(sources) + msgspec.msgpack.encode(_read(sources)))


def _sources(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}


def _digest(sources: dict[str, bytes]) -> bytes:
    """What the catalogue is made from: content and the shape of its records."""
    records = (Path(__file__).read_bytes(), Path(m.__file__).read_bytes())
    return blake2b(b"".join((*records, *sources.values()))).digest()


def _read(sources: dict[str, bytes]) -> Catalogue:
    raw = {stem: tomli.loads(text.decode()) for stem, text in sources.items()}
    problems: list[str] = []
    tables: dict[str, Any] = {name: _table(raw, name, problems) for name in TABLES}
    if problems:
        raise ContentError(problems)
    catalogue = Catalogue(
        **tables,
        wording=raw["deck"],
        language=raw["language"],
        plan_wording=raw["plan"],
        value_wording=raw["value"],
        workbook_wording=raw["workbook"],
    )
    problems.extend(_contradictions(catalogue))
    if problems:
        raise ContentError(problems)
    return catalogue


def _table(raw: dict[str, Any], name: str, problems: list[str]) -> tuple[Any, ...]:
    file, table = TABLES[name]
    record_type = _record_type(name)
    records = []
    for number, block in enumerate(raw.get(file, {}).get(table, []), start=1):
        place = f"{file}.toml, {table} {block.get('id') or block.get('term') or number}"
        try:
            records.append(msgspec.convert(block, record_type))
        except msgspec.ValidationError as error:
            problems.append(f"{place}: {error}")
    if not records:
        problems.append(f"{file}.toml: no [[{table}]] block")
    return tuple(records)


def _record_type(name: str) -> Any:
    (annotation,) = (field.type for field in fields(Catalogue) if field.name == name)
    return annotation.__args__[0]  # type: ignore[union-attr]


def _contradictions(catalogue: Catalogue) -> Iterator[str]:
    yield from _repeated(catalogue)
    outcomes = {outcome.id for outcome in catalogue.outcomes}
    sources = {source.id for source in catalogue.sources} | {"judgement"}
    facts = {fact.id for fact in catalogue.facts}
    for place, used in _outcomes_used(catalogue):
        if used not in outcomes:
            yield f"{place}: no outcome {used!r}"
    for place, used in _sources_used(catalogue):
        if used not in sources:
            yield f"{place}: no source {used!r}"
    for risk in catalogue.risks:
        for fact in (*risk.trigger.facts, *risk.trigger.raising):
            if fact not in facts:
                yield f"risks.toml, risk {risk.id}: no fact {fact!r}"


def _repeated(catalogue: Catalogue) -> Iterator[str]:
    for name, (file, table) in TABLES.items():
        ids = [getattr(record, "id", None) for record in getattr(catalogue, name)]
        for repeated in sorted({one for one in ids if one is not None and ids.count(one) > 1}):
            yield f"{file}.toml, {table} {repeated}: the id stands twice"


def _outcomes_used(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for driver in catalogue.drivers:
        yield f"drivers.toml, driver {driver.id}", driver.outcome
    for profile in catalogue.stakeholders:
        for outcome in (*profile.cares_about, *profile.gain):
            yield f"stakeholders.toml, stakeholder {profile.id}", outcome
    for alternative in catalogue.alternatives:
        for outcome in alternative.outcomes:
            yield f"alternatives.toml, alternative {alternative.id}", outcome
    for pattern in catalogue.goal_patterns:
        for outcome in filter(None, (pattern.primary, pattern.secondary)):
            yield f"goals.toml, pattern {pattern.wording!r}", outcome
    for word in catalogue.ambiguous:
        for reading in word.readings:
            if reading.outcome is not None:
                yield f"outcomes.toml, ambiguous {word.word}", reading.outcome
    for risk in catalogue.risks:
        for outcome in risk.trigger.outcomes:
            yield f"risks.toml, risk {risk.id}", outcome


def _sources_used(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for risk in catalogue.risks:
        for source in risk.sources:
            yield f"risks.toml, risk {risk.id}", source
    for driver in catalogue.drivers:
        for source in driver.sources:
            yield f"drivers.toml, driver {driver.id}", source
    for tier in catalogue.tiers:
        yield f"drivers.toml, tier {tier.id}", tier.source
