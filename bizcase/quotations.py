"""What the user wrote, to tell quotations from sentences of ours. Pure."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from bizcase import phrases
from bizcase.model.case_file import CaseFile

CODES = {"align", "id", "kind", "tone"}
_QUOTES = "'‘’“”\""


class Quotations:
    """The texts of a case, but for the words that its house does or does not use."""

    def __init__(self, case: CaseFile) -> None:
        texts = texts_in(case.model_dump(exclude={"house_terms", "accepted_terms"}))
        self._words = [phrases.tokens_of(text) for text in sorted(set(texts)) if text]

    def also(self, texts: Iterable[str]) -> "Quotations":
        """These quotations, ``texts`` now among them."""
        self._words += [phrases.tokens_of(text) for text in texts]
        return self

    def hold(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is the user's, by what stands around it.

        Two words more are the user's too, or all that there is, or all between two quotation marks.
        """
        words = phrases.words(text)
        tokens = tuple(word.text for word in words)
        inside = [place for place, word in enumerate(words) if start <= word.start < end]
        quoted = phrases.tokens_of(_between_quotes(text, start, end))
        return any(_has(own, quoted) or _shared(tokens, inside[0], inside[-1] + 1, own) for own in self._words)


def texts_in(value: object) -> Iterator[str]:
    """Every text in a record, a list or a table of them, but for ids and codes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        yield from texts_in([getattr(value, name) for name in value.__struct_fields__ if name not in CODES])
    elif isinstance(value, dict):
        yield from texts_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)


def _between_quotes(text: str, start: int, end: int) -> str:
    """What stands between the quotation marks around a place, "" when there are none."""
    before, after = text[:start], text[end:]
    opened = max(before.rfind(mark) for mark in _QUOTES)
    closed = min((at for mark in _QUOTES if (at := after.find(mark)) >= 0), default=-1)
    return text[opened + 1 : end + closed] if min(opened, closed) >= 0 else ""


def _has(own: tuple[str, ...], quoted: tuple[str, ...]) -> bool:
    return bool(quoted) and any(own[at : at + len(quoted)] == quoted for at in range(len(own)))


def _shared(tokens: tuple[str, ...], first: int, last: int, own: tuple[str, ...]) -> bool:
    """Whether ``own`` holds the words ``first`` to ``last`` of ``tokens`` with enough of what stands around them."""
    wanted = tokens[first:last]
    enough = min(len(own), len(tokens), len(wanted) + 2)
    places = (at for at in range(len(own) - len(wanted) + 1) if own[at : at + len(wanted)] == wanted)
    return any(_run(tokens, first, own, at, len(wanted)) >= enough for at in places)


def _run(tokens: tuple[str, ...], first: int, own: tuple[str, ...], at: int, length: int) -> int:
    """How many words both have in common around the same ``length`` words."""
    before, after = 0, 0
    while min(first, at) > before and tokens[first - before - 1] == own[at - before - 1]:
        before += 1
    ends = min(len(tokens) - first, len(own) - at) - length
    while after < ends and tokens[first + length + after] == own[at + length + after]:
        after += 1
    return before + length + after
