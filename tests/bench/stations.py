"""One ``bizcase build`` in this process, with the seconds spent in each station as JSON on its last line.

Takes the arguments of ``bizcase``. A station's door is wrapped with a stopwatch; what runs inside another station is
taken off the outer one: writing the deck less layout and save is drawing. All of it runs in this one process, so the
sum is more than a whole ``bizcase build`` takes, which loads and draws in a second one meanwhile.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

START = time.perf_counter()
DOORS = {
    "read": [("bizcase.cli", "_case_file"), ("bizcase.catalogue", "load_catalogue")],
    "build": [("bizcase.case", "build_case")],
    "simulate": [("bizcase.engine.uncertainty.draws", "draw")],
    "story": [("bizcase.story", "tell")],
    "layout": [("bizcase.deck.write", "lay_out")],
    "write": [("bizcase.deck", "write_deck")],
    "save": [("bizcase.deck.write", "save_package")],
}
IMPORTS = [
    f"bizcase.{name}"
    for name in ("__main__", "api", "catalogue", "intake", "case", "story", "deck", "engine.uncertainty.draws")
]
spent = dict.fromkeys(("import", *DOORS), 0.0)


def timed(station: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[station] += time.perf_counter() - start

    return run


def main() -> None:
    for place in IMPORTS:
        import_module(place)
    os.cpu_count = lambda: 1
    for station, doors in DOORS.items():
        for path, name in doors:
            module = import_module(path)
            setattr(module, name, timed(station, getattr(module, name)))
    spent["import"] = time.perf_counter() - START
    command = import_module("bizcase.cli").main
    command(sys.argv[1:], standalone_mode=False)
    spent["draw"] = spent.pop("write") - spent["layout"] - spent["save"]
    spent["build"] -= spent["simulate"]
    sys.stdout.write(json.dumps(spent))


if __name__ == "__main__":
    main()
