"""The red head of a formal document: whose it is, its number, and where it goes.

GB/T 9704-2012, 7.2 to 7.4. Every text stands as it is printed and was given by
somebody: no name of an organ is ever made up. An internal report has no head.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class RedHead:
    """``number`` is the whole document number, empty until the report is issued.

    ``signer`` is given for a report to those above (上行文) and for no other.
    """

    division: str  # code of the division whose organ it is; not printed
    mark: str  # 发文机关标志: 东江县民政局文件
    code: str  # 机关代字: 东民
    addressees: str  # 主送机关, without the colon
    printer: str  # 印发机关
    copies: str = ""  # 抄送机关
    signer: str = ""  # 签发人
    number: str = ""  # 发文字号: 东民〔2026〕5号

    def numbered(self, number: str) -> Self:
        return replace(self, number=number)

    def number_of(self, year: int, serial: int) -> str:
        """7.2.5: the full year in 六角括号, the serial without 第 and padding."""
        return f"{self.code}〔{year}〕{serial}号"

    @property
    def series(self) -> str:
        """What its numbers are counted by in a year."""
        return f"{self.division} {self.code}"

    def number_parts(self, dated: str) -> tuple[str, str]:
        """The number before and behind its serial; ``dated`` as printed.

        Behind is empty when there is a number: a draft leaves a blank between.
        """
        if self.number:
            return self.number, ""
        return f"{self.code}〔{dated.partition('年')[0]}〕", "号"

    def as_json(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "RedHead | None":
        return cls(**data) if data else None
