"""The invented record is one that clerks could have entered."""

from django.apps import apps

from benchmarks import synthetic
from communities.models import Community, Division
from reports.data_version import governed_models
from reports.models import Standard


def test_every_row_keeps_the_rules_of_the_record(db):
    synthetic.fill(25)

    for model in governed_models():
        for row in model._default_manager.all():
            row.full_clean()


def test_as_many_communities_as_asked_for_in_towns_of_twenty(db):
    synthetic.fill(25)

    assert Community.objects.below(synthetic.COUNTY).count() == 25
    assert Division.objects.filter(level="township").count() == 2


def test_every_theme_has_rows(db):
    synthetic.fill(25)

    for label in ("staffing", "facilities", "funding", "safety"):
        models = apps.get_app_config(label).get_models()
        assert any(model._default_manager.exists() for model in models), label
    assert not Standard.objects.exists()
