"""What is said of the user's figures for other options when they cannot be right."""

import pytest

from bizcase.model.case_file import CaseFile, Estimate, OptionEstimate
from bizcase.model.checks import case_problems


def problems(*options: OptionEstimate) -> list[str]:
    """The problems of a case that speak of its options."""
    return [one for one in case_problems(CaseFile(options=options)) if one.startswith("option")]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"option": "outsorce"}, "option 1: no option 'outsorce'; did you mean 'outsource'?"),
        (
            {"option": "x"},
            "option 1: no option 'x'; the options are do_nothing, do_minimum, pilot, outsource, face_to_face, write, "
            "listen_offline, lead_system",
        ),
        ({"option": "plan"}, "option 'plan': its money comes from the initiatives; give the figures there"),
        (
            {"option": "without_social"},
            "option 'without_social': its money comes from its ways; price one of face_to_face, write, "
            "listen_offline, lead_system, time_together, invest_in_people, daily_wonder, incremental, thank_you, "
            "thoughtful, clear_purpose, work_on_business, read_wider, walk_around",
        ),
        (
            {"option": "outsource", "one_off_cost": -5},
            "option 'outsource', one-off cost: -5 is below zero; give 0 or more",
        ),
        (
            {"option": "write", "annual_cost": -1200},
            "option 'write', annual cost: -1,200 is below zero; give 0 or more",
        ),
        (
            {"option": "write", "benefit": Estimate(low=5, base=3)},
            "option 'write', benefit: low 5.00 is above likely 3.00; give low ≤ likely",
        ),
        (
            {"option": "do_nothing", "benefit": Estimate(base=3)},
            "option 'do_nothing', benefit: the others are measured against doing nothing; give its costs only",
        ),
        (
            {"option": "pilot", "benefit": Estimate(base=3)},
            "option 'pilot', benefit: a pilot is judged by what it shows; give its costs only",
        ),
    ],
)
def test_a_figure_for_an_option_that_cannot_be_right_is_named_with_its_place(
    given: dict[str, object], said: str
) -> None:
    assert problems(OptionEstimate.model_validate(given)) == [said]


def test_an_option_priced_twice_is_named() -> None:
    twice = OptionEstimate(option="write", one_off_cost=1)
    assert problems(twice, twice) == ["option 'write': the id stands 2 times; give its figures once"]


def test_sound_figures_for_options_raise_no_problem() -> None:
    sound = OptionEstimate(option="do_nothing", annual_cost=10, benefit=Estimate())
    assert problems(sound, OptionEstimate(option="walk_around", benefit=Estimate(low=1, base=2, high=3))) == []
