"""Finds the page of an address in two queries at most; Wagtail is asked where a page is not for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from sites.languages.paths import DEFAULT, in_language
from sites.navigation.tree import page_tree
from sites.pages.models import HomePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at `path` of this municipality in the active language.

    Wagtail alone would show the bokmål front page, marked as another language, where a language has none.
    """
    if request.municipality is None:
        raise Http404
    language = get_language()
    tree = page_tree(request.municipality)
    home = tree.homes.get(language)
    if home is None:
        if language == DEFAULT:
            raise Http404
        return HttpResponseRedirect(in_language(request.path, DEFAULT))
    if not path:
        page = HomePage.objects.get(pk=home.page_id)
    else:
        found = Page.objects.live().filter(url_path=home.url_path + path).first()
        if found is None:
            raise Http404
        page = found.specific
    if page.path.startswith(tree.closed):
        request._wagtail_route_for_request = page.route(request, [])
        return wagtail_serve(request, path)
    return page.serve(request)
