"""What the benchmark counts, and how it is printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from mmap import PAGESIZE, mmap

import pytest

from benchmarks import memory, report_stages
from benchmarks.report_stages import STAGES, Clock, Peaks, fastest, print_table


@contextmanager
def _held(mib: int) -> Iterator[None]:
    """Asked of the system itself: an allocator may have as much left from before."""
    with mmap(-1, mib * 1024 * 1024) as pages:
        for place in range(0, len(pages), PAGESIZE):
            pages[place] = 1
        yield


class _Time:
    """Stands for the module time, and passes when it is told to."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time(monkeypatch) -> _Time:
    passing = _Time()
    monkeypatch.setattr(report_stages, "time", passing)
    return passing


def test_clock_counts_the_generator_and_not_its_reader(time):
    clock = Clock()

    def slow():
        time.sleep(2)
        yield 1

    for _ in clock.around(slow)():
        time.sleep(20)

    assert clock.seconds == 2


def test_peaks_are_noted_by_stage():
    peaks = Peaks()

    peaks.note(0, 1, "collect")
    with _held(mib=64):
        pass
    peaks.note(0, 1, "compose")
    peaks.note(1, 1, "")

    assert peaks.mib["collect"] - 32 > peaks.mib["compose"] > 1


def test_peak_begins_anew_when_forgotten():
    with _held(mib=64):
        before = memory.peak_mib()

    memory.forget_peak()

    assert memory.peak_mib() < before


def test_fastest_of_a_few_counts(time):
    taken = iter((5, 1, 3))

    assert fastest(lambda: time.sleep(next(taken))) == 1


def test_table_has_a_line_per_size(capsys):
    result = {
        "communities": 300,
        "rows": 14255,
        "pages": 30,
        "seconds": dict.fromkeys(STAGES, 1.5),
        "mib": dict.fromkeys(STAGES, 120.4),
        "bytes": {"xlsx": 2048, "pdf": 4096, "docx": 3072},
        "warm": {"ours": 3.0, "chromium": 2.0},
    }

    print_table([result])

    printed = capsys.readouterr().out
    assert "|         300 | 14255 |    30 |" in printed
    assert "|         300 |         120 |" in printed
    assert "|         300 |   3.00 |       2.00 |  1.50 |" in printed
