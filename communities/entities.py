"""The kinds of rows kept about communities themselves."""

from communities.forms import CommunityPeriodForm
from portal.entities import Entity

FIGURES = Entity(
    slug="figures",
    form=CommunityPeriodForm,
    section="figures",
    key=("period",),
    columns=("period", "household_count", "population", "grid_count"),
    filters=("period",),
    totals=("household_count", "population", "resident_population", "grid_count"),
    related=("period",),
)
