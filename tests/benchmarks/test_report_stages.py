"""What the benchmark counts, and how it is printed."""

import time

from benchmarks import memory
from benchmarks.report_stages import STAGES, Clock, Peaks, fastest, print_table


def test_clock_counts_the_generator_and_not_its_reader():
    clock = Clock()

    def slow():
        time.sleep(0.02)
        yield 1

    for _ in clock.around(slow)():
        time.sleep(0.2)

    assert 0.02 <= clock.seconds < 0.2


def test_peaks_are_noted_by_stage():
    peaks = Peaks()

    peaks.note(0, 1, "collect")
    held = bytearray(64 * 1024 * 1024)
    held[::4096] = b"x" * len(held[::4096])
    peaks.note(0, 1, "compose")
    del held
    peaks.note(1, 1, "")

    assert peaks.mib["collect"] > peaks.mib["compose"] > 1


def test_peak_begins_anew_when_forgotten():
    held = bytearray(64 * 1024 * 1024)
    held[::4096] = b"x" * len(held[::4096])
    before = memory.peak_mib()
    del held

    memory.forget_peak()

    assert memory.peak_mib() < before


def test_fastest_of_a_few_counts():
    taken = iter((0.05, 0.01, 0.03))

    assert 0.01 <= fastest(lambda: time.sleep(next(taken))) < 0.03


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
