"""Writes the golden outlines anew: ``python -m tests.story.regenerate``. Read the difference before you keep it."""

from bizcase.story import outline
from tests.story.told import GOLDEN, KEPT, story


def main() -> None:
    """One file for each kept sample."""
    for name in KEPT:
        (GOLDEN / f"{name}.txt").write_text(outline(story(name)), encoding="utf-8")


if __name__ == "__main__":
    main()
