"""Paragraphs from plain text, and text cut to a box without losing the rest."""

import re
from functools import lru_cache

from bizcase.layout.measure import text_height, text_width
from bizcase.model.page import Paragraph, Run
from bizcase.model.story import Align, Item
from bizcase.theme import THEME

_MONTH = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
_DATE = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_FIGURE = r"−?(?:[A-Z]{2,3}\$? ?|[£€$¥₹])\d"
_SPAN = re.compile(rf"({_FIGURE}[\d.,]*(?:bn|[mk])?) to (?={_FIGURE})")
_PERCENT = re.compile(r"(?<=\d)[ \u00a0\u202f]%")
_MINUS = re.compile(r"(?<![^\s(])-(?=[£€$]?\d)")
_APOSTROPHE, _QUOTE = re.compile(r"(?<=\w)'"), re.compile(r"(?<!\w)'")


@lru_cache(maxsize=16384)
def typeset(text: str) -> str:
    """``text`` as a printer sets it: true signs, and no-break spaces that keep a date or a range on one line.

    >>> typeset("the board's 5 %"), typeset("-£5k to £2k"), typeset("1 Jan 2027")
    ('the board’s 5%', '−£5k\\xa0to\\xa0£2k', '1\\xa0Jan\\xa02027')
    """
    if "%" in text:
        text = _PERCENT.sub("%", text)
    if "-" in text:
        text = _MINUS.sub("−", text)
    if "'" in text and not _QUOTE.search(text):
        text = _APOSTROPHE.sub("’", text)
    if " 1" in text or " 2" in text:  # as in a year
        text = _DATE.sub("\\1\u00a0\\2\u00a0\\3", text)
    if " to " in text:
        text = _SPAN.sub("\\1\u00a0to\u00a0", text)
    return text.replace("P10–P90: ", "P10–P90:\u00a0")


def paragraph(
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = THEME.ink,
    align: Align = "left",
    after: float = 0.0,
) -> Paragraph:
    """One paragraph of one look."""
    run = Run(text=typeset(text), bold=bold, colour=colour)
    return Paragraph(runs=(run,), size=size, align=align, after=after)


def heading(text: str, size: float) -> Paragraph:
    """A small heading above an exhibit."""
    return paragraph(text, size, bold=True, colour=THEME.primary, after=round(size * 0.35))


def item(point: Item, size: float, bullet: str) -> Paragraph:
    """A bulleted point with its lead in bold."""
    lead = (Run(text=point.lead, bold=True, colour=THEME.ink),) if point.lead else ()
    runs = (*lead, Run(text=typeset(point.text), colour=THEME.ink))
    return Paragraph(runs=runs, size=size, bullet=bullet, after=round(size * 0.4))


def shorten(text: str, size: float, width: float, bold: bool = False) -> str:
    """``text`` on one line of ``width`` points, cut at a word with an ellipsis when it is longer.

    >>> shorten("Customer care desk", 12, 200), shorten("Customer care desk", 12, 70)
    ('Customer care desk', 'Customer…')
    """
    if text_width(text, size, bold) <= width:
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        candidate = " ".join(words).rstrip(",;:-–") + "…"
        if text_width(candidate, size, bold) <= width:
            return candidate
    kept = text
    while kept and text_width(kept + "…", size, bold) > width:
        kept = kept[:-1]
    return kept + "…" if kept else ""


def largest_size(text: str, sizes: tuple[float, ...], width: float, height: float, bold: bool) -> float | None:
    """The largest of ``sizes`` at which ``text`` fits, or ``None``."""
    for size in sizes:
        if text_height((paragraph(text, size, bold=bold),), width) <= height:
            return size
    return None


def split_text(text: str, size: float, width: float, height: float) -> tuple[str, str]:
    """As many words of ``text`` as fit in a box, and the rest; at least one word, so that reading always goes on.

    >>> split_text("one two three four", 10, 40, 14)
    ('one two', 'three four')
    """
    words = text.split(" ")
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_height((paragraph(" ".join(words[:middle]), size),), width) <= height
        low, high = (middle, high) if fits else (low, middle - 1)
    return " ".join(words[:low]), " ".join(words[low:])
