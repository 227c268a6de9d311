"""Company and why: who asks, what for, and what the board decides."""

from calendar import month_name

import streamlit as st

from bizcase.ui import fields
from bizcase.ui.chrome import needs_case, next_step, problems_about
from bizcase.ui.edits import Spot
from bizcase.ui.spelt import spelt

CURRENCIES = [
    "GBP",
    "EUR",
    "USD",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "JPY",
    "CNY",
    "INR",
    "AUD",
    "NZD",
    "CAD",
    "SGD",
    "HKD",
    "ZAR",
    "BRL",
    "MXN",
    "AED",
    "SAR",
]
MONTHS = dict(list(enumerate(month_name))[1:])


def draw() -> None:
    """The whole page."""
    st.title("Company and why")
    needs_case()
    st.caption("Only the name is needed. What you leave empty is named as missing in the deck, never made up.")
    problems_about("company", "programme")
    _company()
    _purpose()
    _programme()
    next_step("company")


def _company() -> None:
    with st.container(border=True):
        st.header("Company")
        left, right = st.columns(2)
        with left:
            fields.text(Spot("company", "name"), "Name")
            fields.text(Spot("company", "industry"), "Industry", example="Retail banking")
            fields.choice(
                Spot("company", "regulated"),
                "Regulated industry",
                {True: "Yes", False: "No"},
                hint="Finance, health, pharmacy, energy and the like. It decides which risks apply.",
            )
            fields.whole(Spot("company", "headcount"), "Employees")
        with right:
            _money_matters()


def _money_matters() -> None:
    fields.choice(
        Spot("company", "currency"),
        "Currency",
        {code: code for code in CURRENCIES},
        hint="The currency of every amount in this case.",
        empty="",
    )
    fields.amount(
        Spot("company", "annual_revenue"), "Annual revenue", unit=currency(), example="412m",
        hint="Only to show how large the ask is beside it.",
    )  # fmt: skip
    fields.percent(
        Spot("company", "discount_rate"),
        "Discount rate",
        hint="The yearly rate finance uses to weigh later money. Without it, worth is shown undiscounted.",
    )
    fields.choice(
        Spot("company", "fiscal_year_start"),
        "Financial year begins in",
        MONTHS,
    )


def _purpose() -> None:
    with st.container(border=True):
        st.header("Why the company exists")
        fields.text(Spot("purpose", "why"), "Why", lines=2, hint="The reason the company exists, beyond money.")
        fields.text(Spot("purpose", "vision"), "Vision", lines=2, hint="Where it wants to be.")
        fields.text(Spot("purpose", "mission"), "Mission", lines=2, hint="What it does every day to get there.")


def _programme() -> None:
    with st.container(border=True):
        st.header(spelt("The programme and the decision"))
        left, right = st.columns(2)
        with left:
            fields.text(Spot("programme", "name"), spelt("Programme name"), example="Closer to customers")
            fields.amount(
                Spot("programme", "first_tranche"), "First release of money", unit=currency(),
                hint="What the board releases until the first gate.",
            )  # fmt: skip
        with right:
            fields.text(Spot("programme", "sponsor"), "Sponsor", example="Name, title")
            fields.text(Spot("programme", "lead"), "Lead", example="Name, title")
        fields.text(
            Spot("programme", "decision"),
            "Decision asked for",
            lines=2,
            example="approve £150,000 for the first six months, with a decision at the first gate on whether to go on",
            hint="Completes “We ask the board to …”.",
        )


def currency() -> str:
    """The currency of the open case, "" when it is not set."""
    return needs_case().case.company.currency


draw()
