"""How one initiative becomes money: a value driver with its inputs or plain money, its evidence and its build-up."""

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.figures import quantity
from bizcase.model.case_file import OWN_RAMP, CaseFile, Estimate, Initiative
from bizcase.model.catalogue import Driver, DriverInput, Source
from bizcase.ui import fields, state
from bizcase.ui.edits import ItemSpot
from bizcase.ui.matching import outcome_names
from bizcase.ui.spelt import spelt
from bizcase.ui.spots import PARTS, BenefitSpot, InputSpot, RampSpot
from bizcase.ui.text import md
from bizcase.ui.wordings import VALUE_CLASS, tier_names

_WIDE, _NARROW = 3, 1


def form(chosen: str, case: CaseFile) -> None:
    """Everything from which the benefit of the initiative ``chosen`` is worked out."""
    initiative = _find(chosen, case)
    if initiative is None:
        return
    names = ("From a value driver", "As money a year")
    first = names[initiative.states_benefit]
    driver, money = st.tabs(names, default=first, key=state.key(f"benefit-{chosen}"))
    with driver:
        _driver(initiative, case.company.currency)
    with money:
        _money(initiative, case.company.currency)
    _evidence_and_build_up(initiative)


def form_without_money(chosen: str, case: CaseFile) -> None:
    """As :func:`form`, where money a year stands in a grid on the same page."""
    initiative = _find(chosen, case)
    if initiative is not None:
        _driver(initiative, case.company.currency)
        _kind(initiative)
        _evidence_and_build_up(initiative)


def _find(wanted: str, case: CaseFile) -> Initiative | None:
    return next((one for one in case.initiatives if one.id == wanted), None)


def _evidence_and_build_up(initiative: Initiative) -> None:
    left, right = st.columns(2)
    with left:
        _evidence(initiative)
    with right:
        _build_up(initiative)


def _driver(initiative: Initiative, currency: str) -> None:
    fields.choice(
        ItemSpot("initiatives", initiative.id, "driver"), "Value driver", driver_names(), empty="", redraw=True,
        hint="A way in which an outcome becomes money. You give the figures; nothing is filled in for you.",
    )  # fmt: skip
    driver = next((one for one in load_catalogue().drivers if one.id == initiative.driver), None)
    if driver is None:
        return
    if driver.expression and initiative.states_benefit:
        st.info("Money a year is stated too, and it goes first. Empty it to use this driver.", icon=":material/info:")
    _about(driver)
    if driver.inputs:
        _inputs(initiative, driver, currency)


def driver_names() -> dict[str, str]:
    """The value drivers by id, each with its outcome."""
    outcomes = outcome_names()
    return spelt({one.id: f"{outcomes[one.outcome]}: {one.name}" for one in load_catalogue().drivers})


def _about(driver: Driver) -> None:
    with st.container(horizontal=True):
        st.badge(VALUE_CLASS[driver.value_class], color="blue" if driver.value_class.startswith("cash") else "gray")
    st.text(spelt(driver.formula))
    with st.expander("Benchmark and pitfalls", icon=":material/balance:"):
        st.markdown(f"**To test your figure against, never to fill it in.** {md(spelt(driver.benchmark))}")
        catalogue = load_catalogue()
        known = [catalogue.source(one) for one in driver.sources if one != "judgement"]
        if known:
            st.markdown("\n".join(f"- {_source(one)}" for one in known))
        st.markdown("**Pitfalls**\n" + "\n".join(f"- {md(spelt(one))}" for one in driver.pitfalls))


def _source(source: Source) -> str:
    text = md(", ".join(filter(None, (source.publisher, source.title, source.year or "no year stated"))))
    return f"[{text}]({source.url})" if source.url.startswith("https://") else text


def _inputs(initiative: Initiative, driver: Driver, currency: str) -> None:
    for place, name in zip(_columns()[1:], PARTS.values(), strict=True):
        place.caption(name)
    for one in driver.all_inputs:
        _input(initiative, one, currency)


def _columns() -> list[st.delta_generator.DeltaGenerator]:
    return st.columns([_WIDE, _NARROW, _NARROW, _NARROW], vertical_alignment="center")


