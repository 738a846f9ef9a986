"""An invented county with very many rows of one kind, in a database of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from benchmarks import installation

COMMUNITIES = 300
USER = "official"
_BATCH = 2000


def databases() -> list[str]:
    """SQLite, and PostgreSQL where DATABASE_URL names a server to make one on."""
    given = os.environ.get("DATABASE_URL", "")
    return ["", given] if given.startswith("postgres") else [""]


@contextmanager
def county(url: str = "") -> Iterator[None]:
    """An installation with 300 communities and one official; gone at the end."""
    with installation.made(url):
        _fill()
        yield


def _fill() -> None:
    from accounts.models import Grant, User
    from benchmarks import synthetic
    from communities.models import Division

    synthetic.fill(COMMUNITIES)
    user = User.objects.create_user(USER)
    everything = Division.objects.get(code=synthetic.COUNTY)
    Grant.objects.create(user=user, role="data_manager", division=everything)


def add(kind: str, total: int) -> None:
    """Brings the rows of a kind to ``total``."""
    from django.db import connection

    from communities.models import Community
    from portal.entities import entity_of

    model = entity_of(kind).model
    communities = list(Community.objects.order_by("code"))
    rng = Random(total)
    make = {"premises": _premises, "hazards": _hazard}[kind]
    rows = model._default_manager
    for first in range(rows.count(), total, _BATCH):
        numbers = range(first, min(first + _BATCH, total))
        rows.bulk_create(
            model(community=communities[each % len(communities)], **make(each, rng))
            for each in numbers
        )
    with connection.cursor() as cursor:
        # What a server does by itself after a while.
        cursor.execute("ANALYZE")


def _premises(number: int, rng: Random) -> dict[str, Any]:
    tenure = rng.choice(("owned", "leased", "borrowed_free", ""))
    return {
        "name": f"{number} 号楼",
        "address": f"和平路 {number} 号",
        "use": rng.choice(("office", "service", "activity")),
        "floor_area_m2": _maybe(rng, Decimal(rng.randint(50, 900))),
        "area_basis": rng.choice(("gross", "usable", "")),
        "tenure": tenure,
        "provider_name": rng.choice(("财政局", "民政局", "信用社", "")),
        "provider_type": rng.choice(("government", "enterprise", "")),
        "monthly_rent_yuan": Decimal(700) if tenure == "leased" else None,
        "in_use": _maybe(rng, rng.random() < 0.9),
        "let_out": _maybe(rng, rng.random() < 0.1),
        "starts_on": _maybe(rng, date(rng.randint(2000, 2025), 1, 1)),
        "ends_on": date(2025, 1, 1) if rng.random() < 0.1 else None,
    }


def _hazard(number: int, rng: Random) -> dict[str, Any]:
    found = date(2023, 1, 1) + timedelta(days=rng.randint(0, 1000))
    row: dict[str, Any] = {
        "hazard_no": f"H{number:07d}",
        "category": rng.choice(("fire", "gas", "road_traffic", "old_building")),
        "level": "general",
        "subtype": rng.choice(("通道堵塞", "飞线充电", "墙体开裂", "")),
        "description": "现场检查时发现，需要尽快整改。",
        "location": f"{number % 90 + 1} 栋 {number % 6 + 1} 单元",
        "found_on": found,
        "source": rng.choice(("self_check", "")),
        "responsible_unit": rng.choice(("社区居委会", "物业公司", "")),
        "responsible_person": "张某",
        "deadline": _maybe(rng, found + timedelta(days=30)),
        "fund_yuan": _maybe(rng, Decimal(rng.randint(1, 90) * 100)),
        "guardrail_missing_m": _maybe(rng, Decimal(rng.randint(1, 300)) / 10),
    }
    if rng.random() < 0.7:
        row |= {
            "status": "closed",
            "responsible_unit": "社区居委会",
            "measure": "限期整改",
            "deadline": found + timedelta(days=30),
            "reviewed_on": found + timedelta(days=20),
            "reviewer": "李某",
            "closed_on": found + timedelta(days=21),
        }
    return row


def _maybe(rng: Random, value: Any) -> Any:
    """About one in eight is not on record."""
    return None if rng.random() < 0.12 else value
