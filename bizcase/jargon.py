"""Words that boards do not use: where they stand in a text, and what to say in their place. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.model.case_file import CaseFile
from bizcase.model.catalogue import JargonTerm
from bizcase.phrases import Hit, PhraseBook, Word

_ENDINGS = ("ing", "ed", "er")
_LIST = "@"

Lists = tuple[tuple[str, tuple[str, ...]], ...]


class JargonFinding(NamedTuple):
    """A term of the jargon list in a text: ``text[start:end]`` is how it stands there, with the ending ``ending``."""

    term: str
    severity: str
    say_instead: str
    start: int
    end: int
    measure: str = ""
    ending: str = ""


class _Entry(NamedTuple):
    """What a phrase says about the term ``number``: it is the term, makes it right, or makes it jargon.

    A phrase has to hold the term to count; one that is ``loose`` counts from anywhere ("right") or within a few
    words ("jargon"). ``ending`` is that of the term in this form.
    """

    number: int
    says: Literal["term", "right", "jargon"]
    loose: bool = False
    ending: str = ""


def in_words_of(case: CaseFile, catalogue: Catalogue) -> Catalogue:
    """``catalogue`` with the terms of the house, and without those that the user has decided to keep."""
    house = tuple(
        JargonTerm(term=one.term.casefold(), severity=one.severity, say_instead=one.say_instead)
        for one in case.house_terms
    )
    dropped = {phrases.tokens_of(one) for one in (*case.accepted_terms, *(one.term for one in house))}
    if not dropped:
        return catalogue
    listed = tuple(one for one in catalogue.jargon if phrases.tokens_of(one.term) not in dropped)
    return replace(catalogue, jargon=(*listed, *house))


def find_jargon(text: str, catalogue: Catalogue) -> tuple[JargonFinding, ...]:
    """The jargon in ``text``, in its order, the longest term first where several stand; never overlapping."""
    words = phrases.words(text)
    hits = tuple(_book_of(catalogue).hits(words))
    context: dict[int, list[Hit[_Entry]]] = {}
    for hit in hits:
        if hit.entry.says != "term":
            context.setdefault(hit.entry.number, []).append(hit)
    used = [
        hit
        for hit in hits
        if hit.entry.says == "term" and _is_jargon(hit, context.get(hit.entry.number, []), words, catalogue)
    ]
    return tuple(_finding(hit, words, catalogue.jargon) for hit in _longest_first(used))


def counts_activity(measure: str, catalogue: Catalogue) -> bool:
    """Whether ``measure`` counts activity, as "likes per post" does and "orders from followers" does not."""
    light = catalogue.language["wording"]["light"]
    named = (one for one in find_jargon(measure, catalogue) if one.severity == "V")
    return any(set(phrases.tokens_of(measure[: one.start])) <= set(light) for one in named)


def plain_words(text: str, catalogue: Catalogue) -> str:
    """``text`` with every term of severity A replaced, where the replacement is short enough to fit in."""
    for finding in reversed(find_jargon(text, catalogue)):
        if finding.severity == "A":
            text = mended(text, finding, catalogue) or text
    return text


def mended(text: str, finding: JargonFinding, catalogue: Catalogue) -> str:
    """``text`` with the plain words in place of ``finding``; "" where they would not fit into somebody's sentence."""
    rules = catalogue.language["jargon"]
    say_instead = _as_it_stands(text, finding, rules)
    instead = "" if finding.term in rules["kept"] else _inflected(say_instead, finding.ending)
    if rules["choice"] in instead or not 0 < len(instead.split()) <= rules["longest_replacement"]:
        return ""
    if text[finding.start].isupper() and not text[finding.start : finding.end].isupper():
        instead = instead[0].upper() + instead[1:]
    return text[: finding.start] + instead + text[finding.end :]


def _as_it_stands(text: str, finding: JargonFinding, rules: Mapping[str, Any]) -> str:
    """What to say instead of ``finding``; another word where a verb of the list stands as a noun ("the roll-out")."""
    before = phrases.tokens_of(text[: finding.start])[-1:]
    is_noun = finding.ending in ("", "s") and before and before[0] in rules["before_nouns"]
    return str(rules["nouns"].get(finding.term, finding.say_instead)) if is_noun else finding.say_instead


