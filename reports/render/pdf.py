"""The PDF of a document, laid out as GB/T 9704-2012 asks.

WeasyPrint divides the type that ``galley`` has set into pages. The fonts are read
once per process; rendering belongs into a process that ends with its job, never
into a thread of the web server.
"""

import gc
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal.roomy_stack import roomy
from reports.document.shapes import Document
from reports.render import redhead, tagging
from reports.render.faults import RenderFault
from reports.render.fonts import Face, FontSet, font_set
from reports.render.galley import Galley
from reports.render.parts import Part
from reports.render.typefaces import WANTED, Role
from reports.render.typesetting import GlyphError

# Archival and tagged for screen readers; on PDF/UA see reports.render.tagging.
VARIANT = "pdf/a-2a"
_TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Each step and page of each report, at the level of a worker's own messages.
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
_ENGINE = Engine(dirs=[str(_TEMPLATES)])


class OwnFiles(URLFetcher):
    """Serves pictures inside the document and the fonts in use; refuses the rest."""

    def __init__(self, fonts: FontSet) -> None:
        super().__init__(allowed_protocols=("data",))
        self._faces = {face.path.as_uri(): face for face in _files(fonts).values()}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if face := self._faces.get(url):
            return URLFetcherResponse(url, _single(face))
        return super().fetch(url, headers)


def _files(fonts: FontSet) -> dict[Role, Face]:
    """Faces that come from the folder; installed ones are found by their name."""
    return {role: face for role, face in fonts.faces.items() if not face.installed}


def _single(face: Face) -> bytes:
    """The file, or the one face out of a collection: fontconfig takes all it finds
    under the family name given to the first."""
    if face.path.suffix.lower() not in (".ttc", ".otc"):
        return face.path.read_bytes()
    out = BytesIO()
    with TTFont(face.path, fontNumber=face.index) as font:
        font.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Typography:
    """The print style sheet with the fonts it names."""

    configuration: FontConfiguration
    stylesheet: CSS


@lru_cache(maxsize=1)
def _typography(fonts: FontSet) -> Typography:
    """Made once per process and set of fonts: a configuration for each document
    costs memory that WeasyPrint never gives back, and one for two sets of fonts
    would know two files by the same name."""
    faces = "".join(
        f"@font-face{{font-family:{role.value};src:url({face.path.as_uri()});"
        "font-weight:normal;font-style:normal}"
        for role, face in _files(fonts).items()
    )
    families = {role.name.lower(): fonts.family(role) for role in Role}
    title = fonts.faces.get(Role.XIAOBIAOSONG)
    context = Context(
        {
            **families,
            **redhead.MEASURES,
            "title_weight": title.weight if title else 400,
        },
        use_l10n=False,
    )
    rules = "".join(
        _ENGINE.get_template(f"reports/print/{name}.css").render(context)
        for name in ("print", "redhead")
    )
    configuration = FontConfiguration()
    stylesheet = CSS(
        string=faces + rules, font_config=configuration, url_fetcher=OwnFiles(fonts)
    )
    return Typography(configuration, stylesheet)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Layout makes a million objects that all live until the file is written: to look
    for garbage among them as often as usual takes a third of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(20_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@roomy
@_seldom_collecting()
def write_pdf(document: Document, path: Path, *, font_dir: Path | None = None) -> None:
    """Write the document to the path, in this process.

    Raises RenderFault when a character is in none of the fonts.
    """
    fonts = font_set(font_dir)
    lacking = [WANTED[r].label for r in fonts.lacking if r is not Role.RARE]
    if lacking:
        roles = "、".join(lacking)
        raise RenderFault("pdf_no_font", folder=str(fonts.folder), roles=roles)
    galley = Galley(fonts)
    try:
        parts = list(galley.parts(document))
    except GlyphError as error:
        fault = no_glyph(error.char)
        raise RenderFault(
            "pdf_no_glyph_in", **fault.params, text=error.surroundings
        ) from error
    laid = _laid_out(document, parts, galley)
    if document.red_head and (side := _side_of_imprint(laid)):
        laid = _laid_out(document, parts, galley, side)
    with warnings.catch_warnings():
        # WeasyPrint 70 leaves the file of its colour profile to be closed by chance.
        warnings.simplefilter("ignore", ResourceWarning)
        laid.write_pdf(path, finisher=_finish, pdf_variant=VARIANT)


def _laid_out(
    document: Document, parts: list[Part], galley: Galley, imprint_side: str = ""
) -> Any:
    """The document divided into pages."""
    author = document.organ or document.meta.get("scope_name", "")
    html = _ENGINE.get_template("reports/print/document.html").render(
        Context(
            {
                "title": document.title,
                "author": author,
                "parts": parts,
                "imprint_side": imprint_side,
            },
            use_l10n=False,
        )
    )
    typography = _typography(galley.fonts)
    return HTML(string=html, url_fetcher=OwnFiles(galley.fonts)).render(
        stylesheets=[typography.stylesheet, CSS(string=galley.rules)],
        font_config=typography.configuration,
        pdf_variant=VARIANT,
    )


def _side_of_imprint(laid: Any) -> str:
    """What must be asked for so that the imprint stands on the back of a sheet.

    Documents are printed on both sides (6.2), so the last side has an even number;
    where a blank one comes before, neither bears it (7.5). Empty: it stands right.
    """
    ends, stands = (
        next(n for n, page in enumerate(laid.pages, 1) if name in page.anchors)
        for name in ("text-end", "imprint")
    )
    if stands % 2 == 0:
        return ""
    return "own-side" if ends == stands else "own-side unnumbered"


def _finish(document: Any, pdf: Any) -> None:
    """Stops before a file is written in which a character shows as an empty box."""
    tagging.finish(pdf)
    for font in document.fonts.values():
        for code in font.missing:
            raise no_glyph(chr(code))


def no_glyph(char: str) -> RenderFault:
    return RenderFault("pdf_no_glyph", char=char, code=f"U+{ord(char):04X}")
