"""What a case is worth: cash flow, evidence, measures, bridge. The door is :func:`value_case`."""

from bizcase.engine.value.worth import value_case

__all__ = ["value_case"]
