"""The spellings of every column: to accept a new one, add it here.

Spellings are written as people write them; case, accents, punctuation and a unit ("(£k)", "in %") do
not matter. Where two columns of a file fit one field, the spelling that stands first wins.
"""

_BENEFITS = (
    "benefit", "benefits", "annual benefit", "expected benefit", "expected annual benefit", "yearly benefit", "value",
    "annual value", "saving", "savings", "annual savings", "return", "nutzen", "jährlicher nutzen",
)  # fmt: skip
_LOW = ("low", "lower", "min", "minimum", "pessimistic", "conservative", "worst case", "niedrig")
_MIDDLE = ("likely", "most likely", "mid", "medium", "expected", "realistic", "base", "base case")
_HIGH = ("high", "upper", "max", "maximum", "optimistic", "stretch", "best case", "hoch")


_COSTS = ("cost", "costs", "budget", "spend", "expense", "kosten", "coût", "coûts")
_ONCE = ("one-off", "one time", "once", "setup", "set-up", "initial", "upfront", "capex", "implementation", "einmalig")
_YEARLY = (
    "annual", "yearly", "per year", "per annum", "p.a.", "pa", "running", "ongoing", "recurring", "run", "opex",
    "operating", "jährlich", "pro Jahr", "laufend", "annuel",
)  # fmt: skip


