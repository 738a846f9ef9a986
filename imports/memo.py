"""Remembering what was made of a value: tables repeat themselves cell by cell."""

from collections.abc import Callable
from typing import Any

# A column of measurements repeats little; it must not fill the memory either.
MOST_KEPT = 10_000


class Memo:
    """A function of one value that is asked only once for each.

    It must depend on nothing else. What it raises is raised again. Values that
    cannot be told apart by a dictionary are asked for every time.
    """

    __slots__ = ("_known", "_work")

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._work = work
        self._known: dict[Any, tuple[Any, Exception | None]] = {}

    def __call__(self, value: Any) -> Any:
        # 1, 1.0 and True are one key of a dictionary and three different cells.
        key = value.__class__, value
        try:
            found = self._known.get(key)
        except TypeError:
            return self._work(value)
        if found is None:
            found = self._ask(value)
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = found
        result, raised = found
        if raised is not None:
            raise raised.with_traceback(None)
        return result

    def _ask(self, value: Any) -> tuple[Any, Exception | None]:
        try:
            return self._work(value), None
        except Exception as raised:  # kept to be raised again
            return None, raised


class Memos:
    """One memo for all columns that make the same of a value.

    Figures of many columns are alike, and so are the columns of batch after batch.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[Any, Memo]] = []

    def of(self, likeness: Any, work: Callable[[Any], Any]) -> Memo:
        """Remembers ``work``, or what was given before for an equal ``likeness``.

        ``likeness`` is all that decides what becomes of a value.
        """
        for other, memo in self._kept:
            if other == likeness:
                return memo
        memo = Memo(work)
        self._kept.append((likeness, memo))
        return memo
