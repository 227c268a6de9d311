"""What all charts share: axes, colours, the data inside the chart, and the gates of the plan."""

from collections.abc import Iterable
from typing import Any

import altair as alt

from bizcase.model.business_case import BusinessCase
from bizcase.model.value import HORIZON
from bizcase.theme import THEME

Row = dict[str, Any]
HALF_YEARS = list(range(0, HORIZON + 1, 6))
_SHORT = "replace(replace(format(datum.value, '~s'), 'G', 'bn'), 'M', 'm')"


def ink(colour: str) -> str:
    """A colour of the theme as the browser writes it."""
    return f"#{colour}"


def data(rows: Iterable[Row]) -> alt.InlineData:
    """``rows`` as data that travels in the chart."""
    return alt.InlineData(values=list(rows))


def money_axis(case: BusinessCase, title: str, **options: Any) -> alt.Axis:
    """An axis of money in the currency of ``case``, written short (300k, 1.2m); ``options`` are Altair's."""
    unit = case.value.currency or "your currency"
    return axis(f"{title[:1].upper()}{title[1:]} ({unit})", labelExpr=_SHORT, grid=True, **options)


def axis(title: str | None, **options: Any) -> alt.Axis:
    """An axis in the quiet colour; ``options`` are Altair's."""
    quiet = ink(THEME.quiet)
    looks: dict[str, Any] = {"labelColor": quiet, "titleColor": quiet, "labelFontSize": 13, "titleFontSize": 13}
    return alt.Axis(title=title, labelFlush=False, **looks, **options)


def x(field: str, **options: Any) -> alt.X:
    """The horizontal channel of ``field``, a quantity unless ``options`` say another ``type``."""
    return alt.X(field=field, type=options.pop("type", "quantitative"), **options)


def y(field: str, **options: Any) -> alt.Y:
    """The vertical channel of ``field``, a quantity unless ``options`` say another ``type``."""
    return alt.Y(field=field, type=options.pop("type", "quantitative"), **options)


def text(field: str) -> alt.Text:
    """The words of ``field`` as a mark."""
    return alt.Text(field=field, type="nominal")


def tips(**fields: str) -> list[alt.Tooltip]:
    """What is shown under the pointer: field to title."""
    return [alt.Tooltip(field=field, type="nominal", title=title) for field, title in fields.items()]


def layered(height: int, *layers: alt.Chart) -> alt.LayerChart:
    """``layers`` on one another, ``height`` pixels high."""
    chart: alt.LayerChart = alt.layer(*layers).resolve_scale(color="independent").properties(height=height)
    return chart


def kinds(**colours: str) -> alt.Color:
    """Colour by the field ``kind``."""
    scale = alt.Scale(domain=list(colours), range=[ink(colour) for colour in colours.values()])
    return alt.Color(field="kind", type="nominal", scale=scale, legend=None)


def legend(title: str | None, **options: Any) -> alt.Legend:
    """A legend in the quiet colour; ``options`` are Altair's."""
    quiet = ink(THEME.quiet)
    return alt.Legend(title=title, labelColor=quiet, titleColor=quiet, labelFontSize=13, **options)


def gate_rules(case: BusinessCase) -> alt.Chart:
    """A dashed line at the month of every gate."""
    rules: alt.Chart = _gates(case).mark_rule(color=ink(THEME.quiet), strokeDash=[3, 3])
    return rules


def gate_names(case: BusinessCase) -> alt.Chart:
    """The id of every gate above its line."""
    names = _gates(case).mark_text(dy=-8, fontSize=13, color=ink(THEME.quiet), fontWeight=600)
    named: alt.Chart = names.encode(y=alt.value(0), text=text("id"))
    return named


def _gates(case: BusinessCase) -> alt.Chart:
    rows = [{"month": one.month, "id": one.id, "gate": f"{one.id} {one.name}"} for one in case.roadmap.gates]
    gates: alt.Chart = alt.Chart(data(rows)).encode(x=x("month"), tooltip=tips(gate="Gate"))
    return gates


def numbered(rows: list[Row]) -> list[Row]:
    """``rows`` with a number behind every label that stands there already: one bar to a line."""
    seen: dict[str, int] = {}
    for row in rows:
        label = row["label"]
        seen[label] = seen.get(label, 0) + 1
        if seen[label] > 1:
            row["label"] = f"{label} ({seen[label]})"
    return rows
