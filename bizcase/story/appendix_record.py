"""Appendix: the page that opens it, sources, glossary, questions and the audit trail."""

import re
from collections.abc import Iterator

from bizcase.figures import count, day, percent
from bizcase.model.catalogue import GlossaryEntry
from bizcase.model.story import Slide
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


# --- sources ------------------------------------------------------------------------------------------------------


def source_ids(view: View) -> frozenset[str]:
    """Ids of the publications behind the risks, drivers, tiers, benchmarks and tests of this case."""
    drivers = {one.driver for one in view.file.initiatives}
    tiers = {one.tier for one in view.case.value.lines}
    used = {source for one in view.case.risks for source in one.sources}
    used |= {source for one in view.catalogue.drivers if one.id in drivers for source in one.sources}
    used |= {one.source for one in view.catalogue.tiers if one.id in tiers}
    used |= {one.published_source for one in published_tests(view)}
    used |= {key.strip() for one in view.case.register for key in one.source.split(",")}
    return frozenset(one.id for one in view.catalogue.sources if one.id in used)


def has_sources(view: View) -> bool:
    """Whether any publication is used."""
    return bool(source_ids(view))


def sources(view: View) -> Slide:
    """A10: publications used."""
    used = source_ids(view)
    found = [one for one in view.catalogue.sources if one.id in used]
    undated = view.say("sources.undated")
    rows = (
        (one.publisher, one.title, one.year or undated, one.used_for, one.tier or view.say("sources.no_tier"))
        for one in found
    )
    variant = "one" if len(found) == 1 else ""
    return reference(
        view,
        "sources",
        (table(view, "sources", rows, (1.8, 3.4, 0.7, 3, 0.9)),),
        words="sources",
        variant=variant,
        source=view.say("sources.source"),
        count=capital(count(len(found), "publication")),
    )


# --- glossary -----------------------------------------------------------------------------------------------------


def glossary(view: View) -> Slide:
    """A11: the terms that the slides before this one use."""
    rows = ((one.term, one.meaning) for one in terms_used(view))
    found = table(view, "glossary", rows, (1, 3))
    return reference(view, "glossary", (found,), words="glossary", source=view.say("glossary.source"))


def terms_used(view: View) -> tuple[GlossaryEntry, ...]:
    """The terms of the glossary that occur on a slide told so far, in alphabetical order."""
    said = "\n".join(slide_text(one) for one in view.told).casefold()
    found = [one for one in view.catalogue.glossary if any(_occurs(term, said) for term in _forms(one.term))]
    return tuple(sorted(found, key=lambda one: one.term.casefold()))


def _forms(term: str) -> list[str]:
    return [part.strip().casefold() for part in term.split(",")]


def _occurs(term: str, said: str) -> bool:
    return re.search(rf"\b{re.escape(term)}s?\b", said) is not None


def has_terms(view: View) -> bool:
    """Whether the deck uses a term that the glossary explains."""
    return bool(terms_used(view))


# --- questions ----------------------------------------------------------------------------------------------------


def questions(view: View) -> Slide:
    """A12: questions that boards ask, with an answer and the facts of this case."""
    rows = (
        (one.question, one.answer, fact(view, one.id) or view.say("questions.nothing"))
        for one in view.catalogue.questions
    )
    return reference(view, "questions", (table(view, "questions", rows, (2, 4.2, 2.6)),), words="questions")


# --- audit trail --------------------------------------------------------------------------------------------------


def trail(view: View) -> Slide:
    """A13: what made this deck, so that it can be made again."""
    rows = ((view.say(f"trail.{key}"), text) for key, text in _records(view) if text)
    return reference(view, "trail", (table(view, "trail", rows, (1, 2.6)),), words="trail")


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
    yield "options_rule", sentence(case.appraisal.rule)
    yield "rules", listed([one.id for one in case.risks]) or view.say("common.none")
    yield (
        "left_out",
        listed([view.say(f"trail.slide.{one}") for one in view.left_out]),
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
