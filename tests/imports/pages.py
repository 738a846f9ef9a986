"""Uploads by a client, and the page of what came of them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.urls import reverse

from imports.models import Import
from tests.browsing import PageClient
from tests.imports.tables import Row, table, workbook

OFFICE = {"community": "凤凰山社区", "name": "办公楼", "use": "Office"}
HALL = OFFICE | {"name": "大厅", "floor_area_m2": 120}
WRONG = OFFICE | {"name": "仓库", "use": "Offise", "floor_area_m2": "many"}
NEW = reverse("imports:import-new")


def sent(
    client: PageClient,
    *rows: Row,
    name: str = "premises.xlsx",
    content: bytes | None = None,
    **fields: Any,
) -> HttpResponseBase:
    content = content or workbook(*table("premises", rows))
    return client.post(NEW, {"file": SimpleUploadedFile(name, content), **fields})


def page_of(client: PageClient, made: Import, query: str = "") -> str:
    answer = client.get(made.get_absolute_url() + query)
    assert answer.status_code == 200
    return answer.content.decode()
