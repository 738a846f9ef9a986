"""How a change is looked at before it is stored, and what the page says then."""

from reports.models import Standard
from tests import factories
from tests.browsing import PageClient

SLUG = "min-social-organisations"


def a_national_standard() -> Standard:
    return factories.a_standard(
        SLUG, value=10, authority="plan", applies_to_class="converted,urban"
    )


def looked(client: PageClient, address: str, **sent: str) -> str:
    answer = client.post(address, {"_preview": "change", **sent})
    assert answer.status_code == 200
    return answer.content.decode()


def group(text: str, label: str) -> str:
    """The communities under one heading of the preview."""
    return text.split(f"<summary>{label}:")[1].split("</details>")[0]
