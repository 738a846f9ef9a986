import pytest
from django.test import RequestFactory

from accounts.addresses import address_of

PROXY = "10.0.0.1"


def asked(told: str | None = None):
    headers = {} if told is None else {"X-Forwarded-For": told}
    return RequestFactory().get("/", headers=headers, REMOTE_ADDR=PROXY)


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("192.168.3.4", "192.168.3.4"),
        ("2001:db8::7", "2001:db8::7"),
        # Whoever sends the header can only write before what the proxy adds.
        ("1.1.1.1, 192.168.3.4", "192.168.3.4"),
        (None, PROXY),
        ("", PROXY),
        ("nobody", PROXY),
    ],
)
def test_address_is_what_the_proxy_saw(settings, told, address):
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    assert address_of(asked(told)) == address


def test_address_is_the_other_end_where_no_proxy_is_believed():
    assert address_of(asked("192.168.3.4")) == PROXY
