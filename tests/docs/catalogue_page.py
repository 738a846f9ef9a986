"""docs/catalogue.md, written from what there is: figures, problems and proposals with
the slugs that produce them and the tests that hold them.

``.venv/bin/python -m tests.docs.catalogue_page`` writes it anew.
"""

import os
from collections.abc import Iterable

import django

from reports.document.kinds import KINDS
from reports.indicators.base import THEME_NAMES, Theme
from reports.indicators.catalogue import INDICATORS
from reports.qualitative import HEADINGS
from reports.rules.catalogue import RULES
from reports.rules.thresholds import THRESHOLDS
from reports.shortfalls.measures import MEASURES
from tests.docs.catalogue_sources import (
    ROOT,
    answered,
    lines_of,
    proposals_by_answer,
    tables_of_rules,
    where,
    where_again,
)
from tests.reports.document.published import SURVEYS

PAGE = ROOT / "docs" / "catalogue.md"
SENSES = {
    "at_least": "至少",
    "at_most": "至多",
    "above": "超过",
    "below": "低于",
}
HEAD = """# Catalogue

Every kind of figure, problem and proposal that a report can print, with the slug
that produces it and its test. This page is written by
`.venv/bin/python -m tests.docs.catalogue_page`; a test fails while it is stale.

How to add to it: [a rule](adding-a-rule.md), [an indicator](adding-an-indicator.md).
"""


def page() -> str:
    """The whole page. Needs Django's settings."""
    parts = (HEAD, _figures(), _problems(), _headings(), _proposals(), _thresholds())
    return "\n".join((*parts, _measures(), _kinds(), _surveys()))


def _figures() -> str:

    made, again = where("reports.indicators", "INDICATORS"), where_again("FIGURES")
    rows = (
        (
            f"`{each.slug}`",
            each.label,
            THEME_NAMES[each.theme],
            _unit(each.unit),
            each.formula,
            made[each.slug],
            again[each.slug],
        )
        for each in INDICATORS
    )
    intro = (
        "## Figures (基本情况)\n\n"
        "Each is worked out a second time from the rows of the record, by code that\n"
        "shares nothing with the portal's, and the two are compared over surveys and\n"
        "made-up counties (tests/reports/evidence).\n"
        "`script/test tests/reports/evidence --counties 200` proves two hundred of\n"
        "these: every number of the document, the PDF, the Word document and the\n"
        "workbook, as they are read back from the files.\n"
    )
    heads = ("slug", "指标", "部分", "单位", "计算方法", "module", "test")
    return f"{intro}\n{_table(heads, rows)}"


def _problems() -> str:

    made, again = where("reports.rules", "RULES"), where_again("RULES")
    tables, answers = tables_of_rules(), proposals_by_answer()
    rows = (
        (
            f"`{rule.code}`",
            rule.heading,
            THEME_NAMES[rule.theme],
            "on" if not rule.extension else "off",
            _list(f"`{slug}`" for slug in rule.standards) or "–",
            _list(f"`{code}`" for code in answers[rule.code]),
            made[rule.code],
            _list([tables[rule.code], again[rule.code]]),
        )
        for rule in RULES
    )
    intro = (
        "## Problems (存在问题)\n\n"
        "The first file of a problem's tests is its table of facts and outcomes, the\n"
        "second works it out again from the rows. Its sentences about one, several\n"
        "and all communities are asked in tests/reports/rules/test_wording.py. A\n"
        "problem that is off is the portal's own proposal: a division switches it on.\n"
    )
    heads = (
        *("code", "问题", "部分", "without a switch", "thresholds", "proposals"),
        *("module", "tests"),
    )
    return f"{intro}\n{_table(heads, rows)}"


def _headings() -> str:

    answers = proposals_by_answer()
    rows = (
        (
            f"`{each.code}`",
            each.heading,
            THEME_NAMES[each.theme],
            _list(f"`{code}`" for code in answers[each.code]),
        )
        for each in HEADINGS
    )
    intro = (
        "## Problems no figure shows (定性问题)\n\n"
        "Headings of reports/qualitative.py that an official fills from field notes;\n"
        "tested in tests/reports/test_qualitative.py.\n"
    )
    return f"{intro}\n{_table(('code', '问题', '部分', 'proposals'), rows)}"


