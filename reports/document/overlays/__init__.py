"""An official's edits, laid over a document as composed.

An edit is kept apart from the document and names what it changes by a key that
does not depend on its place, so that the same edits can be laid over the document
made again from new data. Pure: same document, same edits, same outcome.
"""

from reports.document.overlays.applying import Moved, Overlaid, apply
from reports.document.overlays.edits import Basis, Edit, EditKind, Seen
from reports.document.overlays.tree import Item, Line, Node, Tree
from reports.document.overlays.typed import is_typed

__all__ = [
    "Basis",
    "Edit",
    "EditKind",
    "Item",
    "Line",
    "Moved",
    "Node",
    "Overlaid",
    "Seen",
    "Tree",
    "apply",
    "is_typed",
]
