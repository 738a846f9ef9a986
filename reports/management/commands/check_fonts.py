"""Tell which font each part of a report is printed in."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from reports.render.fonts import font_set
from reports.render.typefaces import WANTED


class Command(BaseCommand):
    help = "Print the fonts of reports and what stands in for what; exit 1 if one lacks"

    def handle(self, *args: Any, **options: Any) -> None:
        fonts = font_set()
        self.stdout.write(_("Fonts in %(folder)s:") % {"folder": fonts.folder})
        for role, wanted in WANTED.items():
            face = fonts.faces.get(role)
            used = f"{face.name} ({face.path})" if face else _("none")
            self.stdout.write(f"  {wanted.label}: {used}")
        replaced = [found for found in fonts.substitutions if found.used]
        if replaced:
            self.stdout.write(_("Standing in for the fonts of official documents:"))
        for found in replaced:
            self.stdout.write(f"  {found.role}: {found.wanted} → {found.used}")
        for problem in fonts.problems:
            self.stderr.write(problem)
        if fonts.lacking:
            raise SystemExit(1)
