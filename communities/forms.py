"""What is filled in about a community and its figures, field by field."""

from communities.models import (
    AdminTask,
    Community,
    CommunityBody,
    CommunityPeriod,
    CulturalActivity,
    Grid,
    Honour,
    NothingToRecord,
    PopulationGroupCount,
    ResidentUnit,
    SocialOrganisation,
    VolunteerTeam,
    figure_names,
)
from portal.record_forms import RecordForm

LIFE = ("starts_on", "ends_on")


class CommunityForm(RecordForm):
    """The profile; code, name, street and end are kept by the code table."""

    class Meta(RecordForm.Meta):
        model = Community
        fields = (
            "urban_rural_class",
            "location_class",
            "resident_type",
            "established_on",
            "predecessor",
            "area_km2",
            "boundary_description",
            "feature_brand",
            "is_pilot_site",
            "pilot_batch",
            "linked_leader",
            "linked_leader_rank",
        )

    def _get_validation_exclusions(self) -> set[str]:
        # The end is not typed here, but what is typed must fit it.
        return super()._get_validation_exclusions() - {"abolished_on"}


class CommunityBodyForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CommunityBody
        fields = (
            "community",
            "body_type",
            "is_established",
            "legal_form",
            "election_method",
            "election_year",
            "mechanism",
            "org_pattern",
            *LIFE,
        )


class GridForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Grid
        fields = (
            "community",
            "code",
            "name",
            "level",
            "household_count",
            "grid_leader",
            "has_party_group",
            *LIFE,
        )


class HonourForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Honour
        fields = ("community", "title", "level", "year")


class CommunityPeriodForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CommunityPeriod
        fields = ("community", "period", *figure_names())


class PopulationGroupForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PopulationGroupCount
        fields = (
            "community",
            "period",
            "group",
            "household_count",
            "person_count",
            "monthly_standard_yuan",
        )


class AdminTaskForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = AdminTask
        fields = (
            "community",
            "period",
            "name",
            "department",
            "is_admitted",
            "with_funds",
        )


class NothingToRecordForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = NothingToRecord
        fields = ("community", "period", "theme")


class VolunteerTeamForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = VolunteerTeam
        fields = (
            "community",
            "name",
            "team_type",
            "member_count",
            "is_party",
            *LIFE,
        )


class SocialOrganisationForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = SocialOrganisation
        fields = ("community", "name", "field", "is_registered", *LIFE)


class ResidentUnitForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ResidentUnit
        fields = (
            "community",
            "name",
            "unit_type",
            "has_agreement",
            "shares_facilities",
            "shared_facility",
            *LIFE,
        )


class CulturalActivityForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CulturalActivity
        fields = (
            "community",
            "held_on",
            "name",
            "participant_count",
            "participants_aged_50_plus",
        )
