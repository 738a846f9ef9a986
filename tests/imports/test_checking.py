"""What a line would do to the record, and every reason why it cannot."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import NON_FIELD_ERRORS

from facilities.models import Premises
from imports.verdicts import Outcome
from tests import factories
from tests.imports.tables import judged, outcomes, reasons

OFFICE = {"community": "凤凰山社区", "name": "办公楼", "use": "Office"}


def test_new_row_carries_its_values(street):
    (one,) = judged(
        street.clerk,
        "premises",
        OFFICE | {"floor_area_m2": 85.5, "in_use": "是", "starts_on": "2020年3月5日"},
    )
    assert (one.outcome, one.problems) == (Outcome.NEW, [])
    assert one.row.community == street.first
    assert one.row.floor_area_m2 == Decimal("85.50")
    assert one.row.in_use is True
    assert one.row.starts_on == date(2020, 3, 5)
    assert Premises.objects.count() == 0


@pytest.mark.parametrize(
    "cell",
    [
        "360424100001",
        360424100001.0,
        "凤凰山社区 (360424100001)",
        "凤凰山社区（360424100001）",
    ],
)
def test_community_by_code_by_name_or_by_both(street, cell):
    (one,) = judged(street.clerk, "premises", OFFICE | {"community": cell})
    assert one.community == street.first


def test_communities_of_others_and_of_nobody_are_told_in_the_same_words(street):
    theirs, nobodys = judged(
        street.clerk,
        "premises",
        OFFICE | {"community": street.elsewhere.code},
        OFFICE | {"community": "360424999999"},
    )
    said = [reasons(one)[0][1].replace(street.elsewhere.code, "X") for one in (theirs,)]
    assert said == [reasons(nobodys)[0][1].replace("360424999999", "X")]
    assert street.elsewhere.name not in str(reasons(theirs))
    (named,) = judged(street.clerk, "premises", OFFICE | {"community": "北门社区"})
    assert "not one of the communities" in reasons(named)[0][1]


def test_name_that_two_communities_share_needs_the_code(street):
    factories.a_community(street.first.code[:9] + "009", name="凤凰山社区")
    (one,) = judged(street.clerk, "premises", OFFICE)
    assert "Use the code" in reasons(one)[0][1]


def test_code_that_does_not_fit_its_name_is_noticed(street):
    """Dragging a cell down counts the code up and keeps the name."""
    cell = "凤凰山社区 (360424100002)"
    (one,) = judged(street.clerk, "premises", OFFICE | {"community": cell})
    assert "belongs to “南门社区”" in reasons(one)[0][1]


def test_stored_row_is_found_by_its_key_and_shows_what_changes(street):
    stored = factories.premises(
        street.first, name="办公楼", floor_area_m2=80, in_use=True
    )
    changed, same = judged(
        street.clerk,
        "premises",
        OFFICE | {"floor_area_m2": 85.5},
        OFFICE | {"community": "南门社区"},
    )
    assert (changed.outcome, changed.pk) == (Outcome.CHANGED, stored.pk)
    assert changed.changes == {"floor_area_m2": (Decimal("80.00"), Decimal("85.50"))}
    assert changed.before == {"floor_area_m2": Decimal("80.00")}
    assert changed.row.in_use is True
    assert same.outcome == Outcome.NEW


def test_empty_cells_leave_what_is_stored_alone_unless_asked_to_clear(street):
    factories.premises(street.first, name="办公楼", use="office", floor_area_m2=80)
    row = OFFICE | {"floor_area_m2": None}
    (kept,) = judged(street.clerk, "premises", row)
    assert kept.outcome == Outcome.UNCHANGED
    (cleared,) = judged(street.clerk, "premises", row, clears_empty=True)
    assert cleared.changes == {"floor_area_m2": (Decimal("80.00"), None)}
    (absent,) = judged(street.clerk, "premises", OFFICE, clears_empty=True)
    assert absent.outcome == Outcome.UNCHANGED


def test_every_problem_of_a_line_is_told_at_its_column(street):
    (one,) = judged(
        street.clerk,
        "premises",
        {
            "community": "凤凰山社区",
            "name": "",
            "use": "Offise",
            "floor_area_m2": "many",
            "utilisation_share": 150,
            "starts_on": "2025-13-01",
            "in_use": "maybe",
            "shared_area_m2": 12,
        },
    )
    assert {column for column, _message in reasons(one)} == {
        *("name", "use", "floor_area_m2", "utilisation_share", "starts_on", "in_use")
    }
    problem = next(each for each in one.problems if each.column == "floor_area_m2")
    assert (problem.value, problem.field) == ("many", "floor_area_m2")


def test_each_number_below_zero_is_told_in_its_own_column(street):
    wrong = {"use": "nowhere", "shared_area_m2": -2, "monthly_rent_yuan": -5}
    (one,) = judged(street.clerk, "premises", OFFICE | {"floor_area_m2": 80} | wrong)
    below = [column for column, said in reasons(one) if "less than 0" in said]
    assert below == ["shared_area_m2", "monthly_rent_yuan"]


def test_rule_across_columns_is_told_at_one_that_it_reads(street):
    (one,) = judged(
        street.clerk, "premises", OFFICE | {"shared_area_m2": 90, "floor_area_m2": 80}
    )
    assert reasons(one) == [
        ("shared_area_m2", "The shared area cannot exceed the floor area.")
    ]
    assert one.problems[0].field == NON_FIELD_ERRORS


def test_masked_telephone_number_of_an_export_changes_nothing(street):
    factories.a_staff_member(street.first, name="张三", phone="13812345678")
    row = {"community": "凤凰山社区", "name": "张三"}
    same, other = judged(
        street.clerk,
        "staff-members",
        row | {"phone": "138******78"},
        row | {"name": "李四", "phone": "138******78"},
    )
    assert same.outcome == Outcome.UNCHANGED
    assert [column for column, _message in reasons(other)] == ["phone"]


def test_two_lines_about_one_row_are_both_wrong_and_name_each_other(street):
    found = judged(
        street.clerk,
        "premises",
        OFFICE,
        OFFICE | {"name": "活动室"},
        OFFICE | {"community": street.first.code},
    )
    assert outcomes(found) == [Outcome.WRONG, Outcome.NEW, Outcome.WRONG]
    assert "Row 4 of the file" in reasons(found[0])[0][1]
    assert "Row 2 of the file" in reasons(found[2])[0][1]


def test_value_that_must_be_unique_is_looked_up_for_all_lines(street):
    """The key names a post by person and position; only one may be open."""
    factories.premises(street.first, name="办公楼", starts_on=date(2020, 1, 1))
    earlier = OFFICE | {"starts_on": date(2010, 1, 1), "ends_on": date(2015, 1, 1)}
    (past,) = judged(street.clerk, "premises", earlier)
    assert past.outcome == Outcome.NEW
    (second,) = judged(
        street.clerk, "premises", OFFICE | {"starts_on": date(2021, 1, 1)}
    )
    assert (second.outcome, list(second.changes)) == (Outcome.CHANGED, ["starts_on"])


def test_last_day_ends_the_open_row(street):
    open_row = factories.premises(street.first, name="办公楼", use="office")
    (one,) = judged(street.clerk, "premises", OFFICE | {"ends_on": date(2025, 6, 30)})
    assert (one.pk, one.changes) == (
        open_row.pk,
        {"ends_on": (None, date(2025, 6, 30))},
    )


def test_person_is_found_without_a_date_of_birth_and_given_one(street):
    known = factories.a_staff_member(street.first, name="张三", birth_date=None)
    row = {"community": "凤凰山社区", "name": "张三", "birth_date": date(1980, 1, 2)}
    (one,) = judged(street.clerk, "staff-members", row)
    assert (one.pk, list(one.changes)) == (known.pk, ["birth_date"])
    factories.a_staff_member(street.first, name="李四", birth_date=date(1990, 1, 1))
    (two,) = judged(
        street.clerk, "staff-members", {"community": "凤凰山社区", "name": "李四"}
    )
    assert two.outcome == Outcome.UNCHANGED


def test_person_of_whom_there_are_two_must_be_named_in_full(street):
    for year in (1980, 1990):
        factories.a_staff_member(street.first, name="张三", birth_date=date(year, 1, 1))
    (one,) = judged(
        street.clerk, "staff-members", {"community": "凤凰山社区", "name": "张三"}
    )
    assert "Fill in all of" in reasons(one)[0][1]


def test_rows_pointed_to_are_found_in_the_lines_own_community(street):
    factories.premises(street.first, name="办公楼")
    factories.premises(street.elsewhere, name="文化楼")
    row = {"premises__community": "凤凰山社区", "room_type": "Library or reading room"}
    good, missing, theirs = judged(
        street.clerk,
        "rooms",
        row | {"premises__name": "办公楼"},
        row | {"premises__name": "没有楼"},
        row | {"premises__name": "文化楼"},
    )
    assert good.outcome == Outcome.NEW
    assert reasons(missing) == [
        ("premises__name", "There is no premises “没有楼” on record here.")
    ]
    assert reasons(theirs)[0][1] == reasons(missing)[0][1].replace("没有", "文化")


def test_who_holds_a_post_may_come_from_another_community_of_the_street(street):
    person = factories.a_staff_member(street.second, name="张三")
    factories.a_staff_member(street.elsewhere, name="王五")
    row = {"community": "凤凰山社区", "position": "Party secretary"}
    good, theirs = judged(
        street.clerk,
        "posts",
        row | {"staff__name": "张三"},
        row | {"staff__name": "王五"},
    )
    assert (good.outcome, good.row.staff) == (Outcome.NEW, person)
    assert theirs.outcome == Outcome.WRONG


def test_rule_of_the_model_across_two_rows_is_asked(street):
    factories.premises(street.first, name="办公楼", use="office")
    (one,) = judged(
        street.clerk,
        "culture-centres",
        {"premises__community": "凤凰山社区", "premises__name": "办公楼"},
    )
    assert "not used as a culture centre" in reasons(one)[0][1]


def test_communities_themselves_are_corrected_and_never_added(street):
    found = judged(
        street.clerk,
        "communities",
        {"": "360424100001", "area_km2": 2.5},
        {"": "360424100777", "area_km2": 2.5},
    )
    assert outcomes(found) == [Outcome.CHANGED, Outcome.WRONG]
    assert found[0].changes == {"area_km2": (None, Decimal("2.50"))}


@pytest.mark.parametrize("count", [3, 30])
def test_lines_of_a_batch_share_their_queries(
    street, count, django_assert_max_num_queries
):
    factories.premises(street.first, name="第1处")
    rows = [OFFICE | {"name": f"第{number}处"} for number in range(count)]
    with django_assert_max_num_queries(12):
        found = judged(street.clerk, "premises", *rows)
    assert outcomes(found).count(Outcome.NEW) == count - 1
