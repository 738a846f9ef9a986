"""Unit costs: what estimates rest on, to be read and, by some, to be kept."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from communities.models import Division
from portal.access import require
from portal.drafts import draft_key, mark_saved
from portal.figures import number
from portal.record_fields import record_field
from portal.views import Trail
from record import writing
from record.forms import SaveForm
from reports.forms import ScopeSelect
from reports.models import UnitCost
from reports.models.unit_cost import PricedMeasure, priced_by


class UnitCostForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = UnitCost
        fields = ("division", "measure", "year", "amount_yuan", "source")
        formfield_callback = record_field

    def __init__(self, *args: Any, divisions: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["division"] = forms.ModelChoiceField(
            label=self.fields["division"].label,
            queryset=divisions.order_by("code"),
            widget=ScopeSelect,
            empty_label=None,
        )


@require_safe
def unit_costs(request: HttpRequest) -> HttpResponse:
    """Those that estimates for the reader's divisions can rest on."""
    require(request, "report")
    rows = UnitCost.objects.visible_to(request.user).select_related("division")
    mine = set(UnitCost.objects.editable_by(request.user).values_list("pk", flat=True))
    return render(
        request,
        "reports/unit_costs.html",
        {
            "rows": [
                (row, number(row.amount_yuan), row.pk in mine)
                for row in rows.order_by("measure", "division__code", "-year")
            ],
            "may_add": priced_by(request.user).exists(),
            "trail": [*trail("")[:1], (_("Unit costs"), "")],
        },
    )


def trail(here: str) -> Trail:
    return [
        (_("Gaps"), reverse("reports:gap-list")),
        (_("Unit costs"), reverse("reports:unit-cost-list")),
        (here, ""),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    require(request, "report")
    divisions = priced_by(request.user)
    first = divisions.order_by("code").first()
    if first is None:
        raise PermissionDenied
    return written(request, UnitCost(), divisions, first_values(request, first))


def first_values(request: HttpRequest, division: Division) -> dict[str, Any]:
    """What the address asks for: a gap leads here with what it lacks the price of."""
    asked = request.GET.get("measure", "")
    return {
        "division": division.pk,
        "measure": asked if asked in PricedMeasure.values else "",
        "year": timezone.localdate().year,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    require(request, "report")
    seen = get_object_or_404(UnitCost.objects.visible_to(request.user), pk=pk)
    if not UnitCost.objects.editable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    return written(request, seen, priced_by(request.user), {})


def written(
    request: HttpRequest, row: UnitCost, divisions: Any, initial: dict[str, Any]
) -> HttpResponse:
    draft = draft_key("unit-cost", row.pk or "new")
    if request.method == "POST":
        form = UnitCostForm(request.POST, instance=row, divisions=divisions)
        save = SaveForm(request.POST)
        if form.is_valid() & save.is_valid() and stored(request, form, save):
            messages.success(request, _("The unit cost is stored."))
            answer = redirect("reports:unit-cost-list")
            mark_saved(request, answer, draft)
            return answer
    else:
        form = UnitCostForm(instance=row, divisions=divisions, initial=initial)
        save = SaveForm(initial={"version": writing.version_of(row)})
    heading = _("Change the unit cost") if row.pk else _("Add a unit cost")
    context = {
        "form": form,
        "save": save,
        "draft": draft,
        "heading": heading,
        "trail": trail(heading),
    }
    return render(request, "reports/unit_cost_form.html", context)


def stored(request: HttpRequest, form: UnitCostForm, save: SaveForm) -> bool:
    """Whether it is; if not, the form says why."""
    is_new = form.instance.pk is None
    try:
        writing.write(
            form,
            by=request.user,
            reason=save.cleaned_data["reason"],
            read_at=None if is_new else save.cleaned_data["version"],
        )
    except writing.ChangedMeanwhile as changed:
        theirs = changed.row
        said = _(
            "Somebody has changed this since you opened it; it says now: %(yuan)s "
            "yuan, %(year)s, %(source)s. Stored again, yours replaces it."
        )
        now = {"yuan": number(theirs.amount_yuan), "source": theirs.source}
        form.add_error(None, said % {**now, "year": theirs.year})
        save.data = {**save.data.dict(), "version": writing.version_of(theirs)}
        return False
    except writing.TakenMeanwhile as taken:
        form.add_error(None, str(taken))
        return False
    except writing.OutOfReach:
        raise Http404 from None
    return True
