"""Safety hazards: days and duties that are missing or cannot be."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from record.checks.check import Check, Finding, check, found
from record.checks.facts import CommunityRecord

# From being assigned on, somebody has it in hand by some day. Source: the five that
# must be settled before work begins (measure, duty, money, time, plan).
IN_HAND = ("assigned", "rectifying", "submitted", "passed")
WORKED_ON = ("rectifying", "submitted", "passed")
REVIEWED = ("passed",)
SETTLED = ("closed", "invalid")
# Proposed here: a hazard that may wait longer than this is no hazard, or the year
# is mistyped.
LONGEST_TIME = timedelta(days=730)


@check("hazard-without-deadline")
def without_deadline(record: CommunityRecord) -> Iterator[Finding]:
    for hazard in record.hazards:
        if hazard.status in IN_HAND and hazard.deadline is None:
            yield found(
                hazard.at("deadline"),
                _("%(name)s has been assigned without a deadline."),
                name=hazard.name,
                status=hazard.status,
            )


@check("hazard-without-duty")
def without_duty(record: CommunityRecord) -> Iterator[Finding]:
    for hazard in record.hazards:
        if hazard.status not in IN_HAND:
            continue
        field, words = _lacking(
            {
                "responsible_unit": hazard.responsible_unit,
                "responsible_person": hazard.responsible_person,
            },
            (
                _("%(name)s has been assigned, but not said to which unit."),
                _("%(name)s has been assigned, but not said to which person."),
                _("%(name)s has been assigned, but to no unit and no person."),
            ),
        )
        if field:
            yield found(hazard.at(field), words, name=hazard.name, status=hazard.status)


def _lacking(
    pair: Mapping[str, Any], words: tuple[Promise, Promise, Promise]
) -> tuple[str, Promise]:
    """The first of two fields that is empty, and the words for what is lacking.

    ``words``: for the first alone, for the second alone, for both; no field where
    both are on record.
    """
    lacking = [field for field, value in pair.items() if not value]
    if len(lacking) == 2:
        return lacking[0], words[2]
    if not lacking:
        return "", words[2]
    return lacking[0], words[list(pair).index(lacking[0])]


@check("hazard-without-measure")
def without_measure(record: CommunityRecord) -> Iterator[Finding]:
    for hazard in record.hazards:
        if hazard.status in WORKED_ON and not hazard.measure:
            yield found(
                hazard.at("measure"),
                _("%(name)s is being put right, but not said how."),
                name=hazard.name,
                status=hazard.status,
            )


@check("hazard-without-review")
def without_review(record: CommunityRecord) -> Iterator[Finding]:
    for hazard in record.hazards:
        if hazard.status not in REVIEWED:
            continue
        field, words = _lacking(
            {"reviewed_on": hazard.reviewed_on, "reviewer": hazard.reviewer},
            (
                _("%(name)s has passed its review, but not said when."),
                _("%(name)s has passed its review, but not said by whom."),
                _("%(name)s has passed its review, but not said when and by whom."),
            ),
        )
        if field:
            yield found(hazard.at(field), words, name=hazard.name, status=hazard.status)


@check("hazard-in-the-future")
def in_the_future(record: CommunityRecord) -> Iterator[Finding]:
    """What has happened has a day that has come."""
    for hazard in record.hazards:
        for field in ("found_on", "reviewed_on", "closed_on"):
            day = getattr(hazard, field)
            if day is not None and day > record.day:
                yield found(
                    hazard.at(field),
                    _("%(name)s: %(day)s has not come yet."),
                    name=hazard.name,
                    day=day,
                )


@check("hazard-deadline-far")
def deadline_far(record: CommunityRecord) -> Iterator[Finding]:
    for hazard in record.hazards:
        if hazard.deadline is None or hazard.status in SETTLED:
            continue
        if hazard.deadline - hazard.found_on > LONGEST_TIME:
            yield found(
                hazard.at("deadline"),
                _("%(name)s: found on %(since)s, deadline not before %(deadline)s."),
                name=hazard.name,
                since=hazard.found_on,
                deadline=hazard.deadline,
            )


@check("hazard-forgotten")
def forgotten(record: CommunityRecord) -> Iterator[Finding]:
    """Open for years without a deadline: settled long ago, perhaps."""
    for hazard in record.hazards:
        if hazard.status in SETTLED or hazard.deadline is not None:
            continue
        if record.day - hazard.found_on > LONGEST_TIME:
            yield found(
                hazard.at("status"),
                _("%(name)s has been open since %(since)s. Is it settled?"),
                name=hazard.name,
                since=hazard.found_on,
                status=hazard.status,
            )


CHECKS: tuple[Check, ...] = (
    without_deadline,
    without_duty,
    without_measure,
    without_review,
    in_the_future,
    deadline_far,
    forgotten,
)
