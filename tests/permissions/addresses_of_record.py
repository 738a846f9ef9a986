"""The addresses of signing in, the record and imports."""

from django.urls import reverse

from portal import book
from portal.entities import entities
from tests.permissions.address import (
    EDITORS,
    KINDS,
    LIST,
    OPEN,
    OWN,
    WRITERS,
    Address,
    at,
    of_community,
    of_export,
    of_hazard,
    of_import,
    of_picture,
    of_row,
    pair_of_staff,
    round_page,
)
from tests.permissions.world import SECRET

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
    "record:round-list": [
        Address(at("record:round-list"), **LIST),
        Address(lambda w: f"/record/rounds/?q={SECRET}", **LIST),
    ],
    "record:round": [Address(round_page)],
    "record:round-take": [
        Address(lambda w: f"{round_page(w)}hand_in/", official=403, post=True)
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
    "safety:hazard": [
        Address(of_hazard),
        Address(of_hazard, 403, post=True),
    ],
    # The picture of the record alone: there is no file behind it.
    "safety:hazard-picture": [Address(of_picture("safety:hazard-picture"), 404)],
    "safety:hazard-picture-remove": [
        Address(of_picture("safety:hazard-picture-remove"), post=True, **WRITERS)
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
}
