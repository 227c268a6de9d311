"""From where to where: the figures in the sentence of a goal, as levels or as a change from today."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bizcase.engine.goal_terms._grammar import FIGURE, TAKEN, Figure, Marked, Piece, either, marked, pattern
from bizcase.model.catalogue import GoalReading

_CLOSED = r" *(?:$|[.,;:()\[\]–—|\x00]| - "
_STOP = rf"(?={_CLOSED}| (?:by|in|for|per|on|at|until|till|within|before|and|as|from|while|through)\b))"
_END = rf"(?={_CLOSED}| (?:by|until|till|so|and|while)\b))"
_ASIDE = r"(?:\s*\([^()]*\)| (?:today|now|currently|at present)\b|[\s\x00]*\x00+)?"
_NOW = r"\b(?:today|now|currently|at present)\b"
_SMALL = "by|in|for|per|on|at|until|within|before|and|of|from|as|with|than|without|over|under|across|to|through"
_SMALL += "|against|today|now|currently"
_OF = rf"(?: of (?:all |our |the )?[a-z][\w-]*{_STOP})?"
_OF_ANY = r"(?: of [a-z][\w-]*)?"
_NOUNS = rf"(?: (?!(?:{_SMALL})\b)[a-z][\w-]*){{1,3}}"
_SHARE = re.compile(r"%|\b(?:per ?cent|percent|pct|pp|ppts?|points?|pts|bps|basis)\b", re.IGNORECASE)
_RATE = re.compile(
    r"(?:/ ?(?:year|month)|p\. ?a\.?|annually|y/y|yoy|year[- ]on[- ]year"
    r"|(?<=[\w%]) (?:a|per|each|every) (?:year|annum|quarter|month))$",
    re.IGNORECASE,
)
_STOPPED = re.compile(_STOP, re.IGNORECASE)
_MULTIPLES = {
    "double": r"\bdoubl(?:e|ing)\b(?! digit)|\btwice (?:as (?:many|much)|the)\b|\btwo-?fold\b",
    "triple": r"\btripl(?:e|ing)\b|\bthree ?times (?:as (?:many|much)|the)\b",
    "quadruple": r"\bquadruple\b|\bfour ?times (?:as (?:many|much)|the)\b",
    "halve": r"\bhalv(?:e|ing)\b|\bhalf as (?:many|much)\b|\bin half\b",
}


class Levels(NamedTuple):
    """The figures of a sentence: ``words`` is the piece that says them, ``noun`` where the measure stands if known.

    ``change`` is the name of a wording; then ``target`` is the amount of the change.
    """

    words: Piece
    baseline: Piece | None = None
    target: Piece | None = None
    change: str = ""
    noun: Piece | None = None


Reader = Callable[[Marked, GoalReading], Iterator[Levels]]


def levels(text: str, words: GoalReading) -> list[Levels]:
    """What the figures of ``text`` say, the surest reading first; what is taken already is blotted out."""
    seen, found = marked(text, words), list[Levels]()
    for read in READERS if seen.figures else (_multiple,):
        for one in read(seen, words):
            if not any(_overlap(one.words, other.words) for other in found):
                found.append(one)
    return found


def today(text: str, found: Levels, words: GoalReading) -> Piece | None:
    """Today's value where it stands apart from the target: "70 % by 2027, today 48 %"."""
    seen, now = marked(text, words), _patterns(words).now
    pieces = (Piece(*one.span(one.lastgroup or 0)) for one in now.finditer(seen.text))
    return next((one for one in pieces if not _overlap(one, found.words)), None)


def _overlap(one: Piece, other: Piece) -> bool:
    return one.start < other.end and other.start < one.end


def _from_to(seen: Marked, words: GoalReading) -> Iterator[Levels]:
    for one in _patterns(words).from_to.finditer(seen.text):
        groups = {name[:1]: Piece(*one.span(name)) for name, value in one.groupdict().items() if value}
        yield Levels(Piece(*one.span()), groups["a"], groups["b"])


def _to(seen: Marked, words: GoalReading) -> Iterator[Levels]:
    """ "to 30", "below 10 per cent", "at 95 %": a level to be reached."""
    for one in _patterns(words).to.finditer(seen.text):
        if _is_level(seen, one, seen.figures[one.start("figure")], words):
            end = one.end() if seen.figures[one.start("figure")].bare else one.end("of")
            yield Levels(Piece(one.start(), end), target=Piece(one.start("b"), end))


def _is_level(seen: Marked, one: re.Match[str], figure: Figure, words: GoalReading) -> bool:
    if figure.part or (figure.year and not figure.limit):
        return False
    before = seen.text[: one.start()].rstrip().casefold()
    if figure.limit and figure.bare and before.endswith(words.persons):
        return False
    if one["lead"]:
        return not figure.bare or _counts(seen, one, words)
    closed = not figure.bare or _STOPPED.match(seen.text, one.end("figure")) is not None
    return bool(figure.limit) and closed and not before.endswith((" by", " in"))


