"""Positioned pages as SVG: what the browser shows is what the deck holds."""

from bizcase.preview.page import draw

__all__ = ["draw"]
