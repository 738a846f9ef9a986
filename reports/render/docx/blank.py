"""An empty document with our styles, settings, fonts and footers in it.

python-docx brings a template of its own, with blue headings and fonts for English;
this one holds nothing that a report does not use.
"""

import zipfile
from collections.abc import Iterable
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.oxml import serialize_part_xml

from reports.render.docx.elements import Element, element
from reports.render.docx.page import FOOTERS, TURNED_FOOTERS, footer
from reports.render.docx.styles import STYLES, Style
from reports.render.docx.stylesheet import base_styles, style_element
from reports.render.typefaces import WANTED, Role

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD = "http://schemas.microsoft.com/office/word"
# Word's own layout of 2013 and later, not that of an older one.
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_FAMILIES = {
    Role.FANGSONG: "modern",
    Role.HEITI: "modern",
    Role.KAITI: "modern",
    Role.XIAOBIAOSONG: "script",
    Role.SONGTI: "auto",
    Role.LATIN: "roman",
}


def blank_document(styles: Iterable[Style], *, turned: bool) -> WordDocument:
    """With styles beside those that every report has; ``turned``: with page numbers
    for turned sheets, too."""
    footers = (*FOOTERS, *TURNED_FOOTERS) if turned else FOOTERS
    parts = {
        "document": ("document.main", element("document", element("body"))),
        "styles": ("styles", _styles(styles)),
        "settings": ("settings", _settings()),
        "fontTable": ("fontTable", _fonts()),
        **{name: ("footer", footer(name)) for name in footers},
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        package.writestr(
            "_rels/.rels", _relationships({"document": ("officeDocument", "word/")})
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            _relationships(
                {
                    name: (kind, "")
                    for name, (kind, _) in parts.items()
                    if name != "document"
                }
            ),
        )
        for name, (_, root) in parts.items():
            package.writestr(f"word/{name}.xml", serialize_part_xml(root))
    packed.seek(0)
    return docx.Document(packed)


def _content_types(parts: dict[str, tuple[str, Element]]) -> str:
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, (kind, _) in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )


def _relationships(parts: dict[str, tuple[str, str]]) -> str:
    """By the name of the part, which is their id as well."""
    told = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" '
        f'Target="{folder}{name}.xml"/>'
        for name, (kind, folder) in parts.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _styles(more: Iterable[Style]) -> Element:
    made = map(style_element, (*STYLES, *more))
    return element("styles", *base_styles(), *made)


def _settings() -> Element:
    compatibility = (
        element("compatSetting", name=name, uri=_WORD, val=value)
        for name, value in _COMPATIBILITY.items()
    )
    return element(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=420),
        element("evenAndOddHeaders"),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", *compatibility),
        element("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def _fonts() -> Element:
    """The faces with those that may stand in for them: new machines have 仿宋, not
    仿宋_GB2312."""
    fonts = []
    for role, family in _FAMILIES.items():
        name, *others = WANTED[role].expected
        hanzi = role is not Role.LATIN
        fonts.append(
            element(
                "font",
                *([element("altName", val=",".join(others))] if others else []),
                element("charset", val="86" if hanzi else "00"),
                element("family", val=family),
                element("pitch", val="fixed" if hanzi else "variable"),
                name=name,
            )
        )
    return element("fonts", *fonts)
