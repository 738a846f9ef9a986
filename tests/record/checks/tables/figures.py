"""One figure of a period beside another, or beside that of the period before."""

from decimal import Decimal

from tests.record.checks.made import Row

ROWS: tuple[Row, ...] = (
    (
        "elderly-above-population",
        {"elderly_population": 11, "population": 10},
        "elderly_population",
        {"elderly_population": 10, "population": 10},
    ),
    (
        "volunteers-above-population",
        {"registered_volunteer_count": 11, "population": 10},
        "registered_volunteer_count",
        {"registered_volunteer_count": 11},
    ),
    (
        "estate-committees-above-estates",
        {"estate_committee_count": 4, "estate_count": 3},
        "estate_committee_count",
        {"estate_committee_count": 3, "estate_count": 3},
    ),
    (
        "building-leaders-above-buildings",
        {"building_leader_count": 4, "building_count": 3},
        "building_leader_count",
        {"building_leader_count": 3, "building_count": 3},
    ),
    (
        "buildings-above-households",
        {"building_count": 4, "household_count": 3},
        "building_count",
        {"building_count": 3, "household_count": 3},
    ),
    (
        "grids-above-households",
        {"grid_count": 4, "household_count": 3},
        "grid_count",
        {"grid_count": 3, "household_count": 3},
    ),
    (
        "party-grids-above-grids",
        {"party_grid_count": 4, "grid_count": 3},
        "party_grid_count",
        {"party_grid_count": 3, "grid_count": 3},
    ),
    (
        "service-categories-above-items",
        {"service_category_count": 4, "service_item_count": 3},
        "service_category_count",
        {"service_category_count": 3, "service_item_count": 3},
    ),
    (
        "departments-above-items",
        {"hall_department_count": 4, "hall_item_count": 3},
        "hall_department_count",
        {"hall_department_count": 3, "hall_item_count": 3},
    ),
    (
        "classes-above-trainees",
        {"training_class_count": 4, "training_person_times": 3},
        "training_class_count",
        {"training_class_count": 3, "training_person_times": 171},
    ),
    (
        "events-above-participants",
        {"cultural_event_count": 4, "event_participant_count": 3},
        "cultural_event_count",
        {"cultural_event_count": 3, "event_participant_count": 3},
    ),
    (
        "beds-above-elderly",
        {"elderly_bed_count": 4, "elderly_population": 3},
        "elderly_bed_count",
        {"elderly_bed_count": 3, "elderly_population": 3},
    ),
    (
        "placed-above-jobs",
        {"persons_placed": 1899, "jobs_developed": 1638},
        "persons_placed",
        {"persons_placed": 1638, "jobs_developed": 1638},
    ),
    (
        "moved-tenfold",
        {"before": {"population": 3000}, "population": 30000},
        "population",
        {"before": {"population": 3000}, "population": 3500},
    ),
    (
        "moved",
        {"before": {"population": 3000}, "population": 3901},
        "population",
        {"before": {"population": 3000}, "population": 3900},
    ),
    (
        "moved",
        {"before": {"admin_task_count": 0}, "admin_task_count": 17},
        "admin_task_count",
        {"before": {"admin_task_count": 3}, "admin_task_count": 5},
    ),
    (
        "share-slip",
        {"household_visit_share": Decimal("0.008")},
        "household_visit_share",
        {"household_visit_share": Decimal("0.01")},
    ),
    (
        "grid-size",
        {"household_count": 1501, "grid_count": 1},
        "grid_count",
        {"household_count": 1500, "grid_count": 1},
    ),
    ("walk-outlier", {"walk_minutes": 61}, "walk_minutes", {"walk_minutes": 60}),
    (
        "walk-outlier",
        {"service_radius_m": 20_001},
        "service_radius_m",
        {"service_radius_m": 20_000},
    ),
    (
        "walk-against-radius",
        {"walk_minutes": 10, "service_radius_m": 2001},
        "walk_minutes",
        {"walk_minutes": 10, "service_radius_m": 1000},
    ),
    (
        "none-but-some",
        {"has_website": False, "website_hit_count": 5},
        "website_hit_count",
        {"has_website": None, "website_hit_count": 5},
    ),
)
