"""What bizcase raises: always a list of problems, each starting with its place."""

from collections.abc import Iterable


class BizcaseError(Exception):
    """Something the user can mend; ``problems`` holds every one of them, each starting with its place.

    >>> str(BizcaseError(["row 4, annual cost: 'lots' is not an amount; write 12000 or 12k"]))
    "row 4, annual cost: 'lots' is not an amount; write 12000 or 12k"
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(self.problems)


class InputError(BizcaseError):
    """A file, a table or a case that cannot be read as it stands."""


class ContentError(BizcaseError):
    """The catalogue in ``bizcase/content`` contradicts itself."""


class DeckError(BizcaseError):
    """A deck that cannot be drawn, or one that does not hold what it should."""


class StoreError(BizcaseError):
    """A case that cannot be saved or loaded."""
