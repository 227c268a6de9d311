"""Appendix: the page that opens it, sources, glossary, questions and the audit trail."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from bizcase.figures import count, day, percent
from bizcase.model.catalogue import GlossaryEntry, Source
from bizcase.model.story import Slide
from bizcase.story.delivery import first_sentence
from bizcase.story.facts import fact
from bizcase.story.frame import reference, table
from bizcase.story.outline import slide_text
from bizcase.story.position import published_tests
from bizcase.story.view import View
from bizcase.story.words import capital, listed, sentence


def divider(view: View) -> Slide:
    """The page that opens the appendix."""
    return Slide(
        id="divider",
        kind="divider",
        title=view.title("divider.title"),
        section=view.say("divider.section"),
        notes=view.say("divider.notes.point"),
        appendix=True,
    )


# --- sources and glossary -----------------------------------------------------------------------------------------


def quoted(view: View) -> tuple[Source, ...]:
    """The publications behind this case whose name and year, or title, stand on a slide told so far."""
    used = _behind(view)
    said = "\n".join(slide_text(one) for one in view.told)
    return tuple(one for one in view.catalogue.sources if one.id in used and (_cited(one) in said or one.title in said))


def _behind(view: View) -> frozenset[str]:
    """Ids of the publications behind the drivers, tiers, benchmarks and tests of this case."""
    drivers = {one.driver for one in view.file.initiatives}
    tiers = {one.tier for one in view.case.value.lines}
    used = {source for one in view.case.risks for source in one.sources}
    used |= {source for one in view.catalogue.drivers if one.id in drivers for source in one.sources}
    used |= {one.source for one in view.catalogue.tiers if one.id in tiers}
    used |= {one.published_source for one in published_tests(view)}
    return frozenset(used)


def _cited(one: Source) -> str:
    return ", ".join(filter(None, (one.publisher, one.year)))


def glossary(view: View) -> Slide:
    """A10 and A11: the publications quoted, each once, and the terms that the core slides use."""
    cited = _source_rows(view)
    terms = ((one.term, one.meaning) for one in terms_used(view))
    exhibits = (
        table(view, "sources", cited, (1.4, 3.6, 0.85, 3, 0.9), heading=view.say("sources.table")),
        table(view, "glossary", terms, (0.85, 3.15), heading=view.say("glossary.table")),
    )
    return reference(
        view,
        "glossary",
        exhibits,
        words="glossary",
        variant="" if not cited else "one" if len(cited) == 1 else "many",
        source=view.say("glossary.source"),
        count=capital(count(len(cited), "publication")),
    )


def _source_rows(view: View) -> tuple[tuple[str, ...], ...]:
    editions: dict[tuple[str, ...], list[Source]] = {}
    for one in quoted(view):
        tier = one.tier or view.say("sources.no_tier")
        editions.setdefault((one.publisher, one.title, tier), []).append(one)
    undated = view.say("sources.undated")
    return tuple(
        (publisher, title, _each(one.year or undated for one in found), _each(one.used_for for one in found), tier)
        for (publisher, title, tier), found in editions.items()
    )


def _each(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def terms_used(view: View) -> tuple[GlossaryEntry, ...]:
    """The terms of the glossary that occur on a core slide, in alphabetical order."""
    forms = {form: one for one in view.catalogue.glossary for form in _forms(one.term)}
    found = {forms[hit] for hit in _any_of(tuple(forms)).findall(_core_text(view).casefold())}
    return tuple(sorted(found, key=lambda one: one.term.casefold()))


def _core_text(view: View) -> str:
    return "\n".join(slide_text(replace(one, notes="")) for one in view.told if not one.appendix)


def _forms(term: str) -> list[str]:
    return [part.strip().casefold() for part in term.split(",")]


@lru_cache(maxsize=2)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all forms, the longest first; the plural counts as well."""
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})s?\b")


# --- questions ----------------------------------------------------------------------------------------------------


def questions(view: View) -> Slide:
    """A12: the questions of boards on which this case has facts, with a short answer."""
    rows = (
        (one.question, sentence(first_sentence(one.answer)), said)
        for one in view.catalogue.questions
        if (said := fact(view, one.id))
    )
    return reference(view, "questions", (table(view, "questions", rows, (1.7, 4.4, 2.9)),), words="questions")


# --- audit trail --------------------------------------------------------------------------------------------------


def trail(view: View) -> Slide:
    """A13: what made this deck, so that it can be made again."""
    rows = ((view.say(f"trail.{key}"), text) for key, text in _records(view) if text)
    return reference(view, "trail", (table(view, "trail", rows, (0.9, 2.7)),), words="trail")


def _records(view: View) -> Iterator[tuple[str, str]]:
    case = view.case
    rate = view.file.company.discount_rate
    yield "digest", case.digest
    yield "engine", case.engine_version
    yield "date", day(case.today)
    yield "inputs", _inputs(view)
    yield "rate", view.say("trail.rate_none") if rate is None else percent(rate, 1)
    yield "overrides", _overrides(view)
    yield "verdict", sentence(case.value.verdict)
    yield "check", sentence(case.readiness.verdict)
    yield "rules", listed([one.id for one in case.risks]) or view.say("common.none")
    yield (
        "left_out",
        "; ".join(view.say(f"trail.slide.{one}") for one in view.left_out),
    )


def _inputs(view: View) -> str:
    file = view.file
    return view.say(
        "trail.inputs_text",
        goals=count(len(file.goals), "goal"),
        initiatives=count(len(file.initiatives), "initiative"),
        stakeholders=count(len(file.stakeholders), "stakeholder"),
        assumptions=count(len(file.assumptions), "assumption"),
    )


def _overrides(view: View) -> str:
    texts = [
        view.say(
            "trail.override",
            subject=one.subject,
            outcome=view.outcome(one.outcome),
            by=one.by or view.say("common.not_named"),
        )
        for one in view.file.overrides
    ]
    return "; ".join(texts) or view.say("common.none")
