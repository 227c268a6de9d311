"""Words that boards do not use: every rule fires, and keeps silent where the word is right."""

import pytest

from bizcase import phrases
from bizcase.catalogue import load_catalogue
from bizcase.jargon import find_jargon, in_words_of, mended, plain_words
from bizcase.model.case_file import CaseFile, HouseTerm
from bizcase.model.catalogue import JargonTerm

CATALOGUE = load_catalogue()
LISTS = CATALOGUE.language["jargon"]["lists"]
every_term = pytest.mark.parametrize("term", CATALOGUE.jargon, ids=lambda term: term.term)


def terms(text: str) -> list[str]:
    """The jargon found in ``text``, as far as a board must not read it."""
    return [one.term for one in find_jargon(text, CATALOGUE) if one.severity != "C"]


def covers(term: JargonTerm, text: str) -> bool:
    """Whether ``term``, or a longer one that holds it, is found in ``text``."""
    wanted = phrases.tokens_of(term.term)
    found = (phrases.tokens_of(text[one.start : one.end]) for one in find_jargon(text, CATALOGUE))
    return any(set(wanted) <= set(one) | {phrases.singular(word) for word in one} for one in found)


def test_jargon_is_found_where_it_stands() -> None:
    text = "We Leverage buzz."
    findings = find_jargon(text, CATALOGUE)
    assert [(text[one.start : one.end], one.term, one.severity, one.say_instead) for one in findings] == [
        ("Leverage", "leverage", "A", "use"),
        ("buzz", "buzz", "A", "discussion"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raise the engagement rate.", ["engagement rate"]),
        ("Raise organic reach.", ["organic reach"]),
        ("An earned media value of £2m.", ["earned media value"]),
        ("They leveraged and leverages and are leveraging.", ["leverage", "leverage", "leverage"]),
        ("Two touchpoints.", ["touchpoint"]),
        ("An always on desk.", ["always-on"]),
    ],
)
def test_the_longest_term_is_flagged_in_any_form(text: str, found: list[str]) -> None:
    assert terms(text) == found


@every_term
def test_every_term_fires_on_its_own(term: JargonTerm) -> None:
    assert covers(term, term.term)


@every_term
def test_every_term_fires_in_a_plain_sentence(term: JargonTerm) -> None:
    for phrase in term.only_when or (term.term,):
        nearby = LISTS.get(phrase.removeprefix("@"))
        for text in [f"It says: {one}; the {term.term}." for one in nearby] if nearby else [f"It says {phrase}."]:
            assert covers(term, text), text


@every_term
def test_every_term_is_silent_where_it_is_right(term: JargonTerm) -> None:
    for right in term.not_when:
        found = {phrases.tokens_of(one.term) for one in find_jargon(f"It says {right} here.", CATALOGUE)}
        assert phrases.tokens_of(term.term) not in found, right


@pytest.mark.parametrize("term", [one for one in CATALOGUE.jargon if one.only_when], ids=lambda term: term.term)
def test_an_ordinary_word_is_silent_in_an_ordinary_sentence(term: JargonTerm) -> None:
    assert not covers(term, f"The auditors wrote the word {term.term} into the report on pensions.")


