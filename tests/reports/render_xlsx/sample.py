"""What a small report knows: three communities, their figures, one finding."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from reports.facts.shapes import (
    CommunityFacts,
    FundingFacts,
    PartyOrganizationFacts,
    PeriodFacts,
    PremisesFacts,
    StaffFacts,
)
from reports.hits import HitRow
from reports.indicators.base import Figure, Indicator, Theme, place_of
from reports.indicators.tallies import Distribution, Extreme, Ratio, Tally, Total
from reports.render.xlsx import Material
from reports.render.xlsx.raw import Plan
from reports.rules.base import Gap, Rule, Severity
from reports.rules.finding import Finding
from reports.rules.standards import Standard
from tests.reports.render_xlsx.document import a_document

OFFICE_RULE = "office-too-small"


def some_facts() -> list[CommunityFacts]:
    """One community in full, one with a formula for a name, one almost empty."""
    full = CommunityFacts(
        id=1,
        code="360424100001",
        name="塔山",
        township="义宁镇",
        township_code="360424100000",
        county_code="360424000000",
        urban_rural_class="urban",
        area_km2=Decimal("1.25"),
        period=PeriodFacts(
            household_count=4360,
            population=13100,
            population_basis="permanent",
            hotline_satisfaction_share=Decimal("0.965"),
            has_own_account=False,
        ),
        staff=(
            StaffFacts(
                gender="female",
                age=41,
                education="bachelor",
                positions=("secretary", "director"),
                full_time=True,
                started_on=date(2019, 3, 1),
                insurances={"pension": True, "medical": False},
            ),
            StaffFacts(gender="male", education="senior_high"),
        ),
        party=(
            PartyOrganizationFacts(
                name="塔山社区党支部",
                org_type="branch",
                member_count=88,
                tags={"floating": 12},
            ),
        ),
        premises=(
            PremisesFacts(
                name="办公楼",
                use="office",
                floor_area_m2=Decimal("144.00"),
                tenure="leased",
                monthly_rent_yuan=Decimal("1500.00"),
                rooms={"meeting_room": True, "library": False},
                defects=("cramped",),
            ),
        ),
        funding=(
            FundingFacts(
                purpose="office",
                source="county_finance",
                kind="allocated",
                amount_yuan=Decimal("50000.00"),
            ),
        ),
        hazards=(),
    )
    formula = replace(
        full,
        id=2,
        code="360424100002",
        name="=HYPERLINK(1)社区",
        premises=(
            PremisesFacts(
                name="+86\x07楼", use="office", floor_area_m2=Decimal("620.5")
            ),
        ),
        staff=None,
    )
    empty = CommunityFacts(
        id=3,
        code="360424101001",
        name="东山",
        township="白岭镇",
        township_code="360424101000",
        county_code="360424000000",
    )
    return [full, formula, empty]


def _area(facts: CommunityFacts) -> Decimal | None:
    if facts.premises is None:
        return None
    return sum((p.floor_area_m2 or Decimal(0) for p in facts.premises), Decimal(0))


def _education(facts: CommunityFacts) -> dict[str, int] | None:
    if facts.staff is None:
        return None
    return {str(p.education): 1 for p in facts.staff}


def _indicator(slug: str, label: str, unit: str, tally: Any, read: Any, **more: Any):
    return Indicator(
        slug=slug,
        label=label,
        unit=unit,
        theme=more.pop("theme", Theme.SCALE),
        formula=more.pop("formula", f"{label}相加"),
        tally=tally,
        contribution=read,
        **more,
    )


INDICATORS = (
    _indicator(
        "households_total", "总户数", "户", Total, lambda f: f.period.household_count
    ),
    _indicator(
        "satisfaction",
        "热线满意率",
        "share",
        Ratio,
        lambda f: (
            (f.period.hotline_satisfaction_share, 1)
            if f.period.hotline_satisfaction_share is not None
            else None
        ),
        decimals=1,
    ),
    _indicator(
        "staff_by_education",
        "学历结构",
        "人",
        Distribution,
        _education,
        keys={"bachelor": "本科", "senior_high": "高中"},
        theme=Theme.STAFF,
    ),
    _indicator(
        "largest_office",
        "面积最大",
        "平方米",
        Extreme,
        _area,
        decimals=2,
        theme=Theme.PREMISES,
    ),
    _indicator(
        "cases_total", "案件数", "件", Total, lambda f: None, theme=Theme.SAFETY
    ),
)
STANDARD = Standard(
    slug="office-min-area",
    title="《社区用房标准》",
    clause="第三条",
    value=Decimal(300),
    unit="平方米",
    authority="local",
    row_id=7,
)
RULE = Rule(
    code=OFFICE_RULE,
    heading="办公用房面积不足",
    theme=Theme.PREMISES,
    severity=Severity.BREACH,
    source="社区用房标准",
    check=lambda facts, standards: None,
    wording=lambda finding, figures: (),
)


def some_figures(facts: list[CommunityFacts]) -> dict[str, Figure]:
    made = {}
    for indicator in INDICATORS:
        tally: Tally = indicator.tally()
        for each in facts:
            tally.add(place_of(each), indicator.contribution(each))
        exact = tally.value
        made[indicator.slug] = Figure(
            indicator, indicator.rounded(exact), exact, tally.reported, tally.of
        )
    return made


def a_finding(facts: list[CommunityFacts]) -> tuple[Finding, list[HitRow]]:
    finding = Finding(RULE)
    rows = []
    for each in facts:
        area = _area(each)
        gap = None
        if area is not None and area < 300:
            gap = Gap(area, Decimal(300), "平方米", STANDARD)
        hit = finding.add(each, gap)
        if hit:
            rows.append(HitRow.of(hit))
    finding.settle()
    return finding, rows


def some_material(facts: list[CommunityFacts] | None = None) -> Material:
    facts = some_facts() if facts is None else facts
    plan = Plan()
    for each in facts:
        plan.add(each)
    finding, rows = a_finding(facts)
    return Material(
        document=a_document(),
        figures=some_figures(facts),
        findings={OFFICE_RULE: finding},
        plan=plan,
        facts=facts,
        hits=lambda code: rows,
    )
