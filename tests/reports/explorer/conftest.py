"""Each test has a record of its own, whose versions count from the beginning."""

import pytest

from reports.explorer import reading


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    reading._counted.cache_clear()
