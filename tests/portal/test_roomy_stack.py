"""Calls find room for their frames, and the function is still the one it was."""

import resource
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.roomy_stack import roomy

DEEPEST, TIMES = 600, 40


def loop_at(depth: int) -> int:
    """Calls in a loop: at some depths each of them crosses the end of a chunk."""
    return loop_at(depth - 1) if depth else sum(one() for _ in range(TIMES))


def one() -> int:
    return 1


def pages_taken() -> int:
    """Pages of memory that the system was asked for by loops at every depth."""
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for depth in range(DEEPEST):
        assert loop_at(depth) == TIMES
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


def in_a_thread(call: Callable[[], int]) -> int:
    """Each thread begins a stack of its own; that of the tests is roomy already."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(call).result()


# With a Python in which this fails the module is needed no longer.
def test_no_loop_takes_chunk_after_chunk():
    assert in_a_thread(roomy(pages_taken)) * 10 < in_a_thread(pages_taken)


def test_function_keeps_its_name_arguments_and_errors():
    def divide(whole: int, *, by: int) -> float:
        """Of two numbers."""
        return whole / by

    called = roomy(divide)
    assert (called.__name__, called.__doc__) == ("divide", "Of two numbers.")
    assert called(6, by=3) == 2
    with pytest.raises(ZeroDivisionError):
        called(6, by=0)
