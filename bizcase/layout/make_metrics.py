"""Writes ``metrics.json``: advance widths (thousandths of an em) of Calibri, from Carlito, its free metric twin.

Run at development time with fontTools and Carlito installed: ``python -m bizcase.layout.make_metrics DIR``.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

LAST = 0x2FFF


def widths(font_file: Path) -> dict[str, int]:
    """Character → advance width in thousandths of an em, for every character up to U+2FFF in the font."""
    font = TTFont(font_file)
    scale = 1000 / font["head"].unitsPerEm
    advances = font["hmtx"].metrics
    return {
        chr(code): round(advances[name][0] * scale) for code, name in font.getBestCmap().items() if 32 <= code <= LAST
    }


def main(folder: str) -> None:
    """Write the regular and bold widths beside this file."""
    tables = {name: widths(Path(folder) / f"Carlito-{name.title()}.ttf") for name in ("regular", "bold")}
    target = Path(__file__).with_name("metrics.json")
    target.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
