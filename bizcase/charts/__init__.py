"""The charts of a business case for the screen: :class:`BusinessCase` to Altair.

Every channel says its field and type outright: Altair's shorthand costs more time than the rest of a page. The data
travels in the chart; ``chart.to_dict()`` is all that the browser needs.
"""

from bizcase.charts.plan import heat_chart, roadmap_chart
from bizcase.charts.value import bridge_chart, cash_chart, spread_chart, tornado_chart

__all__ = ["bridge_chart", "cash_chart", "heat_chart", "roadmap_chart", "spread_chart", "tornado_chart"]
