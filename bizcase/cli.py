"""The command line. Exit status: 0 done, 1 the input has problems (one a line on stderr), 2 wrong use.

Only here and in :mod:`bizcase.api` is the clock read. Nothing heavy is imported before a command needs it.
"""

import gc
import json
import os
import re
import sys
from collections.abc import Callable, Sized
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from bizcase import api, listing
from bizcase.errors import BizcaseError, InputError
from bizcase.second import second_process
from bizcase.version import __version__

if TYPE_CHECKING:
    from bizcase.gate import Finding
    from bizcase.model.case_file import CaseFile, Company

T = TypeVar("T")
INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)
OUTPUT = click.Path(dir_okay=False, writable=True, path_type=Path)
CASE_ENDINGS = {".toml", ".json"}
CURRENCY = re.compile(r"[A-Z]{3}")


class Problems(click.ClickException):
    """What is wrong with the input, one problem a line; the command ends with 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say the problems on stderr, each starting with its place."""
        click.echo(self.message, file=file, err=True)


class Commands(click.Group):
    """Ends with :class:`Problems`, not with a traceback, whichever command found them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command of ``ctx``."""
        try:
            return super().invoke(ctx)
        except BizcaseError as error:
            raise Problems("\n".join(error.problems)) from error
        except BrokenPipeError:
            raise  # the reader left, as in `bizcase read … | head`; click ends quietly
        except OSError as error:
            raise Problems(f"{error.filename or 'file'}: {error.strerror or error}") from error


def today_option(command: Callable[..., None]) -> Callable[..., None]:
    """``--today``: the day the case is dated."""
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _ctx, _param, given: given.date() if given else api.present_day(),
        metavar="YYYY-MM-DD",
        help="The day the case is dated; today when left out.",
    )(command)


def currency_code(_ctx: click.Context, _param: click.Parameter, given: str | None) -> str | None:
    """``given`` as three capitals; anything else is wrong use."""
    if given and not CURRENCY.fullmatch(given.upper()):
        raise click.BadParameter(f"{given!r} is not a currency code; write GBP")
    return given and given.upper()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bizcase")
