"""The look is the theme's, and nothing is fetched from outside."""

import re
import tomllib

from bizcase.theme import THEME
from tests.ui.app_driver import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def colours(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(colours(one) for one in value.values()))
    return set(re.findall(r"#([0-9A-F]{6})", str(value)))


def test_every_colour_of_the_screen_is_one_of_the_theme() -> None:
    of_theme = {one for one in (getattr(THEME, name) for name in THEME.__slots__) if isinstance(one, str)}
    assert colours(CONFIG["theme"]) <= of_theme
    assert CONFIG["theme"]["primaryColor"] == f"#{THEME.primary}"
    assert colours((ROOT / "bizcase" / "ui" / "logo.svg").read_text()) <= of_theme


def test_nothing_leaves_the_machine_and_nobody_else_gets_in() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert not re.search(r"https?://", (ROOT / ".streamlit" / "config.toml").read_text())


def test_only_state_touches_the_session() -> None:
    users = {
        path.name
        for path in (ROOT / "bizcase" / "ui").rglob("*.py")
        if re.search(r"\bst\.(session_state|query_params)\b", path.read_text(encoding="utf-8"))
    }
    assert users == {"state.py"}


def test_the_app_itself_is_short() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 40
