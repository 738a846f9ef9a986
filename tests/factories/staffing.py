"""Staff with their posts and pay; party organisations with their members."""

from datetime import date
from decimal import Decimal
from typing import Any

from communities.models import Community
from staffing.models import (
    Appraisal,
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
    PayComponent,
    Post,
    StaffInsurance,
    StaffMember,
    StaffTraining,
    Training,
)
from staffing.models.standing import InsuranceKind
from tests.factories.made import made
from tests.factories.places import a_community, a_period


def a_staff_member(community: Community | None = None, **fields: Any) -> StaffMember:
    """Somebody in service since 2020, forty years old on 2025-06-01."""
    defaults = {
        "community": community or a_community(),
        "name": f"Staff {StaffMember.objects.count() + 1}",
        "gender": "female",
        "birth_date": date(1985, 6, 1),
        "education": "senior_high",
        "political_status": "masses",
        "starts_on": date(2020, 1, 1),
    }
    return made(StaffMember, defaults, fields)


def a_party_staff_member(
    community: Community | None = None, **fields: Any
) -> StaffMember:
    return a_staff_member(community, **{"political_status": "party_member"} | fields)


def a_former_staff_member(
    community: Community | None = None, **fields: Any
) -> StaffMember:
    gone = {"ends_on": date(2024, 12, 31), "leave_reason": "resigned"}
    return a_staff_member(community, **gone | fields)


def a_post(staff: StaffMember | None = None, **fields: Any) -> Post:
    holder = staff or a_staff_member()
    defaults = {
        "staff": holder,
        "community": holder.community,
        "position": "general",
        "employment_mode": "full_time",
        "starts_on": holder.starts_on,
    }
    return made(Post, defaults, fields)


def a_secretary(community: Community | None = None, **fields: Any) -> StaffMember:
    """Somebody in the post of party secretary."""
    staff = a_party_staff_member(community, **fields)
    a_post(staff, position="secretary")
    return staff


def a_head_of_both(community: Community | None = None, **fields: Any) -> StaffMember:
    """Secretary and director in one person."""
    staff = a_secretary(community, **fields)
    a_post(staff, position="director")
    return staff


def an_insurance(staff: StaffMember | None = None, **fields: Any) -> StaffInsurance:
    defaults = {"staff": staff or a_staff_member(), "kind": "pension", "is_paid": True}
    return made(StaffInsurance, defaults, fields)


def all_insurances(staff: StaffMember) -> list[StaffInsurance]:
    """The five insurances and the housing fund, all paid."""
    return [an_insurance(staff, kind=kind) for kind in InsuranceKind.values]


def an_appraisal(staff: StaffMember | None = None, **fields: Any) -> Appraisal:
    defaults = {
        "staff": staff or a_staff_member(),
        "year": 2024,
        "grade": "competent",
    }
    return made(Appraisal, defaults, fields)


def a_pay_component(community: Community | None = None, **fields: Any) -> PayComponent:
    defaults = {
        "community": community or a_community(),
        "period": fields.pop("period", None) or a_period(),
        "post_grade": "general",
        "payer": "county_finance",
        "monthly_amount_yuan": Decimal(500),
    }
    return made(PayComponent, defaults, fields)


def a_training(community: Community | None = None, **fields: Any) -> Training:
    defaults = {
        "community": community or a_community(),
        "period": fields.pop("period", None) or a_period(),
        "name": "业务培训",
        "class_count": 1,
        "person_times": 20,
    }
    return made(Training, defaults, fields)


def a_staff_training(staff: StaffMember | None = None, **fields: Any) -> StaffTraining:
    defaults = {
        "staff": staff or a_staff_member(),
        "trained_on": date(2025, 5, 20),
    }
    return made(StaffTraining, defaults, fields)


def a_party_organization(
    community: Community | None = None, **fields: Any
) -> PartyOrganization:
    """A branch of the community's party members."""
    defaults = {
        "community": community or a_community(),
        "name": "社区党支部",
        "org_type": "branch",
        "org_category": "community",
    }
    return made(PartyOrganization, defaults, fields)


def party_figures(
    org: PartyOrganization | None = None,
    member_count: int | None = 40,
    tags: dict[str, int] | None = None,
    **fields: Any,
) -> PartyOrganizationPeriod:
    """An organisation's members of a period and how many carry each tag."""
    defaults = {
        "org": org or a_party_organization(),
        "period": fields.pop("period", None) or a_period(),
        "member_count": member_count,
    }
    figures = made(PartyOrganizationPeriod, defaults, fields)
    for tag, count in (tags or {}).items():
        a_member_tag(figures, tag=tag, count=count)
    return figures


def a_member_tag(
    org_period: PartyOrganizationPeriod | None = None, **fields: Any
) -> PartyMemberTagCount:
    defaults = {
        "org_period": org_period or party_figures(),
        "tag": "floating",
        "count": 5,
    }
    return made(PartyMemberTagCount, defaults, fields)
