"""The addresses of reports and of all that is read with them."""

from tests import factories
from tests.permissions.address import (
    LIST,
    Address,
    at,
    evidence,
    history,
    of_count,
    of_note,
    of_report,
    unit_cost,
    waiting,
)
from tests.permissions.world import HERE, SECRET

ADDRESSES: dict[str, list[Address]] = {
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
    # What is not large is not counted.
    "reports:division-count-ask": [
        Address(at("reports:division-count-ask"), 404, post=True)
    ],
    "reports:division-count": [Address(of_count("reports:division-count"), 404)],
    "reports:division-count-progress": [
        Address(of_count("reports:division-count-progress"), 404)
    ],
    "reports:division-count-cancel": [
        Address(of_count("reports:division-count-cancel"), 404, post=True)
    ],
    "reports:unit-cost-list": [Address(at("reports:unit-cost-list"), **LIST)],
    "reports:unit-cost-add": [
        Address(at("reports:unit-cost-add"), 403, elsewhere=403),
    ],
    "reports:unit-cost-change": [Address(unit_cost, 403)],
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
