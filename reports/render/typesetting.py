"""Chinese lines: where they break, and how each is filled to the edge.

WeasyPrint breaks Chinese text but can only stretch blanks, which Chinese has none
of: lines that hold a digit or a mark that may not begin a line would stay ragged.
So lines are broken here, and what is left of each is shared out between its
characters. The text keeps no blank that a reader would copy.

Widths are thousandths of the em, the unit in which a PDF stores them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reports.render.breaking import CLOSING, SQUEEZE, full_lines, line_ends
from reports.render.fonts import FontSet
from reports.render.typefaces import Role

EM = 1000

# 禁则: marks that may not end a line; CLOSING may not begin one.
_OPENING = frozenset("（《〈“‘【〔「『〖")
# Stretching keeps away from these, or they would fall into pieces.
_DASHES = ("——", "……", "⋯⋯")

_TOKEN = re.compile(r"[!-~]+|——|……|⋯⋯|\s+|.")
_BLANKS = re.compile(r"\s+")
_BLANK_BESIDE_HANZI = re.compile(r"(?<=[^!-~ ]) | (?=[^!-~ ])")
# Seen by nobody, or no characters at all.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """What no line and no stretching takes apart: a character, a word, a number."""

    text: str
    role: Role
    width: int


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours of one font; ``spacing`` follows each hanzi, or the whole word."""

    text: str
    role: Role
    spacing: int = 0


Line = tuple[Run, ...]


class GlyphError(LookupError):
    """No font at hand can print a character of a text."""

    def __init__(self, char: str, text: str = "") -> None:
        super().__init__(char)
        self.char, self.text = char, text

    @property
    def surroundings(self) -> str:
        """The character with what stands beside it, to be searched for."""
        at = self.text.find(self.char)
        return self.text[max(at - 10, 0) : at + 10]


def plain(text: str) -> str:
    """The text as it is printed: no blanks beside hanzi, no invisible characters."""
    text = _BLANKS.sub(" ", _UNPRINTABLE.sub("", text)).strip()
    # A hyphen that does not break is in no font; a plain one looks the same.
    return _BLANK_BESIDE_HANZI.sub("", text).replace("\u2011", "-")


class Typesetter:
    """Breaks text that is set in one face, with Latin and rare characters in it."""

    def __init__(
        self,
        fonts: FontSet,
        role: Role,
        *,
        own_digits: bool = False,
        guesses: bool = False,
    ) -> None:
        """``own_digits``: digits and letters in the face itself, not in Latin.

        ``guesses``: a character that no font has gets its usual width instead of
        raising GlyphError; for files whose readers bring their own fonts.
        """
        self.role = role
        self._guesses = guesses
        self._faces = fonts.faces
        self._latin = role if own_digits else Role.LATIN
        self._atom = lru_cache(maxsize=8192)(self._measured)

    def _measured(self, token: str) -> Atom:
        first = self._latin if token.isascii() else self.role
        for role in (first, self.role, Role.RARE):
            face = self._faces.get(role)
            advances = face.advances if face else {}
            if all(ord(char) in advances for char in token):
                return Atom(token, role, sum(advances[ord(char)] for char in token))
        if self._guesses:
            widths = (EM // 2 if char.isascii() else EM for char in token)
            return Atom(token, Role.RARE, sum(widths))
        raise GlyphError(next(c for c in token if ord(c) not in advances))

    def atoms(self, text: str) -> list[Atom]:
        tokens = _TOKEN.findall(plain(text))
        try:
            return [self._atom(" " if each.isspace() else each) for each in tokens]
        except GlyphError as error:
            raise GlyphError(error.char, plain(text)) from None

    def width(self, text: str) -> int:
        """What the text takes on one line."""
        return sum(atom.width for atom in self.atoms(text))

    def widest_unit(self, text: str) -> int:
        """The widest piece that no line break can divide."""
        units = _units(self.atoms(text))
        return max((_width(unit) for unit in units), default=0)

    def lines(
        self, text: str, measure: int, *, indent: int = 0, fill: bool = True
    ) -> tuple[Line, ...]:
        """The text in lines of ``measure``, the first one shorter by ``indent``.

        All but the last reach the edge exactly when ``fill`` is set, and end where
        that suits the paragraph best. A mark that may not begin a line takes the
        character before it along, as no line may hold more characters than the
        standard says.
        """
        units: list[list[Atom]] = []
        for unit in _units(self.atoms(text)):
            units += [unit] if _width(unit) <= measure else self._pieces(unit)
        ends = line_ends if fill else full_lines
        lines: list[Line] = []
        room = measure - indent
        for start, stop in ends(units, room, measure):
            atoms = [atom for unit in units[start:stop] for atom in unit]
            last = stop == len(units)
            atoms = atoms if last else _stripped(atoms)
            squeezed = _width(atoms) > room
            stretched = fill and (squeezed or not last)
            lines.append(
                _runs(atoms, _spacing(atoms, room) if stretched else [0] * len(atoms))
            )
            room = measure
        return tuple(lines)

    def _pieces(self, unit: list[Atom]) -> list[list[Atom]]:
        """A unit wider than a line, character by character."""
        return [[self._atom(char)] for atom in unit for char in atom.text]


def _width(atoms: Sequence[Atom]) -> int:
    return sum(atom.width for atom in atoms)


def _stripped(atoms: list[Atom]) -> list[Atom]:
    return atoms[:-1] if len(atoms) > 1 and atoms[-1].text == " " else atoms


def _units(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Atoms that must stay together: marks with what they follow or precede."""
    units: list[list[Atom]] = []
    for atom in atoms:
        before = units[-1][-1].text if units else ""
        if units and (atom.text[0] in CLOSING or before in _OPENING):
            units[-1].append(atom)
        else:
            units.append([atom])
    return units


def _spacing(atoms: Sequence[Atom], room: int) -> list[int]:
    """What is put after each atom to fill the room, or taken where it is squeezed."""
    added = [0] * len(atoms)
    gaps = [i for i, atom in enumerate(atoms[:-1]) if atom.text not in _DASHES]
    missing = room - _width(atoms)
    # One unit that is wider than the room is left as it is.
    if gaps and missing > -2 * SQUEEZE * len(gaps):
        each, over = divmod(missing, len(gaps))
        for rank, i in enumerate(gaps):
            added[i] = each + (rank < over)
        # Nothing follows the last one; alike it stays in the run of its neighbour,
        # unless that would pull a dash apart.
        added[-1] = 0 if atoms[-1].text in _DASHES else added[-2]
    return added


def _runs(atoms: Sequence[Atom], added: Sequence[int]) -> Line:
    """Neighbours joined where one font and one spacing allow it."""
    runs: list[Run] = []
    for atom, space in zip(atoms, added, strict=True):
        run = Run(atom.text, atom.role, space)
        if runs and _alike(runs[-1], run):
            runs[-1] = Run(runs[-1].text + run.text, run.role, space)
        else:
            runs.append(run)
    return tuple(runs)


def _alike(one: Run, other: Run) -> bool:
    """Whether they can be printed as one run."""
    # The space of a word stands behind it, not between its letters.
    word = one.spacing and (one.text.isascii() or other.text.isascii())
    return (one.role, one.spacing) == (other.role, other.spacing) and not word
