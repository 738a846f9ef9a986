"""How a report names a period: 2025年, 2025年上半年, 2025年第三季度, 2025年7月."""

import re

from reports.document.shapes import hanzi_number

_CODE = re.compile(r"(\d{4})(?:H([12])|Q([1-4])|-(\d{2}))?", re.ASCII)


def period_words(code: str) -> str:
    """The period as printed; a code of another form is printed as it is."""
    match = _CODE.fullmatch(code)
    if match is None:
        return code
    year, half, quarter, month = match.groups()
    if half:
        return f"{year}年{'上' if half == '1' else '下'}半年"
    if quarter:
        return f"{year}年第{hanzi_number(int(quarter))}季度"
    return f"{year}年{int(month)}月" if month else f"{year}年"
