"""Behind a web server everybody keeps their own address, and only that server says which it is."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sites.security.proxy import ClientAddressMiddleware


@pytest.mark.parametrize(
    ("secure", "forwarded", "address"),
    [
        (True, "192.0.2.7", "192.0.2.7"),
        (True, "198.51.100.1, 2001:db8::7", "2001:db8::7"),
        (True, "", "127.0.0.1"),
        (False, "192.0.2.7", "127.0.0.1"),
    ],
)
def test_the_address(settings, secure, forwarded, address):
    settings.SECURE = secure
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded} if forwarded else {})
    ClientAddressMiddleware(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == address
