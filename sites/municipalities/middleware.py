"""Finds the tenant of a request by its host, once, for everything that follows."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from sites.launch import access
from sites.launch.models import is_open
from sites.municipalities.hosts import municipality_of_host
from sites.municipalities.models import Municipality


class MunicipalityMiddleware:
    """Sets `request.municipality`; None on the admin's host. Unknown hosts get a bare 404,
    and so do those that are not open.

    The admin lives at ADMIN_HOST/admin/ and nowhere else; that host has no citizens' pages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.get_host().partition(":")[0].lower()
        request.municipality = municipality = municipality_of_host(host)
        if municipality is not None:
            request._wagtail_site = municipality.site  # spares Wagtail's own look-up
            if not is_open(municipality):
                return self._before_opening(request, municipality)
        elif host != settings.ADMIN_HOST:
            return _not_found()
        return self.get_response(request)

    def _before_opening(self, request: HttpRequest, municipality: Municipality) -> HttpResponse:
        if request.path_info.startswith(access.PATH):
            return access.enter(request, municipality) or _not_found()
        if not access.may_see(request, municipality):
            return _not_found()
        return access.unseen(self.get_response(request))


def _not_found() -> HttpResponse:
    """The same for a host that is nobody's and for one that is not open: which it is, is not told."""
    return HttpResponseNotFound("404", content_type="text/plain")
