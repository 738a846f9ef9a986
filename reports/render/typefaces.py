"""The typefaces an official document asks for, by the part they play.

GB/T 9704-2012, 5.2.2 and 7.3, names 小标宋, 仿宋, 楷体, 黑体 and 宋体. What readers
expect are the products of the founders that every office has; the free ones come
after them.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The value is the family name that print style sheets use."""

    XIAOBIAOSONG = "report-xiaobiaosong"  # title
    FANGSONG = "report-fangsong"  # body
    KAITI = "report-kaiti"  # headings of the second level
    HEITI = "report-heiti"  # headings of the first level
    SONGTI = "report-songti"  # page numbers, charts
    LATIN = "report-latin"  # digits and letters within hanzi
    RARE = "report-rare"  # what the others have no glyph for


@dataclass(frozen=True)
class Wanted:
    """Names a role accepts, the best first."""

    label: str
    expected: tuple[str, ...]  # what readers of official documents expect
    free: tuple[str, ...]  # free faces looked for in the same folder
    system: tuple[tuple[str, int], ...]  # installed families with their weight


WANTED = {
    Role.XIAOBIAOSONG: Wanted(
        "小标宋",
        (
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05S",
            "方正公文小标宋",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05",
            "小标宋",
        ),
        ("FandolSong Bold",),
        (("Noto Serif CJK SC", 700),),
    ),
    Role.FANGSONG: Wanted(
        "仿宋",
        (
            "仿宋_GB2312",
            "FangSong_GB2312",
            "方正仿宋_GB2312",
            "仿宋",
            "FangSong",
            "方正仿宋简体",
            "FZFangSong-Z02S",
            "华文仿宋",
            "STFangsong",
        ),
        ("FandolFang R", "FandolFang"),
        (("Noto Serif CJK SC", 400),),
    ),
    Role.KAITI: Wanted(
        "楷体",
        (
            "楷体_GB2312",
            "KaiTi_GB2312",
            "方正楷体_GB2312",
            "楷体",
            "KaiTi",
            "方正楷体简体",
            "FZKai-Z03S",
            "华文楷体",
            "STKaiti",
        ),
        ("FandolKai",),
        (("Noto Serif CJK SC", 400),),
    ),
    Role.HEITI: Wanted(
        "黑体",
        ("黑体", "SimHei", "方正黑体简体", "FZHei-B01S", "华文黑体", "STHeiti"),
        ("FandolHei",),
        (("Noto Sans CJK SC", 400),),
    ),
    Role.SONGTI: Wanted(
        "宋体",
        ("宋体", "SimSun", "方正书宋简体", "FZShuSong-Z01S", "华文宋体", "STSong"),
        ("FandolSong",),
        (("Noto Serif CJK SC", 400),),
    ),
    Role.LATIN: Wanted(
        "Times New Roman",
        ("Times New Roman",),
        # Metrics and shapes made to match Times New Roman.
        ("Liberation Serif",),
        (("Liberation Serif", 400), ("DejaVu Serif", 400)),
    ),
    Role.RARE: Wanted(
        "Noto Serif CJK SC",
        ("Noto Serif CJK SC", "Source Han Serif SC", "思源宋体"),
        (),
        (("Noto Serif CJK SC", 400),),
    ),
}
