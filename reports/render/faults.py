"""What can be wrong with a file, apart from the modules that make it."""

from typing import Any


class RenderFault(Exception):
    """The file cannot be made, or is not what it should be.

    ``code`` is one of reports.messages.ERRORS, ``params`` plain values for
    its words: the process that finds a fault does not know its reader's language.
    """

    def __init__(self, code: str, /, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return " ".join([f"{self.code}:", *map(str, self.params.values())])
