"""Taking a whole import back, as long as nobody has built on it.

Rows that it created go, rows that it changed become what they were, and so do the
rows that came with them. Versions stay: what was there for a while is still told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models.deletion import Collector
from django.utils import translation
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from accounts.models import User
from communities.round_lock import OfPeriod, closed
from imports.models import Act, Import, ImportedRow
from imports.versions import Part, latest_versions, pointing_to

BATCH_ROWS = 500
TOLD = 20


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A line whose row cannot be taken back: ``reason`` is a code of REASONS."""

    number: int
    reason: str


class BuiltOn(Exception):
    """Something depends on the import by now; ``obstacles`` are all that do."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(obstacles)
        self.obstacles = list(obstacles)


def reason_of(import_: Import) -> str:
    """What the versions say why rows went back to what they were."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Import #%(id)s taken back") % {"id": import_.pk}


def obstacles(import_: Import, *, by: User | None) -> list[Obstacle]:
    """Everything that speaks against taking the import back.

    ``by`` None is the portal itself, which may write wherever it has written.
    """
    found: list[Obstacle] = []
    is_of_period = issubclass(import_.entity.model, OfPeriod)
    for rows in _batches(import_):
        if is_of_period:
            # First of all: streets are held before rows.
            found += _locked(import_, rows)
        found += _touched(import_, rows, by)
        found += _pointed_to(import_, rows)
        found += _touched_parts(rows)
    return sorted(set(found), key=lambda each: (each.number, each.reason))


@transaction.atomic
def undo(import_: Import, *, by: User | None, signed_by: User | None = None) -> int:
    """Makes the record what it was before; gives the number of rows. Raises BuiltOn.

    ``signed_by`` stands in the versions, if not ``by`` or the import's owner.
    """
    if against := obstacles(import_, by=by):
        raise BuiltOn(against)
    trail = _Trail(signed_by or by or import_.owner, reason_of(import_))
    done = 0
    for rows in reversed(list(_batches(import_))):
        for row in reversed(rows):
            for part in reversed(row.parts):
                _restore_part(Part(*part), trail)
        _restore(import_, [row for row in rows if row.act == Act.CHANGED], trail)
        _remove(import_, [row for row in rows if row.act == Act.CREATED], trail)
        done += len(rows)
    ImportedRow.objects.filter(of=import_).delete()
    return done


def _batches(import_: Import) -> Iterator[list[ImportedRow]]:
    rows = list(import_.rows.order_by("number"))
    for start in range(0, len(rows), BATCH_ROWS):
        yield rows[start : start + BATCH_ROWS]


def _touched(
    import_: Import, rows: Sequence[ImportedRow], by: User | None
) -> Iterator[Obstacle]:
    """Rows that were changed or removed since, or are no longer their writer's."""
    keys = [row.row_pk for row in rows]
    within = set(keys)
    if by is not None:
        editable = import_.entity.editable_by(by).filter(pk__in=keys)
        within = set(editable.values_list("pk", flat=True))
    versions = latest_versions(import_.entity.model, keys)
    for row in rows:
        if versions.get(row.row_pk) != row.version:
            yield Obstacle(row.number, "changed")
        elif row.row_pk not in within:
            yield Obstacle(row.number, "out_of_reach")


def _locked(import_: Import, rows: Sequence[ImportedRow]) -> Iterator[Obstacle]:
    """Rows of a period that their street has handed in, or that was accepted."""
    places = import_.entity.model.places_of([row.row_pk for row in rows])
    locked = closed(set(places.values()))
    for row in rows:
        if places.get(row.row_pk) in locked:
            yield Obstacle(row.number, "locked")


def _pointed_to(import_: Import, rows: Sequence[ImportedRow]) -> Iterator[Obstacle]:
    """Created rows that rows of other kinds, not of this import, belong to."""
    numbers = {row.row_pk: row.number for row in rows if row.act == Act.CREATED}
    own = {(part[0], part[1]) for row in rows for part in row.parts}
    for model, column in pointing_to(import_.entity.model):
        found = model._default_manager.filter(**{f"{column}__in": list(numbers)})
        for pk, owner in found.values_list("pk", column):
            if (model._meta.label_lower, pk) not in own:
                yield Obstacle(numbers[owner], "pointed_to")


def _touched_parts(rows: Sequence[ImportedRow]) -> Iterator[Obstacle]:
    """Rows that came with others and were changed since."""
    left: dict[str, dict[int, tuple[int, int]]] = {}
    for row in rows:
        for part in (Part(*each) for each in row.parts):
            # The last version of it that the import wrote.
            left.setdefault(part.model, {})[part.pk] = part.version, row.number
    for model, parts in left.items():
        found = latest_versions(Part(model, 0, 0).model_class, list(parts))
        for pk, (version, number) in parts.items():
            if found.get(pk) != version:
                yield Obstacle(number, "part_changed")


@dataclass(frozen=True, slots=True)
class _Trail:
    by: User
    reason: str

    def sign(self, row: Any) -> Any:
        row._history_user, row._change_reason = self.by, self.reason
        return row

    def for_many(self) -> dict[str, Any]:
        return {
            "default_user": self.by,
            "default_change_reason": self.reason,
            "custom_historical_attrs": {"history_user_name": str(self.by)},
        }


def _restore(import_: Import, rows: Sequence[ImportedRow], trail: _Trail) -> None:
    model: Any = import_.entity.model
    fields = {each.attname: each for each in model._meta.concrete_fields}
    stored = model._default_manager.select_for_update(of=("self",)).in_bulk(
        [row.row_pk for row in rows]
    )
    alike: dict[tuple[str, ...], list[Any]] = {}
    for row in rows:
        for attribute, was in row.before.items():
            value = fields[attribute].to_python(was)
            setattr(stored[row.row_pk], attribute, value)
        if row.before:
            alike.setdefault(tuple(sorted(row.before)), []).append(stored[row.row_pk])
    for attributes, some in alike.items():
        names = [fields[attribute].name for attribute in attributes]
        bulk_update_with_history(
            some, model, names, batch_size=BATCH_ROWS, **trail.for_many()
        )


def _remove(import_: Import, rows: Iterable[ImportedRow], trail: _Trail) -> None:
    model: Any = import_.entity.model
    stored = list(model._default_manager.filter(pk__in=[row.row_pk for row in rows]))
    if not stored:
        return
    for row in stored:
        trail.sign(row)
    # As Model.delete does it, for all of them at once: each leaves its last version.
    collector = Collector(using=DEFAULT_DB_ALIAS)
    collector.collect(stored)
    collector.delete()


def _restore_part(part: Part, trail: _Trail) -> None:
    """Makes a row what it was before this version of it."""
    model = part.model_class
    version = model.history.get(history_id=part.version)
    earlier = (
        model.history.filter(id=part.pk, history_id__lt=part.version)
        .order_by("-history_id")
        .first()
    )
    if version.history_type == "+" or earlier is None:
        trail.sign(model._default_manager.get(pk=part.pk)).delete()
        return
    row = earlier.instance
    row._state.adding = version.history_type == "-"
    trail.sign(row).save()
