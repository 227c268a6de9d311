"""Elements of a page as the XML of a slide: one string, parsed once.

Writing text is several times faster than one object call a property, and it leaves nothing to defaults: language,
insets, autofit and alternative text are always said.
"""

import re
from html import escape
from itertools import count

from bizcase.layout.measure import indent
from bizcase.model.page import Box, Cell, Grid, Group, Line, Paragraph, Plot, Run, Shape, TextBlock
from bizcase.theme import THEME

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
SCHEME = {
    THEME.ink: "tx1",
    THEME.paper: "bg1",
    THEME.wash: "bg2",
    THEME.primary: "accent1",
    THEME.second: "accent2",
    THEME.cost: "accent3",
    THEME.warning: "accent4",
    THEME.neutral: "accent5",
    THEME.violet: "accent6",
}
PRESETS = {
    "rect": "rect",
    "round": "roundRect",
    "diamond": "diamond",
    "ellipse": "ellipse",
    "arrow": "rightArrow",
    "pentagon": "homePlate",
}
ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "right": "r", "centre": "ctr"}
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def emu(points: float) -> int:
    """Points as English Metric Units."""
    return round(points * 12700)


def clean(text: str) -> str:
    """``text`` escaped for XML, without characters that XML refuses."""
    return escape(_ILLEGAL.sub("", text), quote=True)


def colour(value: str) -> str:
    """A solid fill, by theme colour where the theme has it."""
    name = SCHEME.get(value)
    inner = f'<a:schemeClr val="{name}"/>' if name else f'<a:srgbClr val="{value}"/>'
    return f"<a:solidFill>{inner}</a:solidFill>"


