"""Doubts with the answers people gave, and how many are still open."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from communities.models import Community
from record.checks.catalogue import doubts_of
from record.checks.doubt import Doubt
from record.checks.reading import records
from record.handed_in import Standing
from record.models import DoubtAnswer
from record.writing import check_reach, sign


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt, and what was said to it.

    ``answer`` holds: the figures are as they were. ``earlier`` was given to
    other figures and no longer does.
    """

    doubt: Doubt
    answer: DoubtAnswer | None = None
    earlier: DoubtAnswer | None = None

    @property
    def is_open(self) -> bool:
        return self.answer is None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.doubt.figures)

    @property
    def key(self) -> str:
        """Names the question in an address or a form."""
        return "/".join(_filed(self.doubt))


class Outdated(LookupError):
    """The doubt is not, or no longer, raised by these figures."""


def fingerprint(figures: Mapping[str, Any]) -> str:
    """The same for the same figures, however their decimals are written."""
    plain = {name: _plain(value) for name, value in figures.items()}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def questions(
    communities: Iterable[int], standing: Standing
) -> dict[int, list[Question]]:
    """Every doubt about each community, by its id, answered ones included.

    Costs as many queries as reading the record does, and one.
    """
    ids = list(communities)
    given = _answers(ids, standing)
    return {
        record.community: [
            _asked(doubt, given.get((record.community, *_filed(doubt))))
            for doubt in doubts_of(record)
        ]
        for record in records(ids, standing)
    }


def open_counts(
    communities: Iterable[int], standing: Standing
) -> dict[int, Counter[str]]:
    """How many doubts are open, by community and by slug of the form."""
    return {
        community: Counter(
            question.doubt.subject.form
            for question in asked
            if question.is_open and question.doubt.subject
        )
        for community, asked in questions(communities, standing).items()
    }


def _answers(
    ids: list[int], standing: Standing
) -> dict[tuple[int, str, str], DoubtAnswer]:
    rows = DoubtAnswer.objects.of(ids).filter(period=standing.period)
    return {
        (row.community_id, row.code, row.subject): row
        for row in rows.select_related("answered_by")
    }


def _filed(doubt: Doubt) -> tuple[str, str]:
    return doubt.code, doubt.subject.key if doubt.subject else ""


def _asked(doubt: Doubt, answer: DoubtAnswer | None) -> Question:
    if answer is None:
        return Question(doubt)
    if answer.fingerprint == fingerprint(doubt.figures):
        return Question(doubt, answer=answer)
    return Question(doubt, earlier=answer)


@transaction.atomic
def answer(
    community: Community,
    standing: Standing,
    *,
    key: str,
    seen: str,
    comment: str,
    by: User,
) -> DoubtAnswer:
    """Files why the figures are right; an earlier answer to the same is replaced.

    ``key`` names the question, ``seen`` is the fingerprint of the figures the
    writer saw. Raises Outdated, or OutOfReach for a community of others.
    """
    asked = questions([community.pk], standing)[community.pk]
    wanted = (each for each in asked if (each.key, each.fingerprint) == (key, seen))
    question = next(wanted, None)
    if question is None or standing.period is None:
        raise Outdated(key)
    row = question.answer or question.earlier
    if row is None:
        code, subject = _filed(question.doubt)
        row = DoubtAnswer(
            community=community, period=standing.period, code=code, subject=subject
        )
    row.fingerprint, row.comment = seen, comment
    row.answered_by, row.answered_at = by, timezone.now()
    row.full_clean()
    sign(row, by=by, reason=comment)
    row.save()
    check_reach(row, by=by)
    return row
