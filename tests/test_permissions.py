"""Every address, asked by three people and a stranger: what is not theirs is not there.

A clerk of another street gets 404 for rows outside of that street, an outsider
without a role 403, a stranger the sign-in page. No answer to them holds a word
of what they may not see. An address that is not in the table fails the suite.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import AuditEvent, User
from communities.models import Community
from imports.models import Import
from jobs.models import Job
from jobs.run import run_job
from portal import book
from portal.entities import entities, entity_of
from reports import actions
from reports.models import FieldNote, Report, ReportSchedule
from reports.order import Order
from staffing.models import StaffMember
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


@pytest.fixture
def record(db) -> Record:
    factories.a_division()
    here = factories.a_township(HERE, name=f"{SECRET}街道")
    there = factories.a_township(THERE, name="散原街道")
    community = factories.a_community(f"{HERE[:9]}001", name=f"{SECRET}社区")
    factories.a_community(f"{THERE[:9]}001", name="散原社区", township=there)
    fill(community)
    people: dict[str, User | None] = {
        "clerk elsewhere": factories.a_user("clerk", "clerk", there),
        "clerk here": factories.a_user("own", "clerk", here),
        "official": factories.a_user("official", "official"),
        "outsider": factories.a_user("outsider"),
        "stranger": None,
    }
    return Record(community, people)


@pytest.fixture
def world(record: Record, settings, tmp_path: Path) -> World:
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    official = record.people["official"]
    finished = ask(official, ("xlsx",))
    run_job(finished.job_id)
    finished.refresh_from_db()
    waits = ask(official, ("pdf",))
    imported = factories.an_import(owner=record.people["clerk here"], state="stored")
    imported.communities.add(record.community)
    schedule = factories.a_schedule(
        owner=official, scope_code=HERE, scope_name=f"{SECRET}街道"
    )
    note = factories.a_field_note(
        place=f"{SECRET}街道", scope_code=HERE, written_by=official
    )
    return World(
        record.community, record.people, finished, waits, imported, note, schedule
    )


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
    factories.a_hazard(community, location=f"{SECRET}巷口")
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


KINDS = [entity.slug for entity in entities()]
WRITERS = {"official": 403, "elsewhere": 404}
EDITORS = {"official": 403, "elsewhere": 200}


def of_import(name: str) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.imported.pk])


def of_export(name: str) -> Callable[[World], str]:
    """An export that the clerk of the street asked for: nobody else's."""

    def path(world: World) -> str:
        owner = world.people["clerk here"]
        job = Job.objects.filter(kind="record_export", owner=owner).first()
        job = job or factories.an_export(owner=owner, title=f"{SECRET}街道")
        return reverse(name, args=[job.pk])

    return path


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

