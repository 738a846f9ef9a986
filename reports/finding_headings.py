"""What findings are called, whether a rule makes them or an official."""

from reports import qualitative
from reports.rules.catalogue import RULES

RULES_BY_CODE = {rule.code: rule for rule in RULES}


def heading_of(code: str) -> str:
    """The rule's or the qualitative finding's heading; a code that none has any more
    stands for itself."""
    known = RULES_BY_CODE.get(code) or qualitative.BY_CODE.get(code)
    return known.heading if known else code
