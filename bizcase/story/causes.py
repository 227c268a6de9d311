"""How activity becomes money: the chain of the largest initiatives."""

from bizcase.figures import count, day
from bizcase.model.business_case import Chain
from bizcase.model.story import ChainDiagram, ChainRow, Item, Slide
from bizcase.story.frame import bullets, notes, part, point, slide, table
from bizcase.story.view import View
from bizcase.story.words import clause, listed, lower_first, number

CHAIN_ROWS, BOX, FIRST, STEP = 3, 45, 62, 36  # what moves first is often two things
UNMAPPED_ROWS = 6
NO_TIER = "Z"  # sorts behind every tier


def how_value(view: View) -> Slide:
    """The chain from activity to money of the largest initiatives."""
    chains = chains_of(view)
    if not chains:
        return _unmapped(view)
    return slide(
        view,
        "how_value",
        _how_title(view, chains),
        (part(_diagram(view, chains), bullets((*_weak_items(view, chains), _settle(view, _least_proven(chains))))),),
        notes=notes(
            view,
            "how_value",
            ("point", "weak", "caveat", "question"),
            figures=f"{_chain_texts(view, chains)}.",
        ),
    )


def chains_of(view: View) -> tuple[Chain, ...]:
    """The chains of the largest initiatives, each leading to another result; empty when nothing is mapped."""
    known = {one.initiative: one.chain for one in view.case.wording}
    seen: dict[str, Chain] = {}
    for initiative in view.ranked:
        chain = known.get(initiative)
        if chain is not None:
            seen.setdefault(chain.steps[3].text + chain.steps[2].text, chain)
    return tuple(seen.values())[:CHAIN_ROWS]


def _how_title(view: View, chains: tuple[Chain, ...]) -> str:
    if len(chains) == 1:
        return view.title("how_value.title.one", weak=view.raw("how_value.steps")[chains[0].weakest])
    subject = count(len(chains), "initiative")
    if len(chains) < len(view.initiatives):
        subject = view.say("how_value.subject", count=number(len(chains)))
    return view.title("how_value.title.many", count=subject)


def _diagram(view: View, chains: tuple[Chain, ...]) -> ChainDiagram:
    a, b, c, d = view.raw("how_value.headings")
    return ChainDiagram(
        name=view.say("how_value.chart"),
        headings=(a, b, c, d),
        rows=tuple(_chain_row(view, one) for one in chains),
        alt=view.say("how_value.alt", names=listed([view.name(one.subject) for one in chains])),
    )


def _chain_row(view: View, chain: Chain) -> ChainRow:
    _, first, *later = chain.steps
    b, c, d = clause(first.text, FIRST), *(clause(step.text, BOX) for step in later)
    return ChainRow(boxes=(view.name(chain.subject, BOX), b, c, d), weakest=chain.weakest, tier=chain.tier or "")


def _chain_texts(view: View, chains: tuple[Chain, ...]) -> str:
    return "; ".join(_chain_text(view, one) for one in chains)


def _chain_text(view: View, chain: Chain) -> str:
    a, b, c, d = (lower_first(step.text.rstrip(".")) for step in chain.steps)
    weak = view.raw("how_value.steps")[chain.weakest]
    return view.say("how_value.row", name=view.name(chain.subject), a=a, b=b, c=c, d=d, weak=weak)


def _weak_items(view: View, chains: tuple[Chain, ...]) -> tuple[Item | None, ...]:
    found: dict[str, list[str]] = {}
    for chain in chains:
        found.setdefault(chain.weakest_reason.rstrip("."), []).append(f"‘{view.name(chain.subject, 40)}’")
    return tuple(_weak_item(view, reason, names, len(chains)) for reason, names in found.items() if reason)


def _weak_item(view: View, reason: str, names: list[str], rows: int) -> Item | None:
    key = "how_value.weak_everywhere" if len(names) == rows else "how_value.weak"
    text = view.say(key, reason=lower_first(reason), names=listed(names))
    return point(view, "how_value.lead_weak", text)


def _least_proven(chains: tuple[Chain, ...]) -> Chain:
    """The chain with the weakest evidence, the largest first."""
    return max(chains, key=lambda one: one.tier or NO_TIER)


def _settle(view: View, chain: Chain) -> Item | None:
    """What the weakest link assumes, the test that would settle it, and by when."""
    to = max(1, chain.weakest)
    before, after = (lower_first(clause(one.text, STEP)) for one in chain.steps[to - 1 : to + 1])
    text = view.say(
        "how_value.settle_between" if to > 1 else "how_value.settle",  # the first box holds the name
        before=before,
        after=after,
        name=view.name(chain.subject, 40),
        test=lower_first(view.say(f"measurement.next_test.{chain.tier or 'none'}")),
        date=day(view.proof_gate.on),
    )
    return point(view, "how_value.lead_settle", text)


def _unmapped(view: View) -> Slide:
    settle = {one.subject: one.to_settle for one in view.case.matches}
    rows = ((view.name(one, 60), settle.get(one, "")) for one in view.ranked[:UNMAPPED_ROWS])
    found = table(view, "how_value", rows, (1, 2), variant="unmapped")
    said = notes(view, "how_value", ("point", "unmapped", "caveat"))
    return slide(view, "how_value", view.title("how_value.title.unmapped"), (part(found),), notes=said)