ADDRESSES: dict[str, list[Address]] = {
    "home": [Address(at("home"), **OWN)],
    "set_language": [
        Address(at("set_language"), 302, elsewhere=302, outsider=302, stranger=302)
    ],
    "alive": [Address(at("alive"), **OPEN)],
    "ready": [
        Address(at("ready"), 503, elsewhere=503, outsider=503, stranger=503),
    ],
    "accounts:sign-in": [
        Address(at("accounts:sign-in"), 302, elsewhere=302, outsider=302, stranger=200)
    ],
    "accounts:sign-out": [
        Address(at("accounts:sign-out"), 405, elsewhere=405, outsider=405, stranger=405)
    ],
    "accounts:password-change": [Address(at("accounts:password-change"), **OWN)],
    "communities:community-list": [
        Address(at("communities:community-list"), **LIST),
        Address(lambda w: f"/communities/?q={SECRET}", **LIST),
        Address(lambda w: f"/communities/?q={w.community.code}", **LIST),
        Address(lambda w: f"/communities/?township={w.community.township_id}", **LIST),
        Address(lambda w: "/communities/?sort=-households&period=2025", **LIST),
    ],
    "communities:community-book": [Address(of_community("communities:community-book"))],
    "communities:community-book-whole": [
        Address(of_community("communities:community-book-whole"))
    ],
    "communities:community-book-section": [
        Address(of_community("communities:community-book-section", section.slug))
        for section in book.sections()
    ],
    "jobs:job-page": [
        Address(lambda w: reverse("jobs:job-page", args=[w.report.job_id]), 302),
    ],
    "record:questions": [
        Address(of_community("record:questions")),
        Address(of_community("record:questions"), 403, post=True),
    ],
    "record:questions-count": [Address(of_community("record:questions-count"))],
    "record:duplicates": [
        Address(at("record:duplicates"), 403, **LIST),
        Address(lambda w: "/record/duplicates/?kind=premises", 403, **LIST),
    ],
    "record:duplicate-pair": [
        Address(pair_of_staff, **WRITERS),
        Address(pair_of_staff, **WRITERS, post=True),
    ],
    "record:next-steps": [
        Address(at("record:next-steps"), 403, **LIST),
    ],
    "record:workbench": [
        Address(at("record:workbench"), 403, **LIST),
        Address(lambda w: f"/record/workbench/?q={SECRET}", 403, **LIST),
        Address(
            lambda w: f"/record/workbench/?township={w.community.township_id}",
            403,
            **LIST,
        ),
    ],
    "record:row-export": [
        *(
            Address(at("record:row-export", entity.slug, "csv"), **LIST)
            for entity in entities()
        ),
        Address(at("record:row-export", "premises", "xlsx"), **LIST),
        Address(lambda w: f"/record/staff-members/export.csv?q={SECRET}", **LIST),
    ],
    "record:export-list": [Address(at("record:export-list"), **LIST)],
    "record:export-detail": [Address(of_export("record:export-detail"), 404)],
    "record:export-progress": [Address(of_export("record:export-progress"), 404)],
    "record:export-cancel": [
        Address(of_export("record:export-cancel"), 404, post=True)
    ],
    "record:export-file": [Address(of_export("record:export-file"), 404)],
    "record:rows-change": [
        Address(at("record:rows-change", "premises"), 403, post=True),
        Address(at("record:rows-change", "hazards"), 403, post=True),
    ],
    "record:columns-choose": [
        Address(at("record:columns-choose", "premises"), 302, elsewhere=302, post=True)
    ],
    "record:filter-save": [
        Address(at("record:filter-save", "premises"), 302, elsewhere=302, post=True)
    ],
    "record:filter-remove": [
        Address(at("record:filter-remove", "premises", 1), 404, post=True)
    ],
    "record:figures-due": [Address(of_community("record:figures-due"), 302)],
    "record:figures": [
        Address(of_community("record:figures", "2025")),
        Address(of_community("record:figures", "1999"), 404),
    ],
    "record:figures-save": [
        Address(
            of_community("record:figures-save", "2025", "people"), post=True, **WRITERS
        )
    ],
    "record:figures-confirm": [
        Address(of_community("record:figures-confirm", "2025"), post=True, **WRITERS)
    ],
    "record:figures-look": [
        Address(of_community("record:figures-look", "2025"), post=True)
    ],
    "record:figure-note": [
        Address(of_community("record:figure-note", "2025", "population"), **WRITERS),
        Address(
            of_community("record:figure-note", "2025", "population"),
            post=True,
            **WRITERS,
        ),
    ],
    "record:figures-followed": [
        Address(at("record:figures-followed"), **LIST),
        Address(lambda w: f"/record/figures-followed/?q={SECRET}", **LIST),
    ],
    "record:row-add": [
        Address(
            lambda w: f"/record/premises/new/?community={w.community.code}", **WRITERS
        ),
        Address(at("record:row-add", "premises"), 403, elsewhere=200),
    ],
    "record:row-edit": [
        Address(of_row("record:row-edit", slug), **WRITERS) for slug in KINDS
    ],
    "record:row-end": [Address(of_row("record:row-end", "premises"), **WRITERS)],
    "record:row-reopen": [
        # It is open still: to its own people there is nothing to reopen.
        Address(of_row("record:row-reopen", "hazards"), **WRITERS),
        Address(of_row("record:row-reopen", "hazards"), **WRITERS, post=True),
    ],
    "record:row-remove": [Address(of_row("record:row-remove", "figures"), **WRITERS)],
    "record:row-reveal": [
        Address(
            lambda w: of_row("record:row-edit", "staff-members")(w) + "reveal/phone/",
            **WRITERS,
        )
    ],
    "record:row-history": [
        Address(of_row("record:row-history", slug)) for slug in KINDS
    ],
    "record:row-restore": [
        Address(of_row("record:row-restore", slug), **WRITERS, post=True)
        for slug in KINDS
    ],
    "record:kind-list": [Address(at("record:kind-list"), **LIST)],
    "record:row-list": [
        Address(at("record:row-list", entity.slug), **LIST) for entity in entities()
    ]
    + [
        Address(lambda w: f"/record/premises/?q={SECRET}", **LIST),
        Address(lambda w: f"/record/premises/?q={w.community.code}&life=all", **LIST),
    ],
    "imports:import-list": [
        Address(at("imports:import-list"), **EDITORS),
        Address(lambda w: "/imports/?q=premises", **EDITORS),
    ],
    "imports:import-new": [
        Address(at("imports:import-new"), **EDITORS),
        Address(lambda w: "/imports/new/?kind=premises", **EDITORS),
    ],
    "imports:template": [
        Address(
            lambda w, slug=slug: f"/imports/template/{slug}/?prefilled=1", **EDITORS
        )
        for slug in KINDS
    ],
    "imports:import-detail": [
        Address(of_import("imports:import-detail"), **WRITERS),
        Address(lambda w: f"/imports/{w.imported.pk}/?show=new", **WRITERS),
    ],
    "imports:import-progress": [
        Address(of_import("imports:import-progress"), **WRITERS)
    ],
    "imports:import-marked": [Address(of_import("imports:import-marked"), **WRITERS)],
    "imports:import-undo": [Address(of_import("imports:import-undo"), **WRITERS)],
    "imports:import-store": [
        Address(of_import("imports:import-store"), **WRITERS, post=True)
    ],
    "imports:import-again": [
        Address(of_import("imports:import-again"), **WRITERS, post=True)
    ],
    "imports:import-discard": [
        Address(of_import("imports:import-discard"), **WRITERS, post=True)
    ],
    "imports:import-cancel": [
        Address(of_import("imports:import-cancel"), **WRITERS, post=True)
    ],
    "reports:report-list": [
        Address(at("reports:report-list"), **LIST),
        Address(lambda w: "/reports/?q=修水", **LIST),
        Address(lambda w: "/reports/?state=done&whose=others", **LIST),
    ],
    "reports:report-request": [
        Address(at("reports:report-request"), **LIST),
        Address(lambda w: f"/reports/new/?again={w.report.pk}", **LIST),
        Address(lambda w: f"/reports/new/?scope={w.community.code}", **LIST),
    ],
    "reports:scope-search": [
        Address(lambda w: f"/reports/scopes/?q={SECRET}", **LIST),
        Address(lambda w: f"/reports/scopes/?q={HERE[:9]}", **LIST),
    ],
    "reports:finding-table": [
        Address(at("reports:finding-table"), **LIST),
        Address(lambda w: f"/reports/findings/?scope={HERE}"),
        Address(lambda w: f"/reports/findings/?scope={w.community.code}"),
    ],
    "reports:finding-export": [
        Address(at("reports:finding-export"), **LIST),
        Address(lambda w: f"/reports/findings/export/?scope={HERE}"),
    ],
    "reports:finding-communities": [
        Address(at("reports:finding-communities", "office-not-owned"), **LIST),
        Address(lambda w: f"/reports/findings/office-not-owned/?scope={HERE}"),
        Address(lambda w: f"/reports/findings/office-not-owned/?place={HERE}"),
        Address(at("reports:finding-communities", "no-such-rule"), 404),
    ],
    "reports:gap-list": [
        Address(at("reports:gap-list"), **LIST),
        Address(lambda w: f"/reports/gaps/?scope={HERE}"),
        Address(lambda w: f"/reports/gaps/?scope={w.community.code}"),
        Address(lambda w: f"/reports/gaps/?scope={factories.COUNTY_CODE}"),
    ],
    "reports:gap-export": [
        Address(at("reports:gap-export"), **LIST),
        Address(lambda w: f"/reports/gaps/export/?scope={HERE}"),
    ],
    "reports:schedule-list": [Address(at("reports:schedule-list"), **LIST)],
    "reports:schedule-stop": [
        Address(lambda w: f"/reports/regular/{w.schedule.pk}/stop/", 302, post=True)
    ],
    "reports:note-list": [
        Address(at("reports:note-list"), **LIST),
        Address(lambda w: f"/reports/notes/?q={SECRET}", **LIST),
    ],
    "reports:note-add": [Address(at("reports:note-add"), **LIST)],
    "reports:note-detail": [Address(of_note("reports:note-detail"))],
    "reports:note-change": [Address(of_note("reports:note-change"))],
    "reports:note-file": [Address(of_note("reports:note-file", 1), 404)],
    "reports:report-edit": [
        Address(of_report("reports:report-edit")),
        Address(waiting("reports:report-edit"), 403),
    ],
    "reports:report-own": [
        Address(of_report("reports:report-own", "finding")),
        Address(of_report("reports:report-own", "advice")),
    ],
    "reports:report-draft-files": [
        Address(of_report("reports:report-draft-files"), 302, post=True),
    ],
    # None have been made, so there is none.
    "reports:report-draft-download": [
        Address(of_report("reports:report-draft-download", "pdf"), 404),
    ],
    "reports:report-remake": [
        Address(of_report("reports:report-remake"), 302, post=True),
    ],
    "reports:report-step": [
        # Nobody accepts a report of their own; a stranger learns nothing of it.
        Address(of_report("reports:report-step", "accept"), 302, post=True),
        Address(of_report("reports:report-step", "comment"), 302, post=True),
        Address(of_report("reports:report-step", "burn"), 404, post=True),
    ],
    "reports:report-renew": [
        Address(of_report("reports:report-renew"), 403, post=True),
    ],
    "reports:report-compare": [
        Address(of_report("reports:report-compare")),
        Address(waiting("reports:report-compare"), 404),
    ],
    "reports:report-compare-export": [
        # There is no other report of the scope to compare it with.
        Address(of_report("reports:report-compare-export"), 404),
    ],
    # It has not been issued, so there is none.
    "reports:report-package": [Address(of_report("reports:report-package"), 404)],
    "reports:report-share": [
        Address(of_report("reports:report-share"), 302, post=True),
    ],
    "reports:report-detail": [
        Address(of_report("reports:report-detail")),
        Address(waiting("reports:report-detail")),
    ],
    "reports:report-progress": [Address(waiting("reports:report-progress"), 302)],
    "reports:report-evidence-history": [
        Address(history),
        Address(of_report("reports:report-evidence-history"), 404),
    ],
    "reports:report-evidence": [Address(evidence)],
    "reports:report-download": [
        Address(of_report("reports:report-download", "xlsx")),
        Address(of_report("reports:report-download", "pdf"), 404),
    ],
    "reports:report-cancel": [
        Address(waiting("reports:report-cancel"), 302, post=True)
    ],
}
EVERY = [(name, address) for name, asked in ADDRESSES.items() for address in asked]