def _input(initiative: Initiative, wanted: DriverInput, currency: str) -> None:
    label, *places = _columns()
    unit, name = _unit(wanted, currency), spelt(wanted.label)
    with label:
        st.text(f"{name} ({unit})" if unit else name, help=md(spelt(_hint(wanted, currency))) or None)
    field = fields.percent if _is_share(wanted) else fields.amount
    for place, (part, shown) in zip(places, PARTS.items(), strict=True):
        with place:
            field(InputSpot(initiative.id, wanted.name, part), f"{name}, {shown.lower()}", bare=True)
    question = outside(initiative.driver_inputs.get(wanted.name), wanted, currency)
    if question:
        st.markdown(f":orange[:material/help: {md(question)}]")


def _is_share(wanted: DriverInput) -> bool:
    return wanted.unit.startswith(("share", "probability"))


def _unit(wanted: DriverInput, currency: str) -> str:
    unit = wanted.unit.replace("currency", currency or "your currency")
    return "%" + unit.removeprefix("share").removeprefix("probability") if _is_share(wanted) else unit


def _hint(wanted: DriverInput, currency: str) -> str:
    range_ = usual(wanted, currency)
    note = f"{wanted.note[:1].upper()}{wanted.note[1:]}." if wanted.note else ""
    return " ".join(filter(None, (f"Usually {range_}." if range_ else "", note)))


def usual(wanted: DriverInput, currency: str) -> str:
    """The sane range of an input in words; "" where the catalogue has none."""
    low, high = (None if end is None else quantity(end, wanted.unit, currency) for end in (wanted.low, wanted.high))
    kind = "between" if low and high else "at_least" if low else "at_most" if high else ""
    return str(load_catalogue().value_wording["challenge"][kind]).format(low=low, high=high) if kind else ""


def outside(given: Estimate | None, wanted: DriverInput, currency: str) -> str:
    """What to ask about the ends of ``given`` that lie outside the sane range of ``wanted``; "" when none does."""
    ends = () if given is None else (given.low, given.base, given.high)
    strange = [end for end in ends if end is not None and not _is_sane(end, wanted)]
    if not strange:
        return ""
    values = ", ".join(dict.fromkeys(quantity(end, wanted.unit, currency) for end in strange))
    verb = "lies" if len(set(strange)) == 1 else "lie"
    return f"{values} {verb} outside the usual range ({usual(wanted, currency)}). Where does it come from?"


def _is_sane(value: float, wanted: DriverInput) -> bool:
    return (wanted.low is None or value >= wanted.low) and (wanted.high is None or value <= wanted.high)


def _money(initiative: Initiative, currency: str) -> None:
    st.caption("Benefit per full year, once it has built up. It goes before a value driver.")
    for place, (part, name) in zip(st.columns(3), PARTS.items(), strict=True):
        with place:
            fields.amount(BenefitSpot(initiative.id, part), f"{name} a year", unit=currency, example="120k")
    _kind(initiative)


def _kind(initiative: Initiative) -> None:
    fields.choice(
        ItemSpot("initiatives", initiative.id, "value_class"), "Kind of value", VALUE_CLASS,
        hint="Only money in and money saved are cash and enter the worth. Not set: by the driver or the outcome.",
    )  # fmt: skip


def _evidence(initiative: Initiative) -> None:
    fields.choice(
        ItemSpot("initiatives", initiative.id, "evidence_tier"), "How good is the evidence for the benefit",
        spelt(tier_names(load_catalogue().tiers)), hint="The weaker the evidence, the less of the benefit is counted.",
    )  # fmt: skip
    if initiative.evidence_tier:
        st.caption(f"The board reads: “{md(spelt(load_catalogue().tier(initiative.evidence_tier).wording))}”.")


def _build_up(initiative: Initiative) -> None:
    names: dict[str, str] = spelt({one.id: f"{one.name}: {one.use_for}" for one in load_catalogue().ramps})
    fields.choice(
        RampSpot(initiative.id), "How the benefit builds up",
        names | {OWN_RAMP: "My own curve"}, empty="", redraw=True,
        hint="Not set: standard where people have to change, fast where a contract or invoice ends.",
    )  # fmt: skip
    if initiative.ramp == OWN_RAMP:
        fields.shares(
            ItemSpot("initiatives", initiative.id, "ramp_shares"),
            "Share of the full effect after 3, 6, 9 … months (%)",
            example="10, 40, 80, 100",
        )  # fmt: skip
