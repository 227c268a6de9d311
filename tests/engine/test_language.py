"""Initiatives in sentences that a board reads, and the words that it does not."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizcase.model.business_case import InitiativeWording
from bizcase.model.case_file import CaseFile, Estimate, Goal, Initiative
from tests.engine.portfolio import CARE, CASE, CHURN, REFERRAL, wording

CARE_AIMS = "customers stay longer, buy again and complain less"


def worded(**fields: object) -> InitiativeWording:
    """The wording of the care desk with other fields."""
    return wording(CaseFile(initiatives=(CARE.model_copy(update=fields),), goals=(CHURN,)))[0]


def sentence(**fields: object) -> str:
    """Its outcome sentence, without the clause that says what it is good for."""
    text = worded(**fields).outcome_sentence
    return text.replace(f"The aim is that {CARE_AIMS}: it", "It").replace(f", so that {CARE_AIMS}", "")


def test_the_outcome_sentence_says_verb_measure_from_to_and_when() -> None:
    assert worded().outcome_sentence == (
        "The aim is that customers stay longer, buy again and complain less: "
        "it enables a fall in churn rate from 18% to 15% by 31 Mar 2027."
    )
    assert worded().missing == ()


@pytest.mark.parametrize(
    ("fields", "start", "missing"),
    [
        ({"baseline": "2%", "target": "10%"}, "It enables a rise in churn rate from 2% to 10%", ()),
        ({"baseline": "high", "target": "low"}, "It enables a change in churn rate from high to low", ()),
        ({"baseline": "£950k", "target": "£1.2m"}, "It enables a rise in churn rate from £950k to £1.2m", ()),
        ({"baseline": "18 %", "target": "15\u202f%"}, "It enables a fall in churn rate from 18% to 15% by", ()),
        ({"baseline": ""}, "It enables a change in churn rate to 15% by 31 Mar 2027", ("baseline",)),
        ({"target": ""}, "It enables an improvement on today's 18% in churn rate by", ("target",)),
        (
            {"baseline": "", "target": ""},
            "It enables an improvement in churn rate by",
            ("baseline", "target"),
        ),
        ({"goals": ()}, "It enables a fall in churn rate from 18% to 15%.", ("date",)),
        (
            {"kpi": "number of complaints"},
            "It enables a fall in the number of complaints from 18% to 15%",
            (),
        ),
        ({"baseline": "0", "target": "9 a year"}, "It enables a rise in churn rate from 0 to 9 a year", ()),
        ({"baseline": "9 of 41", "target": "16 of 41"}, "It enables a rise in churn rate from 9 of 41", ()),
        ({"kpi": "Engineering hires"}, "It enables a fall in engineering hires from 18%", ()),
        ({"baseline": "not measured"}, "It enables a change in churn rate to 15%", ("baseline",)),
        ({"kpi": "Contacts avoided, net"}, "It enables a fall in contacts avoided, net, from 18%", ()),
        ({"kpi": "Trustpilot rating"}, "It enables a fall in Trustpilot rating from 18%", ()),
        ({"kpi": "NPS", "baseline": "31", "target": "40"}, "It enables a rise in NPS from 31 to 40", ()),
    ],
)
def test_the_sentence_fits_what_is_known(fields: dict[str, object], start: str, missing: tuple[str, ...]) -> None:
    assert sentence(**fields).startswith(start)
    assert worded(**fields).missing == missing


def test_missing_figures_are_named_in_one_sentence() -> None:
    assert worded(baseline="").outcome_sentence.endswith(" The baseline for churn rate is missing.")
    assert worded(baseline="", target="").outcome_sentence.endswith(
        " The baseline and the target for churn rate are missing."
    )
    assert worded(baseline="", target="", goals=()).outcome_sentence.endswith(
        " The baseline, the target and the date for churn rate are missing."
    )


def test_without_a_measure_a_fitting_one_is_suggested_and_none_is_invented() -> None:
    found = worded(kpi="", baseline="", target="")
    assert found.outcome_sentence == (
        "It enables progress in customer loyalty: customers stay longer, buy again and complain less. "
        "No measure has been named yet; customer churn rate would fit."
    )
    assert found.missing == ("measure", "baseline", "target")


def test_a_count_of_activity_does_not_pass_as_a_measure() -> None:
    found = worded(kpi="Followers", baseline="10,000", target="20,000")
    assert found.outcome_sentence.endswith(
        "The measure named, 'followers', counts activity; customer churn rate would fit."
    )
    assert found.chain is not None
    assert (found.chain.weakest, found.chain.steps[1].text) == (2, "Followers")
    assert found.chain.weakest_reason == ("The measure named counts activity; no business KPI stands behind it yet.")


@pytest.mark.parametrize(
    "kpi", ["Likes per post", "Number of followers", "Total reach", "Reach", "Monthly video views"]
)
def test_a_count_of_activity_is_known_in_other_words(kpi: str) -> None:
    assert worded(kpi=kpi).missing[0] == "measure"


@pytest.mark.parametrize("kpi", ["Orders from followers", "Complaints per 1,000 views", "Parcels that reach customers"])
def test_a_business_measure_may_name_the_activity(kpi: str) -> None:
    assert "measure" not in worded(kpi=kpi).missing


def test_a_target_with_its_own_date_takes_no_second_one() -> None:
    found = sentence(kpi="Agreement", baseline="draft", target="signed by 31 March 2027")
    assert found.startswith("It enables a change in agreement from draft to signed by 31 March 2027")
    assert "31 Mar 2027" not in found


def test_an_unmapped_initiative_has_no_chain_and_says_what_would_settle_it() -> None:
    posting = wording(CASE)[2]
    assert posting.chain is None
    assert posting.outcome_sentence == (
        "No business outcome can be named yet. 'Daily posting' and 'Post daily' would show activity. "
        "Say which company figure should be different because of it."
    )
    assert posting.missing == ("business outcome",)


@pytest.mark.parametrize(
    ("description", "plain"),
    [
        ("Answer at night, e.g. on X. Then measure.", "Answer at night, e.g. on X."),
        ("answer customers at night!!", "Answer customers at night."),
        ("Leverage UGC for the desk", "Use pictures and reviews by customers for the desk."),
        (
            "Touchpoints are listed by leveraging our hashtags",
            "Contacts are listed by using our topic labels.",
        ),
        ("A viral film about repairs", "A viral film about repairs."),
        ("Two lines\nbecome one.", "Two lines become one."),
        ("Who helps whom? We ask.", "Care desk: who helps whom?"),
        ("Volunteers only.", "Care desk: volunteers only."),
        ("", "Care desk."),
        ("iPhone repairs for members", "iPhone repairs for members."),
    ],
)
def test_the_plain_sentence_is_the_first_one_without_jargon(description: str, plain: str) -> None:
    assert worded(description=description).plain == plain


def test_a_long_description_ends_at_a_word() -> None:
    plain = worded(description="word " * 100).plain
    assert len(plain) <= 223
    assert plain.endswith("word …")


def test_the_chain_carries_the_users_measure_and_marks_what_is_known() -> None:
    chain = worded().chain
    assert chain is not None
    assert [step.label for step in chain.steps] == [
        "Activity",
        "Leading indicator",
        "Business KPI",
        "Financial line",
    ]
    assert chain.steps[2].text == "Churn rate"
    assert [step.known for step in chain.steps] == [True, False, True, True]
    assert chain.tier == "B"


@pytest.mark.parametrize(
    ("fields", "weakest", "reason"),
    [
        ({"kpi": ""}, 2, "No business KPI has been named, so nobody could tell whether it worked."),
        ({"baseline": ""}, 2, "The KPI has no baseline, so a change could not be shown."),
        ({"target": ""}, 2, "The KPI has no target, so nobody could say when it has worked."),
        ({"benefit": None}, 3, "Nobody has put a figure on the step from the KPI to money."),
        ({"benefit": Estimate()}, 3, "Nobody has put a figure on the step from the KPI to money."),
        (
            {"evidence_tier": None},
            3,
            "Nothing is known yet about how strong the evidence is that the KPI moves money.",
        ),
        ({"evidence_tier": "G"}, 3, "The effect on money rests on weak evidence (assertion)."),
        ({}, 1, "The early sign that it works is not measured yet."),
    ],
)
def test_the_weakest_link_is_the_first_thing_that_fails(fields: dict[str, object], weakest: int, reason: str) -> None:
    chain = worded(**fields).chain
    assert chain is not None
    assert (chain.weakest, chain.weakest_reason) == (weakest, reason)


values = st.text(alphabet=st.sampled_from("abcXYZ 0123456789%£.,-'&!?…é"), max_size=60)
initiatives = st.builds(
    Initiative,
    id=st.from_regex(r"[a-z]{1,6}", fullmatch=True),
    name=st.sampled_from(["Care desk", "recruitment films", "Crisis drill", "dealer group", "Sales help"]),
    description=values,
    kpi=st.sampled_from(["", "Churn rate", "followers", "NPS", "number of calls", "Zeit"]),
    baseline=values,
    target=values,
)


@settings(max_examples=200, deadline=None)
@given(initiatives, st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_no_sentence_stutters_or_shows_its_seams(initiative: Initiative, deadline: date | None) -> None:
    goal = Goal(id="g", statement="Cut churn", deadline=deadline)
    linked = initiative.model_copy(update={"goals": ("g",)})
    (found,) = wording(CaseFile(initiatives=(linked,), goals=(goal,)))
    for text in _sentences(found):
        assert not re.search(r"None|[{}]|  |\bthe the\b| \.| ,", text.replace(" …", "")) or _is_users(text, linked)
        assert not text[:1].islower() or re.match(r"\S+[A-Z]", text)


def _sentences(found: InitiativeWording) -> Iterator[str]:
    yield found.plain
    yield found.outcome_sentence
    if found.chain is not None:
        yield found.chain.weakest_reason
        yield from (step.text for step in found.chain.steps)


def _is_users(text: str, initiative: Initiative) -> bool:
    """Whether the seam is the user's own: a stray blank before a stop in what they wrote."""
    own = (initiative.description, initiative.baseline, initiative.target)
    return any(re.search(r" [.,]|^[.,]", one) for one in own) and not re.search(r"None|[{}]|  ", text)


