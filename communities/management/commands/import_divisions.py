"""import_divisions FILE.csv: divisions and communities from the code table."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.code_table import UnreadableTable, encoding_of, problems
from communities.imports import Tally, store_table

ROWS_PER_LINE = 50_000


class Command(BaseCommand):
    help = (
        "Puts divisions and communities of a code table (code,name) on record. "
        "If anything in the file is wrong, every fault is named and nothing stored."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--table-version",
            default="",
            help="cut-off date of the table, kept with the divisions it adds",
        )

    def handle(
        self, *, file: Path, table_version: str, verbosity: int, **options: Any
    ) -> None:
        try:
            encoding = encoding_of(file)
            faults = 0
            for fault in problems(file, encoding):
                faults += 1
                self.stderr.write(fault)
        except (OSError, UnreadableTable) as error:
            raise CommandError(str(error)) from error
        if faults:
            raise CommandError(
                ngettext(
                    "%(faults)d fault. Nothing was stored.",
                    "%(faults)d faults. Nothing was stored.",
                    faults,
                )
                % {"faults": faults}
            )

        shown = 0

        def show(rows: int) -> None:
            nonlocal shown
            if verbosity and rows // ROWS_PER_LINE > shown:
                shown = rows // ROWS_PER_LINE
                self.stderr.write(_("%(rows)d rows …") % {"rows": rows})

        imported = store_table(
            file,
            encoding,
            by="import_divisions",
            reason=_("Code table %(file)s") % {"file": file.name},
            table_version=table_version,
            progress=show,
        )
        self._write(_("Divisions"), imported.divisions)
        self._write(_("Communities"), imported.communities)

    def _write(self, what: str, tally: Tally) -> None:
        self.stdout.write(
            _(
                "%(what)s: %(created)d created, %(changed)d changed, "
                "%(unchanged)d unchanged"
            )
            % {
                "what": what,
                "created": tally.created,
                "changed": tally.changed,
                "unchanged": tally.unchanged,
            }
        )