def _with(names: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """Every name with every word, in both orders."""
    return tuple(one for name in names for word in words for one in (f"{name} {word}", f"{word} {name}"))


# Headers under which people write whatever they like: an extra fact, and a near-miss of nothing.
REMARKS = {
    "comment", "comments", "note", "notes", "remark", "remarks", "bemerkung", "bemerkungen", "kommentar", "kommentare",
    "anmerkung", "anmerkungen", "commentaire", "commentaires", "remarque", "remarques",
}  # fmt: skip

INITIATIVE_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": (
        "id", "initiative id", "project id", "issue key", "task id", "ref", "reference", "code", "number", "no",
        "nr", "nummer",
        "lfd nr", "numéro", "num", "key"
    ),
    "name": (
        "initiative", "initiative name", "name of initiative", "initiatives", "social initiative",
        "social media initiative", "initiative title", "initiativtitel", "name der initiative",
        "nom de l'initiative", "project", "project name", "projekt", "projektname", "projet",
        "nom du projet", "programme", "program", "activity", "aktivität", "activité", "maßnahme",
        "massnahme", "mesure", "campaign", "kampagne", "campagne", "idea", "use case", "workstream",
        "title", "titel", "titre", "name", "bezeichnung", "nom", "intitulé", "item", "what",
        "iniciativa", "proyecto", "iniziativa", "progetto", "initiatief", "inicjatywa"
    ),
    "description": (
        "description", "short description", "brief description", "description of initiative", "initiative summary",
        "initiative description", "project description", "details", "summary", "what it is",
        "what we do", "what we will do", "scope", "beschreibung", "kurzbeschreibung", "descriptif",
        "about", "explanation", "erläuterung"
    ),
    "channels": (
        "channels", "channel", "platforms", "platform", "social channels", "social platforms", "networks",
        "network", "social network", "kanäle", "kanal", "plattform", "plattformen", "canal", "canaux",
        "plateforme", "plateformes", "réseaux", "réseau", "media",
        "canales", "canali", "kanalen"
    ),
    "owner": (
        "owner", "initiative owner", "project owner", "accountable", "responsible", "responsible person",
        "lead", "project lead", "led by", "manager", "project manager", "contact", "verantwortlich",
        "verantwortliche", "verantwortlicher", "verantwortliche person", "leitung", "projektleitung",
        "responsable", "pilote", "who",
        "assignee", "assigned to", "person", "person responsible", "point of contact", "porteur", "chef de projet",
        "responsabile", "eigenaar", "verantwoordelijke"
    ),
    "department": (
        "department", "dept", "business unit", "unit", "team", "function", "division", "area", "abteilung",
        "bereich", "département", "service", "direction"
    ),
    "goals": (
        "goals", "goal", "goals served", "goal served", "goals supported", "goal supported",
        "supports goal", "supports goals", "serves goal", "serves goals", "goal id", "goal ids",
        "business goal", "business goals", "company goal", "company goals", "corporate goal",
        "strategic goal", "strategic goals", "objective", "objectives", "business objective",
        "business objectives", "strategic objective", "strategic objectives", "linked goal",
        "linked goals", "strategic priority", "ziel", "ziele", "unternehmensziel", "unternehmensziele",
        "strategisches ziel", "strategische ziele", "objectif", "objectifs", "objectif stratégique",
        "objectifs stratégiques"
    ),
    "one_off_cost": (
        "one-off cost", "one off cost", "one-off costs", "one-off", "one time cost", "one-time cost",
        "one-time costs", "setup cost", "set-up cost", "set up cost", "setup costs", "set-up costs",
        "initial cost", "initial costs", "upfront cost", "up-front cost", "upfront costs",
        "implementation cost", "implementation costs", "investment", "initial investment", "capex",
        "einmalige kosten", "einmalkosten", "einmalig", "anschaffungskosten", "investition",
        "investitionskosten", "coût initial", "coûts initiaux", "coût unique", "coûts ponctuels",
        "coût ponctuel", "investissement", "inversión", "investimento", "investering", *_with(_COSTS, _ONCE)
    ),
    "annual_cost": (
        "annual cost", "annual costs", "annual running cost", "annual running costs", "yearly cost",
        "yearly costs", "cost per year", "costs per year", "cost per annum", "running cost",
        "running costs", "recurring cost", "recurring costs", "ongoing cost", "ongoing costs",
        "operating cost", "operating costs", "opex", "annual budget", "yearly budget", "annual spend",
        "jährliche kosten", "kosten pro jahr", "jahreskosten", "laufende kosten", "jahresbudget",
        "betriebskosten", "coût annuel", "coûts annuels", "budget annuel", "coût récurrent",
        "coûts récurrents", "coste anual", "costo annuale", "jaarlijkse kosten", *_with(_COSTS, _YEARLY)
    ),
    "cost": (
        "cost", "costs", "total cost", "budget", "spend", "price", "estimated cost", "cost estimate",
        "kosten", "gesamtkosten", "coût", "coûts", "dépenses"
    ),
    "hours_per_month": (
        "hours per month", "hours a month", "hours month", "monthly hours", "hours", "effort",
        "staff hours", "hours per week", "weekly hours", "time",
        "days per month", "person days", "person days per month", "man days", "working days", "effort days",
        "workload",
        "fte", "ftes", "fte needed", "vzä", "etp", "stunden pro monat", "stunden",
        "stunden pro woche", "aufwand", "heures par mois", "heures", "heures par semaine"
    ),
    "benefit_low": (
        "benefit low", "low benefit", "annual benefit low", "benefit low case", "benefit min",
        "minimum benefit", "min benefit", "worst case benefit", "benefit worst case",
        "benefit pessimistic", "low case", "low estimate", "low", "nutzen niedrig", "nutzen min",
        "bénéfice bas", *_with(_BENEFITS, _LOW)
    ),
    "benefit_base": (
        *_with(_BENEFITS, _MIDDLE),
        "annual benefit", "benefit base", "benefit likely", "annual benefit base", "benefit", "benefits",
        "annual benefits", "yearly benefit", "expected benefit", "expected annual benefit",
        "benefit per year", "benefit base case", "benefit most likely", "likely benefit", "base benefit",
        "financial benefit", "annual value", "value per year", "expected value", "annual saving",
        "annual savings", "saving", "savings", "return", "expected return", "base case", "base", "likely",
        "most likely", "nutzen", "jährlicher nutzen", "nutzen pro jahr", "erwarteter nutzen", "ertrag",
        "einsparung", "einsparungen", "gain attendu", "gains attendus", "bénéfice", "bénéfice annuel", "bénéfices",
        "gain", "gain annuel",
        "économies"
    ),
    "benefit_high": (
        "benefit high", "high benefit", "annual benefit high", "benefit high case", "benefit max",
        "maximum benefit", "max benefit", "best case benefit", "benefit best case", "benefit optimistic",
        "high case", "high estimate", "high", "nutzen hoch", "nutzen max", "bénéfice haut",
        *_with(_BENEFITS, _HIGH)
    ),
    "value_class": (
        "value class", "value type", "type of value", "type of benefit", "benefit type", "benefit class",
        "kind of benefit", "nutzenart", "wertart", "type de bénéfice", "type de gain"
    ),
    "driver": ("driver", "value driver", "driver id", "werttreiber", "levier", "levier de valeur"),
    "driver_inputs": ("driver inputs", "driver input", "inputs", "inputs of the driver"),
    "start": (
        "start", "start date", "starts", "starting", "begin", "begins", "beginning", "launch",
        "launch date", "go live", "go-live date", "from", "planned start", "beginn", "startdatum",
        "anfang", "ab", "début", "date de début", "lancement", "date de lancement",
        "start quarter", "start month", "start year", "launch quarter", "launch month", "when", "timing", "timeline",
        "timeframe", "time frame", "period", "schedule", "planned for", "quarter", "zeitraum", "zeitplan", "wann",
        "quand", "démarrage", "inicio", "inizio", "fecha de inicio", "aanvang", "date"
    ),
    "end": (
        "end", "end date", "ends", "due", "due date", "deadline", "target date", "frist", "échéance", "finish",
        "finish date", "until", "to", "completion", "completion date",
        "planned end", "ende", "enddatum", "bis", "fin", "date de fin"
    ),
    "duration_months": (
        "duration months", "duration", "length", "months", "duration in months", "dauer", "laufzeit",
        "dauer in monaten", "durée", "durée en mois"
    ),
    "ramp": (
        "ramp", "ramp-up", "ramp curve", "ramp-up curve", "build-up", "build-up of benefits", "benefit build-up",
        "benefit ramp", "anlaufkurve", "hochlauf", "montée en charge"
    ),
    "confidence": (
        "confidence", "confidence level", "probability", "probability of success", "likelihood",
        "certainty", "prob", "prob of success", "success probability", "chance of success", "confidence score",
        "wahrscheinlichkeit", "zuversicht", "sicherheit", "erfolgswahrscheinlichkeit",
        "probabilité", "confiance", "degré de confiance",
        "eintrittswahrscheinlichkeit", "erfolgschance", "probabilité de succès", "probabilité de réussite",
        "confianza", "probabilidad", "fiducia", "probabilità"
    ),
    "kpi": (
        "kpi", "kpis", "metric", "metrics", "measure", "measures", "indicator",
        "key performance indicator", "success measure", "success metric", "kennzahl", "kennzahlen",
        "messgröße", "indicateur", "indicateurs"
    ),
    "baseline": (
        "baseline", "base line", "current", "current value", "today", "now", "as is", "starting point",
        "kpi baseline", "ausgangswert", "istwert", "ist", "valeur actuelle", "valeur de départ",
        "situation actuelle"
    ),
    "target": (
        "target", "target value", "kpi target", "to be", "zielwert", "sollwert", "soll", "cible",
        "valeur cible"
    ),
    "evidence_tier": (
        "evidence tier", "evidence", "tier", "evidence level", "strength of evidence",
        "quality of evidence", "evidenz", "evidenzstufe", "niveau de preuve", "preuve"
    ),
    "depends_on": (
        "depends on", "dependency", "dependencies", "dependent on", "depends", "prerequisite",
        "prerequisites", "predecessor", "predecessors", "blocked by", "needs", "requires", "abhängig von",
        "abhängigkeit", "abhängigkeiten", "voraussetzung", "voraussetzungen", "dépend de", "dépendance",
        "dépendances", "prérequis"
    ),
    "status": (
        "status", "state", "stage", "phase", "progress", "stand", "zustand", "statut", "état", "avancement"
    ),
    "spokesperson": (
        "spokesperson", "spokespeople", "who speaks", "who speaks to customers", "speaks to customers",
        "voice", "speaker", "sprecher", "sprecherin", "porte-parole"
    ),
}  # fmt: skip

GOAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": (
        "id", "goal id", "objective id", "ref", "reference", "code", "number", "no", "nr", "nummer",
        "numéro"
    ),
    "statement": (
        "goal", "goals", "statement", "goal statement", "objective", "objectives", "business goal",
        "company goal", "corporate goal", "strategic goal", "business objective", "strategic objective",
        "corporate objective", "priority", "strategic priority", "aim", "ambition", "ziel", "ziele",
        "unternehmensziel", "strategisches ziel", "zielsetzung", "objectif", "objectif stratégique",
        "goal description", "description", "beschreibung", "name", "title", "titel", "intitulé", "nom"
    ),
    "category": (
        "category", "outcome", "outcome id", "type", "theme", "pillar", "kategorie", "catégorie", "thème"
    ),
    "executive": (
        "executive", "exec", "exec sponsor", "exec owner", "accountable exec", "responsible executive", "c-level",
        "c-level owner", "leader", "board member", "accountable executive", "executive owner", "executive sponsor",
        "owner", "sponsor",
        "accountable", "responsible", "lead", "c-suite owner", "goal owner", "verantwortlich",
        "verantwortlicher", "verantwortliche", "vorstand", "responsable", "dirigeant"
    ),
    "metric": (
        "metric", "metrics", "kpi", "kpis", "measure", "measured by", "indicator", "key result",
        "kennzahl", "messgröße", "indicateur"
    ),
    "baseline": (
        "baseline", "from", "base line", "starting value", "start value", "current", "current value", "today", "now",
        "as is", "ausgangswert",
        "istwert", "ist", "valeur actuelle", "valeur de départ"
    ),
    "target": (
        "target", "to", "target level", "target value", "to be", "zielwert", "sollwert", "soll", "cible",
        "valeur cible"
    ),
    "deadline": (
        "deadline", "when", "timeline", "timing", "horizon", "due", "due date", "by", "by when", "target date",
        "end date", "end", "date", "year",
        "timeframe", "frist", "termin", "bis", "bis wann", "zieldatum", "échéance", "date limite"
    ),
    "weight": (
        "weight", "rank weight", "share", "weighting", "relative weight", "importance", "gewicht", "gewichtung",
        "poids",
        "pondération"
    ),
    "said_in": (
        "said in", "source", "where it was said", "where said", "document", "source document", "quelle",
        "reference document"
    ),
}  # fmt: skip

FIELD_NAMES: dict[str, str] = {
    "one_off_cost": "one-off cost",
    "annual_cost": "annual cost",
    "hours_per_month": "hours per month",
    "benefit_low": "benefit low",
    "benefit_base": "benefit",
    "benefit_high": "benefit high",
    "value_class": "value class",
    "driver_inputs": "driver inputs",
    "duration_months": "duration",
    "kpi": "KPI",
    "evidence_tier": "evidence tier",
    "depends_on": "depends on",
    "said_in": "said in",
}


def field_name(field: str) -> str:
    """``field`` as messages write it.

    >>> field_name("one_off_cost"), field_name("owner")
    ('one-off cost', 'owner')
    """
    return FIELD_NAMES.get(field, field)
