"""Why a match was made, in the sentences of ``language.toml``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bizcase import phrases
from bizcase.engine.mapping._model import NONE
from bizcase.engine.mapping._read import Reading
from bizcase.engine.mapping._stated import said, stated_by
from bizcase.engine.mapping._weigh import Weighed, shown

_QUOTED = 4


def reasons_for(
    first: str,
    second: str,
    sure: bool,
    reading: Reading,
    weighed: Weighed,
    nouns: Mapping[str, str],
    language: Mapping[str, Any],
) -> tuple[str, ...]:
    """The words and statements that speak for ``first``, what speaks against it, and what was not counted."""
    says, rules = language["reason"], language["mapping"]
    words = shown(first, reading, weighed)
    found = [_sentence(says, "words", words, nouns[first])] if words else []
    found += said(first, reading.clues, nouns[first], says, named=bool(words))
    if not sure and weighed.chance(second) >= rules["close"] * weighed.chance(first):
        found.append(_close(second, words, reading, weighed, nouns, says))
    elif not sure:
        found.append(says["few"])
    elif weighed.chance(second) >= rules["against"]:
        found += _against(second, words, reading, weighed, nouns, says)
    return (*found, *_not_counted(reading, weighed, says))


def reasons_for_nothing(
    guess: str | None, reading: Reading, weighed: Weighed, nouns: Mapping[str, str], language: Mapping[str, Any]
) -> tuple[str, ...]:
    """What makes it look like mere activity, or that there is too little; and the best guess, where there is one."""
    says = language["reason"]
    activity, weak = shown(NONE, reading, weighed), _weak(reading, weighed)
    if weighed.ranked[0] == NONE and activity:
        found = [says["no_outcome"], _sentence(says, "activity", activity)]
    else:
        found = [_sentence(says, "too_little", weak) if weak else says["no_outcome"]]
    if guess is not None:
        found += _against(guess, activity, reading, weighed, nouns, says)
    idle = () if weighed.ranked[0] == NONE else reading.activity
    return (*found, *_not_counted(reading._replace(activity=idle), weighed, says))


def what_would_settle(reading: Reading, says: Mapping[str, Any]) -> str:
    """The question that would turn activity into an initiative with an outcome."""
    if not reading.activity:
        return str(says["to_settle"])
    return str(says["to_settle_activity"].format(words=quoted(reading.activity, says["and"])))


def _weak(reading: Reading, weighed: Weighed) -> tuple[str, ...]:
    words = (word for label in weighed.ranked if label != NONE for word in shown(label, reading, weighed))
    return _distinct(words)


def _close(
    rival: str,
    counted: Sequence[str],
    reading: Reading,
    weighed: Weighed,
    nouns: Mapping[str, str],
    says: Mapping[str, Any],
) -> str:
    if rival == NONE:
        return str(says["close_none"])
    words = _others(shown(rival, reading, weighed), counted)
    names = quoted(words, says["and"]) or stated_by(rival, reading.clues, says)
    speaks = says["speaks_many" if len(words) > 1 else "speaks_one"]
    template = says["close"] if names else says["close_plain"]
    return str(template.format(words=names, speaks=speaks, outcome=nouns[rival]))


def _against(
    rival: str,
    counted: Sequence[str],
    reading: Reading,
    weighed: Weighed,
    nouns: Mapping[str, str],
    says: Mapping[str, Any],
) -> Iterator[str]:
    words = _others(shown(rival, reading, weighed), counted)
    if rival != NONE and words:
        yield _sentence(says, "against", words, nouns[rival])


def _others(words: Iterable[str], counted: Iterable[str]) -> tuple[str, ...]:
    known = {token for word in counted for token in phrases.tokens_of(word)}
    return tuple(word for word in words if known.isdisjoint(phrases.tokens_of(word)))


def _not_counted(reading: Reading, weighed: Weighed, says: Mapping[str, Any]) -> tuple[str, ...]:
    counted = {clue.surface.casefold() for clue in reading.clues}
    counted |= {word.casefold() for label, words in weighed.words.items() if label != NONE for word in words}
    idle = (*(word for _, word in reading.cancelled), *reading.activity)
    words = _distinct(word for word in idle if word.casefold() not in counted)
    return (_sentence(says, "not_counted", words),) if words else ()


def _sentence(says: Mapping[str, Any], name: str, words: Sequence[str], outcome: str = "") -> str:
    template = says[f"{name}_one" if len(words) == 1 else f"{name}_many"]
    return str(template.format(words=quoted(words, says["and"]), outcome=outcome))


def quoted(words: Sequence[str], last: str) -> str:
    """The first four of ``words`` in quotation marks, the last two joined by ``last``.

    >>> quoted(("churn", "renewal", "service"), " and ")
    "'churn', 'renewal' and 'service'"
    """
    marked = [f"'{word}'" for word in words[:_QUOTED]]
    return last.join(filter(None, (", ".join(marked[:-1]), marked[-1]))) if marked else ""


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for word in words}.values())
