"""Pages of the catalogue below the portal page. The same for everybody."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from selfservice.catalogue import browsing, discovery
from sites.municipalities.models import Municipality
from sites.navigation.chrome import chrome
from sites.pagecache import public

Find = Callable[[Municipality, str, str], browsing.Place | None]


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """The services of a theme."""
    return _show(request, browsing.theme, slug)


@require_safe
def life_event(request: HttpRequest, slug: str) -> HttpResponse:
    """The services that belong to a life event."""
    return _show(request, browsing.life_event, slug)


@require_safe
def target_group(request: HttpRequest, slug: str) -> HttpResponse:
    """The services for a group of people."""
    return _show(request, browsing.target_group, slug)


@require_safe
def from_a(request: HttpRequest) -> HttpResponse:
    """All services by name."""
    return _show(request, lambda municipality, language, _slug: browsing.from_a(municipality, language), "")


@require_safe
def most_used(request: HttpRequest) -> HttpResponse:
    """The most used services first."""
    return _show(
        request, lambda municipality, language, _slug: browsing.most_used_of(municipality, language), ""
    )


def _show(request: HttpRequest, find: Find, slug: str) -> HttpResponse:
    municipality = request.municipality  # type: ignore[attr-defined]
    place = find(municipality, get_language() or "nb", slug) if municipality else None
    if place is None:
        raise Http404
    portal = chrome(request).portal
    trail = [{"title": _("Self-service"), "url": portal}] if portal else []
    context = {
        "place": place,
        "trail": trail,
        "here": place.title,
        "structured_data": [discovery.listed(municipality, place)],
    }
    return public.mark(render(request, "selfservice/catalogue/place.html", context))
