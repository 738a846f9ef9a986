"""load_case R02 R04 R06: the demonstration record, from published surveys."""

import csv
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from communities.models import Community
from demo.cases import r02, r04, r06
from demo.cases.store import DATA, county_divisions, store

CASES = {"R02": r02, "R04": r04, "R06": r06}


class Command(BaseCommand):
    help = (
        "Puts communities of published surveys on record; loaded ones are left alone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cases", nargs="+", choices=sorted(CASES), metavar="CASE")

    def handle(self, *, cases: list[str], **options: Any) -> None:
        with (DATA / "divisions.csv").open(encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        for name in cases:
            case = CASES[name]
            if Community.objects.below(case.COUNTY).exists():
                self.stdout.write(f"{name}: {case.COUNTY} is on record already.")
                continue
            reason = f"Demonstration record {name}"
            with transaction.atomic():
                stored = store(county_divisions(table, case.COUNTY), reason=reason)
                stored += store(case.rows(), reason=reason)
            self.stdout.write(f"{name}: {stored} rows stored.")
        # Standards of a county wait for its division to be on record.
        call_command("load_reference", stdout=self.stdout)
