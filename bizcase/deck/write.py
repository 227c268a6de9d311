"""Pages into the template: slides, notes, charts, sections and document properties."""

from collections.abc import Iterator
from datetime import datetime, time
from itertools import count, groupby
from pathlib import Path
from typing import Any, BinaryIO

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from bizcase.deck.charts import draw_chart
from bizcase.deck.package import save_package
from bizcase.deck.workbook import chart_workbook
from bizcase.deck.xml import NAMESPACES, SlideWriter, clean
from bizcase.errors import DeckError
from bizcase.layout import lay_out
from bizcase.model.page import Page, Plot
from bizcase.model.story import Story
from bizcase.theme import THEME

TITLE_KINDS = {"Cover": ("ctrTitle", THEME.cover_size), "Divider": ("title", THEME.cover_size)}
GROUP_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def template_path() -> Path:
    """The default template: beside the package when it is installed, in ``assets/`` of a checkout."""
    here = Path(__file__).resolve().parents[1]
    places = (here / "assets" / "bizcase.pptx", here.parent / "assets" / "bizcase.pptx")
    for place in places:
        if place.exists():
            return place
    raise DeckError([f"template: not found at {places[1]}; install bizcase again"])


def write_deck(story: Story, target: Path | BinaryIO) -> int:
    """Write ``story`` as a PowerPoint file to ``target`` and return the number of slides.

    Raises :class:`~bizcase.errors.DeckError` when the template is missing or ``target`` cannot be written.
    """
    pages = lay_out(story)
    writer = _DeckWriter(story)
    for page in pages:
        writer.add(page)
    writer.finish(pages)
    writer.save(target)
    return len(pages)


class _DeckWriter:
    def __init__(self, story: Story) -> None:
        self._story = story
        self._deck: Any = Presentation(str(template_path()))
        self._package = self._deck.part.package
        self._layouts = {layout.name: layout.part for layout in self._deck.slide_layouts}
        self._notes_master = self._deck.part.notes_master_part
        self._charts = count(1)
        self._slide_ids: list[int] = []

    def add(self, page: Page) -> None:
        """One page as a slide with its charts and notes."""
        number = len(self._slide_ids) + 1
        part = self._part(f"/ppt/slides/slide{number}.xml", CT.PML_SLIDE)
        part.relate_to(self._layouts[page.layout], RT.SLIDE_LAYOUT)
        charts = tuple(self._add_chart(part, plot) for plot in page.elements if isinstance(plot, Plot))
        part.blob = _document(self._slide_xml(page, charts))
        self._add_notes(part, page, number)
        relation = self._deck.part.relate_to(part, RT.SLIDE)
        slide_id = self._deck.part._element.get_or_add_sldIdLst().add_sldId(relation)
        self._slide_ids.append(slide_id.id)

    def _part(self, name: str, content_type: str, blob: bytes = b"") -> Part:
        """A part whose XML is finished: python-pptx packs it, and neither parses nor writes it again."""
        return Part(PackURI(name), content_type, self._package, blob)

    def _slide_xml(self, page: Page, charts: tuple[str, ...]) -> str:
        shapes = SlideWriter(self._story.language, charts)
        kind, size = TITLE_KINDS.get(page.layout, ("title", THEME.title_size))
        title = shapes.title(page.title, kind, size)
        body = "".join(shapes.write(element) for element in page.elements)
        return (
            f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{GROUP_HEAD}{title}{body}{shapes.furniture(self._story.status, page.number)}"
            "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )

    def _add_chart(self, slide: Part, plot: Plot) -> str:
        number = next(self._charts)
        xml, sheet = draw_chart(plot.chart, plot.size)
        chart = self._part(f"/ppt/charts/chart{number}.xml", CT.DML_CHART, _document(xml))
        data = chart_workbook(sheet, self._story.made_on)
        book = self._part(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx", CT.SML_SHEET, data)
        chart.relate_to(book, RT.PACKAGE)
        return slide.relate_to(chart, RT.CHART)

    def _add_notes(self, slide: Part, page: Page, number: int) -> None:
        text = _document(_notes_xml(page.notes, self._story.language))
        notes = self._part(f"/ppt/notesSlides/notesSlide{number}.xml", CT.PML_NOTES_SLIDE, text)
        notes.relate_to(self._notes_master, RT.NOTES_MASTER)
        notes.relate_to(slide, RT.SLIDE)
        slide.relate_to(notes, RT.NOTES_SLIDE)

    def finish(self, pages: tuple[Page, ...]) -> None:
        """Sections and document properties."""
        self._deck.part._element.append(parse_xml(_sections_xml(pages, self._slide_ids)))
        properties = self._deck.core_properties
        properties.title, properties.subject = _short(self._story.title), _short(self._story.subject)
        properties.author = properties.last_modified_by = _short(self._story.author)
        properties.keywords = _short(f"business case; {self._story.company}")
        properties.language, properties.category = self._story.language, "Board paper"
        properties.created = properties.modified = datetime.combine(self._story.made_on, time())

    def save(self, target: Path | BinaryIO) -> None:
        """Write the file."""
        try:
            save_package(self._package, str(target) if isinstance(target, Path) else target, self._story.made_on)
        except OSError as error:
            raise DeckError(
                [f"{target}: the deck cannot be written there ({error.strerror}); choose another place"]
            ) from error


def _short(text: str) -> str:
    return text[:255]


def _document(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _notes_xml(notes: str, language: str) -> str:
    paragraphs = "".join(
        f'<a:p><a:r><a:rPr lang="{language}" dirty="0"/><a:t>{clean(line)}</a:t></a:r></a:p>'
        for line in notes.split("\n")
    )
    return (
        f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP_HEAD}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _sections_xml(pages: tuple[Page, ...], slide_ids: list[int]) -> str:
    sections = "".join(
        _section(number, name, ids) for number, (name, ids) in enumerate(_sections(pages, slide_ids), start=1)
    )
    return (
        f'<p:extLst {NAMESPACES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        f'<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{sections}</p14:sectionLst>'
        "</p:ext></p:extLst>"
    )


def _sections(pages: tuple[Page, ...], slide_ids: list[int]) -> Iterator[tuple[str, list[int]]]:
    for name, pairs in groupby(zip(pages, slide_ids, strict=True), key=lambda pair: pair[0].section):
        yield name, [slide_id for _, slide_id in pairs]


def _section(number: int, name: str, slide_ids: list[int]) -> str:
    entries = "".join(f'<p14:sldId id="{one}"/>' for one in slide_ids)
    guid = f"{{6D1F0B2C-0000-4000-8000-{number:012X}}}"
    return f'<p14:section name="{clean(name)}" id="{guid}"><p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>'
