from datetime import date

import pytest

from accounts.roles import Permission
from communities.models import Division
from communities.models.division import township_type_of
from tests.factories import a_division, a_superuser, a_user
from tests.factories.refusal import assert_refused, twin


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("500151001000", "street"),
        ("500151099000", "street"),
        ("360424100000", "town"),
        ("360424200000", "township"),
        ("360424399000", "township"),
        ("360424400000", "other"),
    ],
)
def test_kind_of_township_by_its_digits(code, kind):
    assert township_type_of(code) == kind


@pytest.mark.parametrize("code", ["36042400000", "060424000000", "36042400000x"])
def test_a_code_is_twelve_digits(db, code):
    assert_refused(a_division(), "A division code is twelve digits.", code=code)


def test_codes_are_unique(db):
    row = a_division()
    assert_refused(twin(row), "already exists")


def test_validity_ends_after_it_begins(db):
    assert_refused(
        a_division(),
        "The last day is before the first day.",
        valid_from=date(2024, 1, 1),
        valid_to=date(2023, 12, 31),
    )


def test_below_holds_the_division_and_what_lies_in_it(db):
    county = a_division("360424000000")
    town = a_division("360424100000")
    a_division("360425000000", name="永修县")
    assert set(Division.objects.below("360424000000")) == {county, town}


def test_granting_follows_grants_and_their_permissions(db):
    county = a_division("360424000000")
    town = a_division("360424100000")
    a_division("500151000000", name="铜梁区")
    official = a_user("official", "official", county)

    def granted(permission, to=official):
        return set(Division.objects.granting(permission, to=to))

    assert granted(Permission.REVIEW) == {county, town}
    assert granted(Permission.EDIT) == set()
    assert len(granted(Permission.EDIT, to=a_superuser())) == 3

    official.is_active = False
    assert granted(Permission.REVIEW) == set()
