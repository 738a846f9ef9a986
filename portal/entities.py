"""Kinds of rows people keep. Each is one Entity, named in one list of the settings.

Pages to add and correct a row, the list with its filters, the template workbook,
the import and the export are made from it, so a new kind of row is a model, a
form and an Entity in its app's ``entities`` module.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from portal.record_forms import RecordForm

Row = models.Model


@dataclass(frozen=True, slots=True)
class Extra:
    """A column of lists and exports that is computed; nobody types it.

    ``annotate`` gives a queryset that can be sorted by ``order_by``;
    ``value`` reads the answer from a row of it, None where it is unknown.
    """

    name: str
    label: Any
    value: Callable[[Any], Any]
    is_number: bool = False
    order_by: str = ""
    annotate: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class BulkAct:
    """Something done to many rows at once.

    ``form`` (a portal.bulk_acts.BulkForm) asks what it needs;
    ``apply(rows, cleaned_data, by=user)`` does it inside a transaction, writes the
    history and gives the number of rows changed. It raises RowsRefused.
    """

    slug: str
    label: Any
    form: type[Any]
    apply: Callable[..., int]


@dataclass(frozen=True, slots=True)
class Reopening:
    """How a row that was settled by mistake goes on.

    ``states(row)`` gives codes and labels of what it may become again, the likeliest
    first; none for a row that is not settled. ``apply(row, state, reason=text,
    by=user)`` does it inside a transaction; raises ValidationError.
    """

    states: Callable[[Any], list[tuple[str, Any]]]
    apply: Callable[..., None]


@dataclass(frozen=True, slots=True)
class About:
    """A page that tells more of a row than its form, to all who may see the row."""

    label: Any
    icon: str
    url_name: str

    def address(self, key: Any) -> str:
        return reverse(self.url_name, args=[key])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One kind of row.

    ``slug``: stable, in addresses, file names and stored filters.
    ``key``: fields that tell one row of a community from the next; a foreign key
    among them stands for the key of the row it points to. An import finds the
    stored row by them, and references from other kinds are typed by them.
    ``number``: one of them that, where it is filled in, tells the row by itself.
    ``columns``: what a list shows until the reader chooses: names of form fields
    or of ``extras``; the community comes first by itself.
    ``search``: lookups that the search box looks through.
    ``filters``: names of fields, or of filters of ``filterset``.
    ``about``: a page on what is kept beside the row.
    ``page``: address of the page on which a row is entered, where that is not its
    form; ``page_of_new`` the same for a new row, from its community or None.
    ``totals``: number columns with a sum below the list.
    ``ending``: fields the act of ending asks for; empty for rows without a life.
    ``ended(row, by=user)``: what else happens when a row ends.
    ``restored(row, before=row, by=user)``: what else happens when a row becomes
    again what it was in an old version.
    """

    slug: str
    form: type[RecordForm]
    section: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    search: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    ended: Callable[..., None] | None = None
    restored: Callable[..., None] | None = None
    reopening: Reopening | None = None
    about: About | None = None
    page: Callable[[Any], str] | None = None
    page_of_new: Callable[[Any], str] | None = None
    number: str = ""
    extras: tuple[Extra, ...] = ()
    # A django_filters.FilterSet with the filters that are not plain columns.
    filterset: Any = None
    acts: tuple[BulkAct, ...] = field(default=())
    # Rows are made by the code table or with their parent, never one by one.
    can_add: bool = True
    # Related rows that columns read: one query each instead of one a row.
    related: tuple[str, ...] = ()
    prefetch: tuple[Any, ...] = ()

    @property
    def model(self) -> type[Row]:
        return self.form._meta.model  # type: ignore[no-any-return]

    @property
    def title(self) -> str:
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def one(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of what is typed, in the order of the form."""
        return tuple(self.form.base_fields)

    @property
    def private(self) -> frozenset[str]:
        """Fields shown masked, and in full only to those whose role may reveal them."""
        return self.form.private

    @property
    def community_path(self) -> str:
        """Lookup from a row to its community; empty for the community itself."""
        rows = self.model._default_manager.none()
        return getattr(rows, "community_path", "")

    def community_of(self, row: Row) -> Any:
        """The community a row belongs to; asks a query per step not yet loaded."""
        for step in filter(None, self.community_path.split("__")):
            row = getattr(row, step)
        return row

    def visible_to(self, user: Any) -> Any:
        return self.model._default_manager.visible_to(user)  # type: ignore[attr-defined]

    def editable_by(self, user: Any) -> Any:
        return self.model._default_manager.editable_by(user)  # type: ignore[attr-defined]

    @property
    def has_life(self) -> bool:
        """Whether rows begin and end instead of being removed."""
        return any(each.name == "ends_on" for each in self.model._meta.fields)

    @property
    def can_be_removed(self) -> bool:
        """Whether people may remove a row that should never have been recorded."""
        return self.can_add and not self.has_life


@cache
def entities() -> tuple[Entity, ...]:
    return tuple(import_string(path) for path in settings.RECORD_ENTITIES)


class UnknownEntity(LookupError):
    """No kind of row has this name."""


def entity_of(slug: str) -> Entity:
    """Raises UnknownEntity."""
    for entity in entities():
        if entity.slug == slug:
            return entity
    raise UnknownEntity(slug)


@cache
def entity_for(model: type[Row]) -> Entity | None:
    """The entity whose rows are of this model, if people keep them by hand."""
    return next((each for each in entities() if each.model is model), None)
