"""The most memory this process has held since the last look. Linux only."""

from pathlib import Path

_SELF = Path("/proc/self")


def peak_mib() -> float:
    for line in (_SELF / "status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("/proc/self/status tells no VmHWM")


def forget_peak() -> None:
    """From here on the peak counts anew. See proc(5), clear_refs."""
    (_SELF / "clear_refs").write_text("5", encoding="ascii")
