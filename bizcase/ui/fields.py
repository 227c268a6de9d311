"""Single fields of a case: each shows what is saved, and saves what is accepted at once."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Protocol

import streamlit as st

from bizcase.intake.money import parse_amount
from bizcase.model.case_file import CaseFile
from bizcase.ui import state
from bizcase.ui.edits import Edit
from bizcase.ui.text import md

Convert = Callable[[Any], Any]
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 12, 31)


class AnySpot(Protocol):
    """A place in a case: what its widget is called, what stands there, and how to put something there."""

    @property
    def name(self) -> str: ...

    def read(self, case: CaseFile) -> Any: ...

    def write(self, value: Any) -> Edit: ...


def text(spot: AnySpot, label: str, *, hint: str = "", example: str = "", lines: int = 1) -> None:
    """A text; more than one of ``lines`` makes a larger box."""
    written = spot.read(state.base()) or ""
    options: dict[str, Any] = {
        "value": written,
        "help": hint or None,
        "placeholder": example or None,
    } | _keyed(spot, _text)
    if lines > 1:
        st.text_area(label, height=36 + 26 * lines, max_chars=20_000, **options)
    else:
        st.text_input(label, max_chars=2_000, **options)
    _after(spot, _text, written)


def texts(spot: AnySpot, label: str, *, hint: str = "", example: str = "") -> None:
    """Several short texts with commas between them."""
    written = ", ".join(spot.read(state.base()) or ())
    st.text_input(label, value=written, help=hint or None, placeholder=example or None, **_keyed(spot, _texts))
    _after(spot, _texts, written)


def amount(spot: AnySpot, label: str, *, hint: str = "", example: str = "", unit: str = "", bare: bool = False) -> None:
    """An amount as people write it ("412m", "£1.2k"); shown in full once it is accepted.

    ``unit`` is the currency the amount has to be in; "" takes any number. ``bare`` hides the label from the eye.
    """

    def convert(written: str | None) -> float | None:
        return _amount(written, unit)

    name = f"{label} ({unit})" if unit else label
    written = amount_text(spot.read(state.base()))
    keyed = _keyed(spot, convert, amount_text)
    shown: Any = "collapsed" if bare else "visible"
    st.text_input(name, value=written, help=hint or None, placeholder=example or None, label_visibility=shown, **keyed)
    _after(spot, convert, written)


def percent(spot: AnySpot, label: str, *, hint: str = "", bare: bool = False) -> None:
    """A share, asked for in per cent; ``bare`` hides the label from the eye."""
    share = spot.read(state.base())
    now = None if share is None else round(share * 100, 6)
    st.number_input(
        f"{label} (%)",
        value=now,
        min_value=min(0.0, now or 0.0),
        max_value=max(100.0, now or 0.0),
        step=0.5,
        format="%.1f",
        help=hint or None,
        label_visibility="collapsed" if bare else "visible",
        **_keyed(spot, _share),
    )
    _after(spot, _share, now)


def whole(spot: AnySpot, label: str, *, hint: str = "", most: int = 100_000_000) -> None:
    """A whole number from 0."""
    now = spot.read(state.base())
    st.number_input(
        label,
        value=now,
        min_value=0,
        max_value=max(most, now or 0),
        step=1,
        help=hint or None,
        **_keyed(spot, _same),
    )
    _after(spot, _same, now)


def choice(
    spot: AnySpot, label: str, options: Mapping[Any, str], *, hint: str = "", empty: Any = None, redraw: bool = False
) -> None:
    """One of ``options`` (value to wording); nothing chosen is saved as ``empty``.

    ``redraw``: other fields depend on the choice, and start again from what is saved.
    """

    def convert(chosen: Any) -> Any:
        return empty if chosen is None else chosen

    known = list(options)
    now = spot.read(state.base())
    if now != empty and now not in options:
        known.append(now)
    st.selectbox(
        label,
        known,
        index=known.index(now) if now in known else None,
        format_func=lambda one: options.get(one, str(one)),
        placeholder="Not set",
        help=hint or None,
        **_keyed(spot, convert, redraw=redraw),
    )
    _after(spot, convert, now if now in known else None, redraw=redraw)


def several(spot: AnySpot, label: str, options: Mapping[str, str], *, hint: str = "") -> None:
    """Any of ``options`` (value to wording); values that are no longer offered stay until they are taken away."""
    now = list(spot.read(state.base()) or ())
    known = [*options, *(one for one in now if one not in options)]
    st.multiselect(
        label,
        known,
        default=now,
        format_func=lambda one: options.get(one, one),
        placeholder="None",
        help=hint or None,
        **_keyed(spot, tuple),
    )
    _after(spot, tuple, now)


def shares(spot: AnySpot, label: str, *, hint: str = "", example: str = "", most: int = 12) -> None:
    """Up to ``most`` shares in a row, written in per cent with commas or spaces between them."""

    def convert(written: str | None) -> tuple[float, ...]:
        return _shares(written or "", most)

    written = shares_text(spot.read(state.base()))
    keyed = _keyed(spot, convert, shares_text)
    st.text_input(label, value=written, help=hint or None, placeholder=example or None, **keyed)
    _after(spot, convert, written)


def day(spot: AnySpot, label: str, *, hint: str = "") -> None:
    """A date, or none."""
    now = spot.read(state.base())
    st.date_input(
        label,
        value=now,
        min_value=_EARLIEST,
        max_value=_LATEST,
        format="DD/MM/YYYY",
        help=hint or None,
        **_keyed(spot, _same),
    )
    _after(spot, _same, now)


def amount_text(value: float | None) -> str:
    """An amount in full, as it may be typed.

    >>> amount_text(412_000_000), amount_text(3.4), amount_text(None)
    ('412,000,000', '3.4', '')
    """
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6f}".rstrip("0")


def shares_text(shares: Iterable[float] | None) -> str:
    """Shares in per cent, as they may be typed.

    >>> shares_text((0.1, 0.325, 1.0)), shares_text(None)
    ('10, 32.5, 100', '')
    """
    return ", ".join(f"{round(share * 100, 6):g}" for share in shares or ())


def _keyed(spot: AnySpot, convert: Convert, show: Convert | None = None, *, redraw: bool = False) -> dict[str, Any]:
    key = state.key(spot.name)
    return {"key": key, "on_change": _commit, "args": (key, spot, convert, show, redraw)}


def _commit(key: str, spot: AnySpot, convert: Convert, show: Convert | None = None, redraw: bool = False) -> bool:
    """Saves what the widget ``key`` holds; a call may come late, when the page that drew it has just been left."""
    try:
        value = convert(state.held(key))
    except KeyError:
        return False
    except ValueError as error:
        state.refuse(spot.name, str(error))
        return False
    if show and key == state.key(spot.name):
        state.write(spot.name, show(value))
    return state.apply(spot.write(value), spot.name, redraw=redraw)


def _after(spot: AnySpot, convert: Convert, drawn: Any, *, redraw: bool = False) -> None:
    for problem in state.refused(spot.name):
        st.error(md(problem), icon=":material/error:")
    if state.is_fresh():
        _catch_up(spot, convert, drawn, redraw)


def _catch_up(spot: AnySpot, convert: Convert, drawn: Any, redraw: bool) -> None:
    """Saves what was typed before the session began, as after a restart; ``drawn`` is what the widget started from."""
    saved = state.current()
    if state.value(spot.name) == drawn:
        if saved and spot.read(saved.case) != spot.read(state.base()):
            state.fall_behind()
    elif _commit(state.key(spot.name), spot, convert):
        if redraw:
            state.fall_behind()
        st.rerun()


def _same(value: Any) -> Any:
    return value


def _text(written: str | None) -> str:
    return written or ""


def _texts(written: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in (written or "").split(","))))


def _share(value: float | None) -> float | None:
    return None if value is None else round(value / 100, 8)


def _shares(written: str, most: int) -> tuple[float, ...]:
    parts = re.split(r"[,;\s]+", written.replace("%", " ").strip(" ,;"))
    found = tuple(_one_share(part) for part in parts if part)
    if len(found) > most:
        raise ValueError(f"These are {len(found)} shares; give at most {most}. The saved ones are kept.")
    return found


def _one_share(written: str) -> float:
    try:
        share = float(written) / 100
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ValueError(f"{written!r} is not a share of 0 to 100 %; write 10, 40, 80, 100. The saved ones are kept.")
    return round(share, 8)


def _amount(written: str | None, unit: str) -> float | None:
    if not written or not written.strip():
        return None
    found = parse_amount(written)
    if found is None or found.low != found.high:
        raise ValueError(f"{written!r} is not one amount; write 12000, 12k or 1.2m. The saved value is kept.")
    if unit and found.currency and unit not in found.currency:
        raise ValueError(f"{written!r} is in another currency; give it in {unit}. The saved value is kept.")
    return found.high
