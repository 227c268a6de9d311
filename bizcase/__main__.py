"""``python -m bizcase`` and the command ``bizcase``."""

import gc
import os


def run() -> None:
    """Run the command line."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes longer than reading a case
    gc.disable()  # a command is done before its garbage matters, and collecting takes a tenth of its time
    from bizcase.cli import main

    try:
        main(prog_name="bizcase")
    finally:
        gc.freeze()  # the interpreter collects once more at its end, and would walk through all that is left


if __name__ == "__main__":
    run()
