"""Kinds of rows that are recorded twice, and by what one tells that they are."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from communities.models import ResidentUnit, SocialOrganisation, VolunteerTeam
from facilities.models import HousingEstate, Premises, ServiceOutlet
from staffing.models import EmploymentMode, PartyOrganization, Post, StaffMember

NO_LETTER = re.compile(r"[\W_]+")
# What communities are called besides their own name.
ENDINGS = ("社区居民委员会", "社区居委会", "村民委员会", "社区", "村")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the finding looks at of one row; ``place`` is its community's id."""

    pk: int
    place: int
    place_name: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """One way in which two rows look like one.

    ``key`` gives what equal rows have in common, None for a row it says nothing
    of. ``across``: rows of different communities are compared, not of one.
    ``shared`` is a column in which such rows agree to the letter.
    ``agree`` has the last word on two rows with the same key.
    """

    label: str | Promise
    key: Callable[[Seen], Any]
    across: bool = False
    shared: str = ""
    agree: Callable[[Seen, Seen], bool] = lambda first, second: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """``columns`` are read for the likenesses; ``slug`` is that of the entity."""

    slug: str
    model: Any
    columns: tuple[str, ...]
    likenesses: tuple[Likeness, ...]
    # Adds to the values of rows what is kept beside them.
    beside: Callable[[list[Seen], date], None] | None = None

    @property
    def label(self) -> str:
        """Label of the model, in lower case: what decisions are filed under."""
        return str(self.model._meta.label_lower)

    @property
    def title(self) -> Any:
        return self.model._meta.verbose_name_plural

    def rows(self, day: date) -> Any:
        """Rows in force on the day; of kinds without a life all of them."""
        objects = self.model.objects.all()
        return objects.active_on(day) if hasattr(objects, "active_on") else objects


def bare(text: str) -> str:
    """Letters and digits alone, in one width and case."""
    return NO_LETTER.sub("", unicodedata.normalize("NFKC", text)).casefold()


def without_place(name: str, place: str) -> str:
    """A name without the community's own at its beginning.

    百汇社区党支部 and 百汇党支部 are one in the community 百汇社区.
    """
    text, own = bare(name), bare(place)
    stems = [own, *(own.removesuffix(end) for end in ENDINGS)]
    for stem in sorted(set(stems), key=len, reverse=True):
        rest = text.removeprefix(stem)
        if stem and rest and rest != text:
            return rest
    return text


def _name(row: Seen) -> Any:
    return bare(row.values["name"]) or None


def _own_name(row: Seen) -> Any:
    return without_place(row.values["name"], row.place_name) or None


def _address(row: Seen) -> Any:
    return bare(row.values["address"]) or None


def _outlet(row: Seen) -> Any:
    return _own_name(row), row.values["outlet_type"]


def _person(row: Seen) -> Any:
    """Across communities a name alone says nothing: many people share one."""
    born = row.values["birth_date"]
    return (_name(row), born) if born else None


def _may_be_born_alike(first: Seen, second: Seen) -> bool:
    born = {row.values["birth_date"] for row in (first, second)} - {None}
    return len(born) < 2


def _both_full_time(first: Seen, second: Seen) -> bool:
    return bool(first.values["is_full_time"] and second.values["is_full_time"])


def _posts(rows: list[Seen], day: date) -> None:
    """Whether each person is known to serve part time or for nothing only.

    Who has no post on record, or one that is not said to be part time, may
    well serve full time.
    """
    held: dict[int, list[str]] = {}
    posts = Post.objects.filter(staff__in=[row.pk for row in rows]).active_on(day)
    for staff, mode in posts.values_list("staff_id", "employment_mode"):
        held.setdefault(staff, []).append(mode)
    less = {EmploymentMode.PART_TIME, EmploymentMode.VOLUNTEER}
    for row in rows:
        modes = held.get(row.pk, [])
        row.values["is_full_time"] = not modes or bool(set(modes) - less)


def _named(slug: str, model: Any) -> Kind:
    """A kind whose rows are told apart by name, within one community."""
    likeness = Likeness(label=_("Same name in one community"), key=_own_name)
    return Kind(slug=slug, model=model, columns=("name",), likenesses=(likeness,))


KINDS: tuple[Kind, ...] = (
    Kind(
        slug="staff-members",
        model=StaffMember,
        columns=("name", "birth_date"),
        beside=_posts,
        likenesses=(
            Likeness(
                label=_("Same person twice in one community"),
                key=_name,
                agree=_may_be_born_alike,
            ),
            Likeness(
                label=_("Same person full time in two communities"),
                key=_person,
                across=True,
                shared="birth_date",
                agree=_both_full_time,
            ),
        ),
    ),
    Kind(
        slug="premises",
        model=Premises,
        columns=("name", "address"),
        likenesses=(
            Likeness(label=_("Same name in one community"), key=_own_name),
            Likeness(label=_("Same address in one community"), key=_address),
        ),
    ),
    _named("party-organisations", PartyOrganization),
    _named("social-organisations", SocialOrganisation),
    _named("resident-units", ResidentUnit),
    _named("volunteer-teams", VolunteerTeam),
    _named("housing-estates", HousingEstate),
    Kind(
        slug="service-outlets",
        model=ServiceOutlet,
        columns=("name", "outlet_type"),
        likenesses=(Likeness(label=_("Same name in one community"), key=_outlet),),
    ),
)
BY_SLUG = {kind.slug: kind for kind in KINDS}


def alike(kind: Kind, rows: Iterable[Seen]) -> Iterator[tuple[Likeness, Seen, Seen]]:
    """Pairs of rows that look like one, each pair once, by the first likeness."""
    every = list(rows)
    told: set[tuple[int, int]] = set()
    for likeness in kind.likenesses:
        groups: dict[Any, list[Seen]] = {}
        for row in every:
            key = likeness.key(row)
            if key is not None:
                place = None if likeness.across else row.place
                groups.setdefault((place, key), []).append(row)
        for group in groups.values():
            for number, first in enumerate(group):
                for second in group[number + 1 :]:
                    pair = (first.pk, second.pk)
                    if likeness.across and first.place == second.place:
                        continue
                    if pair not in told and likeness.agree(first, second):
                        told.add(pair)
                        yield likeness, first, second
