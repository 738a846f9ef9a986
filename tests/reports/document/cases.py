"""Facts of three published surveys as values, and the standards they are held to.

The published totals are split over communities as in demo/data; no database.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from demo.cases import r02
from reports.assessment import Assessment
from reports.document.context import Context
from reports.document.recommendations import Recommendation
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
from reports.indicators.base import Theme
from reports.indicators.catalogue import INDICATORS
from reports.rules.base import Rule
from reports.rules.catalogue import RULES
from reports.rules.standards import Standard, Standards

DATA = Path(r02.__file__).parent.parent / "data"
AS_OF = date(2026, 3, 12)

_R04_POSTS = (
    *("secretary", "deputy_director", "committee_member"),
    *("specialist", "director", "party_organiser"),
)
_OUTLETS = (
    *("grocery", "snack", "supermarket", "hairdresser", "bicycle_repair"),
    *("grain_oil", "pharmacy", "clinic", "nursing_home", "bicycle_park"),
    *("farmers_market", "internet_cafe"),
)


# The rules in use where nobody has switched any.
ORDINARY = tuple(rule for rule in RULES if not rule.extension)


def context(**changed: Any) -> Context:
    """The request for 修水县 in 2025."""
    fields: dict[str, Any] = {
        "scope_code": "360424000000",
        "scope_name": "修水县",
        "period_label": "2025年",
        "as_of": AS_OF,
        "dated": AS_OF,
        "organ": "中共修水县委组织部",
        "methods": ("座谈交流", "实地察看", "查阅资料"),
    }
    return Context(**{**fields, **changed})


def assess(
    facts: Iterable[CommunityFacts],
    standards: Iterable[Standard],
    rules: Iterable[Rule] = ORDINARY,
) -> Assessment:
    assessment = Assessment(INDICATORS, rules, Standards.in_force(standards, AS_OF))
    for each in facts:
        assessment.add(each)
    assessment.finish()
    return assessment


def standard(
    slug: str, value: str, unit: str, title: str = "", **more: Any
) -> Standard:
    return Standard(
        slug=slug, title=title or slug, value=Decimal(value), unit=unit, **more
    )


_LAW: dict[str, Any] = {
    "authority": "law",
    "title": "《中华人民共和国城市居民委员会组织法》",
    "issuing_body": "全国人民代表大会常务委员会",
    "clause": "第三条",
    "valid_from": date(2026, 1, 1),
}
STANDARDS = (
    standard("committee-max-households", "3000", "户", **_LAW),
    standard("committee-min-households", "1000", "户", **_LAW),
    standard(
        "service-area-per-100-households",
        "30",
        "平方米",
        "《“十四五”城乡社区服务体系建设规划》",
        issuing_body="国务院办公厅",
        doc_no="国办发〔2021〕56号",
        authority="plan",
    ),
    standard("min-office-fund", "20000", "元", "社区办公经费参考值"),
    standard("min-pay-ratio", "0.8", "share", "报酬与当地工资之比参考值"),
    standard("max-uncontactable-share", "0.05", "share", "无法联系党员占比参考值"),
    standard("max-floating-share", "0.2", "share", "流动党员占比参考值"),
    standard("max-aged-share", "0.3", "share", "老年党员占比参考值"),
    standard("min-college-share", "0.5", "share", "大专及以上占比参考值"),
    standard("max-admin-tasks", "10", "项", "行政性事务项数参考值"),
    standard("households-per-worker", "300", "户", "每名工作人员服务户数参考值"),
    standard(
        "party-general-branch-min-members",
        "50",
        "名",
        "《中国共产党支部工作条例（试行）》",
        authority="law",
    ),
    standard(
        "party-committee-min-members",
        "100",
        "名",
        "《中国共产党支部工作条例（试行）》",
        authority="law",
    ),
    standard(
        "min-office-area",
        "500",
        "平方米",
        "《铜梁社区办公服务用房建设要求》",
        scope_code="500151000000",
        authority="local",
    ),
)
RECOMMENDATIONS = (
    Recommendation(
        "R-premises-build",
        "由政府统一规划建设社区办公用房，产权直接划归社区。",
        frozenset({"office-not-owned", "office-area-per-100hh-low"}),
        Theme.PREMISES,
    ),
    Recommendation(
        "R-premises-rooms",
        "将会议室、党员活动室纳入活动场所建设统筹，由县乡两级财政配套。",
        frozenset({"no-meeting-room", "no-party-activity-room"}),
        Theme.PREMISES,
    ),
    Recommendation(
        "R-invest",
        "加大财政投入，建立社区经费自然增长机制。",
        frozenset({"office-fund-short", "staff-pay-low"}),
        Theme.FUNDING,
    ),
    Recommendation(
        "R-party-one",
        "逐个社区设立党总支，下设若干党支部。",
        frozenset({"party-org-level-mismatch"}),
        Theme.PARTY,
    ),
    Recommendation(
        "R-party-find",
        "开展组织找党员、党员找组织活动，分类登记造册。",
        frozenset({"party-members-uncontactable"}),
        Theme.PARTY,
    ),
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
