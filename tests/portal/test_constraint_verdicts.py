"""Constraints reckoned in memory say what the database says of the same row."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilities.models import Premises
from portal.constraint_verdicts import (
    NotReckoned,
    check_constraints,
    condition_of,
    reckoned,
)
from portal.constraints import at_most, not_negative

CONSTRAINED = [
    model
    for model in apps.get_models()
    if any(isinstance(each, models.CheckConstraint) for each in model._meta.constraints)
    and not model._meta.app_label.startswith(("auth", "axes"))
]
DAYS = [date(1970, 1, 1), date(2024, 2, 29), date(2025, 3, 5), date(2025, 12, 31)]
TEXTS = ["", "x", "13812345678", "0792-7221234", "360424100001", "+86 1", "2025", "中"]


def values_of(field: Any) -> st.SearchStrategy[Any]:
    """Values a row may hold when its constraints are asked, a few of them odd."""
    if isinstance(field, models.ForeignKey):
        found = st.sampled_from([1, 2])
    elif isinstance(field, models.BooleanField):
        found = st.booleans()
    elif isinstance(field, models.DateTimeField):
        return st.none()
    elif isinstance(field, models.DateField):
        found = st.sampled_from(DAYS)
    elif isinstance(field, models.DecimalField):
        places = field.decimal_places
        found = st.integers(-150, 1500).map(lambda n: Decimal(n).scaleb(-places))
    elif isinstance(field, models.IntegerField):
        found = st.one_of(st.integers(-2, 120), st.sampled_from([1948, 2025, 2101]))
    elif isinstance(field, models.JSONField):
        return st.none()
    else:
        known = [str(code) for code, _label in field.flatchoices]
        return st.sampled_from([*TEXTS, *known])
    # Never reported is what most columns mostly are.
    return st.one_of(st.none(), found)


@st.composite
def rows_of(draw: Any, model: type[models.Model]) -> models.Model:
    """A row where about every other column of the model is filled in."""
    row = model()
    for field in model._meta.concrete_fields:
        if not field.primary_key and draw(st.booleans()):
            setattr(row, field.attname, draw(values_of(field)))
    return row


def says_the_database(constraint: Any, row: models.Model) -> bool:
    try:
        models.CheckConstraint.validate(constraint, type(row), row)
    except ValidationError:
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("model", CONSTRAINED, ids=lambda model: model.__name__)
def test_each_constraint_is_judged_as_the_database_judges_it(model):
    names = [field.name for field in model._meta.concrete_fields]

    @settings(
        max_examples=25,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(rows_of(model), st.sets(st.sampled_from(names), max_size=1))
    def agree(row: models.Model, exclude: set[str]) -> None:
        for each in check_constraints(model):
            broken = each.broken_by(row)
            stands = says_the_database(each.constraint, row)
            assert stands is (not broken), each.constraint.name
            left = [clause for clause in broken if exclude.isdisjoint(clause.names)]
            assert each.broken_by(row, exclude) == left, each.constraint.name

    agree()


def test_a_broken_constraint_is_told_in_its_words():
    constraint = at_most("x", "shared_area_m2", "floor_area_m2", "More than there is.")
    constraint.validate(Premises, Premises(shared_area_m2=3))
    wrong = Premises(shared_area_m2=3, floor_area_m2=2)
    with pytest.raises(ValidationError, match="More than there is"):
        constraint.validate(Premises, wrong)
    constraint.validate(Premises, wrong, exclude={"shared_area_m2"})


def test_it_is_told_at_each_field_that_breaks_a_clause_of_its_own():
    constraint = not_negative(
        "x", "floor_area_m2", "shared_area_m2", "monthly_rent_yuan"
    )
    wrong = Premises(floor_area_m2=1, shared_area_m2=-2, monthly_rent_yuan=-3)
    with pytest.raises(ValidationError) as told:
        constraint.validate(Premises, wrong)
    assert set(told.value.message_dict) == {"shared_area_m2", "monthly_rent_yuan"}
    with pytest.raises(ValidationError) as told:
        constraint.validate(Premises, wrong, exclude={"monthly_rent_yuan"})
    assert set(told.value.message_dict) == {"shared_area_m2"}


def test_what_reads_two_fields_is_told_of_the_whole_row():
    constraint = at_most("x", "shared_area_m2", "floor_area_m2", "More than there is.")
    with pytest.raises(ValidationError) as told:
        constraint.validate(Premises, Premises(shared_area_m2=3, floor_area_m2=2))
    assert set(told.value.message_dict) == {"__all__"}


def test_to_migrations_it_is_a_constraint_of_django():
    constraint = at_most("x", "shared_area_m2", "floor_area_m2", "More than there is.")
    path, args, options = constraint.deconstruct()
    assert path == "django.db.models.CheckConstraint"
    assert constraint == models.CheckConstraint(*args, **options)


def verdict(condition: Q, **values: Any) -> bool | None:
    return condition_of(Premises, condition, [])(Premises(**values))


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        (Q(floor_area_m2__gte=0), {"floor_area_m2": None}, None),
        (~Q(floor_area_m2__gte=0), {"floor_area_m2": None}, None),
        (Q(floor_area_m2__gte=0) | Q(name="a"), {"name": "a"}, True),
        (Q(floor_area_m2__gte=0) & Q(name="b"), {"name": "a"}, False),
        (Q(name__in=[]), {"name": "a"}, False),
        (Q(floor_area_m2=None), {}, True),
        (Q(floor_area_m2__isnull=False), {}, False),
        (Q(shared_area_m2__lte=F("floor_area_m2")), {"shared_area_m2": 3}, None),
        (
            Q(shared_area_m2__lte=F("floor_area_m2") - F("resident_activity_area_m2")),
            {"shared_area_m2": 3, "floor_area_m2": 9, "resident_activity_area_m2": 7},
            False,
        ),
        (Q(), {}, True),
    ],
)
def test_unknown_values_leave_a_condition_unknown(condition, values, expected):
    assert verdict(condition, **values) is expected


@pytest.mark.parametrize(
    "condition",
    [Q(name__icontains="a"), Q(name="a") ^ Q(name="b"), Q(starts_on__year=2)],
)
def test_what_is_not_known_here_is_said_and_not_guessed(condition):
    constraint = models.CheckConstraint(name="x", condition=condition)
    with pytest.raises(NotReckoned):
        reckoned(Premises, constraint)
