"""Text of a user as text: nothing in it becomes formatting, a link or a picture."""

import re
from collections.abc import Iterable

_MARKS = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")


def md(text: str) -> str:
    """``text`` as literal text for any place that reads Markdown.

    >>> md("*£5* in ![x](http://a)")
    '\\\\*£5\\\\* in \\\\!\\\\[x\\\\]\\\\(http\\\\:\\\\/\\\\/a\\\\)'
    """
    return _MARKS.sub(r"\\\1", text)


def bullets(texts: Iterable[str]) -> str:
    """A Markdown list of literal texts, each on one line.

    >>> bullets(["one", "two"])
    '- one\\n- two'
    """
    return "\n".join(f"- {md(' '.join(text.split()))}" for text in texts)


def shortened(text: str, most: int = 60) -> str:
    """``text`` on one line of at most ``most`` characters, cut at a word.

    >>> shortened("Keep more of our customers", 14)
    'Keep more of…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
