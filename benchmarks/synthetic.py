"""An invented record of any size: every theme filled, the same for the same seed.

Written in bulk and without history, as no clerk ever entered it. Used by the
benchmarks and by tests that need a report which takes a while.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

from django.db.models import Model

from communities.models import (
    Community,
    CommunityPeriod,
    Division,
    PeriodKind,
    ReportingPeriod,
)
from facilities.models import Premises, PremisesRoom, ServiceOutlet
from funding.models import CommunityIncome, FundingItem
from safety.models import Hazard, SecurityCaseStat
from staffing.models import (
    PartyOrganization,
    PartyOrganizationPeriod,
    PayComponent,
    Post,
    StaffMember,
)

PROVINCE, CITY, COUNTY = "990000000000", "990100000000", "990101000000"
PERIOD, BASE = "2025", "2024"
AS_OF = date(2026, 3, 12)
COMMUNITIES_PER_TOWN = 20
_BATCH = 1000
_CHARACTERS = "东西南北中春和平安康宁福祥瑞清泉石桥柳杏梅竹松荷塘湖江河山岭"


def fill(count: int, *, seed: int = 1) -> None:
    """``count`` communities of one county, with two periods of figures each."""
    rng = Random(seed)
    periods = _periods()
    towns = _towns(-(-count // COMMUNITIES_PER_TOWN))
    communities = [_community(number, towns, rng) for number in range(count)]
    _store(communities)
    for community in _batched(communities, 500):
        _store(row for each in community for row in _rows(each, periods, rng))
        _store_parts(community, periods, rng)


def _batched(rows: list[Any], size: int) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, size)):
        yield batch


def _store(rows: Iterable[Model]) -> None:
    by_model: dict[type[Model], list[Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, found in by_model.items():
        model._default_manager.bulk_create(found, batch_size=_BATCH)


def _periods() -> list[ReportingPeriod]:
    return [
        ReportingPeriod.objects.create(
            code=str(year),
            kind=PeriodKind.YEAR,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
        )
        for year in (int(PERIOD), int(BASE))
    ]


def _towns(count: int) -> list[Division]:
    above = ((PROVINCE, "province"), (CITY, "prefecture"), (COUNTY, "county"))
    names = ("安宁省", "安宁市", "安平县")
    _store(
        Division(code=code, name=name, level=level)
        for (code, level), name in zip(above, names, strict=True)
    )
    _store(
        Division(
            code=f"990101{100 + number:03d}000",
            name=f"{_name(number)}镇",
            level="township",
            township_type="town",
        )
        for number in range(count)
    )
    return list(Division.objects.filter(level="township").order_by("code"))


def _name(number: int) -> str:
    first, second = divmod(number, len(_CHARACTERS))
    return _CHARACTERS[first % len(_CHARACTERS)] + _CHARACTERS[second]


def _community(number: int, towns: list[Division], rng: Random) -> Community:
    town_number, place = divmod(number, COMMUNITIES_PER_TOWN)
    town = towns[town_number]
    return Community(
        code=f"{town.code[:9]}{place + 1:03d}",
        name=_name(number),
        township=town,
        urban_rural_class=rng.choice(("urban", "urban", "rural", "converted")),
        area_km2=Decimal(rng.randint(20, 900)) / 100,
    )


def _rows(
    community: Community, periods: list[ReportingPeriod], rng: Random
) -> Iterator[Model]:
    """What hangs on the community itself; about one figure in eight is missing."""
    for period in periods:
        yield _figures(community, period, rng)
    yield from _people(community, rng)
    for grade, amount in (("head", 3600), ("deputy", 3200), ("general", 2900)):
        yield PayComponent(
            community=community,
            period=periods[0],
            post_grade=grade,
            payer="county_finance",
            monthly_amount_yuan=Decimal(amount + 50 * rng.randint(0, 8)),
        )
    yield from _premises(community, rng)
    for kind in rng.sample(("grocery", "pharmacy", "supermarket", "clinic"), 3):
        yield ServiceOutlet(community=community, name=f"{kind} 1", outlet_type=kind)
    for purpose, amount in (("office", 60_000), ("serve_masses", 200_000)):
        yield FundingItem(
            community=community,
            period=periods[0],
            purpose=purpose,
            source="county_finance",
            kind="allocated",
            amount_yuan=Decimal(amount * rng.randint(2, 10) // 10),
        )
    for year in (2023, 2024, 2025):
        yield CommunityIncome(
            community=community,
            year=year,
            source="rent",
            amount_yuan=Decimal(rng.randint(0, 90) * 1000),
        )
        yield SecurityCaseStat(
            community=community, year=year, case_count=rng.randint(0, 30)
        )
    yield from _hazards(community, rng)


def _figures(
    community: Community, period: ReportingPeriod, rng: Random
) -> CommunityPeriod:
    households = rng.randint(900, 6500)
    known: dict[str, Any] = {
        "population": households * 3,
        "resident_population": households * 3 - rng.randint(0, 500),
        "elderly_population": households // 2,
        "floating_population": rng.randint(50, 900),
        "grid_count": rng.randint(3, 12),
        "building_count": rng.randint(10, 90),
        "admin_task_count": rng.randint(8, 40),
        "service_item_count": rng.randint(5, 60),
        "elderly_bed_count": rng.randint(0, 60),
        "registered_volunteer_count": rng.randint(20, 900),
        "hotline_satisfaction_share": Decimal(rng.randint(700, 999)) / 1000,
        "has_own_account": rng.random() < 0.5,
        "has_police_room": rng.random() < 0.6,
        "disputes_mediated": rng.randint(0, 80),
    }
    reported = {name: value for name, value in known.items() if rng.random() > 0.12}
    return CommunityPeriod(
        community=community, period=period, household_count=households, **reported
    )


def _people(community: Community, rng: Random) -> Iterator[StaffMember]:
    for number in range(rng.randint(5, 9)):
        yield StaffMember(
            community=community,
            name=f"{_name(number)} {number}",
            gender=rng.choice(("male", "female", "female")),
            birth_date=date(rng.randint(1964, 2001), rng.randint(1, 12), 1),
            education=rng.choice(("senior_high", "junior_college", "bachelor")),
            political_status=rng.choice(("party_member", "masses")),
            starts_on=date(rng.randint(2008, 2025), 1, 1),
        )


def _premises(community: Community, rng: Random) -> Iterator[Premises]:
    tenure = rng.choice(("owned", "leased", "borrowed_free", "allocated"))
    yield Premises(
        community=community,
        name="办公用房",
        use="office",
        floor_area_m2=Decimal(rng.randint(80, 900)),
        tenure=tenure,
        provider_name="财政局" if tenure == "borrowed_free" else "",
        monthly_rent_yuan=Decimal(rng.randint(5, 40) * 100)
        if tenure == "leased"
        else None,
        in_use=True,
    )
    yield Premises(
        community=community,
        name="文化活动室",
        use="activity",
        floor_area_m2=Decimal(rng.randint(40, 300)),
        tenure="owned",
        in_use=rng.random() < 0.9,
    )


def _hazards(community: Community, rng: Random) -> Iterator[Hazard]:
    for number in range(rng.randint(0, 6)):
        found = date(2025, rng.randint(1, 12), rng.randint(1, 28))
        closed = rng.random() < 0.7
        settled: dict[str, Any] = {
            "responsible_unit": "社区居委会",
            "responsible_person": "负责人",
            "measure": "限期整改",
            "deadline": found + timedelta(days=30),
        }
        if closed:
            settled |= {
                "status": "closed",
                "reviewed_on": found + timedelta(days=20),
                "reviewer": "复查人",
                "closed_on": found + timedelta(days=21),
            }
        yield Hazard(
            community=community,
            category=rng.choice(("fire", "gas", "road_traffic", "old_building")),
            level="general",
            location=f"{number + 1} 栋",
            found_on=found,
            **settled,
        )


def _store_parts(
    communities: list[Community], periods: list[ReportingPeriod], rng: Random
) -> None:
    """What hangs on rows that must have their keys first."""
    staff = StaffMember.objects.filter(community__in=communities).order_by("pk")
    first: set[int] = set()
    posts = []
    for person in staff:
        position = "general" if person.community_id in first else "secretary"
        first.add(person.community_id)
        posts.append(
            Post(
                staff=person,
                community_id=person.community_id,
                position=position,
                employment_mode="full_time",
                starts_on=person.starts_on,
            )
        )
    _store(posts)
    offices = Premises.objects.filter(community__in=communities, use="office")
    _store(
        PremisesRoom(premises=office, room_type=kind, is_present=rng.random() < 0.6)
        for office in offices.order_by("pk")
        for kind in ("meeting_room", "party_room", "service_hall", "library")
    )
    _store(
        PartyOrganization(
            community=community,
            name=f"{community.name}社区党支部",
            org_type="branch",
            org_category="community",
        )
        for community in communities
    )
    orgs = PartyOrganization.objects.filter(community__in=communities).order_by("pk")
    _store(
        PartyOrganizationPeriod(
            org=org,
            period=periods[0],
            member_count=rng.randint(20, 260),
            in_service_total=80,
            in_service_registered=rng.randint(10, 80),
        )
        for org in orgs
    )
