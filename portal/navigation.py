"""The main menu: every entry on one screen, shown to those who may open it.

Permissions stand here by their codes, because the shell lies below the apps
that define them.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; ``section`` is the namespace whose pages it stands for.

    ``pages``: pages of another namespace that it stands for instead.
    """

    label: str | Promise
    url_name: str
    icon: str
    permission: str
    section: str
    pages: tuple[str, ...] = ()


ENTRIES = (
    Entry(_("Overview"), "home", "house", "view", ""),
    Entry(
        _("Workbench"),
        "record:workbench",
        "list-check",
        "edit",
        "workbench",
        pages=(
            *("record:workbench", "record:questions"),
            *("record:duplicates", "record:duplicate-pair"),
        ),
    ),
    Entry(
        _("Communities"),
        "communities:community-list",
        "buildings",
        "view",
        "communities",
        # A part of the community's book.
        pages=(
            *("communities:community-list", "communities:community-book"),
            *("communities:community-book-whole", "record:figures-due"),
            *("communities:community-book-section", "record:figures"),
            *("record:figures-save", "record:figures-confirm", "record:figure-note"),
            "safety:hazard",
        ),
    ),
    Entry(
        _("Handing in"),
        "record:round-list",
        "send",
        "view",
        "rounds",
        pages=("record:round-list", "record:round", "record:round-take"),
    ),
    Entry(_("Record"), "record:kind-list", "table", "view", "record"),
    Entry(_("Import"), "imports:import-list", "upload", "edit", "imports"),
    Entry(
        _("Reports"), "reports:report-list", "file-earmark-text", "report", "reports"
    ),
    Entry(
        _("Findings by division"),
        "reports:finding-table",
        "grid",
        "report",
        "findings",
        pages=(
            *("reports:finding-table", "reports:finding-communities"),
            "reports:division-count",
        ),
    ),
    Entry(
        _("Gaps"),
        "reports:gap-list",
        "clipboard-data",
        "report",
        "gaps",
        pages=(
            *("reports:gap-list", "reports:unit-cost-list"),
            *("reports:unit-cost-add", "reports:unit-cost-change"),
        ),
    ),
    Entry(_("Administration"), "admin:index", "gear", "administer", "admin"),
)
