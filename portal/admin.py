"""What every model's page of the administrators' site has in common."""

from itertools import pairwise
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from portal.record_fields import LARGEST
from portal.row_keys import row_key
from portal.spreadsheets import LONGEST_TEXT


class OfferedLookups:
    """Lists that an address can narrow by the filters beside them alone.

    Django takes any column of the model besides. Whoever may not read one, such as
    a telephone number or a password's hash, would be told it sign by sign.
    """

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        offered = {
            _asked_by(each).partition("__")[0]
            for each in self.get_list_filter(request)  # type: ignore[attr-defined]
        }
        allowed: bool = super().lookup_allowed(lookup, value, request)  # type: ignore[misc]
        return allowed and lookup.partition("__")[0] in offered


def _asked_by(offered: Any) -> str:
    """The parameter of a filter beside a list: a column's, or one of its own."""
    if isinstance(offered, tuple | list):
        return str(offered[0])
    return str(getattr(offered, "parameter_name", offered))


class RowSelect(AutocompleteSelect):
    """Shows a choice that was sent, if it can be one: Django looks up anything."""

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        keys = [each for each in value if row_key(each) is not None]
        return super().optgroups(name, keys, attr)


class ChoosesRows:
    """A page, or part of one, whose fields for other rows are searched."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            select = RowSelect(db_field, self.admin_site)  # type: ignore[attr-defined]
            kwargs.setdefault("widget", select)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class ReasonedForm(forms.ModelForm):  # type: ignore[type-arg]
    change_reason = forms.CharField(
        label=_("reason for the change"),
        required=False,
        help_text=_("Kept with the version, for whoever asks later."),
    )


class GovernedAdmin(OfferedLookups, ChoosesRows, SimpleHistoryAdmin):
    """Looking and correcting, with every version in sight and a reason asked for.

    Nothing is deleted in bulk, and no row outside the user's reach is shown,
    offered as a choice, or open through its old versions.
    """

    form = ReasonedForm
    # As much as the portal's own forms take.
    formfield_overrides: ClassVar[Any] = {
        models.IntegerField: {"max_value": LARGEST},
        models.TextField: {"max_length": LONGEST_TEXT},
    }
    object_history_list_template = "admin/record_history.html"
    list_per_page = 50
    show_full_result_count = False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {
            name: action
            for name, action in super().get_actions(request).items()
            if name != "delete_selected"
        }

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_fields(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            return [field for field in fields if field != "change_reason"]
        return fields

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: Any
    ) -> None:
        obj._change_reason = form.cleaned_data.get("change_reason") or None
        super().save_model(request, obj, form, change)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs.setdefault("queryset", self.choices_of(db_field, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def choices_of(
        self, field: "models.ForeignKey[Any, Any]", request: HttpRequest
    ) -> "models.QuerySet[Any]":
        """Rows the field may point to: those the user sees on their own page."""
        related = self.admin_site._registry.get(field.related_model)
        if related is not None:
            return related.get_queryset(request)
        return field.related_model._default_manager.all()

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        self._row_within_reach(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: Any = None,
    ) -> HttpResponse:
        row = self._row_within_reach(request, object_id)
        # simple_history itself lets whoever may look at a version restore it.
        if request.method == "POST" and not self.has_change_permission(request, row):
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def set_history_delta_changes(
        self,
        request: HttpRequest,
        historical_records: Any,
        foreign_keys_are_objs: bool = True,  # noqa: FBT001, FBT002 - as inherited
    ) -> None:
        """What each version changed, without the columns kept off these pages."""
        versions = list(historical_records)
        for version, older in pairwise(versions):
            delta = version.diff_against(
                older,
                excluded_fields=self.get_exclude(request) or (),
                foreign_keys_are_objs=foreign_keys_are_objs,
            )
            words = self.get_historical_record_context_helper(request, version)
            version.history_delta_changes = words.context_for_delta_changes(delta)

    def _row_within_reach(self, request: HttpRequest, object_id: str) -> models.Model:
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        return row


class PartInline(ChoosesRows, admin.TabularInline):  # type: ignore[type-arg]
    """Rows that are parts of another and are kept on its page."""

    extra = 0


class TrailInline(PartInline):
    """Rows that say what was done and when: to be read, not written here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
