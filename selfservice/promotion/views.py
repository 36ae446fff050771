"""Short addresses, and the pieces of a service that other web sites may show."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from selfservice.catalogue import services
from selfservice.promotion import addresses
from selfservice.promotion.models import ShortAddress
from sites.languages.paths import CODES, DEFAULT
from sites.municipalities.models import Municipality
from sites.numbers import channels, devices
from sites.numbers.counting import What, count
from sites.numbers.models import Kind
from sites.pagecache import public

# Anybody may show these in a frame: they hold no session, no form and no script.
_ANYWHERE = settings.SECURE_CSP | {"frame-ancestors": ["*"], "script-src": ["'none'"]}


@dataclass(frozen=True, slots=True)
class Piece:
    """A link that stands on another web site; `path` is on the municipality's host."""

    title: str
    path: str
    language: str


def _municipality(request: HttpRequest) -> Municipality:
    municipality = getattr(request, "municipality", None)
    if municipality is None:
        raise Http404
    return municipality


@require_safe
def go(request: HttpRequest, code: str) -> HttpResponse:
    """From a short address straight into the dialog, by way of the login where it is needed."""
    address = addresses.find(_municipality(request), code)
    target = addresses.target(address, request) if address else None
    if target is None:
        raise Http404
    channel = addresses.channel_of(address, code)
    _arrived(request, address, channel)
    response = redirect(channels.carried(target, channel))
    response["Vary"] = "Accept-Language"
    return response


def _arrived(request: HttpRequest, address: ShortAddress, channel: str) -> None:
    device = devices.device(request.META.get("HTTP_USER_AGENT", ""))
    if device and request.method == "GET":
        what = What(address.municipality_id, Kind.ARRIVAL.value, str(address.dialog), channel=channel)
        count(what, device)


def _framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets other web sites show the answer, in the language that they ask for (`sprak`)."""

    @wraps(view)
    def wrapped(request: HttpRequest, **parts: Any) -> HttpResponse:
        asked = request.GET.get("sprak", DEFAULT)
        with translation.override(asked if asked in CODES else DEFAULT):
            return public.mark(view(request, **parts))

    return csp_override(_ANYWHERE)(xframe_options_exempt(require_safe(wrapped)))


@_framed
def button(request: HttpRequest, code: str) -> HttpResponse:
    """A button that opens one service."""
    municipality = _municipality(request)
    address = addresses.find(municipality, code)
    definition = address and addresses.definition(address, translation.get_language())
    if not definition:
        raise Http404
    path = addresses.path_of(address, code.partition("-")[2])
    return _pieces(request, [Piece(definition.title, path, definition.language)])


@_framed
def listing(request: HttpRequest) -> HttpResponse:
    """All the municipality's own services, or those of one theme (`tema`)."""
    theme = request.GET.get("tema", "")
    found = services.services(_municipality(request), translation.get_language())
    own = [service for service in found if not service.owner and theme in ("", service.theme)]
    return _pieces(request, [Piece(service.title, service.url, service.language) for service in own])


def _pieces(request: HttpRequest, pieces: list[Piece]) -> HttpResponse:
    return render(request, "selfservice/promotion/embed.html", {"pieces": pieces})
