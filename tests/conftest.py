"""What every test may rely on: tools of the system are skipped where they are missing, or demanded."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings

DEMANDED = os.environ.get("BIZCASE_REQUIRE_SYSTEM") == "1"
PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "soffice": ("soffice", "libreoffice"),
    "pdftoppm": ("pdftoppm",),
    "pdfinfo": ("pdfinfo",),
}
FONTS = ("Carlito", "Caladea", "Liberation Sans")

settings.register_profile("bizcase", deadline=None, derandomize=True)
settings.load_profile("bizcase")


@cache
def is_there(tool: str) -> bool:
    """Whether a program of :data:`PROGRAMS` or a font family (through fontconfig) is installed."""
    if tool in PROGRAMS:
        return any(map(shutil.which, PROGRAMS[tool]))
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", tool], capture_output=True, check=True).stdout.strip())


def pytest_runtest_setup(item: pytest.Item) -> None:
    """``@pytest.mark.system("soffice", …)`` names what a test needs; without names it needs everything."""
    for mark in item.iter_markers("system"):
        missing = [tool for tool in mark.args or (*PROGRAMS, *FONTS) if not is_there(tool)]
        if missing:
            pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A system test that skips, for whatever reason, fails where the system packages are demanded."""
    report = yield
    if DEMANDED and report.skipped and item.get_closest_marker("system") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{report.longrepr[2]} (demanded by BIZCASE_REQUIRE_SYSTEM=1)"
    return report
