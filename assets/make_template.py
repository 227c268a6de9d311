"""Writes ``assets/bizcase.pptx``, the default deck template, from the theme. Run: ``python assets/make_template.py``.

The file is an ordinary PowerPoint template: a master, three named layouts, theme colours and fonts. Change it in
PowerPoint and save over it if you like; this script only makes sure that it can be made again.
"""

import re
from datetime import datetime
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Emu

from bizcase.layout import grid
from bizcase.model.page import HEIGHT, WIDTH, Box
from bizcase.theme import THEME

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
FOOTER = Box(grid.LEFT, 514.0, 600.0, 16.0)
NUMBER = Box(grid.RIGHT - 80, 514.0, 80.0, 16.0)
SCHEME = {
    "dk1": THEME.ink, "lt1": THEME.paper, "dk2": THEME.primary, "lt2": THEME.wash, "accent1": THEME.primary,
    "accent2": THEME.second, "accent3": THEME.cost, "accent4": THEME.warning, "accent5": THEME.neutral,
    "accent6": THEME.violet, "hlink": THEME.mid, "folHlink": THEME.cost,
}  # fmt: skip
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
)


def emu(points: float) -> int:
    return round(points * 12700)


def frame(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
    )


def placeholder(number: int, name: str, kind: str, box: Box, text: str, *, anchor: str = "t", style: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{frame(box)}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def level(size: float, colour: str, *, bold: bool = False, align: str = "l") -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )


def text(value: str) -> str:
    return f'<a:r><a:rPr lang="en-GB"/><a:t>{value}</a:t></a:r>'


def rectangle(number: int, name: str, box: Box, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/>'
        f'</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/>'
        f"</a:p></p:txBody></p:sp>"
    )


def tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
        f"</p:grpSpPr>{shapes}</p:spTree>"
    )


def background(colour: str) -> str:
    return f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def furniture(colour: str) -> str:
    quiet, right = level(THEME.footer_size, colour), level(THEME.footer_size, colour, align="r")
    field = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    )
    return placeholder(
        8, "Footer", 'type="ftr" sz="quarter" idx="11"', FOOTER, text("Status"), style=quiet
    ) + placeholder(9, "Slide number", 'type="sldNum" sz="quarter" idx="12"', NUMBER, field, style=right)


def master_shapes() -> str:
    title = placeholder(2, "Title", 'type="title"', grid.TITLE, text("Title"))
    body = placeholder(3, "Body", 'type="body" idx="1"', grid.BODY, text("Body"))
    return rectangle(7, "Accent", Box(grid.LEFT, 18.0, 48.0, 4.0), "accent1") + title + body + furniture("tx1")


def layout_xml(name: str, kind: str, shapes: str, back: str = "", *, show_master: bool = True) -> str:
    return (
        f'<p:sldLayout {NS} type="{kind}" preserve="1" showMasterSp="{int(show_master)}"><p:cSld name="{name}">{back}{tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def layouts() -> dict[str, str]:
    white = level(THEME.cover_size, "bg1", bold=True)
    lead = level(THEME.lead_size, "bg1")
    title_only = placeholder(2, "Title", 'type="title"', grid.TITLE, text("Title"))
    cover = placeholder(2, "Title", 'type="ctrTitle"', grid.COVER_TITLE, text("Title"), anchor="b", style=white)
    subtitle = placeholder(3, "Subtitle", 'type="subTitle" idx="1"', grid.COVER_SUBTITLE, text("Subtitle"), style=lead)
    divider = placeholder(2, "Title", 'type="title"', grid.DIVIDER_TITLE, text("Title"), anchor="b", style=white)
    bar = rectangle(6, "Accent", Box(64.0, 110.0, 72.0, 6.0), "accent4")
    low_bar = rectangle(6, "Accent", Box(64.0, 190.0, 72.0, 6.0), "accent4")
    blue = background("accent1")
    return {
        "Cover": layout_xml("Cover", "title", bar + cover + subtitle + furniture("bg1"), blue, show_master=False),
        "Title only": layout_xml("Title only", "titleOnly", title_only + furniture("tx1")),
        "Divider": layout_xml(
            "Divider", "secHead", low_bar + divider + subtitle + furniture("bg1"), blue, show_master=False
        ),
    }


def replace_theme(blob: bytes) -> bytes:
    xml = blob.decode("utf-8")
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in SCHEME.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{THEME.font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    xml = re.sub(
        r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="bizcase">{colours}</a:clrScheme>', xml, flags=re.S
    )
    xml = re.sub(
        r"<a:fontScheme.*?</a:fontScheme>", f'<a:fontScheme name="bizcase">{fonts}</a:fontScheme>', xml, flags=re.S
    )
    return re.sub(r'(<a:theme [^>]*name=)"[^"]*"', r'\1"bizcase"', xml).encode("utf-8")


def restyle(master: etree._Element) -> None:
    for kind, size, bold, colour in (
        ("titleStyle", THEME.title_size, True, "accent1"),
        ("bodyStyle", THEME.body_sizes[0], False, "tx1"),
    ):
        style = master.find(f".//{{*}}{kind}")
        for run in style.iter("{*}defRPr"):
            run.set("sz", str(round(size * 100)))
            run.set("b", str(int(bold)))
            run.find("{*}solidFill/{*}schemeClr").set("val", colour)
        for paragraph in style:
            paragraph.set("algn", "l")


def main(target: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(emu(WIDTH)), Emu(emu(HEIGHT))
    master = deck.slide_master
    kept = list(zip(deck.slide_layouts, layouts().values(), strict=False))
    for layout in list(deck.slide_layouts)[len(kept) :]:
        deck.slide_layouts.remove(layout)
    for layout, xml in kept:
        layout.part._element = parse_xml(xml)
    shapes = master.part._element.find("{*}cSld/{*}spTree")
    shapes.getparent().replace(shapes, parse_xml(tree(master_shapes()).replace("<p:spTree>", f"<p:spTree {NS}>", 1)))
    restyle(master.part._element)
    notes_master = deck.part.notes_master_part
    for part in (master.part, notes_master):
        theme = part.part_related_by(RT.THEME)
        theme._blob = replace_theme(theme.blob)
    rid = deck.part.relate_to(notes_master, RT.NOTES_MASTER)
    masters = deck.part._element.find("{*}sldMasterIdLst")
    masters.addnext(parse_xml(f'<p:notesMasterIdLst {NS}><p:notesMasterId r:id="{rid}"/></p:notesMasterIdLst>'))
    package = deck.part.package
    for rid, rel in list(package._rels.items()):
        if rel.reltype.endswith(("/thumbnail", "/extended-properties")):
            package._rels.pop(rid)
    app = Part(
        PackURI("/docProps/app.xml"),
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        package,
        APP.encode(),
    )
    package.relate_to(app, RT.EXTENDED_PROPERTIES)
    properties = deck.core_properties
    properties.author = properties.last_modified_by = "bizcase"
    properties.title, properties.revision = "Business case", 1
    properties.created = properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001
    deck.save(str(target))


if __name__ == "__main__":
    main(Path(__file__).with_name("bizcase.pptx"))
