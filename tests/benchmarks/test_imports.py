"""What the benchmark of imports hands in is right in all of its rows."""

import pytest

from benchmarks import imports
from imports.sheets import Sheet
from imports.verdicts import Outcome
from tests import factories
from tests.imports.tables import checked


@pytest.mark.parametrize("kind", imports.KINDS)
def test_every_row_is_a_new_one(db, kind):
    for _number in range(3):
        factories.a_community()
    user = factories.a_user("manager", "data_manager")
    head, lines = imports.table(kind, 40)
    found = checked(user, kind, Sheet([head, *lines]))
    assert [each.problems for each in found if each.outcome != Outcome.NEW] == []
    assert len(found) == 40
