"""What is exported comes back through an import without changing anything."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from imports.checking import Checker
from imports.headings import read_headings, recognise
from imports.lines import lines_of
from imports.reading import read_tables
from imports.verdicts import Outcome
from portal.entities import entities
from record.exports.export import export
from record.lists.reading import Listing
from tests import factories


@pytest.fixture
def full(street):
    return factories.a_full_record(street.first, factories.a_period("2025"))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_export_of_every_kind_changes_nothing_when_it_is_imported(
    full, street, form, language
):
    request = RequestFactory().get("/")
    request.user = street.clerk
    with translation.override(language):
        for entity in entities():
            rows = entity.visible_to(street.clerk)
            listing = Listing(entity, rows, request.GET, request)
            made = export(listing, form, by=street.clerk)
            with made.file as file:
                sheet = read_tables(file.read())[0]
            assert recognise(sheet) is entity
            found = read_headings(sheet, entity)
            assert found.is_usable, entity.slug
            assert found.unknown == ()
            lines = list(lines_of(sheet, found))
            assert len(lines) == made.rows > 0, entity.slug
            for clears_empty in (False, True):
                checker = Checker(found, street.clerk, clears_empty=clears_empty)
                for each in checker.judge(lines):
                    told = entity.slug, each.problems, each.changes
                    assert each.outcome == Outcome.UNCHANGED, told
