"""Which business outcome each initiative and each goal is for, why, and who serves what.

The words decide, by the weights in ``language.toml``. Pure: no clock, no files.
"""

from bizcase.engine.mapping._match import map_goals, map_initiatives
from bizcase.engine.mapping._sight import line_of_sight

__all__ = ["line_of_sight", "map_goals", "map_initiatives"]
