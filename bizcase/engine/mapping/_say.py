"""Why a match was made, in the sentences of ``language.toml``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bizcase import phrases
from bizcase.engine.mapping._model import NONE
from bizcase.engine.mapping._quote import leaning, quotes, speech
from bizcase.engine.mapping._read import Reading
from bizcase.engine.mapping._stated import said, stated_by
from bizcase.engine.mapping._weigh import Weighed, distinct, familiar_from

_QUOTED = 3


class Account(NamedTuple):
    """What a match is explained by: the texts, what was found in them, and the sentences and rules to say it with."""

    texts: tuple[str, ...]
    reading: Reading
    weighed: Weighed
    nouns: Mapping[str, str]
    says: Mapping[str, Any]
    rules: Mapping[str, Any]

    def quotes(self, label: str) -> tuple[str, ...]:
        """The phrases that speak for ``label``, apart from those for the likeliest other one."""
        others = (one for one in self.weighed.ranked[:2] if one != label)
        rival = next((one for one in others if self.weighed.chance(one) >= self.rules["against"]), "")
        return quotes(label, rival, self.texts, self.reading, self.weighed, speech(self.rules))


def reasons_for(first: str, second: str, words: Sequence[str], sure: bool, by: Account) -> tuple[str, ...]:
    """What speaks for ``first``, ``words`` foremost, what speaks against it, and what was not counted."""
    says, weighed = by.says, by.weighed
    found = [_sentence(says, "words", words, by.nouns[first])] if words else []
    found += said(first, by.reading.clues, by.nouns[first], says, named=bool(words))
    if not found:
        found.append(_diffuse(first, by))
    if not sure and weighed.chance(second) >= by.rules["close"] * weighed.chance(first):
        found.append(_close(second, words, by))
    elif not sure:
        found.append(says["few"] if weighed.familiar >= familiar_from(bool(words), by.rules) else says["unfamiliar"])
    elif weighed.chance(second) >= by.rules["against"]:
        found += _against(second, words, by)
    return (*found, *_not_counted(by.reading, weighed, says))


def reasons_for_nothing(guess: str | None, activity: Sequence[str], by: Account) -> tuple[str, ...]:
    """What makes it look like mere activity, or that there is too little; and the best guess, where there is one."""
    says, weighed = by.says, by.weighed
    if weighed.ranked[0] == NONE and activity:
        found = [says["no_outcome"], _sentence(says, "activity", activity)]
    else:
        found = [_too_little(by)]
    if guess is not None and weighed.ranked[0] == NONE:
        found += _against(guess, activity, by)
    idle = () if weighed.ranked[0] == NONE else by.reading.activity
    return (*found, *_not_counted(by.reading._replace(activity=idle), weighed, says))


def _diffuse(first: str, by: Account) -> str:
    clause = leaning(first, by.texts, by.weighed, speech(by.rules))
    template = by.says["diffuse_above_all" if clause else "diffuse"]
    return str(template.format(outcome=by.nouns[first], words=clause))


def what_would_settle(reading: Reading, says: Mapping[str, Any]) -> str:
    """The question that would turn activity into an initiative with an outcome."""
    if not reading.activity:
        return str(says["to_settle"])
    return str(says["to_settle_activity"].format(words=quoted(reading.activity, says["and"])))


def _too_little(by: Account) -> str:
    if by.weighed.ranked[0] == NONE:
        return str(by.says["diffuse_activity"])
    weak = _weak(by)
    return _sentence(by.says, "too_little", weak) if weak else str(by.says["no_outcome"])


def _weak(by: Account) -> tuple[str, ...]:
    """The phrases for the likeliest outcomes."""
    outcomes = [label for label in by.weighed.ranked if label != NONE][:_QUOTED]
    return distinct([word for label in outcomes for word in by.quotes(label)])


def _close(rival: str, counted: Sequence[str], by: Account) -> str:
    if rival == NONE:
        return str(by.says["close_none"])
    words = _others(by.quotes(rival), counted)
    names = quoted(words, by.says["and"]) or stated_by(rival, by.reading.clues, by.says)
    speaks = by.says["speaks_many" if len(words) > 1 else "speaks_one"]
    template = by.says["close"] if names else by.says["close_plain"]
    return str(template.format(words=names, speaks=speaks, outcome=by.nouns[rival]))


def _against(rival: str, counted: Sequence[str], by: Account) -> Iterator[str]:
    words = _others(by.quotes(rival), counted) if rival != NONE else ()
    if words:
        yield _sentence(by.says, "against", words, by.nouns[rival])


def _others(words: Iterable[str], counted: Iterable[str]) -> tuple[str, ...]:
    known = {token for word in counted for token in phrases.tokens_of(word)}
    return tuple(word for word in words if known.isdisjoint(phrases.tokens_of(word)))


def _not_counted(reading: Reading, weighed: Weighed, says: Mapping[str, Any]) -> Iterator[str]:
    """The counts of activity, and the words that mean something else here, among those that nothing else counts."""
    counted = {clue.surface.casefold() for clue in reading.clues}
    for label, telling in weighed.words.items():
        counted.update(one.surface.casefold() for one in telling if label != NONE)
    for name, idle in (("friend", [word for _, word in reading.cancelled]), ("idle", reading.activity)):
        words = distinct([word for word in idle if word.casefold() not in counted])
        if words:
            yield _sentence(says, name, words)


def _sentence(says: Mapping[str, Any], name: str, words: Sequence[str], outcome: str = "") -> str:
    template = says[f"{name}_one" if len(words) == 1 else f"{name}_many"]
    return str(template.format(words=quoted(words, says["and"]), outcome=outcome))


def quoted(words: Sequence[str], last: str) -> str:
    """The first three of ``words`` in quotation marks, the last two joined by ``last``.

    >>> quoted(("churn", "renewal", "service"), " and ")
    "'churn', 'renewal' and 'service'"
    """
    marked = [f"'{word}'" for word in words[:_QUOTED]]
    return last.join(filter(None, (", ".join(marked[:-1]), marked[-1]))) if marked else ""
