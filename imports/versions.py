"""Versions that an import left: they tell whether rows were touched since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Max

Row = Any


@dataclass(frozen=True, slots=True)
class Part:
    """One version of a row of another kind that an import left beside its own."""

    model: str
    pk: int
    version: int

    def as_json(self) -> list[Any]:
        return [self.model, self.pk, self.version]

    @property
    def model_class(self) -> Any:
        return apps.get_model(self.model)


def latest_versions(model: Any, keys: Collection[Any]) -> dict[Any, int]:
    """The number of the latest version of each row, by its key. One query."""
    found = model.history.filter(id__in=keys).order_by().values_list("id")
    return dict(found.annotate(Max("history_id")))


def parts_of(
    model: type[models.Model], keys: Collection[Any], reason: str
) -> dict[Any, list[Part]]:
    """Versions of rows pointing to these that were written for the reason.

    By the key of the row pointed to, in the order in which they came. One query for
    each kind of row that points here.
    """
    found: dict[Any, list[Part]] = {}
    for other, field in pointing_to(model):
        if not hasattr(other, "history"):
            continue
        versions = other.history.filter(
            **{f"{field}__in": keys}, history_change_reason=reason
        )
        for row_pk, owner, version in versions.order_by("history_id").values_list(
            "id", field, "history_id"
        ):
            part = Part(other._meta.label_lower, row_pk, version)
            found.setdefault(owner, []).append(part)
    return found


def pointing_to(model: type[models.Model]) -> Iterable[tuple[Any, str]]:
    """Models with a foreign key to this one, and the column that holds it."""
    for relation in model._meta.related_objects:
        if relation.one_to_many or relation.one_to_one:
            yield relation.related_model, relation.field.attname
