"""Tables: ruled, their heads repeated on every page, no row divided by a page."""

from collections.abc import Callable, Iterable, Mapping

from reports.document.shapes import Column, Table
from reports.render.cells import alignment, cell_text
from reports.render.columns import Fit
from reports.render.docx.elements import Element, element, paragraph, run, twips
from reports.render.docx.styles import cell_style
from reports.render.typesetting import plain

# Takes the evidence of a row and what its first cell holds; gives it, marked.
Proving = Callable[..., tuple[Element, ...]]


def table_element(
    table: Table, fit: Fit, links: Mapping[str, str], proving: Proving
) -> Element:
    """``links`` lead from the first cell of a row to a bookmark, by the row's
    evidence; ``proving`` makes the row the place that numbers lead to."""
    widths = [twips(width) for width in fit.widths]
    head = _row(
        widths,
        ((_style("head", fit), (run(column.heading),)) for column in table.columns),
        element("tblHeader"),
    )
    styles = [_style(alignment(column), fit) for column in table.columns]
    evidence = table.row_evidence or ("",) * len(table.rows)
    rows = (
        _row(
            widths,
            zip(
                styles,
                _contents(table.columns, values, links.get(key, ""), key, proving),
                strict=True,
            ),
        )
        for values, key in zip(table.rows, evidence, strict=True)
    )
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val="ReportTable"),
            element("tblW", w=sum(widths), type="dxa"),
            element("jc", val="center"),
            element("tblLayout", type="fixed"),
            element("tblCaption", val=plain(table.title)),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        head,
        *rows,
    )


def _style(part: str, fit: Fit) -> str:
    return cell_style(part, fit.size).id


def _contents(
    columns: Iterable[Column],
    values: Iterable[object],
    bookmark: str,
    key: str,
    proving: Proving,
) -> list[tuple[Element, ...]]:
    first, *rest = [
        run(cell_text(column, value))
        for column, value in zip(columns, values, strict=True)
    ]
    if bookmark:
        first = element("hyperlink", first, anchor=bookmark)
    return [proving(key, first), *((each,) for each in rest)]


def _row(
    widths: Iterable[int],
    cells: Iterable[tuple[str, tuple[Element, ...]]],
    *more: Element,
) -> Element:
    return element(
        "tr",
        element("trPr", element("cantSplit"), *more),
        *(
            element(
                "tc",
                element(
                    "tcPr",
                    element("tcW", w=width, type="dxa"),
                    element("vAlign", val="center"),
                ),
                paragraph(style, *content),
            )
            for width, (style, content) in zip(widths, cells, strict=True)
        ),
    )
