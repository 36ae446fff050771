"""Headers on every response, and the last word on what may be kept by others."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sites.pagecache.public import PRIVATE

# Besides those that Django's own SecurityMiddleware sets.
HEADERS = {
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeadersMiddleware:
    """Nothing may be kept unless its view says so, and never what came with a session, a cookie or a form.

    (A form's token always sends its cookie, so a response without cookies has no form that needs one.)
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", PRIVATE)
        cache = response.headers["Cache-Control"]
        if "public" in cache and "immutable" not in cache:
            if response.cookies or settings.SESSION_COOKIE_NAME in request.COOKIES:
                response.headers["Cache-Control"] = PRIVATE
            else:
                _forget_cookies(response)
        return response


def _forget_cookies(response: HttpResponse) -> None:
    """A public page is the same with every cookie; asking for messages made it vary by them."""
    names = [name.strip() for name in response.headers.get("Vary", "").split(",")]
    kept = [name for name in names if name and name.lower() != "cookie"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    elif "Vary" in response.headers:
        del response.headers["Vary"]
