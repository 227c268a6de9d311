"""Words that stand for one of a few values, as people write them."""

import re

from bizcase.intake.cells import Cell, Read, as_text, unknown
from bizcase.intake.headers import normalise
from bizcase.model.case_file import OWN_RAMP


def _by_word(values: dict[str, str]) -> dict[str, str]:
    return {normalise(word): value for value, words in values.items() for word in words.split(", ")}


STATUS = _by_word(
    {
        "idea": "idea, proposed, proposal, concept, new, draft, suggested, backlog, vorschlag, idee, entwurf, proposé",
        "planned": "planned, plan, planning, approved, scheduled, not started, to do, todo, upcoming, "
        "next, agreed, pending, open, geplant, in planung, genehmigt, nicht begonnen, prévu, planifié, validé",
        "running": "running, live, active, doing, working on it, in progress, ongoing, started, under way, "
        "underway, pilot, piloting, launched, wip, on track, laufend, läuft, aktiv, in arbeit, gestartet, "
        "en cours, lancé, actif",
        "paused": "paused, on hold, stuck, hold, stopped, blocked, suspended, pausiert, gestoppt, blockiert, en "
        "pause, suspendu",
        "done": "done, complete, completed, finished, closed, ended, delivered, erledigt, fertig, "
        "abgeschlossen, beendet, terminé, fini, achevé",
    }
)
STATUS_WANTED = "not a status; write idea, planned, running, paused or done"

VALUE_CLASS = _by_word(
    {
        "cash_in": "cash_in, cash in, revenue, income, margin, extra margin, sales, new revenue, more "
        "revenue, contribution margin, revenue growth, umsatz, ertrag, mehrertrag, erlös, mehrumsatz, chiffre "
        "d'affaires, revenu",
        "cash_saved": "cash_saved, cash saved, saving, savings, cost saving, cost savings, cash saving, "
        "cash savings, cost reduction, cost saved, costs saved, cost avoided, cost avoidance, costs "
        "avoided, einsparung, kosteneinsparung, économie, économies, réduction des coûts",
        "capacity": "capacity, capacity released, time, time saved, time saving, hours saved, hours "
        "released, hours freed, productivity, efficiency, kapazität, zeitersparnis, zeit, capacité, temps "
        "gagné",
        "expected_loss": "expected_loss, expected loss, expected loss avoided, expected loss reduced, "
        "risk, risk reduction, risk reduced, loss avoided, avoided loss, avoided losses, risiko, "
        "risikominderung, risque",
        "unmonetised": "unmonetised, unmonetized, not monetised, not monetized, not in money, nicht in geld, "
        "intangible, soft, non financial, qualitative, strategic, immateriell, qualitativ, intangible "
        "benefit, qualitatif",
    }
)
VALUE_CLASS_WANTED = "not a kind of value; write cash in, cash saved, capacity, expected loss or not in money"

RAMP = _by_word(
    {
        "fast": "fast, quick, schnell, rapide",
        "standard": "standard, normal, usual",
        "slow": "slow, langsam, lent",
        "linear18": "linear18, linear 18, linear, even, even over 18 months, straight line, gleichmäßig, linéaire",
    }
)
RAMP_WANTED = (
    "not a curve; write fast, standard, slow or linear18, or the shares after 3, 6, 9 … months: 10% / 40% / 100%"
)

TIER_WANTED = "not an evidence tier; write a letter from A to G"
_TIER = re.compile(r"(?i)(?:(?:evidence|tier|level|stufe|niveau|grade|class)\s*:?\s*)*([a-g])(?:\s*[-–—:(.].*)?")


def tier_reader(cell: Cell) -> Read[object]:
    """The evidence tier, A to G.

    >>> tier_reader("Tier B").value, tier_reader("c – matched comparison").value, tier_reader("good").wanted
    ('B', 'C', 'not an evidence tier; write a letter from A to G')
    """
    text = as_text(cell)
    if absent := unknown(text):
        return Read(None, absent.assumed)
    found = _TIER.fullmatch(text)
    return Read(found[1].upper()) if found else Read(None, wanted=TIER_WANTED)


def ramp_reader(cell: Cell) -> Read[object]:
    """A curve by its name, or one's own as shares by the quarter: its id with the shares.

    >>> ramp_reader("Slow").value, ramp_reader("10% / 40% / 100%").value, ramp_reader("0.25; 1").value
    (('slow', ()), ('custom', (0.1, 0.4, 1.0)), ('custom', (0.25, 1.0)))
    """
    text = as_text(cell)
    if absent := unknown(text):
        return Read(None, absent.assumed)
    if normalise(text) in RAMP:
        return Read((RAMP[normalise(text)], ()))
    shares = _shares(text)
    return Read((OWN_RAMP, shares)) if shares else Read(None, wanted=RAMP_WANTED)


def _shares(text: str) -> tuple[float, ...]:
    """The shares in ``text``, as per cent where it says so or one is above 1; none where it holds anything else."""
    parts = [part.strip() for part in re.split(r"[;/|\n]|,\s", text.replace("%", ""))]
    figures = [float(part.replace(",", ".")) for part in parts if re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", part)]
    whole = 100 if "%" in text or max(figures, default=0) > 1 else 1
    shares = tuple(figure / whole for figure in figures)
    return shares if len(shares) == len(parts) > 1 and max(shares) <= 1 else ()
