"""The one way a governed model keeps what each row was before.

Beside the row's own columns every version holds who made it, as text too, so
that the trail outlives the user's row, and why. The middleware names the user
of a request; commands and jobs set ``_history_user`` on the row themselves.
QuerySet.update() and plain bulk writes leave no version: on governed models
they are allowed only in an app's actions, as bulk_*_with_history.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connections, models, router
from django.db.models import Value
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record
from simple_history.utils import bulk_update_with_history

BATCH_ROWS = 500


class NamedVersion(models.Model):
    """What every version row holds besides the record itself."""

    history_user_name = models.CharField(_("by"), max_length=150, blank=True)

    class Meta:
        abstract = True


class VersionManager(HistoryManager):
    """Its class is put together once, not again each time ``history`` is read."""

    @classmethod
    @cache
    def from_queryset(
        cls, queryset_class: type[models.QuerySet[Any]], class_name: str | None = None
    ) -> Any:
        return super().from_queryset(queryset_class, class_name)

    def bulk_history_create(
        self,
        objs: Sequence[Any],
        batch_size: int | None = None,
        update: bool = False,  # noqa: FBT001, FBT002 - as inherited
        default_user: Any = None,
        default_change_reason: str | None = "",
        default_date: datetime | None = None,
        custom_historical_attrs: dict[str, Any] | None = None,
    ) -> None:
        """Lets the database copy the rows as they are stored by now, all by one hand
        and for one reason, whatever a row has been told of its own; their values do
        not travel to it a second time."""
        if not objs:
            return
        size = batch_size or BATCH_ROWS
        by = default_user or self.model.get_default_history_user(objs[0])
        told = {
            "history_date": default_date or timezone.now(),
            "history_user_id": by.pk if by else None,
            "history_user_name": str(by) if by else "",
            "history_change_reason": default_change_reason,
            "history_type": "~" if update else "+",
            **(custom_historical_attrs or {}),
        }
        for start in range(0, len(objs), size):
            self._copy([each.pk for each in objs[start : start + size]], told)

    def _copy(self, keys: Sequence[Any], told: Mapping[str, Any]) -> None:
        meta = self.model._meta
        names = [each.attname for each in self.model.tracked_fields]
        columns = [meta.get_field(name).column for name in (*names, *told)]
        rows = self.model.instance_type._base_manager.filter(pk__in=keys)
        copied = rows.order_by("pk").values_list(
            *names,
            *(Value(value, meta.get_field(name)) for name, value in told.items()),
        )
        connection = connections[router.db_for_write(self.model)]
        quoted = connection.ops.quote_name
        select, values = copied.query.get_compiler(connection=connection).as_sql()
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quoted(meta.db_table)} "
                f"({', '.join(map(quoted, columns))}) {select}",
                values,
            )


def governed_history() -> HistoricalRecords:
    """History of a governed model; put it below ``objects``."""
    return HistoricalRecords(
        history_manager=VersionManager,
        bases=[NamedVersion],
        history_change_reason_field=models.TextField(null=True, blank=True),
        user_db_constraint=False,
        history_user_id_field=None,
        inherit=False,
    )


def update_many(
    rows: Sequence[Any], fields: Sequence[str], *, by: Any, reason: str = ""
) -> int:
    """Stores ``fields`` of all rows at once, each with its version; their number.

    Call it inside a transaction. What only ``clean`` would refuse is not asked.
    """
    if not rows:
        return 0
    changed: int = bulk_update_with_history(
        rows,
        type(rows[0]),
        list(fields),
        batch_size=BATCH_ROWS,
        default_user=by,
        default_change_reason=reason or None,
        custom_historical_attrs={"history_user_name": str(by) if by else ""},
    )
    return changed


@receiver(pre_create_historical_record, dispatch_uid="accounts.history.name_the_user")
def name_the_user(
    sender: type[models.Model], *, history_instance: Any, history_user: Any, **_: Any
) -> None:
    """Copies the user's name into the version as text."""
    history_instance.history_user_name = str(history_user) if history_user else ""
