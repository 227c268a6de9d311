"""Story → PowerPoint."""

from bizcase.deck.write import write_deck

__all__ = ["write_deck"]