class SlideWriter:
    """Writes the shapes of one slide; ids count from 2, relationship ids of charts are asked for in order.

    ``language`` is the BCP 47 tag put on every run.
    """

    def __init__(self, language: str, chart_ids: tuple[str, ...] = ()) -> None:
        self._ids = count(2)
        self._language = language
        self._charts = iter(chart_ids)

    def write(self, element: TextBlock | Shape | Line | Group | Grid | Plot) -> str:
        """The XML of any element."""
        match element:
            case TextBlock():
                return self._text_block(element)
            case Shape():
                return self._shape(element, grouped=False)
            case Line():
                return self._line(element)
            case Group():
                return self._group(element)
            case Grid():
                return self._grid(element)
            case Plot():
                return self._plot(element)

    def title(self, block: TextBlock, kind: str, size: float) -> str:
        """The title placeholder; ``size`` is what the layout already says."""
        text = self._paragraphs(block.paragraphs, inherited=size)
        return self._placeholder(block.name, f'type="{kind}"', text)

    def furniture(self, status: str, number: int) -> str:
        """Footer and slide number placeholders."""
        run = f"<a:p><a:r>{self._run_properties()}<a:t>{clean(status)}</a:t></a:r></a:p>"
        field = (
            '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f"{self._run_properties()}<a:t>{number}</a:t></a:fld></a:p>"
        )
        footer = self._placeholder("Footer", 'type="ftr" sz="quarter" idx="11"', run)
        return footer + self._placeholder("Slide number", 'type="sldNum" sz="quarter" idx="12"', field)

    def _placeholder(self, name: str, kind: str, paragraphs: str) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{next(self._ids)}" name="{clean(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f"</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/>"
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )

    # --- text -----------------------------------------------------------------------------------------------------

    def _text_block(self, block: TextBlock, *, fits: str = "<a:normAutofit/>") -> str:
        if block.role == "subtitle":
            text = self._paragraphs(block.paragraphs, inherited=THEME.lead_size)
            return self._placeholder(block.name, 'type="subTitle" idx="1"', text)
        body = self._body(block.paragraphs, (block.inset, block.inset), block.anchor, fits)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{next(self._ids)}" name="{clean(block.name)}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr>{frame(block.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"{body}</p:sp>"
        )

    def _body(self, paragraphs: tuple[Paragraph, ...], insets: tuple[float, float], anchor: str, fits: str) -> str:
        side, top = emu(insets[0]), emu(insets[1])
        text = self._paragraphs(paragraphs) or f'<a:p><a:endParaRPr lang="{self._language}"/></a:p>'
        return (
            f'<p:txBody><a:bodyPr wrap="square" lIns="{side}" tIns="{top}" rIns="{side}" bIns="{top}" rtlCol="0" '
            f'anchor="{ANCHORS[anchor]}">{fits}</a:bodyPr><a:lstStyle/>{text}</p:txBody>'
        )

    def _paragraphs(self, paragraphs: tuple[Paragraph, ...], inherited: float = 0.0) -> str:
        return "".join(self._paragraph(one, inherited) for one in paragraphs)

    def _paragraph(self, paragraph: Paragraph, inherited: float) -> str:
        runs = "".join(self._run(run, paragraph.size, bool(inherited), inherited) for run in paragraph.runs)
        properties = "" if inherited else _paragraph_properties(paragraph)
        if not any(run.text for run in paragraph.runs):
            runs = f'<a:endParaRPr lang="{self._language}" sz="{round(paragraph.size * 100)}"/>'
        return f"<a:p>{properties}{runs}</a:p>"

    def _run(self, run: Run, size: float, placeholder: bool, inherited: float) -> str:
        if placeholder:
            look = self._run_properties(size=0.0 if size == inherited else size)
        else:
            look = self._run_properties(size=size, bold=run.bold, fill=run.colour)
        pieces = (f"<a:r>{look}<a:t>{clean(piece)}</a:t></a:r>" for piece in run.text.split("\n"))
        return f"<a:br>{look}</a:br>".join(pieces)

    def _run_properties(self, size: float = 0.0, *, bold: bool = False, fill: str = "") -> str:
        sized = f' sz="{round(size * 100)}"' if size else ""
        weight = ' b="1"' if bold else ""
        return f'<a:rPr lang="{self._language}"{sized}{weight} dirty="0">{colour(fill) if fill else ""}</a:rPr>'

    # --- shapes ---------------------------------------------------------------------------------------------------

    def _shape(self, shape: Shape, *, grouped: bool) -> str:
        ornament = _DECORATIVE if not shape.paragraphs and not grouped else ""
        fill = colour(shape.fill) if shape.fill else "<a:noFill/>"
        width = emu(shape.outline_width)
        line = f'<a:ln w="{width}">{colour(shape.outline)}</a:ln>' if shape.outline else "<a:ln><a:noFill/></a:ln>"
        body = self._body(
            shape.paragraphs, (shape.inset + shape.side, shape.inset), shape.anchor, fits="<a:noAutofit/>"
        )
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{next(self._ids)}" name="{clean(shape.name)}">{ornament}</p:cNvPr><p:cNvSpPr/>'
            f"<p:nvPr/></p:nvSpPr><p:spPr>{frame(shape.box)}"
            f'<a:prstGeom prst="{PRESETS[shape.kind]}"><a:avLst/></a:prstGeom>{fill}{line}</p:spPr>{body}</p:sp>'
        )

    def _line(self, line: Line) -> str:
        box = Box(min(line.x1, line.x2), min(line.y1, line.y2), abs(line.x2 - line.x1), abs(line.y2 - line.y1))
        flips = (' flipH="1"' if line.x2 < line.x1 else "") + (' flipV="1"' if line.y2 < line.y1 else "")
        dash = '<a:prstDash val="dash"/>' if line.dashed else ""
        arrow = '<a:tailEnd type="triangle"/>' if line.arrow else ""
        return (
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{next(self._ids)}" name="{clean(line.name)}">{_DECORATIVE}</p:cNvPr>'
            f"<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame(box, flips)}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{emu(line.width)}">{colour(line.colour)}{dash}{arrow}'
            f"</a:ln></p:spPr></p:cxnSp>"
        )

    def _group(self, group: Group) -> str:
        number = next(self._ids)
        members = "".join(self._member(one) for one in group.members)
        box = _bounds(group)
        x, y, wide, tall = emu(box.x), emu(box.y), emu(box.width), emu(box.height)
        return (
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{clean(group.name)}" descr="{clean(group.alt)}"/>'
            f'<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{tall}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{tall}"/></a:xfrm></p:grpSpPr>{members}</p:grpSp>'
        )

    def _member(self, member: Shape | Line | TextBlock) -> str:
        """Inside a drawing nothing shrinks by itself: its parts were fitted together."""
        if isinstance(member, Shape):
            return self._shape(member, grouped=True)
        if isinstance(member, TextBlock):
            return self._text_block(member, fits="<a:noAutofit/>")
        return self._line(member)

    # --- tables and charts ----------------------------------------------------------------------------------------

    def _grid(self, grid: Grid) -> str:
        columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in grid.widths)
        rows = "".join(
            f'<a:tr h="{emu(height)}">{"".join(self._cell(cell, grid.margin) for cell in row)}</a:tr>'
            for height, row in zip(grid.heights, grid.cells, strict=True)
        )
        table = (
            f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>'
            f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        )
        kind = "http://schemas.openxmlformats.org/drawingml/2006/table"
        return self._frame(grid.name, grid.alt, grid.box, kind, table)

    def _cell(self, cell: Cell, margin: tuple[float, float]) -> str:
        side, top = emu(margin[0]), emu(margin[1])
        fill = colour(cell.fill) if cell.fill else "<a:noFill/>"
        rule = f'<a:lnB w="9525">{colour(THEME.rule)}</a:lnB>'
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{self._paragraphs(cell.paragraphs)}</a:txBody>"
            f'<a:tcPr marL="{side}" marR="{side}" marT="{top}" marB="{top}" anchor="{ANCHORS[cell.anchor]}">{rule}{fill}</a:tcPr></a:tc>'
        )

    def _plot(self, plot: Plot) -> str:
        kind = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        chart = f'<c:chart xmlns:c="{kind}" r:id="{next(self._charts)}"/>'
        return self._frame(plot.chart.name, plot.chart.alt, plot.box, kind, chart)

    def _frame(self, name: str, alt: str, box: Box, kind: str, inner: str) -> str:
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{next(self._ids)}" name="{clean(name)}" descr="{clean(alt)}"/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'{frame(box, tag="p:xfrm")}<a:graphic><a:graphicData uri="{kind}">{inner}</a:graphicData></a:graphic></p:graphicFrame>'
        )


