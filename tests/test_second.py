"""The second process: the same results as in place, the same errors, and no harm when it is gone."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from bizcase import api
from bizcase.errors import DeckError
from bizcase.model.business_case import BusinessCase
from bizcase.second import Second, second_process

BANK = Path(__file__).parents[1] / "sample_inputs" / "retail_bank.toml"
TODAY = date(2026, 11, 22)


def built(second: Second) -> BusinessCase:
    return api.build_case(api.read_case(BANK), today=TODAY, draw=second.draw)


@pytest.fixture(scope="module")
def in_place() -> BusinessCase:
    return built(Second())


def test_the_case_and_the_deck_are_the_same_to_the_byte(tmp_path: Path, in_place: BusinessCase) -> None:
    with second_process() as second:
        case = built(second)
        assert second.write_deck(api.tell(case), tmp_path / "second.pptx") == api.write_deck(
            in_place, tmp_path / "in_place.pptx"
        )
    assert case == in_place
    assert (tmp_path / "second.pptx").read_bytes() == (tmp_path / "in_place.pptx").read_bytes()


def test_a_deck_that_cannot_be_written_is_an_error_here(tmp_path: Path, in_place: BusinessCase) -> None:
    target = tmp_path / "no" / "deck.pptx"
    with second_process() as second, pytest.raises(DeckError, match="the deck cannot be written there"):
        second.write_deck(api.tell(in_place), target)


def test_work_is_done_here_when_the_second_process_is_gone(in_place: BusinessCase) -> None:
    with second_process() as second:
        os.kill(children_of(os.getpid())[-1], signal.SIGKILL)
        assert built(second) == in_place


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in tasks.read_text().split()]


def test_no_second_process_outlives_the_block() -> None:
    before = children_of(os.getpid())
    with second_process():
        assert len(children_of(os.getpid())) == len(before) + 1
    assert children_of(os.getpid()) == before


def test_one_core_means_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    before = children_of(os.getpid())
    with second_process():
        assert children_of(os.getpid()) == before
