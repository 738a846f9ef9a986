"""What each figure is counted in, as it stands beside the field."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

PERSONS = pgettext_lazy("unit", "persons")
HOUSEHOLDS = pgettext_lazy("unit", "households")
GROUPS = pgettext_lazy("unit", "groups")
ITEMS = pgettext_lazy("unit", "items")
TIMES = pgettext_lazy("unit", "times")
PLACES = pgettext_lazy("unit", "places")
TEAMS = pgettext_lazy("unit", "teams")
DEPARTMENTS = pgettext_lazy("unit", "departments")

UNITS: dict[str, str | Promise] = {
    "household_count": HOUSEHOLDS,
    "registered_households": HOUSEHOLDS,
    "population": PERSONS,
    "resident_population": PERSONS,
    "registered_population": PERSONS,
    "floating_population": PERSONS,
    "elderly_population": PERSONS,
    "ethnic_group_count": GROUPS,
    "resident_group_count": GROUPS,
    "grid_count": pgettext_lazy("unit", "grids"),
    "party_grid_count": pgettext_lazy("unit", "grids"),
    "estate_count": pgettext_lazy("unit", "estates"),
    "estate_committee_count": pgettext_lazy("unit", "committees"),
    "building_count": pgettext_lazy("unit", "buildings"),
    "building_leader_count": PERSONS,
    "staff_quota": pgettext_lazy("unit", "posts"),
    "admin_task_count": ITEMS,
    "statutory_duty_count": ITEMS,
    "ledger_count": pgettext_lazy("unit", "ledgers"),
    "inspection_count": TIMES,
    "service_outlet_count": PLACES,
    "service_point_count": PLACES,
    "own_service_point_count": PLACES,
    "service_category_count": pgettext_lazy("unit", "kinds"),
    "service_item_count": ITEMS,
    "hall_department_count": DEPARTMENTS,
    "hall_item_count": ITEMS,
    "service_radius_m": pgettext_lazy("unit", "m"),
    "walk_minutes": pgettext_lazy("unit", "min"),
    "home_care_center_count": PLACES,
    "elderly_bed_count": pgettext_lazy("unit", "beds"),
    "jobs_developed": pgettext_lazy("unit", "jobs"),
    "persons_placed": PERSONS,
    "training_class_count": pgettext_lazy("unit", "classes"),
    "training_person_times": pgettext_lazy("unit", "attendances"),
    "cultural_event_count": pgettext_lazy("unit", "events"),
    "cultural_team_count": TEAMS,
    "event_participant_count": pgettext_lazy("unit", "attendances"),
    "event_participants_aged_50_plus": pgettext_lazy("unit", "attendances"),
    "registered_volunteer_count": PERSONS,
    "website_hit_count": TIMES,
    "collective_income_wan": pgettext_lazy("unit", "10,000 yuan"),
    "police_officer_count": PERSONS,
    "patrol_team_count": TEAMS,
    "mediator_count": PERSONS,
    "disputes_mediated": pgettext_lazy("unit", "cases"),
}