def _counts(seen: Marked, one: re.Match[str], words: GoalReading) -> bool:
    """Whether a bare number is a level: it ends there, and a verb of change or a known measure stands before it."""
    said = seen.text[: one.start()]
    known = _patterns(words).known.search(said)
    return _STOPPED.match(seen.text, one.end()) is not None and bool(known or _way(said, words))


def _by(seen: Marked, words: GoalReading) -> Iterator[Levels]:
    """ "by 20 %", with a verb that says which way."""
    for one in _BY.finditer(seen.text):
        way = _way(seen.text[: one.start()], words) or _way(seen.text[one.end() :].split(TAKEN)[0], words)
        if way and not seen.figures[one.start("amount")].year:
            baseline = Piece(*one.span("a")) if one["a"] else None
            yield Levels(Piece(*one.span()), baseline, Piece(*one.span("amount")), way)


def _bare_change(seen: Marked, words: GoalReading) -> Iterator[Levels]:
    """ "revenue up 12%", "20 % fewer complaints", "growth of 5 %", "save £2m"."""
    for wanted in _CHANGES:
        for one in wanted.finditer(seen.text):
            if not seen.figures[one.start("amount")].year:
                noun = Piece(*one.span("noun")) if one.groupdict().get("noun") else None
                start = one.start("amount") if noun else one.start()
                words_of = Piece(start, one.end("amount"))
                yield Levels(words_of, None, Piece(*one.span("amount")), _way(one["way"], words), noun)


def _verb_amount(seen: Marked, words: GoalReading) -> Iterator[Levels]:
    """ "grow recurring revenue 12%": the figure of a share right behind the measure."""
    for one in _patterns(words).verb_amount.finditer(seen.text):
        amount = Piece(*one.span("amount"))
        if _SHARE.search(amount.of(seen.said)) and (way := _way(seen.text[: amount.start], words)):
            yield Levels(amount, target=amount, change=way, noun=Piece(*one.span("noun")))


def _multiple(seen: Marked, _: GoalReading) -> Iterator[Levels]:
    """ "double", "halve", "twice as many"."""
    for name, wanted in _MULTIPLES.items():
        for one in pattern(wanted).finditer(seen.text):
            yield Levels(Piece(*one.span()), target=Piece(*one.span()), change=name)


def _counted(seen: Marked, words: GoalReading) -> Iterator[Levels]:
    """ "win 5 public-sector customers", "reach 95 % on-time delivery": a number of things."""
    known = _patterns(words)
    for wanted in (known.counted, known.reached):
        for one in wanted.finditer(seen.text):
            if _is_count(seen.figures[one.start("b")]):
                yield Levels(Piece(*one.span("b")), target=Piece(*one.span("b")), noun=Piece(*one.span("noun")))


def _is_level_of(seen: Marked, words: GoalReading) -> Iterator[Levels]:
    """ "reach a score of 85 %", "NPS: 40", "score 7.5"."""
    known = _patterns(words)
    for one in known.is_level.finditer(seen.text):
        figure, piece = seen.figures[one.start("b")], Piece(*one.span("b"))
        if _is_count(figure) and not (figure.bare and not known.measure.search(seen.text[: piece.start])):
            yield Levels(piece, target=piece)


def _is_count(figure: Figure) -> bool:
    return not figure.year and not figure.part


READERS: tuple[Reader, ...] = (
    _from_to,
    _by,
    _multiple,
    _bare_change,
    _to,
    _verb_amount,
    _counted,
    _is_level_of,
)
_NOUN = r"(?P<noun>[^\d.,;:()\[\]–—|\x00-\x02]{2,80}?)"
_CHANGED = "growth|increase|rise|uplift|reduction|decrease|drop|decline|savings?"
_SIGN = rf"\b(?:up|down|plus|minus)|\+|[-−](?=\x01)|\b(?:{_CHANGED})(?: in {_NOUN})? of|\b(?:save|add)"
_CHANGES = (
    pattern(rf"(?P<way>{_SIGN}) ?(?:by |a )?(?P<amount>{FIGURE})"),
    pattern(rf"(?P<amount>{FIGURE}) (?:annual )?(?P<way>more|fewer|less|higher|lower|additional|extra|{_CHANGED})\b"),
    pattern(rf"\b(?P<way>take|strip|squeeze|remove|cut) (?P<amount>{FIGURE}) (?:of {_NOUN} )?(?:out of|off|from)\b"),
)
_BY = pattern(rf"(?:\bfrom (?P<a>{FIGURE}) )?\bby (?P<amount>{FIGURE})")


