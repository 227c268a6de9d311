"""A new user's whole way through the app, in a real browser: from an empty start page to the deck on disk."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from pptx import Presentation

from tests.ui.app_driver import ROOT, SAMPLES

pytestmark = pytest.mark.system("chromium")
sync_api = pytest.importorskip("playwright.sync_api")
Page = sync_api.Page
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
PAGES = {
    "Company and why": "Company and why",
    "Goals": "Goals",
    "Initiatives": "Initiatives",
    "People and audit": "People and audit",
    "Mapping": "Mapping",
    "Value": "Value",
    "Risks": "Risks",
    "Roadmap": "Roadmap",
    "Deck": "Deck",
}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """The app as a user starts it, with its own home for cases."""

    def __init__(self, home: Path) -> None:
        self.port = free_port()
        self.home = home
        self.process = self._start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        environment = {**os.environ, "BIZCASE_HOME": str(self.home)}
        with (self.home / "server.log").open("ab") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()
        return process

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                    if answer.read() == b"ok":
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        raise AssertionError((self.home / "server.log").read_text())

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)

    def restart(self) -> None:
        self.stop()
        self.process = self._start()

    def log(self) -> str:
        return (self.home / "server.log").read_text(encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def page(server: Server) -> Iterator[Page]:
    """A browser page that fails the test on a script error and on any request that leaves the server."""
    faults: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("request", lambda request: faults.extend(outside(request.url, server)))
        yield page
        browser.close()
    assert faults == []
    assert "Traceback" not in server.log()


def outside(url: str, server: Server) -> list[str]:
    there = urlparse(url)
    inside = there.scheme in ("data", "blob") or (there.hostname, there.port) == ("127.0.0.1", server.port)
    return [] if inside else [f"request to {url}"]


def settled(page: Page) -> None:
    page.wait_for_timeout(300)  # a click takes a moment to become a run
    page.locator(
        "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
    ).wait_for()
    assert page.get_by_test_id("stException").count() == 0


def heading(page: Page, name: str) -> None:
    page.get_by_role("heading", name=name, level=1, exact=True).wait_for()
    settled(page)


def go_to(page: Page, title: str) -> None:
    page.get_by_test_id("stPageLink").filter(has_text=title).first.get_by_role("link").click()
    heading(page, title)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    settled(page)


def write(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Enter")
    settled(page)


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "text/csv", "buffer": data}
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(files=[file])


def edit_cell(page: Page, column: int, row: int, text: str) -> None:
    """Types into a cell of the first grid; both count from 0."""
    grid = page.get_by_test_id("stDataFrameResizable").first
    grid.click(position={"x": 30, "y": 35 + 17 + 35 * row})
    for _ in range(column):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator("#portal .gdg-input").fill(text)
    page.keyboard.press("Enter")
    page.locator("#portal .gdg-input").wait_for(state="detached")
    settled(page)


def test_a_new_user_comes_with_spreadsheets_and_leaves_with_a_deck(page: Page, server: Server, tmp_path: Path) -> None:
    page.goto(server.url)
    heading(page, "Make the case for social media to your board")
    write(page, "Company", "Harrowmere $5 *Bank*")
    press(page, "Begin")
    heading(page, "Company and why")
    address = page.url
    assert "case=" in address
    write(page, "Annual revenue", "412m")
    sync_api.expect(page.get_by_label("Annual revenue", exact=True)).to_have_value("412,000,000")

    take_over_the_spreadsheets(page)
    edit_a_grid_and_refresh(page)
    survive_a_restart(page, server)

    for link, title in PAGES.items():
        go_to(page, link)
        assert page.get_by_role("heading", name=title, level=1, exact=True).count() == 1
        assert page.get_by_text("Something went wrong").count() == 0
    change_a_figure(page)
    take_the_deck_away(page, tmp_path)


def take_over_the_spreadsheets(page: Page) -> None:
    press(page, "Next: goals")
    heading(page, "Goals")
    upload(page, "goals.csv", (SAMPLES / "retail_bank_goals.csv").read_bytes())
    press(page, "Use these 5 goals")
    press(page, "Next: initiatives")
    heading(page, "Initiatives")
    upload(page, "broken.csv", b"\x00\x01nothing\x02")
    page.get_by_text("Nothing was read; your case is as it was").wait_for()
    upload(page, "initiatives.csv", (SAMPLES / "retail_bank_initiatives.csv").read_bytes())
    leave_a_column_out(page)
    press(page, "Use these 13 initiatives")
    page.get_by_test_id("stDataFrame").first.wait_for()


def leave_a_column_out(page: Page) -> None:
    page.get_by_text("23 of 24 columns recognised, 1 kept as extra facts.").wait_for()
    page.get_by_role("tab", name="Columns").click()
    page.get_by_label("Column X, Comments, holds").click()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="Leave out").click()
    page.get_by_text("23 of 24 columns recognised, 1 left out.").wait_for()
    settled(page)
    assert page.get_by_role("tab", name="Columns").get_attribute("aria-selected") == "true"


def edit_a_grid_and_refresh(page: Page) -> None:
    edit_cell(page, 2, 0, "Ann <b>Lee</b>")
    edit_cell(page, 2, 1, "Bo_b $1")
    page.reload()
    heading(page, "Initiatives")
    first = page.get_by_test_id("stDataFrame").first
    first.get_by_test_id("data-grid-canvas").wait_for()
    page.get_by_test_id("glide-cell-2-0").first.wait_for(state="attached")
    assert page.get_by_test_id("glide-cell-2-0").first.text_content() == "Ann <b>Lee</b>"
    assert page.get_by_test_id("glide-cell-2-1").first.text_content() == "Bo_b $1"


def survive_a_restart(page: Page, server: Server) -> None:
    go_to(page, "Company and why")
    write(page, "Industry", "Banking")
    server.restart()
    settled(page)
    write(page, "Industry", "Retail banking")
    write(page, "Lead", "Ann Lee")
    page.get_by_label("Sponsor", exact=True).fill("Bo Ray")
    page.get_by_test_id("stPageLink").filter(has_text="Goals").first.get_by_role("link").click()  # no Enter, no wait
    page.wait_for_timeout(2_000)
    page.goto(f"{server.url}/company?{urlparse(page.url).query}")
    heading(page, "Company and why")
    kept = {"Name": "Harrowmere $5 *Bank*", "Industry": "Retail banking", "Lead": "Ann Lee", "Sponsor": "Bo Ray"}
    for label, text in kept.items():
        sync_api.expect(page.get_by_label(label, exact=True)).to_have_value(text)


def change_a_figure(page: Page) -> None:
    """A click on a row of the value page opens its form; a new figure shows its effect at the foot of the window."""
    go_to(page, "Value")
    rows = page.locator("[class*='value-lines']").get_by_test_id("stDataFrameResizable")
    rows.click(position={"x": 15, "y": 35 + 17 + 35 * 3})
    chosen = page.get_by_label("Initiative", exact=True)
    sync_api.expect(chosen).to_have_value("Relationship managers as local experts")
    settled(page)
    amount = page.get_by_label(re.compile("^Likely a year"))
    amount.fill("0.7m")
    amount.press("Enter")
    page.get_by_test_id("stBottomBlockContainer").get_by_text("Last change").wait_for()
    settled(page)
    sync_api.expect(amount).to_have_value("700,000")
    go_to(page, "Deck")


def take_the_deck_away(page: Page, folder: Path) -> None:
    page.get_by_test_id("stImage").locator("img").first.wait_for()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the PowerPoint deck").click()
    coming.value.save_as(folder / "deck.pptx")
    deck = Presentation(str(folder / "deck.pptx"))
    assert len(deck.slides) >= 13
    assert all(slide.has_notes_slide for slide in deck.slides)
    text = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert "Harrowmere $5 *Bank*" in text
