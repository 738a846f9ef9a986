"""The first people of a new portal, and the passwords made for them.

Passwords are random and kept in the data folder for whoever installed the
portal, readable by that account alone. They are shown at each start for as
long as they are the ones that were made.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from accounts.models import Grant, User, record_act
from accounts.passwords import temporary_password
from accounts.roles import ROLES
from communities.models import Division

XIUSHUI = "360424000000"
YINING = "360424100000"


@dataclass(frozen=True, slots=True)
class Person:
    username: str
    full_name: str
    role: str
    division: str | None = None


ADMINISTRATOR = Person("admin", "系统管理员", "administrator")
DEMO_PEOPLE = (
    ADMINISTRATOR,
    Person("official", "县民政局", "official", XIUSHUI),
    Person("clerk", "义宁镇社区办", "clerk", YINING),
    Person("viewer", "县委办公室", "viewer", XIUSHUI),
)


@dataclass(frozen=True, slots=True)
class SignIn:
    username: str
    password: str
    role: str


def sign_ins_file() -> Path:
    return Path(settings.VAR_DIR) / "sign-ins.txt"


@transaction.atomic
def make_people(people: tuple[Person, ...], *, temporary: bool) -> list[SignIn]:
    """Creates the people and writes their sign-ins down; none when anybody exists.

    ``temporary`` passwords must be replaced at the first sign-in.
    """
    if User.objects.exists():
        return []
    made = []
    for person in people:
        password = temporary_password()
        administers = person is ADMINISTRATOR
        user = User.objects.create_user(
            person.username,
            password=password,
            full_name=person.full_name,
            is_staff=administers,
            is_superuser=administers,
            must_change_password=temporary,
        )
        record_act("user_created", by=None, name="first_start", target=user)
        if person.division:
            division = Division.objects.get(code=person.division)
            Grant.objects.create(user=user, role=person.role, division=division)
            record_act(
                "role_granted",
                by=None,
                name="first_start",
                target=user,
                role=person.role,
                division=str(division),
            )
        made.append(SignIn(person.username, password, person.role))
    keep(made)
    return made


def keep(made: list[SignIn]) -> None:
    file = sign_ins_file()
    file.touch(mode=0o600)
    file.write_text(
        "".join(f"{one.username}\t{one.password}\t{one.role}\n" for one in made),
        encoding="utf-8",
    )


def unchanged() -> list[SignIn]:
    """Sign-ins of the first start that still hold.

    Costs a password hash each, by design about half a second.
    """
    if not sign_ins_file().is_file():
        return []
    kept = [
        SignIn(*line.split("\t"))
        for line in sign_ins_file().read_text(encoding="utf-8").splitlines()
    ]
    users = User.objects.in_bulk([one.username for one in kept], field_name="username")
    return [
        one
        for one in kept
        if one.username in users and users[one.username].check_password(one.password)
    ]


def as_lines(sign_ins: list[SignIn]) -> list[str]:
    """A table for the screen of whoever started the portal."""
    width = max((len(one.username) for one in sign_ins), default=0)
    return [
        f"{one.username:<{width}}  {one.password}  {ROLES[one.role].name}"
        for one in sign_ins
    ]
