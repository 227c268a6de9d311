"""The whole story as text: what ``bizcase outline`` prints and what the golden files hold."""

from collections.abc import Callable, Iterator
from typing import Any

from bizcase.model import story as s


def outline(story: s.Story) -> str:
    """Number, title, every text of every exhibit, source and notes of each slide; ends with a line break."""
    head = f"{story.title}\n{story.company} · {story.author} · {story.subject} · {story.status} · {story.language}"
    slides = (f"{'=' * 80}\n{number}. {slide_text(one)}" for number, one in enumerate(story.slides))
    return "\n\n".join([head, *slides]) + "\n"


def slide_text(slide: s.Slide) -> str:
    """One slide as text."""
    return "\n".join(_slide_lines(slide))


def _slide_lines(slide: s.Slide) -> Iterator[str]:
    yield slide.title
    yield f"[{slide.id} · {slide.section}]"
    yield from (line for line in (slide.subtitle, *slide.details) if line)
    for place, part in enumerate(slide.parts, start=1):
        if len(slide.parts) > 1:
            yield f"-- part {place} of {len(slide.parts)}"
        for exhibit in part.exhibits:
            yield from exhibit_lines(exhibit)
    if slide.source:
        yield slide.source
    if slide.notes:
        yield f"Notes: {slide.notes}"


def exhibit_lines(exhibit: s.Exhibit) -> list[str]:
    """The texts of an exhibit, a line each."""
    return list(LINES[type(exhibit)](exhibit))


def _bullets(one: s.Bullets) -> Iterator[str]:
    if one.heading:
        yield f"{one.heading}:"
    for place, item in enumerate(one.items, start=1):
        yield f"{f'{place}.' if one.numbered else '•'} {item.lead}{item.text}"


def _statement(one: s.Statement) -> Iterator[str]:
    yield f"[{one.tone}] {f'{one.heading}: ' if one.heading else ''}{one.text}"


def _panel(one: s.FigurePanel) -> Iterator[str]:
    if one.heading:
        yield f"{one.heading}:"
    yield from (f"# {each.label}: {each.value}{f' ({each.note})' if each.note else ''}" for each in one.figures)


def _table(one: s.Table) -> Iterator[str]:
    yield f"Table {one.heading or one.name}: {one.alt}"
    yield _row([column.header for column in one.columns])
    for place, row in enumerate(one.rows):
        yield ("* " if place in one.strong else "") + _row(row)


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _chart(one: Any) -> Iterator[str]:
    yield f"{type(one).__name__} {one.name}: {one.alt}"
    if getattr(one, "unit", ""):
        yield f"Unit: {one.unit}"


def _heat_map(one: s.HeatMap) -> Iterator[str]:
    yield from _chart(one)
    yield f"Likelihood: {', '.join(one.likelihood)}; impact: {', '.join(one.impact)}"


def _roadmap(one: s.RoadmapChart) -> Iterator[str]:
    yield from _chart(one)
    yield from (f"{each.label}: {each.text}" for each in one.pictures)
    for lane in one.lanes:
        bars = "; ".join(f"{bar.label} [{bar.start}–{bar.end}]" for bar in lane.bars)
        yield f"Lane {lane.name}: {bars or '–'}"


def _chain(one: s.ChainDiagram) -> Iterator[str]:
    yield from _chart(one)
    yield _row(one.headings)
    for row in one.rows:
        marked = (f"{text} (!)" if place == row.weakest else text for place, text in enumerate(row.boxes))
        yield _row([*marked, row.tier])


LINES: dict[type, Callable[[Any], Iterator[str]]] = {
    s.Bullets: _bullets,
    s.Statement: _statement,
    s.FigurePanel: _panel,
    s.Table: _table,
    s.Waterfall: _chart,
    s.Tornado: _chart,
    s.CashCurve: _chart,
    s.DotPlot: _chart,
    s.BarChart: _chart,
    s.Histogram: _chart,
    s.HeatMap: _heat_map,
    s.RoadmapChart: _roadmap,
    s.ChainDiagram: _chain,
}
