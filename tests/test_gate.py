"""The board-language gate: what it finds, where it says it stands, and that our own sentences pass."""

from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace as changed

from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.gate import FIELDS, Field, Finding, check, check_case
from bizcase.model import story as s
from bizcase.model.case_file import CaseFile, HouseTerm
from bizcase.story import outline, tell
from tests.story.told import TODAY, built, each_initiative, sample, states, story

CATALOGUE = load_catalogue()
BANK = sample("retail_bank")
CLIPS = "initiative I13 'Fun money clips for under-25s'"


@cache
def plain_story() -> s.Story:
    return changed(story("minimal"), slides=story("minimal").slides[1:3])


def with_slide(case: CaseFile = BANK, **fields: Any) -> list[tuple[str, str]]:
    """Place and term of the findings in a story of one slide with these fields, the case's own left out."""
    slide = s.Slide(id="one", **{"title": "We ask for a decision", **fields})
    found = check(case, changed(plain_story(), slides=(slide,)), CATALOGUE)
    return [(one.place, one.term) for one in found if one.field is None]


def of_user(case: CaseFile) -> list[Finding]:
    return list(check_case(case, CATALOGUE))


@pytest.mark.parametrize("name", list(states()))
def test_no_sentence_of_ours_carries_jargon(name: str) -> None:
    found = check(built(name).case, story(name), CATALOGUE)
    assert [one for one in found if one.field is None] == []


def test_a_finding_says_where_what_and_what_to_say_instead() -> None:
    (found,) = [one for one in of_user(sample("manufacturer")) if one.place.endswith("more followers', name")]
    assert found == Finding(
        place="initiative I09 'LinkedIn company page: more followers', name",
        text="LinkedIn company page: more followers",
        found="followers",
        term="followers",
        severity="V",
        say_instead="people who chose to hear from us",
        measure="customers or applicants among them",
        after="",
        field=Field("initiatives", 8, "name"),
    )


def test_the_bank_has_its_clips_and_its_help_forum_to_mend() -> None:
    assert [(one.place, one.found) for one in of_user(BANK) if one.place.startswith(CLIPS)] == [
        (f"{CLIPS}, description", "creators"),
        (f"{CLIPS}, description", "go viral"),
        (f"{CLIPS}, KPI", "Likes"),
    ]


def test_where_plain_words_fit_the_text_is_offered_with_them() -> None:
    case = BANK.model_copy(update={"purpose": BANK.purpose.model_copy(update={"why": "Leverage our touchpoints."})})
    assert [(one.place, one.after) for one in of_user(case)[:2]] == [
        ("purpose, why", "Use our touchpoints."),
        ("purpose, why", "Leverage our contacts."),
    ]


@pytest.mark.parametrize("section", FIELDS)
def test_every_field_that_the_board_reads_is_checked(section: str) -> None:
    for name in FIELDS[section]:
        case = with_text(BANK, section, name, "Buzz")
        assert any(one.term == "buzz" and one.field and one.field[::2] == (section, name) for one in of_user(case))


def with_text(case: CaseFile, section: str, name: str, text: str) -> CaseFile:
    held = getattr(case, section)
    if isinstance(held, tuple):
        return case.model_copy(update={section: tuple(one.model_copy(update={name: text}) for one in held)})
    return case.model_copy(update={section: held.model_copy(update={name: text})})


# What reaches a slide unchecked: names of people, firms and networks, and what leaders said in their own words.
QUOTED = {
    "company": {"name"},
    "programme": {"sponsor", "lead"},
    "goals": {"statement", "metric", "baseline", "target", "executive", "said_in"},
    "initiatives": {"owner"},
    "stakeholders": {"role", "name", "concern"},
    "declined": {"platform"},
    "assumptions": {"unit", "source", "owner"},
    "overrides": {"by"},
}
CODES = {"id", "category", "driver", "ramp", "status", "subject", "outcome", "currency", "dimension", "support",
         "influence", "value_class", "evidence_tier"}  # fmt: skip
CHECKED = {section: set(names) for section, names in FIELDS.items()}


@pytest.mark.parametrize("section", ["company", "purpose", "programme", "goals", "initiatives", "audit", "stakeholders",
                                     "declined", "assumptions", "overrides"])  # fmt: skip
