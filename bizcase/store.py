"""Case files kept safely: a database with every accepted state of every case, and one step back.

A save names the revision it started from; if somebody else has saved meanwhile it is refused, never merged.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from bizcase.errors import StoreError
from bizcase.model.case_file import VERSION, CaseFile

_META = sa.MetaData()
_CASES = sa.Table(
    "cases",
    _META,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("rev", sa.Integer, nullable=False),
    sa.Column("doc", sa.Text, nullable=False),
    sa.Column("doc_sha", sa.String(64), nullable=False),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
)
_VERSIONS = sa.Table(
    "case_versions",
    _META,
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("rev", sa.Integer, primary_key=True),
    sa.Column("doc", sa.Text, nullable=False),
    sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("taken_back", sa.Boolean, nullable=False, default=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInfo:
    """A saved case as a list shows it; ``updated_at`` is UTC."""

    id: str
    title: str
    rev: int
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedCase:
    """A case with the revision it has in the store; ``can_undo`` when an earlier state of it is kept."""

    info: CaseInfo
    case: CaseFile
    sha: str
    can_undo: bool


class ConflictError(StoreError):
    """Somebody else has saved the case since it was loaded."""


def sqlite_url(folder: Path) -> str:
    """The address of the database in ``folder``, which is made if need be and kept private."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError([f"{folder}: cannot hold the cases ({error.strerror}); choose another folder"]) from error
    return f"sqlite:///{folder / 'cases.sqlite3'}"


def title_of(case: CaseFile) -> str:
    """How a case is called in a list.

    >>> title_of(CaseFile.model_validate({"company": {"name": "Acme"}, "programme": {"name": "Closer"}}))
    'Acme: Closer'
    """
    return ": ".join(filter(None, (case.company.name, case.programme.name))) or "Untitled case"


