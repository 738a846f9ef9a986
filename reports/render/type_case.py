"""The type that a document is set in: its fonts, and the classes of its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.render.fonts import FontSet
from reports.render.official import OWN_DIGITS, measure
from reports.render.proofs import PREFIX, Proofs
from reports.render.typefaces import Role
from reports.render.typesetting import Line, Run, Typesetter

_BREAK = SafeString("<br>")


@dataclass
class TypeCase:
    """One set of fonts; lengths that differ from line to line become classes.

    ``guesses``: see Typesetter.
    """

    fonts: FontSet
    guesses: bool = False
    _classes: dict[str, str] = field(default_factory=dict)  # by declarations
    _numbers: Iterator[int] = field(default_factory=count)
    _setters: dict[Role, Typesetter] = field(default_factory=dict)
    # Where numbers lead to, in the document that is being set.
    proofs: Proofs = field(init=False)

    @property
    def rules(self) -> str:
        """The style rules of all classes given out."""
        return "".join(f".{name}{{{what}}}" for what, name in self._classes.items())

    def setter(self, role: Role) -> Typesetter:
        if role not in self._setters:
            self._setters[role] = Typesetter(
                self.fonts,
                role,
                own_digits=role in OWN_DIGITS,
                guesses=self.guesses,
            )
        return self._setters[role]

    def style(self, declarations: str) -> str:
        if declarations not in self._classes:
            self._classes[declarations] = f"x{next(self._numbers)}"
        return self._classes[declarations]

    def markup(
        self, lines: Sequence[Line], role: Role, keys: Sequence[str] = ()
    ) -> SafeString:
        """Lines within a block whose own font is that of the role.

        ``keys``: the evidence of each digit in them, which then leads to it.
        """
        left = iter(keys)
        return format_html_join(
            _BREAK,
            "{}",
            (
                (
                    format_html_join(
                        "", "{}", ((self._run(r, role, left),) for r in line)
                    ),
                )
                for line in lines
            ),
        )

    def _run(self, run: Run, role: Role, left: Iterator[str]) -> SafeString | str:
        digits = sum(letter.isdecimal() for letter in run.text)
        key = next(iter([*islice(left, digits)]), "")
        styles = self._styles(run, role)
        if key:
            return self._proved(run.text, styles, key)
        if not styles:
            return run.text
        return format_html('<span class="{}">{}</span>', styles, run.text)

    def _proved(self, text: str, styles: str, key: str) -> SafeString:
        name = self.proofs.own_name(key)
        return format_html(
            '<a href="#{}" class="{}"{}>{}</a>',
            quote(f"{PREFIX}{key}"),
            styles,
            format_html(' id="{}"', name) if name else "",
            text,
        )

    def _styles(self, run: Run, role: Role) -> str:
        names = [] if run.role == role else [run.role.value]
        if run.spacing and not run.text.isascii():
            # A hair more than asked for: WeasyPrint cuts to whole thousandths.
            names.append(self.style(f"letter-spacing:{run.spacing + 0.1:.1f}e-3em"))
        elif run.spacing:
            names.append(self.style(f"margin-right:{run.spacing}e-3em"))
        return " ".join(names)

    def set(
        self, text: str, role: Role, size: float, *, fill: bool = False
    ) -> SafeString:
        lines = self.setter(role).lines(text, measure(size), fill=fill)
        return self.markup(lines, role)
