"""The municipality's search page, and what is suggested while somebody types."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.pagecache import public
from sites.search import pages, suggestions
from sites.search.providers import Group, nothing_found, providers
from sites.search.words import corrected, parts

LONGEST = 200  # characters; more is not a question


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the municipality has on `q`: services first, then questions and pages.

    What finds nothing is tried again with the spelling mended. What finds nothing then is noted for editors, and what
    has a part of it is shown.
    """
    municipality = _municipality(request)
    language = get_language() or DEFAULT
    query = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    groups, tried = _find(municipality, language, query), ""
    if query and not groups:
        known = suggestions.known_words(municipality, language)
        tried = corrected(query, known)
        groups = _find(municipality, language, tried) if tried != query.lower() else []
        if not groups:
            if request.method == "GET":
                nothing_found(municipality, language, query)
            tried = parts(query, known) or tried
            groups = _find(municipality, language, tried, some=True)
    found = sum(len(group.hits) for group in groups)
    context = {"query": query, "tried": tried if groups else "", "groups": groups, "found": found}
    return public.mark(render(request, "sites/search.html", context))


@require_safe
def suggested(request: HttpRequest) -> HttpResponse:
    """Every title there is, as JSON. The browser picks: what somebody types is sent nowhere before they ask."""
    titles = suggestions.titles(_municipality(request), get_language() or DEFAULT)
    return public.mark(JsonResponse({"titles": titles}))


def _find(municipality: Municipality, language: str, query: str, *, some: bool = False) -> Sequence[Group]:
    if not query:
        return []
    finders = [*(provider.find for provider in providers()), pages.find]
    groups = [find(municipality, language, query, some=some) for find in finders]
    return [group for group in groups if group.hits]


def _municipality(request: HttpRequest) -> Municipality:
    if request.municipality is None:  # type: ignore[attr-defined]
        raise Http404
    return request.municipality  # type: ignore[attr-defined]
