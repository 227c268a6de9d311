"""The value page: figures from the engine, where each benefit comes from, and what a change does to them."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from bizcase.case import build_case
from bizcase.catalogue import load_catalogue
from bizcase.figures import chance_percent, money, money_range
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile, Company, Estimate, Goal, Initiative, OptionEstimate
from bizcase.model.value import Range
from bizcase.ui import value_figures
from bizcase.ui.driver_form import outside, usual
from bizcase.ui.edits import ItemSpot
from bizcase.ui.results import today
from bizcase.ui.spots import BenefitSpot, OptionSpot
from bizcase.ui.value_change import Change, changes
from tests.ui.app_driver import App, sample

Open = Callable[..., App]
TABS = [
    "From stated to counted",
    "Cash over time",
    "What moves it most",
    "How sure",
    "Scenarios",
    "If money is short",
    "Options",
    "Gates",
]
FIGURES = [
    "Worth, risk-adjusted",
    "Total cost",
    "Peak money at risk",
    "Payback",
    "Chance of loss",
    "IRR",
    "MIRR",
    "Benefit-cost ratio",
    "ROI",
    "Discounted payback",
]
SMALL = CaseFile(
    company=Company(name="Acme", currency="GBP", discount_rate=0.1),
    goals=(Goal(id="G1", statement="Bring down the cost to serve"),),
    initiatives=(
        Initiative(
            id="I01",
            name="Help community",
            description="Customers answer how-to questions, so that fewer contacts reach the service desk",
            annual_cost=20_000,
            start=date(2027, 1, 1),
        ),
        Initiative(id="I02", name="Post daily", annual_cost=5_000),
    ),
)


def built(case: CaseFile) -> BusinessCase:
    return build_case(case, load_catalogue(), today())


def metrics(app: App) -> dict[str, str]:
    return {metric.label.replace("\\", ""): metric.value.replace("\\", "") for metric in app.at.metric}


def show(app: App, tab: str) -> App:
    """Opens a tab above the table of initiatives."""
    app.at.session_state[f"{app.id}-lasting0-value-tabs"] = tab
    return app.run()


def bar(app: App) -> str:
    """What the foot of the window says."""
    found = [one.value.replace("\\", "") for one in app.at.markdown if "Last change" in one.value or " → " in one.value]
    return " ".join(found)


@pytest.mark.parametrize("name", ["retail_bank", "manufacturer", "city_council", "large_group"])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_every_sample_is_drawn(open_app: Open, name: str, tab: str) -> None:
    app = show(open_app(sample(name)).open("value"), tab)
    assert [one.label for one in app.at.tabs][: len(TABS)] == TABS
    assert len(app.at.get("vega_lite_chart")) == (1 if tab in TABS[:4] else 0)


def test_the_panel_shows_the_records_of_the_engine(open_app: Open) -> None:
    app, case = open_app(sample("retail_bank")).open("value"), built(sample("retail_bank"))
    value, futures, shown = case.value, case.uncertainty, metrics(app)
    assert list(shown)[:10] == FIGURES
    assert value.worth is not None
    assert value.total_cost is not None
    assert futures is not None
    assert shown["Worth, risk-adjusted"] == money(value.worth.base, "GBP", 2)
    assert shown["Total cost"] == money(value.total_cost.base, "GBP", 2)
    assert shown["Payback"] == f"{value.payback[1]} months"
    assert shown["Chance of loss"] == chance_percent(futures.chance_of_loss)
    assert f"P10–P90: {money_range(Range(futures.p10, futures.p50, futures.p90), 'GBP')}" in app.texts()
    assert f"in month {value.peak_month}" in app.texts()


def test_every_figure_says_in_a_line_what_it_is() -> None:
    for name in ("retail_bank", "minimal"):
        assert [one.label for one in value_figures.figures(built(sample(name))) if len(one.help) < 20] == []


def test_no_rate_of_return_says_why() -> None:
    case = built(sample("retail_bank"))
    without = replace(
        case, value=replace(case.value, irr=None, irr_reason="over 36 months the cash does not come back")
    )
    figure = next(one for one in value_figures.figures(without) if one.label == "IRR")
    assert (figure.text, figure.beside) == ("None", "over 36 months the cash does not come back")


def test_a_payback_beyond_the_plan_is_said_with_its_range() -> None:
    case = built(sample("retail_bank"))
    assert case.uncertainty is not None
    late = replace(
        case,
        value=replace(case.value, payback=(None, None, 30)),
        uncertainty=replace(case.uncertainty, payback=(30, None, None)),
    )
    figure = next(one for one in value_figures.figures(late) if one.label == "Payback")
    assert (figure.text, figure.beside) == ("Over 36", "30 to over 36 months")


def test_figures_that_need_a_discount_rate_say_so_without_one() -> None:
    bank = sample("retail_bank")
    without = built(bank.model_copy(update={"company": bank.company.model_copy(update={"discount_rate": None})}))
    said = {one.label: (one.text, one.beside) for one in value_figures.figures(without)}
    assert {said[label] for label in ("MIRR", "ROI", "Discounted payback")} == {("–", "no discount rate stated")}


def test_three_conventions_stand_side_by_side_to_the_unit(open_app: Open) -> None:
    app, found = open_app(sample("retail_bank")).open("value"), built(sample("retail_bank")).value.conventions
    assert found is not None
    rows = app.at.dataframe[0].value
    assert list(rows["Amount"][:3]) == [f"£{amount:,.0f}" for amount in (found.monthly, found.end_year, found.mid_year)]


def test_without_a_worth_only_what_is_known_has_a_box(open_app: Open) -> None:
    app = open_app(sample("minimal")).open("value")
    assert metrics(app) == {"Worth, risk-adjusted": "–", "Total cost": "–", "Peak money at risk": "–"}
    assert app.texts().count("not yet quantified") >= 3
    assert "ROI and discounted payback follow as soon as a benefit may be counted." in app.texts()
    assert [one.label for one in app.at.tabs][:2] == ["Options", "Gates"]


def test_the_mapping_proposes_a_driver_and_the_user_decides(open_app: Open) -> None:
    app = open_app(SMALL).open("value")
    assert "Proposal" in app.texts()
    assert "Contacts avoided by help from peers or self-help" in app.texts()
    assert app.case.initiatives[0].driver == ""
    app.press("use-I01")
    assert app.case.initiatives[0].driver == "D-EFF-DEFLECT"
    assert app.case.initiatives[0].driver_inputs == {}
    assert "Visits to answers, times the share resolved" in app.texts()
    assert "To test your figure against, never to fill it in." in app.texts()
    assert "Page visits counted as contacts avoided" in app.texts()


def test_what_serves_no_outcome_gets_no_proposal(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("value-initiative", "I02")
    assert "No driver is proposed, since its outcome is not known yet." in app.texts()


def test_a_change_shows_its_effect_until_the_next(open_app: Open) -> None:
    app = open_app(SMALL).open("value")
    assert bar(app) == ""
    app.fill("initiatives-I01-evidence_tier", "A")
    assert bar(app) == "**Last change:** no figure moved."
    app.fill("initiatives-I01-benefit-base", "120k")
    assert app.case.initiatives[0].benefit == Estimate(base=120_000)
    worth = built(app.case).value.worth
    assert worth is not None
    assert f"Worth: not yet quantified → **{money(worth.base, 'GBP')}**" in bar(app)
    app.run()
    assert "Worth: not yet quantified" in bar(app)
    app.fill("initiatives-I01-benefit-base", "150k")
    more = built(app.case).value.worth
    assert more is not None
    difference = money(more.base - worth.base, "GBP", 2)
    assert f"Worth: {money(worth.base, 'GBP')} → **{money(more.base, 'GBP')}** :green[(+{difference})]" in bar(app)
    app.at.button(key="undo").click().run()
    assert f"Worth: {money(more.base, 'GBP')} → **{money(worth.base, 'GBP')}** :red[(−{difference})]" in bar(
        app.sound()
    )


def test_a_small_change_is_written_with_the_digits_that_show_it() -> None:
    case = built(sample("retail_bank"))
    worth = case.value.worth
    assert worth is not None
    richer = replace(case, value=replace(case.value, worth=worth._replace(base=worth.base + 100)))
    (change,) = changes(case, richer)
    assert change == Change("Worth", "£191.6k", "£191.7k", "+£100", True)


def test_the_same_case_has_no_changes() -> None:
    case = built(sample("retail_bank"))
    assert changes(case, case) == ()


def test_dearer_is_worse() -> None:
    case = built(sample("retail_bank"))
    cost = case.value.total_cost
    assert cost is not None
    dearer = replace(case, value=replace(case.value, total_cost=cost._replace(base=cost.base * 2)))
    assert [(one.label, one.better) for one in changes(case, dearer)] == [("Cost", False)]


def test_inputs_of_a_driver_are_money_shares_and_counts_as_people_write_them(open_app: Open) -> None:
    app = open_app(SMALL).open("value").press("use-I01")
    app.fill("initiatives-I01-answer_visits-base", "400k").fill("initiatives-I01-resolved_share-base", 38.0)
    app.fill("initiatives-I01-marginal_cost_per_contact-base", "£3.40")
    inputs = app.case.initiatives[0].driver_inputs
    assert {name: one.base for name, one in inputs.items()} == {
        "answer_visits": 400_000,
        "resolved_share": 0.38,
        "marginal_cost_per_contact": 3.4,
    }
    assert "Not yet quantified: figures still needed" in app.texts()


def test_a_figure_outside_the_usual_range_is_asked_about_not_refused(open_app: Open) -> None:
    app = open_app(SMALL).open("value").press("use-I01").fill("initiatives-I01-resolved_share-base", 90.0)
    assert app.case.initiatives[0].driver_inputs["resolved_share"].base == 0.9
    assert "90% lies outside the usual range (15% to 60%). Where does it come from?" in app.texts()


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (None, ""),
        (Estimate(low=0.2, base=0.3, high=0.5), ""),
        (Estimate(low=0.01, base=0.3), "1% lies outside the usual range (15% to 60%). Where does it come from?"),
        (Estimate(low=0.01, high=0.7), "1%, 70% lie outside the usual range (15% to 60%). Where does it come from?"),
    ],
)
def test_only_ends_outside_the_usual_range_are_asked_about(given: Estimate | None, asked: str) -> None:
    wanted = next(one for one in load_catalogue().driver("D-EFF-DEFLECT").inputs if one.name == "resolved_share")
    assert outside(given, wanted, "GBP") == asked


def test_the_usual_range_may_be_open_at_one_end_or_both() -> None:
    visits, *_, cost = load_catalogue().driver("D-EFF-DEFLECT").inputs
    assert usual(visits, "GBP") == "at least 0"
    assert usual(cost, "GBP") == ""


def test_figures_in_the_wrong_order_can_be_mended_where_they_were_typed(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("initiatives-I01-benefit-high", "100")
    app.fill("initiatives-I01-benefit-base", "900")
    assert "benefit: likely 900.00 is above high 100.00; give likely ≤ high" in app.texts()
    app.fill("initiatives-I01-benefit-high", "1000")
    assert "is above" not in app.texts()


@pytest.mark.parametrize("typed", ["lots", "1/0", "€5k", "10-20", "∞", "nan", "<b>"])
def test_what_is_no_amount_is_explained_and_nothing_breaks(open_app: Open, typed: str) -> None:
    app = open_app(SMALL).open("value").fill("initiatives-I01-benefit-base", typed)
    assert "The saved value is kept." in app.texts()
    assert app.case == SMALL


def test_fields_of_another_initiative_start_from_what_is_saved(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("initiatives-I01-benefit-base", "70k")
    app.fill("value-initiative", "I02").fill("value-initiative", "I01")
    assert app.at.get_by_key(app.key("initiatives-I01-benefit-base")).value == "70,000"


def test_ones_own_curve_begins_as_the_one_used_so_far(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("initiatives-I01-ramp", "fast").fill("initiatives-I01-ramp", "custom")
    first = app.case.initiatives[0]
    assert (first.ramp, len(first.ramp_shares), first.ramp_shares[3:]) == ("custom", 12, (1.0,) * 9)
    app.fill("initiatives-I01-ramp_shares", "10%, 40 80; 100")
    assert app.case.initiatives[0].ramp_shares == (0.1, 0.4, 0.8, 1.0)
    app.fill("initiatives-I01-ramp_shares", "10, 400")
    assert "'400' is not a share of 0 to 100 %; write 10, 40, 80, 100. The saved ones are kept." in app.texts()
    app.fill("initiatives-I01-ramp_shares", ", ".join(["5"] * 13))
    assert "These are 13 shares; give at most 12. The saved ones are kept." in app.texts()
    assert app.case.initiatives[0].ramp_shares == (0.1, 0.4, 0.8, 1.0)


def test_evidence_is_chosen_with_its_wording(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("initiatives-I01-evidence_tier", "C")
    assert "The board reads: “reported by customers”." in app.texts()


def test_what_has_no_figure_says_who_could_supply_it_and_by_when(open_app: Open) -> None:
    app, case = open_app(sample("minimal")).open("value"), built(sample("minimal"))
    table = next(one.value for one in app.at.dataframe if "Who could supply it" in one.value.columns)
    gate = next(gate for gate in case.roadmap.gates if gate.month > 0)
    assert list(table["Missing"]) == [one.what.capitalize() for one in case.value.not_quantified]
    assert set(table["By"]) == {f"{gate.on.day} {gate.on:%b %Y}"}


def test_other_options_take_the_users_own_figures(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("value-option", "outsource")
    app.fill("option-outsource-one_off_cost", "12k").fill("option-outsource-benefit-base", "£30k")
    app.fill("option-outsource-source", "Quote, Oct 2026")
    assert app.case.options == (
        OptionEstimate(
            option="outsource", one_off_cost=12_000, benefit=Estimate(base=30_000), source="Quote, Oct 2026"
        ),
    )
    app.press("remove-option-outsource")
    assert app.case.options == ()


def test_an_option_without_any_figure_is_no_option_given() -> None:
    given = OptionSpot("write", "annual_cost").write(500)(SMALL)
    assert OptionSpot("write", "annual_cost").read(given) == 500
    assert OptionSpot("write", "annual_cost").write(None)(given) == SMALL


def test_doing_nothing_and_the_pilot_take_costs_only(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("value-option", "pilot")
    names = [one.key.rsplit("-", 1)[1] for one in app.at.text_input if "-option-pilot" in str(one.key)]
    assert names == ["one_off_cost", "annual_cost", "source"]


def test_figures_for_an_option_that_is_none_can_be_taken_away(open_app: Open) -> None:
    case = SMALL.model_copy(update={"options": (OptionEstimate(option="magic", annual_cost=1),)})
    app = open_app(case).open("value").fill("value-option", "magic").press("remove-option-magic")
    assert app.case.options == ()


def test_the_trend_is_saved(open_app: Open) -> None:
    app = open_app(SMALL).open("value").fill("trend", "Calls grow by 6% a year.\x07")
    assert app.case.trend == "Calls grow by 6% a year."


def test_a_share_beyond_100_per_cent_is_shown_as_it_is(open_app: Open) -> None:
    wild = ItemSpot("initiatives", "I01", "driver_inputs").write({"resolved_share": Estimate(base=38)})(SMALL)
    wild = ItemSpot("initiatives", "I01", "driver").write("D-EFF-DEFLECT")(wild)
    app = open_app(wild).open("value")
    assert app.at.get_by_key(app.key("initiatives-I01-resolved_share-base")).value == 3800.0
    assert "outside the usual range" in app.texts()


def test_an_emptied_benefit_is_none_not_nothing() -> None:
    given = BenefitSpot("I01", "low").write(5)(SMALL)
    assert BenefitSpot("I01", "low").read(given) == 5
    assert BenefitSpot("I01", "low").write(None)(given) == SMALL


def test_user_text_stays_text_on_the_value_page(open_app: Open) -> None:
    nasty = "![x](http://example.invalid/p.png) $a$ *b* :red[e]"
    case = SMALL.model_copy(
        update={"initiatives": (Initiative(id="I01", name=nasty, owner=nasty, annual_cost=5),), "trend": nasty}
    )
    app = open_app(case).open("value").fill("initiatives-I01-benefit-base", "5k")
    for tab in ("Options", "Gates"):
        show(app, tab)
        markdown = [one.value for kind in ("markdown", "warning", "caption", "info") for one in app.at.get(kind)]
        assert not [text for text in markdown if "![x]" in text or "$a$" in text or ":red[e]" in text]
