"""The columns of a kind of row follow from its form."""

from django.utils import translation

from portal.columns import Kind, columns_of
from portal.entities import entities, entity_of


def test_columns_begin_with_the_community_and_follow_the_form():
    columns = columns_of(entity_of("premises"))
    assert columns[0].kind is Kind.COMMUNITY
    assert columns[1].name == "name"
    assert columns[1].is_required
    by_name = {column.name: column for column in columns}
    assert by_name["floor_area_m2"].kind is Kind.AMOUNT
    assert by_name["in_use"].kind is Kind.YES_NO
    assert by_name["starts_on"].kind is Kind.DAY
    assert ("leased" in dict(by_name["tenure"].choices)) is True


def test_a_period_is_named_by_its_code():
    names = [column.name for column in columns_of(entity_of("figures"))]
    assert names[:2] == ["community", "period__code"]


def test_headings_speak_the_readers_language():
    with translation.override("zh-hans"):
        assert columns_of(entity_of("premises"))[1].label == "名称"
    with translation.override("en"):
        assert columns_of(entity_of("premises"))[1].label == "Name"


def test_no_two_columns_of_a_kind_share_a_heading():
    """An import finds columns by their headings."""
    for language in ("zh-hans", "en"):
        with translation.override(language):
            for entity in entities():
                labels = [column.label for column in columns_of(entity)]
                twice = {label for label in labels if labels.count(label) > 1}
                assert not twice, (entity.slug, language)
