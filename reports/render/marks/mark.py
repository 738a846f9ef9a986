"""What a mark says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """``word`` goes across the page, ``note`` beside it at the head of each."""

    word: str  # 草稿, 送审稿, 已撤销, 已被新版本取代
    note: str = ""

    @property
    def line(self) -> str:
        return f"【{self.word}】{self.note}"

    def named(self, title: str) -> str:
        """A title that says it, too."""
        return f"【{self.word}】{title}"