class _Patterns(NamedTuple):
    from_to: re.Pattern[str]
    to: re.Pattern[str]
    verb_amount: re.Pattern[str]
    counted: re.Pattern[str]
    reached: re.Pattern[str]
    is_level: re.Pattern[str]
    known: re.Pattern[str]
    measure: re.Pattern[str]
    now: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(words: GoalReading) -> _Patterns:
    reach = either(words.reach)
    return _Patterns(
        from_to=pattern("|".join(f"(?:{one})" for one in _pairs(either(words.now)))),
        to=pattern(rf"(?:(?P<lead>\bto|\bat|=|:) ?)?(?P<b>(?P<figure>{FIGURE})(?P<of>{_OF})(?:{_NOUNS}{_STOP})?)"),
        verb_amount=pattern(rf"\b{either((*words.up, *words.down))} {_NOUN} (?P<amount>{FIGURE})"),
        counted=pattern(rf"{either(words.counted)} (?P<b>{FIGURE}) {_NOUN}{_END}"),
        reached=pattern(
            rf"(?:^[\x00: ]*(?:to )?|{reach} )(?:to )?(?:a |an |the )?(?P<b>{FIGURE}) (?:of |in )?{_NOUN}{_END}"
        ),
        is_level=pattern(
            rf"(?:(?<!out )\bof|:|=|\bis|\bat|{reach}|^(?:[a-z][a-z&'’-]*+ ){{1,6}}+(?<!from )) ?(?P<b>{FIGURE}){_STOP}"
        ),
        now=pattern(rf"(?:{_NOW}|baseline):? (?P<a>{FIGURE})|(?P<b>{FIGURE}) (?:{_NOW})"),
        measure=pattern(rf"{either(words.measures)}(?!\w)"),
        known=pattern(rf"{either((*words.measures, *words.reach))}(?!\w)"),
    )


def _pairs(now: str) -> tuple[str, ...]:
    before = rf"(?:(?:{now}|about|around|the|our) ){{0,2}}"
    then = r",? (?:(?:and|then|to|should be|must be|(?:target|goal|aim):?) ){0,2}"
    was = "instead of|rather than|up from|down from|from|now|today|currently|was|vs\\.? today"
    return (
        rf"\b(?:up |down )?from {before}(?P<a1>{FIGURE}(?:{_NOUNS}(?= to ))?){_ASIDE}(?: {now})?,? "
        rf"(?:up |down )?(?:to|towards?|into|-+>|→) (?P<b1>{FIGURE}(?:{_NOUNS}{_STOP})?)",
        rf"\b(?:to|at|of) (?P<b2>{FIGURE}{_OF_ANY}){_ASIDE},? ?\(?(?:{was}) {before}(?P<a2>{FIGURE})(?: {now})?",
        rf"(?P<a3>{FIGURE}) ?(?:-+>|→|=>) ?(?P<b3>{FIGURE})",
        rf"(?:{now}:? )(?P<a4>{FIGURE}){then}(?P<b4>{FIGURE})",
        rf"(?P<a5>{FIGURE}) (?:today|now|currently|at present){then}(?P<b5>{FIGURE})",
        rf"(?P<b7>{FIGURE}) \((?:(?:{now}|was|from|baseline):? (?P<a7>{FIGURE})[^()]*"
        rf"|{FIGURE}: (?P<a9>{FIGURE})|(?P<a8>{FIGURE}) (?:in|at|for|as of|today|now|currently)\b[^()]*)\)",
        rf"\b(?:in|within) (?P<b6>{FIGURE}) (?:instead of|rather than) (?P<a6>{FIGURE})",
    )


def _way(text: str, words: GoalReading) -> str:
    """ "up" or "down", as the last word of change in ``text`` says; "" without one."""
    found = list(_change_words(words).finditer(text))
    if not found:
        return ""
    last = found[-1]
    if last["better"]:
        low = pattern(rf"{either(words.lower_is_better)}(?!\w)").search(text)
        return "down" if low else "up"
    return "up" if last["up"] else "down"


@lru_cache(maxsize=4)
def _change_words(words: GoalReading) -> re.Pattern[str]:
    up, down, better = (either(one) for one in (words.up, words.down, words.better))
    return pattern(rf"(?:(?P<up>{up}|\+)|(?P<down>{down}|\b(?:take|cut)\b|[-−])|(?P<better>{better}))(?!\w)")


def is_rate(amount: str) -> bool:
    """Whether ``amount`` is by the year or another period, so that it is not counted from today.

    >>> is_rate("5% a year"), is_rate("5%"), is_rate("a quarter")
    (True, False, False)
    """
    return _RATE.search(amount) is not None
