"""``python -m bizcase`` is the command line."""

from bizcase.cli import main

if __name__ == "__main__":
    main(prog_name="bizcase")
