"""How forms look, once for the whole portal."""

from django.forms.renderers import DjangoTemplates


class PortalFormRenderer(DjangoTemplates):
    """Fields as label, control, help and error, in the shell's own style."""

    field_template_name = "components/field.html"
    form_template_name = "components/form.html"
