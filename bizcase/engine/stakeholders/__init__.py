"""The case in the language of each person who has to agree. Pure: no clock, no files."""

from bizcase.engine.stakeholders._messages import messages

__all__ = ["messages"]
