from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import AuditEvent, User
from accounts.roles import Permission
from communities.models import Community, Division
from operations import sign_ins
from operations.sign_ins import ADMINISTRATOR, DEMO_PEOPLE, make_people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def county() -> None:
    for code, name in (("360424000000", "修水县"), ("360424100000", "义宁镇")):
        Division.objects.create(
            code=code,
            name=name,
            level="county" if code.endswith("000000") else "township",
            township_type="" if code.endswith("000000") else "town",
        )


def test_demo_people_get_what_their_roles_allow(county: None) -> None:
    make_people(DEMO_PEOPLE, temporary=False)

    people = User.objects.in_bulk(field_name="username")
    assert people["admin"].is_superuser
    assert people["official"].holds(Permission.REVIEW)
    assert people["clerk"].holds(Permission.EDIT)
    assert not people["viewer"].holds(Permission.REPORT)
    assert people["clerk"].grants.get().division.code == "360424100000"
    assert AuditEvent.objects.filter(act="user_created").count() == 4
    assert AuditEvent.objects.filter(act="role_granted").count() == 3


def test_sign_ins_are_kept_for_their_owner_alone(
    county: None, data_folder: Path
) -> None:
    made = make_people(DEMO_PEOPLE, temporary=False)

    file = data_folder / "sign-ins.txt"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len({one.password for one in made}) == 4
    for one in made:
        assert User.objects.get(username=one.username).check_password(one.password)
        assert one.password in file.read_text()


def test_nobody_is_made_where_somebody_is_on_record() -> None:
    User.objects.create_user("somebody", password="whatever it is")
    assert make_people((ADMINISTRATOR,), temporary=True) == []
    assert User.objects.count() == 1


def test_temporary_password_must_be_replaced() -> None:
    make_people((ADMINISTRATOR,), temporary=True)
    assert User.objects.get().must_change_password


def test_changed_password_is_shown_no_more(county: None) -> None:
    make_people(DEMO_PEOPLE, temporary=False)
    clerk = User.objects.get(username="clerk")
    clerk.set_password("another one altogether")
    clerk.save()
    User.objects.get(username="viewer").delete()

    assert [one.username for one in sign_ins.unchanged()] == ["admin", "official"]


def test_lines_name_the_role() -> None:
    made = make_people((ADMINISTRATOR,), temporary=True)
    (line,) = sign_ins.as_lines(made)
    assert line.startswith(f"admin  {made[0].password}  ")


def test_first_start_without_demo_makes_one_administrator() -> None:
    call_command("first_start", "--no-demo")
    call_command("first_start", "--no-demo")
    assert list(User.objects.values_list("username", flat=True)) == ["admin"]
    assert not Community.objects.exists()


def test_first_start_loads_the_demonstration_once() -> None:
    call_command("first_start")
    communities = Community.objects.count()
    assert communities > 0
    assert User.objects.count() == 4

    Community.objects.update(name="改名社区")
    call_command("first_start")
    assert Community.objects.count() == communities
    assert set(Community.objects.values_list("name", flat=True)) == {"改名社区"}
