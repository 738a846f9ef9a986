"""Facts as JSON values and back, guided by the type hints of the dataclasses.

Fields at their default are left out, so that a row costs what is on record. No
pickle: a spool outlives the code that wrote it, and a field added later reads
as its default.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Facts = TypeVar("Facts")
Turn = Callable[[Any], Any]


class NoCodec(TypeError):
    """A type hint the codec does not know."""


def encode(value: Any) -> dict[str, Any]:
    """JSON values of a facts dataclass."""
    hint: Any = type(value)
    found: dict[str, Any] = _encoder(hint)(value)
    return found


def decode(kind: type[Facts], data: dict[str, Any]) -> Facts:
    """The dataclass that ``encode`` was given."""
    hint: Any = kind
    found: Facts = _decoder(hint)(data)
    return found


def _as_is(value: Any) -> Any:
    return value


@cache
def _encoder(hint: Any) -> Turn:
    if is_dataclass(hint):
        return _dataclass_encoder(hint)
    if hint in (str, int, bool):
        return _as_is
    if hint is Decimal:
        return str
    if hint is date:
        return date.isoformat
    inner, optional = _inner(hint)
    if optional:
        turn = _encoder(inner)
        return lambda value: None if value is None else turn(value)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple and arguments[1:] == (...,):
        turn = _encoder(arguments[0])
        return lambda value: [turn(item) for item in value]
    if origin is dict and arguments[0] is str:
        turn = _encoder(arguments[1])
        return lambda value: {key: turn(item) for key, item in value.items()}
    raise NoCodec(str(hint))


@cache
def _decoder(hint: Any) -> Turn:
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    if hint in (str, int, bool):
        return _as_is
    if hint is Decimal:
        return Decimal
    if hint is date:
        return date.fromisoformat
    inner, optional = _inner(hint)
    if optional:
        turn = _decoder(inner)
        return lambda value: None if value is None else turn(value)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple and arguments[1:] == (...,):
        turn = _decoder(arguments[0])
        return lambda value: tuple(turn(item) for item in value)
    if origin is dict and arguments[0] is str:
        turn = _decoder(arguments[1])
        return lambda value: {key: turn(item) for key, item in value.items()}
    raise NoCodec(str(hint))


def _inner(hint: Any) -> tuple[Any, bool]:
    """The hint without None, and whether None was in it."""
    if get_origin(hint) not in (types.UnionType, Union):
        return hint, False
    others = [each for each in get_args(hint) if each is not types.NoneType]
    if len(others) != 1:
        raise NoCodec(str(hint))
    return others[0], True


def _dataclass_encoder(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    parts = [(f.name, _default(f), _encoder(hints[f.name])) for f in fields(kind)]

    def turn(value: Any) -> dict[str, Any]:
        data = {}
        for name, default, encoder in parts:
            held = getattr(value, name)
            if held is not default and held != default:
                data[name] = encoder(held)
        return data

    return turn


def _dataclass_decoder(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    parts = {f.name: _decoder(hints[f.name]) for f in fields(kind)}

    def turn(data: dict[str, Any]) -> Any:
        return kind(**{name: parts[name](item) for name, item in data.items()})

    return turn


def _default(each: "Field[Any]") -> Any:
    """What the field holds when it is left out; MISSING where it must be given."""
    return each.default if each.default_factory is MISSING else each.default_factory()
