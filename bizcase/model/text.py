"""The one door through which every string of a user passes."""

import re
import unicodedata

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "‌‍"  # keep: some scripts and emoji need them


def clean_text(text: str) -> str:
    """``text`` without control, zero-width, private and unassigned characters; white space is folded, lines kept.

    PowerPoint, Excel and XML refuse or mangle these characters, and a reader cannot see them.

    >>> clean_text("  Care\\u200b desk\\x07 \\t for  all ")
    'Care desk for all'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(_visible(character) for character in text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (" ".join(line.split()) for line in kept.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _visible(character: str) -> str:
    if character in "\n\t" or character in _JOINERS:
        return character
    return "" if unicodedata.category(character) in _INVISIBLE else character
