"""Answers /healthz and /readyz on any host, before anything else is asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from sites.health.checks import report


class HealthMiddleware:
    """Stands first, so that a load balancer needs neither a known host name, a session nor a redirect.

    /healthz says that this process serves, without touching the database; /readyz says 200 or 503 with the
    state of each part.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            response: HttpResponse = HttpResponse("ok\n", content_type="text/plain")
        elif request.path == "/readyz":
            ready, parts = report()
            response = JsonResponse({"ready": ready, "parts": parts}, status=200 if ready else 503)
        else:
            return self.get_response(request)
        response["Cache-Control"] = "no-store"
        return response
