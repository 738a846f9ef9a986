"""Which sheets facts fill, whatever part of a scope they were counted in."""

from reports.indicators.base import Theme
from reports.render.xlsx.raw import TABLES, Plan
from tests.reports.render_xlsx.sample import some_facts


def test_sheet_names_are_short_and_unlike():
    names = [table.name for table in TABLES]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("\\/?*[]:") for name in names)


def test_headings_of_a_sheet_are_unlike():
    for table in TABLES:
        headings = [field.head.heading for field in table.fields]
        assert len(set(headings)) == len(headings), table.name


def test_plans_of_parts_merge_to_the_plan_of_the_whole():
    whole, first, second = Plan(), Plan(), Plan()
    facts = some_facts()
    for each in facts:
        whole.add(each)
    first.add(facts[0])
    for each in facts[1:]:
        second.add(each)

    second.merge(first)

    assert second.expected == whole.expected
    assert second.communities == whole.communities == 3
    for table in TABLES:
        assert second.columns(table) == whole.columns(table)


def test_sheets_of_other_themes_are_left_out():
    plan = Plan([Theme.PREMISES])
    for each in some_facts():
        plan.add(each)

    names = [table.name for table in plan.sheets]

    assert "用房" in names
    assert "户数人口" in names
    assert "人员" not in names
