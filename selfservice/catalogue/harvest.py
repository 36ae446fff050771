"""Where data.norge.no and others harvest the services: a municipality's on its host, a region's on the shared.

The address without an ending stands for the catalogue itself and leads to what the reader prefers.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from rdflib import Graph

from selfservice.catalogue import cpsv
from sites.launch.models import is_open
from sites.municipalities.models import Municipality, Region
from sites.pagecache import public, stamps
from sites.pagecache.memo import Memo

FORMATS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}

_regions: Memo[bytes] = Memo()  # a region's is long, and asked for on a host without a page cache


@require_safe
def municipality(request: HttpRequest, ending: str = "") -> HttpResponse:
    """The catalogue of the host's municipality."""
    owner: Municipality | None = request.municipality  # type: ignore[attr-defined]
    if owner is None:
        raise Http404
    if not ending:
        return _choose(request)
    return _file(_written(cpsv.of_municipality(owner), ending), ending)


@require_safe
def region(request: HttpRequest, slug: str, ending: str = "") -> HttpResponse:
    """The catalogue of all municipalities of a region, on the host that they share."""
    if request.municipality is not None:  # type: ignore[attr-defined]
        raise Http404
    found = next((row for row in Region.objects.all() if slugify(row.name) == slug), None)
    if found is None:
        raise Http404
    if not ending:
        return _choose(request)
    owners = [row for row in found.municipalities.select_related("site", "folder", "launch") if is_open(row)]
    address = request.build_absolute_uri(reverse("service_catalogue:region", args=[slug]))
    names = (*(stamps.content(owner.pk) for owner in owners), stamps.SHARED, stamps.MUNICIPALITIES)
    key = (found.pk, ending, *(owner.pk for owner in owners))
    body = _regions.get(key, names, lambda: _written(cpsv.of_region(found, owners, address), ending))
    return _file(body, ending)


def _choose(request: HttpRequest) -> HttpResponse:
    ending = "jsonld" if request.get_preferred_type(["text/turtle", "application/ld+json"]) == (
        "application/ld+json"
    ) else "ttl"  # fmt: skip
    response = HttpResponseRedirect(f"{request.path}.{ending}", status=303)
    response["Vary"] = "Accept"
    return response


def _written(graph: Graph, ending: str) -> bytes:
    return graph.serialize(format=FORMATS[ending][0], encoding="utf-8")


def _file(body: bytes, ending: str) -> HttpResponse:
    response = HttpResponse(body, content_type=f"{FORMATS[ending][1]}; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"  # open data
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return public.mark(response)


app_name = "service_catalogue"
urlpatterns = [
    path("tjenestekatalog", municipality, name="municipality"),
    path("tjenestekatalog.ttl", municipality, {"ending": "ttl"}, name="municipality_turtle"),
    path("tjenestekatalog.jsonld", municipality, {"ending": "jsonld"}, name="municipality_json"),
    path("tjenestekatalog/<slug:slug>", region, name="region"),
    path("tjenestekatalog/<slug:slug>.ttl", region, {"ending": "ttl"}, name="region_turtle"),
    path("tjenestekatalog/<slug:slug>.jsonld", region, {"ending": "jsonld"}, name="region_json"),
]
