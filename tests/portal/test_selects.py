"""Selects are printed faster than by Django, and the same."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from portal.forms import PortalFormRenderer


class Marked(forms.Select):
    """Options with attributes of their own."""

    def create_option(self, name, value, *args, **options):
        option = super().create_option(name, value, *args, **options)
        option["attrs"] |= {"disabled": value == "b", "data-code": "<&>"}
        return option


@pytest.mark.parametrize("widget", [forms.Select, Marked, forms.SelectMultiple])
@pytest.mark.parametrize("value", ["", "a", ["a", "b"], "gone"])
def test_options_are_those_of_django(widget, value):
    choices = [("", "---"), ("a", "<甲>"), ("Others", [("b", "乙"), (3, "丙")])]
    control = widget(attrs={"class": "form-select", "required": True}, choices=choices)
    ours, theirs = (
        re.sub(r"\s+", " ", control.render("kind", value, renderer=renderer))
        for renderer in (PortalFormRenderer(), DjangoTemplates())
    )
    assert ours.replace("> <", "><") == theirs.replace("> <", "><")
