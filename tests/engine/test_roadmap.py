"""The plan from here to there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizcase.case import build_case
from bizcase.engine import roadmap
from bizcase.engine.roadmap.first_steps import STEPS
from bizcase.engine.roadmap.order import SHOWN_BY
from bizcase.engine.roadmap.plan import end_of_month
from bizcase.model.business_case import BridgeRow, CurrentState
from bizcase.model.case_file import AuditScore, Company, Programme, Stakeholder
from tests.engine.plan_cases import CARE, CATALOGUE, FULL, MINIMAL, REGISTER, TODAY, TRAINING, built, case_of, doing

DIMENSIONS = tuple(one.id for one in CATALOGUE.dimensions)


def lanes(*initiatives: object) -> dict[str, list[str]]:
    plan = built(*initiatives).roadmap  # type: ignore[arg-type]
    return {lane.track: [bar.initiative for bar in lane.bars] for lane in plan.lanes if lane.bars}


def audit(**scores: int) -> CurrentState:
    given_scores = tuple(
        AuditScore(dimension=one, current=score, evidence="Seen")  # type: ignore[arg-type]
        for one, score in scores.items()
    )
    return roadmap.current_state(case_of(doing(), audit=given_scores), CATALOGUE)


def row(state: CurrentState, dimension: str) -> BridgeRow:
    return next(one for one in state.rows if one.dimension == dimension)


def test_there_are_six_lanes_in_the_order_of_the_tracks() -> None:
    assert [lane.track for lane in built(doing()).roadmap.lanes] == [track.id for track in CATALOGUE.tracks]


def test_each_initiative_lies_in_the_lane_that_fits() -> None:
    assert lanes(CARE, TRAINING, REGISTER) == {
        "people_skills": ["training"],
        "governance": ["register"],
        "content_community": ["care"],
    }


def test_a_department_decides_where_no_word_does() -> None:
    assert lanes(doing(department="Procurement")) == {"integration": ["A"]}


def test_every_milestone_of_the_track_stands_in_its_lane() -> None:
    lane, track = built(doing()).roadmap.lanes[0], CATALOGUE.tracks[0]

    assert [one.month for one in lane.milestones] == [6] * len(track.m6) + [12] * len(track.m12) + [36] * len(track.m36)
    assert lane.milestones[0].label == track.m6[0]


def test_a_bar_runs_from_the_start_for_its_months() -> None:
    bars = [
        bar
        for lane in built(
            doing(start=date(2027, 1, 1), duration_months=6), doing("", "B", start=date(2027, 3, 1), duration_months=48)
        ).roadmap.lanes
        for bar in lane.bars
    ]

    assert [(bar.start, bar.end) for bar in bars] == [(0, 6), (2, 36)]


def test_a_bar_without_dates_runs_over_the_whole_horizon() -> None:
    (bar,) = [bar for lane in built(doing()).roadmap.lanes for bar in lane.bars]

    assert (bar.start, bar.end) == (0, 36)


def test_gates_fall_on_the_last_day_of_their_month_and_permission_on_the_first() -> None:
    gates = built(doing(start=date(2027, 1, 1))).roadmap.gates

    assert [(gate.id, gate.on) for gate in gates] == [
        ("G0", date(2027, 1, 1)),
        ("G1", date(2027, 6, 30)),
        ("G2", date(2027, 12, 31)),
        ("G3", date(2028, 12, 31)),
        ("G4", date(2029, 12, 31)),
    ]


def test_tranches_add_up_to_the_likely_cost_and_permission_comes_before_spending() -> None:
    case = built(CARE, TRAINING, REGISTER)
    gates = case.roadmap.gates

    assert (gates[0].spent_by_then, gates[-1].tranche) == (0, 0)
    assert gates[1].spent_by_then == pytest.approx(gates[0].tranche)
    assert sum(gate.tranche for gate in gates) == pytest.approx(case.value.total_cost.base)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 36))
def test_the_day_after_a_months_end_is_the_first_of_a_month(day: date, month: int) -> None:
    end = end_of_month(day.replace(day=1), month)

    assert date.fromordinal(end.toordinal() + 1).day == 1
    assert (end.year - day.year) * 12 + end.month - day.month == month - 1


def test_the_peak_load_is_given_per_week_and_in_people() -> None:
    plan = built(
        doing(hours_per_month=52, start=date(2027, 1, 1), duration_months=3),
        doing("", "B", hours_per_month=26, start=date(2027, 4, 1)),
    ).roadmap

    assert (plan.hours_per_week, plan.staff_needed) == (12, 0.5)


def test_without_hours_the_load_is_not_known() -> None:
    plan = built(doing()).roadmap

    assert (plan.hours_per_week, plan.staff_needed) == (None, None)


def test_the_three_pictures_carry_their_dates() -> None:
    pictures = built(doing(start=date(2027, 1, 1))).roadmap.pictures

    assert [(one.month, one.on) for one in pictures] == [
        (6, date(2027, 6, 30)),
        (12, date(2027, 12, 31)),
        (36, date(2029, 12, 31)),
    ]


def test_what_must_come_first_is_named_when_no_initiative_provides_it() -> None:
    notes = built(doing("WhatsApp for customers"), company=Company(name="A", regulated=True)).roadmap.order_notes

    assert notes == (
        "Records archive must come before business messaging in regulated sectors. “Work A” needs it, and no "
        "initiative of the plan provides it. Regulated firms and public bodies must keep and find what was said, "
        "and supervise it (R17, R26).",
    )


def test_an_archive_is_asked_only_of_a_regulated_company() -> None:
    assert built(doing("WhatsApp"), company=Company(name="A", regulated=False)).roadmap.order_notes == ()


def test_work_that_starts_before_what_must_precede_is_named() -> None:
    archive = doing("Records archive", "B", start=date(2027, 2, 1), duration_months=4)
    early = doing("WhatsApp for customers", start=date(2027, 1, 1))
    late = early.model_copy(update={"start": date(2027, 7, 1)})
    regulated = Company(name="A", regulated=True)

    (note,) = built(early, archive, company=regulated).roadmap.order_notes

    assert note.startswith(
        "Records archive must come before business messaging in regulated sectors. “Work B” provides it by month "
        "5, but “Work A” starts earlier."
    )
    assert built(late, archive, company=regulated).roadmap.order_notes[1:] == ()


def test_a_lasting_service_provides_from_its_start() -> None:
    archive = doing("Records archive", "B", start=date(2027, 1, 1), duration_months=36)
    chat = doing("WhatsApp for customers", start=date(2027, 1, 1))

    assert built(chat, archive, company=Company(name="A", regulated=True)).roadmap.order_notes == ()


def test_a_pilot_with_a_baseline_needs_no_note() -> None:
    assert "Signed baseline" in built(doing("A pilot")).roadmap.order_notes[0]
    assert built(doing("A pilot", baseline="18 %")).roadmap.order_notes == ()


def test_work_that_starts_before_what_it_depends_on_is_named() -> None:
    first = doing(start=date(2027, 1, 1), depends_on=("B",))
    second = doing("", "B", start=date(2027, 4, 1))

    assert built(first, second).roadmap.order_notes == (
        "“Work A” starts in month 1, before “Work B”, which it depends on, starts in month 4.",
    )


def test_every_predecessor_of_the_content_belongs_to_a_rule_and_can_be_shown() -> None:
    known = CATALOGUE.plan_wording["predecessor"]

    assert {one["before"] for one in known} == {rule.before for rule in CATALOGUE.sequencing}
    assert {one["field"] for one in known if "field" in one} <= SHOWN_BY.keys()


def test_the_first_90_days_start_with_what_a_bare_case_lacks() -> None:
    assert built(doing()).roadmap.first_90_days == (
        "Ask one executive who holds a budget to sponsor the programme and to chair the gates.",
        "Name one person, not a team, to answer for the initiative.",
        "Settle which company goal the initiative serves, or stop the work.",
        "Record the baseline of the initiative and have the data owner sign it.",
        "Score the six dimensions together with one sceptic, and note the evidence.",
        "Agree with Finance what the initiative is worth, as a range, or leave the money out.",
    )


def test_a_full_case_still_has_three_steps() -> None:
    assert [text.split(",")[0] for text in build_case(FULL, CATALOGUE, TODAY).roadmap.first_90_days] == [
        "List every account with its holder",
        "Put the first gate in the diary: 30 Jun 2027",
        "Agree who is called when a post goes wrong",
    ]


def test_a_first_tranche_below_the_plan_is_a_step() -> None:
    programme = Programme(sponsor="Dora Lind", first_tranche=1_000)
    steps = built(CARE, programme=programme, company=Company(name="A", currency="GBP")).roadmap.first_90_days

    assert any(
        step.startswith("Reconcile the first tranche: the case asks for £1k, the plan is likely to need")
        for step in steps
    )


def test_people_without_a_recent_talk_are_named() -> None:
    silent = Stakeholder(role="CFO", name="Finn Aker")
    case = FULL.model_copy(update={"stakeholders": (*FULL.stakeholders, silent)})

    assert build_case(case, CATALOGUE, TODAY).roadmap.first_90_days[0] == (
        "Talk to Finn Aker; nobody has noted a conversation with them in the last three months."
    )


def test_every_step_has_its_sentence_and_every_sentence_its_step() -> None:
    assert STEPS.keys() == CATALOGUE.plan_wording["first_90_days"].keys()


def test_there_are_always_six_rows_and_no_stage_without_scores() -> None:
    state = roadmap.current_state(MINIMAL, CATALOGUE)

    assert [one.dimension for one in state.rows] == list(DIMENSIONS)
    assert {one.current for one in state.rows} == {None}
    assert (state.stage, state.stage_meaning) == ("", "")
    assert state.rows[0].sentence.startswith("Not scored yet. To score it, look at staff survey items")


def test_a_high_score_without_evidence_counts_as_two_and_is_said() -> None:
    scores = (AuditScore(dimension="culture", current=4),)
    one = row(roadmap.current_state(case_of(doing(), audit=scores), CATALOGUE), "culture")

    assert (one.current, one.evidence) == (2, "Scored 4 without evidence, so counted as 2.")


def test_a_score_with_evidence_stands() -> None:
    assert row(audit(culture=4), "culture").current == 4


def test_a_row_says_from_where_to_where_by_which_step() -> None:
    assert row(audit(systems=1), "systems").sentence == (
        "From absent today to emerging by month 6. First step: list every account and tool, with the person who "
        "holds it. Shown by: share of accounts under control."
    )


def test_what_is_reached_already_is_held() -> None:
    assert row(audit(culture=5), "culture").sentence.startswith("Already embedded: hold it, shown by")


@given(st.sampled_from(DIMENSIONS), st.integers(1, 5), st.none() | st.integers(1, 5))
def test_targets_never_fall_and_never_rise_by_more_than_one_level_in_six_months(
    dimension: str, current: int, target: int | None
) -> None:
    score = AuditScore(dimension=dimension, current=current, target=target, evidence="Seen")  # type: ignore[arg-type]
    one = row(roadmap.current_state(case_of(doing(), audit=(score,)), CATALOGUE), dimension)

    assert current <= one.target_m6 <= one.target_m12 <= one.target_m36 <= 5
    assert one.target_m6 <= current + 1
    assert one.target_m12 <= current + 2


@pytest.mark.parametrize(
    ("scores", "stage"),
    [
        ((2, 2, 2, 2, 2, 2), "Before the first stage"),
        ((2, 2, 2, 3, 2, 2), "Planning"),
        ((2, 2, 2, 3, 3, 2), "Presence"),
        ((3, 2, 2, 3, 3, 2), "Engagement"),
        ((3, 3, 3, 3, 3, 3), "Formalised"),
        ((4, 3, 4, 3, 3, 4), "Strategic"),
        ((5, 5, 5, 5, 5, 5), "Converged"),
        ((5, 5, 5, 2, 5, 5), "Before the first stage"),
    ],
)
def test_the_stage_is_the_highest_whose_rules_and_all_before_are_kept(scores: tuple[int, ...], stage: str) -> None:
    assert audit(**dict(zip(DIMENSIONS, scores, strict=True))).stage == stage


def test_the_stage_says_what_the_next_one_takes() -> None:
    assert audit(listening=3).stage_meaning == (
        "Listen before speaking, choose goals and audit readiness. The next stage, Presence, is reached when "
        "chosen channels serve a function's goal, some are declined, and owners and controls are in place."
    )
