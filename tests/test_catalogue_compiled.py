"""Content that was compiled is taken for the content itself, and only for that content."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bizcase.catalogue import COMPILED, CONTENT, Catalogue, compile_content, load_catalogue
from bizcase.errors import ContentError


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    """A copy of the content, not compiled."""
    yield shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns(COMPILED, "exemplars"))
    load_catalogue.cache_clear()


def loaded(folder: Path) -> Catalogue:
    load_catalogue.cache_clear()
    return load_catalogue(folder)


def test_compiled_content_is_the_content(content: Path) -> None:
    parsed = loaded(content)
    compile_content(content)
    assert msgspec.to_builtins(loaded(content)) == msgspec.to_builtins(parsed)


def test_compiled_content_spares_the_parsing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_content(content)
    monkeypatch.setattr("bizcase.catalogue.tomli.loads", None)
    assert loaded(content).outcome("customer_loyalty").name


def test_a_writer_s_change_counts_at_once(content: Path) -> None:
    compile_content(content)
    deck = content / "deck.toml"
    deck.write_text(deck.read_text("utf-8").replace('language = "en-GB"', 'language = "en-XX"', 1), "utf-8")
    assert loaded(content).wording["common"]["language"] == "en-XX"


def test_faulty_content_is_never_compiled(content: Path) -> None:
    (content / "alternatives.toml").write_text("", "utf-8")
    with pytest.raises(ContentError, match=r"alternatives\.toml: no \[\[alternative\]\] block"):
        compile_content(content)
    assert not (content / COMPILED).exists()
