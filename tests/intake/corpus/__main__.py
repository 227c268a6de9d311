"""``python -m tests.intake.corpus``: write what every sample reads as to expected.json, to be looked through."""

import json
from pathlib import Path

from tests.intake.corpus.cells import CELLS
from tests.intake.corpus.sample import outcome
from tests.intake.corpus.texts import TEXTS
from tests.intake.corpus.workbooks import WORKBOOKS

SAMPLES = (*TEXTS, *CELLS, *WORKBOOKS)
EXPECTED = Path(__file__).with_name("expected.json")

if __name__ == "__main__":
    found = {sample.name: outcome(sample) for sample in SAMPLES}
    EXPECTED.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
