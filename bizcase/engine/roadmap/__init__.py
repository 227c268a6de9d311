"""From here to there: lanes, gates, what must come first, the first 90 days, the bridge of the audit."""

from bizcase.engine.roadmap.bridge import current_state
from bizcase.engine.roadmap.plan import plan

__all__ = ["current_state", "plan"]
