"""Who asks, where a web server in front is the one that connects to us."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ClientAddressMiddleware:
    """Sets REMOTE_ADDR to the last address of X-Forwarded-For, which the server in front wrote (docs/nginx.md).

    Only under SECURE, where that server is trusted to say that the connection is https, too. Without this everybody
    would share one address, and one person's wrong codes would keep everybody out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE and (told := request.META.get("HTTP_X_FORWARDED_FOR")):
            request.META["REMOTE_ADDR"] = told.rpartition(",")[2].strip()
        return self.get_response(request)
