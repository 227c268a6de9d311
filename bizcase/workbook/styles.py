"""How cells look: number formats and roles. Blue cells on pale ground may be changed, all others are protected."""

from typing import Any

from bizcase.theme import THEME

NUMBER_FORMATS = {
    "text": "General",
    "money": "#,##0.00;[Red]-#,##0.00",
    "share": "0.0%",
    "factor": "0.0000",
    "number": "#,##0.######",
    "count": "#,##0",
    "points": "0.0",
    "year": "0",
    "date": "d mmm yyyy",
    "month": "mmm yyyy",
}
BASE = {"font_name": THEME.font, "font_size": 10, "font_color": f"#{THEME.ink}", "valign": "top"}
ROLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": f"#{THEME.primary}"},
    "section": {"bold": True, "font_size": 12, "font_color": f"#{THEME.primary}"},
    "note": {"font_color": f"#{THEME.quiet}"},
    "heading": {"bold": True, "text_wrap": True, "bg_color": f"#{THEME.primary}", "font_color": f"#{THEME.paper}"},
    "given": {"text_wrap": True},
    "label": {},
    "input": {"locked": False, "bg_color": f"#{THEME.pale}", "font_color": f"#{THEME.mid}", "text_wrap": True},
    "computed": {"text_wrap": True},
    "simulated": {"italic": True, "text_wrap": True, "bg_color": f"#{THEME.wash}"},
    "total": {"bold": True, "top": 1},
    "link": {"font_color": f"#{THEME.mid}", "underline": 1, "text_wrap": True},
}
INDENTED = ("heading", "given", "input", "computed", "simulated", "link")


def format_of(kind: str, role: str) -> dict[str, Any]:
    """The cell format, as XlsxWriter takes it, for a number format and a role."""
    if kind != "text":
        side: dict[str, Any] = {"align": "right"}
    else:
        side = {"align": "left", "indent": 1 if role in INDENTED else 0}
    return {**BASE, "num_format": NUMBER_FORMATS[kind], **ROLES[role], **side}
