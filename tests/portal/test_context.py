import pytest

from accounts.roles import ROLES
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
ENTRIES = ("/", "/record/workbench/", "/communities/", "/reports/", "/admin/")


def entries(client: PageClient) -> list[str]:
    menu = client.get("/").content.decode()
    nav = menu[menu.index('id="menu"') : menu.index("</aside>")]
    return [address for address in ENTRIES if f'href="{address}"' in nav]


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("viewer", ["/", "/communities/"]),
        ("clerk", ["/", "/record/workbench/", "/communities/", "/reports/"]),
        ("official", ["/", "/communities/", "/reports/"]),
        ("data_manager", ["/", "/record/workbench/", "/communities/", "/reports/"]),
        ("administrator", ["/", "/communities/", "/reports/", "/admin/"]),
    ],
)
def test_the_menu_shows_what_the_role_opens(role, shown):
    client = PageClient(factories.a_user("somebody", role))
    assert entries(client) == shown
    for address in shown:
        assert client.get(address).status_code == 200, address


def test_the_table_above_knows_every_role():
    assert set(ROLES) == {
        "viewer",
        "clerk",
        "official",
        "data_manager",
        "administrator",
    }


def test_the_menu_of_somebody_without_a_role_is_empty():
    assert entries(PageClient(factories.a_user("outsider"))) == []


def test_the_menu_says_where_one_is():
    client = PageClient(factories.a_user("official", "official"))
    html = client.get("/communities/").content.decode()
    assert html.count('aria-current="page"') == 1
    assert 'href="/communities/" aria-current="page"' in html