def _inflected(replacement: str, ending: str) -> str:
    """``replacement`` with the ending of the term it stands for; "" when it cannot take that ending."""
    if not ending or not replacement:
        return replacement
    if ending == "s":
        head, _, last = replacement.rpartition(" ")
        return f"{head} {phrases.plural(last)}".strip()
    return phrases.with_ending(replacement, ending) if " " not in replacement else ""


def _is_jargon(hit: Hit[_Entry], context: Iterable[Hit[_Entry]], words: tuple[Word, ...], catalogue: Catalogue) -> bool:
    """Whether the term at ``hit`` is jargon beside the phrases of ``context``."""
    near: int = catalogue.language["jargon"]["near"]
    ordinary = bool(catalogue.jargon[hit.entry.number].only_when)
    alone = hit.length == len(words)
    spoken = not ordinary or alone
    for one in context:
        holds = one.overlaps(hit.start, hit.end)
        if one.entry.says == "right" and (holds or one.entry.loose):
            return False
        close = one.entry.loose and one.overlaps(hit.start - near, hit.end + near)
        spoken = spoken or (one.entry.says == "jargon" and (holds or close))
    return spoken


def _longest_first(hits: list[Hit[_Entry]]) -> list[Hit[_Entry]]:
    kept: list[Hit[_Entry]] = []
    for hit in sorted(hits, key=lambda hit: (-hit.length, hit.start, hit.entry.ending, hit.entry.number)):
        if not any(one.overlaps(hit.start, hit.end) for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _finding(hit: Hit[_Entry], words: tuple[Word, ...], terms: tuple[JargonTerm, ...]) -> JargonFinding:
    term = terms[hit.entry.number]
    return JargonFinding(
        term=term.term,
        severity=term.severity,
        say_instead=term.say_instead,
        start=words[hit.start].start,
        end=words[hit.end - 1].end,
        measure=term.measure,
        ending=hit.entry.ending,
    )


def _book_of(catalogue: Catalogue) -> PhraseBook[_Entry]:
    rules = catalogue.language["jargon"]
    lists = tuple((f"{_LIST}{name}", tuple(words)) for name, words in rules["lists"].items())
    return _book(catalogue.jargon, tuple(rules["verbs"]), lists)


@lru_cache(maxsize=8)
def _book(terms: tuple[JargonTerm, ...], verbs: tuple[str, ...], lists: Lists) -> PhraseBook[_Entry]:
    near = dict(lists)
    return phrases.phrase_book(form for number, term in enumerate(terms) for form in _forms(number, term, verbs, near))


def _forms(
    number: int, term: JargonTerm, verbs: tuple[str, ...], near: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], _Entry]]:
    is_verb, tokens = term.term in verbs, phrases.tokens_of(term.term)
    for form, ending in _inflections(tokens, is_verb).items():
        yield form, _Entry(number, "term", ending=ending)
    for phrase in term.not_when:
        entry = _Entry(number, "right", loose=set(tokens).isdisjoint(phrases.tokens_of(phrase)))
        yield from ((form, entry) for form in _phrase_forms(phrase, is_verb))
    for phrase in term.only_when:
        for known in near.get(phrase, (phrase,)):
            entry = _Entry(number, "jargon", loose=phrase in near)
            yield from ((form, entry) for form in _phrase_forms(known, is_verb))


def _phrase_forms(phrase: str, is_verb: bool) -> set[tuple[str, ...]]:
    forms = phrases.noun_forms(phrase)
    return forms | phrases.verb_forms(phrase) if is_verb else forms


def _inflections(tokens: tuple[str, ...], is_verb: bool) -> Mapping[tuple[str, ...], str]:
    forms: dict[tuple[str, ...], str] = {tokens: ""}
    if is_verb:
        forms |= {(phrases.with_ending(tokens[0], ending), *tokens[1:]): ending for ending in _ENDINGS}
        forms.setdefault((phrases.plural(tokens[0]), *tokens[1:]), "s")
    else:
        forms.setdefault((*tokens[:-1], phrases.plural(tokens[-1])), "s")
    return forms
