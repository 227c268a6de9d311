"""Every test of the app has its own home for cases."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bizcase.model.case_file import CaseFile
from bizcase.store import Store, sqlite_url
from tests.ui.app_driver import App


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("BIZCASE_HOME", str(tmp_path))
    monkeypatch.delenv("BIZCASE_DATABASE_URL", raising=False)
    store = Store(sqlite_url(tmp_path))
    yield store
    store.close()


@pytest.fixture
def open_app(store: Store) -> Callable[[CaseFile | None], App]:
    """Opens the app with a case, or with none."""
    return lambda case=None: App(store, case)
