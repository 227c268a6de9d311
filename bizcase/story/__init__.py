"""BusinessCase → Story: the argument of the deck, one function a slide, in the order of :data:`ORDER`."""

from bizcase.story.order import ORDER, tell
from bizcase.story.outline import outline

__all__ = ["ORDER", "outline", "tell"]
