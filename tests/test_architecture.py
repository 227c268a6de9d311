"""Who may import whom: one table, held here. Where it turns out wrong, change table and program together."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Each row: places, and the third-party packages each may use. A module imports from the rows above and from
# its own place, never sideways. Of two places that fit a module, the longer one counts.
ROWS: tuple[dict[str, set[str]], ...] = (
    {"bizcase.errors": set(), "bizcase.model.catalogue": {"msgspec"}},
    {"bizcase.model": {"msgspec"}, "bizcase.model.case_file": {"pydantic"}},
    {
        "bizcase.figures": set(),
        "bizcase.phrases": set(),
        "bizcase.theme": set(),
        "bizcase.version": set(),
    },
    {
        "bizcase.catalogue": {"msgspec", "tomli"},
        "bizcase.people": set(),
        "bizcase.channels": set(),
        "bizcase.renames": {"rapidfuzz"},
    },
    {"bizcase.jargon": set(), "bizcase.quotations": {"msgspec"}},
    {"bizcase.intake": {"python_calamine", "charset_normalizer", "rapidfuzz", "pydantic", "pydantic_core", "tomli"}},
    {"bizcase.engine": {"msgspec", "pyxirr", "simpleeval", "numpy", "rapidfuzz"}},
    {"bizcase.case": set(), "bizcase.gate": set(), "bizcase.renewal": set()},
    {"bizcase.story": {"msgspec"}},
    {"bizcase.layout": {"msgspec"}, "bizcase.layout.make_metrics": {"fontTools"}},
    {
        "bizcase.deck": {"pptx", "lxml", "xlsxwriter"},
        "bizcase.preview": {"msgspec"},
        "bizcase.charts": {"altair", "pandas"},
        "bizcase.workbook": {"xlsxwriter"},
        "bizcase.template_sheet": {"xlsxwriter"},
    },
    {
        "bizcase.store": {"sqlalchemy", "pydantic"},
        "bizcase.api": set(),
        "bizcase.listing": set(),
        "bizcase.second": set(),
    },
    {"bizcase.value_listing": set()},
    {
        "bizcase.ui": {"msgspec", "streamlit", "altair", "pandas", "platformdirs", "pydantic"},
        "bizcase.cli": {"click", "streamlit"},
    },
    {
        "bizcase": set(),
        "bizcase.__main__": set(),
        "bizcase.training": {"numpy", "scipy", "sklearn", "tomli"},  # for development only
        "app": {"streamlit"},
    },
)
BELOW_STORE = 11
FORBIDDEN: dict[str, set[str]] = {
    **{renderer: {"bizcase.engine", "bizcase.case"} for renderer in ROWS[10]},
    "bizcase.store": {name for row in ROWS[2:BELOW_STORE] for name in row},
}
IMPURE = ("datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time", "environ", "getenv")
READS_CASE_FILES = ("bizcase.intake", "bizcase.store", "bizcase.ui")

PATHS = sorted([*ROOT.glob("bizcase/**/*.py"), *ROOT.glob("app.py")])
every_module = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def place(module: str) -> tuple[int, str]:
    """The row of a module and its place in it; each part of the engine is a place of its own."""
    fits = [(len(known), row, known) for row, names in enumerate(ROWS) for known in names if inside(module, known)]
    assert fits, f"{module} stands in no row of the table"
    _, row, known = max(fits)
    return row, ".".join(module.split(".")[:3]) if known == "bizcase.engine" else known


def inside(module: str, known: str) -> bool:
    return module == known or (known != "bizcase" and module.startswith(f"{known}."))


def imports(path: Path) -> Iterator[str]:
    """Every module named by an import statement, also inside functions, as a dotted name."""
    names = {module_name(one) for one in PATHS}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where a name comes from"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in names else str(node.module)


@every_module
def test_a_module_imports_only_from_the_rows_above_it(path: Path) -> None:
    row, own = place(module_name(path))
    ours = {name for name in imports(path) if name.split(".")[0] in {"bizcase", "app"}}
    wrong = {name for name in ours if place(name)[0] >= row and not at_home(place(name)[1], own)}
    assert wrong | {name for name in ours for never in FORBIDDEN.get(own, ()) if inside(name, never)} == set()


def at_home(one: str, other: str) -> bool:
    return inside(one, other) or inside(other, one)


@every_module
def test_a_module_uses_only_the_packages_of_its_row(path: Path) -> None:
    row, own = place(module_name(path))
    allowed = ROWS[row]["bizcase.engine" if own.startswith("bizcase.engine") else own]
    used = {name.split(".")[0] for name in imports(path)} - {"bizcase", "__future__"}
    assert used - sys.stdlib_module_names <= allowed


@every_module
def test_below_the_store_nothing_reads_clock_chance_or_environment(path: Path) -> None:
    if place(module_name(path))[0] < BELOW_STORE:
        read = {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
        assert {name for name in read if name.endswith(IMPURE)} == set()
        assert not {"random", "secrets", "uuid"} & set(imports(path))


@every_module
def test_an_except_names_what_it_expects(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    caught = {ast.unparse(node.type) if node.type else "" for node in handlers if not raises_again(node)}
    assert caught & {"", "Exception", "BaseException"} == set()
    if not module_name(path).startswith(READS_CASE_FILES):
        assert not {name for name in caught if "ValidationError" in name and "msgspec" not in name}


def raises_again(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))