def test_the_sentences_of_a_portfolio_differ_in_shape() -> None:
    rows = tuple(REFERRAL.model_copy(update={"id": f"r{number}"}) for number in range(12))
    assert len({one.outcome_sentence for one in wording(CaseFile(initiatives=rows))}) == 3


def test_large_numbers_are_grouped_and_years_and_codes_are_not() -> None:
    told = sentence(kpi="Calls", baseline="42000", target="25000 a month by 2027")
    assert "from 42,000 to 25,000 a month by 2027" in told


def test_a_measure_begins_with_a_small_letter_unless_it_is_a_name() -> None:
    empty = sentence(kpi="Empty kilometres of partners", baseline="9", target="5")
    assert "fall in empty kilometres of partners from" in empty
    assert "fall in Lodz depot claims from" in sentence(kpi="Lodz depot claims", baseline="9", target="5")


def test_a_text_in_capitals_is_said_in_a_normal_voice_and_a_long_one_ends_at_a_clause() -> None:
    assert worded(description="DRIVERS THANK EACH OTHER BY NAME.").plain == "Drivers thank each other by name."
    first = "Planners ask the night drivers of the depot before they change a route or a gate; "
    long = first + "whoever changes it says why " * 8
    assert worded(description=long).plain == (
        "Planners ask the night drivers of the depot before they change a route or a gate."
    )
