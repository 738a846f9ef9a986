"""Results as tables that a README can quote."""


def print_lines(title: str, lines: list[tuple[str, ...]]) -> None:
    """The first line is the heading; all is set to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}\n")
    for number, line in enumerate(lines):
        cells = (text.rjust(width) for text, width in zip(line, widths, strict=True))
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            print("|" + "|".join("-" * (width + 1) + ":" for width in widths) + "|")