BOARD = [
    "In the directors' views, the dividend is safe.",
    "The committee's views differ from ours on pensions.",
    "Management views the acquisition as complete.",
    "The bank issued ten million shares at a premium.",
    "Holders of the shares vote in May.",
    "The company shares the cost with its insurer.",
    "Both sites share one warehouse, and each shares its drivers.",
    "We reach break-even in the third year.",
    "The reach of the new regulation goes beyond banking.",
    "Revenue will reach £40m by 2028.",
    "The ferry can reach the island in all weather.",
    "Three directors lead the review.",
    "Falling prices lead to lower margins.",
    "A single lead contractor carries the liability.",
    "The lead in the old pipes must be removed by 2029.",
    "Losses follow from the closure of the Leeds site.",
    "Suppliers must follow our code of conduct.",
    "The following pages give the detail, and questions follow.",
    "Each segment reports its own margin.",
    "The industrial segment earned half of the profit.",
    "We owe the community around the plant an honest answer.",
    "The community council objects to the second gate.",
    "Employees are content with the offer.",
    "The fat content of the cheese changed.",
    "The contents of the contract are confidential.",
    "The Channel ports stayed closed for two days.",
    "Complaints reach us through one channel only, the branch.",
    "Wholesale is our second channel, after the shops.",
    "The drilling platform returns to service in June.",
    "Passengers waited on the platform for an hour.",
    "We moved payroll to one platform last year.",
    "The store likes to close early on Sundays.",
    "Customers' likes and dislikes were surveyed by post.",
    "The reactions of regulators are hard to predict.",
    "The strike hits production in week ten.",
    "Storm damage hits the west coast each winter.",
    "The report mentions two weaknesses in stock control.",
    "The programme will feed into next year's budget.",
    "Farmers feed 300 cattle with our by-products.",
    "The timeline of the merger is tight.",
    "The north wall of the depot needs repair.",
    "Several stories in the press were wrong.",
    "Branch staff handle 400 claims a week.",
    "The risk profile of the loan book improved.",
    "The conversation with our lenders continues.",
    "Profile and maturity of the debt are set out in note 9.",
    "The insurer will lift the ban on night deliveries.",
    "Higher volumes lift margins by two points.",
    "Two new lifts reach the upper floors.",
    "Listening to staff costs little.",
    "The auditor has no presence in Scotland.",
    "Our retail footprint shrank to 90 branches.",
    "The energy crisis raised costs by 8%.",
    "A flood would disrupt supply for six weeks.",
    "Rail strikes disrupted deliveries in March.",
    "Disruptive weather closed three sites.",
    "The union and the works council advocate a slower pace.",
    "Return on equity (ROE) was 9% last year.",
    "Employee engagement and market sentiment both improved.",
    "Net leverage stays below two times earnings.",
]
NETWORKS = [
    "Our TikTok clip got two million views.",
    "Video views doubled in March.",
    "Each post earns about 40 likes.",
    "We want more likes and shares.",
    "Shares and comments on our posts are up.",
    "Total reach was 3.2 million last quarter.",
    "Increase reach on Instagram by 20%.",
    "Reach",
    "Boost organic reach with hashtags.",
    "Generate leads from LinkedIn.",
    "Sales leads per month",
    "Our cost per lead fell to £14.",
    "Ask visitors to follow our page.",
    "Follow us for more.",
    "The target segment spends its evenings on TikTok.",
    "Build a community of fans around the brand.",
    "Grow our online community to 10,000.",
    "Post engaging content three times a week.",
    "A content calendar for each channel.",
    "Our YouTube channel has 900 subscribers.",
    "Launch on every new social platform.",
    "Spend more on the platform where our videos do well.",
    "The campaign went viral.",
    "Work with influencers and creators.",
    "Raise the engagement rate to 4%.",
    "Brand mentions on Twitter rose by a third.",
    "Sentiment score of 72",
    "Instagram Stories every morning.",
    "Short films as Reels and YouTube Shorts.",
    "Change our handle on all networks, and the new handle is shorter.",
    "Update the profile picture each season.",
    "Join the conversation about football.",
    "Spark conversations around our tea.",
    "Beat the algorithm with short clips.",
    "A social listening tool and a listening dashboard.",
    "Improve our online presence.",
    "Let us disrupt the market and be thought leaders.",
    "Use UGC to humanise the brand.",
    "Slide into DMs with a meme.",
    "Turn employees into brand ambassadors and advocates for us.",
    "Brand lift of six points after the video.",
]


@pytest.mark.parametrize("text", BOARD)
def test_an_ordinary_sentence_of_a_board_paper_is_silent(text: str) -> None:
    assert terms(text) == []


@pytest.mark.parametrize("text", NETWORKS)
def test_the_talk_of_networks_is_flagged(text: str) -> None:
    assert terms(text)


def test_the_measure_to_show_stands_with_the_finding() -> None:
    (found,) = find_jargon("More followers", CATALOGUE)
    assert found.measure == "customers or applicants among them"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Leverage the desk", "Use the desk"),
        ("We are leveraging it", "We are using it"),
        ("Two touchpoints", "Two contacts"),
        ("A viral film", ""),
        ("An emv of £2m", ""),
        ("Faults found after roll-out", "Faults found after introduction"),
        ("Roll out training to stores", "Introduce training to stores"),
        ("It was rolled out", "It was introduced"),
    ],
)
def test_a_term_is_replaced_where_the_plain_words_fit(text: str, after: str) -> None:
    (found,) = find_jargon(text, CATALOGUE)
    assert mended(text, found, CATALOGUE) == after


def test_only_words_that_never_belong_are_replaced_unasked() -> None:
    assert plain_words("Leverage followers", CATALOGUE) == "Use followers"


def test_a_house_term_is_flagged_and_takes_the_place_of_the_lists_own() -> None:
    house = (HouseTerm(term="Synergise", say_instead="work together"), HouseTerm(term="Buzz", severity="B"))
    own = in_words_of(CaseFile(house_terms=house), CATALOGUE)
    found = find_jargon("Synergise the buzz", own)
    assert [(one.term, one.severity, one.say_instead) for one in found] == [
        ("synergise", "A", "work together"),
        ("buzz", "B", ""),
    ]


def test_an_accepted_term_is_silent() -> None:
    own = in_words_of(CaseFile(accepted_terms=("Buzz",)), CATALOGUE)
    assert [one.term for one in find_jargon("We leverage buzz", own)] == ["leverage"]
    assert in_words_of(CaseFile(), CATALOGUE) is CATALOGUE
