"""Communities and grids, too large or too small."""

from decimal import Decimal
from typing import Any

from tests.reports.rules.made import NOT_HELD, own, rows


def _sizes(households: int | None, residents: int | None) -> dict[str, Any]:
    figures = {"household_count": households, "resident_population": residents}
    return {"figures": figures}


ROWS = (
    *rows(
        "community-oversized",
        gap=({"figures": {"household_count": 7200}}, (7200, 3000)),
        boundary=({"figures": {"household_count": 3000}}, None),
        just_above=({"figures": {"household_count": 3001}}, (3001, 3000)),
        passes=({"figures": {"household_count": 1800}}, None),
        unknown=({}, "户数"),
        rural=(
            {"urban_rural_class": "rural", "figures": {"household_count": 7200}},
            NOT_HELD,
        ),
        of_unknown_kind=(
            {"urban_rural_class": None, "figures": {"household_count": 7200}},
            NOT_HELD,
        ),
    ),
    *rows(
        "community-oversized",
        held=(own("community-max-residents", 12000, "人"),),
        more_residents_than_the_county_wants=(
            _sizes(2800, 15600),
            (15600, 12000),
        ),
        residents_on_the_limit=(_sizes(2800, 12000), None),
        further_off_by_households=(_sizes(7200, 15600), (7200, 3000)),
        further_off_by_residents=(_sizes(3300, 24000), (24000, 12000)),
        residents_unknown=(_sizes(2800, None), "常住人口"),
        households_alone_tell_enough=(_sizes(7200, None), (7200, 3000)),
        residents_alone_tell_enough=(_sizes(None, 15600), (15600, 12000)),
        rural_residents=(
            {"urban_rural_class": "rural"} | _sizes(7200, 15600),
            (15600, 12000),
        ),
    ),
    *rows(
        "community-undersized",
        gap=({"figures": {"household_count": 338}}, (338, 1000)),
        boundary=({"figures": {"household_count": 1000}}, None),
        passes=({"figures": {"household_count": 1800}}, None),
        unknown=({}, "户数"),
    ),
    *rows(
        "grid-oversized",
        gap=(
            {"figures": {"household_count": 2600, "grid_count": 4}},
            (Decimal(650), 500),
        ),
        boundary=({"figures": {"household_count": 2000, "grid_count": 4}}, None),
        passes=({"figures": {"household_count": 1600, "grid_count": 4}}, None),
        unknown=({"figures": {"household_count": 1600}}, "网格数"),
        without_households=({"figures": {"grid_count": 4}}, "户数"),
    ),
    *rows(
        "party-grid-gap",
        gap=({"figures": {"grid_count": 6, "party_grid_count": 4}}, (4, 6)),
        boundary=({"figures": {"grid_count": 6, "party_grid_count": 6}}, None),
        passes=({"figures": {"grid_count": 6, "party_grid_count": 7}}, None),
        unknown=({"figures": {"grid_count": 6}}, "网格数和党网格数"),
    ),
)
