"""The exemplars, by the author who wrote them."""

import csv
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bizcase.catalogue import CONTENT
from bizcase.engine.mapping._model import NONE

FOLDER = CONTENT / "exemplars"
WORD_CLASSES = Path(__file__).with_name("word_classes.toml")
LABELS = (
    "revenue_growth", "market_growth", "customer_loyalty", "innovation", "talent_culture", "partnerships",
    "operating_efficiency", "reputation_trust", "risk_resilience", NONE,
)  # fmt: skip


class Exemplar(NamedTuple):
    """One initiative and what it is for; ``persona`` is the voice that wrote it."""

    name: str
    description: str
    channel: str
    department: str
    outcome: str
    second: str
    persona: str


def files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The batches of initiatives, in order."""
    return tuple(sorted(folder.glob("w*.csv")))


def exemplars(folder: Path = FOLDER) -> tuple[Exemplar, ...]:
    """All initiatives of the corpus; raises ``ValueError`` naming the first row with an unknown outcome."""
    return tuple(one for path in files(folder) for one in read(path))


def read(path: Path) -> tuple[Exemplar, ...]:
    """The initiatives of one file, whose outcomes stand in ``outcome``/``second`` or ``primary``/``secondary``."""
    with path.open(encoding="utf-8", newline="") as source:
        rows = enumerate(csv.DictReader(source), start=2)
        return tuple(_exemplar(row, f"{path.name}, row {at}", path.stem) for at, row in rows)


def _exemplar(row: dict[str, str], place: str, persona: str) -> Exemplar:
    outcome = row.get("outcome") or row.get("primary") or ""
    second = (row.get("second") or row.get("secondary") or "").split(";")[0].replace(NONE, "")
    if outcome not in LABELS or (second and second not in LABELS):
        raise ValueError(f"{place}: {outcome!r}, {second!r} are no outcomes; accepted: {', '.join(LABELS)}")
    return Exemplar(row["name"], row["description"], row["channel"], row["department"], outcome, second, persona)


def goals(folder: Path = FOLDER) -> tuple[Exemplar, ...]:
    """The goals of the corpus; every eighth belongs to the same persona, because one hand wrote them all."""
    with (folder / "goals.csv").open(encoding="utf-8", newline="") as source:
        rows = enumerate(csv.DictReader(source))
        return tuple(said(row["statement"], row["outcome"], f"goals-{at % 8}") for at, row in rows)


def said(words: str, outcome: str, persona: str = "") -> Exemplar:
    """A mere text as an exemplar."""
    return Exemplar("", words, "", "", outcome, "", persona)


def digest(folder: Path = FOLDER) -> str:
    """The SHA-256 of everything that the model is trained on, in hexadecimal."""
    hashed = sha256()
    for path in (*files(folder), folder / "goals.csv", WORD_CLASSES):
        hashed.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return hashed.hexdigest()
