"""A clerk puts a community on record from nothing, by keyboard alone.

The figures are those of the published survey of 桃源街道 (docs/demo-record.md):
once the second of its communities is entered, the street's report says what the
survey says.
"""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Served
from tests.browser.keyboard import Keyboard
from tests.reports.test_assess_cases import R06

pytestmark = pytest.mark.browser
STREET, CODE = "220102009000", "220102009002"
# The community of the survey as the code table leaves it, and a clerk of its street.
FROM_NOTHING = f"""
from django.db.models import ProtectedError
from accounts.models import Grant, User
from communities.models import Community, Division
from portal.entities import entities

community = Community.objects.get(code="{CODE}")
owned = [each.model for each in entities() if each.model is not Community]
while owned:
    model = owned.pop(0)
    try:
        model.objects.of([community.pk]).delete()
    except ProtectedError:
        owned.append(model)
Community.objects.filter(pk=community.pk).update(urban_rural_class="")
user = User.objects.create_user("taoyuan", password="{{password}}")
street = Division.objects.get(code="{STREET}")
Grant.objects.create(user=user, role="clerk", division=street)
"""
FORM = "form[data-entry]"


@pytest.fixture(scope="module")
def taoyuan(served: Served) -> Served:
    password = served.passwords["clerk"]
    served.manage("shell", "-v", "0", "-c", FROM_NOTHING.format(password=password))
    served.passwords["taoyuan"] = password
    return served


@pytest.fixture
def page(taoyuan: Served, open_page: OpenPage) -> Page:
    return open_page("taoyuan")


def open_section(page: Page, section: str) -> Keyboard:
    page.goto(f"/communities/{CODE}/{section}/")
    return Keyboard(page)


def add(keys: Keyboard, kind: str, *rows: dict[str, str | list[str]]) -> None:
    """Rows of one kind, one after the other, in the community's book."""
    page = keys.page
    keys.tab_to(f"#rows-{kind} [data-entry-open]")
    keys.press("Enter")
    before = page.locator(f"#rows-{kind} tbody tr").count()
    for place, row in enumerate(rows, 1):
        expect(page.locator(FORM)).to_be_visible()
        expect(page.locator(f"{FORM} :focus")).to_have_count(1)
        for name, value in row.items():
            keys.enter(name, value, FORM)
        if place < len(rows):
            keys.press("Control+Enter")
        else:
            keys.tab_to(f"{FORM} .card-footer .btn-primary")
            keys.press("Enter")
        expect(page.locator(f"#rows-{kind} tbody tr")).to_have_count(before + place)
        assert page.evaluate("Object.keys(localStorage)") == []
    expect(page.locator(FORM)).to_have_count(0)


def fill_figures(page: Page) -> None:
    page.goto(f"/record/figures-of/{CODE}/2025/")
    keys = Keyboard(page)
    for group in (
        {"household_count": "2447", "population": "8675",
         "population_basis": "unspecified"},
        {"building_count": "33"},
        {"statutory_duty_count": "9"},
        {"service_outlet_count": "41"},
    ):  # fmt: skip
        for name, value in group.items():
            keys.enter(name, value, "form")
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            keys.press("Control+s")
        # The answer has come; the page has taken it up once nothing waits any more.
        expect(page.locator("[id^=group-] .cell-waiting")).to_have_count(0)


def test_a_community_from_nothing(page: Page, taoyuan: Served):
    keys = open_section(page, "profile")
    keys.tab_to("#rows-communities [data-entry-open]")
    keys.press("Enter")
    expect(page.locator(FORM)).to_be_visible()
    keys.enter("urban_rural_class", "urban", FORM)
    keys.tab_to(f"{FORM} .card-footer .btn-primary")
    keys.press("Enter")
    expect(page.locator("#rows-communities")).to_contain_text("城市社区")

    fill_figures(page)
    keys = open_section(page, "figures")
    add(keys, "population-groups", {"group": "hardship", "household_count": "122"})

    keys = open_section(page, "staff")
    deputies = [
        {"name": f"副主任{number}", "positions": ["deputy_director"]}
        for number in range(1, 6)
    ]
    add(keys, "staff-members", {"name": "主任", "positions": ["director"]}, *deputies)
    keys = open_section(page, "staff")
    add(
        keys,
        "pay",
        {"post_grade": "head", "payer": "township", "monthly_amount_yuan": "1800"},
        {"post_grade": "deputy", "payer": "township", "monthly_amount_yuan": "1500"},
    )

    keys = open_section(page, "party")
    branch = {
        "name": "滨河社区党支部",
        "org_type": "branch",
        "org_category": "community",
    }
    add(keys, "party-organisations", branch)
    keys = open_section(page, "party")
    (org,) = page.locator("#rows-party-organisations tbody tr").all()
    expect(org).to_contain_text("滨河社区党支部")
    add(keys, "party-figures", {"member_count": "73", "direct_member_count": "73"})

    keys = open_section(page, "premises")
    add(
        keys,
        "premises",
        {
            "name": "办公用房",
            "use": "office",
            "floor_area_m2": "320",
            "tenure": "owned",
        },
        {"name": "活动室", "use": "activity", "floor_area_m2": "150"},
    )
    keys = open_section(page, "money")
    add(
        keys,
        "funding",
        {"purpose": "office", "source": "township", "kind": "budget",
         "amount_yuan": "20,000"},
    )  # fmt: skip
    keys = open_section(page, "money")
    add(
        keys,
        "incomes",
        *(
            {"year": year, "source": "other", "amount_yuan": amount}
            for year, amount in (("2023", "20000"), ("2024", "6000"), ("2025", "0"))
        ),
    )
    keys = open_section(page, "hazards")
    add(
        keys,
        "hazards",
        {"category": "fire", "location": "3栋楼道", "found_on": "2026-2-3"},
        {"category": "gas", "location": "滨河路餐馆", "found_on": "20260210"},
    )
    keys = open_section(page, "hazards")
    add(
        keys,
        "security-cases",
        {"year": "2024", "case_type": "public_order", "case_count": "15"},
        {"year": "2025", "case_type": "public_order", "case_count": "13"},
    )

    figures = assessed(taoyuan)
    assert {slug: figures[slug] for slug in R06} == R06


def assessed(portal: Served) -> dict[str, object]:
    """Indicators of the street as its report prints them."""
    printed = portal.manage(
        "assess",
        "--scope",
        STREET,
        "--period",
        "2025",
        "--as-of",
        "2026-03-12",
        "--json",
    )
    indicators = json.loads(printed)["indicators"]
    return {slug: each["value"] for slug, each in indicators.items()}
