"""The list of streets: how far each has come with a period."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from communities.models import Community, Division, ReportingPeriod, Round, RoundStep
from communities.round_life import RoundAct, RoundState
from portal.figures import shown
from portal.tables import DayColumn, RecordColumn, RecordTable


def streets(user: User, period: ReportingPeriod | None) -> QuerySet[Division]:
    """Divisions with communities of their own that the user sees, each with its
    ``round_state`` of the period and when it was last handed in."""
    mine = Division.objects.granting(Permission.VIEW, to=user)
    own = Round.objects.filter(division=OuterRef("pk"), period=period)
    handed_in = RoundStep.objects.filter(
        round__division=OuterRef("pk"), round__period=period, act=RoundAct.HAND_IN
    ).order_by("-pk")
    name_of_hand = Coalesce(NullIf("by__full_name", Value("")), "by__username")
    return mine.filter(
        Exists(Community.objects.filter(township=OuterRef("pk")))
    ).annotate(
        round_state=Coalesce(Subquery(own.values("state")), Value(RoundState.OPEN)),
        handed_in_at=Subquery(handed_in.values("at")[:1]),
        handed_in_by=Subquery(handed_in.values(name=name_of_hand)[:1]),
    )


class RoundFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Search"),
        method="search",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = filters.ChoiceFilter(
        label=_("Stage"),
        field_name="round_state",
        choices=RoundState,
        empty_label=_("All"),
    )
    period = filters.ModelChoiceFilter(
        label=_("Period"),
        method="keep",
        queryset=ReportingPeriod.objects.order_by("-ends_on", "-pk"),
        to_field_name="code",
        empty_label=_("The one due now"),
    )

    class Meta:
        model = Division
        fields: tuple[str, ...] = ()

    def search(
        self, rows: QuerySet[Division], _name: str, words: str
    ) -> QuerySet[Division]:
        """Every word in the name or the code."""
        for word in words.split():
            rows = rows.filter(Q(name__icontains=word) | Q(code__contains=word))
        return rows

    def keep(
        self, rows: QuerySet[Division], _name: str, _period: Any
    ) -> QuerySet[Division]:
        """The period chooses which rounds are shown, not which streets."""
        return rows


class RoundTable(RecordTable):
    name = RecordColumn(verbose_name=_("Street or town"), order_by=("code",))
    round_state = RecordColumn(verbose_name=_("Stage"))
    handed_in_at = DayColumn(verbose_name=_("Handed in at"))
    handed_in_by = RecordColumn(verbose_name=_("Handed in by"))

    class Meta(RecordTable.Meta):
        model = Division
        fields: tuple[str, ...] = ()
        order_by = "name"

    def __init__(self, *args: Any, address: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.address = address

    def render_name(self, record: Division) -> SafeString:
        return format_html('<a href="{}">{}</a>', self.address(record), record.name)

    def render_handed_in_at(self, value: Any) -> Any:
        return shown(value) if value else _("not yet handed in")

    def render_handed_in_by(self, value: Any) -> Any:
        return value or ""

    def render_round_state(self, value: str) -> SafeString:
        said = RoundState(value)
        return format_html('<span class="badge round-{}">{}</span>', said, said.label)


def accepted_of(user: User, scope_code: str, period_code: str) -> tuple[int, int]:
    """How many streets of a scope that the user sees are accepted for a period, and
    of how many. Two queries."""
    period = ReportingPeriod.objects.filter(code=period_code).first()
    found = streets(user, period).below(scope_code)
    accepted = Q(round_state=RoundState.ACCEPTED)
    counted = found.aggregate(accepted=Count("pk", filter=accepted), of=Count("pk"))
    return counted["accepted"], counted["of"]
