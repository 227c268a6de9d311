"""Words that boards do not use: where they stand, and what to say in their place."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.model.catalogue import JargonTerm
from bizcase.phrases import Hit, PhraseBook, Word

_ENDINGS = ("ing", "ed", "er")


class JargonFinding(NamedTuple):
    """A term of the jargon list in a text: ``text[start:end]`` is how it stands there."""

    term: str
    severity: str
    say_instead: str
    start: int
    end: int


class _Entry(NamedTuple):
    """A term, or (``legitimate``) a phrase in which it is right, with the ending that this form has."""

    number: int
    legitimate: bool
    anywhere: bool
    ending: str


def find_jargon(text: str, catalogue: Catalogue) -> tuple[JargonFinding, ...]:
    """The jargon in ``text``, in its order, the longest term first where several stand; never overlapping."""
    return tuple(finding for finding, _ in _findings(text, catalogue))


def plain_words(text: str, catalogue: Catalogue) -> str:
    """``text`` with every term of severity A replaced, where the replacement is short enough to fit in."""
    rules = catalogue.language["jargon"]
    for finding, ending in reversed(_findings(text, catalogue)):
        replacement = "" if finding.term in rules["kept"] else _inflected(finding.say_instead, ending)
        if finding.severity == "A" and 0 < len(replacement.split()) <= rules["longest_replacement"]:
            found = text[finding.start : finding.end]
            replacement = replacement[0].upper() + replacement[1:] if found.istitle() else replacement
            text = text[: finding.start] + replacement + text[finding.end :]
    return text


def _inflected(replacement: str, ending: str) -> str:
    """``replacement`` with the ending of the term it stands for; "" when it cannot take that ending."""
    if not ending or not replacement:
        return replacement
    if ending == "s":
        head, _, last = replacement.rpartition(" ")
        return f"{head} {phrases.plural(last)}".strip()
    return phrases.with_ending(replacement, ending) if " " not in replacement else ""


def _findings(text: str, catalogue: Catalogue) -> list[tuple[JargonFinding, str]]:
    words = phrases.words(text)
    hits = tuple(_book(catalogue.jargon, tuple(catalogue.language["jargon"]["verbs"])).hits(words))
    allowed = tuple(hit for hit in hits if hit.entry.legitimate)
    used = [hit for hit in hits if not hit.entry.legitimate and not _is_right(hit, allowed)]
    return [_finding(hit, words, catalogue.jargon) for hit in _longest_first(used)]


def _is_right(hit: Hit[_Entry], allowed: tuple[Hit[_Entry], ...]) -> bool:
    own = (one for one in allowed if one.entry.number == hit.entry.number)
    return any(one.entry.anywhere or one.overlaps(hit.start, hit.end) for one in own)


def _longest_first(hits: list[Hit[_Entry]]) -> list[Hit[_Entry]]:
    kept: list[Hit[_Entry]] = []
    for hit in sorted(hits, key=lambda hit: (-hit.length, hit.start, hit.entry.ending, hit.entry.number)):
        if not any(one.overlaps(hit.start, hit.end) for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _finding(hit: Hit[_Entry], words: tuple[Word, ...], terms: tuple[JargonTerm, ...]) -> tuple[JargonFinding, str]:
    term = terms[hit.entry.number]
    finding = JargonFinding(
        term=term.term,
        severity=term.severity,
        say_instead=term.say_instead,
        start=words[hit.start].start,
        end=words[hit.end - 1].end,
    )
    return finding, hit.entry.ending


@lru_cache(maxsize=4)
def _book(terms: tuple[JargonTerm, ...], verbs: tuple[str, ...]) -> PhraseBook[_Entry]:
    return phrases.phrase_book(form for number, term in enumerate(terms) for form in _forms(number, term, verbs))


def _forms(number: int, term: JargonTerm, verbs: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], _Entry]]:
    tokens = phrases.tokens_of(term.term)
    for form, ending in _inflections(tokens, term.term in verbs).items():
        yield form, _Entry(number, False, False, ending)
    for phrase in term.not_when:
        entry = _Entry(number, True, set(tokens).isdisjoint(phrases.tokens_of(phrase)), "")
        for form in phrases.noun_forms(phrase):
            yield form, entry


def _inflections(tokens: tuple[str, ...], is_verb: bool) -> Mapping[tuple[str, ...], str]:
    forms: dict[tuple[str, ...], str] = {tokens: ""}
    if is_verb:
        forms |= {(phrases.with_ending(tokens[0], ending), *tokens[1:]): ending for ending in _ENDINGS}
        forms.setdefault((phrases.plural(tokens[0]), *tokens[1:]), "s")
    else:
        forms.setdefault((*tokens[:-1], phrases.plural(tokens[-1])), "s")
    return forms
