"""The list of one's imports."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from imports.models import Import, ImportState
from portal.tables import DayColumn, FigureColumn, RecordColumn, RecordTable

COLOURS = {
    ImportState.STORED: "state-good",
    ImportState.FAILED: "state-bad",
    ImportState.REFUSED: "state-bad",
    ImportState.UNDONE: "state-over",
}


def state_badge(import_: Import) -> SafeString:
    colour = COLOURS.get(ImportState(import_.state), "state-open")
    if import_.was_interrupted:
        colour = "state-bad"
    return format_html('<span class="badge {}">{}</span>', colour, import_.state_label)


class ImportTable(RecordTable):
    file_name = RecordColumn(verbose_name=_("File"))
    kind = RecordColumn(
        verbose_name=_("Kind of row"),
        accessor="kind_title",
        order_by=("entity_slug",),
    )
    state = RecordColumn(verbose_name=_("State"))
    line_count = FigureColumn(verbose_name=_("Rows in the file"))
    new_count = FigureColumn(verbose_name=_("New"))
    changed_count = FigureColumn(verbose_name=_("Changed"))
    wrong_count = FigureColumn(verbose_name=_("Wrong"))
    created_at = DayColumn(verbose_name=_("Uploaded at"))

    class Meta(RecordTable.Meta):
        model = Import
        fields: tuple[str, ...] = ()
        order_by = "-created_at"

    def render_file_name(self, record: Import) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', record.get_absolute_url(), record.file_name
        )

    def render_state(self, record: Import) -> SafeString:
        return state_badge(record)
