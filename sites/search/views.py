"""The municipality's search page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sites.pagecache import public
from sites.search import pages
from sites.search.providers import providers

LONGEST = 200  # characters; more is not a question


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the municipality has on `q`: services first, then pages."""
    if request.municipality is None:
        raise Http404
    query = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    groups = []
    if query:
        finders = [*(provider.find for provider in providers()), pages.find]
        groups = [find(request.municipality, get_language() or "nb", query) for find in finders]
    found = sum(len(group.hits) for group in groups)
    context = {"query": query, "groups": [group for group in groups if group.hits], "found": found}
    return public.mark(render(request, "sites/search.html", context))
