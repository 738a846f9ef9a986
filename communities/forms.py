"""What is filled in about a community and its figures, field by field."""

from communities.models import CommunityPeriod, figure_names
from portal.record_forms import RecordForm


class CommunityPeriodForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CommunityPeriod
        fields = ("community", "period", *figure_names())
