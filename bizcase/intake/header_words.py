"""Words about headers: which column names the rows, what is easily mixed up, what says too little."""

NAMING: dict[str, tuple[str, str]] = {
    "INITIATIVE_COLUMNS": ("name", "Initiative"),
    "GOAL_COLUMNS": ("statement", "Goal"),
}
# Headers that leave no doubt that a table lists something else.
DISTINCT: dict[str, frozenset[str]] = {
    "INITIATIVE_COLUMNS": frozenset({"initiative", "initiatives", "initiative name", "massnahme", "maßnahme"}),
    "GOAL_COLUMNS": frozenset({
        "goal", "goals", "objective", "objectives", "strategic goal", "strategic objective", "business goal",
        "company goal", "corporate goal", "ziel", "ziele", "unternehmensziel", "objectif", "objectif strategique",
    }),
}  # fmt: skip
# Fields that are easily taken for one another, offered where a column filled one of them.
RELATED: dict[str, tuple[str, ...]] = {
    "cost": ("annual_cost", "one_off_cost", "benefit_base"),
    "annual_cost": ("one_off_cost", "benefit_base"),
    "one_off_cost": ("annual_cost", "benefit_base"),
    "benefit_base": ("benefit_low", "benefit_high", "annual_cost"),
    "benefit_low": ("benefit_base",),
    "benefit_high": ("benefit_base",),
    "start": ("end", "deadline"),
    "end": ("start",),
    "name": ("description", "id"),
    "description": ("name",),
    "owner": ("department", "spokesperson"),
    "department": ("owner",),
    "kpi": ("target",),
    "baseline": ("target",),
    "target": ("baseline", "kpi"),
    "statement": ("category", "metric"),
    "executive": ("said_in",),
}
GENERIC_HEADERS = r"(?:(?:column|col|field|spalte|feld|colonne|champ|unnamed|header|var|f|x)? ?\d{0,3}|[a-z])"
WEAK_ENDINGS = frozenset({
    "name", "names", "title", "amount", "value", "text", "details", "info", "person", "s", "list", "date", "total",
    "betrag", "datum", "montant", "date s", "if any", "est", "estimate", "estimated", "approx",
})  # fmt: skip
WEAK_SPELLINGS = frozenset({
    "name", "title", "titel", "titre", "id", "no", "nr", "code", "key", "number", "from", "to", "by", "what", "who",
    "time", "now", "low", "high", "base", "area", "unit", "media", "fin", "ab", "an", "stand", "date", "year",
    "current", "today", "item", "nom", "ref", "reference", "needs", "measure", "measures", "about", "state", "return",
    "source", "type", "description", "details", "summary", "status", "phase", "stage", "progress", "months", "hours",
    "service", "direction", "function", "network", "team", "contact",
})  # fmt: skip
