"""The kinds of rows kept about premises, outlets, estates and projects."""

from facilities.forms import PremisesForm
from portal.entities import Entity

PREMISES = Entity(
    slug="premises",
    form=PremisesForm,
    section="premises",
    key=("name",),
    columns=(
        "name",
        "use",
        "floor_area_m2",
        "tenure",
        "provider_name",
        "monthly_rent_yuan",
        "in_use",
    ),
    search=("name", "address", "provider_name"),
    filters=("use", "tenure", "in_use", "provider_type"),
    totals=("floor_area_m2", "resident_activity_area_m2", "monthly_rent_yuan"),
    ending=("ends_on",),
)
