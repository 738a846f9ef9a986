"""One way to ask the portal for something, and what each person gets."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from jobs.models import Job
from portal.entities import entities, entity_of
from reports.models import UnitCost
from safety.models import HazardPicture
from staffing.models import StaffMember
from tests import factories
from tests.browsing import PageClient
from tests.permissions.world import SECRET, World


@dataclass(frozen=True)
class Address:
    """One way to ask, and the status each person gets."""

    path: Callable[[World], str]
    official: int = 200
    elsewhere: int = 404
    outsider: int = 403
    stranger: int = 302
    post: bool = False

    def asked(self, client: PageClient, world: World, **headers: str):
        ask_for = client.post if self.post else client.get
        return ask_for(self.path(world), headers=headers)


def at(name: str, *args: object) -> Callable[[World], str]:
    return lambda world: reverse(name, args=args)


def of_community(name: str, *rest: object) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.community.code, *rest])


def of_report(name: str, *rest: object) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.report.pk, *rest])


def of_note(name: str, *rest: object) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.note.pk, *rest])


def evidence(world: World) -> str:
    address = reverse("reports:report-evidence", args=[world.report.pk])
    return f"{address}?key={world.evidence()}"


def history(world: World) -> str:
    address = reverse("reports:report-evidence-history", args=[world.report.pk])
    return f"{address}?key=indicator:community_count"


def waiting(name: str) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.waiting.pk])


def of_row(name: str, slug: str) -> Callable[[World], str]:
    def path(world: World) -> str:
        row = entity_of(slug).visible_to(world.people["clerk here"]).earliest("pk")
        return reverse(name, args=[slug, row.pk])

    return path


def unit_cost(world: World) -> str:
    """Of the street of the record: nobody's of another."""
    row = UnitCost.objects.filter(division=world.community.township).first()
    row = row or factories.a_unit_cost(division=world.community.township)
    return reverse("reports:unit-cost-change", args=[row.pk])


def of_hazard(world: World) -> str:
    return reverse("safety:hazard", args=[a_picture(world).hazard_id])


def of_picture(name: str) -> Callable[[World], str]:
    def path(world: World) -> str:
        picture = a_picture(world)
        return reverse(name, args=[picture.hazard_id, picture.pk])

    return path


def a_picture(world: World) -> HazardPicture:
    return HazardPicture.objects.get(hazard__community=world.community)


KINDS = [entity.slug for entity in entities()]
WRITERS = {"official": 403, "elsewhere": 404}
EDITORS = {"official": 403, "elsewhere": 200}


def of_import(name: str) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.imported.pk])


def of_count(name: str) -> Callable[[World], str]:
    """A count that the clerk of the street asked for: nobody else's."""

    def path(world: World) -> str:
        owner = world.people["clerk here"]
        job = Job.objects.filter(kind="division_count", owner=owner).first()
        job = job or factories.a_job(
            kind="division_count", owner=owner, title=f"{SECRET}街道"
        )
        return reverse(name, args=[job.pk])

    return path


def of_export(name: str) -> Callable[[World], str]:
    """An export that the clerk of the street asked for: nobody else's."""

    def path(world: World) -> str:
        owner = world.people["clerk here"]
        job = Job.objects.filter(kind="record_export", owner=owner).first()
        job = job or factories.an_export(owner=owner, title=f"{SECRET}街道")
        return reverse(name, args=[job.pk])

    return path


def round_page(world: World) -> str:
    """Of the street of the record, for a period it keeps."""
    return f"/record/rounds/{world.community.township.code}/2025/"


def pair_of_staff(world: World) -> str:
    """Two rows of one person, as a clerk would find them recorded twice."""
    name = f"{SECRET}干部"
    rows = StaffMember.objects.filter(community=world.community, name=name)
    while rows.count() < 2:
        factories.a_staff_member(world.community, name=name, birth_date=None)
    first, second = rows.order_by("pk")[:2]
    return reverse("record:duplicate-pair", args=["staff-members", first.pk, second.pk])


OPEN = {"elsewhere": 200, "outsider": 200, "stranger": 200}
OWN = {"elsewhere": 200, "outsider": 200}
LIST = {"elsewhere": 200}
