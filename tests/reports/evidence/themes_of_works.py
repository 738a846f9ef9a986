"""Money, hazards and building projects, as a county's seed draws them."""

from datetime import date, timedelta

from communities.models import Community, ReportingPeriod
from facilities.models import ConstructionProject, ProjectUtility
from funding.models import CommunityIncome, FundingItem
from safety.models import Hazard, SecurityCaseStat
from tests.reports.evidence.counties import AS_OF, Maker


def funding(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    purposes = ("office", "work", "serve_masses", "construction", "culture")
    for purpose in purposes:
        source = maker.one("county_finance", "township", "donation", "self_raised")
        for kind in ("budget", "allocated", "gap"):
            if maker.chance(0.5):
                maker.add(
                    FundingItem(
                        community=community,
                        period=period,
                        purpose=purpose,
                        source=source,
                        kind=kind,
                        amount_yuan=maker.amount(1000, 90000, 0),
                    )
                )


def income(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    amount = maker.draw.randint(20, 60) * 1000
    for year in range(2020, 2026):
        amount = max(amount + maker.draw.choice((-9000, -9000, -4000, 3000)), 0)
        if not maker.chance(maker.unknown / 2):
            known = maker.chance(0.9)
            maker.add(
                CommunityIncome(
                    community=community,
                    year=year,
                    source="rent",
                    amount_yuan=amount if known else None,
                )
            )
        if maker.chance(0.7):
            maker.add(
                SecurityCaseStat(
                    community=community, year=year, case_count=maker.count(0, 30)
                )
            )


def hazards(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    for number in maker.times(6):
        found = maker.days(date(2024, 6, 1), date(2026, 4, 1))
        row = Hazard(
            community=community,
            category=maker.surely("fire", "road_traffic", "gas", "school", "water"),
            subtype=maker.one("护栏缺失", "线路老化"),
            location=f"{number}栋",
            found_on=found,
            deadline=maker.some(lambda day=found: day + timedelta(40)),
            on_boundary=maker.yes(),
            responsible_unit=maker.one("居委会"),
            status=maker.surely("registered", "rectifying", "invalid"),
        )
        if maker.chance(0.3):
            row.level, row.judgement_standard, row.clause = "major", "GB", "1"
        if maker.chance(0.4):
            settle(row, found + timedelta(maker.draw.randint(1, 120)))
        maker.add(row)


def settle(row: Hazard, day: date) -> None:
    row.status, row.closed_on, row.reviewed_on = "closed", day, day
    row.deadline = row.deadline or AS_OF + timedelta(60)
    row.measure, row.responsible_unit = "清理", "居委会"
    row.responsible_person, row.reviewer = "张某", "李某"


def projects(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    for number in maker.times(2):
        started = maker.count(20, 300)
        row = maker.add(
            ConstructionProject(
                community=community,
                name=f"新区{number}期",
                project_type=maker.surely("new_rural_community", "lane_paving"),
                planned_households=maker.count(100, 400),
                started_households=started,
                completed_households=maker.part(started),
                land_area_mu=maker.amount(10, 90),
                land_saved_mu=maker.amount(1, 20),
                fixed_asset_investment_yi=maker.amount(0, 3),
                subsidy_total_wan=maker.amount(10, 900),
                funding_gap_wan=maker.amount(0, 300),
                approval_step_count=maker.count(5, 20),
                approval_fee_yuan_m2=maker.amount(50, 200),
                approval_months=maker.amount(1, 9, 1),
                started_before_approval=maker.yes(),
                plan_status=maker.one("not_started", "approved"),
                has_operation_plan=maker.yes(),
                infrastructure_in_price=maker.yes(),
                supervision_fee_payer=maker.one("client", "builder"),
            )
        )
        if maker.chance(1 - maker.unknown / 2):
            row.lat = 29 + maker.exactly(0, 1, 6) / 50
            row.lng = 114 + maker.exactly(0, 1, 6) / 50
        for item in ("water", "power", "road"):
            if maker.chance(0.5):
                maker.add(
                    ProjectUtility(project=row, item=item, is_complete=maker.yes())
                )
