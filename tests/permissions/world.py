"""The record of one street, a report on its county, and the people who look at both."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from communities.models import Community
from imports.models import Import
from portal.entities import entities
from reports import actions
from reports.models import FieldNote, Report, ReportSchedule
from reports.order import Order
from tests import factories
from tests.browsing import PageClient
from tests.test_factories import FACTORIES

HERE, THERE = "360424100000", "360424101000"
SECRET = "凤凰山"
AS_OF = date(2026, 3, 12)


@dataclass(frozen=True)
class Record:
    """One community with something in every part of the record, and who may look."""

    community: Community
    people: dict[str, User | None]

    def client(self, who: str) -> PageClient:
        return PageClient(self.people[who])


@dataclass(frozen=True)
class World(Record):
    """The record with a finished report on it and one still waiting."""

    report: Report
    waiting: Report
    imported: Import
    note: FieldNote
    schedule: ReportSchedule

    def evidence(self) -> str:
        return next(iter(self.report.read().evidence))


def fill(community: Community) -> None:
    period = factories.a_period("2025")
    factories.some_figures(community, period, household_count=900, population=2700)
    factories.a_grid(community, name=f"{SECRET}网格")
    factories.an_honour(community, title=f"{SECRET}荣誉")
    factories.a_volunteer_team(community, name=f"{SECRET}志愿队")
    factories.a_staff_member(community, name=f"{SECRET}干部", phone="13812345678")
    factories.a_party_organization(community, name=f"{SECRET}党支部")
    factories.premises(community, name=f"{SECRET}办公楼")
    factories.a_funding_item(community, period=period, name=f"{SECRET}经费")
    hazard = factories.a_hazard(community, location=f"{SECRET}巷口")
    factories.a_hazard_picture(hazard, name=f"{SECRET}巷口.png")
    factories.a_project(community, name=f"{SECRET}项目")
    # What is missing is made in a community beside it, of the same street.
    for entity in entities():
        if not entity.model._default_manager.exists():
            FACTORIES[entity.model._meta.label]()


def ask(by: User, formats: tuple[str, ...]) -> Report:
    order = Order(
        scope_code=factories.COUNTY_CODE,
        period_code="2025",
        as_of=AS_OF,
        formats=formats,
        organ=f"{SECRET}调研组",
    )
    return actions.request_report(by=by, order=order)
