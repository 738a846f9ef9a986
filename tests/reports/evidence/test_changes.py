"""A changed row changes the sentences that rest on it, and no others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from communities.models import Community, CommunityPeriod
from facilities.models import Premises, PremisesRoom
from funding.models import FundingItem
from staffing.models import PartyMemberTagCount, PayComponent, StaffMember
from tests.reports.evidence.made import Report, a_report, load_case, undone
from tests.reports.evidence.proof import faults
from tests.reports.evidence.proof_changes import changed, unfounded

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Change:
    """What is done to the record, and the sentences that must tell of it."""

    name: str
    make: Callable[[], Any]
    keys: tuple[str, ...]


def households(number: int | None) -> Callable[[], Any]:
    rows = CommunityPeriod.objects.filter(community__name="宁红社区")
    return lambda: rows.update(household_count=number)


def area() -> None:
    rows = Premises.objects.filter(community__name="百汇社区")
    rows.update(floor_area_m2=Decimal(118))


def education() -> None:
    person = StaffMember.objects.filter(education="junior_high").order_by("pk").first()
    assert person
    person.education = "bachelor"
    person.save()


def rent() -> None:
    Premises.objects.filter(tenure="leased").update(monthly_rent_yuan=Decimal(750))


def pay() -> None:
    rows = PayComponent.objects.filter(
        post_grade="general", payer="township", community__name="西摆社区"
    )
    rows.update(monthly_amount_yuan=Decimal(250))


def tag() -> None:
    rows = PartyMemberTagCount.objects.filter(
        tag="floating", org_period__org__community__name="西摆社区"
    )
    (row,) = rows
    row.count += 1
    row.save()


def fund() -> None:
    rows = FundingItem.objects.filter(community__name="西摆社区")
    rows.update(amount_yuan=Decimal(9000))


def room() -> None:
    rows = PremisesRoom.objects.filter(
        room_type="meeting_room", premises__community__name="西摆社区"
    )
    rows.update(is_present=True)


def name() -> None:
    Community.objects.filter(name="宁红社区").update(name="宁红新社区")


AREA_LACKING = "finding:office-area-per-100hh-low:lacking"
CHANGES = (
    Change(
        "households",
        households(7300),
        (
            *("indicator:household_total", "indicator:largest_household"),
            *("indicator:staff_per_10k", "finding:staff-overloaded"),
            *("finding:community-oversized", AREA_LACKING),
        ),
    ),
    Change(
        "households unknown",
        households(None),
        (
            *("indicator:household_total", "indicator:largest_household"),
            *("indicator:staff_per_10k", "finding:staff-overloaded"),
            *("finding:community-oversized", "finding:office-area-per-100hh-low"),
            *("indicator:office_area_total", "indicator:outlet_total"),
            AREA_LACKING,
        ),
    ),
    Change(
        "area of an office",
        area,
        (
            *("indicator:office_area_total", "indicator:office_area_bands"),
            *("indicator:largest_office", "finding:office-area-per-100hh-low"),
            *("finding:office-area-severely-small", AREA_LACKING),
        ),
    ),
    Change(
        "education",
        education,
        ("indicator:staff_by_education", "finding:staff-education-low"),
    ),
    Change("rent", rent, ("finding:office-not-owned", "finding:office-rent-burden")),
    Change("pay", pay, ("indicator:pay_by_grade", "finding:staff-pay-low")),
    Change(
        "party members",
        tag,
        ("indicator:party_member_tags", "finding:party-members-floating"),
    ),
    Change(
        "office fund",
        fund,
        (
            *("indicator:office_fund_per_community", "finding:office-fund-short"),
            "finding:office-fund-short:lacking",
        ),
    ),
    Change(
        "a room",
        room,
        ("indicator:meeting_room_communities", "finding:no-meeting-room"),
    ),
    Change(
        "a name",
        name,
        (
            *("indicator:largest_household", "indicator:largest_office"),
            *("indicator:most_members", "finding:community-oversized"),
            *("finding:office-rent-burden", "finding:party-org-level-mismatch:2"),
        ),
    ),
)


@pytest.fixture(scope="module")
def before(
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Report]:
    """The report as it is before; its record stays for every change to begin with."""
    with django_db_blocker.unblock(), undone():
        yield a_report(load_case("R02"), tmp_path_factory.mktemp("before"))


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.name)
def test_sentences_change_with_their_rows(
    before: Report, tmp_path: Path, change: Change
) -> None:
    change.make()
    after = a_report(before.document.meta["scope"], tmp_path)

    assert changed(before.document, after.document) == set(change.keys)
    assert list(unfounded(before, after)) == []
    # What has not changed is as true of the rows as they are now.
    assert faults(after) == []
