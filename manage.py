#!/usr/bin/env python3
"""Django's command line for this portal; script/manage runs it in its environment."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from portal.roomy_stack import roomy

    try:
        roomy(execute_from_command_line)(sys.argv)
    except ImproperlyConfigured as error:
        # A wrong value in the environment is the reader's to correct: the
        # sentence helps, the way it came through the program does not.
        sys.exit(str(error))


if __name__ == "__main__":
    main()
