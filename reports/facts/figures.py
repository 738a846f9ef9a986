"""The figures of one community and period, as facts: None for not on record."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFacts:
    """Figures of one period: the columns of communities.CommunityPeriod."""

    household_count: int | None = None
    registered_households: int | None = None
    population: int | None = None
    population_basis: str | None = None
    resident_population: int | None = None
    registered_population: int | None = None
    floating_population: int | None = None
    elderly_population: int | None = None
    ethnic_group_count: int | None = None
    resident_group_count: int | None = None
    grid_count: int | None = None
    party_grid_count: int | None = None
    estate_count: int | None = None
    estate_committee_count: int | None = None
    building_count: int | None = None
    building_leader_count: int | None = None
    staff_quota: int | None = None
    admin_task_count: int | None = None
    statutory_duty_count: int | None = None
    ledger_count: int | None = None
    inspection_count: int | None = None
    has_service_station: bool | None = None
    service_outlet_count: int | None = None
    service_point_count: int | None = None
    own_service_point_count: int | None = None
    service_category_count: int | None = None
    service_item_count: int | None = None
    hall_department_count: int | None = None
    hall_item_count: int | None = None
    service_radius_m: int | None = None
    walk_minutes: int | None = None
    home_care_center_count: int | None = None
    elderly_bed_count: int | None = None
    jobs_developed: int | None = None
    persons_placed: int | None = None
    training_class_count: int | None = None
    training_person_times: int | None = None
    hotline_satisfaction_share: Decimal | None = None
    household_visit_share: Decimal | None = None
    cultural_event_count: int | None = None
    cultural_team_count: int | None = None
    event_participant_count: int | None = None
    event_participants_aged_50_plus: int | None = None
    registered_volunteer_count: int | None = None
    has_website: bool | None = None
    website_hit_count: int | None = None
    has_info_system: bool | None = None
    has_smart_community: bool | None = None
    network_reaches_all_households: bool | None = None
    duplicate_system_departments: str | None = None
    has_own_account: bool | None = None
    finance_disclosed_monthly: bool | None = None
    has_industry_support: bool | None = None
    collective_income_wan: Decimal | None = None
    has_police_room: bool | None = None
    police_officer_count: int | None = None
    patrol_team_count: int | None = None
    mediator_count: int | None = None
    disputes_mediated: int | None = None