def names_in(
    patterns: list[URLPattern | URLResolver], space: str = ""
) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = pattern.namespace or ""
            if inner != "admin":
                yield from names_in(
                    pattern.url_patterns, f"{inner}:" if inner else space
                )
        else:
            yield f"{space}{pattern.name}"


def test_every_address_of_the_portal_is_in_the_table():
    assert set(names_in(get_resolver().url_patterns)) == set(ADDRESSES)


def words_in(response) -> str:
    if response.streaming:
        return response.downloaded.decode("latin-1")
    return response.content.decode()


@pytest.mark.parametrize("who", ["clerk elsewhere", "outsider", "stranger"])
def test_nobody_finds_what_is_not_theirs(world: World, who: str):
    client = world.client(who)
    field = {"clerk elsewhere": "elsewhere"}.get(who, who)
    for name, address in EVERY:
        for headers in ({}, {"HX-Request": "true"}):
            answer = address.asked(client, world, **headers)
            place = f"{name} {address.path(world)} {headers}"
            expected = getattr(address, field)
            # A part of a page is answered by loading the page again.
            if who == "stranger" and headers and expected == 302:
                expected = 302 if name == "set_language" else 200
            assert answer.status_code == expected, place
            text = words_in(answer)
            assert f"{SECRET}社区" not in text, place
            assert f"{SECRET}街道" not in text, place
            assert f"{SECRET}干部" not in text, place
            assert world.report.title not in text, place


