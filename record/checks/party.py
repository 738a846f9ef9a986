"""Party organisations and the members they count."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from communities.comparison import BIG_CHANGE
from record.checks.check import Check, Finding, check, found
from record.checks.facts import CommunityRecord
from staffing.models import MemberTag

# A branch needs three full members. Source: regulations on the work of party
# branches, article 5. A group is part of a branch and may be smaller.
LEAST_MEMBERS = 3
OF_ANY_SIZE = ("group", "street_work_committee")
# As for the figures of communities: a handful is everyday life.
LEAST_MOVE = 10
# One in four or fewer: the country has about one member in fourteen. Proposed here.
MOST_MEMBERS_SHARE = Decimal("0.25")


@check("members-too-few")
def members_too_few(record: CommunityRecord) -> Iterator[Finding]:
    for org in record.organisations:
        if org.members is None or org.org_type in OF_ANY_SIZE:
            continue
        if org.members < LEAST_MEMBERS:
            yield found(
                org.counted("member_count"),
                _("%(name)s has %(members)s members; an organisation needs %(least)s."),
                name=org.name,
                members=org.members,
                least=LEAST_MEMBERS,
            )


@check("members-above-population")
def members_above_population(record: CommunityRecord) -> Iterator[Finding]:
    """The members of one organisation: those of an upper one include the lower's."""
    persons = record.figures.number("population")
    for org in record.organisations:
        if org.members and persons and org.members > MOST_MEMBERS_SHARE * persons:
            yield found(
                org.counted("member_count"),
                _("%(name)s counts %(members)s members among %(persons)s residents."),
                name=org.name,
                members=org.members,
                persons=persons,
            )


@check("tag-above-members")
def tag_above_members(record: CommunityRecord) -> Iterator[Finding]:
    """Each tag by itself: tags overlap, and their sum means nothing."""
    for org in record.organisations:
        for tag, count in org.tags.items():
            if org.members is not None and count > org.members:
                yield found(
                    org.counted(f"tag-{tag}"),
                    _("%(name)s: %(count)s “%(tag)s” among %(members)s members."),
                    name=org.name,
                    count=count,
                    tag=MemberTag(tag).label,
                    members=org.members,
                )


@check("direct-above-members")
def direct_above_members(record: CommunityRecord) -> Iterator[Finding]:
    pairs = (("direct", "direct_member_count"), ("organisers", "organiser_count"))
    for org in record.organisations:
        for name, column in pairs:
            count = getattr(org, name)
            if count is None or org.members is None or count <= org.members:
                continue
            yield found(
                org.counted(column),
                _("%(name)s: %(count)s of %(members)s members."),
                name=org.name,
                count=count,
                members=org.members,
            )


@check("members-moved")
def members_moved(record: CommunityRecord) -> Iterator[Finding]:
    for org in record.organisations:
        new, old = org.members, org.members_before
        if new is None or old is None or abs(new - old) < LEAST_MOVE:
            continue
        if not old or abs(new - old) / Decimal(old) > BIG_CHANGE:
            yield found(
                org.counted("member_count"),
                _("%(name)s: %(new)s members after %(old)s the period before."),
                name=org.name,
                new=new,
                old=old,
            )


CHECKS: tuple[Check, ...] = (
    members_too_few,
    members_above_population,
    tag_above_members,
    direct_above_members,
    members_moved,
)
