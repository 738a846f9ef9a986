"""Frozen dataclasses as plain JSON values and back, exactly.

A dataclass becomes an object with its class's name under "$" and without the
fields that hold their default; numbers keep their kind (Decimal apart from int),
sequences come back as tuples. Only the classes a codec was given can come back:
nothing is looked up by an import path.
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from reports.document import shapes
from reports.document.redhead import RedHead

_MARK = "$"


class NotCodable(TypeError):
    """A value of a kind that the codec was not told of."""


class Codec:
    def __init__(self, classes: Iterable[type[Any]]) -> None:
        self._classes = {found.__name__: found for found in classes}
        self._fields: dict[type[Any], tuple[Field[Any], ...]] = {
            found: fields(found)
            for found in self._classes.values()
            if is_dataclass(found)
        }

    def encode(self, value: Any) -> Any:
        """JSON values for the value. Raises NotCodable."""
        if isinstance(value, Enum) and type(value).__name__ in self._classes:
            return {_MARK: type(value).__name__, "value": value.value}
        if value is None or isinstance(value, str | bool | int):
            return value
        if isinstance(value, Decimal):
            return {_MARK: "Decimal", "value": str(value)}
        if isinstance(value, date):
            return {_MARK: "date", "value": value.isoformat()}
        if isinstance(value, list | tuple):
            return [self.encode(item) for item in value]
        if isinstance(value, dict):
            return self._encode_mapping(value)
        if type(value) in self._fields:
            return self._encode_dataclass(value)
        raise NotCodable(f"{type(value).__name__}: {value!r:.80}")

    def decode(self, data: Any) -> Any:
        """What ``encode`` was given, lists as tuples. Raises NotCodable."""
        if isinstance(data, list):
            return tuple(self.decode(item) for item in data)
        if not isinstance(data, dict):
            return data
        name = data.get(_MARK)
        if name is None:
            return {key: self.decode(item) for key, item in data.items()}
        if name == "Decimal":
            return Decimal(data["value"])
        if name == "date":
            return date.fromisoformat(data["value"])
        if name not in self._classes:
            raise NotCodable(f"{name} is not a class this codec knows")
        made = {key: self.decode(item) for key, item in data.items() if key != _MARK}
        found = self._classes[name]
        return found(**made) if found in self._fields else found(made["value"])

    def _encode_mapping(self, value: dict[Any, Any]) -> dict[str, Any]:
        if any(not isinstance(key, str) or key == _MARK for key in value):
            raise NotCodable(f"keys of {value!r:.80} must be texts other than {_MARK}")
        return {str(key): self.encode(item) for key, item in value.items()}

    def _encode_dataclass(self, value: Any) -> dict[str, Any]:
        data: dict[str, Any] = {_MARK: type(value).__name__}
        for each in self._fields[type(value)]:
            held = getattr(value, each.name)
            if not _is_default(each, held):
                data[each.name] = self.encode(held)
        return data


def _is_default(each: "Field[Any]", held: Any) -> bool:
    if each.default is not MISSING:
        return type(held) is type(each.default) and held == each.default
    if each.default_factory is not MISSING:
        return bool(held == each.default_factory())
    return False


DOCUMENT = Codec(
    (
        shapes.Quantity,
        shapes.Sentence,
        shapes.Kind,
        shapes.Column,
        shapes.Paragraph,
        shapes.Table,
        shapes.ChartKind,
        shapes.Series,
        shapes.Chart,
        shapes.Mark,
        shapes.Section,
        shapes.Annex,
        shapes.EvidenceRow,
        shapes.Evidence,
        shapes.Document,
        RedHead,
    )
)


def encode(document: shapes.Document) -> dict[str, Any]:
    """The document as JSON values, to be kept with its report."""
    data: dict[str, Any] = DOCUMENT.encode(document)
    return data


def decode(data: dict[str, Any]) -> Any:
    """What ``encode`` was given."""
    return DOCUMENT.decode(data)
