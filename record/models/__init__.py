"""What the pages of the record keep for their readers and writers."""

from record.models.checks import DoubtAnswer, KeptApart
from record.models.lists import ChosenColumns, SavedFilter

__all__ = ["ChosenColumns", "DoubtAnswer", "KeptApart", "SavedFilter"]
