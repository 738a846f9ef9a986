"""What a report knows of one community: frozen values, None for not on record.

Collected in one snapshot by reports.facts.collect, spooled to a file, read by
indicators, rules and renderers. A tuple of rows is None when the community has
handed in nothing on the theme, and empty when it said that there is nothing.
Money is yuan, areas m², shares 0 to 1, unless the name says otherwise.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.facts.figures import PeriodFacts as PeriodFacts

_NO_FIGURES = PeriodFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFacts:
    """One person in service on the report's day."""

    gender: str | None = None
    age: int | None = None  # completed years on the report's day
    education: str | None = None
    political_status: str | None = None
    positions: tuple[str, ...] = ()  # of the posts open on that day
    full_time: bool | None = None
    certificate: str | None = None
    recruitment_source: str | None = None
    started_on: date | None = None
    cross_appointed: bool | None = None
    insurances: dict[str, bool] | None = None  # kind -> paid; None: not reported
    pension_subsidy_yuan_year: Decimal | None = None
    trained_within_year: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayFacts:
    """One payer's part of one grade's monthly pay."""

    post_grade: str
    payer: str
    monthly_amount_yuan: Decimal | None = None
    bonus_yuan_year: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyOrganizationFacts:
    """A party organisation standing on the report's day, with the period's counts."""

    name: str
    org_type: str
    org_category: str | None = None
    is_weak: bool | None = None
    member_count: int | None = None
    direct_member_count: int | None = None
    organiser_count: int | None = None
    activist_count: int | None = None
    candidate_count: int | None = None
    in_service_total: int | None = None
    in_service_registered: int | None = None
    two_new_total: int | None = None
    two_new_covered: int | None = None
    tags: dict[str, int] | None = None  # overlapping counts; a missing tag is unknown
    is_under_another: bool = False  # of the same community: its members count there


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisesFacts:
    """One place the community works or meets in, standing on the report's day."""

    name: str
    use: str
    floor_area_m2: Decimal | None = None
    area_basis: str | None = None
    shared_area_m2: Decimal | None = None
    resident_activity_area_m2: Decimal | None = None
    tenure: str | None = None
    provider_name: str | None = None
    monthly_rent_yuan: Decimal | None = None
    in_use: bool | None = None
    unused_reason: str | None = None
    let_out: bool | None = None
    multi_use: bool | None = None
    is_outdoor: bool | None = None
    utilisation_share: Decimal | None = None
    has_publicity_board: bool | None = None
    has_disclosure_board: bool | None = None
    rooms: dict[str, bool] | None = None  # kind -> present; a missing one is unknown
    defects: tuple[str, ...] = ()
    operating_cost_wan: Decimal | None = None  # of a culture centre, a year
    operating_cost_street_wan: Decimal | None = None  # of this borne by the street


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingFacts:
    purpose: str
    source: str
    kind: str
    amount_yuan: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardFacts:
    """One hazard found by the report's day and not struck off as invalid."""

    category: str
    level: str
    status: str
    subtype: str | None = None
    found_on: date | None = None
    deadline: date | None = None
    closed_on: date | None = None
    on_boundary: bool | None = None
    responsible_unit: str | None = None
    is_open: bool = True  # on the report's day
    is_overdue: bool = False  # open and its deadline before the report's day
    found_in_period: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EstateFacts:
    """A housing estate and the community rooms its developer handed over."""

    name: str
    floor_area_m2: Decimal | None = None
    provided_area_m2: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFacts:
    name: str
    project_type: str
    planned_households: int | None = None
    started_households: int | None = None
    completed_households: int | None = None
    land_area_mu: Decimal | None = None
    land_saved_mu: Decimal | None = None
    fixed_asset_investment_yi: Decimal | None = None
    subsidy_total_wan: Decimal | None = None
    funding_gap_wan: Decimal | None = None
    approval_step_count: int | None = None
    approval_fee_yuan_m2: Decimal | None = None
    approval_months: Decimal | None = None
    started_before_approval: bool | None = None
    plan_status: str | None = None
    supervision_fee_payer: str | None = None
    infrastructure_in_price: bool | None = None
    has_operation_plan: bool | None = None
    lat: Decimal | None = None
    lng: Decimal | None = None
    utilities: dict[str, bool] | None = None  # item -> complete


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationGroupFacts:
    group: str
    household_count: int | None = None
    person_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts:
    name: str
    team_type: str
    member_count: int | None = None
    is_party: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    name: str
    has_agreement: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourFacts:
    title: str
    level: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAmount:
    """A yearly amount of a series; a year without a row is not in the tuple."""

    year: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFacts:
    """Reference figures of the nearest division above that has them on record."""

    division_name: str
    year: int
    division_code: str = ""
    avg_wage_yuan_month: Decimal | None = None
    minimum_wage_yuan_month: Decimal | None = None
    fixed_asset_investment_yi: Decimal | None = None
    rural_housing_land_mu: Decimal | None = None
    planned_total_land_mu: Decimal | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistFacts:
    """What the nearest division above asks every community to have."""

    name: str
    rooms: tuple[str, ...] = ()
    needs_publicity_board: bool = False
    needs_disclosure_board: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityFacts:
    """All that a report may say of one community on one day."""

    id: int
    code: str
    name: str
    township: str
    township_code: str
    county_code: str
    county: str = ""
    urban_rural_class: str | None = None
    location_class: str | None = None
    resident_type: str | None = None
    area_km2: Decimal | None = None
    period: PeriodFacts = _NO_FIGURES
    base: PeriodFacts | None = None  # of the base period; None without one
    staff: tuple[StaffFacts, ...] | None = None
    base_staff: tuple[StaffFacts, ...] | None = None  # on the base period's day
    pay: tuple[PayFacts, ...] | None = None
    party: tuple[PartyOrganizationFacts, ...] | None = None
    premises: tuple[PremisesFacts, ...] | None = None
    base_premises: tuple[PremisesFacts, ...] | None = None
    outlets: tuple[str, ...] | None = None  # kinds of the outlets on record
    funding: tuple[FundingFacts, ...] | None = None
    income: tuple[YearAmount, ...] | None = None  # own income, by year
    security_cases: tuple[YearAmount, ...] | None = None
    hazards: tuple[HazardFacts, ...] | None = None
    estates: tuple[EstateFacts, ...] | None = None
    projects: tuple[ProjectFacts, ...] | None = None
    groups: tuple[PopulationGroupFacts, ...] = ()
    teams: tuple[TeamFacts, ...] | None = None
    social_organisations: int | None = None
    units: tuple[UnitFacts, ...] | None = None
    honours: tuple[HonourFacts, ...] = ()
    bodies: dict[str, bool] | None = None  # kind of body -> established
    tasks_with_funds: int | None = None  # of the administrative tasks listed
    tasks_listed: int | None = None
    region: RegionFacts | None = None
    checklist: ChecklistFacts | None = None
    # Positions held here on the report's day by persons of other communities.
    positions_from_outside: tuple[str, ...] = ()
    # Recruited in the open or from college in the last five years, and how many
    # of them still serve; None when no such entry is on record.
    recruited_count: int | None = None
    recruited_staying_count: int | None = None

    @property
    def label(self) -> str:
        """The community's name as prose says it: with 社区 at its end, once."""
        if self.name.endswith(("社区", "村", "居委会", "村委会")):
            return self.name
        return f"{self.name}社区"
