"""A portfolio of a parcel carrier, in many voices: what each initiative is for, and that its reason can be read."""

import csv
import re
from pathlib import Path

import pytest

from bizcase import phrases
from bizcase.engine import mapping
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Initiative
from tests.engine.portfolio import CATALOGUE

RULES = CATALOGUE.language["mapping"]


def portfolio() -> list[tuple[Initiative, str]]:
    """Each initiative with what it is for; "" where nobody could say."""
    with Path(__file__).with_name("parcel_carrier.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    return [
        (
            Initiative(
                id=str(number),
                name=row["name"],
                description=row["description"],
                channels=tuple(filter(None, row["channel"].split(", "))),
                department=row["department"],
                kpi=row["kpi"],
            ),
            row["outcome"],
        )
        for number, row in enumerate(rows)
    ]


MATCHES = mapping.map_initiatives(CaseFile(initiatives=tuple(one for one, _ in portfolio())), CATALOGUE)


def match(name: str, description: str = "", **fields: object) -> Match:
    """The match of one initiative."""
    initiative = Initiative(id="i", name=name, description=description, **fields)
    return mapping.map_initiatives(CaseFile(initiatives=(initiative,)), CATALOGUE)[0]


def quoted(found: Match) -> list[str]:
    """What the reasons quote."""
    return re.findall(r"(?<!\w)'(.+?)'(?!\w)", " ".join(found.reasons))


def test_a_portfolio_in_many_voices_is_understood() -> None:
    wrong = {
        one.name: found.first
        for (one, outcome), found in zip(portfolio(), MATCHES, strict=True)
        if outcome and (found.first or "none") != outcome
    }
    assert wrong == {}


@pytest.mark.parametrize("found", MATCHES, ids=lambda one: one.subject)
def test_no_reason_is_a_bare_adjective_a_function_word_or_the_name_of_a_network(found: Match) -> None:
    networks = {"tiktok", "youtube", "whatsapp", "facebook"}
    nothing = networks.union(phrases.tokens_of(RULES["bare_words"]), RULES["stop_words"])
    assert [said for said in quoted(found) if nothing.issuperset(phrases.tokens_of(said))] == []


@pytest.mark.parametrize(("one", "found"), list(zip(portfolio(), MATCHES, strict=True)))
def test_what_is_quoted_stands_in_the_text_as_it_is_quoted(one: tuple[Initiative, str], found: Match) -> None:
    text = f"{one[0].name} | {one[0].description} | {one[0].kpi}"
    assert [said for said in quoted(found) if said not in text] == []


def test_a_short_clause_is_quoted_whole_and_a_fragment_is_completed() -> None:
    assert match("Rota", "The rota goes out in the chat. Nobody phones the depot.").reasons[0] == (
        "'Nobody phones the depot' speaks for operating efficiency."
    )
    warning = match("Early warning for product faults", kpi="Days from first report to quality team")
    assert warning.reasons[0] == "'Early warning for product faults' speaks for resilience."
    phones = match("Answers before they ring", kpi="Calls in the first two hours of every working day and weekend")
    assert "'Calls in the first two hours'" in phones.reasons[0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Retention desk for shippers", "shippers about to leave"),
        ("Retention desk for drivers", "drivers about to quit"),
        ("Lodz opens in May", "heard the name"),
        ("Snow plan rehearsal", "duty team"),
    ],
)
def test_one_word_alone_is_quoted_with_the_one_that_says_more(name: str, said: str) -> None:
    found = {one.name: match for (one, _), match in zip(portfolio(), MATCHES, strict=True)}
    assert said in quoted(found[name])


def test_where_no_word_decides_the_reason_says_so_and_names_the_clause_that_leans_most() -> None:
    found = match("Hello Porto", "We open in Porto in May; nobody there knows the name yet.")
    assert (found.first, found.reasons) == (
        "market_growth",
        ("No single word decides; the whole reads like market growth, 'nobody there knows the name yet' above all.",),
    )


@pytest.mark.parametrize("department", ["", "Marketing", "Retail", "Digital"])
@pytest.mark.parametrize("description", ["", "Left over from the 2025 plan, nobody knows who owns it"])
def test_a_text_of_words_that_training_has_not_seen_is_never_sure(description: str, department: str) -> None:
    found = match("Metaverse showroom", description, channels=("Roblox",), department=department)
    assert found.sure is False
    assert found.reasons[-1] == (
        "Too many of its words are new to this reading, so somebody who knows the work should confirm it."
    )


def test_one_word_without_a_meaning_for_the_company_names_no_outcome() -> None:
    assert (match("Podcast").first, match("Podcast").sure) == (None, False)


def test_a_word_that_means_something_else_here_is_said_to() -> None:
    found = match("Keep staff turnover low", "Fewer resignations among our nurses and carers.")
    assert found.first == "talent_culture"
    assert not any("revenue" in sentence for sentence in found.reasons)
