"""Every file of the corpus is read as a person reads it, to the word."""

import json

import pytest

from tests.intake.corpus.__main__ import EXPECTED, SAMPLES
from tests.intake.corpus.sample import Sample, outcome

WANTED = json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_polluted_file_is_read_as_a_person_reads_it(sample: Sample) -> None:
    assert outcome(sample) == WANTED[sample.name]


def test_no_sample_and_no_expectation_stands_alone() -> None:
    assert [sample.name for sample in SAMPLES] == list(WANTED)


def test_no_message_calls_anything_invalid() -> None:
    assert "invalid" not in EXPECTED.read_text(encoding="utf-8").lower()
