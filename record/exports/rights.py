"""The rights an export was made under, to be asked for again at its download."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from accounts.models import User
from accounts.roles import Permission
from communities import divisions

# What a superuser holds; no code of a division.
EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """Codes of the divisions in which rows, and their private columns, were seen."""

    view: tuple[str, ...]
    reveal: tuple[str, ...] = ()

    @classmethod
    def of(cls, user: User, *, private: bool) -> Self:
        """What the user holds now. Costs a query for each permission."""
        reveal = _granted(user, Permission.REVEAL) if private else ()
        return cls(_granted(user, Permission.VIEW), reveal)

    @classmethod
    def read(cls, stored: dict[str, list[str]]) -> Self:
        """From ``stored``; what was never written was nothing."""
        return cls(tuple(stored.get("view", ())), tuple(stored.get("reveal", ())))

    def stored(self) -> dict[str, list[str]]:
        return {"view": list(self.view), "reveal": list(self.reveal)}

    def held_by(self, user: User) -> bool:
        """Whether the user may see all of it still."""
        now = Rights.of(user, private=bool(self.reveal))
        return _all_within(self.view, now.view) and _all_within(self.reveal, now.reveal)


def _granted(user: User, permission: Permission) -> tuple[str, ...]:
    if not user.is_active:
        return ()
    if user.is_superuser:
        return (EVERYWHERE,)
    return tuple(user.divisions_with(permission))


def _all_within(codes: Sequence[str], granted: Sequence[str]) -> bool:
    return all(any(_contains(above, code) for above in granted) for code in codes)


def _contains(above: str, code: str) -> bool:
    if EVERYWHERE in (above, code):
        return above == EVERYWHERE
    return divisions.contains(above, code)
