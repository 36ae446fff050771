"""Keeps the admin on its own host, and every account inside what is its own."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sites.admin import policy
from sites.municipalities import scoping

SERVED_BESIDE_ADMIN = (
    "/static/",
    "/media/",
    "/theme/",
    "/healthz",
    "/readyz",
    "/tjenestekatalog/",
    "/apne-data/",
)


class AdminScopeMiddleware:
    """404 for /admin/ on a municipality's host, for all else on the admin's, and for what is not yours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/" and request.municipality is None:
            return redirect(f"{settings.WAGTAILADMIN_BASE_URL}/admin/")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        in_admin = request.path.startswith("/admin/")
        if request.municipality is not None:
            if in_admin:
                raise Http404
            return
        if not in_admin:
            if request.path.startswith(SERVED_BESIDE_ADMIN):
                return
            raise Http404
        name = request.resolver_match.view_name
        user = request.user
        if name in policy.OPEN_VIEWS or not user.is_authenticated:
            return  # Wagtail sends an anonymous visitor to its login page
        if not scoping.roles_of(user) and not user.is_superuser:
            raise Http404
        policy.check(user, name, kwargs, request.GET)
