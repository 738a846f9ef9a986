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
from reports.document.shapes import Document, Sentence
from staffing.models import PartyMemberTagCount, PayComponent, StaffMember
from tests.reports.evidence.made import Report, a_report, load_case, undone
from tests.reports.evidence.proof import faults
from tests.reports.evidence.proof_assessment import form
from tests.reports.evidence.recomputed import Answer, Found, Top

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


CHANGES = (
    Change(
        "households",
        households(7300),
        (
            *("indicator:household_total", "indicator:largest_household"),
            *("indicator:staff_per_10k", "finding:staff-overloaded"),
            "finding:community-oversized",
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
        ),
    ),
    Change(
        "area of an office",
        area,
        (
            *("indicator:office_area_total", "indicator:office_area_bands"),
            *("indicator:largest_office", "finding:office-area-per-100hh-low"),
            "finding:office-area-severely-small",
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
        ("indicator:office_fund_per_community", "finding:office-fund-short"),
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


def by_key(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sentence in document.sentences():
        found.setdefault(sentence.key, []).append(sentence.text)
    return found


def changed(before: Document, after: Document) -> set[str]:
    old, new = by_key(before), by_key(after)
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def moved(before: Report, after: Report) -> set[str]:
    """Evidence that the rows give another answer for than they did."""
    keys = {
        f"indicator:{slug}"
        for slug, answer in after.again.figures.items()
        if _figure(answer) != _figure(before.again.figures[slug])
    }
    return keys | {
        f"finding:{code}"
        for code, found in after.again.findings.items()
        if _finding(found) != _finding(before.again.findings[code])
    }


def _figure(answer: Answer) -> Any:
    places = answer.value.places if isinstance(answer.value, Top) else ()
    named = [place.name for place in places]
    return form(answer.value), named, answer.reported, answer.of


def _finding(found: Found) -> Any:
    shorts = [
        (place.name, form(short.observed), form(short.required), form(short.says))
        for place, short in found.shorts
    ]
    return found.assessed, shorts


def evidence(sentence: Sentence) -> set[str]:
    kind, _, rest = sentence.key.partition(":")
    about = {f"{kind}:{rest.partition(':')[0]}"}
    return about | {quantity.evidence for quantity in sentence.quantities}


@pytest.fixture(scope="module")
def before(
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Report]:
    """The report as it is before; its record stays for every change to begin with."""
    with django_db_blocker.unblock(), undone():
        report = a_report(load_case("R02"), tmp_path_factory.mktemp("before"))
        # Worked out now, from rows that nobody has changed.
        assert report.again.figures
        assert report.again.findings
        yield report


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.name)
def test_sentences_change_with_their_rows(
    before: Report, tmp_path: Path, change: Change
) -> None:
    change.make()
    after = a_report(before.document.meta["scope"], tmp_path)
    touched = moved(before, after)
    told = [*before.document.sentences(), *after.document.sentences()]

    assert changed(before.document, after.document) == set(change.keys)
    for key in change.keys:
        behind = set().union(*(evidence(each) for each in told if each.key == key))
        assert behind & touched, key
    # What has not changed is as true of the rows as they are now.
    assert faults(after) == []
