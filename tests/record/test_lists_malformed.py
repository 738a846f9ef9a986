"""Whatever stands in an address: a list, or a message, and never a failure."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.entities import entities, entity_of
from record.lists.filters import filterset_of
from tests import factories
from tests.browsing import TEMPLATE_LEFTOVER, PageClient
from tests.test_factories import FACTORIES

pytestmark = pytest.mark.django_db

NASTY = st.sampled_from(
    [
        "",
        "-",
        "--",
        "0",
        "-1",
        "9" * 30,
        "1e999",
        "NaN",
        "Infinity",
        "2025-02-30",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "true",
        "unreported",
        "null",
        "None",
        "%",
        "_",
        "\\",
        "'",
        '"',
        "a\x00b",
        "\ud7ff",
        "https://example.org",
        "=1+1",
        "<script>",
        "字" * 150,
        " " * 90,
        "a " * 49,
        "-name",
        "--name",
        "-pk",
        "community__code",
        "on,life",
    ]
)
# What a page shows again would be taken for what a template left.
VALUES = NASTY | st.text(max_size=20).filter(
    lambda text: not TEMPLATE_LEFTOVER.search(text)
)
FIXED = ("q", "sort", "page", "per_page", "private", "on", "life", "nonsense")


@pytest.fixture
def client():
    return PageClient(factories.a_user("manager", "data_manager"))


@pytest.mark.parametrize("slug", ["premises", "hazards", "staff-members", "projects"])
def test_any_query_is_answered(client, slug):
    entity = entity_of(slug)
    FACTORIES[entity.model._meta.label]()
    names = st.sampled_from([*FIXED, *filterset_of(entity).base_filters])

    @settings(
        max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(query=st.dictionaries(names, VALUES, max_size=5))
    def ask(query):
        page = client.get(f"/record/{slug}/", query)
        assert page.status_code == 200
        exported = client.get(f"/record/{slug}/export.csv", query)
        assert exported.status_code in (200, 302)
        # Told at the field, where the list says that it cannot be read.
        html = page.content.decode()
        assert ("A filter cannot be read" in html) == (exported.status_code == 302)
        assert ("A filter cannot be read" in html) == ('class="errorlist"' in html)

    ask()


@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.slug)
def test_each_filter_of_each_kind_takes_what_it_cannot_read(client, entity):
    for value in ("x", "9" * 30, "2025-13-01", "a\x00b", "unreported"):
        query = dict.fromkeys(filterset_of(entity).base_filters, value)
        assert client.get(f"/record/{entity.slug}/", query).status_code == 200, value
