"""A stack that deep calls do not outgrow again and again.

CPython keeps the frames of calls in chunks of 16 KiB. Where a loop happens to run
at the end of a chunk, each of its calls takes a new one from the system and gives
it back: pages and layouts, deep as they are, lose a tenth of their time to it. A
chunk that begins with a large frame is larger, and holds what is called from there.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

# Places for values: a frame of 256 KiB makes a chunk of 512, of which no more is
# ever used than the calls reach.
_PLACES = 32 * 1024

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def roomy(call: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """The same function, with room for the frames of all that it calls."""

    @wraps(call)
    def called(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        return call(*args, **kwargs)

    called.__code__ = called.__code__.replace(co_stacksize=_PLACES)
    return called
