"""Finds the tenant of a request by its host, once, for everything that follows."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from sites.municipalities.hosts import municipality_of_host


class MunicipalityMiddleware:
    """Sets `request.municipality`; None on the admin's host. Unknown hosts get a bare 404.

    The admin lives at ADMIN_HOST/admin/ and nowhere else; that host has no citizens' pages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.get_host().partition(":")[0].lower()
        request.municipality = municipality = municipality_of_host(host)
        if municipality is not None:
            request._wagtail_site = municipality.site  # spares Wagtail's own look-up
        elif host != settings.ADMIN_HOST:
            return HttpResponseNotFound("404", content_type="text/plain")
        return self.get_response(request)
