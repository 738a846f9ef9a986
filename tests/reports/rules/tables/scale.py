"""Communities and grids, too large or too small."""

from decimal import Decimal

from tests.reports.rules.made import NOT_HELD, rows

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
