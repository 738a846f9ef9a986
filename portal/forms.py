"""How forms look, once for the whole portal."""

from typing import Any

from django.forms import BoundField, widgets
from django.forms.renderers import TemplatesSetting


def control_class(widget: widgets.Widget) -> str:
    """The class the component set draws this kind of control by."""
    if isinstance(widget, widgets.CheckboxSelectMultiple | widgets.RadioSelect):
        return "choice-list"
    if isinstance(widget, widgets.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, widgets.Select):
        return "form-select"
    return "form-control"


class PortalBoundField(BoundField):
    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: widgets.Widget | None = None
    ) -> dict[str, Any]:
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        classes = [control_class(widget), widget.attrs.get("class")]
        built["class"] = " ".join(name for name in classes if name)
        # With it browsers cut off what is pasted, and say nothing; the form does.
        built["maxlength"] = False
        return built


class PortalFormRenderer(TemplatesSetting):
    """Fields as label, control, error and help, in the shell's own style."""

    field_template_name = "components/field.html"
    form_template_name = "components/form.html"
    bound_field_class = PortalBoundField
