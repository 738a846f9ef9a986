"""Every published survey can be composed: its parts in their order and no others, of
all the figures and problems that it states."""

import pytest

from reports.document.compose import compose
from reports.document.kinds import BY_CODE, Part
from reports.document.overlays import Edit, EditKind, apply
from reports.document.shapes import Document, numbered
from reports.indicators.base import Theme
from reports.indicators.catalogue import BY_SLUG
from reports.qualitative import HEADINGS
from reports.rules.catalogue import RULES
from tests.reports.document import full, requests
from tests.reports.document.published import SURVEYS, Survey

RULE_THEMES = {rule.code: rule.theme for rule in RULES}
OFFICES = requests.standard("min-office-area", "500", "平方米")
ASSESSMENT = requests.assess(full.communities(), (*requests.STANDARDS, OFFICES))
NOTED = {each.code: each for each in HEADINGS}


def themes_of(survey: Survey) -> frozenset[Theme]:
    """Those of the kind, and what else the survey speaks of."""
    stated = {BY_SLUG[slug].theme for slug in survey.figures}
    for code in survey.problems:
        stated.add(RULE_THEMES[code] if code in RULE_THEMES else NOTED[code].theme)
    return frozenset(BY_CODE[survey.kind].themes) | stated


def parts_of(survey: Survey) -> list[Part]:
    """The kind's parts with what nobody has told left out."""
    told = {Part.PRACTICE, Part.CAUSES} - {Part(part) for part in survey.told}
    return [part for part in BY_CODE[survey.kind].parts if part not in told]


def composed(survey: Survey) -> Document:
    context = requests.context(
        kind=BY_CODE[survey.kind],
        themes=themes_of(survey),
        told={Part(part): (("县里开展了达标创建。",),) for part in survey.told},
    )
    document = compose(context, ASSESSMENT, requests.RECOMMENDATIONS)
    headings = [
        Edit(kind=EditKind.WORDING, key=f"heading:{part}", text=heading)
        for part, heading in zip(parts_of(survey), survey.headings, strict=True)
    ]
    own = [
        Edit(
            kind=EditKind.FINDING,
            key=f"own:{code}",
            heading=NOTED[code].heading,
            text="座谈中多有反映。",
            section=f"problems:{NOTED[code].theme}",
        )
        for code in survey.problems
        if code in NOTED
    ]
    return apply(document, [*headings, *own]).document


@pytest.fixture(scope="module", params=SURVEYS, ids=lambda survey: survey.code)
def survey(request: pytest.FixtureRequest) -> Survey:
    return request.param


@pytest.fixture(scope="module")
def document(survey: Survey) -> Document:
    return composed(survey)


def test_parts_stand_in_the_surveys_order_and_count_themselves(
    survey: Survey, document: Document
) -> None:
    first = [each for each in numbered(document.sections) if each[0].level == 1]

    assert [section.heading for _, section in first] == list(survey.headings)
    assert [section.key for _, section in first] == parts_of(survey)
    numbers = [str(number) for number, _ in first]
    assert numbers == [f"{each}、" for each in "一二三四"[: len(first)]]


def test_what_the_survey_states_has_its_figure_rule_or_heading(
    survey: Survey,
) -> None:
    assert set(survey.figures) <= set(BY_SLUG)
    assert set(survey.problems) <= set(RULE_THEMES) | set(NOTED)


def test_its_figures_are_reported(survey: Survey, document: Document) -> None:
    """A full record leaves none of them open; those beyond the rows of the annex are
    in the workbook."""
    reported = document.meta["themes"].split("、")
    open_ = [slug for slug in survey.figures if not ASSESSMENT.figures[slug].is_known]
    apart = [slug for slug in survey.figures if BY_SLUG[slug].theme not in reported]

    assert (open_, apart) == ([], [])


def test_problems_that_no_figure_shows_stand_among_the_others(
    survey: Survey, document: Document
) -> None:
    text = "".join(sentence.text for sentence in document.sentences())
    noted = [NOTED[code].heading for code in survey.problems if code in NOTED]

    assert [heading for heading in noted if heading not in text] == []
