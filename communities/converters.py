"""A division code in an address; anything else is no address of the portal."""


class CodeConverter:
    regex = r"[1-9][0-9]{11}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
