"""What the tests of entering figures ask of its page."""

import re

from django.urls import reverse

from communities.models import CommunityPeriod

HTMX = {"HX-Request": "true"}


def address(community, period, *rest: str) -> str:
    page = reverse("record:figures", args=[community.code, period.code])
    return "".join([page, *(f"{part}/" for part in rest)])


def row(community, period) -> CommunityPeriod:
    return CommunityPeriod.objects.get(community=community, period=period)


def versions(community, period) -> int:
    return row(community, period).history.count()


def cell(page: str, name: str) -> str:
    """The table row of a figure, tags and all."""
    return re.search(rf'<tr id="figure-{name}">.*?</tr>', page, re.S)[0]


def state(page: str, name: str) -> str:
    found = re.search(r"cell-state cell-(\w+)", cell(page, name))
    return found[1] if found else ""


def opened(client, community, period) -> str:
    return client.get(address(community, period)).content.decode()


def version_in(page: str, group: str) -> str:
    return re.search(rf'name="version-{group}" value="(\d*)"', page)[1]
