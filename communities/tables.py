"""The list of communities with their figures of a period."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from communities.models import Community
from portal.tables import FigureColumn, RecordColumn, RecordTable


class CommunityTable(RecordTable):
    name = RecordColumn(verbose_name=_("Community"), order_by=("name",))
    code = RecordColumn(
        verbose_name=_("Division code"), attrs={"td": {"class": "code"}}
    )
    township = RecordColumn(
        verbose_name=_("Street or town"),
        accessor="township__name",
        order_by=("township__code",),
    )
    urban_rural_class = RecordColumn(
        verbose_name=_("Urban or rural"), accessor="get_urban_rural_class_display"
    )
    households = FigureColumn(verbose_name=_("Households"), accessor="households")
    population = FigureColumn(verbose_name=_("Population"), accessor="people")
    grids = FigureColumn(verbose_name=_("Grids"), accessor="grids")
    area = FigureColumn(verbose_name=_("Land area"), accessor="area_km2", unit=_("km²"))

    class Meta(RecordTable.Meta):
        model = Community
        fields: tuple[str, ...] = ()
        order_by = "code"

    def render_name(self, record: Community) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', record.get_absolute_url(), record.name
        )
