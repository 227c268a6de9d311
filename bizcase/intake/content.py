"""What the cells of a column hold, where its header does not say."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from bizcase.intake.cells import Cell, as_text, is_blank, unknown
from bizcase.intake.headers import normalise
from bizcase.intake.money import parse_amount
from bizcase.intake.periods import parse_period
from bizcase.intake.words import STATUS

PLATFORMS = frozenset({
    "linkedin", "facebook", "instagram", "tiktok", "youtube", "twitter", "x", "threads", "reddit", "pinterest",
    "whatsapp", "snapchat", "wechat", "weibo", "xing", "discord", "telegram", "bluesky", "mastodon", "vimeo",
    "twitch", "blog", "podcast", "newsletter", "intranet", "email", "website", "web", "glassdoor", "trustpilot",
    "meta", "messenger", "slack", "teams", "yammer", "tumblr", "quora", "line", "kakaotalk",
})  # fmt: skip
# Kinds of cells, and the fields that such cells may fill, the likeliest first.
FIELDS: dict[str, tuple[str, ...]] = {
    "money": ("annual_cost", "one_off_cost", "benefit_base"),
    "date": ("start", "end"),
    "percent": ("confidence",),
    "duration": ("duration_months",),
    "channels": ("channels",),
    "status": ("status",),
    "tier": ("evidence_tier",),
}
GOAL_FIELDS: dict[str, tuple[str, ...]] = {"date": ("deadline",)}
# Fields whose cells must look like it before a header that only resembles their name is believed.
MUST_HOLD: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("one_off_cost", "annual_cost", "cost", "benefit_low", "benefit_base", "benefit_high"),
        frozenset({"money", "number"}),
    ),
    **dict.fromkeys(("hours_per_month", "weight"), frozenset({"number", "duration"})),
    **dict.fromkeys(("start", "end", "deadline"), frozenset({"date"})),
    "duration_months": frozenset({"number", "duration"}),
    "confidence": frozenset({"number", "percent"}),
    "status": frozenset({"status"}),
    "evidence_tier": frozenset({"tier"}),
}
_LOOKED_AT = 200
_LEVELS = frozenset({"high", "medium", "low", "hoch", "mittel", "niedrig", "yes", "no", "ja", "nein", "oui", "non"})
_DURATION = re.compile(
    r"(?i)[\d.,–-]+\s*(?:months?|mths?|weeks?|years?|yrs?|monate?|wochen?|jahre?|mois|ans?|semaines?)"
)
_PROSE = re.compile(r"[.!?:]\s*$|@|://")


def kind_of(cell: Cell) -> str:
    """What one cell holds: money, number, date, percent, duration, channels, status, tier, text, "" for nothing.

    >>> [kind_of(one) for one in ("£12k", "Q3 2027", "60%", "6 months", "X, LinkedIn", "B", "Care desk", 7)]
    ['money', 'date', 'percent', 'duration', 'channels', 'tier', 'text', 'number']
    """
    if is_blank(cell) or (isinstance(cell, str) and unknown(as_text(cell))):
        return ""
    if isinstance(cell, date):
        return "date"
    if not isinstance(cell, str):
        return "number" if isinstance(cell, int | float) and not isinstance(cell, bool) else "text"
    return _kind_of_text(as_text(cell))


def _kind_of_text(text: str) -> str:
    if len(text) > 60:
        return "text"
    if re.fullmatch(r"[A-G]", text):
        return "tier"
    if normalise(text) in STATUS:
        return "status"
    if any(one.isdigit() for one in text):
        return _kind_of_figure(text)
    words = re.findall(r"\w+", text.casefold())
    return "channels" if words and all(one in PLATFORMS or one == "and" for one in words) else "text"


def _kind_of_figure(text: str) -> str:
    if re.fullmatch(r"[\d.,\s–-]+%", text):
        return "percent"
    if _DURATION.fullmatch(text):
        return "duration"
    if not re.fullmatch(r"[\d.,]+", text) and parse_period(text):
        return "date"
    amount = parse_amount(text)
    if amount is None:
        return "text"
    return "money" if amount.currency or amount.factor != 1 or amount.per_year else "number"


def kinds(cells: Iterable[Cell]) -> Counter[str]:
    """How many of the first 200 filled cells are of each kind."""
    found: Counter[str] = Counter()
    for cell in cells:
        if kind := kind_of(cell):
            found[kind] += 1
            if found.total() >= _LOOKED_AT:
                break
    return found


def fits(field: str, cells: Iterable[Cell]) -> bool:
    """Whether the cells may belong to ``field``: half of them look like it, or nothing is asked of them."""
    wanted = MUST_HOLD.get(field)
    if wanted is None:
        return True
    found = kinds(cells)
    return not found or sum(found[one] for one in wanted) * 2 >= found.total()


def guesses(cells: Iterable[Cell], kind: str) -> list[tuple[str, float]]:
    """Fields that the cells alone speak for, each with a confidence of 0–1, the likeliest first."""
    found = kinds(cells)
    if not found:
        return []
    most, count = found.most_common(1)[0]
    share = count / found.total()
    fields = (FIELDS if kind == "INITIATIVE_COLUMNS" else GOAL_FIELDS).get(most, ())
    if share < 0.7 or (most in {"status", "tier"} and share < 1):
        return []
    return [(field, round(share * (0.7 - 0.15 * place), 2)) for place, field in enumerate(fields)]


def name_likeness(cells: list[Cell]) -> float:
    """How much a column looks like one of names, 0–1: short texts, all different, hardly one missing."""
    texts = [as_text(cell) for cell in cells[:_LOOKED_AT] if kind_of(cell) in {"text", "channels"}]
    if any(normalise(one) in _LEVELS for one in texts):
        return 0.0
    filled = sum(not is_blank(cell) for cell in cells[:_LOOKED_AT])
    if not texts or len(texts) < 0.8 * filled or len(texts) < 0.6 * len(cells[:_LOOKED_AT]):
        return 0.0
    named = [one for one in texts if 2 < len(one) <= 80 and not _PROSE.search(one) and len(one.split()) <= 10]
    different = len({one.casefold() for one in texts}) / len(texts)
    return len(named) / len(texts) * different