def test_the_official_finds_all_of_it(world: World):
    client = world.client("official")
    for name, address in EVERY:
        answer = address.asked(client, world)
        assert answer.status_code == address.official, (name, address.path(world))


def test_the_clerk_of_the_street_sees_its_record_and_not_the_county_report(
    world: World,
):
    client = world.client("clerk here")
    page = client.get(reverse("communities:community-list")).content.decode()
    assert f"{SECRET}社区" in page
    assert "散原社区" not in page
    detail = reverse("reports:report-detail", args=[world.report.pk])
    assert client.get(detail).status_code == 404


@pytest.mark.parametrize(
    "code", [HERE, f"{HERE[:9]}001", factories.COUNTY_CODE, "1", ""]
)
def test_no_report_can_be_asked_for_on_a_place_of_others(record: Record, code: str):
    before = Report.objects.count()
    answer = record.client("clerk elsewhere").post(
        reverse("reports:report-request"), request_form(code)
    )
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    assert Report.objects.count() == before


def test_a_report_can_be_asked_for_on_a_place_of_ones_own(record: Record):
    answer = record.client("clerk elsewhere").post(
        reverse("reports:report-request"), request_form(THERE)
    )
    report = Report.objects.latest("pk")
    assert answer["Location"] == reverse("reports:report-detail", args=[report.pk])
    assert report.scope_code == THERE


