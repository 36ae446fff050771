"""Says when a citizen is logged out, two minutes ahead where JavaScript runs, and lets them stay.

WCAG 2.2, 2.2.1 (timing adjustable): asked at least 20 seconds ahead, and put off by one press.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from selfservice.accounts import sessions
from selfservice.accounts.login import safe_next

WARN = 120  # seconds before the end


def notice(request: HttpRequest) -> SafeString:
    """When the sender of this request is logged out, in text and for the script; empty for everybody else."""
    if sessions.citizen_of(request) is None or (end := sessions.end_of(request)) is None:
        return mark_safe("")
    return render_to_string(
        "selfservice/accounts/session_end.html",
        {
            "end": end,
            "at": localtime(end.at),
            "warn": WARN,
            "csrf": get_token(request),
            "here": request.get_full_path() if request.method == "GET" else "",
        },
    )


@require_http_methods(["GET", "POST"])
@cache_control(private=True, no_store=True)
def session(request: HttpRequest) -> HttpResponse:
    """How long the session lasts, in seconds (0: there is none); asking does not prolong it, a post does.

    Never past the absolute limit: then ID-porten must vouch for the person again.
    """
    if request.method == "POST":
        sessions.extend(request)
        if "next" in request.POST:  # the form itself, where the script does not run
            return HttpResponseRedirect(safe_next(request.POST["next"]))
    end = sessions.end_of(request)
    if end is None:
        return JsonResponse({"ends_in": 0, "final": True})
    return JsonResponse({"ends_in": end.seconds, "final": end.final, "at": f"{localtime(end.at):%H:%M}"})
