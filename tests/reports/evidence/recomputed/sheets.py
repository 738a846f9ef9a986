"""What each sheet of raw rows should hold, read from the record row by row.

A column is the name of a row's field, or reads it from the community and the row.
Codes are printed as words: which word is not asked here, only that it is the same
one each time.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from communities.models import (
    AdminTask,
    CommunityBody,
    CommunityPeriod,
    Honour,
    PopulationGroupCount,
    ResidentUnit,
    SocialOrganisation,
)
from facilities.models import HousingEstate
from tests.reports.evidence.recomputed import funding, safety, services, sheets_of_rows
from tests.reports.evidence.recomputed.construction import projects
from tests.reports.evidence.recomputed.party import organisations
from tests.reports.evidence.recomputed.pay import rows as pay
from tests.reports.evidence.recomputed.pay import wage
from tests.reports.evidence.recomputed.premises import houses
from tests.reports.evidence.recomputed.record import Place, alive, whole
from tests.reports.evidence.recomputed.sheets_of_figures import PERIOD
from tests.reports.evidence.recomputed.sheets_of_rows import (
    Code,
    Codes,
    Column,
    Rows,
    coded,
)
from tests.reports.evidence.recomputed.staff import recruited, staff, staying, then

BASE = "（对比期）"


@dataclass(frozen=True)
class Sheet:
    """``theme`` is the part of the report it belongs to, empty for all reports."""

    theme: str
    rows: Callable[[Place], Iterable[Any] | None]
    columns: Mapping[str, Column]


def itself(place: Place) -> list[Place]:
    return [place]


def size(read: Rows) -> Column:
    def counted(place: Place, _: Any) -> int | None:
        found = read(place)
        return None if found is None else len(list(found))

    return counted


def staff_then(place: Place) -> list[Any] | None:
    return then(place) if place.record.base else None


def houses_then(place: Place) -> list[Any] | None:
    return houses(place, base=True) if place.record.base else None


def estates(place: Place) -> list[HousingEstate] | None:
    found = place.rows(HousingEstate)
    return found or ([] if place.figure("estate_count") == 0 else None)


def units(place: Place) -> list[ResidentUnit] | None:
    return place.living(ResidentUnit, "teams")


def tasks(place: Place, *, funded: bool = False) -> int | None:
    rows = place.in_period(AdminTask)
    if not funded:
        return len(rows) or None
    return whole(row.with_funds for row in rows) if rows else None


def year_rows(read: Callable[[Place], Mapping[int, Any] | None]) -> Rows:
    def found(place: Place) -> list[tuple[int, Any]] | None:
        years = read(place)
        return None if years is None else list(years.items())

    return found


def honours(place: Place) -> list[Honour]:
    year = place.day.year
    rows = place.rows(Honour)
    return [row for row in rows if row.year is None or row.year <= year]


def bodies(place: Place) -> list[CommunityBody]:
    return [
        row
        for row in place.rows(CommunityBody)
        if alive(row, place.day) and row.is_established is not None
    ]


def _social(place: Place, _: Any) -> int | None:
    found = place.living(SocialOrganisation, "teams")
    return None if found is None else len(found)


def period(place: Place) -> list[CommunityPeriod]:
    """One row for each community, an empty one where nothing is handed in."""
    return [place.period_row() or CommunityPeriod()]


def base_period(place: Place) -> list[CommunityPeriod] | None:
    return [place.base_row() or CommunityPeriod()] if place.record.base else None


SHEETS: dict[str, Sheet] = {
    "社区概况": Sheet(
        "",
        itself,
        {
            "城乡类别": lambda place, _: Code.of(place.kind),
            "所处位置": lambda place, _: Code.of(place.location),
            "居民构成": lambda place, _: Code.of(place.row.resident_type),
            "面积（平方公里）": lambda place, _: place.row.area_km2,
            "社会组织数": _social,
            "列明事务数": lambda place, _: tasks(place),
            "其中有经费": lambda place, _: tasks(place, funded=True),
            "近五年招聘数": lambda place, _: len(recruited(place) or ()) or None,
            "其中在岗": lambda place, _: (staying(place) or (None,))[0],
            "月平均工资（元）": lambda place, _: wage(place),
            "月最低工资（元）": lambda place, _: getattr(
                place.region, "minimum_wage_yuan_month", None
            ),
        },
    ),
    "填报情况": Sheet(
        "",
        itself,
        {
            "人员": size(staff),
            "报酬": size(pay),
            "党组织": size(organisations),
            "用房": size(houses),
            "网点": size(services.outlets),
            "经费": size(funding.items),
            "收入": size(year_rows(funding.income)),
            "案件": size(year_rows(safety.cases)),
            "隐患": size(safety.hazards),
            "小区": size(estates),
            "项目": size(projects),
            "队伍": size(services.teams),
            "驻区单位": size(units),
        },
    ),
    **{name: Sheet(theme, period, told) for (name, theme), told in PERIOD.items()},
    **{
        f"{name}{BASE}": Sheet(theme, base_period, told)
        for (name, theme), told in PERIOD.items()
    },
    "人员": Sheet("staff", staff, sheets_of_rows.staff_columns()),
    f"人员{BASE}": Sheet("staff", staff_then, sheets_of_rows.staff_columns(base=True)),
    "报酬": Sheet("staff", pay, sheets_of_rows.PAY),
    "党组织": Sheet("party", organisations, sheets_of_rows.PARTY),
    "党员分类": Sheet("party", sheets_of_rows.tags, sheets_of_rows.TAGS),
    "用房": Sheet("premises", houses, sheets_of_rows.premises_columns()),
    f"用房{BASE}": Sheet(
        "premises",
        houses_then,
        sheets_of_rows.premises_columns(base=True),
    ),
    "小区": Sheet(
        "premises",
        estates,
        {
            "名称": "name",
            "建筑面积（平方米）": "floor_area_m2",
            "移交面积（平方米）": "provided_area_m2",
        },
    ),
    "项目": Sheet("construction", projects, sheets_of_rows.PROJECTS),
    "服务网点": Sheet(
        "services", services.outlets, {"类型": lambda _, kind: Code.of(kind)}
    ),
    "经费": Sheet("funding", funding.items, sheets_of_rows.FUNDING),
    "收入": Sheet(
        "funding",
        year_rows(funding.income),
        {"年度": lambda _, row: row[0], "金额（元）": lambda _, row: row[1]},
    ),
    "案件": Sheet(
        "safety",
        year_rows(safety.cases),
        {"年度": lambda _, row: row[0], "案件数": lambda _, row: row[1]},
    ),
    "隐患": Sheet("safety", safety.hazards, sheets_of_rows.HAZARDS),
    "重点人群": Sheet(
        "scale",
        lambda place: place.in_period(PopulationGroupCount),
        {"人群": coded("group"), "户数": "household_count", "人数": "person_count"},
    ),
    "队伍": Sheet(
        "services",
        services.teams,
        {
            "名称": "name",
            "类型": coded("team_type"),
            "人数": "member_count",
            "党员队伍": "is_party",
        },
    ),
    "驻区单位": Sheet("services", units, {"名称": "name", "签有协议": "has_agreement"}),
    "荣誉": Sheet(
        "scale",
        honours,
        {"名称": "title", "级别": coded("level"), "年度": "year"},
    ),
    "自治组织": Sheet(
        "scale", bodies, {"组织": coded("body_type"), "已建立": "is_established"}
    ),
}

__all__ = ["SHEETS", "Code", "Codes", "Sheet"]