def request_form(code: str) -> dict[str, object]:
    return {
        "scope": code,
        "period": "2025",
        "base_period": "",
        "as_of": AS_OF.isoformat(),
        "organ": "",
        "themes": ["scale", "premises"],
        "formats": ["pdf"],
    }


def test_cancelling_a_job_of_others_leaves_it_alone(world: World):
    world.client("clerk elsewhere").post(
        reverse("reports:report-cancel", args=[world.waiting.pk])
    )
    world.waiting.job.refresh_from_db()
    assert world.waiting.job.state == "queued"


def test_a_grant_taken_away_takes_its_reports_out_of_sight(world: World):
    official = world.people["official"]
    client = world.client("official")
    address = reverse("reports:report-download", args=[world.report.pk, "xlsx"])
    assert client.get(address).status_code == 200
    official.grants.all().delete()
    assert client.get(address).status_code == 403
    factories.a_grant(official, "official", factories.a_township(THERE))
    assert client.get(address).status_code == 404


def test_stored_files_have_no_address_of_their_own(world: World):
    path = world.report.job.files.get().path
    for address in (f"/files/{path}", f"/media/{path}", f"/{path}", f"/static/{path}"):
        assert world.client("official").get(address).status_code == 404, address


def test_each_download_leaves_a_line_with_the_name_of_the_file(world: World):
    world.client("official").get(
        reverse("reports:report-download", args=[world.report.pk, "xlsx"])
    )
    event = AuditEvent.objects.get(act="report_downloaded")
    assert event.user_name == "official"
    assert event.detail["file"].endswith(".xlsx")
    assert len(event.detail["sha256"]) == 64


@pytest.mark.parametrize("who", ["clerk elsewhere", "official", "outsider"])
def test_the_administrators_site_is_closed_to_all_three(record: Record, who: str):
    client = record.client(who)
    pages = ["admin:index", "admin:jsi18n", "admin:autocomplete"]
    for model in admin.site._registry:
        meta = model._meta
        pages += [
            f"admin:{meta.app_label}_{meta.model_name}_{what}"
            for what in ("changelist", "add")
        ]
    for page in pages:
        answer = client.get(reverse(page), follow=True)
        assert answer.status_code == 403, page


def test_telephone_numbers_are_masked_for_everybody(record: Record):
    for who in ("official", "clerk here"):
        page = record.client(who).get(
            reverse("communities:community-book-whole", args=[record.community.code])
        )
        assert "13812345678" not in page.content.decode(), who
        assert "138******78" in page.content.decode(), who
