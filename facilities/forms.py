"""What is filled in about premises and what surrounds them, field by field."""

from facilities.models import Premises
from portal.record_forms import RecordForm


class PremisesForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Premises
        fields = (
            "community",
            "name",
            "use",
            "address",
            "floor_area_m2",
            "area_basis",
            "shared_area_m2",
            "resident_activity_area_m2",
            "tenure",
            "provider_name",
            "provider_type",
            "monthly_rent_yuan",
            "in_use",
            "unused_reason",
            "let_out",
            "multi_use",
            "is_outdoor",
            "utilisation_share",
            "has_publicity_board",
            "has_disclosure_board",
            "starts_on",
            "ends_on",
        )