class Store:
    """The cases at ``url``, SQLite or another database that SQLAlchemy knows; threads may share it."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        if self._engine.dialect.name == "sqlite":
            _tune_sqlite(self._engine)
        with self._writing() as connection:
            _META.create_all(connection)

    def create(self, case: CaseFile) -> SavedCase:
        """A new case in the store, at revision 1."""
        case_id, doc, now = secrets.token_hex(6), case.model_dump_json(), _now()
        head = {"id": case_id, "rev": 1} | _head(case, doc, now)
        with self._writing() as connection:
            connection.execute(sa.insert(_CASES).values(head))
            connection.execute(sa.insert(_VERSIONS).values(case_id=case_id, rev=1, doc=doc, saved_at=now))
        return self.load(case_id)

    def load(self, case_id: str) -> SavedCase:
        """The case as last saved; raises StoreError when there is none, or when a newer bizcase saved it."""
        with self._reading() as connection:
            row = connection.execute(sa.select(_CASES).where(_CASES.c.id == case_id)).one_or_none()
            if row is None:
                raise StoreError([f"case {case_id!r}: not saved here; open another one from the list"])
            states = connection.scalar(sa.select(sa.func.count()).select_from(_VERSIONS).where(_kept(case_id)))
        return SavedCase(info=_info(row), case=_read(row), sha=row.doc_sha, can_undo=(states or 0) > 1)

    def at(self, case_id: str, rev: int) -> CaseFile | None:
        """The case as it was saved at ``rev``, also where that was taken back later; ``None`` when it never was."""
        wanted = (_VERSIONS.c.case_id == case_id) & (_VERSIONS.c.rev == rev)
        with self._reading() as connection:
            doc = connection.scalar(sa.select(_VERSIONS.c.doc).where(wanted))
        return CaseFile.model_validate_json(doc) if doc else None

    def save(self, case_id: str, base_rev: int, case: CaseFile) -> SavedCase:
        """``case`` as the next revision; nothing is written when it equals what is saved.

        Raises ConflictError when the saved revision is no longer ``base_rev``.
        """
        doc, now = case.model_dump_json(), _now()
        with self._writing() as connection:
            found = connection.execute(sa.select(_CASES.c.rev, _CASES.c.doc_sha).where(_CASES.c.id == case_id)).first()
            if found is not None and found.rev == base_rev and found.doc_sha == _sha(doc):
                return self.load(case_id)
            self._replace(connection, case_id, base_rev, _head(case, doc, now))
            connection.execute(sa.insert(_VERSIONS).values(case_id=case_id, rev=base_rev + 1, doc=doc, saved_at=now))
        return self.load(case_id)

    def undo(self, case_id: str, base_rev: int) -> SavedCase:
        """The state before the last accepted edit, as the next revision.

        Raises StoreError when there is none, ConflictError like :meth:`save`.
        """
        newest = sa.select(_VERSIONS).where(_kept(case_id)).order_by(_VERSIONS.c.rev.desc()).limit(2)
        with self._writing() as connection:
            states = connection.execute(newest).all()
            if len(states) < 2:
                raise StoreError([f"case {case_id!r}: nothing to undo; this is its first state"])
            head = _head(CaseFile.model_validate_json(states[1].doc), states[1].doc, _now())
            self._replace(connection, case_id, base_rev, head)
            undone = (_VERSIONS.c.case_id == case_id) & (_VERSIONS.c.rev == states[0].rev)
            connection.execute(sa.update(_VERSIONS).where(undone).values(taken_back=True))
        return self.load(case_id)

    def cases(self) -> tuple[CaseInfo, ...]:
        """Every saved case, the last saved first."""
        columns = (_CASES.c.id, _CASES.c.title, _CASES.c.rev, _CASES.c.updated_at)
        with self._reading() as connection:
            rows = connection.execute(sa.select(*columns).order_by(_CASES.c.updated_at.desc(), _CASES.c.id)).all()
        return tuple(_info(row) for row in rows)

    def delete(self, case_id: str) -> None:
        """Takes the case and all its states away; a case that is not there is no error."""
        with self._writing() as connection:
            connection.execute(sa.delete(_VERSIONS).where(_VERSIONS.c.case_id == case_id))
            connection.execute(sa.delete(_CASES).where(_CASES.c.id == case_id))

    def close(self) -> None:
        """Gives all connections back."""
        self._engine.dispose()

    def _replace(self, connection: sa.Connection, case_id: str, base_rev: int, head: dict[str, object]) -> None:
        unchanged = (_CASES.c.id == case_id) & (_CASES.c.rev == base_rev)
        done = connection.execute(sa.update(_CASES).where(unchanged).values(rev=base_rev + 1, **head))
        if done.rowcount != 1:
            raise ConflictError([f"case {case_id!r}: changed elsewhere since revision {base_rev}; load it again"])

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with _as_store_error(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with _as_store_error(), self._engine.execution_options(writing=True).begin() as connection:
            yield connection


def _engine(url: str) -> sa.Engine:
    try:
        return sa.create_engine(url, pool_pre_ping=True)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise StoreError(
            [f"the address of the database of cases: {error}; give one like sqlite:////path/file"]
        ) from error


@contextmanager
def _as_store_error() -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise StoreError([f"the database of cases does not answer: {error.orig}"]) from error


def _tune_sqlite(engine: sa.Engine) -> None:
    @sa.event.listens_for(engine, "connect")
    def tune(connection, _record) -> None:  # type: ignore[no-untyped-def]
        connection.isolation_level = None  # the driver's own transactions start too late
        for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _kept(case_id: str) -> sa.ColumnElement[bool]:
    return (_VERSIONS.c.case_id == case_id) & ~_VERSIONS.c.taken_back


def _head(case: CaseFile, doc: str, now: datetime) -> dict[str, object]:
    return {
        "title": title_of(case),
        "doc": doc,
        "doc_sha": _sha(doc),
        "schema_version": VERSION,
        "updated_at": now,
    }


def _info(row: Any) -> CaseInfo:
    return CaseInfo(id=row.id, title=row.title, rev=row.rev, updated_at=row.updated_at.replace(tzinfo=UTC))


def _read(row: Any) -> CaseFile:
    try:
        return CaseFile.model_validate_json(row.doc)
    except ValidationError as error:
        place, version = f"case {row.id!r}", row.schema_version
        raise StoreError(
            [f"{place}: saved by another version of bizcase ({version}); update bizcase to open it"]
        ) from error


def _sha(doc: str) -> str:
    return hashlib.sha256(doc.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
