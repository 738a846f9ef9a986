"""Packages of what the portal keeps: of an issued report, or of one just made."""

from collections.abc import Mapping
from pathlib import Path

from django.core.files.storage import default_storage

from reports import pipeline
from reports.document import codec
from reports.facts.spool import Reader
from reports.models import Issue
from reports.package import Packed, pack


def package_of(issue: Issue) -> bytes:
    """The same bytes whenever it is asked for. Raises FileNotFoundError."""
    files = {}
    for file in issue.files.order_by("format"):
        with default_storage.open(file.path) as content:
            files[f"report.{file.format}"] = content.read()
    with default_storage.open(issue.facts_path) as kept:
        facts = list(Reader(kept))
    return pack(
        Packed(
            files=files,
            facts=facts,
            grounds=issue.grounds,
            composed=issue.composed,
            document=issue.document,
            edits=issue.edits,
            number=issue.number,
            issued_on=issue.issued_on,
        )
    )


def package_made(made: pipeline.Made) -> bytes:
    """Of a report just made: as composed, without number and edits."""
    document = codec.encode(made.document)
    files: Mapping[str, Path] = made.files
    return pack(
        Packed(
            files={path.name: path.read_bytes() for path in files.values()},
            facts=Reader(made.facts),
            grounds=made.read.grounds.as_json(),
            composed=document,
            document=document,
        )
    )
