"""Colours and type, once, for screen, charts and deck.

The palette is the categorical one of the UK Government Analysis Function, in its published order; every pair used
here was checked against WCAG 2.2 (4.5:1 for text, 3:1 for parts of charts). Sizes are points on a 13.33 × 7.5 inch
slide.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``RRGGBB``, type sizes in points, one Latin font family."""

    font: str = "Calibri"
    ink: str = "0B0C0C"
    quiet: str = "595959"
    paper: str = "FFFFFF"
    wash: str = "F5F7FA"
    rule: str = "C9CED6"
    primary: str = "12436D"
    second: str = "28A197"
    cost: str = "801650"
    warning: str = "F46A25"
    neutral: str = "3D3D3D"
    violet: str = "A285D1"
    mid: str = "2073BC"
    light: str = "6BACE6"
    pale: str = "E7EFF7"
    heat: tuple[str, str, str, str, str] = ("F2F2F2", "BFD9EE", "6BACE6", "2073BC", "12436D")
    cover_size: float = 36
    title_size: float = 26
    small_title_size: float = 22
    lead_size: float = 18
    body_sizes: tuple[float, float, float] = (16, 14, 12)
    table_sizes: tuple[float, float] = (14, 12)
    chart_size: float = 14
    source_size: float = 12
    footer_size: float = 10

    def text_on(self, fill: str) -> str:
        """Black or white, whichever reads better on ``fill``.

        >>> Theme().text_on("12436D"), Theme().text_on("F2F2F2")
        ('FFFFFF', '0B0C0C')
        """
        return self.paper if contrast(self.paper, fill) >= contrast(self.ink, fill) else self.ink


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1–21.

    >>> round(contrast("FFFFFF", "12436D"), 2)
    10.25
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


THEME = Theme()
