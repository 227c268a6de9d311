"""A slide with its section, source line and notes, and texts that several slides share."""

from collections.abc import Iterable, Sequence

from bizcase.figures import round_significant
from bizcase.model.story import Bullets, Column, Exhibit, Item, Part, Slide, Statement, Table, Tone
from bizcase.story.view import EXHIBIT, View
from bizcase.story.words import listed


def slide(
    view: View,
    slide_id: str,
    title: str,
    parts: Iterable[Part],
    *,
    notes: str,
    words: str = "",
    source: str = "",
    appendix: bool = False,
) -> Slide:
    """A content slide; ``words`` is the table of the wording that it reads, its own id unless named."""
    return Slide(
        id=slide_id,
        title=title,
        parts=tuple(part for part in parts if part.exhibits),
        notes=notes,
        source=source or source_line(view, words or slide_id),
        section=view.say(f"{words or slide_id}.section"),
        name=view.say(f"contents.{slide_id}") if appendix else "",
        appendix=appendix,
    )


def source_line(view: View, words: str, publications: Sequence[str] = (), tiers: bool = False) -> str:
    """Publications first, then the company's own data with the day, then the evidence tiers in use."""
    ours = view.say("common.company_data", what=view.say(f"{words}.data"), date=view.today)
    line = view.say("common.source", parts="; ".join([*_published(view, publications), ours]))
    used = sorted({one.tier for one in view.case.value.lines if one.tier}) if tiers else []
    if not used:
        return line
    key = "common.tiers" if len(used) == 1 else "common.tiers_many"
    return f"{line} {view.say(key, tiers=listed(used))}."


def _published(view: View, publications: Sequence[str]) -> list[str]:
    found = [one for one in view.catalogue.sources if one.id in publications]
    return [view.say("common.publication", publisher=one.publisher, title=one.title, year=one.year) for one in found]


def rounding(view: View, sums: Iterable[Sequence[float]]) -> str:
    """The note on rounding behind a source line, when amounts that add up to zero do not do so as written."""
    written = ([round_significant(amount, EXHIBIT) for amount in amounts] for amounts in sums)
    return f" {view.say('common.rounding')}" if any(sum(amounts) for amounts in written) else ""


def notes(view: View, words: str, keys: Sequence[str], figures: str = "", **slots: object) -> str:
    """What is said aloud; the data of a chart follow as text in a paragraph of their own."""
    said = " ".join(view.say(f"{words}.notes.{key}", **slots) for key in keys)
    return f"{said}\n\n{view.say('common.figures_as_text', text=figures)}" if figures else said


def part(*exhibits: Exhibit | None, width: float = 1.0) -> Part:
    """A column of the slide without the exhibits that do not exist."""
    return Part(exhibits=tuple(one for one in exhibits if one is not None), width=width)


def bullets(items: Iterable[Item | None], heading: str = "", numbered: bool = False) -> Bullets | None:
    """A list of the items that exist; ``None`` when there is none."""
    kept = tuple(item for item in items if item is not None and item.text)
    return Bullets(items=kept, heading=heading, numbered=numbered) if kept else None


def point(view: View, lead: str, text: str) -> Item | None:
    """A bullet whose bold lead stands in the wording; ``None`` without text."""
    return Item(lead=view.say(lead), text=text) if text else None


def statement(text: str, heading: str = "", tone: Tone = "plain") -> Statement | None:
    """A statement; ``None`` without text."""
    return Statement(text=text, heading=heading, tone=tone) if text else None


def table(
    view: View,
    words: str,
    rows: Iterable[tuple[str, ...]],
    widths: Sequence[float],
    *,
    variant: str = "",
    heading: str = "",
    strong: frozenset[int] = frozenset(),
) -> Table | None:
    """A table whose name, columns and description stand in the wording; ``None`` without rows.

    ``variant`` names a second table of the same slide ("lines": ``columns_lines``).
    """
    kept, suffix = tuple(rows), f"_{variant}" if variant else ""
    if not kept:
        return None
    headers = view.raw(f"{words}.columns{suffix}")
    return Table(
        name=view.say(f"{words}.table{suffix}"),
        columns=tuple(Column(header=one, width=width) for one, width in zip(headers, widths, strict=True)),
        rows=kept,
        alt=view.say(f"{words}.alt{suffix}"),
        heading=heading,
        strong=strong,
    )


def reference(
    view: View,
    slide_id: str,
    exhibits: Iterable[Exhibit | None],
    *,
    words: str,
    variant: str = "",
    spoken: str = "notes",
    source: str = "",
    **slots: object,
) -> Slide:
    """A slide of the appendix with one part; ``variant`` picks its title, ``spoken`` its notes in the wording."""
    suffix = f"_{variant}" if variant else ""
    return slide(
        view,
        slide_id,
        view.title(f"{words}.title{suffix}", **slots),
        (part(*exhibits),),
        notes=view.say(f"{words}.{spoken}.point", **slots),
        words=words,
        source=source,
        appendix=True,
    )