def frame(box: Box, flips: str = "", tag: str = "a:xfrm") -> str:
    """Position and size."""
    return (
        f'<{tag}{flips}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></{tag}>'
    )


def _paragraph_properties(paragraph: Paragraph) -> str:
    hang = emu(indent(paragraph))
    margin = f' marL="{hang}" indent="-{hang}"' if hang else ' marL="0" indent="0"'
    after = f'<a:spcAft><a:spcPts val="{round(paragraph.after * 100)}"/></a:spcAft>'
    return f'<a:pPr{margin} algn="{ALIGNS[paragraph.align]}"><a:spcBef><a:spcPts val="0"/></a:spcBef>{after}{_bullet(paragraph)}</a:pPr>'


def _bullet(paragraph: Paragraph) -> str:
    if not paragraph.bullet:
        return "<a:buNone/>"
    if len(paragraph.bullet) == 1:
        return f'<a:buFont typeface="Arial"/><a:buChar char="{paragraph.bullet}"/>'
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{paragraph.bullet.rstrip(".")}"/>'


def _bounds(group: Group) -> Box:
    boxes = [_extent(member) for member in group.members]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _extent(member: Shape | Line | TextBlock) -> Box:
    if isinstance(member, Line):
        x, y = min(member.x1, member.x2), min(member.y1, member.y2)
        return Box(x, y, abs(member.x2 - member.x1), abs(member.y2 - member.y1))
    return member.box
