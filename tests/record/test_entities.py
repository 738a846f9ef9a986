"""What holds for every kind of row people keep, whichever app it is of."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey
from django.db.models.constants import LOOKUP_SEP
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from communities.models import Community
from portal import book
from portal.columns import NUMBERS, columns_of
from portal.entities import Entity, entities, entity_for, entity_of
from tests import factories
from tests.test_factories import FACTORIES

# Apps that hold what communities own; the rest holds what people do with it.
OWNERS = {"communities", "staffing", "facilities", "funding", "safety"}
# Governed rows of communities that nobody keeps by hand, and why.
NOT_KEPT = {
    "communities.FigureConfirmation": "kept on the page that figures are entered on",
    "communities.FigureNote": "kept on the page that figures are entered on",
    "safety.HazardStep": "written by the change of a hazard's status",
}

every_entity = pytest.mark.parametrize(
    "entity", entities(), ids=[entity.slug for entity in entities()]
)


def row_of(entity: Entity):
    return FACTORIES[entity.model._meta.label]()


def a_writer():
    return factories.a_user("writer", "clerk")


def form_of(entity: Entity, row, user, **changes):
    """The form as it comes back from the page, with what was changed on it."""
    community = entity.community_of(row)
    shown = entity.form(user=user, community=community, instance=row)
    data = {}
    for name, field in shown.fields.items():
        value = changes.get(name, shown[name].value())
        value = field.prepare_value(value)
        if isinstance(value, bool):
            value = "on" if value else None
        if value is not None:
            data[name] = value
    return entity.form(data, user=user, community=community, instance=row)


def field_at(model, path: str):
    """The field at the end of a lookup; raises FieldDoesNotExist."""
    *steps, last = path.split(LOOKUP_SEP)
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def test_every_governed_row_of_a_community_is_kept_by_hand_or_says_why_not():
    owned = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in OWNERS
        and hasattr(model._default_manager.none(), "editable_by")
        and hasattr(model, "history")
        and entity_for(model) is None
    }
    assert owned == set(NOT_KEPT)


def test_slugs_are_words_joined_by_hyphens_and_unique():
    slugs = [entity.slug for entity in entities()]
    assert len(set(slugs)) == len(slugs)
    assert all(part.isalpha() for slug in slugs for part in slug.split("-"))


def test_entities_stand_in_the_order_of_the_book():
    order = [section.slug for section in book.sections()]
    places = [order.index(entity.section) for entity in entities()]
    assert places == sorted(places)


@every_entity
def test_an_entity_belongs_to_the_section_that_shows_its_rows(entity):
    section = next(each for each in book.sections() if each.slug == entity.section)
    assert entity.model in section.records
    assert entity.private <= set(entity.fields)


@every_entity
def test_every_name_an_entity_gives_exists(entity):
    extras = {extra.name for extra in entity.extras}
    assert set(entity.columns) <= set(entity.fields) | extras
    assert not extras & set(entity.fields)
    for path in (*entity.key, *entity.search, *entity.related):
        assert field_at(entity.model, path)
    asked = getattr(entity.filterset, "base_filters", {})
    for name in entity.filters:
        assert name in asked or field_at(entity.model, name)
    numbers = {each.name for each in columns_of(entity) if each.kind in NUMBERS}
    assert set(entity.totals) <= numbers | {
        extra.name for extra in entity.extras if extra.is_number
    }
    for name in entity.ending:
        assert name in entity.fields
    assert bool(entity.ending) == entity.has_life


@every_entity
def test_filters_beside_the_columns_are_all_offered(entity):
    """A declared filter that no list shows would be dead."""
    assert set(getattr(entity.filterset, "base_filters", {})) <= set(entity.filters)


@every_entity
def test_a_key_is_what_the_record_holds_to_be_unique(entity):
    """Some constraint of the model says that the key stands once in a community."""
    if entity.slug in {"communities", "hazards"}:
        return  # by the code, which stands once everywhere; or by an optional number
    own = {*entity.key, *((entity.community_path,) if entity.community_path else ())}
    unique = [
        {*constraint.fields}
        for constraint in entity.model._meta.constraints
        if hasattr(constraint, "fields")
    ]
    unique += [{field.name} for field in entity.model._meta.fields if field.unique]
    assert any(fields <= own for fields in unique)


@every_entity
def test_headings_are_unique_in_both_languages(entity):
    for language in ("zh-hans", "en"):
        with translation.override(language):
            labels = [column.label for column in columns_of(entity)]
            labels += [str(extra.label) for extra in entity.extras]
            twice = {label for label in labels if labels.count(label) > 1}
            assert not twice, language


@every_entity
def test_all_that_is_on_record_of_a_row_is_in_its_form(entity):
    kept_elsewhere = {
        "communities": {"code", "name", "township", "abolished_on"},
    }.get(entity.slug, set())
    columns = {
        field.name for field in entity.model._meta.fields if not field.primary_key
    }
    assert columns - set(entity.fields) == kept_elsewhere


@every_entity
def test_a_row_goes_through_its_form_unchanged(entity, db):
    row = row_of(entity)
    form = form_of(entity, row, a_writer())
    assert form.is_valid(), form.errors
    assert not form.has_changed(), form.changed_data


@every_entity
def test_choices_hold_only_what_the_writer_may_edit(entity, db):
    own = row_of(entity)
    there = factories.a_township("360424101000", name="散原街道")
    stranger = factories.a_user("stranger", "clerk", there)
    form = entity.form(user=stranger)
    assert entity.community_of(own) not in Community.objects.editable_by(stranger)
    for name, field in form.fields.items():
        model = getattr(getattr(field, "queryset", None), "model", None)
        if model is not None and hasattr(model.objects, "editable_by"):
            assert not field.queryset.exists(), name


@every_entity
def test_a_form_for_one_community_offers_only_what_is_of_it(entity, db):
    own = row_of(entity)
    elsewhere = factories.a_community("360424101001")
    writer = a_writer()
    form = entity.form(user=writer, community=elsewhere)
    for field in entity.model._meta.fields:
        if not isinstance(field, ForeignKey) or field.name not in form.fields:
            continue
        offered = form.fields[field.name].queryset
        if hasattr(offered, "community_path"):
            assert getattr(own, field.name) not in offered
    if "community" in form.fields:
        assert list(form.fields["community"].queryset) == [elsewhere]


def rows_read(entity: Entity) -> int:
    """Reads every column of all rows as a list does; the number of queries it took."""
    rows = entity.model._default_manager.select_related(*entity.related)
    rows = rows.prefetch_related(*entity.prefetch)
    if entity.community_path:
        rows = rows.select_related(entity.community_path, *entity.related)
    for extra in entity.extras:
        rows = extra.annotate(rows) if extra.annotate else rows
    with CaptureQueriesContext(connection) as asked:
        for row in rows:
            for column in columns_of(entity):
                column.read(row)
            for extra in entity.extras:
                extra.value(row)
            entity.community_of(row)
    return len(asked)


@every_entity
def test_many_rows_are_read_in_as_many_queries_as_one(entity, db):
    row_of(entity)
    few = rows_read(entity)
    FACTORIES[entity.model._meta.label]()
    assert entity.model._default_manager.count() == 2
    assert rows_read(entity) == few


@every_entity
def test_extras_can_be_sorted_by(entity, db):
    row = row_of(entity)
    for extra in entity.extras:
        rows = entity.model._default_manager.all()
        if extra.annotate:
            rows = extra.annotate(rows)
        if extra.order_by:
            rows = rows.order_by(extra.order_by)
        assert list(rows) == [row]


@every_entity
def test_every_filter_of_a_filterset_answers(entity, db):
    row_of(entity)
    if entity.filterset is None:
        return
    for name, each in entity.filterset.base_filters.items():
        choices = each.field.choices if hasattr(each.field, "choices") else ()
        for value, _label in choices:
            rows = entity.model._default_manager.all()
            found = entity.filterset({name: str(value)}, queryset=rows)
            assert found.is_valid(), (name, value)
            assert found.qs.count() in {0, 1}


def test_an_unknown_slug_is_no_entity():
    with pytest.raises(LookupError):
        entity_of("nothing-of-the-kind")


def test_the_latest_period_is_offered_first(db):
    for code in ("2025", "2026", "2024"):
        factories.a_period(code)
    form = entity_of("figures").form(user=a_writer())
    offered = [str(each) for each in form.fields["period"].queryset]
    assert offered == ["2026", "2025", "2024"]
