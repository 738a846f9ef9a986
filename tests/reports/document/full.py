"""Three made-up communities that have reported everything, twice."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any

from reports.facts.shapes import (
    CommunityFacts,
    FundingFacts,
    HazardFacts,
    HonourFacts,
    PartyOrganizationFacts,
    PayFacts,
    PeriodFacts,
    PopulationGroupFacts,
    PremisesFacts,
    ProjectFacts,
    RegionFacts,
    StaffFacts,
    TeamFacts,
    UnitFacts,
    YearAmount,
)
from reports.indicators.words import MEMBER_TAGS
from reports.indicators.words_of_things import ROOMS

NAMES = ("东风", "105", "河口")
TOWNSHIPS = ("城关镇", "城关镇", "河口乡")
CLASSES = (("urban", "urban_core"), ("urban", "town_seat"), ("rural", "rural"))
_LARGE = {
    "household_count": 2000,
    "registered_households": 1800,
    "population": 6000,
    "resident_population": 5600,
    "registered_population": 5200,
    "floating_population": 800,
    "elderly_population": 900,
    "website_hit_count": 12000,
    "registered_volunteer_count": 400,
}
_SHARES = {
    "hotline_satisfaction_share": Decimal("0.986"),
    "household_visit_share": Decimal("0.83"),
}


def communities() -> Iterator[CommunityFacts]:
    for number, name in enumerate(NAMES):
        yield community(number, name)


def period(number: int, scale: int = 1) -> PeriodFacts:
    """Every figure of a period, growing with the community's number."""
    made: dict[str, Any] = {}
    for field in fields(PeriodFacts):
        kind = str(field.type)
        if field.name in _SHARES:
            made[field.name] = _SHARES[field.name]
        elif field.name in _LARGE:
            made[field.name] = _LARGE[field.name] * scale + 37 * number
        elif "bool" in kind:
            made[field.name] = number != 1
        elif "Decimal" in kind:
            made[field.name] = Decimal("12.5")
        elif "int" in kind:
            made[field.name] = 4 * scale + number
    return PeriodFacts(**made)


def staff(number: int, *, older: int = 0) -> tuple[StaffFacts, ...]:
    levels = ("bachelor", "junior_college", "senior_high", "junior_high")
    posts = ("secretary", "director", "deputy_director", "general")
    return tuple(
        StaffFacts(
            gender="female" if place else "male",
            age=28 + 7 * place + older,
            education=levels[(place + number) % 4],
            political_status="party_member" if place < 2 else "masses",
            positions=(posts[place],),
            full_time=place < 3,
            certificate="assistant" if place == 1 else "none",
            recruitment_source="recruited" if place else "elected",
            cross_appointed=place == 0,
            insurances={
                "pension": True,
                "medical": True,
                "unemployment": True,
                "injury": True,
                "maternity": True,
                "housing_fund": place == 0,
            },
            pension_subsidy_yuan_year=Decimal(400 + 100 * place),
            trained_within_year=place < 2,
        )
        for place in range(4)
    )


def premises(area: int) -> tuple[PremisesFacts, ...]:
    return (
        PremisesFacts(
            name="办公楼",
            use="office",
            floor_area_m2=Decimal(area),
            shared_area_m2=Decimal(20),
            resident_activity_area_m2=Decimal(area) / 3,
            tenure="built",
            in_use=True,
            let_out=False,
            multi_use=True,
            has_publicity_board=True,
            has_disclosure_board=True,
            rooms={kind: kind != "theatre" for kind in ROOMS},
        ),
    )


def community(number: int, name: str) -> CommunityFacts:
    kind, location = CLASSES[number]
    code = f"99010110{number}001"
    return CommunityFacts(
        id=number,
        code=code,
        name=name,
        township=TOWNSHIPS[number],
        township_code=f"{code[:9]}000",
        county_code="990101000000",
        urban_rural_class=kind,
        location_class=location,
        resident_type="mixed",
        area_km2=Decimal("1.25") + number,
        period=period(number, 2),
        base=period(number),
        staff=staff(number),
        base_staff=staff(number, older=3),
        pay=tuple(
            PayFacts(
                post_grade=grade,
                payer=payer,
                monthly_amount_yuan=Decimal(1500 + 100 * number),
            )
            for grade in ("head", "general")
            for payer in ("county_finance", "township")
        ),
        party=(
            PartyOrganizationFacts(
                name="党支部",
                org_type="branch",
                org_category="community",
                is_weak=number == 2,
                member_count=45 + number,
                direct_member_count=40,
                organiser_count=1,
                activist_count=3,
                candidate_count=1,
                in_service_total=30,
                in_service_registered=25,
                two_new_total=5,
                two_new_covered=5,
                tags=dict.fromkeys(MEMBER_TAGS, 1),
            ),
        ),
        premises=premises(300 + 100 * number),
        base_premises=premises(200),
        outlets=("grocery", "grocery", "pharmacy", "childcare", "cleaning"),
        funding=tuple(
            FundingFacts(
                purpose=purpose,
                source=source,
                kind="allocated",
                amount_yuan=Decimal(20000 + 5000 * number),
            )
            for purpose, source in (
                ("office", "county_finance"),
                ("work", "township"),
                ("serve_masses", "city_finance"),
                ("construction", "self_raised"),
            )
        ),
        income=tuple(
            YearAmount(year=year, amount=Decimal(8000 + 500 * number))
            for year in (2023, 2024, 2025)
        ),
        security_cases=tuple(
            YearAmount(year=2022 + step, amount=Decimal(10 - step)) for step in range(4)
        ),
        hazards=tuple(
            HazardFacts(
                category=category,
                level="general",
                status="closed" if number else "rectifying",
                is_open=not number,
                is_overdue=not number and category == "fire",
                responsible_unit="社区居委会",
            )
            for category in ("fire", "road_traffic")
        ),
        estates=(),
        projects=(
            ProjectFacts(
                name="新区一期",
                project_type="new_rural_community",
                planned_households=300,
                started_households=200,
                completed_households=190,
                land_area_mu=Decimal(120),
                land_saved_mu=Decimal(60),
                fixed_asset_investment_yi=Decimal("1.25"),
                subsidy_total_wan=Decimal(300),
                funding_gap_wan=Decimal(50),
                started_before_approval=False,
            ),
        ),
        groups=(
            PopulationGroupFacts(group="hardship", household_count=40, person_count=90),
            PopulationGroupFacts(group="disabled", household_count=20, person_count=22),
        ),
        teams=(TeamFacts(name="巡逻队", team_type="patrol", member_count=25),),
        social_organisations=6 + number,
        units=(
            UnitFacts(name="供电所", has_agreement=True),
            UnitFacts(name="卫生院", has_agreement=False),
        ),
        honours=(HonourFacts(title="省级示范社区", level="province"),),
        bodies={"party_org": True},
        tasks_with_funds=2,
        tasks_listed=5,
        region=RegionFacts(
            division_code="990101000000",
            division_name="某县",
            year=2025,
            avg_wage_yuan_month=Decimal(4500),
            fixed_asset_investment_yi=Decimal("204.86"),
            rural_housing_land_mu=Decimal(279_000),
            planned_total_land_mu=Decimal(80_000),
        ),
        recruited_count=3,
        recruited_staying_count=2,
    )
