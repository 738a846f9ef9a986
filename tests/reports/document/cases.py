"""Facts of three published surveys as values.

The published totals are split over communities as in demo/data; no database.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from demo.cases import r02
from reports.facts.shapes import (
    CommunityFacts,
    FundingFacts,
    PartyOrganizationFacts,
    PayFacts,
    PeriodFacts,
    PopulationGroupFacts,
    PremisesFacts,
    RegionFacts,
    StaffFacts,
    YearAmount,
)

DATA = Path(r02.__file__).parent.parent / "data"
_R04_POSTS = (
    *("secretary", "deputy_director", "committee_member"),
    *("specialist", "director", "party_organiser"),
)
_OUTLETS = (
    *("grocery", "snack", "supermarket", "hairdresser", "bicycle_repair"),
    *("grain_oil", "pharmacy", "clinic", "nursing_home", "bicycle_park"),
    *("farmers_market", "internet_cafe"),
)


def rows(name: str) -> list[dict[str, str]]:
    path = DATA / f"{name}_communities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: row["code"])


def facts_of(line: dict[str, str], **rest: Any) -> CommunityFacts:
    code = line["code"]
    return CommunityFacts(
        id=int(code),
        code=code,
        name=line["name"],
        township=_TOWNSHIPS[code[:9]],
        township_code=f"{code[:9]}000",
        county_code=f"{code[:6]}000000",
        **rest,
    )


with (DATA / "divisions.csv").open(encoding="utf-8", newline="") as divisions:
    _TOWNSHIPS = {row["code"][:9]: row["name"] for row in csv.DictReader(divisions)}


def xiushui() -> Iterator[CommunityFacts]:
    """Eight communities of 修水县: a survey of party building."""
    persons = enumerate(zip(r02.AGES, r02.EDUCATION, strict=True))
    for line in rows("r02"):
        yield _xiushui(line, persons)


def _xiushui(line: dict[str, str], persons: Iterator[Any]) -> CommunityFacts:
    staff = []
    for place in range(int(line["staff"])):
        index, (age, education) = next(persons)
        staff.append(
            StaffFacts(
                gender="male" if index in r02.MEN else "female",
                age=age,
                education=str(education.value),
                positions=(str(r02.POSITIONS[place].value),),
            )
        )
    tags = ("floating", "laid_off", "uncontactable", "aged_60_plus")
    office = PremisesFacts(
        name="办公用房",
        use="office",
        floor_area_m2=Decimal(line["office_area_m2"]),
        tenure=line["tenure"],
        provider_name=line["provider"],
        monthly_rent_yuan=Decimal(line["monthly_rent_yuan"] or 0) or None,
        in_use=True,
        rooms={"meeting_room": False, "party_room": False},
        defects=(line["defect"],) if line["defect"] else (),
    )
    idle = PremisesFacts(
        name="南崖景苑",
        use="office",
        floor_area_m2=Decimal(120),
        tenure="owned",
        in_use=False,
        unused_reason="无钱装修",
    )
    return facts_of(
        line,
        urban_rural_class="urban",
        resident_type="resident_only",
        period=PeriodFacts(
            household_count=int(line["households"]),
            population=int(line["population"]),
            admin_task_count=r02.ADMIN_TASKS,
        ),
        staff=tuple(staff),
        pay=tuple(
            PayFacts(
                post_grade=str(grade.value),
                payer=str(payer.value),
                monthly_amount_yuan=Decimal(amount),
            )
            for (grade, payer), amount in r02.PAY.items()
        ),
        party=(
            PartyOrganizationFacts(
                name=f"{line['name']}党组织",
                org_type=line["org_type"],
                org_category="community",
                member_count=int(line["members"]),
                tags={tag: int(line[tag]) for tag in tags},
            ),
        ),
        premises=(office, idle) if line["name"] == "南崖" else (office,),
        outlets=("grocery", "supermarket", "pharmacy"),
        funding=(_office_fund(r02.OFFICE_FUND_YUAN),),
        region=RegionFacts(
            division_code="360424000000",
            division_name="修水县",
            year=2025,
            avg_wage_yuan_month=Decimal(1390),
        ),
    )


def _office_fund(amount: int) -> FundingFacts:
    return FundingFacts(
        purpose="office",
        source="county_finance",
        kind="allocated",
        amount_yuan=Decimal(amount),
    )


def tongliang() -> Iterator[CommunityFacts]:
    """57 urban communities of 铜梁 on record, 47 rural ones of which nothing is."""
    for line in rows("r04"):
        basic: dict[str, Any] = {
            "urban_rural_class": line["urban_rural_class"],
            "location_class": line["location_class"] or None,
            "area_km2": Decimal(line["area_km2"]) if line["area_km2"] else None,
        }
        yield facts_of(line, **basic, **(_tongliang(line) if line["staff"] else {}))


def _tongliang(line: dict[str, str]) -> dict[str, Any]:
    number, posts = int(line["staff"]), int(line["posts"])
    pay = {"urban_core": (1500, 1200), "town_seat": (1000, 800)}
    amounts = pay[line["location_class"]]
    return {
        "period": PeriodFacts(
            resident_population=int(line["resident_population"]),
            resident_group_count=int(line["resident_groups"]),
        ),
        "staff": tuple(
            StaffFacts(
                education="junior_college"
                if place < int(line["college_staff"])
                else "senior_high",
                political_status="party_member"
                if place < int(line["party_staff"])
                else "masses",
                positions=_R04_POSTS[:posts][place::number],
                pension_subsidy_yuan_year=Decimal(line["pension_subsidy_yuan_year"]),
            )
            for place in range(number)
        ),
        "pay": tuple(
            PayFacts(
                post_grade=grade,
                payer="county_finance",
                monthly_amount_yuan=Decimal(amount),
            )
            for grade, amount in zip(("head", "general"), amounts, strict=True)
        ),
        "premises": (
            PremisesFacts(
                name="办公服务用房",
                use="service",
                floor_area_m2=Decimal(line["office_area_m2"]),
                in_use=True,
                rooms={"service_hall": line["service_hall"] == "yes"},
            ),
        ),
        "funding": (_office_fund(20000),),
    }


def taoyuan() -> Iterator[CommunityFacts]:
    """Two communities of 桃源街道, income of three years and cases of two."""
    for line in rows("r06"):
        yield facts_of(
            line,
            urban_rural_class="urban",
            period=PeriodFacts(
                household_count=int(line["households"]),
                population=int(line["population"]),
                building_count=int(line["buildings"]),
                statutory_duty_count=9,
                service_outlet_count=int(line["outlets"]),
            ),
            groups=(
                PopulationGroupFacts(
                    group="hardship",
                    household_count=int(line["hardship_households"]),
                ),
            ),
            staff=tuple(
                StaffFacts(positions=("deputy_director" if place else "director",))
                for place in range(6)
            ),
            party=(
                PartyOrganizationFacts(
                    name=f"{line['name']}党支部",
                    org_type="branch",
                    member_count=int(line["members"]),
                    direct_member_count=int(line["members"]),
                ),
            ),
            outlets=tuple(
                _OUTLETS[number % len(_OUTLETS)]
                for number in range(int(line["outlets"]))
            ),
            income=tuple(
                YearAmount(year=year, amount=Decimal(line[f"income_{year}_yuan"]))
                for year in (2023, 2024, 2025)
            ),
            security_cases=tuple(
                YearAmount(year=year, amount=Decimal(line[f"cases_{year}"]))
                for year in (2024, 2025)
            ),
        )
