"""Plain pages for refused requests."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponseForbidden("403")
