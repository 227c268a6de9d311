"""The options beside the plan: their money, scores and reasons. The door is :func:`appraise`."""

from bizcase.engine.options.appraisal import appraise

__all__ = ["appraise"]
