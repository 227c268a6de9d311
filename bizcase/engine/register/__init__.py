"""Every figure of a case with its parent. The doors are :func:`figures` and :func:`with_figures`."""

from bizcase.engine.register.parents import figures, with_figures

__all__ = ["figures", "with_figures"]
