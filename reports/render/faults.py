"""What can be wrong with a file, apart from the modules that make it."""


class RenderFault(Exception):
    """The file cannot be made, or is not what it should be; says what is wrong."""
