"""Plain pages for requests that cannot be answered, in the municipality's look where there is one."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

TOO_MUCH = (RequestDataTooBig, TooManyFilesSent, TooManyFieldsSent)
_READ_PAST = 100 * 1024 * 1024  # bytes

# Answers a refused form better than the plain page does, or returns None.
CsrfPage = Callable[[HttpRequest], HttpResponse | None]
_csrf_pages: list[CsrfPage] = []


def register_csrf_page(page: CsrfPage) -> None:
    """For a room whose forms can be resumed after their token ran out."""
    _csrf_pages.append(page)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: nothing was changed."""
    for page in _csrf_pages:
        if (response := page(request)) is not None:
            return response
    return _page(
        request,
        403,
        _("This page is too old"),
        _(
            "Nothing was changed. Go back, load the page again and try once more. "
            "Your browser must accept cookies from this website."
        ),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request could not be understood, or brought more than we read."""
    if isinstance(exception, TOO_MUCH):
        _read_past(request)
        return _page(
            request,
            413,
            _("You sent too much at once"),
            _(
                "Nothing of it was saved. Go back in your browser: what you wrote should still be there. "
                "Shorten the longest text or choose fewer files, and try again."
            ),
        )
    return _page(request, 400, _("The request could not be understood"), _("Go back and try again."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not allowed."""
    return _page(request, 403, _("You do not have access to this"), "")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page here."""
    text = _("The address may be mistyped, or the page may have been moved or removed.")
    return _page(request, 404, _("The page was not found"), text)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Shows the municipality's look without asking the database."""
    context = {"municipality": getattr(request, "municipality", None)}
    return HttpResponse(loader.render_to_string("500.html", context), status=500)


def _read_past(request: HttpRequest) -> None:
    """Takes in what is left of a request, and forgets it.

    A connection that is closed on a browser that still sends is shown as broken, and our page never.
    """
    left = _READ_PAST
    try:
        while left > 0 and (piece := request._stream.read(64 * 1024)):  # type: ignore[attr-defined]
            left -= len(piece)
    except (OSError, AttributeError):  # it has gone, or was read before
        return


def _page(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    if getattr(request, "municipality", None) is None:
        return HttpResponse(f"{status} {heading}\n", status=status, content_type="text/plain; charset=utf-8")
    # Only who has come to the wrong place looks for another: the others are told to go back.
    context = {"heading": heading, "text": text, "page_languages": (), "lost": status == 404}
    return render(request, "sites/error.html", context, status=status)
