"""Screen, import and administrators' site say the same of the same values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.columns import Column, Kind, columns_of
from portal.entities import Entity, entity_of
from portal.record_fields import RowChoiceField, YesNoField
from tests import factories
from tests.imports.tables import judged

KINDS = (
    *("premises", "staff-members", "figures", "hazards", "rooms", "posts", "pay"),
    *("population-groups", "projects", "party-figures", "grids", "insurances"),
)


@dataclass(frozen=True)
class Reference:
    """Rows that a foreign key may point to, by the words that name them."""

    cells: dict[str, Any]
    pk: int


def answers(entity: Entity, column: Column) -> st.SearchStrategy[tuple[Any, Any]]:
    """What stands in a cell, and what the same person would send with the form."""
    if column.kind is Kind.YES_NO:
        known = [("是", "true"), ("No", "false")]
        # A box to tick sends nothing else.
        odd = isinstance(entity.form.base_fields[column.field], YesNoField)
        return st.sampled_from([*known, ("?", "?")] if odd else known)
    if column.kind is Kind.CHOICE:
        known = [(label, code) for code, label in column.choices]
        return st.sampled_from([*known, ("zzz", "zzz")])
    if column.kind is Kind.CHOICES:
        several = st.lists(st.sampled_from(column.choices), max_size=3, unique=True)
        pairs = several.map(
            lambda some: ("、".join(x[1] for x in some), [x[0] for x in some])
        )
        return pairs | st.just(("zzz", ["zzz"]))
    if column.kind is Kind.DAY:
        days = [date(1960, 2, 29), date(2024, 1, 1), date(2025, 12, 31)]
        typed = ["2025/3/5", "20250305", "2025-02-30", "soon"]
        pairs = [(day, day.isoformat()) for day in days]
        return st.sampled_from([*pairs, *((text, text) for text in typed)])
    if column.kind in (Kind.COUNT, Kind.YEAR):
        numbers = st.integers(-1, 40) | st.sampled_from([2024, 1900, 3 * 10**9])
        odd = st.sampled_from(
            [("１２", "１２"), ("1,234", "1,234"), ("x", "x"), (1.5, "1.5")]
        )
        return numbers.map(lambda n: (float(n), str(n))) | odd
    if column.kind is Kind.AMOUNT:
        numbers = st.integers(-50, 12_000).map(lambda n: (n / 100, str(n / 100)))
        return numbers | st.sampled_from(
            [("0.12345", "0.12345"), ("x", "x"), (0.0, "0")]
        )
    texts = ["办公楼", "x" * 300, "13812345678", "138-1", "a"]
    return st.sampled_from([(text, text) for text in texts])


def filled(entity: Entity) -> st.SearchStrategy[dict[str, tuple[Any, Any]]]:
    """Some columns of a row filled in; those that name other rows left to the test."""
    own = [
        column
        for column in columns_of(entity)
        if column.kind is not Kind.COMMUNITY and column.field == column.name
    ]
    nothing = st.just((None, ""))
    return st.fixed_dictionaries(
        {column.name: nothing | answers(entity, column) for column in own}
    )


def references(street) -> dict[str, list[Reference]]:
    """By names of fields: a row that is there, and one that is not."""
    premises = factories.premises(street.first, name="文化楼", use="culture_center")
    person = factories.a_staff_member(street.first, name="张三", birth_date=None)
    period = factories.a_period("2025")
    org = factories.a_party_organization(street.first, name="党支部")
    found = {
        "premises": ({"name": "文化楼"}, premises.pk),
        "staff": ({"name": "张三"}, person.pk),
        "period": ({"code": "2025"}, period.pk),
        "org": ({"name": "党支部"}, org.pk),
    }
    return {
        name: [
            Reference(cells, pk),
            Reference(dict.fromkeys(cells, "没有"), 999_999),
            Reference({}, 0),
        ]
        for name, (cells, pk) in found.items()
    }


def of_screen(entity: Entity, street, typed: dict[str, Any]) -> set[str]:
    form = entity.form(typed, user=street.clerk, community=street.first)
    return set(form.errors)


def of_import(entity: Entity, street, cells: dict[str, Any]) -> set[str]:
    path = entity.community_path
    (one,) = judged(street.clerk, entity.slug, {path: street.first.code} | cells)
    return {problem.field for problem in one.problems}


def of_site(entity: Entity, typed: dict[str, Any], user: Any) -> set[str] | None:
    """None where the site does not have what was typed.

    It reads digits and days in one way only: it is sent them in that way. What is
    neither yes nor no is not reported to it, and no mistake.
    """
    if entity.model not in admin.site._registry or "?" in typed.values():
        return None
    request = RequestFactory().get("/")
    request.user = user
    columns = {each.name for each in entity.model._meta.fields}
    fields = [name for name in entity.fields if name in columns]
    made = admin.site._registry[entity.model].get_form(request, fields=fields)
    if any(text and name not in made.base_fields for name, text in typed.items()):
        return None
    return set(
        made({name: plainly(entity, name, typed[name]) for name in typed}).errors
    )


def plainly(entity: Entity, name: str, text: str) -> str:
    each = entity.form.base_fields[name]
    if not text or isinstance(each, YesNoField | RowChoiceField):
        return text
    try:
        value = each.to_python(text)
    except ValidationError:
        return text
    return str(value)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", KINDS)
def test_form_import_and_site_give_the_same_verdict(slug, street):
    entity, pointing = entity_of(slug), references(street)
    pointing = {name: rows for name, rows in pointing.items() if name in entity.fields}
    root = factories.a_superuser()

    @settings(
        max_examples=20,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        filled(entity),
        st.fixed_dictionaries(
            {name: st.sampled_from(rows) for name, rows in pointing.items()}
        ),
    )
    def agree(values, pointed):
        cells = {name: cell for name, (cell, _text) in values.items()}
        typed = {name: text for name, (_cell, text) in values.items()}
        for name, reference in pointed.items():
            for column in columns_of(entity):
                if column.field == name:
                    leaf = column.name.removeprefix(f"{name}__")
                    cells[column.name] = reference.cells.get(leaf)
            typed[name] = str(reference.pk or "")
        if "community" in entity.fields:
            typed["community"] = str(street.first.pk)
        screen = of_screen(entity, street, typed)
        assert of_import(entity, street, cells) == screen
        assert of_site(entity, typed, root) in (screen, None)

    agree()


@pytest.mark.django_db
@pytest.mark.parametrize("slug", KINDS)
def test_a_number_beyond_all_measure_is_refused_at_its_field(slug, street):
    entity, root = entity_of(slug), factories.a_superuser()
    whole = {
        column.name
        for column in columns_of(entity)
        if column.kind in (Kind.COUNT, Kind.YEAR) and column.field == column.name
    }
    typed = dict.fromkeys(whole, "3000000000")
    if "community" in entity.fields:
        typed["community"] = str(street.first.pk)
    assert whole <= of_screen(entity, street, typed)
    assert whole <= of_import(entity, street, dict.fromkeys(whole, 3e9))
    site = of_site(entity, typed, root)
    assert site is None or whole <= site


def test_site_is_asked_about_most_of_the_kinds():
    asked = [s for s in KINDS if entity_of(s).model in admin.site._registry]
    assert len(asked) >= 7
