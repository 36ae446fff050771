"""Finds the page of an address in two queries at most; Wagtail is asked where a page is not for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from sites.languages.paths import DEFAULT, in_language
from sites.municipalities.models import Municipality
from sites.navigation.tree import page_tree
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.pages.models import HomePage
from sites.shared import reading

SHARED = f"{reading.SLUG}/"

# Front pages are the most read and the richest: each is kept, with its blocks, until content changes.
_front_pages: Memo[HomePage] = Memo()


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at `path` of this municipality in the active language.

    Wagtail alone would show the bokmål front page, marked as another language, where a language has none.
    """
    if request.municipality is None:
        raise Http404
    language = get_language()
    tree = page_tree(request.municipality)
    home = tree.homes.get(language)
    if path.startswith(SHARED) and home and reading.SLUG not in home.children:
        found = tree.shared.get(language, {}).get(path.removeprefix(SHARED))
        if found is None:
            raise Http404
        return Page.objects.get(pk=found).specific.serve(request)
    if home is None:
        if language == DEFAULT:
            raise Http404
        return HttpResponseRedirect(in_language(request.path, DEFAULT))
    if not path:
        page = _front_page(request.municipality, home.page_id)
    else:
        found = Page.objects.filter(url_path=home.url_path + path).first()
        if found is None:
            raise Http404
        page = found.specific
        if not page.live:
            return _withdrawn(page, request)
    if page.path.startswith(tree.closed):
        request._wagtail_route_for_request = page.route(request, [])
        return wagtail_serve(request, path)
    return page.serve(request)


def _front_page(municipality: Municipality, page_id: int) -> HomePage:
    names = (stamps.content(municipality.pk), stamps.SHARED, stamps.MUNICIPALITIES)
    return _front_pages.get(page_id, names, lambda: HomePage.objects.get(pk=page_id))


def _withdrawn(page: Page, request: HttpRequest) -> HttpResponse:
    """What a page that is not published says: nothing, unless its type knows better."""
    if not hasattr(page, "serve_withdrawn"):
        raise Http404
    return page.serve_withdrawn(request)
