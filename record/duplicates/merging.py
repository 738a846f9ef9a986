"""Two rows become one: what points to the one moves, blanks are filled.

Where both say different things nothing is merged until somebody has chosen.
The other row is removed, not ended: it never was a second thing, and an ended
row would still be counted for the days before. Its versions stay in the history.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User, record_act
from portal.book import value_of
from record.writing import check_reach, locked, sign

Row = Any
KEPT, DROPPED = "kept", "dropped"
# The owner is chosen with the row that is kept.
OWNERS = ("community",)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in which both rows say something, and not the same.

    ``key`` names it among all fields of the rows and of what belongs to them.
    """

    key: str
    label: str
    kept: Any
    dropped: Any


class Undecided(Exception):
    """Fields differ and nobody has chosen. ``conflicts`` are those."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        super().__init__(", ".join(conflict.key for conflict in conflicts))
        self.conflicts = conflicts


class Refused(Exception):
    """The merged row would break a rule of the record; says which."""


@dataclass(frozen=True, slots=True)
class _Both:
    """A row that is kept and the one that goes into it."""

    kept: Row
    dropped: Row
    path: str = ""
    title: str = ""
    # The foreign key by which both belong to the rows above them.
    owner: str = ""

    def fields(self) -> Iterator[Any]:
        for field in self.kept._meta.concrete_fields:
            if not field.primary_key and field.name not in (*OWNERS, self.owner):
                yield field

    def value(self, row: Row, field: Any) -> Any:
        """None for a blank, and for a row that points to the other one."""
        value = getattr(row, field.attname)
        own = (self.kept.pk, self.dropped.pk)
        if field.related_model is type(row) and value in own:
            return None
        return None if value == "" else value

    def conflicts(self) -> Iterator[Conflict]:
        for field in self.fields():
            kept, dropped = (
                self.value(row, field) for row in (self.kept, self.dropped)
            )
            if kept is None or dropped is None or kept == dropped:
                continue
            label = capfirst(str(field.verbose_name))
            yield Conflict(
                f"{self.path}{field.name}",
                f"{self.title} · {label}" if self.title else label,
                value_of(self.kept, field.name),
                value_of(self.dropped, field.name),
            )

    def apply(self, chosen: Mapping[str, str]) -> None:
        """Fills blanks and takes what was chosen; stores nothing."""
        for field in self.fields():
            kept, dropped = (
                self.value(row, field) for row in (self.kept, self.dropped)
            )
            takes = kept is None or (
                dropped is not None
                and chosen.get(f"{self.path}{field.name}") == DROPPED
            )
            value = dropped if takes else kept
            if value is None and not field.null:
                value = field.get_default() if field.has_default() else ""
            setattr(self.kept, field.attname, value)


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging two rows would do.

    ``pairs`` become one each, the outermost first; ``moves`` are rows that are
    to point to another row, each with the name of its foreign key.
    """

    pairs: tuple[_Both, ...]
    moves: tuple[tuple[Row, str, Row], ...]

    @property
    def conflicts(self) -> list[Conflict]:
        return [each for both in self.pairs for each in both.conflicts()]

    @property
    def moving(self) -> dict[str, int]:
        """How many rows of which kind move, in the reader's words."""
        counts: dict[str, int] = {}
        for row, _field, _to in self.moves:
            kind = str(row._meta.verbose_name_plural)
            counts[kind] = counts.get(kind, 0) + 1
        return counts


def plan(kept: Row, dropped: Row) -> Merging:
    """What merging would do; asks a few queries for each kind of row below."""
    pairs: list[_Both] = []
    moves: list[tuple[Row, str, Row]] = []
    waiting = [_Both(kept, dropped)]
    while waiting:
        both = waiting.pop(0)
        pairs.append(both)
        for relation in both.kept._meta.related_objects:
            for row, twin in _below(both, relation):
                if twin is None:
                    moves.append((row, relation.field.name, both.kept))
                    continue
                title = capfirst(str(row._meta.verbose_name))
                path = f"{both.path}{relation.get_accessor_name()}.{twin.pk}."
                waiting.append(_Both(twin, row, path, title, relation.field.name))
    return Merging(tuple(pairs), tuple(moves))


def _below(both: _Both, relation: Any) -> Iterator[tuple[Row, Row | None]]:
    """Rows that point to the dropped row, each with its twin below the kept one."""
    name = relation.field.name
    rows = relation.related_model._default_manager.order_by("pk")
    theirs = [row for row in rows.filter(**{name: both.dropped}) if row != both.kept]
    ours = list(rows.filter(**{name: both.kept})) if theirs else []
    for row in theirs:
        twins = (each for each in ours if _are_twins(each, row, relation))
        yield row, next(twins, None)


def _are_twins(first: Row, second: Row, relation: Any) -> bool:
    """Whether both could not point to one row: a constraint allows only one."""
    if relation.one_to_one:
        return True
    name = relation.field.name
    for constraint in first._meta.constraints:
        if not isinstance(constraint, models.UniqueConstraint):
            continue
        others = [field for field in constraint.fields if field != name]
        if len(others) == len(constraint.fields):
            continue
        if all(_same(first, second, field) for field in others) and all(
            _falls_under(row, constraint) for row in (first, second)
        ):
            return True
    return False


def _same(first: Row, second: Row, name: str) -> bool:
    column = first._meta.get_field(name).attname
    value = getattr(first, column)
    # To the database two unknown values are not the same.
    return value is not None and value == getattr(second, column)


def _falls_under(row: Row, constraint: models.UniqueConstraint) -> bool:
    if constraint.condition is None:
        return True
    values = {
        field.name: models.Value(getattr(row, field.attname), field)
        for field in row._meta.fields
    }
    return bool(constraint.condition.check(values))


@transaction.atomic
def merge(
    kept: Row,
    dropped: Row,
    *,
    by: User,
    reason: str,
    chosen: Mapping[str, str],
) -> Row:
    """Makes the two rows one and gives it back; ``chosen`` is by conflict's key.

    Raises Undecided while conflicts are left, Refused when the result would break
    a rule, OutOfReach when one of the rows is not the writer's.
    """
    model = type(kept)
    kept, dropped = (locked(model, row.pk, by=by) for row in (kept, dropped))
    doing = plan(kept, dropped)
    left = [each for each in doing.conflicts if each.key not in chosen]
    if left:
        raise Undecided(left)
    name = str(dropped)
    said = _("Merged with %(row)s: %(reason)s") % {"row": name, "reason": reason}
    try:
        with transaction.atomic():
            for row, field, to in doing.moves:
                setattr(row, field, to)
                sign(row, by=by, reason=said)
                row.save()
            # What lies below goes first: rows above are protected by it.
            for both in reversed(doing.pairs):
                both.apply(chosen)
                sign(both.dropped, by=by, reason=said)
                both.dropped.delete()
                both.kept.full_clean()
                sign(both.kept, by=by, reason=said)
                both.kept.save()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise Refused(_("A rule of the record does not allow it.")) from error
    check_reach(kept, by=by)
    record_act("rows_merged", by=by, target=kept, dropped=name, reason=reason)
    return kept
