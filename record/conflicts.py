"""Two people on one row: what each of them has, field by field."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import QueryDict

from portal.record_forms import RecordForm
from portal.row_keys import row_key


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that differs. ``before`` is what the later writer had read.

    ``takes_theirs``: only the other one changed it, so theirs is offered first.
    """

    name: str
    label: str
    before: str
    theirs: str
    mine: str
    takes_theirs: bool


def clashes(mine: RecordForm, theirs: models.Model, read_at: str) -> list[Clash]:
    """Fields in which the typed form and the row as now stored differ.

    ``mine`` is the bound form of the later writer, ``read_at`` the version it
    was filled in from.
    """
    stored = unbound(mine, theirs)
    history = type(theirs).history  # type: ignore[attr-defined]
    known = history.filter(id=theirs.pk)
    # Nobody's page sends anything but a number; what else is sent names no version.
    version = known.filter(history_id=row_key(read_at)).first()
    read = unbound(mine, version.instance) if version else stored
    found = []
    for name in mine.fields:
        values = {"mine": mine[name].value(), "theirs": stored[name].value()}
        texts = {who: _comparable(value) for who, value in values.items()}
        if texts["mine"] == texts["theirs"]:
            continue
        before = read[name].value()
        found.append(
            Clash(
                name,
                str(mine[name].label),
                shown(mine, name, before),
                shown(mine, name, values["theirs"]),
                shown(mine, name, values["mine"]),
                takes_theirs=texts["mine"] == _comparable(before),
            )
        )
    return found


def merged(data: QueryDict, theirs: RecordForm, names: list[str]) -> QueryDict:
    """What was typed, with the other's values in the fields named.

    ``theirs`` is an unbound form of the row as it is stored.
    """
    result = data.copy()
    for name in names:
        if name in theirs.fields:
            value = theirs[name].value()
            many = value if isinstance(value, list | tuple) else [value]
            result.setlist(name, ["" if each is None else str(each) for each in many])
    return result


def unbound(like: RecordForm, row: models.Model) -> RecordForm:
    """The same kind of form, filled from another state of the row."""
    return type(like)(instance=row, user=like.user, community=like.community)


def shown(form: RecordForm, name: str, value: Any) -> str:
    """A field's value in words; choices by their labels, empty where unknown."""
    field = form.fields[name]
    labels = {
        str(getattr(code, "value", code)): str(label)
        for code, label in getattr(field, "choices", ())
    }
    many = value if isinstance(value, list | tuple) else [value]
    texts = ("" if each is None else str(each) for each in many)
    return "、".join(labels.get(text, text) for text in texts if text)


def _comparable(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return sorted(map(str, value))
    return "" if value is None else str(value)
