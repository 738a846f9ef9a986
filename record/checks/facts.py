"""What the checks look at: the rows of one community as plain values.

Pure shapes, filled by ``record.checks.reading``. Unknown is None or absent.
Money is in yuan, areas in m² (km² for land), shares between 0 and 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar

from communities.comparison import FIGURES_OF
from record.checks.doubt import Subject

Number = int | Decimal
FORM_OF_FIGURE = {
    name: group.value for group, names in FIGURES_OF.items() for name in names
}


@cache
def of_figure(name: str) -> Subject:
    """The subject of a doubt about a figure of the period."""
    return Subject(
        form=FORM_OF_FIGURE[name], model="communities.communityperiod", field=name
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one period, by the name of their column; unknown ones are absent."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        return self.values.get(name)

    def number(self, name: str) -> Number | None:
        value = self.values.get(name)
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        return value if is_number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``name`` is what the reader knows the row by."""

    MODEL: ClassVar[str]
    FORM: ClassVar[str]

    pk: int
    name: str = ""

    def at(self, field: str = "") -> Subject:
        """The subject of a doubt about a field of this row."""
        return Subject(
            form=self.FORM, model=self.MODEL, row=self.pk, field=field, name=self.name
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A post somebody holds; ``place`` is the id of the community it is in."""

    position: str
    mode: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    MODEL = "staffing.staffmember"
    FORM = "staff"

    birth_date: date | None = None
    starts_on: date | None = None
    education: str = ""
    political_status: str = ""
    households_covered: int | None = None
    pension_subsidy: Decimal | None = None
    posts: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay(Row):
    MODEL = "staffing.paycomponent"
    FORM = "pay"

    grade: str
    monthly: Decimal | None = None
    bonus: Decimal | None = None
    raised: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Row):
    """A party organisation with its figures of the period and of the one before."""

    MODEL = "staffing.partyorganization"
    FORM = "party"

    org_type: str = ""
    figures_row: int | None = None
    members: int | None = None
    direct: int | None = None
    organisers: int | None = None
    members_before: int | None = None
    tags: Mapping[str, int] = field(default_factory=dict)

    def counted(self, name: str) -> Subject:
        """A figure of the period, on the row that holds it."""
        return Subject(
            form=self.FORM,
            model="staffing.partyorganizationperiod",
            row=self.figures_row,
            field=name,
            name=self.name,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class House(Row):
    """Premises; ``area_before`` is what the row said before it was last changed."""

    MODEL = "facilities.premises"
    FORM = "premises"

    use: str = ""
    floor_area: Decimal | None = None
    area_before: Decimal | None = None
    rooms_area: Decimal | None = None
    rent: Decimal | None = None
    utilisation: Decimal | None = None
    has_police_room: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund(Row):
    MODEL = "funding.fundingitem"
    FORM = "funding"

    purpose: str
    source: str = ""
    kind: str
    amount: Decimal | None = None
    amount_before: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Income(Row):
    MODEL = "funding.communityincome"
    FORM = "income"

    year: int
    source: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardRow(Row):
    MODEL = "safety.hazard"
    FORM = "hazards"

    status: str
    level: str = ""
    found_on: date
    deadline: date | None = None
    responsible_unit: str = ""
    responsible_person: str = ""
    measure: str = ""
    reviewed_on: date | None = None
    reviewer: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Row):
    MODEL = "facilities.constructionproject"
    FORM = "projects"

    planned: int | None = None
    started: int | None = None
    completed: int | None = None
    land_mu: Decimal | None = None
    land_saved_mu: Decimal | None = None
    dwelling_area: Decimal | None = None
    subsidy_wan: Decimal | None = None
    subsidy_each_wan: Decimal | None = None
    cost_most_wan: Decimal | None = None
    approval_months: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Estate(Row):
    MODEL = "facilities.housingestate"
    FORM = "division"

    floor_area: Decimal | None = None
    provided_area: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow(Row):
    MODEL = "communities.grid"
    FORM = "division"

    households: int | None = None
    has_party_group: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Row):
    MODEL = "communities.populationgroupcount"
    FORM = "people"

    group: str
    households: int | None = None
    persons: int | None = None
    monthly_standard: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Row):
    MODEL = "communities.volunteerteam"
    FORM = "teams"

    members: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases(Row):
    MODEL = "safety.securitycasestat"
    FORM = "security"

    case_type: str
    year: int
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityRecord:
    """Everything the checks ask about one community.

    ``day``: rows with a life are those in force on it. ``year`` is that of the
    period. Counts of rows are None where no row is on record at all.
    """

    community: int
    day: date
    year: int
    is_rural: bool = False
    area_km2: Decimal | None = None
    figures: Figures = field(default_factory=Figures)
    before: Figures = field(default_factory=Figures)
    staff: tuple[Person, ...] = ()
    staff_told_none: bool = False
    pay: tuple[Pay, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    premises: tuple[House, ...] = ()
    funding: tuple[Fund, ...] = ()
    income: tuple[Income, ...] = ()
    hazards: tuple[HazardRow, ...] = ()
    projects: tuple[Project, ...] = ()
    estates: tuple[Estate, ...] = ()
    grids: tuple[GridRow, ...] = ()
    groups: tuple[Group, ...] = ()
    teams: tuple[Team, ...] = ()
    cases: tuple[Cases, ...] = ()
    outlets: int | None = None
    tasks: int | None = None
    activities: int | None = None
    bodies: frozenset[str] = frozenset()
    absent_bodies: frozenset[str] = frozenset()
    land_per_household_mu: Decimal | None = None

    def at(self, field: str) -> Subject:
        """The subject of a doubt about the community's own row."""
        return Subject(
            form="people",
            model="communities.community",
            row=self.community,
            field=field,
        )
