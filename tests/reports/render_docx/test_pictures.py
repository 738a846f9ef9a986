"""Charts as pictures that can be printed, and described for who does not see them."""

from io import BytesIO

import pytest
from docx.oxml.ns import nsmap, qn
from PIL import Image

from tests.reports.render import documents
from tests.reports.render_docx.edited import Edited

EMU_PER_MM = 36000


@pytest.fixture(scope="module")
def drawings(edited: Edited):
    return list(edited.word.element.body.iter(qn("wp:inline")))


def test_every_chart_is_there_with_its_words(drawings):
    described = [drawing.docPr.get("descr") for drawing in drawings]
    assert described == [
        documents.bars().description,
        documents.areas().description,
        documents.years().title,
    ]
    assert len({drawing.docPr.id for drawing in drawings}) == 3


def test_picture_is_as_wide_as_the_text_and_fine_enough(edited: Edited, drawings):
    for drawing in drawings:
        assert drawing.extent.cx / EMU_PER_MM == pytest.approx(156)
        source = drawing.find(".//a:blip", nsmap).get(qn("r:embed"))
        picture = Image.open(BytesIO(edited.word.part.related_parts[source].blob))
        assert picture.format == "PNG"
        assert picture.width / (156 / 25.4) == pytest.approx(300, abs=1)
        assert picture.height / picture.width == pytest.approx(
            drawing.extent.cy / drawing.extent.cx, abs=0.01
        )


def test_caption_follows_its_picture(edited: Edited, drawings):
    for drawing in drawings:
        paragraph = next(drawing.iterancestors(qn("w:p")))
        below = paragraph.getnext()
        text = "".join(t.text for t in below.iter(qn("w:t")))
        assert text.startswith(drawing.docPr.name)
    assert edited.word.styles["图"].paragraph_format.keep_with_next
