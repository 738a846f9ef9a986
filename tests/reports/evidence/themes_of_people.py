"""Staff, their pay, and party organisations, as a county's seed draws them."""

from datetime import date

from communities.models import Community, ReportingPeriod
from staffing.models import (
    Education,
    InsuranceKind,
    MemberTag,
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
    PayComponent,
    Position,
    Post,
    RecruitmentSource,
    StaffInsurance,
    StaffMember,
    StaffTraining,
)
from tests.reports.evidence.counties import Maker


def staff(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    for number in maker.times(6):
        started = maker.some(lambda: maker.days(date(2017, 1, 1), date(2025, 12, 1)))
        gone = maker.chance(0.2)
        person = maker.add(
            StaffMember(
                community=community,
                name=f"干部{number}",
                gender=maker.one("male", "female"),
                birth_date=maker.some(
                    lambda: maker.days(date(1960, 1, 1), date(1999, 12, 31))
                ),
                education=maker.one(*Education.values),
                political_status=maker.one("party_member", "masses", "probationary"),
                social_work_certificate=maker.one("none", "none", "assistant"),
                recruitment_source=maker.one(*RecruitmentSource.values, "recruited"),
                cross_appointed=maker.yes(),
                pension_subsidy_yuan_year=maker.amount(300, 900, 0),
                starts_on=started,
                ends_on=maker.days(date(2025, 12, 2), date(2026, 6, 1))
                if gone
                else None,
            )
        )
        of_person(maker, person, community)


def of_person(maker: Maker, person: StaffMember, community: Community) -> None:
    held = maker.draw.sample(Position.values[:5], maker.draw.randint(0, 2))
    for position in held:
        maker.add(
            Post(
                staff=person,
                community=community,
                position=position,
                employment_mode=maker.one("full_time", "part_time"),
                ends_on=date(2025, 8, 31) if maker.chance(0.1) else None,
            )
        )
    if maker.chance(0.6):
        for kind in InsuranceKind.values:
            if maker.chance(0.9):
                paid = True if maker.chance(0.8) else maker.yes()
                maker.add(StaffInsurance(staff=person, kind=kind, is_paid=paid))
    if maker.chance(0.4):
        day = maker.days(date(2024, 1, 1), date(2026, 5, 1))
        maker.add(StaffTraining(staff=person, trained_on=day))


def pay(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    for grade in ("head", "deputy", "general"):
        for payer in ("county_finance", "township", ""):
            if maker.chance(0.5):
                maker.add(
                    PayComponent(
                        community=community,
                        period=period,
                        post_grade=grade,
                        payer=payer,
                        monthly_amount_yuan=maker.amount(300, 2500, 0),
                    )
                )


def party(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    above = None
    for number in maker.times(3):
        org = PartyOrganization(
            community=community,
            name=f"党组织{number}",
            org_type=maker.surely("branch", "general_branch", "joint_branch"),
            org_category=maker.one("community", "two_new"),
            is_weak=maker.yes(),
            parent=above if maker.chance(0.4) else None,
        )
        org.save()  # before those below it
        above = above or org
        if maker.chance(0.8):
            counted(maker, org, period)


def counted(maker: Maker, org: PartyOrganization, period: ReportingPeriod) -> None:
    in_service, two_new = maker.count(0, 30), maker.count(0, 9)
    row = maker.add(
        PartyOrganizationPeriod(
            org=org,
            period=period,
            member_count=maker.count(3, 150),
            direct_member_count=maker.count(3, 60),
            organiser_count=maker.count(0, 3),
            activist_count=maker.count(0, 2),
            candidate_count=maker.count(0, 2),
            in_service_total=in_service,
            in_service_registered=maker.part(in_service),
            two_new_total=two_new,
            two_new_covered=maker.part(two_new),
        )
    )
    for tag in MemberTag.values:
        if maker.chance(0.5):
            most = 150 if row.member_count is None else row.member_count
            number = maker.draw.randint(0, most)
            maker.add(PartyMemberTagCount(org_period=row, tag=tag, count=number))
