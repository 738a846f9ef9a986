"""The fonts reports are printed in, found by the names inside the files.

A county that is licensed for the usual faces copies them into REPORT_FONT_DIR,
under any file name; the free Fandol faces stand in for what is missing, and Noto
for what even they lack. One file serves one role, under a family name of its own:
two files under one family print wrong characters (WeasyPrint 70).
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from fontTools.ttLib import TTCollection, TTFont, TTLibError

from reports.render.typefaces import WANTED, Role, Wanted

# Names of the plain weight in the languages font files are made in.
_PLAIN = {"", "regular", "normal", "book", "roman", "常规", "標準", "标准"}


@dataclass(frozen=True)
class Face:
    """One typeface in a file."""

    path: Path
    index: int  # within a collection
    name: str
    names: frozenset[str]  # every name it answers to, folded
    installed: bool = False  # found by its family name, not by its file
    weight: int = 400

    @cached_property
    def advances(self) -> dict[int, int]:
        """Thousandths of the em by code point; a character absent has no glyph."""
        with TTFont(self.path, fontNumber=self.index, lazy=True) as font:
            em = font["head"].unitsPerEm
            widths = font["hmtx"].metrics
            return {
                code: round(1000 * widths[glyph][0] / em)
                for code, glyph in font.getBestCmap().items()
            }


@dataclass(frozen=True)
class Substitution:
    role: str  # 仿宋
    wanted: str  # 仿宋_GB2312
    used: str  # FandolFang R; empty: nothing at all


@dataclass(frozen=True, eq=False)
class FontSet:
    """The face of each role that has one; one object as long as the folder is alike."""

    folder: Path
    faces: dict[Role, Face]
    unreadable: tuple[str, ...]

    def family(self, role: Role) -> str:
        """The family name to print with."""
        face = self.faces.get(role)
        return face.name if face and face.installed else role.value

    @property
    def substitutions(self) -> tuple[Substitution, ...]:
        found = []
        for role, wanted in WANTED.items():
            face = self.faces.get(role)
            if face is None or not _answers(face, wanted.expected):
                used = face.name if face else ""
                found.append(Substitution(wanted.label, wanted.expected[0], used))
        return tuple(found)

    @property
    def lacking(self) -> tuple[Role, ...]:
        """Parts for which there is no font; without the one for rare characters a
        report can still be printed."""
        return tuple(role for role in WANTED if role not in self.faces)

    @property
    def problems(self) -> tuple[str, ...]:
        """What an administrator should set right, in words."""
        found = [
            _("%(file)s in %(folder)s cannot be read as a font.")
            % {"file": name, "folder": self.folder}
            for name in self.unreadable
        ]
        for role in self.lacking:
            if role is Role.RARE:
                found.append(
                    _(
                        "No font for rare characters: install Noto Serif CJK SC "
                        "(package fonts-noto-cjk)."
                    )
                )
            else:
                found.append(
                    _("No font for %(role)s: copy %(name)s into %(folder)s.")
                    % {
                        "role": WANTED[role].label,
                        "name": WANTED[role].expected[0],
                        "folder": self.folder,
                    }
                )
        return tuple(found)


def _fold(name: str) -> str:
    return name.strip().casefold()


def _answers(face: Face, names: tuple[str, ...]) -> bool:
    return any(_fold(name) in face.names for name in names)


def _face(path: Path, index: int, font: TTFont) -> Face:
    """What the face calls itself in any language.

    The family name counts only for the plain weight: FandolSong is also the
    family of FandolSong Bold.
    """
    texts: dict[int, set[str]] = {1: set(), 2: set(), 4: set(), 16: set(), 17: set()}
    for record in font["name"].names:
        if record.nameID in texts:
            texts[record.nameID].add(record.toUnicode(errors="replace").strip())
    names = set(texts[4])
    if {_fold(text) for text in texts[17] or texts[2]} & _PLAIN or not texts[2]:
        names |= texts[1] | texts[16]
    label = font["name"].getDebugName(4) or path.stem
    return Face(path, index, label, frozenset(map(_fold, names)))


def _faces_in(path: Path) -> Iterator[Face]:
    # Opened here: fontTools leaves a file open in which it finds no font.
    with path.open("rb") as file:
        if path.suffix.lower() in (".ttc", ".otc"):
            for index, font in enumerate(TTCollection(file, lazy=True).fonts):
                yield _face(path, index, font)
        else:
            yield _face(path, 0, TTFont(file, lazy=True))


def _installed(family: str, weight: int) -> Face | None:
    """The face fontconfig knows by that family name; None when it would guess."""
    style = "bold" if weight >= 600 else "regular"
    question = ["fc-match", "-f", "%{file}\n%{index}\n%{family}", f"{family}:{style}"]
    try:
        answer = subprocess.run(  # noqa: S603 - names from WANTED, no shell
            question, capture_output=True, text=True, timeout=30, check=True
        ).stdout.split("\n")
    except (OSError, subprocess.SubprocessError):
        return None
    file, index, families = (*answer, "", "")[:3]
    if family not in families.split(","):
        return None
    # The high bits of fontconfig's index number the instances of a variable font.
    number = int(index or 0) & 0xFFFF
    names = frozenset([_fold(family)])
    return Face(Path(file), number, family, names, installed=True, weight=weight)


def _pick(wanted: Wanted, faces: list[Face]) -> Face | None:
    for name in (*wanted.expected, *wanted.free):
        for face in faces:
            if _fold(name) in face.names:
                return face
    for family, weight in wanted.system:
        if found := _installed(family, weight):
            return found
    return None


@lru_cache(maxsize=4)
def _read(folder: Path, files: tuple[tuple[Path, int, int], ...]) -> FontSet:
    faces: list[Face] = []
    unreadable = []
    for path, _size, _changed in files:
        try:
            faces += _faces_in(path)
        except (TTLibError, OSError, KeyError, ValueError):
            unreadable.append(path.name)
    picked = {role: _pick(wanted, faces) for role, wanted in WANTED.items()}
    found = {role: face for role, face in picked.items() if face is not None}
    return FontSet(folder, found, tuple(unreadable))


def font_set(folder: Path | None = None) -> FontSet:
    """The faces of the folder, REPORT_FONT_DIR unless told; read again when a file
    comes, goes or changes."""
    folder = Path(folder or settings.REPORT_FONT_DIR)
    files = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.suffix.lower() in (".ttf", ".otf", ".ttc", ".otc"):
            state = path.stat()
            files.append((path.resolve(), state.st_size, state.st_mtime_ns))
    return _read(folder.resolve(), tuple(files))


def check() -> list[str]:
    """What is wrong with the fonts of reports, in words; empty when nothing is."""
    return list(font_set().problems)


def substitutions() -> list[Substitution]:
    """Roles that print with another face than officials expect."""
    return list(font_set().substitutions)
