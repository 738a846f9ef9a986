"""Long titles in lines of sense and shape.

GB/T 9704-2012, 7.3.1: a title of several lines is divided between words and set as
a trapezium or a lozenge, not in lines of equal length. There is no dictionary at
hand: places where a word surely ends are known by their last characters.
"""

import re
from itertools import combinations, pairwise

from reports.render.typesetting import EM, plain

# Nothing is divided inside these.
_WORDS = re.findall(
    r"\w+",
    """
    调研报告 报告 情况 调研 城市社区 城乡社区 社区 街道 城市 城乡 农村 建设 发展 治理
    服务 工作 现状 问题 对策 建议 安全 隐患 排查 党建 组织 队伍 干部 居民 委员会 办公
    社区工作者 阵地 项目 推进 体系 开展
    用房 经费 保障 管理 年度 全县 全市 基层 规范化 网格 物业 小区 自治区 开发区
    """,
)
# A division is good after these, and before those.
_GOOD_AFTER = "的、与和及县市区镇乡省年度"
_GOOD_BEFORE = ("情况", "调研", "报告", "关于", "存在", "城市", "社区", "现状")
_MOST_LINES = 4


def title_lines(title: str, most: int) -> tuple[str, ...]:
    """The title in as few lines as hold it; ``most`` is a line's width in em / 1000."""
    text = plain(title)
    for count in range(1, _MOST_LINES + 1):
        choices = [
            lines
            for cuts in combinations(_cuts(text), count - 1)
            if _fits(lines := _divided(text, cuts), most)
        ]
        if choices:
            return min(choices, key=_cost)
    return _divided(text, tuple(range(most // EM, len(text), most // EM)))


def _divided(text: str, cuts: tuple[int, ...]) -> tuple[str, ...]:
    edges = (0, *cuts, len(text))
    return tuple(text[a:b] for a, b in pairwise(edges))


def _width(text: str) -> int:
    return sum(EM // 2 if char.isascii() else EM for char in text)


def _fits(lines: tuple[str, ...], most: int) -> bool:
    return all(0 < _width(line) <= most for line in lines)


def _cuts(text: str) -> list[int]:
    """Where the title may be divided: not in a word, a number, or beside a mark."""
    closed = set()
    for word in _WORDS:
        start = text.find(word)
        while start >= 0:
            closed |= set(range(start + 1, start + len(word)))
            start = text.find(word, start + 1)
    return [
        at
        for at in range(2, len(text) - 1)
        if at not in closed
        and not (text[at - 1].isascii() and text[at].isascii())
        and not (text[at - 1].isdigit() and text[at] in "年月日个户人")
        and text[at] not in "，。、；：）》”的"
        and text[at - 1] not in "（《“"
    ]


def _cost(lines: tuple[str, ...]) -> float:
    """Lower is better: whole phrases first, then the shape."""
    widths = [_width(line) / EM for line in lines]
    cost = 0.0
    for line, following in pairwise(lines):
        good = line[-1] in _GOOD_AFTER or following.startswith(_GOOD_BEFORE)
        cost += 0 if good else 6
    trapezium = widths == sorted(widths, reverse=True) or widths == sorted(widths)
    lozenge = len(widths) == 3 and widths[1] >= max(widths[0], widths[2])
    cost += 0 if trapezium or lozenge else 4
    cost += 2 if len(set(widths)) < len(widths) else 0
    return cost + (max(widths) - min(widths)) / 2