def _proposals() -> str:

    rows = (
        (
            f"`{line['code']}`",
            line["text"],
            THEME_NAMES[Theme(line["theme"])],
            _list(f"`{code}`" for code, _ in answered(line)),
        )
        for line in lines_of("recommendations.csv")
    )
    intro = (
        "## Proposals (对策建议)\n\n"
        "Shipped in reports/reference/recommendations.csv and changed on the\n"
        "administrators' site; tested in tests/reports/test_reference.py and\n"
        "tests/reports/document/test_recommendations.py.\n"
    )
    return f"{intro}\n{_table(('code', '建议', '部分', 'answers'), rows)}"


def _thresholds() -> str:

    shipped: dict[str, list[str]] = {slug: [] for slug in THRESHOLDS}
    for line in lines_of("standards.csv"):
        own = "（本系统参考值）" if line["authority"] == "portal" else ""
        shipped[line["slug"]].append(f"{line['title']}：{line['value']}{own}")
    rows = (
        (
            f"`{slug}`",
            known.label,
            SENSES[known.comparison],
            _unit(known.unit),
            _list(shipped[slug], "；") or "由各县自定",
        )
        for slug, known in THRESHOLDS.items()
    )
    intro = (
        "## Thresholds (标准)\n\n"
        "What problems are held to. A share is a number from 0 to 1. Values marked\n"
        "本系统参考值 are the portal's own defaults and cited as nothing else; a\n"
        "division sets its own on the administrators' site, in any unit that measures\n"
        "the same.\n"
        "Tested in tests/reports/rules/test_thresholds.py.\n"
    )
    return (
        f"{intro}\n{_table(('slug', '标准', '比较', '单位', 'shipped values'), rows)}"
    )


def _measures() -> str:
    rows = (
        (f"`{each.code}`", each.label, each.unit, each.remedy, f"`{each.rule}`")
        for each in MEASURES
    )
    intro = (
        "## What is added up (缺口测算)\n\n"
        "How much is missing to the standards, of reports/shortfalls/measures.py;\n"
        "tested in tests/reports/shortfalls and worked out again in\n"
        "tests/reports/evidence/recomputed/lacking.py.\n"
    )
    heads = ("code", "事项", "单位", "补齐措施", "while this problem is on")
    return f"{intro}\n{_table(heads, rows)}"


def _kinds() -> str:

    rows = (
        (
            f"`{kind.code}`",
            kind.name,
            "、".join(kind.parts.values()),
            "、".join(THEME_NAMES[theme] for theme in kind.themes),
        )
        for kind in KINDS
    )
    intro = (
        "## Kinds of report (报告类型)\n\n"
        "Data of reports/document/kinds.py, tested in\n"
        "tests/reports/document/test_kinds.py. What has no content is left out.\n"
    )
    return f"{intro}\n{_table(('code', '类型', '各部分', '内容'), rows)}"


def _surveys() -> str:

    rows = (
        (
            each.code,
            each.subject,
            f"`{each.kind}`",
            "、".join(each.headings),
            _list(f"`{slug}`" for slug in each.figures),
            _list(f"`{code}`" for code in each.problems),
            each.apart or "–",
        )
        for each in SURVEYS
    )
    intro = (
        "## Published surveys (已发表的调研报告)\n\n"
        "Surveys that the portal's kinds compose beside those of the demonstration\n"
        "record ([demo-record.md](demo-record.md)): the parts they print, in their\n"
        "order and no others, and the figures and problems they state. Headings\n"
        "that are not the kind's are edited in the draft, problems that no figure\n"
        "shows are filled from field notes. Each survey is a row of\n"
        "tests/reports/document/published.py, composed in test_published.py there.\n"
    )
    heads = ("survey", "主题", "kind", "各部分", "figures", "problems", "otherwise")
    return f"{intro}\n{_table(heads, rows)}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), ["---"] * len(list(heads)), *map(list, rows)]
    cells = (" | ".join(cell.replace("|", "\\|") for cell in line) for line in lines)
    return "".join(f"| {line} |\n" for line in cells)


def _list(items: Iterable[str], comma: str = ", ") -> str:
    return comma.join(dict.fromkeys(items))


def _unit(unit: str) -> str:
    return "share" if unit == "share" else unit


def write() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
