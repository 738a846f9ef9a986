"""Who changed what in a community's record, in words, from the rows' versions."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from communities.models import Community
from portal.book import Reading, Section, sections, value_of
from portal.book_changes import Change, Difference
from portal.entities import entity_for
from portal.figures import masked, shown

SHOWN = 50
# Which field tells one row of a model from the next, the first that it has.
NAMES = (
    *("name", "title", "hazard_no", "hazard", "premises", "project", "staff", "org"),
    *("field", "group", "year", "period"),
)

Version = Any


def changes_of(community: Community, reading: Reading) -> tuple[Change, ...]:
    """The latest changes to all rows of the community, the newest first.

    Two queries per governed model, however many rows there are, and one per
    model that these refer to.
    """
    found: list[tuple[Section, Version, Version | None]] = []
    for section in sections():
        for model in section.records:
            pairs = versions_of(model, community)
            found += [(section, version, before) for version, before in pairs]
    found.sort(key=lambda each: each[1].history_date, reverse=True)
    named = referred(found[: 2 * SHOWN])
    changes = (
        in_words(section.private, version, before, named)
        for section, version, before in found
    )
    told = (change for change in changes if change is not None)
    return tuple(change for change, _place in zip(told, range(SHOWN), strict=False))


def changes_of_row(model: type[Model], key: Any) -> list[tuple[Version, Change]]:
    """Every version of one row with what it changed in words, the newest first.

    Versions that changed nothing are left out.
    """
    section = next((s for s in sections() if model in s.records), None)
    history = model.history  # type: ignore[attr-defined]
    versions = list(history.filter(id=key).order_by("history_date", "history_id"))
    pairs = [(section, after, before) for before, after in pairwise([None, *versions])]
    named = referred(pairs)
    private = section.private if section else frozenset()
    told = [
        (after, in_words(private, after, before, named)) for _s, after, before in pairs
    ]
    return [(after, change) for after, change in reversed(told) if change is not None]


def versions_of(
    model: type[Model], community: Community
) -> Iterable[tuple[Version, Version | None]]:
    """The latest versions of a model's rows, each with the one before it."""
    path = getattr(model._default_manager.all(), "community_path", "id")
    history = model.history  # type: ignore[attr-defined]
    latest = list(
        history.filter(**{path: community.pk}).order_by("-history_date", "-history_id")[
            :SHOWN
        ]
    )
    by_row: dict[Any, list[Version]] = defaultdict(list)
    rows = history.filter(id__in={version.id for version in latest})
    for version in rows.order_by("history_date", "history_id"):
        by_row[version.id].append(version)
    wanted = {version.history_id for version in latest}
    for versions in by_row.values():
        for before, version in pairwise([None, *versions]):
            if version.history_id in wanted:
                yield version, before


def fields_of(version: Version) -> list[Any]:
    return version.instance_type._meta.fields  # type: ignore[no-any-return]


def referred(found: Iterable[tuple[Any, Version, Version | None]]) -> dict[Any, str]:
    """Names of the rows that versions point at, by model and key."""
    keys: dict[type[Model], set[Any]] = defaultdict(set)
    for _section, *versions in found:
        for version in versions:
            for field in fields_of(version) if version else ():
                value = getattr(version, field.attname)
                if field.is_relation and value is not None:
                    keys[field.related_model].add(value)
    return {
        (model, key): getattr(row, "name", "") or str(row)
        for model, wanted in keys.items()
        for key, row in model._default_manager.in_bulk(wanted).items()
    }


def in_words(
    private: frozenset[str],
    version: Version,
    before: Version | None,
    named: dict[Any, str],
) -> Change | None:
    """The change as the book prints it; None for a save that changed nothing."""
    differences: tuple[Difference, ...] = ()
    if version.history_type == "~" and before is not None:
        differences = tuple(
            Difference(
                capfirst(str(field.verbose_name)),
                printed(before, field, private, named),
                printed(version, field, private, named),
            )
            for field in fields_of(version)
            if getattr(version, field.attname) != getattr(before, field.attname)
        )
        if not differences:
            return None
    entity = entity_for(version.instance_type)
    acts = {"+": _("Added"), "~": _("Changed"), "-": _("Removed")}
    return Change(
        at=version.history_date,
        by=version.history_user_name or _("Command line"),
        act=acts[version.history_type],
        record=record_name(version, named),
        reason=version.history_change_reason or "",
        differences=differences,
        entity=entity.slug if entity else "",
        key=version.id,
    )


def printed(
    version: Version, field: Any, private: frozenset[str], named: dict[Any, str]
) -> Any:
    value = getattr(version, field.attname)
    if field.is_relation:
        return shown(named.get((field.related_model, value)))
    if field.name in private:
        return shown(masked(value) if value else value)
    return shown(value_of(version, field.name))


def record_name(version: Version, named: dict[Any, str]) -> str:
    """Kind of row and, where the row has one, its name."""
    kind = capfirst(str(version.instance_type._meta.verbose_name))
    known = {field.name: field for field in fields_of(version)}
    for name in NAMES:
        if name in known:
            field = known[name]
            value = getattr(version, field.attname)
            text = (
                named.get((field.related_model, value))
                if field.is_relation
                else value_of(version, name)
            )
            if text not in (None, ""):
                return f"{kind} · {text}"
    return kind
