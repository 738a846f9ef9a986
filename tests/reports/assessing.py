"""Asks the assess command and reads what it answers."""

import json
from io import StringIO

from django.core.management import call_command

from tests.factories.places import COUNTY_CODE


def assess(*arguments: str) -> str:
    out = StringIO()
    call_command("assess", *arguments, stdout=out)
    return out.getvalue()


def assessed(scope: str = COUNTY_CODE, as_of: str = "2026-03-12", *more: str) -> dict:
    return json.loads(
        assess("--scope", scope, "--period", "2025", "--as-of", as_of, "--json", *more)
    )


def values(assessment: dict) -> dict:
    return {slug: each["value"] for slug, each in assessment["indicators"].items()}


def hits(assessment: dict) -> dict[str, list[str]]:
    return {
        finding["code"]: [community["name"] for community in finding["communities"]]
        for finding in assessment["findings"]
    }