def test_no_text_of_the_user_reaches_a_slide_unchecked(section: str) -> None:
    held = getattr(BANK, section)
    first = held[0] if isinstance(held, tuple) else held
    texts = [name for name, field in type(first).model_fields.items() if isinstance(getattr(first, name), str)]
    for name in set(texts) - CODES - CHECKED.get(section, set()) - QUOTED.get(section, set()):
        case = with_text(BANK, section, name, "Qzxq")
        told = outline(tell(build_case(case, CATALOGUE, TODAY), CATALOGUE))
        assert "qzxq" not in told.casefold(), name


def test_goals_are_quoted_and_never_flagged() -> None:
    goals = tuple(one.model_copy(update={"statement": "Buzz and memes"}) for one in BANK.goals)
    case = BANK.model_copy(update={"goals": goals})
    assert not [one for one in of_user(case) if one.term in ("buzz", "meme")]
    assert with_slide(case, title="The goal is ‘buzz and memes’") == []


def test_what_the_user_wrote_is_reported_at_its_field_and_not_again_on_slides() -> None:
    case = each_initiative(BANK, kpi="Likes", name="The viral buzz plan")
    told = tell(build_case(case, CATALOGUE, TODAY), CATALOGUE)
    found = check(case, told, CATALOGUE)
    assert {one.term for one in found if one.place.startswith("initiative")} >= {"likes", "viral", "buzz"}
    assert [one for one in found if one.field is None] == []


def test_a_sentence_of_ours_is_flagged_even_where_the_user_has_the_same_word() -> None:
    case = each_initiative(BANK, name="The viral plan")
    assert with_slide(case, title="It is going viral quickly") == [("slide 1, title", "go viral")]
    assert with_slide(case, title="A viral idea spreads") == [("slide 1, title", "viral")]
    assert with_slide(case, title="We count on ‘The viral plan’ first") == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"title": "Leverage it"}, [("slide 1, title", "leverage")]),
        ({"title": "Followers grow"}, [("slide 1, title", "followers")]),
        ({"title": "Influencers help"}, [("slide 1, title", "influencer")]),
        ({"title": "Churn falls"}, []),
        ({"title": "Followers grow", "appendix": True}, []),
        ({"title": "Leverage it", "appendix": True}, [("slide 1, title", "leverage")]),
        ({"notes": "Followers and influencers"}, [("slide 1, notes", "followers")]),
        ({"source": "Source: a guru"}, [("slide 1, source", "guru")]),
        ({"subtitle": "With buzz"}, [("slide 1, cover", "buzz")]),
    ],
)
def test_a_core_slide_is_held_to_more_than_notes_and_appendix(fields: dict[str, Any], found: list[Any]) -> None:
    assert with_slide(**fields) == found


@pytest.mark.parametrize(
    ("exhibit", "place"),
    [
        (s.Bullets(items=(s.Item(text="More buzz"),)), "list"),
        (s.Statement(text="Fine", heading="The buzz"), "statement"),
        (s.FigurePanel(figures=(s.Figure(label="Buzz", value="3"),)), "figures"),
        (s.Table(name="a", columns=(s.Column(header="Work"),), rows=(("Buzz",),), alt="All"), "table"),
        (s.BarChart(name="a", rows=(s.BarRow(label="Buzz", amount=1, text="1"),), unit="£", alt="All"), "chart"),
    ],
)
def test_every_text_of_an_exhibit_is_read(exhibit: s.Exhibit, place: str) -> None:
    assert with_slide(parts=(s.Part(exhibits=(exhibit,)),)) == [(f"slide 1, {place}", "buzz")]


def test_a_house_term_in_a_sentence_of_ours_is_no_quotation() -> None:
    case = BANK.model_copy(update={"house_terms": (HouseTerm(term="decision"),)})
    assert with_slide(case) == [("slide 1, title", "decision")]


def test_house_terms_count_and_accepted_ones_do_not() -> None:
    house = (HouseTerm(term="clips", say_instead="films"),)
    case = BANK.model_copy(update={"house_terms": house, "accepted_terms": ("likes", "go viral")})
    (named,) = [one for one in of_user(case) if one.place == f"{CLIPS}, name"]
    assert (named.found, named.after) == ("clips", "Fun money films for under-25s")
    assert not {"likes", "go viral"} & {one.term for one in of_user(case)}
