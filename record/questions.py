"""Everything about one community that waits for an answer, on one list."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils.text import capfirst

from communities.comparison import printed
from communities.models import (
    Community,
    CommunityPeriod,
    FigureNote,
    NothingToRecord,
)
from portal.book import label_of
from record.checks.answers import Question, open_counts, questions
from record.completeness import Progress, progress
from record.duplicates.finding import Pair, pairs
from record.handed_in import BY_SLUG, FORMS, Form, Source, Standing
from record.places import Places

# A form with more rows lacking something than this names the first of them.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure or a row that is missing something; ``lacks`` says what."""

    label: str
    href: str
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A form that is not complete. ``none`` is where to say that there is nothing."""

    form: Form
    progress: Progress
    href: str
    gaps: tuple[Gap, ...] = ()
    more: int = 0
    add: str = ""
    none: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A doubt with the place where the figures can be corrected."""

    question: Question
    form: Form
    href: str


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A figure that somebody wants to look at again."""

    note: FigureNote
    label: str
    value: Any
    href: str


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    missing: tuple[Missing, ...]
    doubts: tuple[Asked, ...]
    answered: tuple[Asked, ...]
    followed_up: tuple[FollowedUp, ...]
    pairs: tuple[Pair, ...]

    @property
    def count(self) -> int:
        """What asks for an answer; what is merely missing is counted apart."""
        return len(self.doubts) + len(self.followed_up) + len(self.pairs)


def open_questions(
    community: Community,
    standing: Standing,
    *,
    places: Places,
    scope: QuerySet[Community],
) -> OpenQuestions:
    """As many queries as reading the record takes, and a few for each open form.

    ``scope``: communities the reader may know of when rows are compared.
    """
    asked = [
        Asked(
            question,
            BY_SLUG[question.doubt.subject.form],
            places.subject(question.doubt.subject),
        )
        for question in questions([community.pk], standing)[community.pk]
        if question.doubt.subject
    ]
    own = Community.objects.filter(pk=community.pk)
    return OpenQuestions(
        missing=tuple(_missing(own, community, standing, places)),
        doubts=tuple(each for each in asked if each.question.is_open),
        answered=tuple(each for each in asked if not each.question.is_open),
        followed_up=_followed_up(community, places),
        pairs=tuple(pairs(scope, standing.day, of=community)),
    )


def open_count(
    community: Community, standing: Standing, *, scope: QuerySet[Community]
) -> int:
    """``OpenQuestions.count`` without the questions themselves."""
    doubts = open_counts([community.pk], standing)[community.pk]
    notes = FigureNote.objects.followed_up().filter(figures__community=community)
    twice = pairs(scope, standing.day, of=community)
    return doubts.total() + notes.count() + len(twice)


def _followed_up(community: Community, places: Places) -> tuple[FollowedUp, ...]:
    """Of every period: what was put off last year still waits."""
    notes = FigureNote.objects.followed_up().filter(figures__community=community)
    chosen = notes.select_related("figures__period", "marked_by")
    return tuple(
        FollowedUp(
            note,
            label_of(CommunityPeriod, note.field),
            printed(note.field, note.figures),
            replace(places, period=note.figures.period).figure(note.field),
        )
        for note in chosen.order_by("-figures__period__ends_on", "pk")
    )


def _missing(
    own: QuerySet[Community], community: Community, standing: Standing, places: Places
) -> list[Missing]:
    found = progress(own, standing)[community.pk]
    row = CommunityPeriod.objects.filter(
        community=community, period=standing.period
    ).first()
    given_up = set()
    if row is not None:
        told = row.notes.filter(will_not_be_known=True)
        given_up = set(told.values_list("field", flat=True))
    return [
        _figures(form, found[form.slug], row, given_up, places)
        if form.is_figures
        else _rows(form, found[form.slug], community, standing, places)
        for form in FORMS
        if not found[form.slug].is_complete
    ]


def _figures(
    form: Form,
    progress: Progress,
    row: CommunityPeriod | None,
    given_up: set[str],
    places: Places,
) -> Missing:
    names = [
        name
        for name in form.figures
        if getattr(row, name, None) in (None, "") and name not in given_up
    ]
    gaps = (Gap(label_of(CommunityPeriod, name), places.figure(name)) for name in names)
    return Missing(form, progress, places.form(form), tuple(gaps))


def _rows(
    form: Form,
    progress: Progress,
    community: Community,
    standing: Standing,
    places: Places,
) -> Missing:
    if not progress.is_begun:
        return Missing(
            form,
            progress,
            places.form(form),
            add=places.add(form.sources[0].model),
            none=places.add(NothingToRecord),
        )
    gaps = [
        gap
        for source in form.sources
        for gap in _lacking(form, source, community, standing, places)
    ]
    more = max(0, len(gaps) - NAMED)
    return Missing(form, progress, places.form(form), tuple(gaps[:NAMED]), more)


def _lacking(
    form: Form,
    source: Source,
    community: Community,
    standing: Standing,
    places: Places,
) -> list[Gap]:
    """Rows of one source in which something is not on record, and what."""
    rows = source.rows(standing).filter(source.lacking(standing), community=community)
    unlinked = Case(When(source.without_link(standing), then=True), default=False)
    found = []
    for row in rows.annotate(is_unlinked=unlinked).order_by("pk"):
        empty = [n for n in source.wanted if getattr(row, n) in (None, "")]
        lacks = [label_of(source.model, name) for name in empty]
        if row.is_unlinked:
            lacks.append(str(source.linked_label))
        field = empty[0] if empty else ""
        href = places.row(source.model, row.pk, field, form)
        found.append(Gap(name_of(row), href, "、".join(lacks)))
    return found


def name_of(row: Any) -> str:
    """What the reader knows a row by; its kind where it has no name."""
    for name in ("name", "title", "hazard_no", "location"):
        if text := getattr(row, name, ""):
            return str(text)
    parts = ("get_purpose_display", "get_post_grade_display", "get_source_display")
    for part in parts:
        if display := getattr(row, part, None):
            return str(display())
    return capfirst(str(row._meta.verbose_name))
