"""Makes and checks one PDF: ``python -m reports.print_child DOCUMENT.json PDF``.

Waits for a byte on standard input, which says that the document is there.

Tells on standard output how long it took and how much memory; what is wrong
with the file is told there too, as a code with its values, with exit status 1.
"""

import json
import os
import resource
import sys
import threading
import time
from pathlib import Path

from reports.document.codec import decode
from reports.render import charts
from reports.render.faults import RenderFault
from reports.render.fonts import font_set
from reports.render.pdf import write_pdf
from reports.render.verify import verify_pdf


def main(source: Path, target: Path) -> int:
    load()
    if not os.read(0, 1):  # the worker has ended and hands nothing over
        return 2
    threading.Thread(target=end_with_parent, daemon=True).start()
    document = decode(json.loads(source.read_text(encoding="utf-8")))
    began = time.monotonic()
    try:
        write_pdf(document, target)
        written = time.monotonic()
        pages = verify_pdf(target, document)
    except RenderFault as fault:
        sys.stdout.write(json.dumps({"code": fault.code, "params": fault.params}))
        return 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {
        "seconds": round(written - began, 3),
        "verify_seconds": round(time.monotonic() - written, 3),
        "pages": pages,
        "peak_mib": round(peak, 1),
    }
    sys.stdout.write(json.dumps(told))
    return 0


def load() -> None:
    """What every layout needs, before there is anything to lay out."""
    font_set()
    charts.load()


def end_with_parent() -> None:
    """A killed worker tells nobody; its end of the pipe just closes."""
    # Not through sys.stdin: its lock would be held when this process ends.
    while os.read(0, 1024):
        pass
    os._exit(2)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
