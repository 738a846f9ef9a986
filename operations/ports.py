"""Whether the portal can listen on a port; runs without Django and its packages.

script/server asks it as a program before the environment is there.
"""

import socket
import sys


class UnusablePortError(Exception):
    """The port cannot be served on; the message says why."""


def usable(text: str, host: str = "127.0.0.1") -> int:
    """The port's number. Raises UnusablePortError when nothing can listen on it."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise UnusablePortError(f"--port is {text!r}; it must be between 1 and 65535.")
    port = int(text)
    with socket.socket() as probe:
        # As the web server does: connections on their way out are no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise UnusablePortError(
                f"Port {port} is for the system administrator; "
                f"choose one above 1023 with --port."
            ) from None
        except OSError:
            raise UnusablePortError(
                f"Port {port} is taken by another program; choose one with --port."
            ) from None
    return port


if __name__ == "__main__":
    try:
        usable(sys.argv[1])
    except UnusablePortError as refusal:
        sys.exit(str(refusal))
