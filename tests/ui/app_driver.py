"""The whole app in this process, with a database of its own."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from bizcase.model.case_file import CaseFile
from bizcase.store import SavedCase, Store

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "bizcase" / "ui" / "pages"
SAMPLES = ROOT / "sample_inputs"
WIDGETS = (
    "text_input",
    "text_area",
    "number_input",
    "selectbox",
    "multiselect",
    "radio",
    "date_input",
    "button",
    "file_uploader",
    "data_editor",
)
TEXTS = ("title", "header", "subheader", "markdown", "caption", "text", "metric")
ALERTS = ("info", "warning", "error", "success")


def sample(name: str) -> CaseFile:
    return CaseFile.model_validate(tomllib.loads((SAMPLES / f"{name}.toml").read_text(encoding="utf-8")))


class App:
    """The app with one saved case open, on one page."""

    def __init__(self, store: Store, case: CaseFile | None = None) -> None:
        self.store = store
        self.id = store.create(case).info.id if case else ""
        self.at = self._fresh()

    def _fresh(self) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if self.id:
            at.query_params["case"] = self.id
        return at

    def refresh(self, page: str) -> "App":
        """What F5 does: a new session that knows only the URL."""
        self.at = self._fresh()
        self.at.switch_page(str(PAGES / f"{page}.py"))
        return self.run()

    def open(self, page: str) -> "App":
        self.at.run()
        self.at.switch_page(str(PAGES / f"{page}.py")).run()
        return self.sound()

    def run(self) -> "App":
        self.at.run()
        return self.sound()

    def sound(self) -> "App":
        assert not self.at.exception, self.at.exception
        assert not [error.value for error in self.at.error if "Something went wrong" in error.value]
        return self

    @property
    def saved(self) -> SavedCase:
        return self.store.load(self.id)

    @property
    def case(self) -> CaseFile:
        return self.saved.case

    def key(self, name: str) -> str:
        """The full key of the widget ``name``, whatever revision it was drawn at."""
        (found,) = [one for one in self._keys() if one.startswith(f"{self.id}-") and one.split("-", 2)[2] == name]
        return found

    def name_of(self, start: str) -> str:
        """The one widget whose name begins with ``start``."""
        names = [one.split("-", 2)[2] for one in self._keys() if one.startswith(f"{self.id}-")]
        (found,) = [name for name in names if name.startswith(start)]
        return found

    def _keys(self) -> list[str]:
        widgets = [widget for kind in WIDGETS for widget in self.at.get(kind)]
        return [widget.key for widget in widgets if widget.key]

    def edit_cells(self, grid: str, rows: Mapping[int, Mapping[str, Any]]) -> "App":
        """Types into cells of a grid: row (from 0) to column to value."""
        edited = {row: dict(cells) for row, cells in rows.items()}
        self.at.session_state[self.key(grid)] = {"edited_rows": edited, "added_rows": [], "deleted_rows": []}
        return self.run()

    def fill(self, name: str, value: Any) -> "App":
        self.at.get_by_key(self.key(name)).set_value(value)
        return self.run()

    def press(self, name: str) -> "App":
        self.at.get_by_key(self.key(name)).click()
        return self.run()

    def upload(self, name: str, filename: str, data: bytes) -> "App":
        self.at.get_by_key(self.key(name)).upload(filename, data)
        return self.run()

    def texts(self) -> str:
        """All that the page says, without the backslashes of escaped Markdown."""
        said = [element.value for kind in (*TEXTS, *ALERTS) for element in self.at.get(kind)]
        alerts = [getattr(element, "title", "") or "" for kind in ALERTS for element in self.at.get(kind)]
        return "\n".join(map(str, [*said, *alerts])).replace("\\", "")