def main() -> None:
    """Turn company goals and a spreadsheet of social initiatives into a board-ready business case."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("case", type=INPUT, required=False)
@click.option("-o", "--output", type=OUTPUT, required=True, help="The PowerPoint file to write.")
@click.option("--initiatives", type=INPUT, help="A spreadsheet of initiatives (CSV, XLSX, XLS, ODS).")
@click.option("--goals", type=INPUT, help="A spreadsheet of goals.")
@click.option("--company", metavar="NAME", help="The company's name.")
@click.option("--currency", metavar="GBP", callback=currency_code, help="Three letters, as in GBP.")
@click.option("--discount-rate", type=float, metavar="0.09", help="A year's rate as a share: 0.09 is 9 %.")
@click.option("--industry", metavar="TEXT", help="The company's industry.")
@today_option
def build(
    case: Path | None, output: Path, initiatives: Path | None, goals: Path | None, today: date, **company: Any
) -> None:
    """Build a deck from a CASE file, from spreadsheets, or from a case with newer spreadsheets."""
    if case is None and not (initiatives and goals and company["company"]):
        raise click.UsageError("give a CASE file, or --initiatives, --goals and --company")
    if output.resolve() in {one.resolve() for one in (case, initiatives, goals) if one}:
        raise click.UsageError(f"{output} is one of the inputs; name another file to write")
    with second_process() as second:
        case_file = _case_file(case, initiatives, goals, company)
        built = api.build_case(case_file, today=today, draw=second.draw)
        slides = second.write_deck(api.tell(built), output)
    held = f"{_count(case_file.goals, 'goal')} and {_count(case_file.initiatives, 'initiative')}"
    click.echo(f"{output}: {slides} slides from {held}, dated {today.day} {today:%B %Y}")


@main.command()
@click.argument("file", type=INPUT)
@click.option("--json", "as_json", is_flag=True, help="Records and report as JSON.")
def read(file: Path, as_json: bool) -> None:
    """Show what is understood of the initiatives in a spreadsheet or a case FILE, and what is not."""
    from bizcase.model.reading import InitiativeReading, reading_to_plain

    if _is_case(file):
        reading = InitiativeReading(initiatives=api.read_case(file).initiatives)
    else:
        reading = api.read_initiatives(file)
    if as_json:
        click.echo(json.dumps(reading_to_plain(reading), indent=2))
    else:
        click.echo(listing.initiatives(reading.initiatives))
        click.echo("\n".join(("", *listing.report(reading))))


@main.command("map")
@click.argument("file", type=INPUT)
@click.option("--goals", type=INPUT, help="A spreadsheet of goals.")
@click.option("--json", "as_json", is_flag=True, help="The mapping as JSON.")
@today_option
def map_(file: Path, goals: Path | None, as_json: bool, today: date) -> None:
    """Say which business outcome each initiative and goal in a spreadsheet or a case FILE is for.

    Of a goal also what is measured, from where to where, by when and for whom, from its columns or its sentence.
    """
    from bizcase.catalogue import load_catalogue
    from bizcase.engine.goal_terms import goal_terms
    from bizcase.engine.mapping import map_goals, map_initiatives

    case, sheet = (file, None) if _is_case(file) else (None, file)
    case_file, catalogue = _case_file(case, sheet, goals, {}), load_catalogue()
    names, statements = (one.name for one in case_file.initiatives), (one.statement for one in case_file.goals)
    found = api.in_their_spelling(map_initiatives(case_file, catalogue), case_file, catalogue)
    work = tuple(zip(names, found, strict=True))
    terms = goal_terms(case_file, catalogue, today)
    aims = tuple(zip(statements, map_goals(case_file, catalogue), terms, strict=True))
    if as_json:
        click.echo(json.dumps(listing.plain_mapping(work, aims), indent=2))
    else:
        click.echo("\n\n".join((listing.matches(work), *listing.goals(aims))))


@main.command()
@click.argument("case", type=INPUT)
@today_option
def outline(case: Path, today: date) -> None:
    """Print the deck of a CASE file as text."""
    from bizcase.story import outline as as_text

    click.echo(as_text(api.tell(api.build_case(api.read_case(case), today=today))))


@main.command()
@click.option("-o", "--output", type=OUTPUT, required=True, help="The file to write, .xlsx or .csv.")
@click.option("--goals", is_flag=True, help="A sheet for goals; for initiatives when left out.")
def template(output: Path, goals: bool) -> None:
    """Write an empty spreadsheet with every column that is read."""
    from bizcase.template_sheet import as_csv, as_xlsx

    writers = {".xlsx": as_xlsx, ".csv": as_csv}
    if output.suffix.lower() not in writers:
        raise click.UsageError(f"{output} ends in neither .xlsx nor .csv")
    output.write_bytes(writers[output.suffix.lower()]("goals" if goals else "initiatives"))
    click.echo(f"{output}: an empty sheet for {'goals' if goals else 'initiatives'}")


@main.command()
@click.argument("case", type=INPUT)
@click.option("--json", "as_json", is_flag=True, help="The value as JSON.")
@today_option
def value(case: Path, as_json: bool, today: date) -> None:
    """Say what a CASE file is worth, how sure that is, and what is not yet quantified."""
    from bizcase import value_listing
    from bizcase.model.valuation import value_to_plain

    built = api.build_case(api.read_case(case), today=today)
    click.echo(json.dumps(value_to_plain(built), indent=2) if as_json else value_listing.value(built))


@main.command()
@click.argument("case", type=INPUT)
@click.option("-o", "--output", type=OUTPUT, required=True, help="The Excel file to write.")
@today_option
def workbook(case: Path, output: Path, today: date) -> None:
    """Write the model of a CASE file as an Excel workbook that calculates."""
    if output.resolve() == case.resolve():
        raise click.UsageError(f"{output} is the input; name another file to write")
    built = api.build_case(api.read_case(case), today=today)
    api.write_workbook(built, output)
    click.echo(f"{output}: the value model of {_count(built.case.initiatives, 'initiative')}")


@main.command()
@click.argument("case", type=INPUT)
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@today_option
def check(case: Path, as_json: bool, today: date) -> None:
    """List the words in a CASE file and its deck that a board should not read; ends with 1 when there are any."""
    found = api.check_language(api.build_case(api.read_case(case), today=today))
    if as_json:
        click.echo(json.dumps({"findings": [_plain_finding(one) for one in found]}, indent=2))
    else:
        click.echo("\n".join(map(listing.finding, found)) or f"{case}: nothing that a board should not read")
    click.get_current_context().exit(1 if found else 0)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen; 8501 or the next free one.")
def serve(port: int | None) -> None:
    """Open the app in the browser. It listens on this machine only."""
    from streamlit.web.cli import main as streamlit

    gc.enable()  # a server runs on
    options = {
        "server.address": os.environ.get("STREAMLIT_SERVER_ADDRESS", "127.0.0.1"),
        "server.headless": str(not _has_display()).lower(),
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
    } | ({"server.port": str(port)} if port else {})
    flags = [text for name, value in options.items() for text in (f"--{name}", value)]
    streamlit(["run", str(_app_file()), *flags], standalone_mode=False)


def _has_display() -> bool:
    return sys.platform in {"win32", "darwin"} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())


def _app_file() -> Path:
    """The app beside the package in a checkout, or inside it when installed from a wheel."""
    inside = Path(__file__).with_name("app.py")
    return inside if inside.exists() else Path(__file__).parents[1] / "app.py"


def _is_case(file: Path) -> bool:
    return file.suffix.lower() in CASE_ENDINGS or file.read_bytes()[:200].lstrip().startswith(b"{")


def _case_file(case: Path | None, initiatives: Path | None, goals: Path | None, company: dict[str, Any]) -> "CaseFile":
    """The case that the given files make together; raises InputError with the problems of all of them."""
    from bizcase.model.case_file import CaseFile
    from bizcase.renewal import unnumbered

    problems: list[str] = []
    base = _tried(lambda: api.read_case(case) if case else CaseFile(), problems) or CaseFile()
    base = base.model_copy(update={"company": _company(base, company)})
    currency = base.company.currency
    sheet = _tried(lambda: initiatives and api.read_initiatives(initiatives, currency=currency), problems)
    targets = _tried(lambda: goals and api.read_goals(goals), problems)
    if problems:
        raise InputError(problems)
    for file, reading in ((initiatives, sheet), (goals, targets)):
        if file and reading:
            for remark in listing.remarks(reading):
                click.echo(f"{file.name}, {remark}", err=True)
    aims = unnumbered(targets) if targets else None
    renewal = api.renew(base, sheet.initiatives if sheet else None, aims)
    for before, now in renewal.initiatives.renamed:
        click.echo(f"initiative {now!r}: taken for {before!r} under a new name", err=True)
    return renewal.case


def _tried(read: Callable[[], T], problems: list[str]) -> T | None:
    try:
        return read()
    except InputError as error:
        problems.extend(error.problems)
        return None


def _company(base: "CaseFile", given: dict[str, Any]) -> "Company":
    """The company of the case with what the command line says of it."""
    names = {"company": "name"}
    changes = {names.get(key, key): value for key, value in given.items() if value is not None}
    return base.company.model_copy(update=changes)


def _plain_finding(one: "Finding") -> dict[str, Any]:
    names = ("place", "found", "term", "severity", "say_instead", "measure", "text", "after")
    return {name: getattr(one, name) for name in names}


def _count(records: Sized, name: str) -> str:
    return f"{len(records)} {name}{'s' * (len(records) != 1)}"
