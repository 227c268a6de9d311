"""Story → positioned pages: the grid, the fit of text, and where what does not fit goes on."""

from bizcase.layout.pages import lay_out

__all__ = ["lay_out"]
