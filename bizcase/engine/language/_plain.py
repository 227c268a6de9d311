"""The user's own words as one clean sentence, and their measures as they read inside a sentence."""

import re
from functools import lru_cache
from itertools import chain

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.jargon import plain_words
from bizcase.model.case_file import Initiative
from bizcase.model.catalogue import Outcome

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|approx|incl|no|vs|mr|mrs|ms|dr|st|co|inc|ltd)\.)$", re.IGNORECASE)
_NOUN_ENDINGS = ("tion", "ment", "ance", "ness")
_SHOUTED = 3
_CLAUSE_END = ",;:–—- "


def plain_sentence(initiative: Initiative, catalogue: Catalogue) -> str:
    """The first sentence of the description, else the name, without jargon of severity A; both where it is short."""
    says, name = catalogue.language["wording"], " ".join(initiative.name.split())
    source = quieter(first_sentence(initiative.description)) or name
    if name != source and len(source.split()) < says["shortest_plain"]:
        source = f"{name.rstrip(_CLAUSE_END + '.')}: {_as_clause(source, catalogue)}"
    return as_sentence(plain_words(source, catalogue), says["longest_plain"])


def quieter(text: str) -> str:
    """``text`` with small letters, if it is written in capitals throughout.

    >>> quieter("DRIVERS THANK EACH OTHER."), quieter("Drivers use SAP.")
    ('Drivers thank each other.', 'Drivers use SAP.')
    """
    shouted = text.isupper() and len(text.split()) >= _SHOUTED
    return text.capitalize() if shouted else text


def _as_clause(sentence: str, catalogue: Catalogue) -> str:
    """``sentence`` with the small letter of an ordinary first word."""
    first = sentence.partition(" ")[0].casefold().strip(".,")
    if first in catalogue.language["mapping"]["stop_words"]:
        return sentence[:1].lower() + sentence[1:]
    return inside_sentence(sentence, catalogue) + sentence[len(sentence.rstrip(".;,: ")) :]


def first_sentence(text: str) -> str:
    """The first sentence of ``text`` on one line; an abbreviation does not end it.

    >>> first_sentence("Answer on X, e.g. at night. Then measure.")
    'Answer on X, e.g. at night.'
    """
    line = " ".join(text.split())
    for end in _SENTENCE_END.finditer(line):
        sentence = line[: end.start()]
        if not _ABBREVIATED.search(sentence):
            return sentence
    return line


def as_sentence(text: str, longest: int) -> str:
    """``text`` with a capital, a full stop and at most about ``longest`` characters.

    >>> as_sentence("answer customers at night!!", 80), as_sentence("iPhone desk", 80)
    ('Answer customers at night.', 'iPhone desk.')
    """
    if len(text) > longest:
        text = _shortened(text, longest)
    text = re.sub(r"[\s!.]*!+[\s!.]*$", ".", text).rstrip(_CLAUSE_END)
    if not text:
        return ""
    return capitalised(text) if text[-1] in ".?…" or text[-2:-1] in {".", "?"} else f"{capitalised(text)}."


def _shortened(text: str, longest: int) -> str:
    """``text`` up to the last clause that fits, if that is much of it, else to the last word."""
    fitting = text[:longest]
    whole = max(fitting.rfind(f"{mark} ") for mark in ";:—–")
    if whole >= longest // 3:
        return fitting[:whole]
    return f"{fitting.rpartition(' ')[0].rstrip(_CLAUSE_END) or fitting} …"


def capitalised(text: str) -> str:
    """``text`` with a capital, unless its first word is written with one inside, as iPhone is."""
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() for letter in first[1:]) else text[:1].upper() + text[1:]


def inside_sentence(measure: str, catalogue: Catalogue) -> str:
    """``measure`` without a final stop, and with a small letter if it begins with an ordinary word."""
    text = " ".join(measure.split()).rstrip(".;,: ")
    first, _, rest = text.partition(" ")
    if first[1:].islower() and not rest[:1].isupper() and _is_ordinary(first, catalogue):
        return text[0].lower() + text[1:]
    return text


def _is_ordinary(word: str, catalogue: Catalogue) -> bool:
    """Whether ``word`` is no name: the catalogue uses it, or it has the ending of a common noun."""
    tokens = phrases.tokens_of(word)
    common = any(phrases.singular(token) != token or token.endswith(_NOUN_ENDINGS) for token in tokens)
    says, rules = catalogue.language["wording"], catalogue.language["mapping"]
    listed = (*says["ordinary"], rules["bare_words"], *chain.from_iterable(rules["everyday_words"].values()))
    return common or _ordinary_words(catalogue.outcomes, listed).issuperset(tokens)


@lru_cache(maxsize=4)
def _ordinary_words(outcomes: tuple[Outcome, ...], others: tuple[str, ...]) -> frozenset[str]:
    listed = (
        phrase
        for outcome in outcomes
        for phrase in (
            *outcome.vocabulary.strong,
            *outcome.vocabulary.medium,
            *outcome.goals,
            *outcome.practices,
            *(kpi.name for kpi in outcome.kpis),
            *(kpi.formula for kpi in outcome.kpis),
            *(vanity.metric for vanity in outcome.vanity),
        )
    )
    found = phrases.tokens_of(" ".join((*listed, *others)))
    return frozenset(found).union(map(phrases.singular, found))


def with_article(measure: str, before: tuple[str, ...]) -> str:
    """``measure`` with "the" when it begins like "number of" or "in-scope" and has none.

    >>> [with_article(one, ("number",)) for one in ("number of hires", "churn", "in-app sales")]
    ['the number of hires', 'churn', 'the in-app sales']
    """
    tokens = measure.casefold().split()
    counts = len(tokens) > 1 and tokens[0] in before and tokens[1] == "of"
    return f"the {measure}" if counts or tokens[:1] == ["in"] or measure.casefold().startswith("in-") else measure
